"""How the roll-up is built, whatever the facts are: a formula without members, points and weights.

Two policies that add up in the same way have equal skeletons, though they have other items.
"""

import re
from collections.abc import Hashable
from fractions import Fraction

from creditpolicy.policy.core.scores import (
    Case,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Given, Lit

_EXACT = (ScoreOp.MIN, ScoreOp.MAX)
_PLACE = re.compile(r"^[^/]*/(组[0-9]+/)?")


def skeleton(of: ScoreExpression, *, exact: bool = False) -> Hashable:
    """`exact` keeps the numbers: those of limits are no facts of items."""
    match of:
        case Lit(Fraction()):
            return of if exact else "number"
        case Lit() | Given() | Var() | Imported():
            return of
        case Scored(name, keys) | Measured(name, keys):
            return type(of).__name__, _PLACE.sub("", name), keys
        case Operation(op, args):
            parts = frozenset(skeleton(arg, exact=op in _EXACT) for arg in args)
            plain = op in (ScoreOp.ADD, ScoreOp.MUL) and len(parts) == 1
            return next(iter(parts)) if plain else (op, parts)
        case Case(rows, other):
            found = frozenset((_test(row.test), skeleton(row.value)) for row in rows)
            return "case", found, skeleton(other)
        case Fold(aggregate, _, _, body):
            return "fold", aggregate, skeleton(body)
        case Rank(body=body, lowest=lowest, dense=dense):
            return "rank", skeleton(body), lowest, dense
        case Instead(inner, mark, use):
            return "instead", skeleton(inner), mark, skeleton(use)


def _test(of: ScoreExpression) -> Hashable:
    """Which department it is, is a fact; anything else that is asked is not."""
    match of:
        case Operation(ScoreOp.EQ, (Var(dim), Lit())):
            return dim
        case _:
            return skeleton(of)
