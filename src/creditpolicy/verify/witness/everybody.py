"""Rows of all departments: all alike, one of them different, and each a step above the next.

Ranks and grades by rank show only where everybody has something, and not the same.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial

from attrs import define

from creditpolicy.policy.print_value import decimal_text
from creditpolicy.values.exact import parse_decimal
from creditpolicy.verify.witness.cells import Cells
from creditpolicy.verify.witness.recipes import Rows, several

_OTHERS = 3
"""How many rows of a kind make the lower steps of a ladder."""
_ALONE = 12
"""How many rows of a kind stand for one department that is different."""

Texts = Callable[[Cells], tuple[str, ...]]


@define
class Sorts:
    """Rows of one kind: good ones, and for each of them those that are one change away from it."""

    good: list[Cells]
    near: list[list[Cells]]

    @property
    def all(self) -> list[Cells]:
        return [*self.good, *(row for rows in self.near for row in rows)]


def owned(department: str, rows: Iterable[Cells]) -> Rows:
    """The rows as those of a department."""
    return tuple(row | {"部门": department} for row in rows)


def everybody(whom: list[str], kinds: list[Sorts], texts: Texts) -> Iterator[Rows]:
    """`texts`: the columns of a row's kind in which rows may differ."""
    known = [of for of in kinds if of.good]
    usual = [of.good[0] for of in known]
    yield _all({name: tuple(usual) for name in whom})
    for at, of in enumerate(known):
        others = [*usual[:at], *usual[at + 1 :]]
        for step in _steps(of, len(whom), texts):
            yield _all({name: (*others, *step(place)) for place, name in enumerate(whom)})
    for at, of in enumerate(known):
        others = [*usual[:at], *usual[at + 1 :]]
        for row in of.all[1:_ALONE]:
            own = dict.fromkeys(whom, (*others, of.good[0]))
            yield _all(own | {whom[0]: (*others, row)})


def _all(rows: dict[str, tuple[Cells, ...]]) -> Rows:
    return tuple(row for name, own in rows.items() for row in owned(name, own))


Step = Callable[[int], tuple[Cells, ...]]
"""The rows of the department at a place."""


def _steps(of: Sorts, count: int, texts: Texts) -> Iterator[Step]:
    """Ways in which each of so many departments is a step below the one before it."""
    good = of.good[0]
    for other in of.all[1 : 1 + _OTHERS]:
        yield partial(_mixed, good, other, count, texts)
    yield lambda place: several(good, count - place, texts(good))
    for column, low, high in _ranges(of):
        yield partial(_numbered, good | {column: ""}, column, (low, high), count)


def _mixed(good: Cells, other: Cells, count: int, texts: Texts, place: int) -> Rows:
    """So many good rows, and others for the rest."""
    above = several(good, count - 1 - place, texts(good))
    return (*above, *several(other, place, texts(other)))


def _numbered(
    row: Cells, column: str, ends: tuple[Fraction, Fraction], count: int, place: int
) -> Rows:
    """A row with a whole number between the ends."""
    low, high = ends
    number = high - (high - low) * place // max(1, count - 1)
    return (row | {column: decimal_text(Fraction(number))},)


def _ranges(of: Sorts) -> Iterator[tuple[str, Fraction, Fraction]]:
    """The columns in which rows have different numbers, with the lowest and the highest."""
    numbers: dict[str, set[Fraction]] = {}
    for row in of.all:
        for column, text in row.items():
            number = parse_decimal(text)
            if number is not None:
                numbers.setdefault(column, set()).add(number)
    for column, found in numbers.items():
        if len(found) > 1:
            yield column, min(found), max(found)
