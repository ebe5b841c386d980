"""Where formulas get figures from: measures, other figures, other results, and many members."""

from collections.abc import Callable
from typing import Protocol

from creditpolicy.compile.figures import Const, Figure, Here, Text
from creditpolicy.policy.core.scores import Fold, Rank, ScoreExpression
from creditpolicy.policy.facts import Value

Keys = list[Const | Text]
Write = Callable[[ScoreExpression, Here], Figure]
"""Writes a formula at members of the dimensions."""


class NoSlice(Exception):
    """A figure that rests on so much else that code of its own is no quicker."""


class Leaves(Protocol):
    """What differs between all members at once and one department alone."""

    @property
    def given(self) -> dict[str, Value]: ...

    def measured(self, name: str, keys: Keys) -> Figure: ...

    def scored(self, name: str, keys: Keys) -> Figure: ...

    def applies(self, name: str, keys: Keys) -> bool:
        """Whether that figure is known never to be a mark."""
        ...

    def imported(self, result: str, figure: str, keys: Keys) -> Figure: ...

    def fold(self, fold: Fold, here: Here, write: Write) -> Figure: ...

    def rank(self, rank: Rank, here: Here, write: Write) -> Figure: ...
