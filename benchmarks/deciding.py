"""Single decisions by code of a policy, next to the same rules by hand: one run."""

from collections.abc import Iterator
from pathlib import Path

from by_hand import Common, Notice
from make_decisions import Decisions, common_decisions, notice_decisions
from measure import Of, Way, exponent, side_by_side_calls

import creditpolicy
from creditpolicy import Compiled, Policy

_HERE = Path(__file__).parent
_COMMON = "the common workload, typed cells"
_NOTICE = "the 2018 notice, texts"
_ROWS = (20, 200)


def table() -> Iterator[str]:
    """One department's exact score from its rows: by hand, and by us."""
    yield (
        "| one decision | rows each | by hand µs | by hand, cells checked µs"
        ' | ours, "rows" µs | ours, "cells" µs | ours, read before µs | ours µs'
        ' | "rows" × by hand | "cells" × by hand | ours × checked |'
    )
    yield f"| --- |{' ---: |' * 10}"
    common = creditpolicy.load(_HERE / "common.policy")
    by_hand, quick = Common(common.checked), common.compiled()
    yield from _lines(
        _COMMON,
        [
            side_by_side_calls(
                _with_evidence(common, common_decisions(common.checked, 20_000 // rows, rows)),
                lambda name, of: by_hand.score(name, of[0]),
                lambda name, of: by_hand.checked(name, of[0]),
                lambda name, of: quick.decide(of[0], name, vouched="rows"),
                *_ours(quick),
            )
            for rows in _ROWS
        ],
    )
    yield from _notice()


def _with_evidence(policy: Policy, decisions: Decisions) -> list[Of]:
    return [(name, (rows, policy.read(rows))) for name, rows in decisions]


def _ours(compiled: Compiled) -> tuple[Way, Way, Way]:
    """By rows that are vouched for, by evidence that was read before, by rows as they come."""
    return (
        lambda name, of: compiled.decide(of[0], name, vouched="cells"),
        lambda name, of: compiled.decide(of[1], name),
        lambda name, of: compiled.decide(of[0], name),
    )


def _notice() -> Iterator[str]:
    notice = creditpolicy.load(_HERE.parent / "policies" / "gaoxin_2018.policy")
    checked = notice.checked
    named = {
        name: frozenset(item.id for item in checked.items if name in item.departments)
        for name in checked.department_names
    }
    alone, compiled = Notice(), notice.compiled()
    costs: list[list[float]] = []
    for rows in _ROWS:
        by_hand, *ours = side_by_side_calls(
            _with_evidence(notice, notice_decisions(checked, 20_000 // rows, rows)),
            lambda name, of: alone.score(name, of[0], named[name]),
            *_ours(compiled),
        )
        costs.append([by_hand, 0, 0, *ours])
    yield from _lines(_NOTICE, costs)


def _lines(what: str, costs: list[list[float]]) -> Iterator[str]:
    """A line for each size, and the exponents."""
    for rows, of in zip(_ROWS, costs, strict=True):
        yield _line((what, rows), of)
    grown = (f"{exponent(*of):.2f}" if of[0] else "" for of in zip(*costs, strict=True))
    yield f"| exponents | | {' | '.join(grown)} | | | |"


def _line(of: tuple[str, int], costs: list[float]) -> str:
    by_hand, checked, rows, cells, _, ours = costs
    shown = [f"{cost:,.1f}" if cost else "" for cost in costs]
    ratios = [(rows, by_hand), (cells, by_hand), (ours, checked)]
    shown += [f"{one / other:.2f}" if one and other else "" for one, other in ratios]
    return f"| {of[0]} | {of[1]} | {' | '.join(shown)} |"


if __name__ == "__main__":
    print("\n".join(table()), end="\n\n", flush=True)
