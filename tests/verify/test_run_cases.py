"""Cases are run exactly: what a figure must be, what it is, and the difference."""

from datetime import date
from fractions import Fraction

from creditpolicy.policy.cases import Case, CaseEvidence, Expectation, Filed
from creditpolicy.policy.core.scores import Measured, Scored
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.load import check_source
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Source
from creditpolicy.verify.cases import run_cases

TEXT = """语言 1
考核 示例
  年度 2018
  总分 10分
假设 满分数 = 3，可取 1 至 9，未定
部门 甲局、乙局
材料 简报
  字段 篇数：整数
考核项 1 宣传 10分
  统计 篇数合计：简报 的 篇数 合计
  得分率 = 篇数合计 ÷ 满分数，最高 1
  责任部门 甲局
"""


def policy() -> Policy:
    """The policy of this page."""
    checked = check_source(Source("示例.policy", TEXT)).policy
    assert checked is not None
    return checked


def row(**cells: str) -> CaseEvidence:
    return CaseEvidence(tuple(Filed(column, text) for column, text in cells.items()))


ONE = row(材料="简报", 部门="甲局", 日期="2018-03-01", 篇数="1")
SCORE = Scored("部门得分", ())


def test_expected_actual_and_difference_are_exact() -> None:
    """One of three pieces is 10/3 points: 3.33 is 1/300 too little, and 10/3 is right."""
    near = Expectation(SCORE, ("甲局",), Fraction("3.33"))
    right = Expectation(SCORE, ("甲局",), Fraction(10, 3))
    (outcome,) = run_cases(policy(), [Case("一篇", (ONE,), (near, right))])
    assert [one.met for one in outcome.comparisons] == [False, True]
    assert outcome.comparisons[0].difference == Fraction(1, 300)
    assert [one.expectation for one in outcome.failures] == [near]
    assert not outcome.passed


def test_a_case_sets_assumptions_and_the_day() -> None:
    """Full marks for 1 piece: 10 points; on a day before it was filed it does not count: 0."""
    expected = Expectation(SCORE, ("甲局",), Fraction(10))
    count = Expectation(Measured("1/篇数合计", ()), ("甲局",), Fraction(1))
    case = Case("定为一篇", (ONE,), (expected, count), assumed=(("满分数", Fraction(1)),))
    outcome, early = run_cases(policy(), [case, earlier(case)])
    assert outcome.passed
    assert [one.actual for one in early.comparisons] == [Fraction(0), Fraction(0)]


def earlier(case: Case) -> Case:
    return Case(case.name, case.rows, case.expectations, date(2018, 2, 28), case.assumed)


def test_a_pending_row_counts_only_where_the_case_says_so() -> None:
    """A pending piece gives 0, and 10/3 where the case counts pending rows as approved."""
    pending = CaseEvidence((*ONE.cells, Filed("状态", "待核")))
    nothing = Expectation(SCORE, ("甲局",), Fraction(0))
    third = Expectation(SCORE, ("甲局",), Fraction(10, 3))
    cases = [
        Case("待核", (pending,), (nothing,)),
        Case("视同核定", (pending,), (third,), pending=True),
    ]
    assert [outcome.passed for outcome in run_cases(policy(), cases)] == [True, True]


def test_marks_are_no_numbers() -> None:
    """Who is not named by the only item has no score: not applicable meets it, 0 does not."""
    zero = Expectation(SCORE, ("乙局",), Fraction(0))
    mark = Expectation(SCORE, ("乙局",), Mark.NOT_APPLICABLE)
    (outcome,) = run_cases(policy(), [Case("无", (), (zero, mark))])
    assert [one.met for one in outcome.comparisons] == [False, True]
    assert [one.difference for one in outcome.comparisons] == [None, None]


def test_a_row_that_cannot_be_used_refuses_the_case() -> None:
    """A case with a bad cell has no outcome to compare, and says why."""
    bad = row(材料="简报", 部门="甲局", 日期="2018-03-01", 篇数="几")
    expected = Expectation(SCORE, ("甲局",), Fraction(0))
    (outcome,) = run_cases(policy(), [Case("坏", (bad,), (expected,))])
    assert (outcome.passed, outcome.assessment, outcome.comparisons) == (False, None, ())
    assert [problem.is_error for problem in outcome.problems] == [True]


def test_a_figure_that_another_version_lacks_is_not_applicable() -> None:
    """Cases can be run on a changed policy: what is gone there differs, and nothing is raised."""
    gone = Expectation(Scored("9/得分率", ()), ("甲局",), Fraction(1))
    (outcome,) = run_cases(policy(), [Case("没有的项", (ONE,), (gone,))])
    assert outcome.comparisons[0].actual is Mark.NOT_APPLICABLE
