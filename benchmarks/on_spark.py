"""Tables that Spark counts: ours against PySpark written by hand for the same counts.

Both take every cell on trust (ours by `vouched="cells"`), or look at each. Each side has a process
of its own, and they count in turn, so that a slow moment hits all; every other round they do so in
the other order, since Java goes on compiling while the next side counts. Each counts the small table
twice, to be warm, and the large one five times.
`python benchmarks/on_spark.py` prints this table alone, and with two numbers of rows behind it that
of other sizes, once.
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
from subprocess import DEVNULL, PIPE, Popen, run
from typing import Any, Literal

from make_table import POLICY, make_files
from measure import Cost, exponent
from spark_by_hand import Counts, checked, on_trust

from creditpolicy import TableResult

_SIZES = (1_000_000, 10_000_000)
_ROUNDS = 4
_SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "4g",
    "spark.log.level": "OFF",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_SECONDS = "{:.1f}"
_RATIO = "{:.2f}"


def table(sizes: Sequence[int] = _SIZES, rounds: int = _ROUNDS) -> Iterator[str]:
    """Seconds of the processor and on the clock, the most memory of Python and Java together."""
    yield (
        "| Spark, rows | by hand, on trust s | ours, vouched s | × (clock) | × (processor)"
        " | by hand, cells checked s | ours s | × (clock) | × (processor) | ours × on trust"
        " | peak MB of each |"
    )
    yield f"|{' ---: |' * 11}"
    with tempfile.TemporaryDirectory() as folder:
        paths = [make_files(Path(folder) / str(rows), rows) for rows in sizes]
        run((sys.executable, __file__, "agree", paths[0]), check=True, stderr=DEVNULL)
        runs = [_round(*paths, backwards=number % 2 == 1) for number in range(rounds)]
    small, large = (f"{rows:,}" for rows in sizes)
    labels = (small, f"{large}, first", f"{large}, later")
    costs = [
        [_median(run[side][row] for run in runs) for side in range(len(_SIDES))]
        for row in range(len(labels))
    ]
    for label, (trust, vouched, looked, full) in zip(labels, costs, strict=True):
        shown = [
            *_pair(trust, vouched),
            *_pair(looked, full),
            _RATIO.format(full.clock / trust.clock),
        ]
        peaks = ", ".join(f"{one.megabytes:.0f}" for one in (trust, vouched, looked, full))
        yield f"| {label} | {' | '.join(shown)} | {peaks} |"
    times = sizes[1] / sizes[0]
    grown = (
        exponent(small.clock, large.clock, times)
        for small, large in zip(costs[0], costs[2], strict=True)
    )
    yield f"\nExponents, in this order: {', '.join(_RATIO.format(of) for of in grown)}."


def _pair(hand: Cost, mine: Cost) -> list[str]:
    """Seconds on the clock, and how many times as long."""
    ratios = (mine.clock / hand.clock, mine.processor / hand.processor)
    return [*(_SECONDS.format(one.clock) for one in (hand, mine)), *map(_RATIO.format, ratios)]


def _median(costs: Iterable[Cost]) -> Cost:
    return Cost(*(median(values) for values in zip(*costs, strict=True)))


def _round(small: str, large: str, *, backwards: bool) -> list[tuple[Cost, Cost, Cost]]:
    """Of each side: the small table, the large one at first, and later."""
    with ExitStack() as stack:
        sides = [stack.enter_context(_process(side)) for side in _SIDES]
        order = sides[::-1] if backwards else sides
        paths = (small, small, large, large, large, large, large)
        counts = [[_counted(side, path) for side in order] for path in paths]
    of_each = [
        (second, first, _median(later)) for _, second, first, _, *later in zip(*counts, strict=True)
    ]
    return of_each[::-1] if backwards else of_each


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


def ours(spark: Any, path: str, vouched: Literal["cells"] | None = None) -> TableResult:
    """The same counts from the policy; no score is asked for."""
    import creditpolicy

    policy = creditpolicy.load(POLICY)
    return policy.evaluate_table(spark.read.parquet(path), by=["区县"], vouched=vouched)


def require_agreement(spark: Any, path: str) -> None:
    """All sides come to the same counts."""
    hand = {key: tuple(of) for key, of in on_trust(spark, path).items() if any(of)}
    looked = checked(spark, path)
    assert not any(refused for *_, refused in looked.values())
    assert {key: tuple(of) for key, (*of, _) in looked.items() if any(of)} == hand
    assert _counts(ours(spark, path)) == hand
    assert _counts(ours(spark, path, "cells")) == hand


def _counts(result: TableResult) -> Counts:
    found: Counts = {}
    for (district,) in result.counted:
        tables = list(result.measures((district,)).values())
        for name in result.policy.department_names:
            found[district, name] = tuple(int(table.at((name,))) for table in tables)
    return {key: counts for key, counts in found.items() if any(counts)}


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
    "on trust": on_trust,
    "vouched": lambda spark, path: ours(spark, path, "cells"),
    "checked": checked,
    "ours": ours,
}


if __name__ == "__main__":
    if len(sys.argv) == 1 or sys.argv[1].isdecimal():
        other = ([int(rows) for rows in sys.argv[1:]], 1) if sys.argv[1:] else ()
        for line in table(*other):
            print(line, flush=True)
    elif sys.argv[1] == "agree":
        require_agreement(session(), sys.argv[2])
    else:
        _side(_SIDES[sys.argv[1]])
