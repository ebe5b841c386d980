"""The columns that nobody files: every record has them, worked out from its other cells."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from creditpolicy.policy.core.records import Field, RecordOp, Test
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.facts import Column, ColumnType, Interval

MONTH, QUARTER, COMPONENT_COUNT = "月份", "季度", "要件数"
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


def derived_columns(
    columns: tuple[Column, ...], dated_by: str, period: tuple[date, date]
) -> tuple[Column, ...]:
    """月份 and 季度 of the day that decides the period; 要件数 where there are components."""
    calendar = (_calendar(name, size, dated_by, period) for name, size in _SIZES)
    components = tuple(Field(c.name) for c in columns if c.type is ColumnType.COMPONENT)
    if not components:
        return tuple(calendar)
    count = Test(RecordOp.FILLED_COUNT, components)
    limits = Interval(Fraction(0), Fraction(len(components)))
    return (*calendar, Column(COMPONENT_COUNT, ColumnType.WHOLE, limits=limits, derived=count))


_SIZES = ((MONTH, 1), (QUARTER, 3))


def _calendar(name: str, size: int, dated_by: str, period: tuple[date, date]) -> Column:
    parts = tuple(_parts(size, *period))
    args = (Field(dated_by), Lit(period[0]), Lit(Fraction(size)), Lit(parts))
    return Column(name, ColumnType.CATEGORY, parts, derived=Test(RecordOp.CALENDAR, args))


def _parts(size: int, first: date, last: date) -> Iterator[str]:
    """The months or quarters of the period, with the year where it spans years."""
    for number in range(part_number(first, size), part_number(last, size) + 1):
        year, part = divmod(number, 12 // size)
        name = f"{part + 1}月" if size == 1 else _QUARTERS[part]
        yield name if first.year == last.year else f"{year}年{name}"


def part_number(day: date, size: int) -> int:
    """How many parts of so many months lie before the day, from the year 0 on."""
    return (day.year * 12 + day.month - 1) // size
