"""What cells make a test on a record true, and what cells lie just on either side of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from creditpolicy.evaluate.conditions import function
from creditpolicy.evidence.records import Value
from creditpolicy.policy.core.records import Cutoff, Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.facts import Column, ColumnType, Kind
from creditpolicy.policy.facts import Value as Assumed
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.values.classes import frozen
from creditpolicy.values.workdays import UnknownYear, last_day_within

Cells = dict[str, str]

GOOD_CODE, OTHER_CODE, BAD_CODE = "91350100M000100Y43", "91110000600037341L", "91350100M000100Y44"
IDENTITY, BAD_IDENTITY = "11010519491231002X", "110105194912310021"
_ORDER = (RecordOp.EQ, RecordOp.NE, RecordOp.LT, RecordOp.LE, RecordOp.GT, RecordOp.GE)
_LATE = (
    RecordOp.WITHIN_DAYS,
    RecordOp.WITHIN_WORKING_DAYS,
    RecordOp.AHEAD_DAYS,
    RecordOp.AHEAD_WORKING_DAYS,
)


@frozen
class Setting:
    """What a test is read in: the kind of its record, the assumptions, the last day."""

    kind: Kind
    given: dict[str, Assumed]
    cutoff: date

    def holds(self, test: RecordExpression, values: dict[str, Value]) -> bool:
        try:
            return function(test, self.given, self.cutoff)(values) is True
        except (UnknownYear, KeyError):
            return False


def leaves(test: RecordExpression) -> Iterator[Test]:
    """The comparisons that a test is made of."""
    match test:
        case Test(RecordOp.AND | RecordOp.OR | RecordOp.NOT, args):
            for arg in args:
                yield from leaves(arg)
        case Test():
            yield test
        case _:
            return


def sides(leaf: Test, setting: Setting, base: Cells) -> Iterator[Cells]:
    """Cells just under, at and above what a comparison asks for."""
    match leaf:
        case Test(RecordOp.AT_LEAST, (count, *fields)):
            yield from _filled(fields, _number(count, setting))
        case Test(RecordOp.FILLED | RecordOp.BLANK | RecordOp.VALID, (Field(name), *_)):
            yield from ({name: text} for text in _values(name, setting))
        case Test(RecordOp.IN, (Field(name), _)):
            yield from ({name: text} for text in _values(name, setting))
        case Test(op, (of, after, limit)) if op in _LATE:
            yield from _days_apart(op, of, after, _number(limit, setting), base)
        case Test(op, (one, other)) if op in _ORDER:
            yield from _around(one, other, setting, base)
            yield from _around(other, one, setting, base)
        case _:
            return


def _values(name: str, setting: Setting) -> list[str]:
    if name == "部门":
        return []
    column = setting.kind.column(name)
    return [] if column is None else plain_values(column)


def plain_values(column: Column) -> list[str]:
    """A few values that any column of the type can have, the usual one first."""
    match column.type:
        case ColumnType.TEXT:
            values = ["甲", "乙", ""]
        case ColumnType.COMPONENT:
            values = ["有", ""]
        case ColumnType.CREDIT_CODE | ColumnType.SUBJECT_CODE:
            values = [GOOD_CODE, OTHER_CODE, BAD_CODE, ""]
        case ColumnType.IDENTITY:
            values = [IDENTITY, BAD_IDENTITY, ""]
        case ColumnType.DATE:
            values = []
        case ColumnType.WHOLE | ColumnType.NUMBER | ColumnType.POINTS:
            values = ["1", "0", "2", "10"]
            if column.limits is not None:
                low, high = column.limits.low, column.limits.high
                values = [
                    decimal_text(high),
                    decimal_text(low),
                    decimal_text(low + (high - low) // 2),
                ]
        case _:
            values = list(column.values)
    if column.required:
        values = [value for value in values if value]
    return [*values, ""] if column.optional else values


def _filled(fields: list[RecordExpression], count: Fraction | None) -> Iterator[Cells]:
    """One component less than asked for, as many, and one more."""
    names = [of.name for of in fields if isinstance(of, Field)]
    for n in (0, -1, 1):
        filled = int((count or Fraction(1)) + n)
        if 0 <= filled <= len(names):
            yield {name: "有" if at < filled else "" for at, name in enumerate(names)}


def _number(of: RecordExpression, setting: Setting) -> Fraction | None:
    match of:
        case Lit(Fraction() as value):
            return value
        case Given(name):
            value_ = setting.given[name]
            return value_ if isinstance(value_, Fraction) else None
        case _:
            return None


def _days_apart(
    op: RecordOp, of: RecordExpression, after: RecordExpression, limit: Fraction | None, base: Cells
) -> Iterator[Cells]:
    """The last day that is in time, the day after, and the day before."""
    if limit is None:
        return
    match of, after:
        case (Field(name), Field(start)) if day := _day(base.get(start, "")):
            ahead = op in (RecordOp.AHEAD_DAYS, RecordOp.AHEAD_WORKING_DAYS)
            end = day + timedelta(days=-int(limit) if ahead else int(limit))
            if op is RecordOp.WITHIN_WORKING_DAYS:
                try:
                    end = last_day_within(day, int(limit))
                except UnknownYear:
                    return
            spread = (0, 1, -1, 2, -2, *range(3, 12)) if ahead else (0, 1, -1)
            for n in spread:
                yield {name: (end + timedelta(days=-n if ahead else n)).isoformat()}
        case _:
            return


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _around(
    of: RecordExpression, other: RecordExpression, setting: Setting, base: Cells
) -> Iterator[Cells]:
    match of:
        case Field(name):
            for text in _near(name, other, setting, base):
                yield {name: text}
        case Test(RecordOp.DAYS | RecordOp.WORKING_DAYS, (Field(start), Field(end))):
            limit, day = _number(other, setting), _day(base.get(start, ""))
            if limit is not None and day is not None:
                for n in (0, 1, -1, 2, 3, 4):
                    yield {end: (day + timedelta(days=int(limit) + n)).isoformat()}
        case Test(RecordOp.FILLED_COUNT, fields):
            yield from _filled(list(fields), _number(other, setting))
        case _:
            return


def _near(name: str, other: RecordExpression, setting: Setting, base: Cells) -> Iterator[str]:
    number = _number(other, setting)
    column = setting.kind.column(name)
    if number is not None and column is not None:
        steps = (0, 1, -1) if column.type is ColumnType.WHOLE else (0, 1, -1, Fraction(1, 100))
        yield from (decimal_text(number + n) for n in steps)
        return
    match other:
        case Lit(date() as day):
            pass
        case Cutoff():
            day = setting.cutoff
        case Field(start) if known := _day(base.get(start, "")):
            day = known
        case _:
            yield from _values(name, setting)
            return
    for n in (0, 1, -1):
        yield (day + timedelta(days=n)).isoformat()
