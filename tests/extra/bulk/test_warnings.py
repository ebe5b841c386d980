"""What should be known of rows that count: found in tables as in files, where it is asked for."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlglot import exp

import creditpolicy
from creditpolicy.diagnostics.diagnostic import Cell
from creditpolicy.extra.bulk.duckdb_engine import DuckDB
from creditpolicy.extra.bulk.engine import WARNED
from tests.extra.bulk.tables import table_of

POLICY = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局、东区
沿革 东一街 于 2018-06-01 更名为 东区
材料 简报
  字段 份数：整数
  字段 标题：文字
材料 抽查
  字段 主体代码：统一社会信用代码
考核项 1 信息报送 60分
  统计 份数合计：简报 的 份数 合计
  得分率 = 份数合计 ÷ 10，最高 1
  责任部门 全部部门
考核项 2 抽查 40分
  认定 抽查，须 主体代码 有效
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 甲局、东区
"""
)
BRIEF = {"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "份数": "2", "标题": "甲"}
CHECK = {"部门": "甲局", "材料": "抽查", "日期": "2018-03-01", "主体代码": "91350100M000100Y43"}
WRONG = {"主体代码": "91350100M000100Y44"}
NOT_MINE = {"部门": "乙局"}
GONE = {"部门": "东一街", "日期": "2018-06-01"}
CASES: dict[str, tuple[list[dict[str, Any]], dict[tuple[str, str], list[int]]]] = {
    "a copy": ([BRIEF | {"编号": "1"}] * 3, {("CP549", "编号"): [2, 3]}),
    "a copy of what is rejected": ([BRIEF | {"编号": "1", "状态": "退回"}] * 2, {}),
    "one 编号 with two contents": (
        [BRIEF | {"编号": "1"}, BRIEF | {"编号": "1", "份数": "3"}],
        {("CP554", ""): [0]},
    ),
    "a wrong code": ([CHECK, CHECK | WRONG], {("CP556", "主体代码"): [2]}),
    "a wrong code in a row that is refused": ([CHECK, CHECK | WRONG | {"日期": "三月"}], {}),
    "a name after its end": ([BRIEF | GONE], {("CP565", "部门"): [1]}),
    "a name on its last day": ([BRIEF | GONE | {"日期": "2018-05-31"}], {}),
    "a department of no item": ([CHECK, CHECK | NOT_MINE], {("CP552", "部门"): [2]}),
    "a copy of no item": (
        [CHECK | NOT_MINE | {"编号": "1"}] * 2,
        {("CP552", "部门"): [1], ("CP549", "编号"): [2]},
    ),
    "a copy with a wrong code": (
        [CHECK | WRONG | {"编号": "1"}] * 2,
        {("CP549", "编号"): [2], ("CP556", "主体代码"): [1, 2]},
    ),
    "a column of nobody": (
        [BRIEF, BRIEF | {"备注": "有"}, BRIEF | {"备注": "有"}],
        {("CP550", "备注"): [2]},
    ),
    "a column of another kind": ([BRIEF | WRONG, CHECK], {("CP550", "主体代码"): [1]}),
    "a column that says nothing": ([BRIEF | {"备注": "　"}], {}),
}
"""Rows, and for each code and column the rows that are shown."""


def found(result: Any) -> dict[tuple[str, str], list[int]]:
    """The rows that are shown, by code and column; 0 for what has no place."""
    return {
        (one.code.code, one.column): [
            said.at.row if isinstance(said.at, Cell) else 0 for said in one.shown
        ]
        for one in result.warnings
    }


def warned(rows: list[dict[str, Any]]) -> dict[tuple[str, str], list[int]]:
    """Of a table that has every column that the policy knows."""
    every = [dict.fromkeys(BRIEF | CHECK, "") | row for row in rows]
    return found(POLICY.evaluate_table(table_of(every), warnings=True))


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES.keys())
def test_warnings(rows: Any, expected: Any) -> None:
    """Each sort, where it begins and where it ends."""
    assert warned(rows) == expected


@pytest.mark.parametrize(
    ("right", "wrong"), [(exp.GTE, exp.GT), (exp.And, exp.Or)], ids=lambda one: one.__name__
)
def test_a_wrong_operator_is_found(right: Any, wrong: Any, monkeypatch: Any) -> None:
    """≥ as >, “and” as “or” where rows are marked: some example comes out otherwise."""
    store = DuckDB.store

    def broken(self: DuckDB, name: str, query: exp.Query) -> None:
        marks = name == WARNED
        store(self, name, query.transform(swapped) if marks else query)

    def swapped(node: exp.Expr) -> exp.Expr:
        return wrong(**node.args) if type(node) is right else node  # type: ignore[no-any-return]

    monkeypatch.setattr(DuckDB, "store", broken)
    assert any(warned(rows) != expected for rows, expected in CASES.values())


def test_nobody_asked() -> None:
    """Without `warnings=True` no pass is made for them."""
    rows, _ = CASES["a copy"]
    assert POLICY.evaluate_table(table_of(rows)).warnings == ()


def test_all_are_counted_and_few_are_shown() -> None:
    """Of a hundred wrong codes two are shown, with the number of all."""
    rows = [CHECK | WRONG | {"编号": str(n)} for n in range(100)]
    result = POLICY.evaluate_table(table_of(rows), warnings=True, shown=2)
    assert [(one.code.code, one.rows) for one in result.warnings] == [("CP556", 100)]
    assert found(result) == {("CP556", "主体代码"): [1, 2]}


def test_a_column_that_is_missing_is_told_for_each_file(tmp_path) -> None:
    """CP551 of 简报, in both files of a pattern, for all of its rows; not of 抽查, of which are none."""
    rows = [{name: of for name, of in BRIEF.items() if name != "标题"}]
    for number in (1, 2):
        pq.write_table(table_of(rows * number), tmp_path / f"{number}.parquet")
    (missing,) = POLICY.evaluate_table(tmp_path / "*.parquet", warnings=True).warnings
    assert (missing.code.code, missing.column, missing.rows) == ("CP551", "标题", 3)
    assert [one.at.file for one in missing.shown] == [
        str(tmp_path / f"{number}.parquet") for number in (1, 2)
    ]


def test_a_column_under_a_wrong_name_is_not_missing_too() -> None:
    """份 数 was meant to be 份数: CP550 asks for that, and CP551 does not speak of it again."""
    table = table_of([BRIEF]).rename_columns({"份数": "份 数"})
    result = POLICY.evaluate_table(table, warnings=True)
    assert found(result) == {("CP550", "份 数"): [1], ("CP554", ""): [0]}


def test_columns_that_tell_assessments_apart_are_used() -> None:
    """区县 is no column of 简报, and nobody is told that it is not used."""
    table = table_of([BRIEF, BRIEF], 区县=["东", "西"])
    assert found(POLICY.evaluate_table(table, by=["区县"], warnings=True)) == {}
    assert found(POLICY.evaluate_table(table, warnings=True)) == {("CP550", "区县"): [1]}


def test_one_id_in_two_assessments_is_no_copy() -> None:
    """In each district 编号 begin anew."""
    table = table_of([BRIEF | {"编号": "1"}] * 4, 区县=["东", "西", "西", "东"])
    result = POLICY.evaluate_table(table, by=["区县"], warnings=True)
    assert found(result) == {("CP549", "编号"): [3, 4]}


def test_a_column_that_no_policy_can_read_hides_nothing() -> None:
    """A column of floating numbers, which nobody asks for: bad rows and others are shown all the same."""
    rows = [BRIEF | {"部门": "丙局"}, BRIEF | GONE]
    table = table_of(rows).append_column("比例", pa.array([0.5, None]))
    result = POLICY.evaluate_table(table, warnings=True)
    (refused,) = result.problems
    assert [one.at.row for one in refused.shown] == [1]
    assert found(result) == {("CP565", "部门"): [2], ("CP550", "比例"): [1]}


def test_a_table_without_rows_or_kinds() -> None:
    """It is said, asked or not, that a table is empty, or that nothing in it can be used."""
    table = table_of([BRIEF])
    empty, useless = table.slice(0, 0), table.drop_columns(["材料"])
    for asked in (False, True):
        assert found(POLICY.evaluate_table(empty, warnings=asked)) == {("CP503", ""): [1]}
        assert found(POLICY.evaluate_table(useless, warnings=asked)) == {("CP554", ""): [0]}


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    """The same words as of the same file read row by row."""
    path = tmp_path / "材料.csv"
    path.write_text("编号,部门,材料,日期\n", encoding="utf-8")
    (finding,) = POLICY.evaluate_table(path).warnings
    assert finding.shown == POLICY.read(path).diagnostics
