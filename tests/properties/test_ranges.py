"""What the checker says that a figure can be, held against what it comes out as."""

from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Policy
from creditpolicy.testing import (
    assert_as_checked,
    assert_bounded,
    assumed,
    drafts,
    evidence,
)
from creditpolicy.testing.sorts import SORTS
from tests.properties.effort import part

REACH = {"CP410", "CP411"}
"""An item may exceed its points, or fall below 0."""

HEAD = """语言 1
考核 示例
年度 2018
总分 10分
部门 甲局、乙局
材料 案例
  字段 标题：文字
  字段 级别：国家级 > 省级
  字段 数量：整数
"""


def check(policy: Policy, rows, assume=None) -> None:
    """Figures are where the checker says; where it warned of no item, items are in their points."""
    assert_as_checked(policy, rows, assume=assume)
    if not {d.code.code for d in policy.diagnostics} & REACH:
        assert_bounded(policy, rows, assume=assume)


@part(1)
@given(st.data())
def test_bounds_of_any_formula(data: st.DataObject) -> None:
    """No figure of any formula ever leaves its bounds; rates without a warning lie from 0 to 1."""
    policy, _ = creditpolicy.check(data.draw(drafts(("wild",))).text())
    if policy is not None:
        rows = data.draw(evidence(policy, pending=False, mistakes=False))
        check(policy, rows, data.draw(assumed(policy)))


@part(5)
@given(st.data())
def test_bounds_of_common_rules(data: st.DataObject) -> None:
    """The common sorts of rules get no error; their figures stay in their bounds."""
    policy, diagnostics = creditpolicy.check(data.draw(drafts(SORTS)).text())
    assert policy is not None
    assert not [d for d in diagnostics if d.is_error]
    rows = data.draw(evidence(policy))
    check(policy, rows, data.draw(assumed(policy)))


def case(title: str = "一", level: str = "国家级", number: int = 1) -> dict[str, object]:
    cells = {"标题": title, "级别": level, "数量": number, "材料": "案例"}
    return {**cells, "部门": "甲局", "日期": "2018-05-02"}


@cache
def quotients() -> list[Policy]:
    """Policies with each of these rules, as they stand, capped, and as a figure that is capped."""
    rules = (
        "得分率 = 1 ÷ （0.5 × 件数）",
        "得分率 = 1 ÷ （件数 ÷ 4）",
        "得分率 = 1 ÷ 最小（件数，0.5）",
        "得分率 = 1 ÷ 均值（件数，数量和）",
        "得分率 = 1 ÷ 合计（分级 × 每件，逐 级别）",
    )
    shared = (
        "统计 件数：案例 的 件数\n统计 数量和：案例 的 数量 合计\n"
        "统计 分级：案例 的 件数，按 级别 分列\n表 每件（级别）\n  国家级：0.5\n  其余：0.25\n"
    )
    found = []
    for rule in rules:
        item = f"考核项 1 示例 10分\n{shared}{rule}，最高 1\n责任部门 全部部门\n"
        plain = item.replace("，最高 1", "")
        computed = item.replace("得分率 = ", "计算 试 = ").replace("，最高 1", "")
        computed = computed.replace("责任部门", "得分率 = 最小（1，最大（0，试））\n责任部门")
        found += [creditpolicy.check(HEAD + text)[0] for text in (plain, item, computed)]
    return [policy for policy in found if policy is not None]


@given(
    st.lists(
        st.builds(case, st.sampled_from("一二"), st.just("省级"), st.integers(0, 3)), max_size=6
    )
)
@example([case()])
def test_bounds_of_quotients(rows: list[dict[str, object]]) -> None:
    """A quotient by half a count may be twice as large as by a count, and is said to be."""
    for policy in quotients():
        check(policy, rows)
