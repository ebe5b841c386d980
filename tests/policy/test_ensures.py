"""保证: what a policy promises is checked like any formula, and changes nothing else."""

import pytest

import creditpolicy
from creditpolicy import loads
from creditpolicy.policy.promises import Holds, Moves

HEAD = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局、丙局
材料 简报
  字段 标题：文字
  字段 级别：省级 > 市级
材料 记录
  字段 案号：文字
考核项 1 信息 6分
  统计 数：简报 的 件数
  统计 分级数：简报 的 件数，按 级别 分列
  扣分 = 1分 × 数 + 0分 × 合计（分级数，逐 级别），扣完为止
  责任部门 甲局、乙局
"""
TAIL = """考核项 2 配合 4分
  统计 条数：记录 的 件数
  得分率 = 条数，最高 1
  责任部门 全部部门
汇总
  部门得分 按 考核项分值
"""


def codes(item="", summary=""):
    """What the checker says of a line under the item, or under 汇总."""
    _, found = creditpolicy.check(HEAD + item + TAIL + summary)
    return [one.code.code for one in found]


@pytest.mark.parametrize(
    "line",
    [
        "保证 得分 ≥ 0分 且 扣分 ≤ 6分",
        "保证 凡 数 = 0，得分率 = 100%",
        "保证 有可能 考核项 2 得分 > 得分",
        "保证 乙局 的 考核项 2 得分率 ≤ 1",
        "保证 再多一件 简报，须 级别 不低于 市级，且 有 标题，甲局 的 得分 最多降低 1分",
        "ensure with one more 简报, score never rises",
        "ensure 甲局's deduction <= 6 points",
    ],
)
def test_what_an_item_ensures_may_name_its_own_result(line):
    """得分, 得分率 and 扣分 are the department's own in the item; 甲局 的 … is one department's."""
    assert codes(f"  {line}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "保证 部门得分 ≤ 10分",
        "保证 甲局 的 部门得分 ≥ 丙局 的 部门得分",
        "保证 凡 名次 = 1，部门得分 > 0分",
        "保证 再多一件 记录，总得分 不降低",
    ],
)
def test_what_the_summary_ensures_may_name_results(line):
    """Under 汇总 it is about the zone, and about every department."""
    assert codes(summary=f"  {line}\n") == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("保证 丙局 的 得分 ≥ 0分", "CP370"),
        ("保证 甲局 的 总得分 ≥ 0分", "CP206"),
        ("保证 丁局 的 得分 ≥ 0分", "CP207"),
        ("保证 得分率 ≥ 不认识的数", "CP206"),
        ("保证 得分率 ≥ 0.5分", "CP307"),
        ("保证 分级数 ≥ 0", "CP319"),
        ("保证 得分", "CP314"),
        ("保证 得分 ≤ 1e3分", "CP121"),
        ("保证 再多一件 喜报，得分 不降低", "CP207"),
        ("保证 再多一件 简报，须 数 > 1，得分 不降低", "CP310"),
        ("保证 再多一件 简报，得分 最多降低 10%", "CP307"),
        ("保证 再多一件 简报，得分率 最多降低 数 ÷ 10", "CP371"),
        ("保证 再多一件 简报", "CP116"),
        ("保证 得分 不降低", "CP101"),
    ],
)
def test_what_cannot_be_asked_is_an_error(line, code):
    """A name that is not there, other units, a number in the form of programs, half a sentence."""
    assert codes(f"  {line}\n") == [code]


def test_what_is_ensured_under_evidence_is_misplaced():
    """A promise belongs to an item or to 汇总: elsewhere CP201 says so."""
    text = (HEAD + TAIL).replace("材料 记录\n", "材料 记录\n  保证 得分 ≥ 0分\n")
    _, found = creditpolicy.check(text)
    assert [one.code.code for one in found] == ["CP201"]
    assert "考核项”或“汇总" in found[0].message("zh")


def test_a_promise_changes_no_figure():
    """With promises, kept or not, a policy has the same measures and scores as without."""
    lines = "  保证 得分 ≥ 5分\n  保证 再多一件 简报，得分 不提高\n"
    one, other = loads(HEAD + TAIL).checked, loads(HEAD + lines + TAIL).checked
    assert [s.name for s in one.scores] == [s.name for s in other.scores]
    assert one.scores == other.scores
    assert one.measures == other.measures
    assert [type(promise) for promise in other.promises] == [Holds, Moves]
