"""Scores of a table's assessments: the reference's, in a file of any size, whole or not there."""

import csv
from decimal import Decimal
from fractions import Fraction

import pyarrow.parquet as pq
import pytest

import creditpolicy
from creditpolicy import CreditPolicyError
from creditpolicy.compile.table_result import TableResult
from creditpolicy.extra.bulk import score_file
from creditpolicy.values.exact import parse_exact
from tests.extra.bulk.tables import table_of

POLICY = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 份数：整数
  字段 结果：好、差
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计
  统计 件数：简报 的 件数
  得分率 = 份数合计 ÷ 件数，最高 1
  责任部门 全部部门
"""
)
DAY = {"材料": "简报", "日期": "2018-03-01", "结果": "好"}
ROWS = [
    {"部门": name, "份数": number, **DAY}
    for name, number in (("甲局", "1"), ("甲局", "0"), ("甲局", "0"), ("乙局", "1"))
]
"""甲局 files 1 of 3, which is 33.33 points; 乙局 files 1 of 1."""


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_file_of_scores(tmp_path, suffix) -> None:
    """Each district has a row for each department and one for the zone, rounded and exact."""
    path = tmp_path / f"得分.{suffix}"
    POLICY.evaluate_table(table_of(ROWS, 区县=["历下"] * 3 + ["市中"]), by=["区县"], scores=path)
    rows = pq.read_table(path).to_pylist() if suffix == "parquet" else _csv(path)
    found = {(row["区县"], row["部门"] or None): row["得分（精确值）"].strip("'") for row in rows}
    assert parse_exact(found["历下", "甲局"]) == Fraction(100, 3)
    assert found["历下", "乙局"] in ("", "不适用")
    assert found["市中", "乙局"] == "100"
    assert len(rows) == 6
    rounded = {str(row["得分"]) for row in rows if row["部门"] == "甲局" and row["区县"] == "历下"}
    assert rounded == {"33.33"} == {str(Decimal("33.33"))}


def test_reminders_and_exceptions_are_said_of_each_assessment() -> None:
    """Only in 市中 has 甲局 two papers and is reminded; that 乙局 is exempted is said in both."""
    text = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 份数：整数
  字段 结果：好、差
考核项 1 信息报送 90分
  统计 件数：简报 的 件数
  得分率 = 件数 ÷ 2，最高 1
  提醒 凡 件数 ≥ 2：“已经报满”
  责任部门 全部部门
考核项 2 其他 10分
  认定 简报
  得分率 = 认定数，最高 1
  免考 乙局：“没有这项职责”
  责任部门 全部部门
"""
    policy = creditpolicy.loads(text)
    table = table_of(ROWS, 区县=["历下", "市中", "市中", "市中"])
    said = {one.by: one.diagnostics for one in policy.evaluate_table(table, by=["区县"])}
    assert {by: _codes(of) for by, of in said.items()} == {
        ("历下",): _codes(policy.evaluate(ROWS[:1]).diagnostics),
        ("市中",): _codes(policy.evaluate(ROWS[1:]).diagnostics),
    }
    assert [len(of) for of in said.values()] == [1, 2]


def test_a_figure_that_is_too_long_is_said_of_its_assessment() -> None:
    """Two papers squared sixty times are no number in 历下; one paper stays one in 市中."""
    squares = "\n".join(f"  计算 a{n} = a{n - 1} × a{n - 1}" for n in range(1, 61))
    text = f"""\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 份数：整数
  字段 结果：好、差
考核项 1 信息报送 100分
  统计 a0：简报 的 件数
{squares}
  得分率 = a60，最高 1
  责任部门 全部部门
"""
    policy = creditpolicy.loads(text)
    table = table_of(ROWS, 区县=["历下", "历下", "市中", "市中"])
    first, second = policy.evaluate_table(table, by=["区县"])
    assert set(_codes(first.diagnostics)) == {"CP610"}
    assert first.diagnostics == tuple(
        one for one in policy.evaluate(ROWS[:2]).diagnostics if one.code.code == "CP610"
    )
    assert (second.diagnostics, second.zone.score) == ((), 100)


def _codes(diagnostics):
    return [one.code.code for one in diagnostics]


def _csv(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_run_that_is_stopped_writes_no_scores(monkeypatch, tmp_path) -> None:
    """Stopped in the middle, it leaves the file of the last run and nothing beside it."""
    path = tmp_path / "得分.csv"
    path.write_text("before", encoding="utf-8")

    def stopped(self: TableResult):
        yield self
        raise KeyboardInterrupt

    monkeypatch.setattr(TableResult, "__iter__", stopped)
    monkeypatch.setattr(score_file, "shown_rows", lambda *_: [["half"]])
    with pytest.raises(KeyboardInterrupt):
        POLICY.evaluate_table(table_of(ROWS), scores=path)
    assert [one.name for one in tmp_path.iterdir()] == ["得分.csv"]
    assert path.read_text(encoding="utf-8") == "before"


def test_scores_that_cannot_be_written_are_said_beforehand(tmp_path) -> None:
    """CP736, as for bad rows."""
    with pytest.raises(CreditPolicyError) as error:
        POLICY.evaluate_table(table_of(ROWS), scores=tmp_path / "无" / "得分.csv")
    assert [one.code.code for one in error.value.diagnostics] == ["CP736"]


def test_numbers_of_many_digits_are_scored_by_the_reference() -> None:
    """Figures that generated code leaves alone come out the same: 10^30 divided 20 times by itself."""
    policy = creditpolicy.loads(
        """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局
材料 简报
  字段 份数：整数
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计
  计算 平方 = 份数合计 × 份数合计 × 份数合计 × 份数合计
  计算 多次方 = 平方 × 平方 × 平方 × 平方
  得分率 = 1 ÷ （1 + 多次方 × 多次方 × 多次方）
  责任部门 全部部门
"""
    )
    rows = [{"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "份数": "1" + "0" * 30}]
    (ours,) = policy.evaluate_table(table_of(rows))
    assert ours.zone.score == policy.evaluate(rows).zone.score == Fraction(100, 1 + 10 ** (30 * 48))
