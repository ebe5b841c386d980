"""One cell's text becomes a value of its column's type, or says what is wrong with it."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from attrs import frozen

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.records import Value
from creditpolicy.policy.facts import Column, ColumnType, Interval
from creditpolicy.values.codes import is_credit_code, is_identity_number
from creditpolicy.values.dates import parse_date
from creditpolicy.values.exact import MAX_DIGITS, parse_decimal, parse_exact
from creditpolicy.values.nearest import nearest

_LONGEST = len("-/") + 2 * MAX_DIGITS
UPPER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

CHECKED = {
    ColumnType.CREDIT_CODE: (is_credit_code,),
    ColumnType.IDENTITY: (is_identity_number,),
    ColumnType.SUBJECT_CODE: (is_credit_code, is_identity_number),
}
"""What a code of each type may be: GB 32100-2015, GB 11643-1999, or either."""


@frozen
class Wrong:
    """What is wrong with a cell; `near` is a value that may have been meant."""

    code: Code
    near: str = ""


Read = Callable[[str], Value | Wrong]


def reader(column: Column) -> Read:
    """The function that reads the cells of a column."""
    read = _of_type(column)
    if column.limits is not None:
        read = _between(read, column.limits)
    return _required(read) if column.required else read


def _required(read: Read) -> Read:
    return lambda text: read(text) if text else Wrong(codes.BLANK_CELL)


def _between(read: Read, limits: Interval) -> Read:
    def within(text: str) -> Value | Wrong:
        value = read(text)
        if isinstance(value, int | Fraction) and not limits.low <= value <= limits.high:
            return Wrong(codes.OUT_OF_LIMITS)
        return value

    return within


def _of_type(column: Column) -> Read:
    match column.type:
        case ColumnType.TEXT | ColumnType.COMPONENT:
            return _text
        case ColumnType.CREDIT_CODE | ColumnType.IDENTITY | ColumnType.SUBJECT_CODE:
            return _code
        case ColumnType.DATE:
            return _optional(read_date) if column.optional else read_date
        case ColumnType.WHOLE:
            return _optional(_whole) if column.optional else _whole
        case ColumnType.NUMBER | ColumnType.POINTS:
            return _optional(_number) if column.optional else _number
        case ColumnType.YES_NO | ColumnType.CATEGORY | ColumnType.LEVEL:
            one_of = _one_of(column.values)
            return _optional(one_of) if column.optional else one_of


def _optional(read: Read) -> Read:
    return lambda text: read(text) if text else None


def _text(text: str) -> str:
    return text


def _code(text: str) -> str:
    """Letter case does not matter in a code; only ASCII letters are changed."""
    return text.translate(UPPER)


def read_date(text: str) -> date | Wrong:
    if not text:
        return Wrong(codes.BLANK_CELL)
    return parse_date(text) or Wrong(codes.BAD_DATE)


def _whole(text: str) -> int | Wrong:
    if not text:
        return Wrong(codes.BLANK_CELL)
    value = parse_decimal(text)
    if value is None or value.denominator != 1 or value < 0:
        return Wrong(codes.BAD_COUNT)
    return value.numerator


def _number(text: str) -> Fraction | Wrong:
    """A decimal, or an exact fraction such as 1/3, above and below the line as long as one."""
    if not text:
        return Wrong(codes.BLANK_CELL)
    value = parse_decimal(text)
    if value is None and len(text) <= _LONGEST:
        value = parse_exact(text)
    return Wrong(codes.BAD_NUMBER) if value is None else value


def _one_of(values: tuple[str, ...]) -> Read:
    known = frozenset(values)

    def read(text: str) -> str | Wrong:
        if text in known:
            return text
        if not text:
            return Wrong(codes.BLANK_CELL)
        return Wrong(codes.UNKNOWN_VALUE, nearest(text, values) or "")

    return read


def is_valid(code: ColumnType, text: str) -> bool:
    """Whether a text is a code of that type, by its form and its check character."""
    return any(check(text) for check in CHECKED[code])
