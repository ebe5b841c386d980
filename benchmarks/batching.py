"""Many decisions in a row, and records that come one at a time."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Literal

from by_hand import Common
from make_decisions import Decisions, common_decisions
from measure import exponent, of_call

import creditpolicy
from creditpolicy import Compiled

_COMMON = Path(__file__).parent / "common.policy"
_ROWS_EACH = 15
_ROUNDS = 3
Vouched = Literal["cells", "rows"] | None


def batch() -> Iterator[str]:
    """Many decisions in a row, as records a second of the processor."""
    yield (
        "| batch of dict records | by hand | by hand, cells checked"
        ' | ours, "rows" | ours, "cells" | ours | "rows" ÷ by hand | ours ÷ checked |'
    )
    yield f"|{' ---: |' * 8}"
    policy = creditpolicy.load(_COMMON)
    by_hand, compiled = Common(policy.checked), policy.compiled()
    before: list[float] = []
    for count in (100_000, 1_000_000):
        decisions = common_decisions(policy.checked, count // _ROWS_EACH, _ROWS_EACH)
        records = sum(len(rows) for _, rows in decisions)
        ways = [
            lambda of: [by_hand.score(*one) for one in of],
            lambda of: [by_hand.checked(*one) for one in of],
            *(_each(compiled, vouched) for vouched in ("rows", "cells", None)),
        ]
        for way in ways:
            way(decisions[:1000])
        rates = [records / of_call(lambda w=way, of=decisions: w(of), _ROUNDS) for way in ways]
        shown = " | ".join(f"{rate:,.0f}/s" for rate in rates)
        yield f"| {records:,} | {shown} | {rates[2] / rates[0]:.2f} | {rates[4] / rates[1]:.2f} |"
        if before:
            grown = (f"{1 - exponent(*of):.2f}" for of in zip(before, rates, strict=True))
            yield f"| exponents | {' | '.join(grown)} | | |"
        before = rates


def _each(
    compiled: Compiled, vouched: Vouched, processes: int = 1
) -> Callable[[Decisions], object]:
    return lambda of: compiled.decide_each(of, vouched=vouched, processes=processes)


def processes() -> Iterator[str]:
    """The same by one process and by two.

    "Of the longer" is the processor time of the process that had more of it: what the clock would
    show on two processors that do nothing else.
    """
    yield "| 1,000,000 dict records | one process: clock s | processor s | two: clock s | processor s of the longer | ÷ one |"
    yield f"| --- |{' ---: |' * 5}"
    policy = creditpolicy.load(_COMMON)
    compiled = policy.compiled()
    decisions = common_decisions(policy.checked, 1_000_000 // _ROWS_EACH, _ROWS_EACH)
    for vouched, name in ((None, "ours"), ("cells", 'ours, "cells"'), ("rows", 'ours, "rows"')):
        one, two = _side_by_side(decisions, *(_each(compiled, vouched, n) for n in (1, 2)))  # type: ignore[arg-type]
        shown = " | ".join(f"{seconds:.2f}" for seconds in (*one, *two, two[1] / one[1]))
        yield f"| {name} | {shown} |"


def _side_by_side(of: Decisions, *ways: Callable[[Decisions], object]) -> list[tuple[float, float]]:
    """The least clock and processor time of some rounds, in which each has its turn."""
    found: list[list[tuple[float, float]]] = [[] for _ in ways]
    for way in ways:
        way(of[:1000])
    gc.collect()
    gc.disable()
    for _ in range(_ROUNDS):
        for way, costs in zip(ways, found, strict=True):
            costs.append(_costs(lambda w=way: w(of)))
    gc.enable()
    return [(min(clock for clock, _ in of), min(long for _, long in of)) for of in found]


def _costs(call: Callable[[], object]) -> tuple[float, float]:
    """The clock, and the processor time of this process or of its children, whichever is more."""
    begun, own, others = time.perf_counter(), time.process_time(), _of_children()
    call()
    clock, own = time.perf_counter() - begun, time.process_time() - own
    return clock, max(own, _of_children() - others)


def _of_children() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def session() -> Iterator[str]:
    """One more record into a session, and the department's new score, with many behind it."""
    yield "| session with records behind it | one in µs | and the new score µs | exponent |"
    yield "| ---: | ---: | ---: | ---: |"
    policy = creditpolicy.load(_COMMON)
    before = 0.0
    for count in (1_000, 10_000, 100_000, 1_000_000):
        running = policy.session()
        for number, (_, rows) in enumerate(common_decisions(policy.checked, count // 20)):
            for row in rows:
                running.put(row | {"编号": f"前{number}{row['编号']}"})
        more = [
            (name, rows[0] | {"编号": f"后{number}"})
            for number, (name, rows) in enumerate(common_decisions(policy.checked, 6_000))
        ]
        for name in policy.checked.department_names:
            running.score(name)
        first, second = more[:3_000], more[3_000:]
        put = of_call(lambda of=first, to=running: [to.put(row) for _, row in of], 1)
        both = of_call(lambda of=second, to=running: [(to.put(r), to.score(n)) for n, r in of], 1)
        each = 1e6 / len(first)
        grown = f"{exponent(before, both):.2f}" if before else ""
        yield f"| {count:,} | {put * each:.1f} | {both * each:.1f} | {grown} |"
        before = both


if __name__ == "__main__":
    for part in (batch, processes, session):
        print("\n".join(part()), end="\n\n", flush=True)
