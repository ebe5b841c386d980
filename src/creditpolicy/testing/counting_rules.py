"""Rules over counts of records: rates of them, points for each, bands, deductions, whole steps."""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import strategies as st

from creditpolicy.testing.conditions import clauses, conditions
from creditpolicy.testing.draft import decimal, quoted
from creditpolicy.testing.draft_kinds import Known

Lines = st.SearchStrategy[tuple[str, ...]]
Maker = Callable[[Fraction, Known], Lines]


def full_marks(known: Known) -> st.SearchStrategy[str]:
    return st.sampled_from(("1", "2", "3", "10", *map(quoted, known.numbers)))


def worth(points: Fraction, known: Known) -> st.SearchStrategy[str]:
    """What one record is worth."""
    values = (points, points / 2, points / 4) if points.denominator == 1 else (points,)
    return st.sampled_from((*(f"{decimal(v)}分" for v in values), *map(quoted, known.points)))


@st.composite
def _recognised(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    kinds = draw(st.lists(st.sampled_from(known.kinds), min_size=1, max_size=2))
    lines = [
        f"认定 {quoted(k.name)}{draw(clauses(k, known)).replace('只计 ', '须 ')}" for k in kinds
    ]
    return (*lines, f"得分率 = 认定数 ÷ {draw(full_marks(known))}，最高 1")


@st.composite
def _weighed(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    """Records that count several times by their level, and others unless those are the same."""
    kinds = [kind for kind in known.kinds if kind.level]
    if not kinds:
        return draw(_recognised(points, known))
    one, other = draw(st.sampled_from(kinds)), draw(st.sampled_from(known.kinds))
    level = quoted(one.level)
    each = f"表 几件（{level}）\n  国家级：4\n  省级：2\n  其余：1"
    first = draw(clauses(one, known)).replace("只计 ", "须 ")
    return (
        each,
        f"认定 重点：{quoted(one.name)}{first}，每件计 几件",
        f"认定 {quoted(other.name)}，须 没有 同一 {quoted(other.title)} 的 重点",
        f"得分率 = 认定数 ÷ {draw(full_marks(known))}，最高 1",
    )


@st.composite
def counted(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    count = f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}"
    each = draw(worth(points, known))
    return count, f"得分 = {each} × 合格件数，最高 {decimal(points)}分"


@st.composite
def _keyed(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kinds = [kind for kind in known.kinds if kind.level]
    if not kinds:
        return draw(counted(points, known))
    kind = draw(st.sampled_from(kinds))
    level = quoted(kind.level)
    each = [draw(worth(points, known)) for _ in range(2)]
    table = f"表 分级得分（{level}）\n  国家级：{decimal(points)}分\n  省级：{each[0]}\n"
    once = (f"只取 {level} 最高", f"只取 {level} 最低", "只取 日期 最高")
    merged = draw(st.sampled_from([f"，同一 {quoted(kind.title)} {how}" for how in once]))
    return (
        f"统计 分级件数：{quoted(kind.name)} 的 件数{merged}，按 {level} 分列",
        f"{table}  市级：{each[1]}\n  其余：0分",
        f"得分 = 合计（分级件数 × 分级得分，逐 {level}），最高 {decimal(points)}分",
    )


@st.composite
def _share(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    lines = [
        f"统计 全部件数：{quoted(kind.name)} 的 件数",
        f"统计 合格件数：{quoted(kind.name)} 的 件数，只计 {draw(conditions(kind, known))}",
        "得分率 = 合格件数 ÷ 全部件数",
    ]
    if draw(st.booleans()):
        lines += ["不适用 凡 全部件数 = 0", '提醒 凡 全部件数 = 0："没有报送"']
    return tuple(lines)


@st.composite
def _shares(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    count = f"{quoted(kind.name)} 的 件数，只计 {draw(conditions(kind, known))}"
    other = f"{quoted(kind.name)} 的 件数，只计 {draw(conditions(kind, known))}"
    return (
        f"统计 全部件数：{quoted(kind.name)} 的 件数",
        f"统计 准确件数：{count}",
        f"统计 及时件数：{other}",
        "计算 准确占比 = 准确件数 ÷ 全部件数",
        "计算 及时占比 = 及时件数 ÷ 全部件数",
        "表 得分率\n  全部件数 = 0：0\n  其余：均值（准确占比，及时占比）",
    )


@st.composite
def _summed(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kinds = [kind for kind in known.kinds if kind.number]
    if not kinds:
        return draw(counted(points, known))
    kind = draw(st.sampled_from(kinds))
    declared = f"{quoted(kind.name)} 的 {quoted(kind.number)} 合计"
    return (
        f"统计 申报数：{declared}{draw(clauses(kind, known))}",
        f"统计 申报行数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}",
        "不适用 凡 申报行数 > 0 且 申报数 = 0",
        f"得分率 = 申报数 ÷ {draw(full_marks(known))}，最高 1",
    )


@st.composite
def _banded(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    high, low = draw(st.sampled_from(((5, 2), (10, 1), (2, 1))))
    whole = decimal(points)
    part = draw(st.sampled_from(("0分", *map(quoted, known.points))))
    over = draw(st.sampled_from((f"≥ {high}", f"> {high}")))
    rows = f"  {over}：{whole}分\n  ≥ {low}：{part}，最高 {whole}分\n  其余：0分"
    return (
        f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}",
        f"表 得分（合格件数）\n{rows}",
    )


@st.composite
def deducted(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    return (
        f"统计 在列件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}",
        f"扣分 = {draw(worth(points, known))} × 在列件数，扣完为止",
    )


@st.composite
def _borne(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    return (*draw(deducted(points, known)), "扣分由责任部门承担")


@st.composite
def _stepped(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    step = draw(st.sampled_from(("2", "3", *map(quoted, known.numbers))))
    how = st.sampled_from(
        ("向下取整（{}）", "向上取整（{}）", "四舍五入（{}，0）", "四舍五入（{}，1）")
    )
    steps = draw(how).format(f"合格件数 ÷ {step}")
    return (
        f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}",
        f"得分 = {draw(worth(points, known))} × {steps}，最高 {decimal(points)}分",
    )


@st.composite
def _common(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    """By a figure that stands before all items."""
    if not known.common:
        return draw(counted(points, known))
    each, whole = draw(worth(points, known)), decimal(points)
    each_of_it = f"得分 = {each} × {quoted(known.common)}，最高 {whole}分"
    at_all = f"表 得分（{quoted(known.common)}）\n  ≠ 0：{whole}分\n  其余：0分"
    return (draw(st.sampled_from((each_of_it, at_all))),)


COUNTING: dict[str, Maker] = {
    "recognised": _recognised,
    "weighed": _weighed,
    "counted": counted,
    "keyed": _keyed,
    "share": _share,
    "shares": _shares,
    "summed": _summed,
    "banded": _banded,
    "deducted": deducted,
    "borne": _borne,
    "common": _common,
    "stepped": _stepped,
}
"""Makers of rules by their sort."""
