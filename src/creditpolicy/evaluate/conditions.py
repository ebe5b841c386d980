"""A core test becomes a function of a record's values.

True, false, or None where a blank leaves it open.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any, assert_never, cast

from creditpolicy.evidence.cells import is_valid
from creditpolicy.evidence.records import Value
from creditpolicy.policy.core.records import Cutoff, Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.declare.derived import part_number
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.facts import Value as Assumed
from creditpolicy.values.workdays import UnknownYear, last_day_within, working_days_between

Values = dict[str, Value]
Function = Callable[[Values], object]

_COMPARE: dict[RecordOp, Callable[[Any, Any], object]] = {
    RecordOp.EQ: eq,
    RecordOp.NE: ne,
    RecordOp.LT: lt,
    RecordOp.LE: le,
    RecordOp.GT: gt,
    RecordOp.GE: ge,
}
EMPTY = frozenset(("", "否", "无", None))


def function(expression: RecordExpression, given: dict[str, Assumed], cutoff: date) -> Function:
    """`given` are the values of the assumptions; UnknownYear is raised where the calendar ends."""
    match expression:
        case Field(name):
            return lambda values: values[name]
        case Lit(value):
            return lambda _: value
        case Given(name):
            assumed = given[name]
            return lambda _: assumed
        case Cutoff():
            return lambda _: cutoff
        case Test(op, args):
            return _test(op, [function(arg, given, cutoff) for arg in args])
        case _:
            assert_never(expression)


def _test(op: RecordOp, args: list[Function]) -> Function:
    match op:
        case RecordOp.AND | RecordOp.OR:
            return _all(args) if op is RecordOp.AND else _any(args)
        case RecordOp.NOT:
            return _not(args[0])
        case RecordOp.FILLED:
            return _filled(args[0])
        case RecordOp.BLANK:
            return _blank(args[0])
        case RecordOp.AT_LEAST:
            return _at_least(args[0], args[1:])
        case RecordOp.IN:
            return _in(*args)
        case RecordOp.VALID:
            return _valid(*args)
        case RecordOp.WITHIN_WORKING_DAYS:
            return _within(args, within_working_days)
        case RecordOp.WITHIN_DAYS:
            return _within(args, _within_days)
        case RecordOp.CALENDAR:
            return _calendar(*args)
        case RecordOp.AHEAD_WORKING_DAYS:
            return _within(args, _ahead_working_days)
        case RecordOp.AHEAD_DAYS:
            return _within(args, _ahead_days)
        case RecordOp.DAYS | RecordOp.WORKING_DAYS:
            return _days(args, _days_between if op is RecordOp.DAYS else working_days_between)
        case RecordOp.MIN:
            return _min(*args)
        case RecordOp.FILLED_COUNT:
            return lambda values: sum(arg(values) not in EMPTY for arg in args)
        case _:
            return _compare(op, *args)


def _all(args: list[Function]) -> Function:
    def test(values: Values) -> object:
        result: object = True
        for arg in args:
            one = arg(values)
            if one is False:
                return False
            if one is None:
                result = None
        return result

    return test


def _any(args: list[Function]) -> Function:
    def test(values: Values) -> object:
        result: object = False
        for arg in args:
            one = arg(values)
            if one is True:
                return True
            if one is None:
                result = None
        return result

    return test


def _not(arg: Function) -> Function:
    def test(values: Values) -> object:
        one = arg(values)
        return None if one is None else not one

    return test


def _filled(arg: Function) -> Function:
    return lambda values: arg(values) not in EMPTY


def _blank(arg: Function) -> Function:
    return lambda values: arg(values) in EMPTY


def _at_least(count: Function, args: list[Function]) -> Function:
    return lambda values: sum(arg(values) not in EMPTY for arg in args) >= count(values)  # type: ignore[operator]


def _in(arg: Function, options: Function) -> Function:
    def test(values: Values) -> object:
        one = arg(values)
        return None if one in ("", None) else one in options(values)  # type: ignore[operator]

    return test


def _compare(op: RecordOp, left: Function, right: Function) -> Function:
    compare = _COMPARE[op]

    def test(values: Values) -> object:
        one, other = left(values), right(values)
        return None if one in ("", None) or other in ("", None) else compare(one, other)

    return test


def _valid(arg: Function, sort: Function) -> Function:
    code = ColumnType(str(sort({})))
    return lambda values: is_valid(code, str(arg(values)))


def _within(args: list[Function], within: Callable[[date, date, int], bool]) -> Function:
    of, after, limit = args

    def test(values: Values) -> object:
        day, start = of(values), after(values)
        if day is None or start is None:
            return False
        return within(start, day, int(limit(values)))  # type: ignore[arg-type, call-overload]

    return test


def within_working_days(start: date, day: date, limit: int) -> bool:
    """Whether at most `limit` working days lie after `start` up to and including `day`."""
    if day <= start:
        return True
    try:
        return day <= last_day_within(start, limit)
    except UnknownYear:
        return working_days_between(start, day) <= limit


def _calendar(of: Function, first: Function, size: Function, parts: Function) -> Function:
    """The part of the period that a day lies in; blank outside of it."""
    start, months = cast("date", first({})), int(cast("Fraction", size({})))
    names = cast("tuple[str, ...]", parts({}))
    before = part_number(start, months)

    def part(values: Values) -> object:
        day = of(values)
        place = part_number(day, months) - before if isinstance(day, date) else -1
        return names[place] if 0 <= place < len(names) else None

    return part


def _ahead_days(due: date, day: date, least: int) -> bool:
    return (due - day).days >= least


def _ahead_working_days(due: date, day: date, least: int) -> bool:
    return day <= due and working_days_between(day, due) >= least


def _days(args: list[Function], between: Callable[[date, date], int]) -> Function:
    start, end = args

    def days(values: Values) -> object:
        first, last = start(values), end(values)
        if isinstance(first, date) and isinstance(last, date):
            return between(first, last)
        return None

    return days


def _days_between(start: date, end: date) -> int:
    return max(0, (end - start).days)


def _min(of: Function, most: Function) -> Function:
    def smaller(values: Values) -> object:
        one, other = of(values), most(values)
        if isinstance(one, int | Fraction) and isinstance(other, int | Fraction):
            return min(one, other)
        return one

    return smaller


def _within_days(start: date, day: date, limit: int) -> bool:
    return (day - start).days <= limit
