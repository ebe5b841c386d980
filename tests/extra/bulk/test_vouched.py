"""Tables that the program answers for: the same figures, though less is looked at."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from tests.compile.vouched import OTHERS, POLICY, ROW
from tests.extra.bulk.drawn_vouched import WORDS, compare_vouched
from tests.extra.bulk.tables import differences, refusals, refusals_of, table_of
from tests.properties.effort import part

BRIEFS = creditpolicy.loads(POLICY)


@part(10)
@given(st.data())
def test_on_drawn_policies(data: st.DataObject) -> None:
    """Whatever the policy, certain or with what is pending: rows that reading takes are the same."""
    compare_vouched(data)


def test_figures_by_hand() -> None:
    """One brief that counts, three pieces, one valid code: 60 × 1/2 + 40 × (3/20 + 1/4) = 46."""
    vouched: Any
    for vouched in WORDS:
        (one,) = BRIEFS.evaluate_table(table_of([ROW]), vouched=vouched)
        assert [department.score for department in one.departments] == [46, 0]


NOT_IN_A_TABLE = {
    "a day and a time",
    "a float",
    "a truth for a count",
    "half a piece",
    "no truth",
}
"""A column of a table has one type."""


@pytest.mark.parametrize("name", sorted(OTHERS.keys() - NOT_IN_A_TABLE))
def test_what_decides_is_looked_at(name: str) -> None:
    """Whatever has a closed form and decides is read as ever: measures, and what is refused."""
    rows = [ROW, ROW | {"编号": "2", "标题": "信用月"} | OTHERS[name]]
    result = BRIEFS.evaluate_table(table_of(rows), vouched="cells")
    reference = BRIEFS.evaluate(rows)
    assert differences(BRIEFS, result, reference) == []
    assert refusals(result) == refusals_of(reference)


def test_what_is_not_looked_at() -> None:
    """Two records under one 编号 are on the program's word, as is said."""
    rows = [ROW, ROW | {"标题": "信用月"}]
    ours, full = (BRIEFS.evaluate_table(table_of(rows), vouched=one) for one in ("cells", None))
    assert (ours.refused, full.refused) == (0, 2)
    assert ours.measures()["2/总数"].at(("甲局",)) == 6


def test_rows_that_do_not_count() -> None:
    """By "cells" a row is chosen by status and day; by "rows" it counts, on the program's word."""
    rows = [ROW, ROW | {"编号": "2", "状态": "退回"}, ROW | {"编号": "3", "日期": date(2017, 3, 1)}]
    vouched: Any
    for vouched, pieces in zip(WORDS, (3, 9), strict=True):
        result = BRIEFS.evaluate_table(table_of(rows), vouched=vouched)
        assert result.measures()["2/总数"].at(("甲局",)) == pieces


OWN_DAY = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局
材料 办件
  字段 办结：日期，可空
  归期 按 办结
材料 简报
  字段 标题：文字
考核项 1 办件 100分
  统计 办结数：办件 的 件数
  统计 简报数：简报 的 件数
  得分率 = (办结数 + 简报数) ÷ 10，最高 1
  责任部门 甲局
"""
)


@pytest.mark.parametrize("day", ["2018-05-01", "2019-05-01", "", "五月"])
def test_a_day_of_its_own_decides(day: str) -> None:
    """Where a kind lies in the period by another day, that is looked at as the day itself is."""
    row = {"部门": "甲局", "日期": "2018-03-01"}
    rows = [row | {"材料": "办件", "办结": day}, row | {"材料": "简报", "标题": "诚信日"}]
    result = OWN_DAY.evaluate_table(table_of(rows), vouched="cells")
    reference = OWN_DAY.evaluate(rows)
    assert differences(OWN_DAY, result, reference) == []
    assert refusals(result) == refusals_of(reference)


def test_an_assessment_of_which_nothing_counts() -> None:
    """A district that filed only what was sent back has its scores, as if nobody vouched."""
    table = table_of([ROW, ROW | {"编号": "2", "状态": "退回"}], 区县=["东", "西"])
    ours, full = (BRIEFS.evaluate_table(table, by=["区县"], vouched=one) for one in ("cells", None))
    assert [one.by for one in ours] == [("东",), ("西",)]
    assert [one.departments for one in ours] == [one.departments for one in full]


@pytest.mark.parametrize("options", [{"pending": True}, {"as_of": date(2018, 2, 1)}])
def test_rows_are_chosen_where_that_is_asked(options: Any) -> None:
    """With a day, or with what is pending, rows are chosen whatever somebody answers for."""
    rows = [ROW, ROW | {"编号": "2", "标题": "信用月", "状态": "待核"}]
    ours, full = (
        BRIEFS.evaluate_table(table_of(rows), vouched=one, **options) for one in ("rows", None)
    )
    assert ours.measures() == full.measures()


def test_what_is_asked_about_rows_has_them_read(tmp_path: Any) -> None:
    """Who asks for warnings or for a file of bad rows has every cell looked at."""
    table = table_of([ROW, ROW])
    warned = BRIEFS.evaluate_table(table, vouched="cells", warnings=True)
    full = BRIEFS.evaluate_table(table, warnings=True)
    assert warned.warnings == full.warnings
    assert warned.measures()["2/总数"].at(("甲局",)) == 3  # a copy counts once
    refused = BRIEFS.evaluate_table(
        table_of([ROW, ROW | {"标题": "信用月"}]),
        vouched="cells",
        bad_rows=tmp_path / "bad.parquet",
    )
    assert refused.refused == 2


def test_texts_without_letters() -> None:
    """Where a program keeps a blank as an empty text, it is a blank."""
    table = table_of([ROW | {"标题": "", "报送日期": ""}, ROW | {"编号": "2", "状态": ""}])
    assert table.schema.field("标题").type == pa.string()
    ours, full = (BRIEFS.evaluate_table(table, vouched=one) for one in ("cells", None))
    assert ours.measures() == full.measures()
    assert ours.measures()["2/总数"].at(("甲局",)) == 6


@pytest.mark.parametrize("word", [True, "all", "Cells"])
def test_it_says_for_what(word: Any) -> None:
    """What somebody vouches for is one of two words; any other is a mistake of the program."""
    with pytest.raises(TypeError, match='vouched must be "cells", "rows" or None'):
        BRIEFS.evaluate_table(table_of([ROW]), vouched=word)
