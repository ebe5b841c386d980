"""What generated code calls, where a line of its own would say no more than a name does."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, cast

from creditpolicy.compile.usual import Remembered
from creditpolicy.evaluate.conditions import EMPTY, within_working_days
from creditpolicy.evidence.cells import is_valid
from creditpolicy.evidence.records import Value
from creditpolicy.policy.core.records import RecordOp
from creditpolicy.policy.declare.derived import part_number
from creditpolicy.policy.facts import ColumnType
from creditpolicy.values.workdays import UnknownYear, last_day_within, working_days_between

BLANK = frozenset(("", None))
_MOST_REMEMBERED = 4096
MOST_DAYS = 3_700
"""Of a period with more days no tables are made."""


def within_days(day: date | None, start: date | None, limit: int) -> bool:
    return day is not None and start is not None and (day - start).days <= int(limit)


def ahead_days(day: date | None, due: date | None, least: int) -> bool:
    return day is not None and due is not None and (due - day).days >= int(least)


def within(day: date | None, start: date | None, limit: int) -> bool:
    if day is None or start is None:
        return False
    return within_working_days(start, day, int(limit))


def ahead(day: date | None, due: date | None, least: int) -> bool:
    if day is None or due is None:
        return False
    return day <= due and working_days_between(day, due) >= int(least)


def days(start: Value, end: Value) -> int | None:
    if isinstance(start, date) and isinstance(end, date):
        return max(0, (end - start).days)
    return None


def working_days(start: Value, end: Value) -> int | None:
    if isinstance(start, date) and isinstance(end, date):
        return working_days_between(start, end)
    return None


def smaller(one: Value, other: Value) -> Value:
    if isinstance(one, int | Fraction) and isinstance(other, int | Fraction):
        return min(one, other)
    return one


CALLED = {
    RecordOp.WITHIN_DAYS: "within_days",
    RecordOp.AHEAD_DAYS: "ahead_days",
    RecordOp.WITHIN_WORKING_DAYS: "within",
    RecordOp.AHEAD_WORKING_DAYS: "ahead",
    RecordOp.DAYS: "days",
    RecordOp.WORKING_DAYS: "working_days",
    RecordOp.MIN: "smaller",
}
"""The function for an operation, where its limits are worked out too."""

RECORD_NAMES: dict[str, object] = {
    "BLANK": BLANK,
    "EMPTY": EMPTY,
    "UnknownYear": UnknownYear,
    "within_days": within_days,
    "ahead_days": ahead_days,
    "within": within,
    "ahead": ahead,
    "days": days,
    "working_days": working_days,
    "smaller": smaller,
}

Within = Callable[[date | None, date | None], bool]


def deadline(limit: int) -> Within:
    """Whether a day is at most so many working days after another; deadlines are remembered."""
    known: dict[date, date | None] = {}

    def test(day: date | None, start: date | None) -> bool:
        if day is None or start is None:
            return False
        if day <= start:
            return True
        if start in known:
            last = known[start]
        else:
            last = _last_day(start, limit)
            if len(known) < _MOST_REMEMBERED:
                known[start] = last
        return working_days_between(start, day) <= limit if last is None else day <= last

    return test


def _last_day(start: date, limit: int) -> date | None:
    try:
        return last_day_within(start, limit)
    except UnknownYear:
        return None


def due_days(first: date, last: date, limit: int, *, working: bool) -> dict[date, date]:
    """For each day of a period the last one that is in time.

    Empty where one of them is not known, or where they are so many that a table is no quicker.
    """
    count = (last - first).days + 1
    if limit < 0 or count > MOST_DAYS:
        return {}
    days = [first + timedelta(n) for n in range(count)]
    try:
        return {
            day: last_day_within(day, limit) if working else day + timedelta(limit) for day in days
        }
    except (UnknownYear, OverflowError):
        return {}


def days_ahead(least: int) -> Within:
    return lambda day, due: ahead(day, due, least)


def checker(code: ColumnType) -> Remembered:
    """Whether a text is such a code; what was said of texts before is remembered."""
    return Remembered(lambda text: is_valid(code, cast("str", text)))


def calendar(first: object, size: object, names: object) -> Callable[[object], str | None]:
    """The part of the period that a day lies in; None outside of it."""
    start, months = cast("date", first), int(cast("Fraction", size))
    parts = cast("tuple[str, ...]", names)
    before = part_number(start, months)

    def part(day: object) -> str | None:
        place = part_number(day, months) - before if isinstance(day, date) else -1
        return parts[place] if 0 <= place < len(parts) else None

    return part


Waiting = tuple[object, ...]
"""A record that waits: its place, its 编号, its cells in the order of their names."""


def better(
    day: int, keep: int | None, levels: tuple[str, ...], *, highest: bool
) -> Callable[[Any, Any], bool]:
    """Whether a record is kept rather than another; the numbers are places in both."""
    order = {level: -place for place, level in enumerate(levels)}

    def compare(one: Any, other: Any) -> bool:
        if keep is not None:
            this, that = one[keep], other[keep]
            if levels:
                this, that = order.get(this), order.get(that)
            if this != that:
                if this is None or that is None:
                    return that is None
                return bool(this > that if highest else this < that)
        return _first(one, day) < _first(other, day)

    return compare


def _first(record: Waiting, day: int) -> tuple[str, ...]:
    return (str(record[day]), str(record[1]), *map(str, record[2:]))
