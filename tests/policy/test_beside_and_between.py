"""Days between, records alike, shares and caps: against the same said in plain Python."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy.values.workdays import is_working_day
from tests.policy.marked import expected, found_in, in_item, on_top, unmark

DEPARTMENTS = ("甲局", "乙局", "丙局")
HEAD = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局、丙局
材料 简报
  字段 标题：文字
  字段 起日、止日：日期，可空
  字段 分数：数字，可空
  字段 相隔 = 起日 到 止日 的 天数
  字段 相隔工作日 = 起日 到 止日 的 工作日数
考核项 1 示例 10分
  责任部门 全部部门
  得分率 = 1
"""
DAYS = st.dates(date(2018, 1, 20), date(2018, 3, 10))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "部门": st.sampled_from(DEPARTMENTS),
            "标题": st.sampled_from(("甲", "乙", "丙", "")),
            "起日": st.one_of(DAYS, st.none()),
            "止日": st.one_of(DAYS, st.none()),
            "分数": st.sampled_from(("0", "2", "7.5", "")),
        }
    ),
    max_size=9,
)


policy_of = cache(creditpolicy.loads)  # a text is read once for all rows


def assessed(line, rows):
    filed = [{"材料": "简报", "日期": "2018-06-01", **row} for row in rows]
    return policy_of(HEAD + line).evaluate(filed)


def measured(line, rows):
    """What the measure 甲数 gives each department."""
    table = assessed(line, rows).measures["1/甲数"]
    return {name: table.at((name,)) for name in DEPARTMENTS}


def counted(rows, test):
    return {d: sum(test(row) for row in rows if row["部门"] == d) for d in DEPARTMENTS}


def working_days(start, end):
    days = (start + timedelta(n) for n in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


@given(rows=ROWS)
def test_days_between_are_the_days_after_the_first(rows):
    """天数 counts days, 工作日数 working days; 0 where the second is not later, blank for a blank."""
    both = [row for row in rows if row["起日"] and row["止日"]]
    for column, between in (
        ("相隔", lambda a, b: max(0, (b - a).days)),
        ("相隔工作日", working_days),
    ):
        total = measured(f"统计 甲数：简报 的 {column} 合计", rows)
        assert total == {
            d: sum(between(r["起日"], r["止日"]) for r in both if r["部门"] == d)
            for d in DEPARTMENTS
        }
    blank = measured("统计 甲数：简报 的 件数，只计 无 相隔", rows)
    assert blank == counted(rows, lambda row: row not in both)


@given(rows=ROWS, term=st.integers(0, 12))
def test_ahead_is_so_many_days_before(rows, term):
    """前……以前 holds where so many days, or working days, lie in between, and never for a blank."""

    def ahead(between):
        return lambda r: bool(
            r["起日"]
            and r["止日"]
            and r["起日"] <= r["止日"]
            and between(r["起日"], r["止日"]) >= term
        )

    for unit, between in (("天", lambda a, b: (b - a).days), ("个工作日", working_days)):
        line = f"统计 甲数：简报 的 件数，只计 起日 在 止日 前 {term}{unit} 以前"
        assert measured(line, rows) == counted(rows, ahead(between))


@given(rows=ROWS, most=st.integers(0, 3))
def test_records_alike_are_counted_with_the_department_or_without(rows, most):
    """同一 …… 的 …… counts the other measure's records with equal keys, of whichever department."""
    long = [row for row in rows if row["分数"] == "7.5"]
    own: defaultdict[tuple[str, str], int] = defaultdict(int)
    all_: defaultdict[str, int] = defaultdict(int)
    for row in long:
        own[row["部门"], row["标题"]] += 1
        all_[row["标题"]] += 1
    head = "统计 高分：简报 的 件数，只计 分数 > 7\n统计 甲数：简报 的 件数，只计 "
    here = measured(f"{head}同一 标题 的 高分 ≤ {most}", rows)
    assert here == counted(rows, lambda r: own[r["部门"], r["标题"]] <= most)
    anywhere = measured(f"{head}不分部门 同一 标题 的 高分 ≤ {most}", rows)
    assert anywhere == counted(rows, lambda r: all_[r["标题"]] <= most)


@given(rows=ROWS)
def test_none_alike_is_no_other_than_zero_alike(rows):
    """没有 同一 …… 的 …… says the same as 同一 …… 的 …… = 0."""
    head = "统计 高分：简报 的 件数，只计 分数 > 7\n统计 甲数：简报 的 件数，只计 "
    assert measured(f"{head}没有 同一 标题 的 高分", rows) == measured(
        f"{head}同一 标题 的 高分 = 0", rows
    )


@given(rows=ROWS)
def test_shares_of_a_case_are_equal_and_sum_to_it(rows):
    """Each department that has a title gets one over how many have it; blanks are left out."""
    sharers = defaultdict(set)
    for row in rows:
        sharers[row["标题"]].add(row["部门"])
    sharers.pop("", None)
    scores = assessed("统计 甲数：简报 的 件数，同一 标题 由各部门均分", rows).scores["1/甲数"]
    assert {name: scores[name,] for name in DEPARTMENTS} == {
        name: sum((Fraction(1, len(of)) for of in sharers.values() if name in of), Fraction(0))
        for name in DEPARTMENTS
    }
    assert sum(scores.values()) == len(sharers)


@given(rows=ROWS, cap=st.sampled_from(("0", "3", "7.5", "100")))
def test_each_record_is_capped_before_it_counts(rows, cap):
    """每件最高 takes the smaller number of each record; sum, mean and largest are of those."""
    numbers = {
        d: [min(Fraction(r["分数"]), Fraction(cap)) for r in rows if r["部门"] == d and r["分数"]]
        for d in DEPARTMENTS
    }
    total = measured(f"统计 甲数：简报 的 分数 合计，每件最高 {cap}", rows)
    assert total == {d: sum(of, Fraction(0)) for d, of in numbers.items()}
    largest = measured(f"统计 甲数：简报 的 分数 最大值，每件最高 {cap}", rows)
    means = assessed(f"统计 甲数：简报 的 分数 均值，每件最高 {cap}", rows).scores["1/甲数"]
    for name, of in numbers.items():
        if of:
            assert (largest[name], means[name,]) == (max(of), sum(of, Fraction(0)) / len(of))


def test_the_filing_day_may_decide_the_period_and_the_month():
    """归期 按 报送日期: what was filed this year counts this year, in the month of that day."""
    text = HEAD.replace("材料 简报\n", "材料 简报\n  归期 按 报送日期\n")
    days = (("2017-12-20", "2018-01-05"), ("2018-12-30", "2019-01-02"), ("2018-03-01", ""))
    rows = [{"部门": "甲局", "材料": "简报", "日期": a, "报送日期": b} for a, b in days]
    policy = creditpolicy.loads(text + "统计 甲数：简报 的 件数，按 月份 分列")
    assert policy.evaluate(rows).measures["1/甲数"].values == {("甲局", "1月"): 1}


KIND = "材料 快报\n  字段 标题：文字\n  字段 收到、办结：日期\n"
WRONG = {
    "days between what are no days": (
        on_top, "CP306", f"{KIND}  字段 用时 = 收到 到 ⟦标题⟧ 的 天数", f"{KIND}  字段 用时 = 收到 到 截止日 的 天数"),
    "days from an unknown field": (
        on_top, "CP206", f"{KIND}  字段 用时 = ⟦立项⟧ 到 办结 的 天数", f"{KIND}  字段 用时 = 日期 到 办结 的 天数"),
    "a worked-out field called as another": (
        on_top, "CP204", f"{KIND}  字段 ⟦标题⟧ = 收到 到 办结 的 天数", None),
    "a period decided by text": (on_top, "CP306", f"{KIND}  归期 按 ⟦标题⟧", f"{KIND}  归期 按 办结"),
    "a period decided twice": (
        on_top, "CP203", f"{KIND}  归期 按 办结\n  ⟦归期 按 收到⟧", None),
    "归期 below an item": (in_item, "CP201", "⟦归期 按 日期⟧", None),
    "limits of text": (on_top, "CP350", f"{KIND}  字段 评语：文字，⟦0 至 5⟧", f"{KIND}  字段 评分：数字，0 至 5"),
    "limits in another unit": (
        on_top, "CP306", f"{KIND}  字段 评分：分值，⟦0⟧ 至 5分", f"{KIND}  字段 评分：分值，0分 至 5分"),
    "limits upside down": (on_top, "CP304", f"{KIND}  字段 评分：数字，⟦5 至 0⟧", None),
    "required and optional": (
        on_top, "CP250", f"{KIND}  ⟦字段 评语：文字，必填，可空⟧", f"{KIND}  字段 评语：文字，必填"),
    "a cap on a count": (
        in_item, "CP351", "统计 甲数：简报 的 件数，⟦每件最高 5⟧", "统计 甲数：简报 的 篇数 合计，每件最高 5"),
    "a cap in another unit": (
        in_item, "CP306", "统计 甲数：简报 的 金额 合计，每件最高 ⟦5⟧", "统计 甲数：简报 的 金额 合计，每件最高 5分"),
    "a sum that is shared": (
        in_item, "CP251", "统计 甲数：简报 的 篇数 合计，⟦同一 标题 由各部门均分⟧",
        "统计 甲数：简报 的 件数，同一 标题 由各部门均分"),
    "a recognition that is shared": (in_item, "CP251", "认定 简报，⟦同一 标题 由各部门均分⟧", None),
    "a count shared twice": (
        in_item, "CP203", "统计 甲数：简报 的 件数，同一 标题 由各部门均分，⟦同一 文号 由各部门均分⟧", None),
    "shared by an unknown field": (
        in_item, "CP206", "统计 甲数：简报 的 件数，同一 ⟦栏目⟧ 由各部门均分", None),
    "a measure that looks at itself": (
        in_item, "CP215", "统计 ⟦甲数⟧：简报 的 件数，只计 同一 标题 的 甲数 ≤ 2", None),
    "records alike in a formula": (
        in_item, "CP316", "统计 甲数：简报 的 件数\n不适用 凡 ⟦同一 标题 的 甲数⟧ ≤ 2", None),
    "records alike against a day": (
        in_item, "CP306", "统计 甲数：简报 的 件数\n统计 乙数：简报 的 件数，只计 同一 标题 的 甲数 ≤ ⟦日期⟧",
        "统计 甲数：简报 的 件数\n统计 乙数：简报 的 件数，只计 同一 标题 的 甲数 ≤ 篇数"),
    "ahead by a bare number": (
        in_item, "CP306", "统计 甲数：简报 的 件数，只计 日期 在 移出日期 前 ⟦15⟧ 以前",
        "统计 甲数：简报 的 件数，只计 日期 在 移出日期 前 15天 以前"),
    "the only text": (
        in_item, "CP318", "统计 甲数：简报 的 ⟦标题⟧ 唯一值", "统计 甲数：简报 的 级别 唯一值"),
    "the mean of levels": (in_item, "CP318", "统计 甲数：简报 的 ⟦级别⟧ 均值", None),
    "split by days": (
        on_top, "CP317", f"{KIND}  字段 用时 = 收到 到 办结 的 天数\n考核项 2 甲 0分\n  统计 甲数：快报 的 件数，按 ⟦用时⟧ 分列", None),
}  # fmt: skip


@pytest.mark.parametrize(("wrap", "code", "wrong", "_"), WRONG.values(), ids=WRONG)
def test_each_mistake_is_found_where_it_stands(wrap, code, wrong, _):
    """Each mistake gives its own code, at its own place."""
    marked = unmark(wrap(wrong))
    found = [one for one in found_in(marked.text) if one[0] == code]
    assert found == expected(code, marked)


@pytest.mark.parametrize(("wrap", "_", "__", "right"), WRONG.values(), ids=WRONG)
def test_what_is_right_beside_it_has_no_finding(wrap, _, __, right):
    """The corrected line has no finding."""
    assert right is None or found_in(wrap(right)) == []
