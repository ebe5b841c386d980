"""月份, 季度 and 要件数: columns that nobody files, and that every sentence may name."""

from datetime import date
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Mark
from tests.policy.marked import codes, in_item

HEAD = """语言 1
考核 示例
  年度 2018
  考核期 {period}
  总分 10分
部门 甲局
材料 简报
  字段 评分：数字，可空
  要件 方案、照片、总结
考核项 1 示例 10分
  责任部门 甲局
  得分率 = 1
"""
YEAR = "2018-01-01 至 2018-12-31"
OVER = "2018-11-15 至 2019-02-10"


policy_of = cache(creditpolicy.loads)  # a text is read once for all rows


def figures(line, rows, period=YEAR):
    """What a measure gives the department, for each of its keys."""
    policy = policy_of(HEAD.format(period=period) + line)
    filed = [{"部门": "甲局", "材料": "简报", **row} for row in rows]
    table = policy.evaluate(filed).measures["1/甲数"]
    return {key[1:]: value for key, value in table.values.items()}


def on(*days):
    return [{"日期": day} for day in days]


def test_a_month_is_that_of_the_day():
    """The first and the last day of a month belong to it, and to its quarter."""
    rows = on("2018-01-31", "2018-02-01", "2018-03-31", "2018-04-01")
    by_month = figures("统计 甲数：简报 的 件数，按 月份 分列", rows)
    assert by_month == {("1月",): 1, ("2月",): 1, ("3月",): 1, ("4月",): 1}
    by_quarter = figures("统计 甲数：简报 的 件数，按 季度 分列", rows)
    assert by_quarter == {("一季度",): 3, ("二季度",): 1}


def test_over_two_years_months_and_quarters_name_their_year():
    """A period that spans years tells January of the one from January of the other."""
    rows = on("2018-11-15", "2018-12-31", "2019-01-01", "2019-02-11")
    by_month = figures("统计 甲数：简报 的 件数，按 月份 分列", rows, OVER)
    assert by_month == {("2018年11月",): 1, ("2018年12月",): 1, ("2019年1月",): 1}
    by_quarter = figures("统计 甲数：简报 的 件数，按 季度 分列", rows, OVER)
    assert by_quarter == {("2018年四季度",): 2, ("2019年一季度",): 1}


@given(days=st.lists(st.dates(date(2018, 1, 1), date(2018, 12, 31)), max_size=8))
def test_months_are_a_partition(days):
    """The numbers of the months sum to the number of records, and the months are those of days."""
    by_month = figures("统计 甲数：简报 的 件数，按 月份 分列", on(*map(str, days)))
    assert sum(by_month.values()) == len(days)
    assert {key[0] for key in by_month} == {f"{day.month}月" for day in days}


def test_different_months_count_once():
    """不同 月份 数 is how many months have a record, a condition and a key included."""
    rows = on("2018-01-05", "2018-01-06", "2018-03-01")
    assert figures("统计 甲数：简报 的 不同 月份 数", rows) == {(): 2}
    assert figures("统计 甲数：简报 的 件数，同一 月份 只计一次", rows) == {(): 2}
    assert figures("统计 甲数：简报 的 件数，只计 月份 为 「3月」", rows) == {(): 1}
    assert figures("统计 甲数：简报 的 件数，只计 季度 不为 一季度", rows) == {}


def test_component_count_reads_like_at_least():
    """要件数 counts the filled components: 至少几个要件 is 要件数 ≥ that number."""
    rows = [
        {"日期": "2018-01-01", "方案": "有", "照片": "否", "总结": ""},
        {"日期": "2018-01-01", "方案": "有", "照片": "有"},
        {"日期": "2018-01-01"},
    ]
    assert figures("统计 甲数：简报 的 要件数 合计", rows) == {(): 3}
    for k in (1, 2, 3):
        least = figures(f"统计 甲数：简报 的 件数，只计 至少{k}个要件", rows)
        assert least == figures(f"统计 甲数：简报 的 件数，只计 要件数 ≥ {k}", rows)


@pytest.mark.parametrize("name", ["月份", "季度", "要件数", "month", "component_count"])
def test_their_names_are_taken(name):
    """A field cannot be called as a column that every record has."""
    assert codes(in_item("统计 甲数：简报 的 件数").replace("字段 标题", f"字段 {name}、标题")) == [
        "CP205"
    ]


def test_what_has_no_components_has_no_count_of_them():
    """要件数 is a column only of kinds with 要件."""
    assert codes(in_item("统计 甲数：通报 的 要件数 合计"))[0] in ("CP206", "CP207")


def test_a_mean_of_nothing_is_not_applicable_and_blanks_are_left_out():
    """均值 divides by the records that hold a number: (1/2 + 1) ÷ 2."""
    policy = creditpolicy.loads(HEAD.format(period=YEAR) + "统计 甲数：简报 的 评分 均值")
    marks = [
        {"部门": "甲局", "材料": "简报", "日期": "2018-01-01", "评分": m} for m in ("0.5", "", "1")
    ]
    assert policy.evaluate(marks).scores["1/甲数"]["甲局",] == Fraction(3, 4)
    assert policy.evaluate(marks[1:2]).scores["1/甲数"]["甲局",] is Mark.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("marks", "value"),
    [((), Mark.UNDECIDED), (("",), Mark.UNDECIDED), (("5",), 5), (("5", "5.0", ""), 5),
     (("5", "6"), Mark.UNDECIDED), (("0",), 0)],
)  # fmt: skip
def test_the_only_value(marks, value):
    """唯一值 is what all agree on; nothing filed, or different values, is undecided, never 0."""
    policy = creditpolicy.loads(HEAD.format(period=YEAR) + "统计 甲数：简报 的 评分 唯一值")
    rows = [{"部门": "甲局", "材料": "简报", "日期": "2018-01-01", "评分": mark} for mark in marks]
    assert policy.evaluate(rows).measures["1/甲数"].at(("甲局",)) == value


@pytest.mark.parametrize("marks", [("",), ("3", "4")])
def test_an_only_value_that_is_undecided_is_not_called_too_long(marks):
    """A blank mark, or two different ones: nothing is said of numbers with too many digits (CP610)."""
    policy = creditpolicy.loads(HEAD.format(period=YEAR) + "统计 甲数：简报 的 评分 唯一值")
    rows = [{"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "评分": mark} for mark in marks]
    assessment = policy.evaluate(rows)
    assert assessment.measures["1/甲数"].at(("甲局",)) is Mark.UNDECIDED
    assert "CP610" not in {one.code.code for one in assessment.diagnostics}
