"""What the rows of a table leave out: a combination of keys' values that none of them fits.

Between the numbers that rows name, every number fits the same rows; so one of each stretch, and the
numbers themselves, stand for all. The work is limited: what would take more counts as a gap.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from creditpolicy.policy import types as t
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.lower.orders import holds, values_in_order
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import frozen
from creditpolicy.values.rounding import round_down

_MOST_COMBINATIONS = 10_000
_MOST_WORK = 500_000

Value = str | Fraction


@frozen
class Listed:
    """A key whose values are listed; `members` are those it can have."""

    category: t.Category
    members: tuple[str, ...]


@frozen
class Numbers:
    """A key that is a number, from `low` to `high` (None: no bound), whole or not."""

    low: Fraction | None = None
    high: Fraction | None = None
    whole: bool = False


Domain = Listed | Numbers


@frozen
class Gap:
    """Values of the keys that no row fits; none where that could not be found out."""

    values: tuple[Value, ...] = ()


def first_gap(rows: Sequence[s.Row], domains: Sequence[Domain]) -> Gap | None:
    """The first combination that no row fits; None where there is none."""
    axes = [_axis(domain, [row.cells[n] for row in rows]) for n, domain in enumerate(domains)]
    if not domains or prod(map(len, axes)) > _MOST_COMBINATIONS:
        return Gap()
    left = dict.fromkeys(product(*(range(len(axis)) for axis in axes)))
    work = 0
    for row in rows:
        sides = [
            _fitting(cell, domain, axis)
            for cell, domain, axis in zip(row.cells, domains, axes, strict=True)
        ]
        work += sum(map(len, axes)) + min(prod(map(len, sides)), len(left))
        if work > _MOST_WORK:
            return Gap()
        for place in _covered(sides, left):
            del left[place]
    if not left:
        return None
    if any(isinstance(d, Numbers) and _is_open(rows, n) for n, d in enumerate(domains)):
        return Gap()
    return Gap(tuple(axis[n] for axis, n in zip(axes, next(iter(left)), strict=True)))


def _covered(sides: list[list[int]], left: dict[tuple[int, ...], None]) -> list[tuple[int, ...]]:
    """What a row covers of what is left, looked for where there is less to look through."""
    if prod(map(len, sides)) <= len(left):
        return [place for place in product(*sides) if place in left]
    quick = [frozenset(side) for side in sides]
    return [p for p in left if all(n in side for n, side in zip(p, quick, strict=True))]


def _axis(domain: Domain, cells: Sequence[s.RowCell]) -> Sequence[Value]:
    """Values that stand for all: of numbers, those that are named and one of each stretch."""
    match domain:
        case Listed(members=members):
            return members
        case Numbers(low, high, whole):
            ends = {end for end in (low, high) if end is not None}
            marks = sorted(ends.union(*(_named(cell) for cell in cells)))
            return [value for value in _standing(marks, whole=whole) if _inside(value, domain)]


def _standing(marks: list[Fraction], *, whole: bool) -> Iterator[Fraction]:
    if not marks:
        yield Fraction(0)
        return
    yield marks[0] - 1
    for one, other in pairwise(marks):
        yield one
        yield round_down(one) + 1 if whole else (one + other) / 2
    yield marks[-1]
    yield marks[-1] + 1


def _inside(value: Fraction, domain: Numbers) -> bool:
    above = domain.low is None or value >= domain.low
    below = domain.high is None or value <= domain.high
    return above and below and (not domain.whole or value.denominator == 1)


def _named(cell: s.RowCell) -> set[Fraction]:
    return {number for of in _limits(cell) if (number := literal(of)) is not None}


def _is_open(rows: Sequence[s.Row], key: int) -> bool:
    """Whether a cell of the key names something whose value is not written there."""
    return any(literal(limit) is None for row in rows for limit in _limits(row.cells[key]))


def _limits(cell: s.RowCell) -> tuple[e.Expression, ...]:
    match cell:
        case s.Bound(limit=limit):
            return (limit,)
        case s.Bounds(parts):
            return tuple(part.limit for part in parts)
        case s.Otherwise():
            return ()
        case of:
            return (of,)


def literal(of: e.Expression) -> Fraction | None:
    """A number that is written, with its sign."""
    match of:
        case e.Number():
            return number_value(of)
        case e.Bracket(inner):
            return literal(inner)
        case e.Negative(inner):
            number = literal(inner)
            return None if number is None else -number
        case _:
            return None


def _fitting(cell: s.RowCell, domain: Domain, axis: Sequence[Value]) -> list[int]:
    """Where on the axis a cell surely fits; a cell that names an assumption fits nowhere surely."""
    return [n for n, value in enumerate(axis) if _fits(cell, domain, value)]


def _fits(cell: s.RowCell, domain: Domain, value: Value) -> bool:
    match cell:
        case s.Otherwise():
            return True
        case s.Bounds(parts):
            return all(_fits(part, domain, value) for part in parts)
        case s.Bound(order, limit):
            return _stands(order, limit, domain, value)
        case of:
            return _stands(e.Order.EQUAL, of, domain, value)


def _stands(order: e.Order, limit: e.Expression, domain: Domain, value: Value) -> bool:
    match limit, domain, value:
        case e.Name(text), Listed(category), str():
            named = category.named(text) or ()
            return bool(named) and value in values_in_order(order, category.values, *named)
        case _, Numbers(), Fraction():
            number = literal(limit)
            return number is not None and holds(order, value, number)
        case _:
            return False
