"""Many decisions in a row, and records that come one at a time."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
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


def _each(
    compiled: Compiled, vouched: Vouched, processes: int = 1
) -> Callable[[Decisions], object]:
    return lambda of: compiled.decide_each(of, vouched=vouched, processes=processes)


def processes() -> Iterator[str]:
    """The same by one process and by two, on the clock: half of it each."""
    yield "| 1,000,000 dict records, clock | one process s | two processes s | two ÷ one |"
    yield "| --- | ---: | ---: | ---: |"
    policy = creditpolicy.load(_COMMON)
    compiled = policy.compiled()
    decisions = common_decisions(policy.checked, 1_000_000 // _ROWS_EACH, _ROWS_EACH)
    for vouched, name in (("rows", 'ours, "rows"'), ("cells", 'ours, "cells"'), (None, "ours")):
        one, two = _clocks(decisions, *(_each(compiled, vouched, count) for count in (1, 2)))  # type: ignore[arg-type]
        yield f"| {name} | {one:.2f} | {two:.2f} | {two / one:.2f} |"


def _clocks(decisions: Decisions, *ways: Callable[[Decisions], object]) -> list[float]:
    """The least of some rounds, in which each has its turn: the clock runs for others as well."""
    least = [float("inf")] * len(ways)
    for way in ways:
        way(decisions[:1000])
    gc.collect()
    gc.disable()
    for _ in range(_ROUNDS):
        for place, way in enumerate(ways):
            begun = time.perf_counter()
            way(decisions)
            least[place] = min(least[place], time.perf_counter() - begun)
    gc.enable()
    return least


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
