"""Rows that cannot be used: counted, shown as a file's are, and written to a file of their own."""

import csv
from collections import Counter
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import CreditPolicyError
from creditpolicy.diagnostics.diagnostic import Cell
from creditpolicy.extra.bulk.duckdb_engine import DuckDB
from creditpolicy.testing import policies
from tests.extra.bulk.drawn import filed
from tests.extra.bulk.tables import table_of
from tests.properties.effort import part

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
  字段 经办：文字，可空，隐私
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计
  得分率 = 份数合计 ÷ 10，最高 1
  责任部门 全部部门
"""
)
DAY = {"材料": "简报", "日期": "2018-03-01"}
ROWS = [
    {"编号": "1", "部门": "甲局", "份数": "2", "经办": "张三", **DAY},
    {"编号": "2", "部门": "乙局", "份数": "2", "经办": "张三", **DAY},
    {"编号": "2", "部门": "乙局", "份数": "3", "经办": "张三", **DAY},
    {"编号": "3", "部门": "丙局", "份数": "-3", "经办": "李四李四李四李四", **DAY},
    {"编号": "4", "部门": "甲局", "份数": "1", "经办": "", "材料": "函", "日期": "三月"},
]
"""The first one can be used; the second and the third contradict each other."""
REASONS = {2: "CP548 编号;", 3: "CP548 编号;", 4: "CP540 部门;CP544 份数;", 5: "CP541 材料;"}


def errors(diagnostics: Any) -> Counter[Any]:
    return Counter(one for one in diagnostics if one.is_error and isinstance(one.at, Cell))


@part(8)
@given(st.data())
def test_what_is_shown_is_what_a_file_would_be_told(data: st.DataObject) -> None:
    """Whatever the rows, all that is shown of them is what `evaluate` says, and nothing is missing."""
    policy = data.draw(policies())
    rows = data.draw(filed(policy))
    if not rows:
        return
    table = table_of(rows)
    result = policy.evaluate_table(table, shown=len(rows), warnings=True)
    shown = (said for of in (*result.problems, *result.warnings) for said in of.shown)
    assert Counter(shown) == Counter(policy.read(table.to_pylist()).diagnostics)


def test_some_are_shown_of_many() -> None:
    """Of a hundred strangers three are shown, the first ones, and all are counted."""
    rows = [ROWS[0] | {"编号": str(n), "部门": "丙局"} for n in range(100)]
    (problem,) = POLICY.evaluate_table(table_of(rows), shown=3).problems
    assert (problem.rows, [one.at.row for one in problem.shown]) == (100, [1, 2, 3])


def test_a_csv_file_of_bad_rows(tmp_path) -> None:
    """Each bad row stands in it once, with its place and every reason; private cells are masked."""
    POLICY.evaluate_table(table_of(ROWS), bad_rows=tmp_path / "不能用.csv")
    with (tmp_path / "不能用.csv").open(encoding="utf-8-sig", newline="") as stream:
        read = list(csv.DictReader(stream))
    assert {int(row["行"]): row["不能用的原因"] for row in read} == REASONS
    assert {int(row["行"]): row["经办"] for row in read} == {
        2: "****",
        3: "****",
        4: "李四****李四",
        5: "",
    }
    assert [row["部门"] for row in read if row["行"] == "4"] == ["丙局"]


def test_a_parquet_file_of_bad_rows_names_the_file_of_each(tmp_path) -> None:
    """From a Parquet file the place is the file and its row, the first being 1."""
    source, to = tmp_path / "材料.parquet", tmp_path / "不能用.parquet"
    pq.write_table(table_of(ROWS), source)
    result = POLICY.evaluate_table(source, bad_rows=str(to))
    read = pq.read_table(to).to_pylist()
    assert {row["行"]: row["不能用的原因"] for row in read} == REASONS
    assert {row["文件"] for row in read} == {str(source)}
    assert {one.at.file for problem in result.problems for one in problem.shown} == {str(source)}


def test_a_csv_files_header_is_its_first_row(tmp_path) -> None:
    """Rows of a CSV file are counted as a spreadsheet does, as they are by `evaluate`."""
    path = tmp_path / "材料.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(ROWS[0]))
        table.writeheader()
        table.writerows(ROWS)
    shown = [one for problem in POLICY.evaluate_table(path).problems for one in problem.shown]
    assert errors(shown) == errors(POLICY.evaluate(path).diagnostics)
    assert {one.at.row for one in shown} == {3, 4, 5, 6}


def test_one_id_under_two_departments_that_became_one_is_a_contradiction() -> None:
    """东一街 was merged with 东二街 in mid-year: rows that each filed as its number 1 are not copies."""
    policy = creditpolicy.loads(
        """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、东区
沿革 东一街、东二街 于 2018-06-01 合并为 东区
材料 简报
  字段 份数：整数
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计
  得分率 = 份数合计 ÷ 10，最高 1
  责任部门 全部部门
"""
    )
    rows = [{"编号": "1", "部门": name, "份数": "2", **DAY} for name in ("东一街", "东二街")]
    result = policy.evaluate_table(table_of(rows))
    shown = [one for problem in result.problems for one in problem.shown]
    assert errors(shown) == errors(policy.evaluate(rows).diagnostics)
    assert [one.code.code for one in shown] == ["CP548", "CP548"]


def test_without_bad_rows_the_file_has_none(tmp_path) -> None:
    """Last year's list does not stay where this year has nothing to list."""
    path = tmp_path / "不能用.csv"
    path.write_text("去年的", encoding="utf-8")
    POLICY.evaluate_table(table_of(ROWS[:1]), bad_rows=path)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1


def test_where_nothing_can_be_written_nothing_is_counted(tmp_path) -> None:
    """CP736, before the table is looked at."""
    for path in (tmp_path / "无此文件夹" / "不能用.csv", tmp_path):
        with pytest.raises(CreditPolicyError) as error:
            POLICY.evaluate_table(table_of(ROWS), bad_rows=path)
        (finding,) = error.value.diagnostics
        assert (finding.code.code, finding.message("en")) == (
            "CP736",
            f"{path} cannot be written; nothing was counted.",
        )


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_a_run_that_is_stopped_leaves_the_file_as_it_was(error, monkeypatch, tmp_path) -> None:
    """Neither half a file nor anything beside it, whatever stops the run while it writes."""
    path = tmp_path / "不能用.parquet"
    path.write_bytes(b"before")

    def stopped(self: DuckDB, query: object, to: Any) -> None:
        to.write_bytes(b"half")
        raise error

    monkeypatch.setattr(DuckDB, "write", stopped)
    with pytest.raises((KeyboardInterrupt, CreditPolicyError)):
        POLICY.evaluate_table(table_of(ROWS), bad_rows=path)
    assert [one.name for one in tmp_path.iterdir()] == ["不能用.parquet"]
    assert path.read_bytes() == b"before"


def test_a_cell_that_no_file_could_hold_hides_nothing() -> None:
    """Limits of files are not asked of tables; what else is wrong with such a row is shown."""
    for odd in ("长" * 40_000, "a\ufeffb"):
        row = {"编号": "1", "部门": odd, "份数": "-3", "经办": "张三", **DAY}
        result = POLICY.evaluate_table(pa.table({name: [of] for name, of in row.items()}))
        shown = [said for problem in result.problems for said in problem.shown]
        assert sorted(said.code.code for said in shown) == ["CP540", "CP544"]
