"""What a solver is asked, and what it may answer; which solver it is, nothing here knows."""

from collections.abc import Mapping
from typing import Protocol

from creditpolicy.evaluate.measures import Key
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.core.scores import ScoreExpression
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import field, frozen

COUNTED = "行/"
"""Begins the name of a measure that no policy has: how many rows of one sort there are."""


@frozen
class Question:
    """Can all of `wanted` be true at once, at the members `here`?

    Figures are those of `policy`; a measure may be any number that its kind allows, but for what
    `each` says of every department. `taken` are scores of which only the range is known. `given`
    are assumptions that are settled; the others may be whatever they are allowed to be.
    """

    policy: Policy
    wanted: tuple[ScoreExpression, ...]
    here: tuple[tuple[str, str], ...] = ()
    each: tuple[ScoreExpression, ...] = ()
    taken: Mapping[str, Range] = field(factory=dict[str, Range])
    given: Mapping[str, Value] = field(factory=dict[str, Value])


@frozen
class Impossible:
    """Nothing makes all of it true: a proof."""


@frozen
class Possible:
    """Numbers of rows and values of assumptions that make all of it true."""

    counts: Mapping[tuple[str, Key], int]
    given: Mapping[str, Value]


@frozen
class Unsettled:
    """Neither was found; `late`: the time was out."""

    late: bool


Answer = Impossible | Possible | Unsettled


class Solver(Protocol):
    """Answers questions, each within its limit of time."""

    name: str

    def ask(self, question: Question) -> Answer: ...
