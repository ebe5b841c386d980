"""DataFrames as programs make them: types, groups, and what is wrong with them."""

import datetime as dt
import logging
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import creditpolicy
from creditpolicy import CreditPolicyError
from tests.extra.bulk.tables import differences, refusals, table_of
from tests.extra.bulk.test_tables import DAY, POLICY, figures, typed

_MOST = 2**63 - 1


def codes(frame: Any, **options: Any) -> list[str]:
    """What a frame is refused for."""
    with pytest.raises(CreditPolicyError) as error:
        POLICY.evaluate_table(frame, **options)
    return [one.code.code for one in error.value.diagnostics]


def test_typed_columns_are_exact(spark) -> None:
    """0.10 and 0.20 are 3/10, and the 29th, a worked Saturday, is one working day after the 28th."""
    result = POLICY.evaluate_table(spark.createDataFrame(typed()))
    assert figures(result) == {
        "份数合计": [3, 3],
        "金额合计": [Fraction(3, 10), 0],
        "及时": [1, 1],
    }
    assert next(iter(result)).zone.score == 100 * Fraction(3, 10)


def test_a_file_that_spark_reads(spark, tmp_path) -> None:
    """Parquet and CSV go by the reader of the session, with whatever options it has."""
    pq.write_table(typed(), tmp_path / "简报.parquet")
    (tmp_path / "简报.csv").write_text(CSV, encoding="utf-8")
    expected = figures(POLICY.evaluate_table(typed()))
    for frame in (
        spark.read.parquet(str(tmp_path / "简报.parquet")),
        spark.read.csv(str(tmp_path / "简报.csv"), header=True),
    ):
        assert figures(POLICY.evaluate_table(frame)) == expected


CSV = """\
部门,材料,日期,份数,金额,头版,刊登日期
甲局,简报,2018-12-28,1,0.10,是,2018-12-29
甲局, 简报　,2018年12月28日,２,0.2,是,2019-01-06
乙局,简报,2018/12/28,3,,,2018-12-28
"""


def test_every_whole_number_of_spark(spark) -> None:
    """Bytes, shorts, ints, longs and decimals without decimals are whole numbers."""
    types = zip(
        "甲乙丙丁戊", ("tinyint", "smallint", "int", "bigint", "decimal(38,0)"), strict=True
    )
    policy = creditpolicy.loads(WHOLE)
    frame = spark.createDataFrame(typed())
    for name, type_ in types:
        frame = frame.withColumn(f"{name}数", _column(f"cast(`份数` as {type_})"))
    measures = policy.evaluate_table(frame).measures()
    assert [table.at(("甲局",)) for table in measures.values()] == [3] * 5


WHOLE = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 甲数、乙数、丙数、丁数、戊数：整数
考核项 1 信息报送 100分
  统计 甲：简报 的 甲数 合计
  统计 乙：简报 的 乙数 合计
  统计 丙：简报 的 丙数 合计
  统计 丁：简报 的 丁数 合计
  统计 戊：简报 的 戊数 合计
  得分率 = 甲 + 乙 + 丙 + 丁 + 戊，最高 1
  责任部门 全部部门
"""


def _column(text: str) -> Any:
    from pyspark.sql import functions

    return functions.expr(text)


def test_columns_tell_assessments_apart(spark) -> None:
    """A district and a year, a blank district among them: each has its own figures."""
    table = typed(区县=["历下", None, "历下"], 年=pa.array([2018, 2018, 2018]))
    result = POLICY.evaluate_table(spark.createDataFrame(table), by=["区县", "年"])
    assert [one.by for one in result] == [("历下", 2018), (None, 2018)]
    assert figures(result, ("历下", 2018))["份数合计"] == [1, 3]


def test_rows_that_contradict_each_other_count_nowhere(spark) -> None:
    """Two rows with one 编号 count once where they are alike, and not at all where they differ."""
    day = {"材料": "简报", "日期": "2018-03-01"}
    rows = [
        {"编号": "1", "部门": "甲局", "份数": 2, **day},
        {"编号": "1", "部门": "甲局", "份数": 2, **day},
        {"编号": "2", "部门": "乙局", "份数": 2, **day},
        {"编号": "2", "部门": "乙局", "份数": 3, **day},
    ]
    result = POLICY.evaluate_table(spark.createDataFrame(table_of(rows)))
    assert refusals(result) == {("CP548", "编号"): 2}
    assert differences(POLICY, result, POLICY.evaluate(rows)) == []


def test_cells_and_names_of_columns_are_taken_literally(spark) -> None:
    """Quotes, backslashes, backticks, braces, comments: what a cell holds is told apart as it is."""
    texts = ["a'b", "a\\nb", "a\\\\b", 'a"b', "a{b}", "a%b", "a`b", "a\tb", "a--b", "a/*b"]
    common = {"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "份数": 1}
    rows = [common | {"编号": text, "x`y.{z}'": text} for text in texts]
    result = POLICY.evaluate_table(spark.createDataFrame(table_of(rows)), by=["x`y.{z}'"])
    assert [one.by for one in result] == [(text,) for text in sorted(texts)]
    together = POLICY.evaluate_table(spark.createDataFrame(table_of(rows)))
    assert figures(together)["份数合计"] == [len(texts), 0]


LETTERS = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 A、a
材料 简报
考核项 1 信息报送 100分
  统计 篇数：简报 的 件数
  得分率 = 篇数，最高 1
  责任部门 全部部门
"""


def test_letter_case_and_order_are_those_of_characters(spark) -> None:
    """A collation that takes A for a does not make one department of two."""
    policy = creditpolicy.loads(LETTERS)
    rows = [{"部门": "a", "材料": "简报", "日期": "2018-03-01"}]
    frame = spark.createDataFrame(table_of(rows))
    frame = frame.withColumn("部门", _column("`部门` collate UTF8_LCASE"))
    result = policy.evaluate_table(frame)
    assert differences(policy, result, policy.evaluate(rows)) == []


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"份数": pa.array([1.0, float("nan"), 3.0])}, ["CP732"]),
        ({"日期": pa.array([dt.datetime(2018, 1, 1, 12, tzinfo=dt.UTC)] * 3)}, ["CP732"]),
        ({"日期": pa.array([0] * 3, pa.timestamp("us"))}, ["CP732"]),
        ({"部门": pa.array([b"x"] * 3)}, ["CP732"]),
        ({"部门": pa.array([["甲局"]] * 3)}, ["CP732"]),
        ({"department": ["甲局"] * 3}, ["CP733"]),
        ({"份数": ["1", "2", "9" * 39]}, ["CP735"]),
        ({"份数": pa.array([Decimal("9" * 38)] * 3, pa.decimal128(38, 0))}, ["CP735"]),
    ],
)
def test_what_cannot_be_exact_is_refused(spark, columns: dict[str, Any], expected: Any) -> None:
    """Floats, NaN among them, times of day, bytes, lists, two names, 39 digits in a number or a sum."""
    assert codes(spark.createDataFrame(typed(**columns))) == expected


def test_sums_beyond_a_long_are_exact(spark) -> None:
    """Twice 2^63 − 1 is one less than 2^64 less one."""
    frame = spark.createDataFrame(typed(份数=pa.array([_MOST] * 3, pa.int64())))
    assert figures(POLICY.evaluate_table(frame))["份数合计"] == [2 * _MOST, _MOST]


def test_a_column_to_group_by_must_be_there(spark) -> None:
    """CP731 names it."""
    assert codes(spark.createDataFrame(typed()), by=["区县"]) == ["CP731"]


def test_a_frame_without_rows_has_no_assessment(spark) -> None:
    """Nothing was filed in it, not even for nobody."""
    result = POLICY.evaluate_table(spark.createDataFrame(typed()).limit(0))
    assert (len(result), result.rows, list(result)) == (0, 0, [])


def test_nulls_in_every_column(spark) -> None:
    """Whatever the types, and without any: rows that cannot be used, for want of a kind."""
    table = typed()
    for schema in (table.schema, pa.schema([(name, pa.null()) for name in table.column_names])):
        frame = spark.createDataFrame(pa.table([[None] * 2] * len(schema), schema=schema))
        result = POLICY.evaluate_table(frame)
        assert (result.rows, result.refused) == (2, 2)
        assert refusals(result) == {("CP542", "材料"): 2}


@pytest.mark.parametrize("harm", ["cut", "scribbled", "gone"])
def test_files_that_cannot_be_read_are_said(spark, tmp_path, harm: str) -> None:
    """Parquet that is damaged, or taken away behind the frame: CP734, and nothing is counted."""
    path = tmp_path / "简报.parquet"
    pq.write_table(typed(), path, compression="none")
    frame = spark.read.parquet(str(path))
    whole = path.read_bytes()
    match harm:
        case "cut":
            path.write_bytes(whole[: len(whole) // 2])
        case "scribbled":
            path.write_bytes(b"PAR1" + b"\xff" * 600 + whole[604:])
        case _:
            path.unlink()
    assert codes(frame) == ["CP734"]


def test_a_frame_that_fails_is_said(spark) -> None:
    """Whatever goes wrong in the program's own frame is told in Spark's words, and is no traceback."""
    frame = spark.createDataFrame(typed())
    broken = frame.withColumn("份数", _column("raise_error('坏了')"))
    assert codes(broken) == ["CP734"]


def test_a_bad_row_and_then_a_frame_that_fails(spark, monkeypatch) -> None:
    """What is kept from Spark's log while rows are placed leaves it able to log what comes after."""
    monkeypatch.delitem(logging.root.manager.loggerDict, "SQLQueryContextLogger", raising=False)
    frame = spark.createDataFrame(typed())
    odd = frame.withColumn("部门", _column("'丙局'"))
    assert POLICY.evaluate_table(odd).refused == odd.count()
    assert codes(frame.select("*", _column("`份数` + 1").alias("份数"))) == ["CP734"]


def test_two_columns_of_one_name(spark) -> None:
    """Spark allows them, and cannot say which is which; where nobody asks, nobody minds."""
    frame = spark.createDataFrame(typed())
    other = frame.withColumn("x", _column("1")).select("*", _column("2").alias("X"))
    assert figures(POLICY.evaluate_table(other))["份数合计"] == [3, 3]
    assert codes(frame.select("*", _column("`份数` + 1").alias("份数"))) == ["CP734"]


def test_settings_that_would_count_wrongly(spark) -> None:
    """Without ANSI mode a sum that does not fit is NULL: CP739 names the setting, and asks for it."""
    frame = spark.createDataFrame(typed())
    spark.conf.set("spark.sql.ansi.enabled", "false")
    try:
        assert codes(frame) == ["CP739"]
    finally:
        spark.conf.unset("spark.sql.ansi.enabled")


def test_nothing_is_left_in_the_session(spark) -> None:
    """The views that an evaluation makes go with it, also where it fails."""
    before = {one.name for one in spark.catalog.listTables()}
    POLICY.evaluate_table(spark.createDataFrame(typed()))
    codes(spark.createDataFrame(typed(份数=["1", "2", "9" * 39])))
    assert {one.name for one in spark.catalog.listTables()} == before


def test_nothing_is_written_beside(spark, capfd) -> None:
    """Where a frame was made of no file, asking Spark for one is nobody's error."""
    result = POLICY.evaluate_table(spark.createDataFrame(typed(部门=["没有的局"] * 3)))
    assert result.refused == 3
    assert "_metadata" not in "".join(capfd.readouterr())


def test_days_of_long_ago(spark) -> None:
    """A day before 1582 is the same day in Spark: it is outside the period, and no error."""
    table = typed(日期=pa.array([DAY, dt.date(1, 1, 1), dt.date(9999, 12, 31)], pa.date32()))
    result = POLICY.evaluate_table(spark.createDataFrame(table))
    assert figures(result)["份数合计"] == [1, 0]
    assert result.refused == 0
