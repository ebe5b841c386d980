"""The counts of `common.policy` by narwhals and by SQL, on DuckDB and the same table: one run.

`pip install narwhals`, then `python benchmarks/with_narwhals.py` from the top of the repository.
It ends with what narwhals says when it is asked for the one record of several that counts.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
from bulk import by_hand, ours, side_by_side
from make_table import make_table

_ROWS = 1_000_000
_PARTS = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")
_FIELDS = ("领域", "机关", "实施日期", "措施", "对象", "代码")


def with_narwhals(path: str) -> dict[tuple[str, str], tuple[int, ...]]:
    """The seven counts of each district and department, every cell taken on trust."""
    connection = duckdb.connect()
    connection.execute("SET preserve_insertion_order = false")
    rows: Any = nw.from_native(connection.read_parquet(path))
    kind, day = nw.col("材料"), nw.col("日期")
    enough = nw.sum_horizontal(*((~nw.col(p).is_null()).cast(nw.Int32) for p in _PARTS)) >= 3
    full = nw.all_horizontal(*(~nw.col(field).is_null() for field in _FIELDS), ignore_nulls=False)
    late = (nw.col("报送日期") - day) <= 7  # of DuckDB only: elsewhere the difference is no number
    counted = (
        (kind == "正式文件") & (nw.col("类型") == "正式文件"),
        (kind == "联合奖惩案例") & ((nw.col("来源") == "系统") | full),
        (kind == "宣传活动") & (nw.col("截图") | enough),
        (kind == "应用创新") & enough,
        kind == "失信记录",
        kind == "双公示信息",
        (kind == "双公示信息") & nw.col("准确") & nw.col("完整") & late,
    )
    start, end = (
        nw.lit(day).str.to_date(format="%Y-%m-%d") for day in ("2018-01-01", "2018-12-31")
    )
    kept = rows.filter((nw.col("状态") == "核定") & (day >= start) & (day <= end))
    ones = kept.with_columns(*(one.cast(nw.Int32).alias(f"c{n}") for n, one in enumerate(counted)))
    sums = ones.group_by("区县", "部门").agg(*(nw.col(f"c{n}").sum() for n in range(7)))
    found = sums.to_native().fetchall()
    return {(d, n): tuple(int(x or 0) for x in counts) for d, n, *counts in found}


def one_of_several(path: str) -> str:
    """The best record by level, then day, then 编号, of those with one key: what comes of asking."""
    rows: Any = nw.from_native(duckdb.connect().read_parquet(path))
    try:
        place = nw.col("日期", "类型").rank("ordinal").over("部门", order_by=["日期", "类型"])
        return str(rows.with_columns(place.name.suffix("_place")).to_native().limit(1).fetchall())
    except Exception as error:  # noqa: BLE001 -- whatever it says is the answer
        return f"{type(error).__name__}: {error}"


def report() -> Iterator[str]:
    """Processor seconds of each way, and the answer."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/table.parquet"
        make_table(Path(path), _ROWS)
        if with_narwhals(path) != by_hand(path):
            raise AssertionError("the counts differ")
        hand, other, mine = side_by_side(
            lambda: by_hand(path), lambda: with_narwhals(path), lambda: ours(path)
        )
        yield f"SQL by hand {hand:.2f} s, narwhals {other:.2f} s, ours with every check {mine:.2f} s"
        yield f"One record of several: {one_of_several(path)}"


if __name__ == "__main__":
    for line in report():
        print(line)
