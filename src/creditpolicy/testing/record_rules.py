"""How an item may be scored: by what only sentences on records say, beside the sorts of `rules`.

Sorts: `averaged` is a mean of marks, `certain` the one mark filed, `monthly` counts months.
"""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import strategies as st

from creditpolicy.testing import rules as formulas
from creditpolicy.testing.draft import decimal, quoted
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
    return mark, f"得分率 = 评定分 ÷ {draw(st.sampled_from(('20分', '40分，最低 50%')))}"


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


_MAKERS: dict[str, Callable[[Fraction, Known], Lines]] = {
    "averaged": _averaged,
    "certain": _certain,
    "monthly": _monthly,
}
SORTS = (*formulas.SORTS, *_MAKERS)
"""Every sort whose rules are within their points."""
