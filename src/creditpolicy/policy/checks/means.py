"""Weighted means over what applies, found again in the core."""

from creditpolicy.policy.core.build import ZERO
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Instead,
    Operation,
    ScoreExpression,
    ScoreOp,
)
from creditpolicy.policy.core.values import Mark

Weighted = list[tuple[ScoreExpression, ScoreExpression]]
"""Figures, each behind its weight."""


def mean_of(top: ScoreExpression, below: ScoreExpression) -> Weighted:
    """What `top` ÷ `below` is the mean of; empty where it is no mean."""
    pairs = zip(_terms(top), _terms(below), strict=False)
    found = [_weighted(gained, possible) for gained, possible in pairs]
    known = [one for one in found if one is not None]
    return known if len(known) == len(_terms(top)) == len(_terms(below)) else []


def _terms(of: ScoreExpression) -> tuple[ScoreExpression, ...]:
    match of:
        case Operation(ScoreOp.ADD, args):
            return args
        case _:
            return (of,)


def _weighted(
    gained: ScoreExpression, possible: ScoreExpression
) -> tuple[ScoreExpression, ScoreExpression] | None:
    """`weight × figure`, or 0, over `weight` where the figure applies."""
    match gained, possible:
        case (
            Instead(Operation(ScoreOp.MUL, (weight, figure)), Mark.NOT_APPLICABLE, zero),
            Case((CaseRow(Operation(ScoreOp.APPLIES, (same,)), also),), other),
        ) if zero == other == ZERO and figure == same and weight == also:
            return weight, figure
        case _:
            return None
