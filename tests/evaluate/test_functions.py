"""Rounding, ranks and marks in formulas, held against Python's own arithmetic and counting."""

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Mark

DEPARTMENTS = "甲乙丙丁戊"
GROUP = "乙丙戊"
POLICY = creditpolicy.loads(
    f"""语言 1
考核 示例
  年度 2018
  总分 10分
部门 {"、".join(DEPARTMENTS)}
部门组 街道办：{"、".join(GROUP)}
材料 评分
  字段 分数：数字
  字段 类别：文稿、图片
考核项 1 示例 10分
  统计 评分：评分 的 分数 最大值
  统计 分类评分：评分 的 分数 最大值，按 类别 分列
  计算 下 = 向下取整（评分）
  计算 上 = 向上取整（评分）
  计算 整 = 四舍五入（评分，0）
  计算 两位 = 四舍五入（评分，2）
  计算 名 = 名次（评分）
  计算 倒名 = 倒数名次（评分，逐 部门）
  计算 密名 = 密集名次（评分）
  计算 组名 = 名次（评分，逐 街道办）
  计算 组倒名 = 倒数名次（评分，逐 街道办）
  计算 组密名 = 密集名次（评分，逐 街道办）
  计算 组均 = 均值（评分，逐 街道办）
  计算 组个数 = 个数（评分，逐 街道办）
  计算 类名 = 名次（分类评分，逐 街道办）
  计算 类名和 = 合计（类名，逐 类别）
  计算 有无 = 若 评分 适用 则 1，否则 0
  计算 未知 = 若 评分 适用 则 未定，否则 不适用
  计算 补 = 未知，不适用的按 1，未定的按 2
  计算 先封顶 = 评分，最高 1，不适用的按 5
  计算 后封顶 = 评分，不适用的按 5，最高 1
  表 得分
    评分 不适用 且 组均 不适用：不适用
    其余：1分 × 名 + 1分 × （下 + 上 + 整 + 两位 + 倒名 + 密名 + 组名 + 组倒名 + 组密名），最高 10分，最低 0分
  计算 其他 = 组个数 + 类名和 + 有无 + 补 + 先封顶 + 后封顶
  提醒 凡 其他 > 100：“多”
  责任部门 全部部门
"""
)

scores = st.dictionaries(
    st.sampled_from(DEPARTMENTS),
    st.one_of(
        st.sampled_from(("0", "-0.5", "0.5", "2.005", "-2.5")),
        st.decimals(-1000, 1000, places=3).map(str),
    ),
)


def row(department: str, score: str, sort: str = "文稿") -> dict[str, str]:
    return {"部门": department, "材料": "评分", "日期": "2018-05-01", "分数": score, "类别": sort}


def assessed(given_scores: dict[str, str], sort: str = "文稿"):
    return POLICY.evaluate([row(name, score, sort) for name, score in given_scores.items()])


def figure(assessment, name: str, *key: str):
    table = assessment.scores[f"1/{name}"]
    return table[()] if () in table else table[key]


@given(scores)
@example({"甲": "-2.5", "乙": "2.005"})
def test_rounding_is_that_of_python(given_scores: dict[str, str]) -> None:
    """Down and up are math.floor and math.ceil; 四舍五入 is Decimal's ROUND_HALF_UP."""
    assessment = assessed(given_scores)
    for department, text in given_scores.items():
        value, decimal = Fraction(text), Decimal(text)
        expected = {
            "下": math.floor(value),
            "上": math.ceil(value),
            "整": Fraction(decimal.quantize(Decimal(1), ROUND_HALF_UP)),
            "两位": Fraction(decimal.quantize(Decimal("0.01"), ROUND_HALF_UP)),
        }
        assert {name: figure(assessment, name, department) for name in expected} == expected


@given(scores)
@example({"甲": "1", "乙": "1.0", "丙": "0", "丁": "-1"})
def test_ranks_count_who_is_before(given_scores: dict[str, str]) -> None:
    """A place is 1 and how many are before it; a dense place counts how many values are."""
    assessment = assessed(given_scores)
    everybody = {name: Fraction(text) for name, text in given_scores.items()}
    members = {name: value for name, value in everybody.items() if name in GROUP}
    for among, prefix in ((everybody, ""), (members, "组")):
        for department in DEPARTMENTS:
            own = among.get(department)
            higher = [] if own is None else [value for value in among.values() if value > own]
            lower = [] if own is None else [value for value in among.values() if value < own]
            places = {
                "名": 1 + len(higher),
                "倒名": 1 + len(lower),
                "密名": 1 + len({*higher}),
            }
            for name, place in places.items():
                expected = Mark.NOT_APPLICABLE if own is None else place
                assert figure(assessment, prefix + name, department) == expected


@given(scores)
def test_a_group_is_its_members(given_scores: dict[str, str]) -> None:
    """A function over a group looks at its members only, and is one figure for everybody."""
    assessment = assessed(given_scores)
    values = [Fraction(text) for name, text in given_scores.items() if name in GROUP]
    mean = sum(values) / len(values) if values else Mark.NOT_APPLICABLE
    assert figure(assessment, "组均") == mean
    assert figure(assessment, "组个数") == len(values)


@given(scores, st.sampled_from(("文稿", "图片")))
def test_ranks_stand_within_each_value_of_a_split(given_scores: dict[str, str], sort: str) -> None:
    """A split figure is ranked within each value of its column, as if the others were not there."""
    assessment = assessed(given_scores, sort)
    other = {"文稿": "图片", "图片": "文稿"}[sort]
    for department in DEPARTMENTS:
        whole = figure(assessment, "组名", department)
        assert figure(assessment, "类名", department, sort) == whole
        assert figure(assessment, "类名", department, other) is Mark.NOT_APPLICABLE


@given(scores)
def test_marks_are_told_apart_and_replaced(given_scores: dict[str, str]) -> None:
    """A figure applies where there is a record; each mark is replaced by what stands for it."""
    assessment = assessed(given_scores)
    for department in DEPARTMENTS:
        score = given_scores.get(department)
        known = score is not None
        assert figure(assessment, "有无", department) == int(known)
        mark = Mark.UNDECIDED if known else Mark.NOT_APPLICABLE
        assert figure(assessment, "未知", department) is mark
        assert figure(assessment, "补", department) == (2 if known else 1)
        assert figure(assessment, "先封顶", department) == (min(1, Fraction(score)) if score else 5)
        assert figure(assessment, "后封顶", department) == (min(1, Fraction(score)) if score else 1)


def test_an_undecided_rival_leaves_the_rank_undecided() -> None:
    """Who comes first cannot be known while one figure is undecided, also among a group."""
    policy = creditpolicy.loads(
        """语言 1
考核 示例
  年度 2018
  总分 1分
部门 甲、乙、丙
部门组 两局：甲、乙
材料 评分
  字段 分数：整数
考核项 1 示例 1分
  统计 件数：评分 的 件数
  计算 数 = 若 件数 = 0 则 未定，否则 件数
  计算 组名 = 名次（数，逐 两局）
  计算 名 = 密集名次（数）
  得分率 = 1.1 − 0.1 × 组名 + 0 × 名，最低 0，最高 1，不适用的按 0，未定的按 0
  责任部门 全部部门
"""
    )
    rows = [{**row(name, "1"), "类别": None} for name in ("甲", "乙")]
    assessment = policy.evaluate(rows)
    assert figure(assessment, "组名", "甲") == 1
    assert figure(assessment, "组名", "丙") is Mark.NOT_APPLICABLE
    assert {figure(assessment, "名", name) for name in "甲乙丙"} == {Mark.UNDECIDED}
