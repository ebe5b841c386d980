"""What a record expression is in SQL: an expression, and what its values are."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from sqlglot import exp

from creditpolicy.values.classes import frozen

Sql = exp.Expr


@frozen
class Text:
    """A text, a name or a code; NULL for a blank. `valid`: whether a code is one, where known.

    `places` are a level's values, the highest first; `blank` is what Python writes for a blank.
    `flag`: where 是 and 否 are the engine's own truths, that truth. `full`: a text that is there
    says something: it is neither 否 nor 无.
    """

    sql: Sql
    valid: Sql | None = None
    places: tuple[str, ...] = ()
    blank: str = ""
    flag: Sql | None = None
    full: bool = False


@frozen
class Day:
    """A day; NULL for a blank. `place`: its place among the working days, where it is asked for."""

    sql: Sql
    place: Sql | None = None


@frozen
class Number:
    """A whole number, to be divided by `below`; NULL for a blank.

    `written`: the number as Python writes it, where it is no whole number. `unknown`: where the
    calendar ends before it.
    """

    sql: Sql
    below: int = 1
    written: Sql | None = None
    unknown: Sql | None = None


@frozen
class Truth:
    """True, false, or NULL where a blank leaves it open; `unknown`: where the calendar ends."""

    sql: Sql
    unknown: Sql | None = None


@frozen
class Constant:
    """A value that is known before the engine begins."""

    value: Fraction | str | bool | date | tuple[str, ...]


Cell = Text | Day | Number | Truth | Constant


def unknown_of(cells: Iterable[Cell]) -> Sql | None:
    """Where the calendar ends before one of the cells."""
    listed = [c.unknown for c in cells if isinstance(c, Number | Truth) and c.unknown is not None]
    return exp.or_(*listed) if listed else None
