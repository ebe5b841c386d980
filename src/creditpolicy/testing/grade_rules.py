"""An item whose score a grade gives, with gates on the grade, on a rank and on the score."""

from fractions import Fraction

from hypothesis import strategies as st

from creditpolicy.testing.conditions import clauses
from creditpolicy.testing.draft import decimal, quoted
from creditpolicy.testing.draft_kinds import Known

SCALE = "等级 等次：优秀 > 良好 > 合格 > 不合格"
"""What a policy declares that has such an item."""


@st.composite
def graded(draw: st.DrawFn, points: Fraction, known: Known) -> tuple[str, ...]:
    """A grade with gates on it, a rank with one, and gates on the score that the grade gives."""
    kind = draw(st.sampled_from(known.kinds))
    tests = (
        "通报件数 ≥ 1",
        "合格件数 ÷ 通报件数 < 2",
        "等次 不高于 良好 且 提一档（等次） 为 优秀",
        "等次 高于 合格 或 降一档（等次） 低于 合格",
        "全部件数 = 合格件数",
    )
    circumstances = st.sampled_from((*tests, f"非（{tests[1]}）", f"{tests[0]} 且 {tests[-1]}"))
    effects = (
        "提一档",
        "降一档",
        "最高 良好",
        "最低 合格",
        "定为 不合格",
        "定为 若 通报件数 = 0，则 优秀，否则 合格",
    )
    first, second = (draw(_gate(circumstances, "等次", effects)) for _ in range(2))
    half, whole = decimal(points / 2 if points.denominator == 1 else points), decimal(points)
    changes = (
        f"得分 最高 {half}分",
        f"得分 记 {half}分",
        "得分率 最低 10%",
        "得分 记 得分 × 50%",
        "得分率 记 得分率",
    )
    change = draw(st.sampled_from(changes))
    ranked = draw(st.sampled_from(("", "凡 等次 为 不合格，排名 列最后")))
    return (
        f"统计 全部件数：{quoted(kind.name)} 的 件数",
        f"统计 合格件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}",
        f"统计 通报件数：{quoted(kind.name)} 的 件数{draw(clauses(kind, known))}",
        "表 等次（合格件数）\n  ≥ 4：优秀\n  ≥ 2：良好\n  ≥ 1：合格\n  其余：不合格",
        f"{first}\n{second}",
        "计算 排名 = 名次（合格件数）",
        *(ranked,) * bool(ranked),
        f"表 得分（等次）\n  优秀：{whole}分\n  良好：{half}分\n  其余：0分",
        f"凡 排名 ≥ {draw(st.sampled_from('23'))}，{change}",
    )


@st.composite
def _gate(
    draw: st.DrawFn, tests: st.SearchStrategy[str], target: str, effects: tuple[str, ...]
) -> str:
    """One line, or several with the conditions below it."""
    effect = f"{target} {draw(st.sampled_from(effects))}"
    listed = draw(st.sampled_from(("", "下列任一", "下列全部")))
    if not listed:
        return f"凡 {draw(tests)}，{effect}"
    lines = draw(st.lists(tests, min_size=1, max_size=3, unique=True))
    return "\n".join((f"凡 {listed}，{effect}", *(f"  情形 {line}" for line in lines)))
