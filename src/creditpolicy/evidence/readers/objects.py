"""Evidence that is in Python already: an iterable of mappings."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import cast

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, Code, found
from creditpolicy.evidence.readers.pairs import Pairs, checked, row_of
from creditpolicy.evidence.readers.text import or_no_rows
from creditpolicy.evidence.rows import CELL_LIMIT, NO, YES, Reading, Row

_BITS_A_DIGIT = 4
_LONGEST_EXPONENT = 400


def read_objects(
    objects: Iterable[Mapping[str, object]], name: str = "Python"
) -> Iterator[Reading]:
    """A row for every mapping, numbered from 1; `name` is what messages call them together.

    Values are text, bool, int, Decimal, Fraction, date or None; a datetime at midnight is its date.
    Errors, as diagnostics in the place of rows: CP505, CP506, CP509, CP511, CP520 to CP524.
    """
    rows = (read_object(item, name, number) for number, item in enumerate(objects, 1))
    return or_no_rows(rows, name)


def read_object(item: object, name: str, number: int) -> Reading:
    """The row of one mapping."""
    if not isinstance(item, Mapping):
        return found(codes.NOT_A_MAPPING, Cell(name, number))
    cells = cast(Mapping[object, object], item)
    if not all(isinstance(key, str) for key in cells):
        return found(codes.UNSUPPORTED_NAME, Cell(name, number))
    row = row_of(cast(Pairs, cells.items()), name, number, text_of_value)
    return checked(row) if isinstance(row, Row) else row


def text_of_value(value: object) -> str | Code:
    """The text of a value that is none, or what is wrong with it."""
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case int():
            return _whole(value)
        case float():
            return codes.FLOAT_VALUE
        case Decimal():
            return _decimal(value)
        case Fraction():
            return _fraction(value)
        case datetime():
            return _midnight(value)
        case date():
            return value.isoformat()
        case _:
            return codes.UNSUPPORTED_VALUE


def _whole(value: int) -> str | Code:
    """All digits, however many: `str` of a long int raises, a Decimal's does not."""
    if value.bit_length() > _BITS_A_DIGIT * CELL_LIMIT:
        return codes.CELL_TOO_LONG
    return str(Decimal(value))


def _decimal(value: Decimal) -> str | Code:
    if not value.is_finite():
        return codes.NOT_FINITE
    plain = abs(value.adjusted()) <= _LONGEST_EXPONENT
    return format(value, "f") if plain else str(value)


def _fraction(value: Fraction) -> str | Code:
    above, below = _whole(value.numerator), _whole(value.denominator)
    if isinstance(above, Code) or isinstance(below, Code):
        return codes.CELL_TOO_LONG
    return above if value.denominator == 1 else f"{above}/{below}"


def _midnight(value: datetime) -> str | Code:
    if value != value:  # noqa: PLR0124 -- a missing date of pandas, which raises when asked for its time
        return codes.UNSUPPORTED_VALUE
    if value.tzinfo is not None or value.time() != time(0):
        return codes.TIME_OF_DAY
    return value.date().isoformat()
