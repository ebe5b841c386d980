"""Rules by what only sentences on records say: means, the one mark filed, months, shares, days."""

from fractions import Fraction

from hypothesis import strategies as st

from creditpolicy.testing.conditions import clauses
from creditpolicy.testing.counting_rules import Maker, counted, deducted
from creditpolicy.testing.draft import decimal, quoted
from creditpolicy.testing.draft_kinds import DraftKind, Known


def _kind(known: Known) -> st.SearchStrategy[DraftKind]:
    marked = [kind for kind in known.kinds if kind.mark]
    return st.sampled_from(marked or known.kinds)


@st.composite
def _averaged(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(_kind(known))
    if not kind.mark:
        return draw(counted(points, known))
    part = draw(st.sampled_from(("", "月份", "季度")))
    mean = f"{quoted(kind.name)} 的 {quoted(kind.mark)} 均值{draw(clauses(kind, known))}"
    if not part:
        return f"统计 平均分：{mean}", "得分率 = 平均分 ÷ 20分"
    over = f"逐 {part}"
    trimmed = f"（合计（分期平均，{over}） − 最大（分期平均，{over}） − 最小（分期平均，{over}））"
    folded = draw(
        st.sampled_from(
            (
                f"均值（分期平均，{over}）",
                f"若 期数 ≥ 3 则 {trimmed} ÷ （期数 − 2），否则 均值（分期平均，{over}）",
            )
        )
    )
    return (
        f"统计 分期平均：{mean}，按 {part} 分列",
        f"计算 期数 = 个数（分期平均，{over}）",
        f"计算 平均分 = {folded}",
        "得分率 = 若 期数 ≥ 2 则 平均分 ÷ 20分，否则 0，最低 0，最高 1",
    )


@st.composite
def _certain(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(_kind(known))
    if not kind.mark:
        return draw(counted(points, known))
    how = draw(st.sampled_from(("唯一值", "最大值", "最小值")))
    mark = (
        f"统计 评定分：{quoted(kind.name)} 的 {quoted(kind.mark)} {how}{draw(clauses(kind, known))}"
    )
    return mark, f"得分率 = 评定分 ÷ {draw(st.sampled_from(('20分', '10分，最高 1')))}"


@st.composite
def _monthly(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    part, whole = draw(st.sampled_from((("月份", known.months), ("季度", known.months // 3))))
    name = quoted(kind.name)
    if draw(st.booleans()):
        months = f"统计 期数：{name} 的 不同 {part} 数{draw(clauses(kind, known))}"
        return months, f"得分 = {decimal(points)}分 × （期数 ÷ {whole}）"
    return (
        f"统计 分期件数：{name} 的 件数{draw(clauses(kind, known))}，按 {part} 分列",
        f"得分率 = 合计（最小（分期件数，1），逐 {part}） ÷ {whole}",
    )


@st.composite
def _divided(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    title = quoted(kind.title)
    shared = f"{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}，同一 {title} 由各部门均分"
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
        f"统计 同题件数：{name} 的 件数{draw(clauses(kind, known))}",
        f"统计 合格件数：{name} 的 件数，只计 {where}同一 {title} 的 同题件数 {order}",
        "得分率 = 合格件数 ÷ 全部件数",
    )


@st.composite
def _late(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kinds = [kind for kind in known.kinds if kind.until]
    if not kinds:
        return draw(deducted(points, known))
    kind = draw(st.sampled_from(kinds))
    cap = draw(st.sampled_from(("", "，每件最高 5", "，每件最高 1，每件最高 2")))
    days = f"统计 超期天数：{quoted(kind.name)} 的 在列天数 合计{draw(clauses(kind, known))}{cap}"
    return days, f"扣分 = {decimal(points)}分 × 超期天数，扣完为止"


@st.composite
def _extreme(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    """By the largest or the smallest of the amounts, or all of them together."""
    kinds = [kind for kind in known.kinds if kind.amount]
    if not kinds:
        return draw(counted(points, known))
    kind = draw(st.sampled_from(kinds))
    how = draw(st.sampled_from(("最大值", "最小值", "合计", "均值")))
    amount = f"{quoted(kind.name)} 的 {quoted(kind.amount)} {how}"
    figure = f"统计 金额数：{amount}{draw(clauses(kind, known))}"
    bands = "表 得分率（金额数）\n  > 3：1\n  ≥ 0 且 ≤ 3：金额数 ÷ 3\n  其余：0"
    return figure, bands


RECORDS: dict[str, Maker] = {
    "averaged": _averaged,
    "certain": _certain,
    "monthly": _monthly,
    "divided": _divided,
    "alike": _alike,
    "late": _late,
    "extreme": _extreme,
}
"""Makers of rules by their sort."""
