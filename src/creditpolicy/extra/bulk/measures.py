"""Measures become queries of whole numbers, and their rows the tables that scores read."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, assert_never

from sqlglot import exp

from creditpolicy.compile.plan import MeasurePlan
from creditpolicy.evaluate.measures import Result, aggregate
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Number, Sql, Text
from creditpolicy.extra.bulk.relations import Base, Selection, select
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.values.classes import frozen

Found = tuple[object, ...]
"""What an engine worked out of some rows: whole numbers or texts, NULL for none."""


@frozen
class Asked:
    """A measure as SQL: its rows, its keys, the whole number (or text) that it takes of each."""

    measure: Measure
    selection: Selection
    keys: tuple[Sql, ...]
    number: Sql
    below: int

    @property
    def simple(self) -> bool:
        """Whether it is a condition on the source, so that one pass answers many of them."""
        return not self.keys and self.selection.on_source


def ask(plan: MeasurePlan, base: Base) -> Asked:
    measure, selection = plan.measure, select(plan.chain, base)
    column = selection.cells[measure.column] if measure.column is not None else None
    keys = tuple(_key(selection, name) for name in measure.per)
    below = column.below if isinstance(column, Number) else 1
    return Asked(measure, selection, keys, _number(measure.aggregate, column), below)


def _key(selection: Selection, name: str) -> Sql:
    match selection.cells[name]:
        case Text(of, blank=blank):
            return exp.Coalesce(this=of, expressions=[sql.text(blank)])
        case Number(of, below=1):
            return exp.Coalesce(this=sql.as_text(of), expressions=[sql.text("None")])
        case cell:
            raise TypeError(f"no key: {cell!r}")


def _number(how: Aggregate, column: object) -> Sql:
    match how, column:
        case Aggregate.COUNT, _:
            return sql.number(1)
        case ((Aggregate.SUM | Aggregate.MAX | Aggregate.MIN | Aggregate.MEAN), Number(of)):
            return of
        case Aggregate.ONLY, Number(of) | Text(of):
            return of
        case _:
            raise TypeError(f"{how} of {column!r}")


def columns(asked: Asked, condition: Sql | None, number: Sql) -> tuple[Sql, ...]:
    """The aggregates of a measure; with a condition, only over the rows that meet it."""
    return tuple(
        one if condition is None else sql.among(one, condition)
        for one in _aggregates(asked.measure.aggregate, number)
    )


def _aggregates(how: Aggregate, number: Sql) -> tuple[Sql, ...]:
    match how:
        case Aggregate.COUNT:
            return (exp.Count(this=exp.Star()),)
        case Aggregate.SUM:
            return (exp.Sum(this=sql.whole(number)),)
        case Aggregate.MAX:
            return (exp.Max(this=number),)
        case Aggregate.MIN:
            return (exp.Min(this=number),)
        case Aggregate.MEAN:
            return exp.Sum(this=sql.whole(number)), exp.Count(this=number)
        case Aggregate.ONLY:
            return exp.Min(this=number), exp.Max(this=number)
        case _:
            assert_never(how)


def size(asked: Asked) -> int:
    """How many numbers the engine gives for it."""
    return len(_aggregates(asked.measure.aggregate, asked.number))


def both(how: Aggregate, one: Found, other: Found) -> Found:
    """What two parts of the rows come to together."""
    match how:
        case Aggregate.COUNT | Aggregate.SUM | Aggregate.MEAN:
            return tuple(_by(_sum, pair) for pair in zip(one, other, strict=True))
        case Aggregate.MAX:
            return (_by(max, (*one, *other)),)
        case Aggregate.MIN:
            return (_by(min, (*one, *other)),)
        case Aggregate.ONLY:
            return _by(min, (one[0], other[0])), _by(max, (one[1], other[1]))
        case _:
            assert_never(how)


def _by(choose: Callable[[list[Any]], object], numbers: Iterable[object]) -> object:
    """NULL stands for no row."""
    filled = [one for one in numbers if one is not None]
    return choose(filled) if filled else None


def _sum(numbers: Iterable[object]) -> int:
    """Engines give long whole numbers as decimals, and Python adds those in 28 digits alone."""
    return sum(map(whole, numbers))


def value(asked: Asked, found: Found) -> Result:
    """The exact value of what the engine worked out."""
    how, first = asked.measure.aggregate, found[0]
    if first is None:
        return aggregate(how, ())
    match how:
        case Aggregate.ONLY if first != found[1]:
            return Mark.UNDECIDED
        case Aggregate.ONLY if isinstance(first, str):
            return first
        case Aggregate.COUNT:
            return Fraction(whole(first))
        case Aggregate.MEAN:
            return Fraction(whole(first), asked.below * whole(found[1]))
        case _:
            return Fraction(whole(first), asked.below)


def whole(number: object) -> int:
    """A count or a sum; engines give whole numbers as int or as Decimal without decimals."""
    assert number is not None
    found: int = int(number)  # type: ignore[call-overload]
    assert found == number
    return found


def own_query(asked: Asked) -> exp.Select:
    """The query of a measure with keys, or over a relation of its own."""
    selection = asked.selection
    grouped = [*selection.by, selection.department, *asked.keys]
    query = selection.select(*grouped, *columns(asked, None, asked.number))
    places = (exp.Literal.number(place + 1) for place in range(len(grouped)))
    return query.group_by(*places, copy=False)
