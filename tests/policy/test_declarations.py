"""Declarations, names and places: what a policy's text may say about itself (CP2xx)."""

import pytest

from creditpolicy.source.source import Span
from tests.policy.marked import (
    DEPARTMENTS,
    HEAD,
    ITEM,
    KINDS,
    check,
    codes,
    expected,
    found_in,
    in_item,
    on_top,
    unmark,
)

WRONG = {
    "a field that no kind can take": (
        lambda text: HEAD + text + DEPARTMENTS + KINDS + ITEM,
        "CP201",
        "⟦字段 名称：文字⟧\n",
        None,
    ),
    "a rule before all items": (
        lambda text: text + HEAD[5:] + DEPARTMENTS + KINDS + ITEM,
        "CP201",
        "语言 1\n⟦得分率 = 1⟧\n",
        None,
    ),
    "a recognition before all items": (on_top, "CP201", "⟦认定 简报⟧", None),
    "weights below evidence, once for all their rows": (
        on_top,
        "CP201",
        "材料 活动\n⟦权重⟧\n  60%：甲局\n  40%：乙局",
        None,
    ),
    "a row below nothing": (in_item, "CP201", "得分率 = 1\n⟦40%：甲局⟧", "权重\n  100%：甲局"),
    "weights below nothing": (
        lambda text: in_item(text).replace("  责任部门 全部部门\n", ""),
        "CP201",
        "得分率 = 1\n⟦40%：甲局⟧\n60%：乙局",
        None,
    ),
    "a choice outside 汇总": (in_item, "CP201", "⟦组内 按 平均⟧", None),
    "a reason without an assumption": (in_item, "CP201", "⟦理由 “无”⟧", None),
    "the year below an item": (in_item, "CP201", "⟦年度 2018⟧", None),
    "a source below 汇总": (on_top, "CP201", "汇总\n⟦出处 “附件”⟧", "汇总\n组内 按 平均"),
    "a name of two things": (
        on_top,
        "CP204",
        "部门组 ⟦甲局⟧：乙局、丙局",
        "部门组 甲乙：甲局、乙局",
    ),
    "a department twice": (on_top, "CP204", "部门 丁局、⟦甲局⟧", "部门 丁局、戊局"),
    "an alias that is a department": (on_top, "CP204", "别称 甲局：⟦乙局⟧", "别称 甲局：老甲局"),
    "an alias of two departments": (
        on_top,
        "CP204",
        "别称 甲局：老局\n别称 乙局：⟦老局⟧",
        "别称 甲局：老局\n别称 乙局：旧局",
    ),
    "a kind twice": (on_top, "CP204", "材料 ⟦简报⟧\n  字段 甲：文字", "材料 快报\n  字段 甲：文字"),
    "a field twice": (on_top, "CP204", "材料 快报\n  字段 甲、⟦甲⟧：文字", None),
    "a field that is a component": (
        on_top,
        "CP204",
        "材料 快报\n  字段 甲：文字\n  要件 ⟦甲⟧、乙",
        None,
    ),
    "an assumption twice": (on_top, "CP204", "假设 甲数 = 1\n假设 ⟦甲数⟧ = 2", None),
    "a figure twice": (
        in_item,
        "CP204",
        "计算 甲数 = 1\n计算 ⟦甲数⟧ = 2",
        "计算 甲数 = 1\n计算 乙数 = 2",
    ),
    "a figure called as an assumption": (
        on_top,
        "CP204",
        "假设 甲数 = 1\n计算 ⟦甲数⟧ = 2",
        "假设 甲数 = 1\n计算 乙数 = 2",
    ),
    "a built-in name in Chinese": (in_item, "CP205", "计算 ⟦名次⟧ = 1", "计算 位次 = 1"),
    "a built-in name in English": (in_item, "CP205", "计算 ⟦rank⟧ = 1", "计算 ranking = 1"),
    "a built-in name that is used": (
        in_item,
        "CP205",
        "compute ⟦full⟧ = 1\n得分率 = full",
        "compute enough = 1\n得分率 = enough",
    ),
    "a common column as a field": (on_top, "CP205", "材料 快报\n  字段 ⟦状态⟧：文字", None),
    "an unknown department, and none is near": (
        in_item,
        "CP206",
        "责任部门 ⟦水利厅⟧、乙局",
        "责任部门 甲局、乙局",
    ),
    "an unknown member of a group": (on_top, "CP206", "部门组 别组：甲局、⟦水利厅⟧", None),
    "an alias of nobody": (on_top, "CP206", "别称 ⟦水利厅⟧：水厅", None),
    "an unknown kind": (in_item, "CP206", "认定 ⟦会议纪要⟧", "认定 通报"),
    "an unknown field": (in_item, "CP206", "认定 简报，须 有 ⟦印章⟧", "认定 简报，须 有 文号"),
    "an unknown figure": (in_item, "CP206", "得分率 = ⟦完成情况⟧ ÷ 10，最高 1", None),
    "an unknown choice": (on_top, "CP206", "汇总\n  组内 按 ⟦抽签⟧", "汇总\n  组内 按 任一"),
    "a near department": (in_item, "CP207", "责任部门 ⟦丁局⟧", "责任部门 丙局"),
    "a near field": (in_item, "CP207", "认定 简报，须 有 ⟦文好⟧", None),
    "a near figure": (
        in_item,
        "CP207",
        "统计 上报数：简报 的 件数\n得分率 = ⟦上保数⟧ ÷ 10，最高 1",
        None,
    ),
    "a field of the other kind": (
        in_item,
        "CP206",
        "认定 简报，须 没有 同一 ⟦标题⟧ 的 通报案\n认定 通报案：通报",
        None,
    ),
    "words that run together": (
        in_item,
        "CP208",
        "认定 简报，须 ⟦级别不低于市级⟧",
        "认定 简报，须 级别 不低于 市级",
    ),
    "a period's day that is none": (
        lambda text: text + DEPARTMENTS + KINDS + ITEM,
        "CP209",
        HEAD + "  考核期 2018-01-01 至 ⟦2018-02-30⟧\n",
        HEAD + "  考核期 2018-01-01 至 2018-02-28\n",
    ),
    "a decision's day that is none": (
        on_top,
        "CP209",
        "假设 甲数 = 1，由 市府 于 ⟦2018-13-01⟧ 决定",
        None,
    ),
    "a condition's day that is none": (
        in_item,
        "CP209",
        "认定 简报，须 日期 晚于 ⟦2018-02-30⟧",
        "认定 简报，须 日期 晚于 2018-02-28",
    ),
    "a period that ends before it begins": (
        lambda text: text + DEPARTMENTS + KINDS + ITEM,
        "CP210",
        HEAD + "  ⟦考核期 2018-12-31 至 2018-01-01⟧\n",
        HEAD + "  考核期 2018-05-01 至 2018-05-01\n",
    ),
    "a type that is none": (
        on_top,
        "CP213",
        "材料 快报\n  字段 甲：⟦字符⟧",
        "材料 快报\n  字段 甲：文字",
    ),
    "a function that is none": (in_item, "CP214", "得分率 = ⟦平方⟧（1）", "得分率 = 最小（1，1）"),
    "a figure of itself": (in_item, "CP215", "计算 ⟦甲数⟧ = 甲数 + 1", None),
    "a weight without a percent sign": (
        in_item,
        "CP216",
        "权重\n  ⟦1⟧：甲局",
        "权重\n  100%：甲局",
    ),
    "a number among the departments": (in_item, "CP216", "权重\n  100%：甲局、⟦2⟧", None),
    "a year of three digits": (
        lambda text: text + "  总分 10分\n" + DEPARTMENTS + KINDS + ITEM,
        "CP216",
        "语言 1\n考核 示例\n  ⟦年度 201⟧\n",
        "语言 1\n考核 示例\n  年度 2018\n",
    ),
    "two rules": (in_item, "CP218", "得分率 = 1\n⟦得分 = 10分⟧", "得分 = 10分"),
    "a rule and a table that is one": (
        in_item,
        "CP218",
        "得分率 = 1\n⟦表 得分⟧\n  其余：10分",
        "表 得分\n  其余：10分",
    ),
    "two tables that are the rule": (
        in_item,
        "CP218",
        "表 得分率\n  其余：1\n⟦表 得分率⟧\n  其余：1",
        None,
    ),
    "weights and 责任部门": (
        in_item,
        "CP220",
        "权重\n  100%：甲局\n⟦责任部门 乙局⟧",
        "权重\n  100%：甲局、乙局",
    ),
    "a table without rows": (in_item, "CP222", "⟦表 等次⟧", "表 等次\n  其余：1"),
    "weights without rows": (in_item, "CP222", "⟦权重⟧", "权重\n  100%：甲局"),
    "deductions that nobody takes": (
        in_item,
        "CP223",
        "得分率 = 1\n⟦扣分由责任部门承担⟧",
        "统计 次数：通报 的 件数\n扣分 = 1分 × 次数，扣完为止\n扣分由责任部门承担",
    ),
    "deductions with weights": (
        in_item,
        "CP223",
        "扣分 = 0分，扣完为止\n权重\n  100%：甲局\n⟦扣分由责任部门承担⟧",
        None,
    ),
    "deductions without a floor": (
        in_item,
        "CP223",
        "扣分 = 0分\n⟦扣分由责任部门承担⟧",
        "扣分 = 0分，扣完为止\n扣分由责任部门承担",
    ),
    "每件计 in a measure": (
        in_item,
        "CP224",
        "表 几件（级别）\n  省级：2\n  其余：1\n统计 件数：简报 的 件数，⟦每件计 几件⟧",
        "表 几件（级别）\n  省级：2\n  其余：1\n认定 简报，每件计 几件",
    ),
}


@pytest.mark.parametrize(("wrap", "code", "wrong", "_"), WRONG.values(), ids=WRONG)
def test_a_wrong_declaration_is_found_where_it_stands(wrap, code, wrong, _):
    """Each mistake gives its own code, at its own place, and nothing else."""
    marked = unmark(wrap(wrong))
    assert found_in(marked.text) == expected(code, marked)


@pytest.mark.parametrize(("wrap", "code", "_", "right"), WRONG.values(), ids=WRONG)
def test_what_is_right_beside_it_is_not_reported(wrap, code, _, right):
    """The corrected text has no finding."""
    assert right is None or codes(wrap(right)) == []


TWICE = {
    "考核": HEAD + "⟦考核 又一个⟧\n",
    "年度": HEAD + "  ⟦年度 2019⟧\n",
    "总分": HEAD + "  ⟦总分 10分⟧\n",
    "考核期": HEAD + "  考核期 2018-01-01 至 2018-06-30\n  ⟦考核期 2018-01-01 至 2018-12-31⟧\n",
    "考核的出处": HEAD + "  出处 “甲”\n  ⟦出处 “乙”⟧\n",
}


@pytest.mark.parametrize("text", TWICE.values(), ids=TWICE)
def test_a_fact_of_the_assessment_stands_once(text):
    """A second statement of one fact is CP203 at its place, and points at the first."""
    marked = unmark(text + DEPARTMENTS + KINDS + ITEM)
    assert found_in(marked.text) == expected("CP203", marked)
    assert check(marked.text)[0].notes


@pytest.mark.parametrize(
    "text",
    ["内容 “甲”\n⟦内容 “乙”⟧", "报送 “甲”\n⟦报送 “乙”⟧", "出处 “甲”\n⟦出处 “乙”⟧",
     "责任部门 甲局\n⟦责任部门 乙局⟧", "权重\n 100%：甲局\n⟦权重⟧\n 100%：乙局",
     "扣分 = 1分，扣完为止\n扣分由责任部门承担\n⟦扣分由责任部门承担⟧"],
)  # fmt: skip
def test_a_line_of_an_item_stands_once(text):
    """A second line of a sort that an item has once is CP203 at its place."""
    marked = unmark(in_item(text))
    assert found_in(marked.text) == expected("CP203", marked)


@pytest.mark.parametrize(
    "text",
    ["假设 甲数 = 1\n出处 “甲”\n⟦出处 “乙”⟧", "假设 甲数 = 1\n理由 “甲”\n⟦理由 “乙”⟧",
     "材料 快报\n出处 “甲”\n⟦出处 “乙”⟧", "汇总\n组内 按 平均\n⟦组内 按 任一⟧",
     "汇总\n缺项 按 折算\n汇总\n⟦缺项 按 满分⟧", "汇总\n部门得分 按 分担分值\n⟦部门得分 按 分担分值⟧"],
)  # fmt: skip
def test_a_line_of_other_headings_stands_once(text):
    """The same for assumptions, kinds of evidence and the summary."""
    marked = unmark(on_top(text))
    assert found_in(marked.text) == expected("CP203", marked)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("语言 1\n" + DEPARTMENTS + KINDS + ITEM, ["CP202", "CP202", "CP202"]),
        ("语言 1\n考核 示例\n总分 10分\n" + DEPARTMENTS + KINDS + ITEM, ["CP202"]),
        ("语言 1\n考核 示例\n年度 2018\n" + DEPARTMENTS + KINDS + ITEM, ["CP202"]),
        (HEAD + KINDS + ITEM, ["CP202"]),
        (HEAD + KINDS + ITEM.replace("全部部门", "甲局、乙局"), ["CP202"]),
        (HEAD + DEPARTMENTS + KINDS, ["CP212"]),
        (HEAD + DEPARTMENTS + KINDS + ITEM.replace("  得分率 = 1\n", ""), ["CP217"]),
        (HEAD + DEPARTMENTS + KINDS + ITEM.replace("  责任部门 全部部门\n", ""), ["CP219"]),
    ],
)
def test_what_a_policy_must_state_is_missed_once(text, code):
    """A missing name, year, total, item, rule or list of departments is one finding each."""
    assert codes(text) == code


def test_a_missing_list_of_departments_is_the_only_finding():
    """Without a line of departments no department is called unknown as well."""
    text = HEAD + KINDS + "考核项 1 甲 10分\n  得分率 = 1\n  权重\n    60%：甲局\n    40%：乙局\n"
    assert codes(text) == ["CP202"]


def two_items(first: str, second: str) -> str:
    head = HEAD.replace("10分", "20分") + DEPARTMENTS + KINDS
    items = (
        f"考核项 {n} 示例 10分\n{text}\n责任部门 甲局\n" for n, text in ((1, first), (2, second))
    )
    return head + "".join(items)


def test_items_may_use_one_name_each_for_itself():
    """A name under an item means the item's own figure, though another item has the same."""
    first = "统计 件数量：简报 的 件数\n得分率 = 件数量，最高 1"
    second = "统计 件数量：通报 的 件数\n得分率 = 件数量，最高 1"
    findings = check(two_items(first, second), unused=True)
    assert {dict(d.args)["name"] for d in findings} == {"乙局", "丙局"}


def test_a_name_of_several_other_items_is_ambiguous():
    """A name that two other items have, and this one does not, is CP221."""
    third = "考核项 3 又 10分\n得分率 = ⟦件数量⟧，最高 1\n责任部门 甲局\n"
    both = two_items("计算 件数量 = 1\n得分率 = 件数量", "计算 件数量 = 1\n得分率 = 件数量")
    marked = unmark(both.replace("20分", "30分") + third)
    assert found_in(marked.text) == expected("CP221", marked)


def test_a_name_of_one_other_item_is_found():
    """A figure of one other item may be used."""
    assert codes(two_items("计算 甲数 = 1\n得分率 = 甲数", "得分率 = 甲数")) == []


def test_an_ambiguous_recognition_is_said_to_be_ambiguous():
    """没有 同一 …… 的 a name that two other items have is CP221, not an unknown name."""
    second = "认定 案例：通报\n得分率 = 认定数，最高 1"
    third = "考核项 3 又 10分\n认定 通报，须 没有 同一 事由 的 ⟦案例⟧\n得分率 = 认定数，最高 1\n责任部门 甲局\n"
    text = two_items(second, second).replace("20分", "30分") + third
    marked = unmark(text)
    assert found_in(marked.text) == expected("CP221", marked)


def test_a_figure_of_an_item_hides_the_figure_before_all_items():
    """The nearest figure of a name is meant, and the other may stay unused."""
    text = on_top("计算 甲数 = 1分").replace("  得分率 = 1", "  计算 甲数 = 1\n  得分率 = 甲数")
    assert codes(text) == []


@pytest.mark.parametrize(
    "name", ["扣分", "得分", "部门得分", "总得分", "贡献分", "「组1/得分率」", "「提醒1」"]
)
def test_a_figure_may_be_called_as_one_of_the_program(name):
    """What the roll-up computes keeps its own value beside a figure of the same name."""
    text = in_item(f"计算 {name} = 5分\n得分 = {name} + 5分\n提醒 凡 {name} > 3分：“多”")
    checked = check_policy(text)
    assert len({score.name for score in checked.scores}) == len(checked.scores)


def test_a_gate_changes_the_figure_of_the_item_that_is_called_so():
    """Where an item computes a figure 得分, a gate on 得分 is about that figure."""
    text = in_item("计算 得分 = 10分\n凡 得分 < 3分，得分 记 1分\n得分 = 得分")
    names = {score.name for score in check_policy(text).scores}
    assert {"1/「得分」", "1/「得分」/凡1之前"} <= names
    assert "1/得分率/凡1之前" not in names


def check_policy(text):
    from creditpolicy.policy.load import check_source
    from creditpolicy.source.source import Source

    policy = check_source(Source("样本", text)).policy
    assert policy is not None
    return policy


@pytest.mark.parametrize(
    "name", ["权重办公室", "占道经营治理办", "「2018年专班」", "材料科", "认定中心"]
)
def test_a_department_may_begin_with_a_word_of_the_language(name):
    """Names that begin with a word of the language are names."""
    assert codes(on_top(f"部门 {name}").replace("全部部门", f"甲局、{name}")) == []


def test_every_finding_says_the_same_in_both_languages():
    """Each message and help of this page is filled in Chinese and in English."""
    for wrap, code, wrong, _ in WRONG.values():
        (problem,) = check(unmark(wrap(wrong)).text)
        assert problem.code.code == code
        for lang in ("zh", "en"):
            assert problem.message(lang)
            assert "{" not in problem.message(lang) + problem.help(lang)
        assert isinstance(problem.at, Span)
