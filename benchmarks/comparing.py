"""One decision by us, by hand and by engines of others: each in a process of its own, as a program has it.

`python benchmarks/comparing.py` prints the table; with a side behind it, what one of that takes.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from subprocess import run
from typing import Literal

from by_hand import Common
from make_decisions import Decisions, common_decisions
from measure import exponent, side_by_side_calls
from peers import PEERS, Peer, Score, prepared, shares

import creditpolicy
from creditpolicy import Policy

_HERE = Path(__file__).parent
_ROUNDS = 3
_ROWS = (20, 200)
_OURS: dict[str, Literal["cells", "rows"] | None] = {
    'ours, "rows"': "rows",
    'ours, "cells"': "cells",
    "ours": None,
}
_HAND = "code by hand, every row on trust"
_CLOSE = 1e-5
"""So far from the exact score may be what others say: OpenFisca's numbers have 24 bits."""


def _policy() -> Policy:
    return creditpolicy.load(_HERE / "common.policy")


def _decisions(rows: int) -> Decisions:
    return common_decisions(_policy().checked, 40_000 // rows, rows)


def table() -> Iterator[str]:
    """Microseconds: medians of rounds of processes, each of which has its turn."""
    yield (
        '| one decision | rows each | µs | × ours, "rows" | × ours, "cells" | × ours'
        ' | from the same rows µs | × ours, "rows" | exponent |'
    )
    yield f"| --- |{' ---: |' * 8}"
    there = [peer for peer in PEERS if peer.installed]
    sides = {name: (name, name) for name in (*_OURS, _HAND)}
    sides |= {f"{peer.name} {peer.installed}": (peer.package, _same(peer)) for peer in there}
    runs = [{side: _process(side) for side in _sides()} for _ in range(_ROUNDS)]
    costs_of = [
        {side: median(one[side][place] for one in runs) for side in runs[0]}
        for place in range(len(_ROWS))
    ]
    for rows, costs in zip(_ROWS, costs_of, strict=True):
        ours = [costs[name] for name in _OURS]
        for name, (ready, same) in sides.items():
            shown = [f"{costs[ready]:,.1f}", *(f"{costs[ready] / one:.1f}" for one in ours)]
            shown += [f"{costs[same]:,.1f}", f"{costs[same] / ours[0]:.1f}"]
            grown = f"{exponent(costs_of[0][ready], costs[ready]):.2f}" if rows != _ROWS[0] else ""
            yield f"| {name} | {rows} | {' | '.join(shown)} | {grown} |"
    missing = [peer.package for peer in PEERS if not peer.installed]
    if missing:
        yield f"\nLeft out, for want of `pip install 'creditpolicy[bench]'`: {', '.join(missing)}."


def _process(side: str) -> list[float]:
    """What a decision costs by each number of rows."""
    done = run((sys.executable, __file__, side), check=True, capture_output=True, text=True)
    return [float(cost) for cost in done.stdout.split()]


def _sides() -> dict[str, Callable[[int], float]]:
    sides = {name: partial(_of_ours, vouched) for name, vouched in _OURS.items()}
    sides[_HAND] = _of_hand
    for peer in PEERS:
        if peer.installed:
            sides[peer.package] = partial(_of_prepared, peer)
            sides[_same(peer)] = partial(_of_same, peer)
    return sides


def _of_ours(vouched: Literal["cells", "rows"] | None, rows: int) -> float:
    compiled = _policy().compiled()
    return _cost(_decisions(rows), lambda name, of: compiled.decide(of, name, vouched=vouched))


def _of_hand(rows: int) -> float:
    return _cost(_decisions(rows), Common(_policy().checked).score)


def _of_prepared(peer: Peer, rows: int) -> float:
    """Rows are prepared beforehand, and that is not counted."""
    score = _agreed(peer, rows)
    return _cost([(name, prepared(of)) for name, of in _decisions(rows)], score)


def _of_same(peer: Peer, rows: int) -> float:
    """Rows as a program has them, the same as we get, are prepared while the clock runs."""
    score = _agreed(peer, rows)
    return _cost(_decisions(rows), lambda name, of: score(name, prepared(of)))


def _same(peer: Peer) -> str:
    return f"{peer.package}, same rows"


def _cost(decisions: Decisions, way: Score) -> float:
    (microseconds,) = side_by_side_calls(decisions, way)
    return microseconds


def _agreed(peer: Peer, rows: int) -> Score:
    """Who is quick because it is wrong is not in the table."""
    policy = _policy()
    score, compiled = peer.make(shares(Common(policy.checked))), policy.compiled()
    for name, of in _decisions(rows):
        exact = compiled.decide(of, name).score
        if abs(float(score(name, prepared(of))) - float(exact)) > _CLOSE:  # type: ignore[arg-type]
            raise RuntimeError(f"{peer.name} says another score for {name} than {exact}")
    return score


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*(_sides()[sys.argv[1]](rows) for rows in _ROWS))
    else:
        for line in table():
            print(line, flush=True)
