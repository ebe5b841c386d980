"""What a drawn policy promises: bounds, what is possible, how far one more record may move it."""

from fractions import Fraction

from hypothesis import strategies as st

from creditpolicy.testing.draft import decimal, quoted
from creditpolicy.testing.draft_kinds import DraftKind, Known

_MOVES = ("不降低", "不提高", "最多降低 50%", "最多提高 10%")
_OF_POINTS = ("不降低", "不提高", "最多降低 0.5分", "最多提高 5分")


@st.composite
def item_promises(draw: st.DrawFn, points: Fraction, known: Known) -> str:
    """A line under an item; some are true, some are not: only a proof tells."""
    worth, own = decimal(points), f"{quoted(known.department)} 的 得分"
    plain = (
        f"保证 得分率 ≥ 0 且 得分 ≤ {worth}分",
        f"保证 {own} ≥ {worth}分 × 50%",
        "保证 有可能 得分率 = 100%",
        f"保证 凡 得分率 < 50%，得分 < {worth}分",
    )
    figure, moves = draw(st.sampled_from((("得分率", _MOVES), (own, _OF_POINTS))))
    kind = draw(st.sampled_from(known.kinds))
    further = f"保证 再多一件 {quoted(kind.name)}{draw(_tests(kind))}，{figure} "
    return draw(st.sampled_from((*plain, *(further + move for move in moves))))


def _tests(kind: DraftKind) -> st.SearchStrategy[str]:
    """A condition on the one more record, or none."""
    tests = ["", f"，须 有 {quoted(kind.title)}"]
    if kind.right:
        tests.append(f"，须 {quoted(kind.right)} 为 是，且 有 {quoted(kind.title)}")
    return st.sampled_from(tests)


def summary_promises(known: Known, department: str) -> st.SearchStrategy[str]:
    """A line under 汇总."""
    kind = quoted(known.kinds[0].name)
    return st.sampled_from((
        "保证 部门得分 ≥ 0分",
        f"保证 再多一件 {kind}，总得分 最多提高 1分",
        f"保证 {quoted(department)} 的 考核项 1 得分率 ≤ 100%",
        "保证 有可能 名次 = 2",
    ))  # fmt: skip
