"""What `evidence` draws for a policy, a user's own among them: each feature that is promised."""

from collections import Counter
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Policy
from creditpolicy.policy import names
from creditpolicy.policy.cases import Expectation
from creditpolicy.policy.core.scores import Scored
from creditpolicy.testing import assumed, evidence, policies, record_of
from creditpolicy.verify.coverage.goals import Goal
from creditpolicy.verify.coverage.measure import goals_of
from creditpolicy.verify.coverage.observe import Evaluated, reached
from tests.properties.effort import part
from tests.whole_repo.repository import ROOT

pytestmark = pytest.mark.no_cover  # hundreds of draws, if by hand

POLICY = creditpolicy.loads("""语言 1
考核 示例
  年度 2018
  总分 100分
部门 甲局、乙局
别称 甲局：县甲局
假设 满分篇数 = 7，可取 1 至 9，未定
材料 简报
  字段 标题：文字，必填
  字段 篇数：整数
  字段 评分：分值，0分 至 8分
  字段 级别：省级 > 其他
  要件 方案、照片、总结
材料 名单
  字段 移出日期：日期，可空
考核项 1 信息 60分
  统计 多篇：简报 的 件数，只计 篇数 ≥ 4 且 报送日期 在 日期 后 7个工作日 以内
  统计 总篇数：简报 的 篇数 合计，只计 至少2个要件
  表 档（多篇）
    ≥ 5：100%
    ≥ 2：50%
    其余：0%
  得分率 = 若 总篇数 ≥ 满分篇数 则 档 否则 0
  责任部门 全部部门
考核项 2 名单 40分
  统计 在列：名单 的 件数，只计 无 移出日期 或 移出日期 晚于 截止日
  扣分 = 15分 × 在列，扣完为止
  责任部门 全部部门
""")
NOTICE = creditpolicy.load(ROOT / "policies" / "gaoxin_2018.policy")
DRAWS = 600
ONCE = settings(
    database=None,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],  # what is drawn matters here, not how small it can be made
    suppress_health_check=list(HealthCheck),
)


Choices = dict[str, str]


@cache
def drawn(
    policy: Policy = POLICY, *, pending: bool = True, mistakes: bool = True, draws: int = DRAWS
) -> list[tuple[Any, Choices]]:
    """Rows and assumptions that come of so many draws, the same each time."""
    seen: list[tuple[Any, Choices]] = []

    @settings(ONCE, max_examples=draws)
    @given(evidence(policy, pending=pending, mistakes=mistakes), assumed(policy))
    def look(rows: Any, assume: Choices) -> None:
        seen.append((rows, assume))

    look()
    return seen


def rows_with(**cells: object) -> list[Any]:
    """Every row drawn that has these cells."""
    return [row for rows, _ in drawn() for row in rows if row.items() >= cells.items()]


@pytest.mark.parametrize("status", ["待核", "pending", "退回"])
def test_pending_rows_are_drawn_where_asked_for(status: str) -> None:
    """Rows await approval, or were sent back; without `pending` there is none of them."""
    assert rows_with(状态=status)
    without = [row for rows, _ in drawn(pending=False, mistakes=False, draws=100) for row in rows]
    assert without
    assert not [row for row in without if row["状态"] == status]


MISTAKES: list[dict[str, object]] = [
    {"部门": "没有的局"},
    {"材料": "没有的材料"},
    {"日期": "2018-02-30"},
    {"报送日期": "2018-13-01"},
    {"状态": "同意"},
    {"材料": "简报", "篇数": "NaN"},
    {"材料": "简报", "级别": "没有的级别"},
    {"材料": "简报", "评分": 8 + Fraction(1, 100)},
    {"材料": "简报", "评分": -Fraction(1, 10)},
    {"材料": "简报", "标题": ""},
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_each_mistake_is_drawn(mistake: dict[str, object]) -> None:
    """Every sort of bad row is drawn, and refused; 其他 is no mistake where a list has it."""
    found = rows_with(**mistake)
    assert found
    assert POLICY.read(found[:1]).refused == 1


def test_without_mistakes_every_row_can_be_used() -> None:
    """But for rows that contradict each other under one 编号, nothing is refused."""
    for rows, _ in drawn(pending=False, mistakes=False, draws=100):
        assert {d.code.code for d in POLICY.read(rows).diagnostics if d.is_error} <= {"CP548"}


@part(4)
@given(st.data())
def test_a_record_can_be_used(data: st.DataObject) -> None:
    """`record_of` gives rows of a kind that are not refused, whatever the policy."""
    policy = data.draw(policies())
    kind = data.draw(st.sampled_from([kind.name for kind in policy.checked.kinds]))
    assert policy.read([data.draw(record_of(policy, kind))]).refused == 0


@part(10)
@given(evidence(NOTICE, mistakes=False))
def test_rows_of_the_notice_can_be_used(rows: Any) -> None:
    """For the 2018 policy, whose columns are of every type, they can be used as well."""
    assert {d.code.code for d in NOTICE.read(rows).diagnostics if d.is_error} <= {"CP548"}


BOUNDARIES: dict[str, dict[str, object]] = {
    "one below a number of records": {"材料": "简报", "篇数": "3"},
    "a number of records": {"材料": "简报", "篇数": "4"},
    "one above it": {"材料": "简报", "篇数": "5"},
    "an alias": {"部门": "县甲局"},
    "the last day in time": {"材料": "简报", "日期": "2018-03-07", "报送日期": "2018-03-18"},
    "the first day too late": {"材料": "简报", "日期": "2018-03-07", "报送日期": "2018-03-19"},
    "one component too few": {"材料": "简报", "方案": "有", "照片": "", "总结": ""},
    "as many components": {"材料": "简报", "方案": "有", "照片": "有", "总结": ""},
    "the cut-off day": {"材料": "名单", "移出日期": "2018-12-31"},
    "the day after it": {"材料": "名单", "移出日期": "2019-01-01"},
}


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_both_sides_of_each_boundary_are_drawn(boundary: str) -> None:
    """Cells on both sides of what conditions ask for.

    7 working days after Wednesday 7 March 2018 end on Sunday the 18th: the next one is the 19th.
    """
    assert rows_with(**BOUNDARIES[boundary])


@pytest.mark.parametrize(
    ("figure", "values"), [("1/多篇", {1, 2, 3, 4, 5, 6}), ("1/总篇数", {6, 7, 8})]
)
def test_figures_around_what_formulas_ask_for_are_drawn(figure: str, values: set[int]) -> None:
    """As many records as bands ask for, and sums of an assumption's value, and one less or more."""
    found = {POLICY.evaluate(rows).measures[figure].at(("甲局",)) for rows, _ in drawn()}
    assert values <= found


def test_a_row_is_drawn_several_times() -> None:
    """Copies of a row, and rows that differ in a text alone, stand side by side."""
    times = [Counter(str(row) for row in rows).most_common(1) for rows, _ in drawn() if rows]
    assert max(most for ((_, most),) in times) >= 5
    assert rows_with(标题="甲5")


def left_by(policy: Policy, of: list[tuple[Any, Choices]]) -> set[Goal]:
    """What of the policy none of the draws reaches: branches, bands, sides, alternatives."""
    checked = policy.checked
    left = set(goals_of(checked))
    wanted = (
        *map(names.department_item_score, (i.id for i in checked.items)),
        "部门得分",
        "总得分",
    )
    for rows, assume in of:
        one = policy.evaluate(rows, assume=assume)
        expected = tuple(
            Expectation(Scored(name, ()), key, 0) for name in wanted for key in one.scores[name]
        )
        evaluated = Evaluated(one.run, one.evidence, one.measures, one.scores)
        left.difference_update(reached(checked, expected, evaluated))
    return left


def test_all_of_a_policy_is_reached() -> None:
    """600 draws reach all of a policy that cases should reach: what is drawn looks everywhere."""
    assert left_by(POLICY, drawn()) == set()


@pytest.mark.nightly
def test_nine_tenths_of_the_notice_are_reached() -> None:
    """Of what cases of the 2018 notice should reach 1,000 draws leave a tenth at most."""
    assert 10 * len(left_by(NOTICE, drawn(NOTICE, draws=1_000))) <= len(goals_of(NOTICE.checked))
