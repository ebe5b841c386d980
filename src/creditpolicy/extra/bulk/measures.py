"""Measures become queries of whole numbers, and their rows the tables that scores read."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import assert_never

from sqlglot import exp

from creditpolicy.evaluate.measures import Result, aggregate
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Number, Sql, Text
from creditpolicy.extra.bulk.relations import Base, Selection, select
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.values.classes import frozen


@frozen
class Asked:
    """A measure as SQL: its rows, its keys, the whole numbers of each, and what is open."""

    measure: Measure
    selection: Selection
    keys: tuple[Sql, ...]
    numbers: tuple[Sql, ...]
    below: int

    @property
    def simple(self) -> bool:
        """Whether it is a condition on the source, so that one pass answers many of them."""
        return not self.keys and self.selection.on_source


def ask(measure: Measure, base: Base) -> Asked:
    selection = select(measure.of, base)
    column = selection.cells[measure.column] if measure.column is not None else None
    keys = tuple(_key(selection, name) for name in measure.per)
    below = column.below if isinstance(column, Number) else 1
    return Asked(measure, selection, keys, _numbers(measure.aggregate, column), below)


def _key(selection: Selection, name: str) -> Sql:
    match selection.cells[name]:
        case Text(of, blank=blank):
            return exp.Coalesce(this=of, expressions=[sql.text(blank)])
        case Number(of, below=1):
            return exp.Coalesce(this=sql.as_text(of), expressions=[sql.text("None")])
        case cell:
            raise TypeError(f"no key: {cell!r}")


def _numbers(how: Aggregate, column: object) -> tuple[Sql, ...]:
    """What the engine works out, of the rows at hand; NULL where a row is not one of them."""
    match how, column:
        case Aggregate.COUNT, _:
            return (sql.number(1),)
        case ((Aggregate.SUM | Aggregate.MAX | Aggregate.MIN | Aggregate.MEAN), Number(of)):
            return (sql.whole(of),)
        case Aggregate.ONLY, Number(of):
            return (sql.whole(of),)
        case Aggregate.ONLY, Text(of):
            return (of,)
        case _:
            raise TypeError(f"{how} of {column!r}")


def columns(asked: Asked, condition: Sql | None) -> tuple[Sql, ...]:
    """The aggregates of a measure; with a condition, only over the rows that meet it."""
    (of,) = asked.numbers
    seen = of if condition is None else sql.case([(condition, of)], exp.null())
    match asked.measure.aggregate:
        case Aggregate.COUNT:
            return (exp.Count(this=seen),)
        case Aggregate.SUM:
            return (exp.Sum(this=seen),)
        case Aggregate.MAX:
            return (exp.Max(this=seen),)
        case Aggregate.MIN:
            return (exp.Min(this=seen),)
        case Aggregate.MEAN:
            return exp.Sum(this=seen), exp.Count(this=seen.copy())
        case Aggregate.ONLY:
            return exp.Min(this=seen), exp.Max(this=seen.copy())
        case _:
            assert_never(asked.measure.aggregate)


def value(asked: Asked, found: tuple[object, ...]) -> Result:
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
            return Fraction(_whole(first))
        case Aggregate.MEAN:
            return Fraction(_whole(first), asked.below * _whole(found[1]))
        case _:
            return Fraction(_whole(first), asked.below)


def _whole(number: object) -> int:
    """A count or a sum; engines give whole numbers as int or as Decimal without decimals."""
    assert number is not None
    whole = int(number)  # type: ignore[call-overload]
    assert whole == number
    return int(whole)


def simple_query(base: Base, asked: list[Asked], more: Iterable[Sql]) -> exp.Select:
    """One pass over the source for all measures that are conditions on it.

    `more`: further conditions, of which the number of rows is counted beside.
    """
    by, department = base.by, base.common.department
    found = [column for one in asked for column in columns(one, one.selection.keep)]
    query = base.query(*by, department, *found, *(sql.count_if(one) for one in more))
    return _grouped(query, len(by) + 1)


def own_query(asked: Asked) -> exp.Select:
    """The query of a measure with keys, or over a relation of its own."""
    selection = asked.selection
    grouped = [*selection.by, selection.department, *asked.keys]
    return _grouped(selection.select(*grouped, *columns(asked, None)), len(grouped))


def _grouped(query: exp.Select, first: int) -> exp.Select:
    """Grouped by the first columns, said by their places."""
    return query.group_by(*(exp.Literal.number(place) for place in range(1, first + 1)))


def split(row: tuple[object, ...], *sizes: int) -> Iterator[tuple[object, ...]]:
    """A row in pieces of so many columns, and what is left."""
    at = 0
    for size in sizes:
        yield row[at : at + size]
        at += size
    yield row[at:]
