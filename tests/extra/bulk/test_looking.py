"""What is known of texts before rows are counted changes how long counting takes, and nothing else."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import creditpolicy
from creditpolicy.extra.bulk.duckdb_engine import DuckDB
from creditpolicy.extra.bulk.engine import FEW
from creditpolicy.extra.bulk.looking import Known, look

POLICY = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 活动
  字段 级别：省级、市级
  要件 通知、照片
考核项 1 活动 100分
  认定 活动，须 级别 为 省级，且 有 通知
  得分率 = 认定数 ÷ 10，最高 1
  责任部门 全部部门
"""
)
COLUMNS: list[tuple[str, list[str | None], int, Known | None]] = [
    ("each says something", ["通知一", None, "通知二"], 2, Known(full=True)),
    ("some say no", ["通知一", "否", "无"], 1, Known(full=False)),
    ("an empty text", ["通知一", "", "否"], 1, None),
    ("blanks around one", ["通知一", " 通知二", "无"], 2, None),
    ("a wide blank behind", ["通知一", "无\u3000", "通知二"], 2, None),
    ("nothing at all", [None, None, None], 0, Known(full=True)),
    ("no word but longer", ["否决", "无人机", "不"], 3, Known(full=True)),
]


@pytest.mark.parametrize(
    ("cells", "counted", "known"),
    [pytest.param(*of[1:], id=of[0]) for of in COLUMNS],
)
def test_neat_columns(tmp_path, cells, counted, known):
    """A column is neat where no text has blanks around it, and full where none says 否 or 无."""
    path = tmp_path / "rows.parquet"
    pq.write_table(
        pa.table(
            {
                "部门": ["甲局"] * 3,
                "材料": ["活动"] * 3,
                "日期": ["2018-05-01"] * 3,
                "级别": ["省级"] * 3,
                "通知": pa.array(cells, pa.string()),
            }
        ),
        path,
    )
    assert look(DuckDB(path), ["级别"], ["通知"]) == {
        "级别": Known(full=True, few=frozenset({"省级"})),
        **({} if known is None else {"通知": known}),
    }
    (measure,) = POLICY.evaluate_table(path).measures().values()
    assert measure.at(("甲局",)) == counted


def test_many_texts_are_not_listed():
    """Beyond the limit nothing is known of a column, nor where only its beginning had few."""
    many = [f"省{n}" for n in range(FEW + 1)]
    for texts in (many, ["省"] * 30_000 + many):
        table = pa.table({"级别": texts})
        assert look(DuckDB(table), ["级别"], []) == {}
    assert look(DuckDB(pa.table({"级别": many[1:]})), ["级别"], [])["级别"].few == set(many[1:])
