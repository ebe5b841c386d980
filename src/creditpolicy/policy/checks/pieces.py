"""A table over one figure as pieces: from where to where which row applies."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import reduce
from itertools import pairwise

from creditpolicy.policy.core.scores import (
    Case,
    Measured,
    Operation,
    Scored,
    ScoreExpression,
    ScoreOp,
)
from creditpolicy.policy.core.values import Lit
from creditpolicy.source.source import Span
from creditpolicy.values.classes import frozen

_MOST_ROWS = 200
_ORDERS = frozenset((ScoreOp.GE, ScoreOp.GT, ScoreOp.LE, ScoreOp.LT))
_STEADY: dict[ScoreOp, Callable[[Fraction, Fraction], Fraction]] = {
    ScoreOp.ADD: lambda one, other: one + other,
    ScoreOp.SUB: lambda one, other: one - other,
    ScoreOp.MUL: lambda one, other: one * other,
    ScoreOp.MIN: min,
    ScoreOp.MAX: max,
}
"""Operations without a jump; a division is one where it is not by 0."""


@frozen
class Piece:
    """An open interval of the key (None: no end) in which one row applies."""

    key: ScoreExpression
    low: Fraction | None
    high: Fraction | None
    value: ScoreExpression
    origin: Span | None

    @property
    def is_sloped(self) -> bool:
        """Whether the row's value depends on the key itself."""
        return _mentions(self.value, self.key)


def pieces_of(case: Case) -> list[Piece] | None:
    """The pieces from low to high; None for a table that is not about bounds of one figure.

    Very long tables are passed over: each piece looks for its row from the top.
    """
    if len(case.rows) > _MOST_ROWS:
        return None
    keys = {key for row in case.rows for key in _keys(row.test)}
    if len(keys) != 1 or not all(_is_bound(row.test) for row in case.rows):
        return None
    key = next(iter(keys))
    bounds = sorted({bound for row in case.rows for bound in _bounds(row.test)})
    pieces: list[Piece] = []
    for low, high in pairwise((None, *bounds, None)):
        row = next((row for row in case.rows if _holds(row.test, low, high)), None)
        value, origin = (case.other, None) if row is None else (row.value, row.origin)
        pieces.append(Piece(key, low, high, value, origin))
    return pieces


def value_at(piece: Piece, at: Fraction) -> Fraction | None:
    """The row's value where the key is `at`; None where it depends on anything else."""
    return _value(piece.value, piece.key, at)


def _value(of: ScoreExpression, key: ScoreExpression, at: Fraction) -> Fraction | None:
    match of:
        case _ if of == key:
            return at
        case Lit(Fraction() as value):
            return value
        case Operation(op, args) if op in _STEADY or op is ScoreOp.DIV:
            values = [_value(arg, key, at) for arg in args]
            known = [value for value in values if value is not None]
            if len(known) < len(values) or (op is ScoreOp.DIV and 0 in known[1:]):
                return None
            return reduce(_STEADY.get(op, _over), known)
        case _:
            return None


def _over(one: Fraction, other: Fraction) -> Fraction:
    return one / other


def _mentions(of: ScoreExpression, key: ScoreExpression) -> bool:
    match of:
        case _ if of == key:
            return True
        case Operation(_, args):
            return any(_mentions(arg, key) for arg in args)
        case _:
            return False


def _is_bound(test: ScoreExpression) -> bool:
    match test:
        case Operation(ScoreOp.AND, args):
            return all(_is_bound(arg) for arg in args)
        case Operation(op, (Measured() | Scored(), Lit(Fraction()))):
            return op in _ORDERS
        case _:
            return False


def _keys(test: ScoreExpression) -> Iterator[ScoreExpression]:
    match test:
        case Operation(ScoreOp.AND, args):
            for arg in args:
                yield from _keys(arg)
        case Operation(_, (of, Lit())):
            yield of
        case _:
            yield test


def _bounds(test: ScoreExpression) -> Iterator[Fraction]:
    match test:
        case Operation(ScoreOp.AND, args):
            for arg in args:
                yield from _bounds(arg)
        case Operation(_, (_, Lit(Fraction() as bound))):
            yield bound
        case _:
            pass


def _holds(test: ScoreExpression, low: Fraction | None, high: Fraction | None) -> bool:
    """Whether a bound holds in the whole of an interval that no bound divides."""
    match test:
        case Operation(ScoreOp.AND, args):
            return all(_holds(arg, low, high) for arg in args)
        case Operation(ScoreOp.GE | ScoreOp.GT, (_, Lit(Fraction() as bound))):
            return low is not None and low >= bound
        case Operation(ScoreOp.LE | ScoreOp.LT, (_, Lit(Fraction() as bound))):
            return high is not None and high <= bound
        case _:
            return False
