"""A core test becomes SQL, with the meaning that `evaluate.conditions` gives it.

NULL stands for what a blank leaves open: SQL's three values are those of the reference.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.calendar import Calendar
from creditpolicy.extra.bulk.cells import Cell, Constant, Day, Number, Sql, Text, Truth, unknown_of
from creditpolicy.policy.core.records import (
    CALENDAR_ENDS,
    Cutoff,
    Field,
    Measure,
    RecordExpression,
    RecordOp,
    Test,
)
from creditpolicy.policy.core.values import Given, Lit, Mark
from creditpolicy.policy.core.walk import inside_test, tests_in
from creditpolicy.policy.declare.derived import part_number
from creditpolicy.policy.facts import Value
from creditpolicy.values.classes import frozen
from creditpolicy.values.exact import exact_text

EMPTY = ("", "否", "无")
_COMPARE: Mapping[RecordOp, type[exp.Expr]] = {
    RecordOp.EQ: exp.EQ,
    RecordOp.NE: exp.NEQ,
    RecordOp.LT: exp.LT,
    RecordOp.LE: exp.LTE,
    RecordOp.GT: exp.GT,
    RecordOp.GE: exp.GTE,
}


@frozen
class Setting:
    """What an evaluation fixes: assumptions, the cut-off, the calendar, and how the engine works.

    `by_row`: on one row at a time, and not on the texts of a column together.
    """

    given: Mapping[str, Value]
    cutoff: date
    calendar: Calendar
    by_row: bool = False


def translate(expression: RecordExpression, cells: Mapping[str, Cell], setting: Setting) -> Cell:
    """`cells` are the record's columns by name."""
    match expression:
        case Field(name):
            return cells[name]
        case Lit(value):
            assert not isinstance(value, Mark)
            return Constant(value)
        case Given(name):
            return Constant(setting.given[name])
        case Cutoff():
            return Constant(setting.cutoff)
        case Test(op, args):
            return _test(op, [translate(arg, cells, setting) for arg in args], setting)
        case _:
            assert_never(expression)


def _test(op: RecordOp, args: list[Cell], setting: Setting) -> Cell:
    match op:
        case RecordOp.AND | RecordOp.OR:
            return _joined(args, stops=op is RecordOp.OR)
        case RecordOp.NOT:
            one = truth(args[0])
            return Truth(sql.negated(one.sql), one.unknown)
        case RecordOp.FILLED:
            return Truth(_filled(args[0], setting), unknown_of(args))
        case RecordOp.BLANK:
            return Truth(sql.negated(_filled(args[0], setting)), unknown_of(args))
        case RecordOp.AT_LEAST:
            least = _number(args[0])
            return Truth(_order(exp.GTE, _count(args[1:], setting), least), unknown_of(args))
        case RecordOp.FILLED_COUNT:
            return _count(args, setting)
        case RecordOp.IN:
            return Truth(_among(*args))
        case RecordOp.VALID:
            of = args[0]
            assert isinstance(of, Text)
            assert of.valid is not None
            return Truth(sql.is_true(of.valid))
        case RecordOp.CALENDAR:
            return _part_of_period(*args)
        case RecordOp.MIN:
            return _smaller(*args)
        case RecordOp.DAYS:
            start, end = _day(args[0]), _day(args[1])
            return Number(_days_from(start, end))
        case RecordOp.WITHIN_DAYS | RecordOp.AHEAD_DAYS:
            return Truth(_day_limit(op, *args))
        case RecordOp.WITHIN_WORKING_DAYS | RecordOp.AHEAD_WORKING_DAYS | RecordOp.WORKING_DAYS:
            return _working_days(op, args, setting.calendar)
        case _:
            return Truth(_compared(op, *args), unknown_of(args))


def truth(cell: Cell) -> Truth:
    match cell:
        case Truth():
            return cell
        case Constant(value=bool() as value):
            return Truth(exp.true() if value else exp.false())
        case _:
            raise TypeError(f"no truth: {cell!r}")


def _joined(args: list[Cell], *, stops: bool) -> Truth:
    """All or any. What comes behind a false (a true) is not looked at, so it is not unknown."""
    join = sql.any_of if stops else sql.all_of
    parts = [truth(arg) for arg in args]
    unknown: list[Sql] = []
    for index, part in enumerate(parts):
        if part.unknown is not None:
            before = [_passed(one.sql, stops=stops) for one in parts[:index]]
            unknown.append(sql.all_of([*before, part.unknown]))
    joined = join([exp.Paren(this=part.sql) for part in parts])
    return Truth(joined, sql.any_of(unknown) if unknown else None)


def _passed(condition: Sql, *, stops: bool) -> Sql:
    decided = condition if stops else sql.negated(condition)
    return sql.negated(sql.is_true(decided))


def _filled(cell: Cell, setting: Setting) -> Sql:
    match cell:
        case Text(of, full=True):
            return sql.is_filled(of)
        case Text(of):
            return sql.is_true(_says_something(of, by_row=setting.by_row))
        case Day() | Number() | Truth():
            return sql.is_filled(cell.sql)
        case Constant(value):
            return exp.true() if value not in EMPTY else exp.false()


def _says_something(of: Sql, *, by_row: bool) -> Sql:
    """All blanks and three comparisons are looked at only where something quicker does not tell."""
    exact = sql.negated(sql.one_of(sql.blank_too(of), EMPTY))
    if not isinstance(of, exp.Nullif) or not isinstance(of.this, exp.Trim):
        return exact
    text = of.this.this
    quick = _begins_with_something(text) if by_row else _has_other_letters(text)
    return exp.and_(sql.is_filled(text), exp.Paren(this=exp.or_(quick, exact)))


def _has_other_letters(text: Sql) -> Sql:
    """Whether it is made of more than blanks and those letters: one look at each distinct text."""
    letters = sql.text(sql.BLANKS + "".join(EMPTY))
    return exp.NEQ(this=exp.Trim(this=text, expression=letters), expression=sql.text(""))


def _begins_with_something(text: Sql) -> Sql:
    """Whether it begins with a letter that is certainly neither a blank nor one of those.

    Texts are in the order of their code points; blanks come before "!", or between "~" and "、".
    Most texts are Chinese, and most of those lie in the first range that is asked for.
    """
    letters = sorted(one for one in EMPTY if one)
    least = ["、", *(chr(ord(letter) + 1) for letter in letters)]
    ranges = [*reversed([*zip(least, [*letters, None], strict=True)]), ("!", "~")]
    return sql.any_of(_within(text, *one) for one in ranges)


def _within(text: Sql, least: str, beyond: str | None) -> Sql:
    at_least = exp.GTE(this=text, expression=sql.text(least))
    if beyond is None:
        return at_least
    return exp.Paren(this=exp.and_(at_least, exp.LT(this=text, expression=sql.text(beyond))))


def _count(args: list[Cell], setting: Setting) -> Number:
    ones = (
        sql.case([(sql.met(_filled(arg, setting)), sql.number(1))], sql.number(0)) for arg in args
    )
    total: Sql = sql.number(0)
    for one in ones:
        total = exp.Add(this=total, expression=one)
    return Number(exp.Paren(this=total), unknown=unknown_of(args))


def _among(of: Cell, options: Cell) -> Sql:
    assert isinstance(options, Constant)
    assert isinstance(options.value, tuple)
    match of:
        case Text(flag=flag) if flag is not None:
            return _flagged(flag, options.value)
        case Text(text):
            return sql.one_of(sql.blank_too(text), options.value)
        case Constant(value):
            return exp.true() if value in options.value else exp.false()
        case _:
            raise TypeError(f"no names: {of!r}")


def _flagged(flag: Sql, options: tuple[str, ...]) -> Sql:
    """Whether a truth is among 是 and 否, NULL for a blank."""
    match "是" in options, "否" in options:
        case True, False:
            return flag
        case False, True:
            return sql.negated(flag)
        case both, _:
            return sql.case([(sql.is_null(flag), exp.null())], exp.true() if both else exp.false())


def _number(cell: Cell) -> Number:
    match cell:
        case Number():
            return cell
        case Constant(value=Fraction() as value):
            return Number(sql.number(value.numerator), value.denominator)
        case _:
            raise TypeError(f"no number: {cell!r}")


def _day(cell: Cell) -> Sql:
    match cell:
        case Day(of):
            return of
        case Constant(value=date() as value):
            return sql.day(value)
        case _:
            raise TypeError(f"no day: {cell!r}")


def _order(how: Callable[..., Sql], one: Number, other: Number) -> Sql:
    """Compares two fractions by whole numbers."""
    left, right = one.sql, other.sql
    if one.below != other.below:
        left = exp.Mul(this=sql.whole(left), expression=sql.whole(sql.number(other.below)))
        right = exp.Mul(this=sql.whole(right), expression=sql.whole(sql.number(one.below)))
    return how(this=left, expression=right)


def _compared(op: RecordOp, left: Cell, right: Cell) -> Sql:
    how = _COMPARE[op]
    match left, right:
        case (Day(), _) | (_, Day()):
            return how(this=_day(left), expression=_day(right))
        case (Number(), _) | (_, Number()):
            return _order(how, _number(left), _number(right))
        case Text(flag=flag), Constant(str() as value) if flag is not None and op is RecordOp.EQ:
            return _flagged(flag, (value,))
        case (Text(), _) | (_, Text()):
            return how(this=_text(left), expression=_text(right))
        case Constant(one), Constant(other):
            return exp.true() if _holds(op, one, other) else exp.false()
        case _:
            raise TypeError(f"cannot be compared: {left!r}, {right!r}")


def _text(cell: Cell) -> Sql:
    match cell:
        case Text(of):
            return of
        case Constant(value=str() as value):
            return sql.text(value)
        case _:
            raise TypeError(f"no text: {cell!r}")


def _holds(op: RecordOp, one: object, other: object) -> bool:
    from creditpolicy.evaluate.conditions import function

    test = Test(op, (Lit(one), Lit(other)))  # type: ignore[arg-type]
    return function(test, {}, date.min)({}) is True


def _part_of_period(of: Cell, first: Cell, size: Cell, parts: Cell) -> Text:
    """The part of the period that a day lies in, by the first days of the parts."""
    assert isinstance(first, Constant)
    assert isinstance(first.value, date)
    assert isinstance(size, Constant)
    assert isinstance(size.value, Fraction)
    assert isinstance(parts, Constant)
    assert isinstance(parts.value, tuple)
    months, names = int(size.value), parts.value
    start = part_number(first.value, months)
    days = _day(of)
    rows: list[tuple[Sql, Sql]] = []
    before = exp.LT(this=days, expression=sql.day(_first_day(start, months)))
    rows.append((exp.or_(sql.is_null(days), before), exp.null()))
    for index, name in enumerate(names, start=1):
        end = exp.LT(this=days, expression=sql.day(_first_day(start + index, months)))
        rows.append((end, sql.text(name)))
    return Text(sql.case(rows, exp.null()), places=(), blank="None")


def _first_day(part: int, months: int) -> date:
    year, month = divmod(part * months, 12)
    return date(year, month + 1, 1)


def _smaller(of: Cell, most: Cell) -> Number:
    one, cap = _number(of), _number(most)
    below = max(one.below, cap.below)
    if one.below != cap.below:
        below = one.below * cap.below
    left, right = _scaled(one, below), _scaled(cap, below)
    capped = exp.and_(sql.is_filled(cap.sql), exp.GT(this=left, expression=right))
    written = None
    if isinstance(most, Constant) and isinstance(most.value, Fraction):
        full = sql.as_text(one.sql) if one.written is None else one.written
        written = sql.case([(capped, sql.text(exact_text(most.value)))], full)
    shown = None if below == 1 else written
    return Number(sql.case([(capped, right)], left), below, shown, unknown_of([of, most]))


def _scaled(of: Number, below: int) -> Sql:
    if of.below == below:
        return of.sql
    return exp.Mul(this=sql.whole(of.sql), expression=sql.whole(sql.number(below // of.below)))


def _days_from(start: Sql, end: Sql) -> Sql:
    """From one day to another; 0 where it is not later, NULL where one is blank."""
    days = exp.DateDiff(this=end, expression=start, unit=exp.var("DAY"))
    either = exp.or_(sql.is_null(start), sql.is_null(end))
    later = exp.GT(this=end, expression=start)
    return sql.case([(either, exp.null()), (later, days)], sql.number(0))


def _day_limit(op: RecordOp, of: Cell, after: Cell, limit: Cell) -> Sql:
    day, start, days = _day(of), _day(after), _whole(limit)
    if op is RecordOp.AHEAD_DAYS:
        left = exp.DateDiff(this=start, expression=day, unit=exp.var("DAY"))
        return sql.is_true(exp.GTE(this=left, expression=sql.number(days)))
    passed = exp.DateDiff(this=day, expression=start, unit=exp.var("DAY"))
    return sql.is_true(exp.LTE(this=passed, expression=sql.number(days)))


def _whole(limit: Cell) -> int:
    assert isinstance(limit, Constant)
    assert isinstance(limit.value, Fraction)
    return int(limit.value)


def _working_days(op: RecordOp, args: list[Cell], calendar: Calendar) -> Cell:
    if op is RecordOp.WORKING_DAYS:
        return calendar.between(calendar.day(args[0]), calendar.day(args[1]))
    of, after, limit = calendar.day(args[0]), calendar.day(args[1]), _whole(args[2])
    if op is RecordOp.AHEAD_WORKING_DAYS:
        return calendar.ahead(of, after, limit)
    return calendar.within(of, after, limit)


def asked_in_working_days(measures: Iterable[Measure]) -> frozenset[str]:
    """The columns whose days are told apart by working days."""
    every = (part for m in measures for test in tests_in(m.of) for part in inside_test(test))
    asked = (one for one in every if isinstance(one, Test) and one.op in CALENDAR_ENDS)
    return frozenset(arg.name for one in asked for arg in one.args if isinstance(arg, Field))
