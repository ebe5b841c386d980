"""Two counts of a group as one sum, for an engine to which each aggregate is work of its own.

Of fewer than 2^31 rows no count has more than 31 bits, so that the sum of one and of 2^31 times
another keeps them apart, and has 62 bits. Whether a group has so many is seen afterwards: a table's
size does not change the query, and an engine that has made a program for it has that for the next.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.values.classes import frozen

PACKED = "p"
"""The name of the groups with their sums."""
BITS = 31
"""Of each count; a group of 2^31 rows is too large."""


@frozen
class Packing:
    """`columns`: what an engine is asked for of a group; `meant`: the numbers, of those columns."""

    columns: tuple[Sql, ...]
    meant: tuple[Sql, ...]


def packed(meant: Sequence[Sql]) -> Packing:
    """Packs the counts among some aggregates of fewer than 2^`BITS` rows."""
    counts = {place: of for place, one in enumerate(meant) if (of := _counted(one)) is not None}
    columns: list[Sql] = []
    unpacked: dict[int, Sql] = {}
    for low, high in _pairs(counts):
        of = sql.column(f"p{len(columns)}", PACKED)
        columns.append(_sum(counts[low], counts[high]))
        unpacked[low] = exp.BitwiseAnd(this=of, expression=sql.number((1 << BITS) - 1))
        unpacked[high] = exp.BitwiseRightShift(this=of, expression=sql.number(BITS))
    for place, one in enumerate(meant):
        if place not in unpacked:
            unpacked[place] = sql.column(f"p{len(columns)}", PACKED)
            columns.append(one)
    named = (sql.named(one, f"p{number}") for number, one in enumerate(columns))
    return Packing(tuple(named), tuple(unpacked[place] for place in range(len(meant))))


def _counted(of: Sql) -> Sql | None:
    """The condition of a count, or None where it is none."""
    match of:
        case exp.Filter(
            this=exp.Count(this=exp.Star()), expression=exp.Where(this=exp.Expr() as met)
        ):
            return met
        case exp.Count(this=exp.Column() as column):
            return sql.is_filled(column)
        case _:
            return None


def _pairs(counts: Mapping[int, Sql]) -> Iterator[tuple[int, int]]:
    """A long condition with a short one: a program for each sum must not be too long."""
    by_length = sorted(counts, key=lambda place: (-len(counts[place].sql()), place))
    return zip(by_length[: len(by_length) // 2], reversed(by_length), strict=False)


def _sum(low: Sql, high: Sql) -> Sql:
    return exp.Sum(this=exp.Add(this=_worth(low, 1), expression=_worth(high, 1 << BITS)))


def _worth(condition: Sql, worth: int) -> Sql:
    """A whole number of 64 bits, whatever an engine makes of small ones."""
    return exp.cast(sql.case([(condition, sql.number(worth))], sql.number(0)), "BIGINT")
