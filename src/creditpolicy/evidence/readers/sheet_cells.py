"""The value of a workbook's cell as text, exact or not at all."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from creditpolicy.diagnostics.catalog import workbooks as codes
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.readers.package import NOT_CALCULATED
from creditpolicy.evidence.rows import NO, YES

CellValue = str | bool | int | float | date | datetime | time | timedelta

_DIGITS = 15
"""Excel keeps so many digits of a number."""
_LARGEST = 10**_DIGITS
_ERRORS = frozenset((
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"),
    *("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#GETTING_DATA"),
))  # fmt: skip


def text_of(value: CellValue) -> str | Code:
    """The text, without blanks around it; or the code of what is wrong with the cell.

    Errors: CP576 to CP578, CP580.
    """
    if isinstance(value, str):
        text = value.strip()
        return _unusable(text) if text.startswith("#") else text
    match value:
        case bool():
            return YES if value else NO
        case int() | float():
            return _number(value)
        case datetime():
            return value.date().isoformat() if value.time() == time(0) else str(value)
        case date():
            return value.isoformat()
        case time() | timedelta():
            return str(value)


def _unusable(text: str) -> str | Code:
    """A text that begins with `#` may be an error of a formula."""
    if text == NOT_CALCULATED:
        return codes.NOT_CALCULATED
    return codes.FORMULA_ERROR if text in _ERRORS else text


def _number(value: float) -> str | Code:
    """The shortest decimal that is this number, if Excel can hold it; no float goes further.

    Who types a number of up to 15 digits gets it back. One that takes 16 or more was calculated
    and is not what Excel shows; one with more digits before the point has lost the last of them.
    """
    if not abs(value) < _LARGEST:  # not a number is not smaller either
        return codes.DIGITS_LOST
    if value == int(value):
        return str(int(value))
    exact = Decimal(repr(value)).normalize()
    if len(exact.as_tuple().digits) > _DIGITS:
        return codes.INEXACT
    return format(exact, "f")
