"""How an item may be scored: rules of every sort, over the columns that a kind of evidence has.

Sorts: `recognised` is min(1, n ÷ N); `deducted` takes points off, `borne` from the department
at fault; `stepped` rounds, `ranked` ranks, `marked` says what holds where nothing applies,
`classed` goes by departments, `linked` by another item's result, `referred` takes figures of
another result; the others are `counted`, `keyed`, `share`, `shares`, `summed`, `banded` and `wild`.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

from attrs import frozen
from hypothesis import strategies as st

from creditpolicy.testing.draft import decimal, quoted
from creditpolicy.testing.wild_formulas import wild_rates

Draw = Callable[[st.SearchStrategy[str]], str]
Lines = st.SearchStrategy[tuple[str, ...]]

SORTS = (
    "recognised",
    "counted",
    "keyed",
    "share",
    "shares",
    "summed",
    "banded",
    "deducted",
    "borne",
    "stepped",
    "ranked",
    "marked",
    "referred",
    "classed",
    "linked",
)
"""Every sort whose rules are within their points; `wild` formulas are what they come out as."""

LEVELS = ("国家级", "省级", "市级", "区级")


@frozen
class DraftKind:
    """A kind of evidence: its columns' names, by what is in them; `""` where there is none."""

    name: str
    title: str
    level: str = ""
    sort: str = ""
    right: str = ""
    code: str = ""
    until: str = ""
    number: str = ""
    parts: tuple[str, ...] = ()
    mark: str = ""
    dated: str = ""

    def text(self) -> str:
        fields = [f"字段 {quoted(self.title)}：文字"]
        fields += [f"字段 {quoted(self.level)}：{' > '.join(LEVELS)}"] * bool(self.level)
        fields += [f"字段 {quoted(self.sort)}：行政许可、行政处罚"] * bool(self.sort)
        fields += [f"字段 {quoted(self.right)}：是否"] * bool(self.right)
        fields += [f"字段 {quoted(self.code)}：主体代码，隐私"] * bool(self.code)
        fields += [f"字段 {quoted(self.until)}：日期，可空"] * bool(self.until)
        fields += [f"字段 在列天数 = 日期 到 {quoted(self.until)} 的 天数"] * bool(self.until)
        fields += [f"归期 按 {quoted(self.dated)}"] * bool(self.dated)
        fields += [f"字段 {quoted(self.number)}：整数"] * bool(self.number)
        fields += [f"字段 {quoted(self.mark)}：分值，可空，0分 至 20分"] * bool(self.mark)
        fields += ["要件 " + "、".join(map(quoted, self.parts))] * bool(self.parts)
        return "\n  ".join((f"材料 {quoted(self.name)}", *fields))


@frozen
class Known:
    """What a rule may use: kinds, assumptions that are numbers or points, departments by name.

    `group` has a department of the item; it is blank where there is none, and so is the number of
    an `earlier` item where this is the first.
    """

    kinds: tuple[DraftKind, ...]
    numbers: tuple[str, ...]
    points: tuple[str, ...]
    group: str = ""
    department: str = ""
    earlier: str = ""


def rules(sort: str, points: Fraction, known: Known) -> Lines:
    """Statements that score an item worth `points` in this way."""
    return _MAKERS[sort](points, known)


def conditions(kind: DraftKind) -> st.SearchStrategy[str]:
    """A test of the kind's records."""
    tests = _tests(kind)
    return _conditions(len(tests)).map(lambda form: form.format(*tests))


@cache  # strategies take longer to build than to draw from
def _conditions(count: int) -> st.SearchStrategy[str]:
    """Tests put together from so many, which stand in braces by their number."""
    tests = st.sampled_from([f"{{{number}}}" for number in range(count)])
    return st.recursive(tests, _joined, max_leaves=3)


def _tests(kind: DraftKind) -> list[str]:
    tests = [f"有 {quoted(kind.title)}", "报送日期 在 日期 后 7个工作日 以内"]
    tests += ["报送日期 在 日期 后 30天 以内", "日期 早于 截止日", "季度 为 一季度"]
    if kind.level:
        tests += [f"{quoted(kind.level)} {order} 市级" for order in ("不低于", "高于", "为")]
    if kind.sort:
        tests += [f"{quoted(kind.sort)} 为 行政许可", f"{quoted(kind.sort)} 不为 行政许可"]
    if kind.right:
        tests.append(f"{quoted(kind.right)} 为 是")
    if kind.code:
        tests.append(f"{quoted(kind.code)} 有效")
    if kind.until:
        name = quoted(kind.until)
        tests += [f"（无 {name} 或 {name} 晚于 截止日）", f"有 {name}", "在列天数 > 3"]
        tests += [f"报送日期 在 {name} 前 {term} 以前" for term in ("3天", "2个工作日")]
    if kind.number:
        tests.append(f"{quoted(kind.number)} ≥ 2")
    if kind.parts:
        tests.append(f"要件数 ≥ {len(kind.parts)}")
    tests += [f"至少{k}个要件" for k in range(1, len(kind.parts) + 1)]
    return tests


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    both = st.tuples(inner, st.sampled_from(("且", "或")), inner)
    return st.one_of(
        both.map(lambda parts: f"（{parts[0]} {parts[1]} {parts[2]}）"),
        inner.map(lambda test: f"非（{test}）"),
    )


def _keys(kind: DraftKind) -> list[str]:
    return [quoted(name) for name in (kind.title, kind.code, kind.until) if name] + ["日期"]


@st.composite
def clauses(draw: st.DrawFn, kind: DraftKind) -> str:
    """What is counted of a kind: with a test, merged by a key, or neither."""
    test = draw(conditions(kind)) if draw(st.booleans()) else ""
    key = draw(st.sampled_from(_keys(kind))) if draw(st.integers(0, 3)) == 0 else ""
    return f"，只计 {test}" * bool(test) + f"，同一 {key} 只计一次" * bool(key)


def _full_marks(known: Known) -> st.SearchStrategy[str]:
    return st.sampled_from(("1", "2", "3", "10", *map(quoted, known.numbers)))


def _each(points: Fraction, known: Known) -> st.SearchStrategy[str]:
    """What one record is worth."""
    values = (points, points / 2, points / 4) if points.denominator == 1 else (points,)
    return st.sampled_from((*(f"{decimal(v)}分" for v in values), *map(quoted, known.points)))


@st.composite
def _recognised(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    kinds = draw(st.lists(st.sampled_from(known.kinds), min_size=1, max_size=2))
    lines = [f"认定 {quoted(k.name)}{draw(clauses(k)).replace('只计 ', '须 ')}" for k in kinds]
    return (*lines, f"得分率 = 认定数 ÷ {draw(_full_marks(known))}，最高 1")


@st.composite
def _counted(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    count = f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind))}"
    each = draw(_each(points, known))
    return count, f"得分 = {each} × 合格件数，最高 {decimal(points)}分"


@st.composite
def _keyed(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kinds = [kind for kind in known.kinds if kind.level]
    if not kinds:
        return draw(_counted(points, known))
    kind = draw(st.sampled_from(kinds))
    level = quoted(kind.level)
    each = [draw(_each(points, known)) for _ in range(2)]
    table = f"表 分级得分（{level}）\n  国家级：{decimal(points)}分\n  省级：{each[0]}\n"
    once = (f"只取 {level} 最高", f"只取 {level} 最低", "只取 日期 最高", "只计一次")
    merged = draw(st.sampled_from(("", *(f"，同一 {quoted(kind.title)} {how}" for how in once))))
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
        f"统计 合格件数：{quoted(kind.name)} 的 件数，只计 {draw(conditions(kind))}",
        "得分率 = 合格件数 ÷ 全部件数",
    ]
    if draw(st.booleans()):
        lines += ["不适用 凡 全部件数 = 0", '提醒 凡 全部件数 = 0："没有报送"']
    return tuple(lines)


@st.composite
def _shares(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    count = f"{quoted(kind.name)} 的 件数，只计 {draw(conditions(kind))}"
    other = f"{quoted(kind.name)} 的 件数，只计 {draw(conditions(kind))}"
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
        return draw(_counted(points, known))
    kind = draw(st.sampled_from(kinds))
    return (
        f"统计 申报数：{quoted(kind.name)} 的 {quoted(kind.number)} 合计{draw(clauses(kind))}",
        f"统计 申报行数：{quoted(kind.name)} 的 件数{draw(clauses(kind))}",
        "不适用 凡 申报行数 > 0 且 申报数 = 0",
        f"得分率 = 申报数 ÷ {draw(_full_marks(known))}，最高 1",
    )


@st.composite
def _banded(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    high, low = draw(st.sampled_from(((5, 2), (10, 1), (2, 1))))
    whole = decimal(points)
    part = draw(st.sampled_from(("0分", *map(quoted, known.points))))
    rows = f"  ≥ {high}：{whole}分\n  ≥ {low}：{part}，最高 {whole}分\n  其余：0分"
    return (
        f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind))}",
        f"表 得分（合格件数）\n{rows}",
    )


@st.composite
def _deducted(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    return (
        f"统计 在列件数：{quoted(kind.name)} 的 件数{draw(clauses(kind))}",
        f"扣分 = {draw(_each(points, known))} × 在列件数，扣完为止",
    )


@st.composite
def _borne(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    return (*draw(_deducted(points, known)), "扣分由责任部门承担")


@st.composite
def _stepped(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    step = draw(st.sampled_from(("2", "3", *map(quoted, known.numbers))))
    how = st.sampled_from(
        ("向下取整（{}）", "向上取整（{}）", "四舍五入（{}，0）", "四舍五入（{}，1）")
    )
    steps = draw(how).format(f"合格件数 ÷ {step}")
    return (
        f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind))}",
        f"得分 = {draw(_each(points, known))} × {steps}，最高 {decimal(points)}分",
    )


@st.composite
def _ranked(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    how = draw(st.sampled_from(("名次", "倒数名次", "密集名次")))
    groups = (f"，逐 {quoted(known.group)}",) * bool(known.group)
    over = draw(st.sampled_from(("", "，逐 部门", *groups)))
    outside = draw(st.sampled_from(("", "，不适用的按 4", "，未定的按 1，不适用的按 未定")))
    whole = decimal(points)
    rows = f"  ≤ 1：{whole}分\n  ≤ 3：{draw(_each(points, known))}，最高 {whole}分\n  其余：0分"
    return (
        f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind))}",
        f"计算 位次 = {how}（合格件数{over}）{outside}",
        f"表 得分（位次）\n{rows}",
    )


@st.composite
def _marked(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    nothing = draw(st.sampled_from(("不适用", "未定", "0", "1")))
    result = draw(st.sampled_from(("若 占比 适用 则 占比 否则 不适用", "占比，不适用的按 1")))
    return (
        f"统计 全部件数：{quoted(kind.name)} 的 件数",
        f"统计 合格件数：{quoted(kind.name)} 的 件数，只计 {draw(conditions(kind))}",
        "计算 占比 = 合格件数 ÷ 全部件数",
        f"表 得分率\n  全部件数 = 0 且 占比 不适用：{nothing}\n  其余：{result}",
    )


@st.composite
def _referred(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    """Figures of last year's result, which may be missing, beside this year's count."""
    kind = draw(st.sampled_from(known.kinds))
    name = f"上年{draw(st.sampled_from('甲乙丙'))}"
    rows = f"{name}件数 ≥ 2：1\n  上年 的 名次 ≤ 2：0.5\n  {name}增加 > 0分：0.25"
    return (
        f"统计 {name}件数：{quoted(kind.name)} 的 件数{draw(clauses(kind))}",
        f"计算 {name}增加 = 1分 × {name}件数 − 上年 的 部门得分",
        f"表 得分率\n  {rows}\n  其余：上年 的 得分率，最低 0，最高 1",
    )


@st.composite
def _classed(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    """By the department's group, and by intervals that together leave nothing out."""
    kind = draw(st.sampled_from(known.kinds))
    group = (quoted(known.group),) * bool(known.group)
    named = draw(st.sampled_from((quoted(known.department), *group)))
    whole, each = decimal(points), draw(_each(points, known))
    test = draw(st.sampled_from((f"部门 属于 {named}", f"部门 不为 {named}")))
    order = draw(
        st.permutations(("  0：0分", f"  ≥ 1 且 < 3：{each}，最高 {whole}分", f"  ≥ 3：{whole}分"))
    )
    counted = f"部门 属于 {named} 或 {draw(conditions(kind))}"
    return (
        f"统计 合格件数：{quoted(kind.name)} 的 件数，只计 {counted}",
        f"表 满分数（部门）\n  {named}：{whole}分\n  其余：{each}，最高 {whole}分",
        "表 分档（合格件数）\n" + "\n".join(order),
        f"得分 = 若 {test} 则 分档 否则 满分数",
    )


@st.composite
def _linked(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    """What the department has in an item before this one."""
    if not known.earlier:
        return draw(_counted(points, known))
    rate = f"考核项 {known.earlier} 得分率"
    score = f"考核项 {known.earlier} 得分"
    outside = draw(st.sampled_from(("，不适用的按 0", "，不适用的按 1", "")))
    how = (f"最大（{rate}，50%）", f"若 {score} ≥ 0.2分 则 1，否则 0.5", f"四舍五入（{rate}，2）")
    return (f"得分率 = {draw(st.sampled_from(how))}，最低 0，最高 1{outside}",)


@st.composite
def _wild(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    """Formulas of any form, which may or may not stay within their points."""
    kind = draw(st.sampled_from(known.kinds))
    counts = [f"统计 全部件数：{quoted(kind.name)} 的 件数"]
    counts += [f"统计 {n}件数：{quoted(kind.name)} 的 件数{draw(clauses(kind))}" for n in "甲乙"]
    names = ["全部件数", "甲件数", "乙件数"]
    for other in known.kinds:
        if other.number and len(names) < 4:
            how = draw(st.sampled_from(("合计", "最大值", "最小值")))
            counts.append(f"统计 丙数：{quoted(other.name)} 的 {quoted(other.number)} {how}")
            names.append("丙数")
    rates = wild_rates(tuple(names), (), known.numbers)
    more = wild_rates(tuple(names), ("甲率",), known.numbers)
    result = draw(st.sampled_from(("甲率", "乙率", "丙率", "最小（甲率，丙率）")))
    bounds = draw(st.sampled_from(("，最低 0，最高 1", "，最低 0，最高 1", "，最高 1", "")))
    rows = f"  ≥ 2：{draw(more)}\n  < 1：{draw(more)}\n  其余：{draw(more)}"
    return (
        *counts,
        f"计算 甲率 = {draw(rates)}",
        f"计算 乙率 = {draw(more)}",
        f"表 丙率（{draw(st.sampled_from(names))}）\n{rows}",
        f"得分率 = {result}{bounds}",
    )


_MAKERS: dict[str, Callable[[Fraction, Known], Lines]] = {
    "recognised": _recognised,
    "counted": _counted,
    "keyed": _keyed,
    "share": _share,
    "shares": _shares,
    "summed": _summed,
    "banded": _banded,
    "deducted": _deducted,
    "borne": _borne,
    "stepped": _stepped,
    "ranked": _ranked,
    "marked": _marked,
    "referred": _referred,
    "classed": _classed,
    "linked": _linked,
    "wild": _wild,
}
