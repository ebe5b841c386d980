"""Tables that Spark counts: ours against PySpark written by hand for the same counts.

Ours looks at every cell, or trusts them as code by hand does (`vouched="cells"`). Each side has a
process of its own, and they count in turn, so that a slow moment hits all. Each counts the small
table twice, to be warm, and the large one five times: Java goes on compiling a program while it
runs. `python benchmarks/on_spark.py` prints this table alone, and with two numbers of rows behind
it that of other sizes, once.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, PIPE, Popen
from typing import Any, Literal

from make_table import POLICY, make_files
from measure import Cost, exponent

from creditpolicy import TableResult

_SIZES = (1_000_000, 10_000_000)
_ROUNDS = 5
_SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "4g",
    "spark.log.level": "OFF",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
Counts = dict[tuple[str, str], tuple[int, ...]]


def table(sizes: Sequence[int] = _SIZES, rounds: int = _ROUNDS) -> Iterator[str]:
    """Seconds of the processor and on the clock, the most memory of Python and Java together."""
    yield (
        "| Spark, rows | by hand s (clock) | ours, vouched s | × by hand (clock) | × (processor)"
        " | ours s | × by hand (clock) | × (processor) | peak MB: by hand, vouched, ours |"
    )
    yield f"|{' ---: |' * 9}"
    with tempfile.TemporaryDirectory() as folder:
        paths = [make_files(Path(folder) / str(rows), rows) for rows in sizes]
        runs = [_round(*paths) for _ in range(rounds)]
    small, large = (f"{rows:,}" for rows in sizes)
    labels = (small, f"{large}, first", f"{large}, later")
    costs = [
        [_median(run[side][row] for run in runs) for side in range(len(_SIDES))]
        for row in range(len(labels))
    ]
    for label, (hand, *others) in zip(labels, costs, strict=True):
        shown = [f"{hand.clock:.1f}"]
        for one in others:
            clock, processor = one.clock / hand.clock, one.processor / hand.processor
            shown += [f"{one.clock:.1f}", f"{clock:.2f}", f"{processor:.2f}"]
        peaks = ", ".join(f"{one.megabytes:.0f}" for one in (hand, *others))
        yield f"| {label} | {' | '.join(shown)} | {peaks} |"
    times = sizes[1] / sizes[0]
    grown = (
        exponent(costs[0][side].clock, costs[2][side].clock, times) for side in range(len(_SIDES))
    )
    hand, vouched, full = (f"{of:.2f}" for of in grown)
    yield f"\nExponents: by hand {hand}, ours, vouched for, {vouched}, ours {full}."


def _median(costs: Iterable[Cost]) -> Cost:
    return Cost(*(median(values) for values in zip(*costs, strict=True)))


def _round(small: str, large: str) -> list[tuple[Cost, Cost, Cost]]:
    """Of each side: the small table, the large one at first, and later."""
    with ExitStack() as stack:
        sides = [stack.enter_context(_process(side)) for side in _SIDES]
        paths = (small, small, large, large, large, large, large)
        counts = [[_counted(side, path) for side in sides] for path in paths]
    return [
        (second, first, _median(later)) for _, second, first, _, *later in zip(*counts, strict=True)
    ]


def _process(side: str) -> Popen[str]:
    command = (sys.executable, __file__, side)
    return Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True)


def _counted(side: Popen[str], path: str) -> Cost:
    assert side.stdin
    assert side.stdout
    side.stdin.write(f"{path}\n")
    side.stdin.flush()
    return Cost(*json.loads(side.stdout.readline()))


def _side(side: Callable[[Any, str], object]) -> None:
    """Counts the tables whose paths come in, and tells what each took."""
    spark = session()
    for line in sys.stdin:
        begun, used = time.perf_counter(), _processor(spark)
        side(spark, line.strip())
        cost = (_processor(spark) - used, time.perf_counter() - begun, _megabytes(spark))
        print(json.dumps(cost), flush=True)


def session() -> Any:
    """Spark on this machine alone, with two processors."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def by_hand(spark: Any, path: str) -> Counts:
    """The seven counts of `common.policy`, every cell taken on trust."""
    from pyspark.sql.functions import col, count_if, datediff, lit

    kind, day = col("材料"), col("日期")
    parts = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")
    enough = sum((col(part).isNotNull().cast("int") for part in parts), lit(0)) >= 3
    fields = ("领域", "机关", "实施日期", "措施", "对象", "代码")
    full = lit(True)
    for one in fields:
        full = full & col(one).isNotNull()
    in_time = col("准确") & col("完整") & (datediff(col("报送日期"), day) <= 7)
    counted = (
        (kind == "正式文件") & (col("类型") == "正式文件"),
        (kind == "联合奖惩案例") & ((col("来源") == "系统") | full),
        (kind == "宣传活动") & (col("截图") | enough),
        (kind == "应用创新") & enough,
        kind == "失信记录",
        kind == "双公示信息",
        (kind == "双公示信息") & in_time,
    )
    rows = spark.read.parquet(path)
    rows = rows.where((col("状态") == "核定") & day.between("2018-01-01", "2018-12-31"))
    columns = [count_if(one).alias(f"c{n}") for n, one in enumerate(counted)]
    found = rows.groupBy("区县", "部门").agg(*columns).toArrow()
    listed = zip(*(column.to_pylist() for column in found.columns), strict=True)
    return {(district, name): counts for district, name, *counts in listed}


def ours(spark: Any, path: str, vouched: Literal["cells"] | None = None) -> TableResult:
    """The same counts from the policy; no score is asked for."""
    import creditpolicy

    policy = creditpolicy.load(POLICY)
    return policy.evaluate_table(spark.read.parquet(path), by=["区县"], vouched=vouched)


def agree(spark: Any, path: str, vouched: Literal["cells"] | None = None) -> bool:
    """Whether both sides come to the same counts."""
    result = ours(spark, path, vouched)
    found: Counts = {}
    for (district,) in result.counted:
        tables = list(result.measures((district,)).values())
        for name in result.policy.department_names:
            found[district, name] = tuple(int(table.at((name,))) for table in tables)
    hand = by_hand(spark, path)
    return {k: v for k, v in found.items() if any(v)} == {
        k: tuple(v) for k, v in hand.items() if any(v)
    }


def _processor(spark: Any) -> float:
    """Seconds of Python and Java together."""
    used = Path(f"/proc/{_java(spark)}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return time.process_time() + (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(spark: Any) -> float:
    most = 0.0
    for process in ("self", _java(spark)):
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
        most += sum(int(line.split()[1]) / 2**10 for line in lines if line.startswith("VmHWM"))
    return most


def _java(spark: Any) -> int:
    return int(spark.sparkContext._jvm.ProcessHandle.current().pid())  # noqa: SLF001 -- no other way


_SIDES: dict[str, Callable[[Any, str], object]] = {
    "by_hand": by_hand,
    "vouched": lambda spark, path: ours(spark, path, "cells"),
    "ours": ours,
}


if __name__ == "__main__":
    if len(sys.argv) == 1 or sys.argv[1].isdecimal():
        other = ([int(rows) for rows in sys.argv[1:]], 1) if sys.argv[1:] else ()
        for line in table(*other):
            print(line, flush=True)
    elif sys.argv[1] == "agree":
        spark = session()
        assert agree(spark, sys.argv[2])
        assert agree(spark, sys.argv[2], "cells")
    else:
        _side(_SIDES[sys.argv[1]])
