"""Rules over figures: ranks, marks, classes of departments, other items and results, anything."""

from fractions import Fraction

from hypothesis import strategies as st

from creditpolicy.testing.conditions import clauses, conditions
from creditpolicy.testing.counting_rules import Maker, counted, worth
from creditpolicy.testing.draft import decimal, quoted
from creditpolicy.testing.draft_kinds import Known
from creditpolicy.testing.wild_formulas import wild_rates


@st.composite
def _ranked(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    how = draw(st.sampled_from(("密集名次", "倒数名次", "名次")))
    groups = (f"，逐 {quoted(known.group)}",) * bool(known.group)
    over = draw(st.sampled_from(("", "，逐 部门", *groups)))
    outside = draw(st.sampled_from(("", "，不适用的按 4", "，未定的按 1，不适用的按 未定")))
    whole = decimal(points)
    rows = f"  ≤ 1：{whole}分\n  ≤ 3：{draw(worth(points, known))}，最高 {whole}分\n  其余：0分"
    return (
        f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}",
        f"计算 位次 = {how}（合格件数{over}）{outside}",
        f"表 得分（位次）\n{rows}",
    )


@st.composite
def _marked(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    kind = draw(st.sampled_from(known.kinds))
    nothing = draw(st.sampled_from(("不适用", "未定", "0", "1")))
    results = (
        "若 占比 适用 则 占比 否则 不适用",
        "占比，不适用的按 1",
        "占比，未定的按 0，不适用的按 1",
    )
    result = draw(st.sampled_from(results))
    return (
        f"统计 全部件数：{quoted(kind.name)} 的 件数",
        f"统计 合格件数：{quoted(kind.name)} 的 件数，只计 {draw(conditions(kind, known))}",
        "计算 占比 = 合格件数 ÷ 全部件数",
        f"表 得分率\n  全部件数 = 0 且 占比 不适用：{nothing}\n  其余：{result}",
    )


@st.composite
def _referred(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    """Figures of last year's result, which may be missing, beside this year's count."""
    kind = draw(st.sampled_from(known.kinds))
    name = f"上年{draw(st.sampled_from('甲乙丙'))}"
    rows = f"{name}件数 ≥ 2：1\n  上年 的 名次 ≤ 2：0.5\n  {name}增加 > 0分：0.25"
    before = ("上期 的 考核项 1 得分率", "上期 的 考核项 1 得分 ÷ 9分", "上年 的 总得分 ÷ 9分")
    rates = "，".join(draw(st.permutations((*before, "上年 的 得分率", "信用 的 得分率"))))
    other = f"最大（{rates}），最低 0，最高 1"
    return (
        f"统计 {name}件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}",
        f"计算 {name}增加 = 1分 × {name}件数 − 上年 的 部门得分",
        f"计算 {name}减少 = −{name}增加",
        f"表 得分率\n  {rows}\n  {name}减少 > 5分：0\n  其余：{other}",
    )


@st.composite
def _classed(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    """By the department's group, and by intervals that together leave nothing out."""
    kind = draw(st.sampled_from(known.kinds))
    group = (quoted(known.group),) * bool(known.group)
    named = draw(st.sampled_from((quoted(known.department), *group)))
    whole, each = decimal(points), draw(worth(points, known))
    test = draw(st.sampled_from((f"部门 属于 {named}", f"部门 不为 {named}")))
    order = draw(
        st.permutations(("  0：0分", f"  ≥ 1 且 < 3：{each}，最高 {whole}分", f"  ≥ 3：{whole}分"))
    )
    counted_too = f"部门 属于 {named} 或 {draw(conditions(kind, known))}"
    shares = f"  ≥ 2，其余：100%\n  其余，{named}：80%\n  其余，其余：50%"
    return (
        f"统计 合格件数：{quoted(kind.name)} 的 件数，只计 {counted_too}",
        f"表 满分数（部门）\n  {named}：{whole}分\n  其余：{each}，最高 {whole}分",
        "表 分档（合格件数）\n" + "\n".join(order),
        f"表 几成（合格件数，部门）\n{shares}",
        f"得分 = 若 {test} 则 分档 否则 满分数 × 几成",
    )


@st.composite
def _linked(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    """What the department has in an item before this one."""
    if not known.earlier:
        return draw(counted(points, known))
    rate = f"考核项 {known.earlier} 得分率"
    score = f"考核项 {known.earlier} 得分"
    outside = draw(st.sampled_from(("，不适用的按 0", "，不适用的按 1", "")))
    half = quoted(known.threshold) if known.threshold else "50%"
    how = (f"最大（{rate}，{half}）", f"{rate} × {half}", f"四舍五入（{rate}，2）")
    chosen = f"若 {score} ≥ 0.2分 则 1，否则 {draw(st.sampled_from(how))}"
    return (f"得分率 = {chosen}，最低 0，最高 1{outside}",)


@st.composite
def _wild(draw: st.DrawFn, _: Fraction, known: Known) -> tuple[str, ...]:
    """Formulas of any form, which may or may not stay within their points."""
    kind = draw(st.sampled_from(known.kinds))
    counts = [f"统计 全部件数：{quoted(kind.name)} 的 件数"]
    counts += [
        f"统计 {n}件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}" for n in "甲乙"
    ]
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


FIGURES: dict[str, Maker] = {
    "ranked": _ranked,
    "marked": _marked,
    "referred": _referred,
    "classed": _classed,
    "linked": _linked,
    "wild": _wild,
}
"""Makers of rules by their sort."""
