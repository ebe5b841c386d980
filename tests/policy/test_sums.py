"""Points and weights that add up, and rules that reach their points and no more (CP4xx)."""

import pytest

from tests.policy.marked import (
    DEPARTMENTS,
    HEAD,
    KINDS,
    check,
    codes,
    expected,
    found_in,
    in_item,
    place,
    unmark,
)

COUNTED = (
    "统计 件数量：简报 的 件数\n统计 省级数：简报 的 件数，只计 级别 不低于 省级\n"
    "统计 篇数和：简报 的 篇数 合计\n统计 金额和：简报 的 金额 合计\n"
)


def items(*points: str) -> str:
    return HEAD + DEPARTMENTS + KINDS + "".join(
        f"考核项 {n} 示例 {p}\n得分率 = 1\n责任部门 全部部门\n" for n, p in enumerate(points, 1)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("points", "numbers"),
    [
        (("6分", "5分"), ("11", "10", "1")),
        (("6分",), ("6", "10", "4")),
        (("0.1分", "0.2分"), ("0.3", "10", "9.7")),
        (("9.95分", "0.1分"), ("10.05", "10", "0.05")),
    ],
)
def test_the_sum_of_the_points_is_shown_with_its_difference(points, numbers):
    """CP401 stands at the total, names sum, total and difference, and points at every item."""
    (problem,) = check(items(*points))
    args = dict(problem.args)
    assert (problem.code.code, place(problem).text) == ("CP401", "10分")
    assert (args["sum"], args["total"], args["difference"]) == numbers
    assert [note.text.zh for note in problem.notes] == [f"{p[:-1]} 分" for p in points]


def test_points_that_add_up_exactly_are_accepted():
    """Decimals are exact: a tenth ten times and nine make ten."""
    assert codes(items("9分", *["0.1分"] * 10)) == []


def test_an_item_without_points_is_found():
    """An item of 0 points is CP409 at the item."""
    (problem,) = check(items("10分", "0分"))
    assert (problem.code.code, place(problem).line) == ("CP409", 22)


@pytest.mark.parametrize(
    ("weights", "numbers"),
    [
        (("60%", "30%"), ("90", "10")),
        (("60%", "50%"), ("110", "10")),
        (("33.3%", "33.3%", "33.3%"), ("99.9", "0.1")),
        (("6%",), ("6", "94")),
    ],
)
def test_the_sum_of_the_weights_is_shown_with_its_difference(weights, numbers):
    """CP402 stands at the weights, names sum and difference, and points at every addend."""
    rows = "".join(f"{w}：{d}\n" for w, d in zip(weights, ("甲局", "乙局", "丙局"), strict=False))
    (problem,) = check(in_item(f"权重\n{rows}"))
    args = dict(problem.args)
    assert (problem.code.code, place(problem).text) == ("CP402", "权重")
    assert (args["sum"], args["difference"]) == numbers
    assert [note.at.text for note in problem.notes] == list(weights)
    assert [note.text.zh for note in problem.notes] == list(weights)


@pytest.mark.parametrize("rows", ["100%：甲局、乙局", "33.4%：甲局\n33.3%：乙局\n33.3%：丙局"])
def test_weights_that_add_up_are_accepted(rows):
    """Weights that sum to 100% exactly have no finding."""
    assert codes(in_item(f"权重\n{rows}")) == []


WRONG = {
    "a department in two groups": ("CP403", "权重\n60%：甲局\n40%：乙局、⟦甲局⟧"),
    "a department again through its group": ("CP403", "权重\n60%：乙局\n40%：甲局、⟦两局⟧"),
    "a department twice in 责任部门": ("CP403", "责任部门 甲局、乙局、⟦甲局⟧"),
    "a group of no weight": ("CP408", "权重\n100%：甲局\n⟦0%：乙局⟧"),
}


@pytest.mark.parametrize(("code", "wrong"), WRONG.values(), ids=WRONG)
def test_a_wrong_group_is_found_where_it_stands(code, wrong):
    """A department that stands twice, or a group without weight, is found at its place."""
    marked = unmark(in_item(wrong))
    assert found_in(marked.text) == expected(code, marked)


def test_an_item_with_the_number_of_another_is_found_once():
    """CP404 stands at the second item; the sum of the points is not doubted as well."""
    text = items("6分", "4分").replace("考核项 2 示例 4分", "⟦考核项 1 示例 4分⟧")
    marked = unmark(text)
    assert found_in(marked.text) == expected("CP404", marked)
    assert check(marked.text)[0].notes


RULES = {
    "得分 = 1分 × 件数量，最高 8分": ["CP405"],
    "得分率 = 0.5": ["CP405"],
    "得分率 = 最小（0.9，件数量 ÷ 10）": ["CP405"],
    "扣分 = 2分": ["CP405"],
    "得分 = 2分 × 件数量": ["CP406"],
    "得分率 = 件数量 ÷ 10": ["CP406"],
    "得分 = 5分 + 1分 × 件数量，最低 0分": ["CP406"],
    "扣分 = 2分 × 件数量": ["CP407"],
    "得分 = 10分 − 2分 × 件数量": ["CP407"],
    "扣分 = 2分 × 件数量 − 3分，扣完为止": ["CP406"],
    "得分率 = 件数量 ÷ 篇数和": ["CP410"],
    "得分 = 金额和，最高 10分": ["CP407"],
    "得分率 = 件数量 − 省级数 − 1，最高 1": ["CP407"],
    "得分率 = 2 × 件数量 − 省级数，最高 1": ["CP411"],
    "得分率 = 件数量 ÷ （件数量 + 1） × 件数量 ÷ （件数量 + 1）": ["CP410"],
    "得分率 = （省级数 + 件数量） ÷ 件数量": ["CP410"],
    # What is right is not doubted.
    "得分率 = 50% × 省级数 ÷ 件数量 + 50%": [],
    "得分率 = 件数量 − 省级数 − 1，最低 0，最高 1": [],
    "得分 = 0.1分 × 省级数 × 100 ÷ 件数量": [],
    "得分率 = 省级数 ÷ 件数量": [],
    "得分 = 10分 × 省级数 ÷ 件数量": [],
    "得分率 = 件数量 ÷ 10，最高 1": [],
    "得分率 = 均值（省级数 ÷ 件数量，1）": [],
    "得分 = 6分 × 省级数 ÷ 件数量 + 4分": [],
    "得分率 = 1 − 省级数 ÷ 件数量": [],
    "得分率 = 件数量 − 省级数，最高 1": [],
    "得分率 = 若 件数量 = 0 则 0 否则 省级数 ÷ 件数量": [],
    "扣分 = 2分 × 件数量，扣完为止": [],
    "扣分 = 2分 × 件数量，最高 10分": [],
    "扣分 = 2分 × 件数量，最高 15分，扣完为止": [],
    "得分 = 10分 − 2分 × 件数量，扣完为止": [],
    "得分 = 金额和，最高 10分，最低 0分": [],
    "表 得分（件数量）\n≥ 5：10分\n≥ 1：1分 × 件数量\n其余：0分": [],
    "表 得分率（件数量）\n≥ 5：1\n其余：件数量 ÷ 5": [],
    "表 得分率\n件数量 > 10：1\n其余：件数量 ÷ 10": [],
}


LIMITS = {
    "得分 = 2分 × 件数量": "最高 10分",
    "得分率 = 件数量 ÷ 10": "最高 1",
    "扣分 = 2分 × 件数量 − 3分，扣完为止": "最低 0分",
}


@pytest.mark.parametrize(("rule", "limit"), LIMITS.items(), ids=LIMITS)
def test_the_limit_that_helps_is_of_the_rules_own_kind(rule, limit):
    """With the limit that the message proposes there is nothing left to find."""
    (problem,) = check(in_item(COUNTED + rule))
    assert (problem.code.code, dict(problem.args)["limit"].zh) == ("CP406", limit)
    assert codes(in_item(COUNTED + f"{rule}，{limit}")) == []


FLOORS = {
    "扣分 = 2分 × 件数量": ("CP407", "扣完为止"),
    "得分 = 10分 − 2分 × 件数量": ("CP407", "最低 0分"),
    "得分率 = 2 × 件数量 − 省级数，最高 1": ("CP411", "最低 0"),
}


@pytest.mark.parametrize(("rule", "found"), FLOORS.items(), ids=FLOORS)
def test_the_floor_that_helps_is_of_the_rules_own_kind(rule, found):
    """Only a deduction is told 扣完为止; a score or a rate is told its floor, and that helps."""
    (problem,) = check(in_item(COUNTED + rule))
    assert (problem.code.code, dict(problem.args)["limit"].zh) == found
    assert codes(in_item(COUNTED + f"{rule}，{found[1]}")) == []


@pytest.mark.parametrize(("rule", "found"), RULES.items(), ids=RULES)
def test_a_rule_reaches_its_points_and_stays_within_them(rule, found):
    """What a rule can give at all is known from its text; correct rules raise no alarm."""
    assert codes(in_item(COUNTED + rule)) == found
