"""引用: what it may name, and where its figures may stand."""

import pytest

from creditpolicy import check
from tests.policy.marked import in_item, unmark

LAST = "  引用 上年：本考核，年度 2017\n"


def codes(text):
    return [d.code.code for d in check(in_item(text))[1] if d.code.code != "CP211"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("引用 上年：本考核，年度 2018", "CP240"),
        ("引用 上年：示例，年度 2018", "CP240"),
        ("引用 上年：本考核，年度 2018，考核期 2018-01-01 至 2018-12-31", "CP240"),
        ("引用 上年：本考核，年度 20180", "CP216"),
        ("引用 上年：本考核，年度 2017，考核期 2017-02-30 至 2017-12-31", "CP209"),
        ("引用 得分率：本考核，年度 2017", "CP205"),
    ],
)
def test_what_a_reference_must_not_be(line, code):
    """A reference to itself, a year or a day that is none, and a built-in name are refused."""
    assert code in codes(f"  {line}\n  计算 甲 = 上年 的 名次\n")


def test_a_month_of_this_year_is_another_result():
    """The same assessment in another period of the year may be referred to."""
    line = "  引用 上月：本考核，年度 2018，考核期 2018-01-01 至 2018-01-31\n"
    assert codes(line + "  计算 甲 = 上月 的 名次\n") == []


def test_a_name_stands_for_one_thing():
    """A reference and a figure of one name, and two references of one name, are refused."""
    assert codes(LAST + LAST) == ["CP204"]
    assert codes(LAST + "  计算 上年 = 1\n") == ["CP204"]
    assert codes(LAST + "假设 上年 = 1\n") == ["CP204"]


def test_an_unknown_reference_is_told_with_the_nearest():
    """The name before 的 is looked for among the references only."""
    assert codes("  计算 甲 = 上年 的 名次\n") == ["CP206"]
    assert codes(LAST + "  计算 甲 = 上午 的 名次 + 上年 的 名次\n") == ["CP207"]


def test_a_reference_that_nothing_uses():
    """It is a warning, as with anything declared in vain."""
    found = [d for d in check(in_item(LAST))[1] if d.code.code == "CP211"]
    assert "上年" in [dict(d.args)["name"] for d in found]


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("上年 的 名次 + 1分", "CP307"),
        ("上年 的 部门得分 + 1", "CP307"),
        ("上年 的 考核项 3 得分 + 1", "CP307"),
        ("上年 的 件数 + 1分", "CP307"),
    ],
)
def test_figures_have_units(formula, code):
    """Scores are points, a rank is a rank, and a figure with a name of its own a bare number."""
    assert codes(LAST + f"  计算 甲 = {formula}\n") == [code]


def test_no_record_sees_another_result():
    """A condition on records cannot use a figure of another result."""
    line = "  统计 件数：简报 的 件数，只计 篇数 ≥ 上年 的 名次\n"
    assert codes(LAST + line) == ["CP310"] or codes(LAST + line) == ["CP315"]


def test_a_rate_of_another_result_may_exceed_its_item():
    """Nothing is known here of another result's range, so the bounds are asked for."""
    assert codes(LAST + "  得分率 = 上年 的 得分率\n") == ["CP410", "CP411"]
    assert codes(LAST + "  得分率 = 上年 的 得分率，最低 0，最高 1\n") == []


def test_the_place_of_a_self_reference():
    """The mark of CP240 is the whole statement."""
    marked = unmark(in_item("  ⟦引用 上年：本考核，年度 2018⟧\n  计算 甲 = 上年 的 名次\n"))
    (found,) = [d for d in check(marked.text)[1] if d.code.code == "CP240"]
    assert (found.at.start, found.at.end) == marked.places[0]
