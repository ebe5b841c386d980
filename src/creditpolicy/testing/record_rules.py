"""How an item may be scored: by what only sentences on records say, beside the sorts of `rules`.

Sorts: `averaged` is a mean of marks, `certain` the one mark filed, `monthly` counts months,
`divided` shares records among departments, `alike` looks at those with the same title, `late`
takes points off for days.
`graded` has a grade and gates.
"""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import strategies as st

from creditpolicy.testing import rules as formulas
from creditpolicy.testing.draft import decimal, quoted
from creditpolicy.testing.grade_rules import graded
from creditpolicy.testing.rules import DraftKind, Known, Lines, clauses


def rules(sort: str, points: Fraction, known: Known) -> Lines:
    """Statements that score an item worth `points` in this way."""
    maker = _MAKERS.get(sort)
    return formulas.rules(sort, points, known) if maker is None else maker(points, known)


def _kind(known: Known) -> st.SearchStrategy[DraftKind]:
    marked = [kind for kind in known.kinds if kind.mark]
    return st.sampled_from(marked or known.kinds)


@st.composite
def _averaged(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(_kind(known))
    if not kind.mark:
        return draw(formulas.rules("counted", points, known))
    part = draw(st.sampled_from(("", "月份", "季度")))
    mean = f"{quoted(kind.name)} 的 {quoted(kind.mark)} 均值{draw(clauses(kind))}"
    if not part:
        return f"统计 平均分：{mean}", "得分率 = 平均分 ÷ 20分"
    folded = f"计算 平均分 = 均值（分期平均，逐 {part}）"
    return f"统计 分期平均：{mean}，按 {part} 分列", folded, "得分率 = 平均分 ÷ 20分"


@st.composite
def _certain(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(_kind(known))
    if not kind.mark:
        return draw(formulas.rules("counted", points, known))
    how = draw(st.sampled_from(("唯一值", "最大值", "最小值")))
    mark = f"统计 评定分：{quoted(kind.name)} 的 {quoted(kind.mark)} {how}{draw(clauses(kind))}"
    return mark, f"得分率 = 评定分 ÷ {draw(st.sampled_from(('20分', '10分，最高 1')))}"


@st.composite
def _monthly(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    part, whole = draw(st.sampled_from((("月份", 12), ("季度", 4))))
    name = quoted(kind.name)
    if draw(st.booleans()):
        months = f"统计 期数：{name} 的 不同 {part} 数{draw(clauses(kind))}"
        return months, f"得分 = {decimal(points)}分 × （期数 ÷ {whole}）"
    return (
        f"统计 分期件数：{name} 的 件数{draw(clauses(kind))}，按 {part} 分列",
        f"得分率 = 合计（最小（分期件数，1），逐 {part}） ÷ {whole}",
    )


@st.composite
def _divided(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    title = quoted(kind.title)
    shared = f"{quoted(kind.name)} 的 件数{draw(clauses(kind))}，同一 {title} 由各部门均分"
    score = f"得分 = {decimal(points)}分 × 份数，最高 {decimal(points)}分"
    return f"统计 份数：{shared}", score


@st.composite
def _alike(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    name, title = quoted(kind.name), quoted(kind.title)
    where = draw(st.sampled_from(("", "不分部门 ")))
    order = draw(st.sampled_from(("≤ 2", "= 1", "> 1", "≠ 0")))
    return (
        f"统计 全部件数：{name} 的 件数",
        f"统计 同题件数：{name} 的 件数{draw(clauses(kind))}",
        f"统计 合格件数：{name} 的 件数，只计 {where}同一 {title} 的 同题件数 {order}",
        "得分率 = 合格件数 ÷ 全部件数",
    )


@st.composite
def _late(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kinds = [kind for kind in known.kinds if kind.until]
    if not kinds:
        return draw(formulas.rules("deducted", points, known))
    kind = draw(st.sampled_from(kinds))
    cap = draw(st.sampled_from(("", "，每件最高 5", "，每件最高 1，每件最高 2")))
    days = f"统计 超期天数：{quoted(kind.name)} 的 在列天数 合计{draw(clauses(kind))}{cap}"
    return days, f"扣分 = {decimal(points)}分 × 超期天数，扣完为止"


_MAKERS: dict[str, Callable[[Fraction, Known], Lines]] = {
    "averaged": _averaged,
    "certain": _certain,
    "monthly": _monthly,
    "divided": _divided,
    "alike": _alike,
    "late": _late,
    "graded": graded,
}
SORTS = (*formulas.SORTS, *_MAKERS)
"""Every sort whose rules are within their points."""
