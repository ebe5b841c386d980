"""What a drawn policy says under 汇总: a score by a formula, gates, grades, lists, figures."""

from hypothesis import strategies as st

from creditpolicy.testing.draft import DraftItem, quoted
from creditpolicy.testing.draft_facts import COMMON
from creditpolicy.testing.draft_kinds import Known

LABELS = "等级 去向：通报表扬、正常、约谈"
"""What a policy declares that lists departments by their places."""
_CHANGES = ("记 0分", "最高 2分", "最低 1分", "记 部门得分 × 50%")
_GRADES = (
    "计算 折合分 = 部门得分 × 50% + 贡献分",
    "表 年终等次（名次）\n    ≤ 1：优秀\n    ≤ 3：良好\n    其余：合格",
    """凡 折合分 = 0分 或 总得分 = 0分，年终等次 降一档
  凡 部门得分 < 1分，年终等次 定为 不合格
  凡 分担分值 > 9分，年终等次 最低 良好""",
)
_LISTS = (
    "表 去向（名次）\n    ≤ 1：通报表扬\n    ≤ 3：正常\n    其余：约谈",
    "凡 部门得分 = 0分，去向 定为 约谈",
)


@st.composite
def summaries(
    draw: st.DrawFn, items: tuple[DraftItem, ...], known: Known, *, scored: bool, graded: bool
) -> tuple[str, ...]:
    """Lines under 汇总; `scored`: how departments score is a choice; `graded`: there are grades."""
    lines: list[str] = []
    kind = draw(st.sampled_from(known.kinds))
    tests = [f"考核项 {items[0].id} 得分率 < 50%", f"考核项 {items[-1].id} 得分 > 1分"]
    if known.common:
        tests.append(f"{COMMON} = 0")
    if draw(st.booleans()):
        lines.append(f"统计 年终件数：{quoted(kind.name)} 的 件数")
        tests.append("年终件数 ≥ 2")
    if not scored and draw(st.booleans()):
        lines.append(f"部门得分 = {draw(_formula(items))}")
    if draw(st.booleans()):
        gates = draw(st.lists(_gate(tests, "部门得分", _CHANGES), min_size=2, max_size=4))
        lines.append("\n  ".join(gates))
    if draw(st.booleans()):
        lines.append(draw(_gate([*tests, "部门得分 < 1分"], "名次", ("列最后",))))
    if graded and draw(st.booleans()):
        lines += _GRADES
    return (*lines, *draw(st.sampled_from(((), _LISTS))))


def _formula(items: tuple[DraftItem, ...]) -> st.SearchStrategy[str]:
    first, last = (f"考核项 {items[at].id} 得分" for at in (0, -1))
    least = f"最小（{first}，{last}）"
    both = (f"{first} + {least}，最低 0分", f"{least} × 80%，最高 5分")
    in_place = ("", "，不适用的按 0分")
    return st.builds(str.__add__, st.sampled_from(both), st.sampled_from(in_place))


@st.composite
def _gate(draw: st.DrawFn, tests: list[str], target: str, effects: tuple[str, ...]) -> str:
    """One line, or several with the conditions below it."""
    effect = f"{target} {draw(st.sampled_from(effects))}"
    how = draw(st.sampled_from(("", "下列任一", "下列全部")))
    if not how:
        return f"凡 {draw(st.sampled_from(tests))}，{effect}"
    below = draw(st.lists(st.sampled_from(tests), min_size=1, max_size=2, unique=True))
    return "\n  ".join((f"凡 {how}，{effect}", *(f"  情形 {line}" for line in below)))


def declared(lines: tuple[str, ...]) -> tuple[str, ...]:
    """What those lines need to be declared."""
    return (LABELS,) * any(line.startswith("表 去向") for line in lines)
