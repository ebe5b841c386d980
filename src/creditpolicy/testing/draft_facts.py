"""What a drawn policy declares before its items: assumptions, references, other names, figures."""

from collections.abc import Sequence

from attrs import frozen
from hypothesis import strategies as st

from creditpolicy.testing.draft import listed, quoted, seldom
from creditpolicy.testing.draft_kinds import Known

COMMON = "总件数"
"""The figure that stands before all items."""
REFERENCES = (
    "引用 上年：本考核，年度 2016，没有的 不适用",
    "引用 上期：本考核，年度 2016，考核期 2016-01-01 至 2016-06-30，没有的 不适用，合并的 不适用",
    "引用 信用：信用考核，年度 2016，没有的 不适用",
)
_DECISIONS = ("，未定", "，由 领导小组办公室 于 2018-12-10 决定", "")
_NUMBERS = ((), ("满分件数",), ("满分件数", "权重件数"))
_TERMS = ((), ("办理期限",), ("公示期限",), ("办理期限", "公示期限"))
_VALUES = {
    "单件扣分": "0.2分，可取 0.1分 至 0.5分",
    "办理期限": "7个工作日，可取 5个工作日 至 9个工作日",
    "公示期限": "30天，可取 10天、30天",
    "起评比率": "60%，可取 40% 至 80%",
}


@frozen
class Choices:
    """The numbers that a policy leaves open, by name."""

    numbers: tuple[str, ...]
    points: tuple[str, ...]
    terms: tuple[str, ...]
    threshold: str


def open_numbers() -> st.SearchStrategy[Choices]:
    """Some of those that there are."""
    points, threshold = st.sampled_from(((), ("单件扣分",))), st.sampled_from(("", "起评比率"))
    return st.builds(Choices, st.sampled_from(_NUMBERS), points, st.sampled_from(_TERMS), threshold)


@st.composite
def assumptions(draw: st.DrawFn, choices: Choices) -> tuple[str, ...]:
    """A line for each, whose `理由` and `出处` go with it."""
    lines = [draw(_number(name)) for name in choices.numbers]
    others = (*choices.points, *choices.terms, *(choices.threshold,) * bool(choices.threshold))
    lines += [
        f"假设 {name} = {_VALUES[name]}{draw(st.sampled_from(_DECISIONS))}" for name in others
    ]
    why = st.sampled_from(
        ("", "\n  理由 “通知没有写。”", "\n  出处 “附件第2项”\n  理由 “没有写。”")
    )
    return tuple(line + draw(why) for line in lines)


@st.composite
def _number(draw: st.DrawFn, name: str) -> str:
    value = draw(st.integers(1, 5))
    allowed = draw(st.sampled_from(("，可取 1 至 20", "，可取 1、2、3、4、5", "")))
    return f"假设 {name} = {value}{allowed}{draw(st.sampled_from(_DECISIONS))}"


@st.composite
def common_figures(draw: st.DrawFn, known: Known, departments: Sequence[str]) -> tuple[str, ...]:
    """Figures that every item and the summary may use, a gate on one, and who takes no part."""
    kind = draw(st.sampled_from(known.kinds))
    lines = [f"统计 {COMMON}：{quoted(kind.name)} 的 件数"]
    if draw(st.booleans()):
        lines += [
            f"计算 比重 = {COMMON} ÷ 合计（{COMMON}，逐 部门）",
            f"凡 {COMMON} ≥ 3，比重 最高 50%\n凡 比重 不适用，比重 记 0%",
            f"表 规模（{COMMON}）\n  ≥ 2：1\n  其余：比重",
        ]
    if len(departments) > 1 and draw(seldom()):
        lines.append(f"免考 {listed(departments[:1])}：“新组建。”")
    return tuple(lines)


@st.composite
def aliases(draw: st.DrawFn, departments: Sequence[str]) -> tuple[str, ...]:
    """Another name for a department, or none."""
    if not draw(st.booleans()):
        return ()
    department = draw(st.sampled_from(departments))
    return (f"别称 {quoted(department)}：「原 {department.replace(' ', '')}」、原机构",)


@st.composite
def successions(draw: st.DrawFn, departments: Sequence[str], year: int) -> tuple[str, ...]:
    """What has become of former departments, or nothing of it."""
    if not draw(st.booleans()):
        return ()
    one, other = (quoted(draw(st.sampled_from(departments))) for _ in range(2))
    began = (f"更名为 {one}", f"合并为 {one}")
    lines = [
        f"沿革 原一办 于 {year}-03-01 {began[0]}",
        f"沿革 原二办、原三办 于 {year}-03-05 {began[1]}",
    ]
    return (draw(st.sampled_from(lines)), f"沿革 原四办 于 {year}-04-12 并入 {other}")
