"""Many decisions in a row, by one process or by several that share them.

Another process is a copy of this one, so that rows are there already: to send them would cost more
than to decide. What comes back is a few whole numbers a decision.
"""

import gc
import sys
from bisect import bisect
from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate, pairwise
from multiprocessing import get_context
from typing import TYPE_CHECKING, Protocol, cast

from creditpolicy.compile.compiled import Outcome, Rows
from creditpolicy.values.exact import ratio

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Decision = tuple[str | None, Rows]


class Decide(Protocol):
    """Rows and a department come to an outcome."""

    def __call__(self, rows: Rows, department: str | None, /) -> Outcome: ...


_Sent = tuple[list[int], dict[int, Outcome]]
"""Five whole numbers for each outcome, and by their place those of which more is to be said."""
_NOTHING = (0, 1, 0, 0, 0)
_SAMPLED = 1_000
"""So many decisions tell how many rows the others have."""
_MORE = 8
"""So many parts of a hundred the first share is larger than the others."""


def each(decide: Decide, decisions: list[Decision], processes: int) -> list[Outcome]:
    """The outcomes in the order of the decisions."""
    if processes < 1:
        raise TypeError(f"processes must be 1 or more, not {processes}")
    if processes == 1 or sys.platform != "linux":
        return _decided(decide, decisions, range(len(decisions)))
    shares = _shares(decisions, processes)
    if not shares:
        return []
    # Code is written before the copies are made, so that each of them has it.
    mine = shares[0]
    found = _decided(decide, decisions, mine[:1])
    others = [_Other(decide, decisions, share) for share in shares[1:]]
    found += _decided(decide, decisions, mine[1:])
    for other in others:
        found += other.outcomes()
    return found


def _decided(decide: Decide, decisions: list[Decision], share: range) -> list[Outcome]:
    """Of the decisions at these places; each is looked at once, for memory is copied as it is."""
    mine = map(decisions.__getitem__, share)
    return [decide(rows, department) for department, rows in mine]


def _shares(decisions: list[Decision], count: int) -> list[range]:
    """Consecutive parts with about as many rows each, by a sample; none of them is empty.

    The first is somewhat larger: what comes of the others must be sent.
    """
    step = max(1, len(decisions) // _SAMPLED)
    sampled = decisions[::step]
    ends = list(accumulate(len(rows) + 1 if isinstance(rows, list) else 1 for _, rows in sampled))
    whole = ends[-1] if ends else 0
    limits = (whole * (100 * number + _MORE) // (100 * count + _MORE) for number in range(1, count))
    places = [0, *(step * bisect(ends, limit) for limit in limits), len(decisions)]
    return [range(*pair) for pair in pairwise(places) if pair[0] < pair[1]]


class _Other:
    """A copy of this process that decides a part of what is to be decided."""

    def __init__(self, decide: Decide, decisions: list[Decision], share: range) -> None:
        self.decide, self.decisions, self.share = decide, decisions, share
        context = get_context("fork")
        self.here, there = context.Pipe(duplex=False)
        self.process = context.Process(target=self._send, args=(there,))
        self.process.start()
        there.close()

    def _send(self, there: "Connection[_Sent, object]") -> None:
        gc.freeze()  # what is only read stays shared
        there.send(_sent(_decided(self.decide, self.decisions, self.share)))

    def outcomes(self) -> list[Outcome]:
        """Its outcomes; where it broke off, they are worked out here, and so its error is met."""
        try:
            received = cast("_Sent", self.here.recv())
        except EOFError:
            received = None
        if received is None:
            self.process.join()
            return _decided(self.decide, self.decisions, self.share)
        found = _received(*received)
        self.process.join()  # its memory is given back meanwhile
        return found


def _sent(outcomes: Iterable[Outcome]) -> _Sent:
    numbers: list[int] = []
    others: dict[int, Outcome] = {}
    for place, one in enumerate(outcomes):
        score, figures, said, rows, refused, pending = one
        if figures or said or not isinstance(score, Fraction):
            others[place] = one
            numbers += _NOTHING
        else:
            numbers += (score.numerator, score.denominator, rows, refused, pending)
    return numbers, others


def _received(numbers: list[int], others: dict[int, Outcome]) -> list[Outcome]:
    left = iter(numbers)
    found = [
        Outcome(ratio(top, below), {}, (), rows, refused, pending)
        for top, below, rows, refused, pending in zip(left, left, left, left, left, strict=True)
    ]
    for place, one in others.items():
        found[place] = one
    return found
