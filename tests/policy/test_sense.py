"""Warnings of rules that can be computed and hardly can be meant: each with a value that shows it."""

import pytest

from creditpolicy.diagnostics.diagnostic import in_language
from tests.policy.marked import check, in_item, place

RATE = """
  统计 件数量：简报 的 件数
  统计 省级数：简报 的 件数，只计 级别 不低于 省级
  计算 省级率 = 省级数 ÷ 件数量
"""


def findings(text):
    return [
        (d.code.code, {name: in_language(value, "zh") for name, value in d.args})
        for d in check(in_item(RATE + text))
    ]


def table(*rows, key="省级率", name="得分"):
    return "\n".join([f"表 {name}（{key}）", *rows])


@pytest.mark.parametrize(
    ("test", "code", "range_"),
    [
        ("省级率 > 100%", "CP421", "在 0% 至 100% 之间"),
        ("省级率 ≥ 60", "CP421", "在 0% 至 100% 之间"),
        ("省级率 ≤ 1", "CP420", "在 0% 至 100% 之间"),
        ("省级率 ≥ 0", "CP420", "在 0% 至 100% 之间"),
        ("件数量 < 0", "CP421", "不低于 0"),
        ("件数量 = 3 且 省级率 ≠ 2", "CP420", "在 0% 至 100% 之间"),
        ("名次（件数量） > 3", "CP421", "在 1 至 3 之间"),
    ],
)
def test_a_condition_that_decides_nothing_is_named(test, code, range_):
    """What the ranges of the figures settle is no condition."""
    named = (code, {"range": range_})
    assert findings(f"提醒 凡 {test}：“注意”\n得分率 = 省级率") == [named]
    assert named in findings(f"不适用 凡 {test}\n得分率 = 省级率")
    assert named in findings(f"得分率 = 若 {test} 则 省级率 否则 0")


@pytest.mark.parametrize("effect", ["得分率 记 0", "排名 列最后"])
def test_a_gate_that_decides_nothing_is_named(effect):
    """Whatever a gate does, a condition that no evidence can make true, or false, is none."""
    ranked = "计算 排名 = 名次（件数量）\n得分率 = 省级率 ÷ 排名\n"
    assert findings(f"{ranked}凡 件数量 < 0，{effect}") == [("CP421", {"range": "不低于 0"})]
    assert ("CP420", {"range": "不低于 0"}) in findings(f"{ranked}凡 件数量 ≥ 0，{effect}")
    assert findings(f"{ranked}凡 件数量 = 1，{effect}") == []


@pytest.mark.parametrize(
    "test",
    ["省级率 ≥ 100%", "省级率 > 0", "省级率 < 1", "件数量 ≤ 0", "件数量 = 0", "件数量 ≠ 7",
     "名次（件数量） ≤ 2", "名次（件数量） ≥ 3", "件数量 ≥ 省级数"],
)  # fmt: skip
def test_a_condition_that_can_go_either_way_is_not(test):
    """At the ends of its range a figure still decides something."""
    assert findings(f"提醒 凡 {test}：“注意”\n得分率 = 省级率") == []


def test_a_row_that_always_fits_makes_the_rest_idle():
    """No rate is below 0, so nothing is left for 其余."""
    assert findings(table("≥ 60%：10分", "≥ 0：5分", "其余：0分")) == [
        ("CP420", {"range": "在 0% 至 100% 之间"})
    ]


def test_a_slope_that_misses_its_bound_is_a_cliff():
    """9 × 95% is 8.55, and at 95% there are 10 points."""
    [(code, shown)] = findings(table("≥ 95%：10分", "其余：9分 × 省级率"))
    assert (code, shown) == ("CP422", {"bound": "95%", "below": "8.55", "above": "10"})


@pytest.mark.parametrize(
    "rows",
    [
        ("≥ 95%：10分", "其余：10分 × 省级率 ÷ 95%"),
        ("≥ 95%：10分", "≥ 60%：5分", "其余：0分"),
        ("≥ 60%：10分 × 省级率", "其余：0分"),
        ("≥ 95%：10分", "其余：10分 × 向下取整（省级率 ÷ 10%） ÷ 10"),
        ("≥ 50%：5分 + 10分 × （省级率 − 50%）", "其余：10分 × 省级率"),
    ],
)
def test_steps_gates_and_slopes_that_meet_are_meant(rows):
    """Bands are steps, no points below a threshold are a gate, whole steps jump by themselves."""
    assert findings(table(*rows)) == []


def test_a_count_goes_by_steps_anyway():
    """From four cases to five is one step, however high."""
    rows = ("≥ 5：10分", "≥ 1：1分 × 件数量", "其余：0分")
    assert findings(table(*rows, key="件数量")) == []


def test_values_that_go_up_and_down_are_a_slip():
    """8 from 70% on and 6 from 80% on, between 2 and 10: two rows are exchanged."""
    rows = ("≥ 90%：10分", "≥ 80%：6分", "≥ 70%：8分", "≥ 60%：2分", "其余：0分")
    assert findings(table(*rows)) == [("CP423", {"low": "从 70% 起得 8", "high": "从 80% 起得 6"})]


@pytest.mark.parametrize(
    "rows",
    [
        ("≥ 90%：10分", "≥ 60%：6分", "其余：0分"),
        ("> 90%：0分", "> 60%：6分", "其余：10分"),
        ("> 90%：5分", "≥ 60%：10分", "其余：0分"),
    ],
)
def test_one_way_or_one_peak_is_meant(rows):
    """Up all the way, down all the way, or a best range in the middle."""
    assert findings(table(*rows)) == []


def test_each_finding_points_at_both_rows():
    """The row that is wrong, and the one that it does not fit."""
    [problem] = check(in_item(RATE + table("≥ 95%：10分", "其余：9分 × 省级率")))
    assert place(problem).text == "≥ 95%：10分"
    [falls] = check(
        in_item(RATE + table("≥ 3：10分", "≥ 2：3分", "≥ 1：5分", "其余：0分", key="件数量"))
    )
    assert {place(falls).text, *(note.at.text for note in falls.notes)} == {"≥ 2：3分", "≥ 1：5分"}
