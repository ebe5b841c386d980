"""Decisions by code of a policy, next to the same rules written by hand: one run, the same rows."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from by_hand import Common, Notice, Row
from make_decisions import Decisions, common_decisions, notice_decisions
from make_policy import policy as made_policy
from measure import exponent, of_call

import creditpolicy
from creditpolicy import Policy
from creditpolicy.compile.engine import Engine
from creditpolicy.evaluate.run import Run

_HERE = Path(__file__).parent
_ROUNDS = 7
Decide = Callable[[str, list[Row]], object]


def table() -> Iterator[str]:
    """One department's exact score from its rows: by hand, and by us."""
    yield (
        "| one decision | rows each | by hand µs | by hand, cells checked µs | ours µs"
        " | × by hand | × checked |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    common = creditpolicy.load(_HERE / "common.policy")
    by_hand, quick = Common(common.checked), common.compiled()
    for rows in (20, 200):
        costs = _side_by_side(
            common_decisions(common.checked, 20_000 // rows, rows),
            by_hand.score,
            by_hand.checked,
            lambda name, of: quick.decide(of, name),
        )
        yield _line("the common workload, typed cells", rows, costs)
    notice = creditpolicy.load(_HERE.parent / "policies" / "gaoxin_2018.policy")
    checked = notice.checked
    named = {
        name: frozenset(item.id for item in checked.items if name in item.departments)
        for name in checked.department_names
    }
    alone, compiled = Notice(), notice.compiled()
    for rows in (20, 200):
        costs = _side_by_side(
            notice_decisions(checked, 20_000 // rows, rows),
            lambda name, of: alone.score(name, of, named[name]),
            lambda name, of: compiled.decide(of, name),
        )
        yield _line("the 2018 notice, texts", rows, [costs[0], 0, costs[1]])


def _side_by_side(decisions: Decisions, *ways: Decide) -> list[float]:
    """Microseconds a decision: medians of rounds in which each way has its turn."""
    costs: list[list[float]] = [[] for _ in ways]
    for way in ways:
        _round(decisions[:50], way)
    for _ in range(_ROUNDS):
        for way, found in zip(ways, costs, strict=True):
            found.append(_round(decisions, way))
    return [median(found) for found in costs]


def _round(decisions: Decisions, way: Decide) -> float:
    gc.collect()
    gc.disable()
    begun = time.process_time()
    for name, rows in decisions:
        way(name, rows)
    seconds = time.process_time() - begun
    gc.enable()
    return seconds / len(decisions) * 1e6


def _line(name: str, rows: int, costs: list[float]) -> str:
    by_hand, checked, ours = costs
    careful = f"{checked:,.1f}" if checked else ""
    ratio = f"{ours / checked:.1f}" if checked else ""
    shown = f"{by_hand:,.1f} | {careful} | {ours:,.1f} | {ours / by_hand:.1f} | {ratio}"
    return f"| {name} | {rows} | {shown} |"


def batch() -> Iterator[str]:
    """Many decisions in a row, as records a second."""
    yield "| batch of dict records | by hand | by hand, cells checked | ours |"
    yield "| ---: | ---: | ---: | ---: |"
    policy = creditpolicy.load(_HERE / "common.policy")
    by_hand, compiled = Common(policy.checked), policy.compiled()
    for count in (10_000, 100_000):
        decisions = common_decisions(policy.checked, count // 15, 15)
        records = sum(len(rows) for _, rows in decisions)
        costs = _side_by_side(
            decisions, by_hand.score, by_hand.checked, lambda name, of: compiled.decide(of, name)
        )
        rates = (records / len(decisions) / cost * 1e6 for cost in costs)
        yield f"| {records:,} | {' | '.join(f'{rate:,.0f}/s' for rate in rates)} |"


def session() -> Iterator[str]:
    """One more record into a session, and the department's new score, with many behind it."""
    yield "| session with records behind it | one in µs | new score µs |"
    yield "| ---: | ---: | ---: |"
    policy = creditpolicy.load(_HERE / "common.policy")
    for count in (1_000, 100_000):
        running = policy.session()
        rows = [row for _, of in common_decisions(policy.checked, count // 20) for row in of]
        for number, row in enumerate(rows):
            running.put(row | {"编号": f"前{number}"})
        more = [
            (name, row | {"编号": f"后{number}"})
            for number, (name, of) in enumerate(common_decisions(policy.checked, 200))
            for row in of[:1]
        ]
        for name, _ in more:
            running.score(name)
        put = of_call(lambda rows=more, to=running: [to.put(row) for _, row in rows])
        score = of_call(lambda rows=more, of=running: [of.score(name) for name, _ in rows])
        each = 1e6 / len(more)
        yield f"| {len(rows):,} | {put * each:.1f} | {score * each:.1f} |"


def compiling() -> Iterator[str]:
    """From a checked policy to the first decision for a department, and to all figures."""
    yield "| compile a policy of | to a department's score, s | to all figures, s | exponents |"
    yield "| ---: | ---: | ---: | ---: |"
    before: tuple[float, float] | None = None
    for items in (100, 1_000):
        policy = creditpolicy.loads(made_policy(items))
        name = policy.checked.department_names[0]
        one = of_call(lambda of=policy, to=name: of.compiled().decide([], to))
        every = of_call(lambda of=policy: _all(of))
        grown = ""
        if before is not None:
            grown = f"{exponent(before[0], one):.2f}, {exponent(before[1], every):.2f}"
        before = one, every
        yield f"| {items:,} items | {one:.2f} | {every:.2f} | {grown} |"


def _all(policy: Policy) -> None:
    engine = Engine(policy.checked, Run())
    engine.all_figures(engine.counted([], None, pending=False))


if __name__ == "__main__":
    for part in (table, batch, session, compiling):
        print("\n".join(part()), end="\n\n", flush=True)
