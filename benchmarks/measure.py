"""How things are measured: processor time, medians, and how fast a cost grows."""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from math import log
from statistics import median
from typing import Any, NamedTuple

_ROUNDS = 7
Of = tuple[str, Any]
Way = Callable[[str, Any], object]


class Cost(NamedTuple):
    """Seconds, of the processor and on the clock, and the most memory held, in megabytes."""

    processor: float
    clock: float
    megabytes: float


def of_call(function: Callable[[], object], rounds: int = 3) -> float:
    """The processor seconds of a call: the median of some rounds."""
    return median(_once(function) for _ in range(rounds))


def _once(function: Callable[[], object]) -> float:
    """The collector of cycles is off meanwhile, as `timeit` and our command line have it."""
    gc.collect()
    gc.disable()
    begun = time.process_time()
    function()
    seconds = time.process_time() - begun
    gc.enable()
    return seconds


def side_by_side_calls(of: list[Of], *ways: Way) -> list[float]:
    """Microseconds a call of each function: medians of rounds in which each has its turn."""
    costs: list[list[float]] = [[] for _ in ways]
    for way in ways:
        _round(of[:50], way)
    for _ in range(_ROUNDS):
        for way, found in zip(ways, costs, strict=True):
            found.append(_round(of, way))
    return [median(found) for found in costs]


def _round(of: list[Of], way: Way) -> float:
    gc.collect()
    gc.disable()
    begun = time.process_time()
    for name, rows in of:
        way(name, rows)
    seconds = time.process_time() - begun
    gc.enable()
    return seconds / len(of) * 1e6


def of_process(arguments: Sequence[str]) -> Cost:
    """The cost of `python ARGUMENTS` as a whole, with compiled modules as installed ones have.

    A small process starts it: the memory of a new process begins with that of the one before it.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = (sys.executable, __file__, *arguments)
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return Cost(*json.loads(told.stdout))


def _run(arguments: Sequence[str]) -> Cost:
    begun = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen((sys.executable, *arguments), stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {process.returncode}")
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / scale)


def side_by_side(commands: Sequence[Sequence[str]], rounds: int) -> list[Cost]:
    """The medians of several commands, each run in every round, so that a slow moment hits all."""
    runs = [[of_process(command) for command in commands] for _ in range(rounds)]
    of_each = zip(*runs, strict=True)
    return [Cost(*(median(values) for values in zip(*costs, strict=True))) for costs in of_each]


def exponent(small: float, large: float, factor: float = 10) -> float:
    """1 where ten times as much costs ten times as much, 2 where it costs a hundred times."""
    return log(large / small) / log(factor)


if __name__ == "__main__":
    print(json.dumps(_run(sys.argv[1:])))
