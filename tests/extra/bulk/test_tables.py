"""Tables as programs keep them: typed columns, files, groups, and what is wrong with them."""

import datetime as dt
import tracemalloc
from decimal import Decimal
from fractions import Fraction
from time import sleep
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import creditpolicy
from creditpolicy import CreditPolicyError
from creditpolicy.extra.bulk.duckdb_engine import DuckDB
from creditpolicy.extra.bulk.watching import watched
from tests.extra.bulk.tables import differences, refusals, refusals_of, table_of

POLICY = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 份数：整数
  字段 金额：数字，可空
  字段 头版：是否，可空
  字段 刊登日期：日期，可空
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计
  统计 金额合计：简报 的 金额 合计，只计 头版 为 是
  统计 及时：简报 的 件数，只计 刊登日期 在 日期 后 3个工作日 以内
  得分率 = 份数合计 ÷ 10，最高 1
  责任部门 全部部门
"""
)
DAY = dt.date(2018, 12, 28)
"""A Friday; Saturday the 29th is worked."""


def typed(**columns: Any) -> pa.Table:
    """Two rows of 甲局 and one of 乙局, in the engine's own types."""
    whole = {
        "部门": ["甲局", "甲局", "乙局"],
        "材料": ["简报"] * 3,
        "日期": pa.array([DAY] * 3, pa.date32()),
        "份数": pa.array([1, 2, 3], pa.int64()),
        "金额": pa.array([Decimal("0.10"), Decimal("0.20"), None], pa.decimal128(18, 2)),
        "头版": pa.array([True, True, None]),
        "刊登日期": pa.array([DAY + dt.timedelta(days=n) for n in (1, 9, 0)], pa.date32()),
    }
    return pa.table(whole | columns)


CSV = """\
部门,材料,日期,份数,金额,头版,刊登日期
甲局,简报,2018-12-28,1,0.10,是,2018-12-29
甲局,简报,2018年12月28日,2,0.2,是,2019-01-06
乙局,简报,2018/12/28,3,,,2018-12-28
"""
"""The same rows, as a person writes them."""


def figures(result: Any, by: tuple[Any, ...] = ()) -> dict[str, list[Any]]:
    tables = result.measures(by)
    named = {m.label: m.name for m in POLICY.checked.measures}
    return {
        label: [tables[name].at((one,)) for one in ("甲局", "乙局")]
        for label, name in named.items()
    }


def test_typed_columns_are_exact() -> None:
    """0.10 and 0.20 are 3/10, and the 29th, a worked Saturday, is one working day after the 28th."""
    result = POLICY.evaluate_table(typed())
    assert figures(result) == {
        "份数合计": [3, 3],
        "金额合计": [Fraction(3, 10), 0],
        "及时": [1, 1],
    }
    assert next(iter(result)).zone.score == 100 * Fraction(3, 10)


def test_a_parquet_and_a_csv_file_say_the_same(tmp_path) -> None:
    """So does a relation of DuckDB's: the source is read, whatever holds it."""
    pq.write_table(typed(), tmp_path / "简报.parquet")
    relation = duckdb.connect().read_parquet(str(tmp_path / "简报.parquet"))
    (tmp_path / "简报.csv").write_text(CSV, encoding="utf-8")
    sources = [tmp_path / "简报.parquet", str(tmp_path / "简报.csv"), relation]
    expected = figures(POLICY.evaluate_table(typed()))
    assert [figures(POLICY.evaluate_table(one)) for one in sources[:2]] == [expected] * 2
    assert figures(POLICY.evaluate_table(relation)) == expected


EITHER = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局
材料 简报
  字段 标题：文字
  字段 刊登日期：日期，可空
  字段 金额：数字，可空
考核项 1 信息报送 100分
  统计 金额均值：简报 的 金额 均值，只计 （刊登日期 不早于 日期 或 有 标题）
  得分率 = 金额均值 ÷ 10，最低 0，最高 1
  责任部门 甲局
"""


def test_or_stands_in_brackets_beside_and() -> None:
    """A blank amount is no number, published in time or not: the mean is of 4 alone, and 40 points."""
    policy = creditpolicy.loads(EITHER)
    day = dt.date(2018, 3, 1)
    common = {"部门": "甲局", "材料": "简报", "日期": day, "刊登日期": day, "标题": "诚信日"}
    (one,) = policy.evaluate_table(table_of([common | {"金额": ""}, common | {"金额": "4"}]))
    assert one.zone.score == 40
    (none,) = policy.evaluate_table(table_of([common | {"金额": ""}]))
    assert none.zone.score is creditpolicy.Mark.NOT_APPLICABLE


def test_columns_tell_assessments_apart() -> None:
    """A district and a year, a blank district among them: each has its own figures."""
    result = POLICY.evaluate_table(
        typed(区县=["历下", None, "历下"], 年=pa.array([2018, 2018, 2018])), by=["区县", "年"]
    )
    assert [one.by for one in result] == [("历下", 2018), (None, 2018)]
    assert figures(result, ("历下", 2018))["份数合计"] == [1, 3]
    assert figures(result, (None, 2018))["份数合计"] == [2, 0]


def test_rows_that_contradict_each_other_count_nowhere() -> None:
    """Two rows with one 编号 count once where they are alike, and not at all where they differ."""
    day = {"材料": "简报", "日期": "2018-03-01"}
    rows = [
        {"编号": "1", "部门": "甲局", "份数": 2, **day},
        {"编号": "1", "部门": "甲局", "份数": 2, **day},
        {"编号": "2", "部门": "乙局", "份数": 2, **day},
        {"编号": "2", "部门": "乙局", "份数": 3, **day},
    ]
    result = POLICY.evaluate_table(table_of(rows))
    assert figures(result)["份数合计"] == [2, 0]
    assert refusals(result) == {("CP548", "编号"): 2}
    assert differences(POLICY, result, POLICY.evaluate(rows)) == []


def test_one_id_in_two_assessments_is_two_records() -> None:
    """Districts number their own rows."""
    table = typed(编号=["1", "1", "1"], 区县=["历下", "市中", "历城"])
    result = POLICY.evaluate_table(table, by=["区县"])
    assert (len(result), result.refused) == (3, 0)


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"份数": pa.array([1.0, 2.0, 3.0])}, "CP732"),
        ({"日期": pa.array([dt.datetime(2018, 1, 1, 12, tzinfo=dt.UTC)] * 3)}, "CP732"),
        ({"department": ["甲局"] * 3}, "CP733"),
        ({"份数": ["1", "2", "9" * 39]}, "CP735"),
        ({"份数": pa.array([2**63 - 1] * 3, pa.int64())}, None),
    ],
)
def test_what_cannot_be_exact_is_refused(columns: dict[str, Any], code: str | None) -> None:
    """Floats, times of day, two names, 39 digits: a code; sums above 2^63 are exact all the same."""
    if code is None:
        assert figures(POLICY.evaluate_table(typed(**columns)))["份数合计"][0] == 2 * (2**63 - 1)
        return
    with pytest.raises(CreditPolicyError) as error:
        POLICY.evaluate_table(typed(**columns))
    assert [one.code.code for one in error.value.diagnostics] == [code]


def test_files_that_cannot_be_read_are_named(tmp_path) -> None:
    """Not there, cut short, damaged within, and no table at all: CP734, and nothing is counted."""
    pq.write_table(typed(), tmp_path / "简报.parquet", compression="none")
    whole = (tmp_path / "简报.parquet").read_bytes()
    (tmp_path / "半.parquet").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "坏.parquet").write_bytes(b"PAR1" + b"\xff" * 600 + whole[604:])
    (tmp_path / "空.csv").write_bytes(b"")
    for name in ("无.parquet", "半.parquet", "坏.parquet", "空.csv"):
        path = tmp_path / name
        with pytest.raises(CreditPolicyError) as error:
            POLICY.evaluate_table(path)
        assert [one.code.code for one in error.value.diagnostics] == ["CP734"]


def test_a_column_to_group_by_must_be_there() -> None:
    """CP731 names it."""
    with pytest.raises(CreditPolicyError) as error:
        POLICY.evaluate_table(typed(), by=["区县"])
    assert [one.code.code for one in error.value.diagnostics] == ["CP731"]


def test_many_unknown_departments_are_one_line_with_a_count() -> None:
    """100,000 mistyped names are counted, not listed, and the others count all the same."""
    names = pa.array([*(f"局{n}" for n in range(100_000)), "甲局"])
    columns = {
        name: typed()[name].slice(0, 1).to_pylist() * len(names) for name in typed().column_names
    }
    result = POLICY.evaluate_table(typed().slice(0, 0).from_pydict(columns | {"部门": names}))
    assert refusals(result) == {("CP540", "部门"): 100_000}
    assert (result.rows, result.refused) == (100_001, 100_000)
    assert figures(result)["份数合计"] == [1, 0]


@pytest.mark.parametrize("framed", [pa.Table.to_pandas, pl.from_arrow, pl.LazyFrame])
def test_a_frame_of_pandas_or_polars(framed: Any) -> None:
    """It says what its table in Arrow says, of blanks too: the row without a kind is not counted."""
    frame = framed(typed(材料=["简报", None, "简报"]))
    assert not isinstance(frame, pa.Table)
    result = POLICY.evaluate_table(frame)
    assert figures(result) == {"份数合计": [1, 3], "金额合计": [Fraction(1, 10), 0], "及时": [1, 1]}
    assert (result.rows, refusals(result)) == (3, {("CP542", "材料"): 1})


def test_categories_of_frames_are_texts() -> None:
    """A dictionary column of Arrow's, as frames have for categories, is read as the texts it stands for."""
    names = pa.array(["甲局", "甲局", "乙局"]).dictionary_encode()
    assert figures(POLICY.evaluate_table(typed(部门=names))) == figures(
        POLICY.evaluate_table(typed())
    )


def test_several_files_are_one_table(tmp_path) -> None:
    """A pattern names them; a bad row is shown with the one that it stands in."""
    for number, name in enumerate(("甲局", "丙局")):
        pq.write_table(typed(部门=[name] * 3), tmp_path / f"{number}.parquet")
    result = POLICY.evaluate_table(f"{tmp_path}/*.parquet", shown=1)
    assert figures(result)["份数合计"] == [6, 0]
    ((problem,), (one,)) = result.problems, result.problems[0].shown
    assert (problem.rows, one.at.file, one.at.row) == (3, str(tmp_path / "1.parquet"), 1)


def test_a_table_that_does_not_fit_is_said(monkeypatch) -> None:
    """Where neither memory nor temporary disk suffices: CP738, with the engine's words."""
    made = DuckDB.__init__

    def small(self: DuckDB, source: Any, watch: Any = None) -> None:
        made(self, source, watch, memory="1KB")

    monkeypatch.setattr(DuckDB, "__init__", small)
    with pytest.raises(CreditPolicyError) as error:
        POLICY.evaluate_table(typed())
    (finding,) = error.value.diagnostics
    assert finding.code.code == "CP738"
    assert "Memory" in finding.help("en")


def test_progress_is_told() -> None:
    """A pass says which part of it is done, from 0 to 1, while it lasts."""
    told: list[float] = []
    with watched(lambda: 40.0, told.append):
        sleep(0.7)
    assert set(told) == {0.4}
    POLICY.evaluate_table(typed(), progress=told.append)
    assert all(0 <= part <= 1 for part in told)


def test_a_table_without_rows_has_no_assessment() -> None:
    """Nothing was filed in it, not even for nobody."""
    result = POLICY.evaluate_table(typed().slice(0, 0))
    assert (len(result), result.rows, list(result)) == (0, 0, [])


def test_blanks_in_every_column_are_refused_rows() -> None:
    """A row of nothing but blanks cannot be used: nobody can say more of it than that it has no kind."""
    rows = [{"部门": "", "材料": "", "日期": ""}]
    result = POLICY.evaluate_table(table_of(rows))
    assert (result.rows, result.refused) == (1, 1)
    assert refusals(result) == {("CP542", "材料"): 1} == refusals_of(POLICY.evaluate(rows))


@pytest.mark.no_cover
def test_many_assessments_are_held_as_their_numbers() -> None:
    """Of each of 5,000 districts with two departments less than a kilobyte stays, name and all."""
    count = 5_000
    rows = typed()
    many = pa.concat_tables([rows] * count).append_column(
        "区县", pa.array([f"区县{n}" for n in range(count) for _ in range(3)])
    )
    POLICY.evaluate_table(many.slice(0, 30), by=["区县"])  # what is made once is there
    tracemalloc.start()
    try:
        result = POLICY.evaluate_table(many, by=["区县"])
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(result) == count
    assert held < 1_000 * count
    copies, *_ = result.measures(("区县4999",)).values()
    assert copies.at(("甲局",)) == 3


NAMED = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局
  别称 甲局：县甲局
材料 简报
  字段 份数：整数
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计
  统计 最多份数：简报 的 份数 最大值
  得分率 = 份数合计 ÷ 10，最高 1
  责任部门 全部部门
"""


def test_a_long_sum_under_two_names() -> None:
    """10³⁰ under one name and 10 under another are 10³⁰ + 10, though Decimal adds in 28 digits."""
    policy = creditpolicy.loads(NAMED)
    row = {"材料": "简报", "日期": "2018-03-01"}
    rows = [row | {"部门": "甲局", "份数": 10**30}, row | {"部门": "县甲局", "份数": 10}]
    result = policy.evaluate_table(table_of(rows))
    total, most = result.measures().values()
    assert total.at(("甲局",)) == 10**30 + 10
    assert most.at(("甲局",)) == 10**30
