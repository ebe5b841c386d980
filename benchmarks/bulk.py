"""Tables of many rows: our SQL next to the same counts by hand, in one run on the same data.

`python benchmarks/bulk.py 10000000 100000000` measures other sizes than one and ten million rows.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import duckdb
from make_table import make_files
from measure import exponent, of_process

import creditpolicy
from creditpolicy import Policy

_HERE = Path(__file__).parent
_ROUNDS = 3
_SIZES = (1_000_000, 10_000_000)
_PARTS = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")
_FIELDS = ("领域", "机关", "实施日期", "措施", "对象", "代码")
_THREE = " + ".join(f"({name} IS NOT NULL)::INT" for name in _PARTS) + " >= 3"
_ALL = " AND ".join(f"{name} IS NOT NULL" for name in _FIELDS)
BY_HAND = f"""
SELECT 区县, 部门,
  count(*) FILTER (材料 = '正式文件' AND 类型 = '正式文件'),
  count(*) FILTER (材料 = '联合奖惩案例' AND (来源 = '系统' OR ({_ALL}))),
  count(*) FILTER (材料 = '宣传活动' AND (截图 OR {_THREE})),
  count(*) FILTER (材料 = '应用创新' AND {_THREE}),
  count(*) FILTER (材料 = '失信记录'),
  count(*) FILTER (材料 = '双公示信息'),
  count(*) FILTER (材料 = '双公示信息' AND 准确 AND 完整 AND 报送日期 - 日期 <= 7)
FROM read_parquet(?)
WHERE 状态 = '核定' AND 日期 BETWEEN DATE '2018-01-01' AND DATE '2018-12-31'
GROUP BY 区县, 部门
"""
"""It trusts every cell: that it is there, spelled right, and of a department that there is."""


def by_hand(path: str) -> dict[tuple[str, str], tuple[int, ...]]:
    """The seven counts of each district and department."""
    connection = duckdb.connect()
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET memory_limit = '900MB'")
    rows = connection.execute(BY_HAND, [path]).fetchall()
    return {(district, department): tuple(counts) for district, department, *counts in rows}


def policy() -> Policy:
    return creditpolicy.load(_HERE / "common.policy")


def ours(path: str) -> object:
    return policy().evaluate_table(path, by=["区县"])


def table(sizes: Sequence[int] = _SIZES) -> Iterator[str]:
    """Processor seconds by hand and by us, and the most memory that our process held."""
    yield "| Parquet rows | by hand s | ours s | × by hand | ours, a bad row s | peak MB | exponent |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    before = None
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            pattern = make_files(Path(folder) / str(rows), rows)
            _require_same(pattern)
            hand, mine = side_by_side(lambda of=pattern: by_hand(of), lambda of=pattern: ours(of))
            peak = of_process((__file__, "--once", pattern)).megabytes
            _spoil(Path(pattern).parent)
            (bad,) = side_by_side(lambda of=pattern: ours(of))
            grown = "" if before is None else f"{exponent(before[1], mine, rows / before[0]):.2f}"
            before = rows, mine
            costs = f"{hand:.2f} | {mine:.2f} | {mine / hand:.2f} | {bad:.2f}"
            yield f"| {rows:,} | {costs} | {peak:.0f} | {grown} |"


def _spoil(folder: Path) -> None:
    """One more row, of a department that nobody knows."""
    row = f"SELECT * REPLACE ('无此局' AS 部门) FROM read_parquet('{folder}/0.parquet') LIMIT 1"
    duckdb.execute(f"COPY ({row}) TO '{folder}/bad.parquet' (FORMAT parquet)")


def _require_same(path: str) -> None:
    """Our measures are the counts by hand, district by district."""
    result = policy().evaluate_table(path, by=["区县"])
    for (district, department), counts in by_hand(path).items():
        found = result.measures((district,))
        mine = tuple(found[m.name].at((department,)) for m in result.policy.measures)
        if mine != counts:
            raise AssertionError((district, department, mine, counts))


def side_by_side(*ways: Callable[[], object]) -> list[float]:
    """Medians of rounds in which each way has its turn."""
    costs: list[list[float]] = [[] for _ in ways]
    for _ in range(_ROUNDS):
        for way, found in zip(ways, costs, strict=True):
            begun = time.process_time()
            way()
            found.append(time.process_time() - begun)
    return [median(found) for found in costs]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        ours(sys.argv[2])
    else:
        for line in table([int(size) for size in sys.argv[1:]] or _SIZES):
            print(line, flush=True)
