"""Two figures that are grades stand in the order of their scale."""

from itertools import product

import pytest

import creditpolicy

SCALE = ("优", "良", "中", "差")
"""From high to low: of two, the one that stands first is the higher."""
POLICY = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局
等级 等次：优 > 良 > 中 > 差
假设 起码 = 良，可取 良、中
材料 评定
  字段 甲级、乙级：优 > 良 > 中 > 差，可空
考核项 1 示例 10分
  统计 甲数：评定 的 甲级 唯一值
  统计 乙数：评定 的 乙级 唯一值
  计算 结果 = 若 甲数 {order} {other} 则 1 否则 0
  得分率 = 1
  责任部门 全部部门
"""
ORDERS = {
    "不低于": lambda one, other: one <= other,
    "高于": lambda one, other: one < other,
    "不高于": lambda one, other: one >= other,
    "低于": lambda one, other: one > other,
    "为": lambda one, other: one == other,
    "不为": lambda one, other: one != other,
}


def result(order: str, one: str, two: str, other: str = "乙数", **assume: str) -> object:
    policy = creditpolicy.loads(POLICY.format(order=order, other=other))
    row = {"部门": "甲局", "材料": "评定", "日期": "2018-03-01", "甲级": one, "乙级": two}
    assessment = policy.evaluate([row], assume=assume)
    return assessment.scores["1/结果"][("甲局",)]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_of_every_two_grades(order: str) -> None:
    """Sixteen pairs, six words: what the places in the scale say."""
    for one, two in product(SCALE, SCALE):
        expected = ORDERS[order](SCALE.index(one), SCALE.index(two))
        assert result(order, one, two) == int(expected), (one, two)


@pytest.mark.parametrize("order", ORDERS)
def test_a_choice_among_grades(order: str) -> None:
    """An assumption that may be some of the grades stands in the same order."""
    for one, value in product(SCALE, ("良", "中")):
        expected = ORDERS[order](SCALE.index(one), SCALE.index(value))
        assert result(order, one, "优", "起码", 起码=value) == int(expected), (one, value)


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_undecided_stays_so(order: str) -> None:
    """With nothing filed on either side nobody knows which is higher."""
    mark = creditpolicy.Mark.UNDECIDED
    assert result(order, "", "良") is mark
    assert result(order, "良", "") is mark
