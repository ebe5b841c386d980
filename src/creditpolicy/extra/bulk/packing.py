"""Several counts of one group as one sum, for an engine to which each aggregate is work of its own.

With fewer than 2^n rows no count has more than n bits, so that sums of powers of 2^n keep them
apart, and a sum of 63 bits is exact.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.measures import Found
from creditpolicy.values.classes import frozen

_BITS = 63


@frozen
class Packing:
    """`columns`: what an engine is asked for; `places`: of each number that was meant, where it is.

    A place is a column and the bits below it, or None where the column is the number itself.
    """

    columns: tuple[Sql, ...]
    places: tuple[tuple[int, int | None], ...]
    bits: int

    def unpacked(self, numbers: Sequence[object]) -> Found:
        """The numbers that were meant, of those that the engine gave."""
        below = (1 << self.bits) - 1
        given: list[Any] = [*numbers]  # sums of conditions are whole numbers of 64 bits
        return tuple(
            [
                given[column] if shift is None else given[column] >> shift & below
                for column, shift in self.places
            ]
        )


def packed(meant: Sequence[Sql], rows: int) -> Packing:
    """Packs the counts among some aggregates; `rows`: as many as there are, or more."""
    bits = max(1, rows.bit_length())
    counts = {place: of for place, one in enumerate(meant) if (of := _counted(one)) is not None}
    others = [place for place in range(len(meant)) if place not in counts]
    sums = list(_dealt(counts, max(1, _BITS // bits)))
    columns = [meant[place] for place in others]
    places: dict[int, tuple[int, int | None]] = {place: (n, None) for n, place in enumerate(others)}
    for column, share in enumerate(sums, len(columns)):
        places |= {place: (column, bits * n) for n, place in enumerate(share)}
        columns.append(_sum((counts[place], bits * n) for n, place in enumerate(share)))
    return Packing(tuple(columns), tuple(places[place] for place in range(len(meant))), bits)


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


def _dealt(counts: dict[int, Sql], each: int) -> Iterator[list[int]]:
    """Long conditions with short ones: a program for each sum must not be too long."""
    by_length = sorted(counts, key=lambda place: (-len(counts[place].sql()), place))
    hands = -(-len(by_length) // each)
    for hand in range(hands):
        rounds = (by_length[start : start + hands] for start in range(0, len(by_length), hands))
        yield [
            share[hand if n % 2 == 0 else -1 - hand]
            for n, share in enumerate(rounds)
            if hand < len(share)
        ]


def _sum(parts: Iterable[tuple[Sql, int]]) -> Sql:
    """Of whole numbers of 64 bits, whatever an engine makes of small ones."""
    total: Sql | None = None
    for condition, shift in parts:
        worth = sql.case([(condition, sql.number(1 << shift))], sql.number(0))
        one = exp.cast(worth, "BIGINT")
        total = one if total is None else exp.Add(this=total, expression=one)
    return exp.Sum(this=total)
