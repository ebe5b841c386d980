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
from measure import side_by_side_calls
from peers import PEERS, Peer, Score, prepared, shares

import creditpolicy
from creditpolicy import Policy

_HERE = Path(__file__).parent
_ROUNDS = 3
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


def _decisions() -> Decisions:
    return common_decisions(_policy().checked, 2_000)


def table() -> Iterator[str]:
    """Microseconds: medians of rounds of processes, each of which has its turn."""
    yield (
        '| one decision, 20 rows | µs | × ours, "rows" | × ours, "cells" | × ours'
        ' | from the same rows µs | × ours, "rows" |'
    )
    yield f"| --- |{' ---: |' * 6}"
    there = [peer for peer in PEERS if peer.installed]
    runs = [{side: _process(side) for side in _sides()} for _ in range(_ROUNDS)]
    costs = {side: median(one[side] for one in runs) for side in runs[0]}
    ours = [costs[name] for name in _OURS]
    listed = [(name, costs[name], costs[name]) for name in (*_OURS, _HAND)]
    listed += [(f"{x.name} {x.installed}", costs[x.package], costs[_same(x)]) for x in there]
    for name, cost, same in listed:
        ratios = " | ".join(f"{cost / one:.1f}" for one in ours)
        yield f"| {name} | {cost:,.1f} | {ratios} | {same:,.1f} | {same / ours[0]:.1f} |"
    missing = [peer.package for peer in PEERS if not peer.installed]
    if missing:
        yield f"\nLeft out, for want of `pip install 'creditpolicy[bench]'`: {', '.join(missing)}."


def _process(side: str) -> float:
    done = run((sys.executable, __file__, side), check=True, capture_output=True, text=True)
    return float(done.stdout)


def _sides() -> dict[str, Callable[[], float]]:
    sides = {name: partial(_of_ours, vouched) for name, vouched in _OURS.items()}
    sides[_HAND] = _of_hand
    for peer in PEERS:
        if peer.installed:
            sides[peer.package] = partial(_of_prepared, peer)
            sides[_same(peer)] = partial(_of_same, peer)
    return sides


def _of_ours(vouched: Literal["cells", "rows"] | None) -> float:
    compiled = _policy().compiled()
    return _cost(_decisions(), lambda name, rows: compiled.decide(rows, name, vouched=vouched))


def _of_hand() -> float:
    return _cost(_decisions(), Common(_policy().checked).score)


def _of_prepared(peer: Peer) -> float:
    """Rows are prepared beforehand, and that is not counted."""
    score = _agreed(peer)
    return _cost([(name, prepared(rows)) for name, rows in _decisions()], score)


def _of_same(peer: Peer) -> float:
    """Rows as a program has them, the same as we get, are prepared while the clock runs."""
    score = _agreed(peer)
    return _cost(_decisions(), lambda name, rows: score(name, prepared(rows)))


def _same(peer: Peer) -> str:
    return f"{peer.package}, same rows"


def _cost(decisions: Decisions, way: Score) -> float:
    (microseconds,) = side_by_side_calls(decisions, way)
    return microseconds


def _agreed(peer: Peer) -> Score:
    """Who is quick because it is wrong is not in the table."""
    policy = _policy()
    score, compiled = peer.make(shares(Common(policy.checked))), policy.compiled()
    for name, rows in _decisions():
        exact = compiled.decide(rows, name).score
        if abs(float(score(name, prepared(rows))) - float(exact)) > _CLOSE:  # type: ignore[arg-type]
            raise RuntimeError(f"{peer.name} says another score for {name} than {exact}")
    return score


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_sides()[sys.argv[1]]())
    else:
        for line in table():
            print(line, flush=True)
