"""Cases as a clerk writes them: what they mean, what is refused, and where that is said."""

from datetime import date
from fractions import Fraction

import pytest

from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.load import check_source
from creditpolicy.source.source import Source, Span
from creditpolicy.verify.cases import Status, run_cases

POLICY = """语言 1
考核 示例
  年度 2018
  总分 20分
假设 满分数 = 3，可取 1 至 9，未定
部门 甲局、乙局
别称 甲局：甲分局
等级 等次：优秀 > 合格
引用 上年：本考核，年度 2017，没有的 不适用
材料 简报
  字段 篇数：整数
  字段 级别：国家级 > 省级
  字段 代码：主体代码，隐私，可空
大类 9 宣传工作 20分
考核项 1 宣传 10分
  统计 篇数合计：简报 的 篇数 合计
  统计 各级数：简报 的 件数，按 级别 分列
  得分率 = 合计（各级数，逐 级别）× 篇数合计 ÷ 满分数，最高 1
  责任部门 甲局、乙局
考核项 2 进步 10分
  得分率 = 1 − 上年 的 得分率，不适用的按 50%
  责任部门 甲局
汇总
  表 等次（部门得分）
    ≥ 9：优秀
    其余：合格
"""
ROW = "  材料 简报：部门 甲局，日期 2018-03-01，篇数 1，级别 省级\n"


def checked(lines, name="一"):
    return check_source(Source("示例.policy", f"{POLICY}用例 {name}\n{lines}"))


def said(lines):
    """The errors, each with the text that it points at."""
    problems = [one for one in checked(lines).diagnostics if one.is_error]
    return [(one.code.code, one.at.text) for one in problems if isinstance(one.at, Span)]


def outcomes(lines):
    found = checked(lines)
    assert [one.message("zh") for one in found.diagnostics if one.is_error] == []
    return run_cases(found.policy, found.cases)


def test_every_sort_of_figure_can_be_expected():
    """One piece of three: rate 1/3, 10/3 points; half of item 2: 5; 25/3 together; half in the zone.

    Item 1 has two departments of which one scored: 5/3. Item 2 is 甲局's alone: 5.
    """
    lines = f"""{ROW}
  应得 甲局 的 部门得分 = 25分 ÷ 3
  应得 甲分局 的 名次 = 1
  应得 甲局 的 考核项 1 得分率 = 1 ÷ 3
  应得 甲局 的 考核项 1 得分 = （9 + 1）÷ 3
  应得 甲局 的 考核项 1 贡献分 = 5分 ÷ 3
  应得 甲局 的 考核项 1 分担分值 = 5分
  应得 甲局 的 考核项 2 得分率 = 50%
  应得 甲局 的 篇数合计 = 1
  应得 甲局 的 考核项 1 篇数合计 = 1
  应得 甲局 的 各级数（省级）= 1
  应得 甲局 的 各级数（国家级）= 0
  应得 甲局 的 等次 = 合格
  应得 甲局 的 大类 9 得分 = 25分 ÷ 3
  应得 乙局 的 考核项 2 得分 = 不适用
  应得 考核项 1 得分 = 5分 ÷ 3
  应得 大类 9 得分 = 20分 ÷ 3
  应得 总得分 = 20分 ÷ 3
"""
    (outcome,) = outcomes(lines)
    assert [
        (one.expectation.of.name, one.expectation.expected, one.actual) for one in outcome.failures
    ] == []
    assert len(outcome.comparisons) == 17


def test_choices_of_a_case():
    """Full marks for 1: rate 1. On 2018-02-01 nothing is on file: 0. Last year 60%: 40% now."""
    (day,) = outcomes(f"  截至 2018-02-01\n{ROW}  应得 甲局 的 考核项 1 得分 = 0分\n")
    (assumed,) = outcomes(f"  假设 满分数 = 1\n{ROW}  应得 甲局 的 考核项 1 得分 = 10分\n")
    (given,) = outcomes(
        "  引用 上年：甲局 的 「得分率」= 60%\n  应得 甲局 的 考核项 2 得分 = 4分\n"
    )
    assert (day.passed, assumed.passed, given.passed) == (True, True, True)
    assert (day.case.as_of, assumed.case.assumed) == (
        date(2018, 2, 1),
        (("满分数", Fraction(1)),),
    )


def test_a_case_is_no_part_of_the_policy():
    """With and without a case the policy is the same but for the digest of its text."""
    with_case = checked("  应得 总得分 = 0分\n").policy
    without = check_source(Source("示例.policy", POLICY)).policy
    assert with_case.scores == without.scores
    assert with_case.measures == without.measures
    assert (with_case.items, with_case.assumptions) == (without.items, without.assumptions)


def test_an_unconfirmed_case_has_not_passed():
    """A case that nobody confirmed is as stated or failed, and never passed."""
    right, wrong = (
        run_cases(found.policy, found.cases)[0].status
        for value in ("0分", "1分")
        for found in [checked(f"  应得 甲局 的 考核项 1 得分 = {value}\n", "一，未确认")]
    )
    assert (right, wrong) == (Status.UNCONFIRMED, Status.FAILED)


def test_a_cell_that_cannot_be_used_is_pointed_at():
    """What the binder finds stands at the cell of the case, not at a row of evidence."""
    row = ROW.replace("篇数 1", "篇数 “一”")
    (outcome,) = outcomes(f"{row}  应得 甲局 的 部门得分 = 0分\n")
    assert outcome.status is Status.REFUSED
    assert [one.at.text for one in outcome.problems] == ["“一”"]


def test_a_private_cell_is_masked():
    """A private cell that is wrong is in no message about the case."""
    row = ROW.rstrip() + "，代码 “110101190001010000”\n"
    (outcome,) = outcomes(f"{row}  应得 甲局 的 考核项 2 得分 = 5分\n")
    assert outcome.passed
    assert [one.is_error for one in outcome.problems] == [False]
    assert all("110101190001010000" not in one.message("zh") for one in outcome.problems)


@pytest.mark.parametrize(
    ("line", "code", "text"),
    [
        ("  应得 丙局 的 部门得分 = 5分", "CP207", "丙局"),
        ("  应得 甲局 的 篇数总计 = 5", "CP207", "篇数总计"),
        ("  应得 甲局 的 考核项 1 上报数 = 5", "CP206", "上报数"),
        ("  应得 甲局 的 考核项 3 得分 = 5", "CP206", "考核项 3 得分"),
        ("  应得 甲局 的 大类 1 得分 = 5", "CP206", "大类 1 得分"),
        ("  应得 甲局 的 各级数 = 5", "CP754", "各级数"),
        ("  应得 甲局 的 各级数（市级）= 5", "CP308", "市级"),
        ("  应得 甲局 的 部门得分（省级）= 5", "CP755", "省级"),
        ("  应得 甲局 的 部门得分 = 5 ÷ 0", "CP756", "5 ÷ 0"),
        ("  应得 甲局 的 部门得分 = 有 篇数", "CP756", "有 篇数"),
        ("  应得 甲局 的 部门得分 = 50%", "CP757", "50%"),
        ("  应得 甲局 的 等次 = 一等", "CP206", "一等"),
        ("  应得 考核项 1 得分率 = 50%", "CP758", "考核项 1 得分率"),
        ("  应得 甲局 的 总得分 = 5分", "CP759", "总得分"),
        ("  假设 满分数 = 3，未定\n  应得 总得分 = 0", "CP760", "假设 满分数 = 3，未定"),
        ("  假设 满分数 = 3%\n  应得 总得分 = 0", "CP303", "3%"),
        ("  假设 满分 = 3\n  应得 总得分 = 0", "CP207", "满分"),
        ("  引用 上年：甲局 的 名次 = 1\n  应得 总得分 = 0", "CP762", "名次"),
        ("  引用 前年：甲局 的 名次 = 1\n  应得 总得分 = 0", "CP207", "前年"),
        ("  引用 上年：「得分率」= 1\n  应得 总得分 = 0", "CP758", "「得分率」"),
        ("  引用 上年：甲局 的 「得分率」= 优秀\n  应得 总得分 = 0", "CP756", "优秀"),
        ("  截至 2018-02-30\n  应得 总得分 = 0", "CP209", "2018-02-30"),
        ("  材料 简讯：部门 甲局\n  应得 总得分 = 0", "CP207", "简讯"),
        ("  材料 简报：部门 甲，篇数 1\n  应得 总得分 = 0", "CP207", "甲"),
        ("  材料 简报：部门 甲局，篇 1\n  应得 总得分 = 0", "CP207", "篇"),
        ("  材料 简报：篇数 1，篇数 2\n  应得 总得分 = 0", "CP301", "篇数"),
        ("  统计 甲：简报 的 件数\n  应得 总得分 = 0", "CP201", "统计 甲：简报 的 件数"),
        ("  截至 2018-02-01\n", "CP752", "一"),
        ("  应得 总得分 = 0\n用例 一\n  应得 总得分 = 0", "CP204", "一"),
    ],
)
def test_what_is_refused(line, code, text):
    """Each mistake has its code and is pointed at exactly."""
    assert said(line) == [(code, text)]


def test_a_line_of_a_case_stands_below_a_case():
    """应得 above every case is reported, and says where it belongs."""
    text = POLICY.replace("大类 9", "应得 总得分 = 5分\n大类 9")
    found = check_source(Source("示例.policy", text)).diagnostics
    assert [one.code.code for one in found if one.is_error] == ["CP201"]
    assert "用例" in next(one for one in found if one.is_error).message("zh")


def test_a_reference_that_must_be_there_is_given():
    """A case that says nothing of a result that the policy needs is refused: CP761."""
    text = POLICY.replace("，没有的 不适用", "") + "用例 一\n  应得 总得分 = 5分\n"
    found = check_source(Source("示例.policy", text)).diagnostics
    assert [one.code.code for one in found if one.is_error] == ["CP761"]


def test_undecided_is_expected_as_a_mark():
    """A supposed figure may be undecided, and so is what rests on it."""
    lines = "  引用 上年：甲局 的 「得分率」= 未定\n  应得 甲局 的 考核项 2 得分 = 未定\n"
    (outcome,) = outcomes(lines)
    assert outcome.comparisons[0].actual is Mark.UNDECIDED
    assert outcome.passed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1e3", "1e3"),
        ("约3分", "约3"),
        ("1.5E-2分", "1.5E-2"),
        ("≈ 3分", "≈ 3"),
        ("3分 × 1e2", "1e2"),
    ],
)
def test_what_is_expected_is_exact(value, text):
    """A number with an exponent, or one that is about so much, is no expectation: CP121."""
    assert said(f"  应得 甲局 的 部门得分 = {value}") == [("CP121", text)]
