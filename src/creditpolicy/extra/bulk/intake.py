"""Raw columns become cells of the declared types, with a condition for each thing that is wrong.

What an engine holds in its own type is taken as it is; texts mean what `texts` says, and codes are
checked by `digits`.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction

from sqlglot import exp

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.cells import CHECKED
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Cell, Day, Number, Sql, Text
from creditpolicy.extra.bulk.digits import is_code
from creditpolicy.extra.bulk.engine import Form, RawColumn
from creditpolicy.extra.bulk.sources import cell
from creditpolicy.extra.bulk.texts import Texts
from creditpolicy.policy.facts import Column, ColumnType
from creditpolicy.values.classes import define, field, frozen

_LOWER, _UPPER = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLAIN = frozenset((ColumnType.TEXT, ColumnType.COMPONENT))


@frozen
class Problem:
    """What makes a row unusable, and when."""

    code: Code
    column: str
    when: Sql


@frozen
class Bound:
    """A column as a cell. `good`: true where nothing is wrong; `problems`: what can be."""

    cell: Cell
    good: Sql = field(factory=exp.true)
    problems: tuple[Problem, ...] = ()


def is_plain(column: Column) -> bool:
    """Whether any text may stand in a column."""
    return column.type in _PLAIN | CHECKED.keys()


@define
class Intake:
    """Binds columns.

    `placed`: those whose days are asked for by working days; `written`: those of which a rule may
    ask how Python writes their values, to tell records apart.
    """

    texts: Texts
    raw: dict[str, RawColumn]
    placed: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()

    def text(self, name: str) -> Sql:
        return self.texts.text(name)

    def one_of(self, name: str, known: Iterable[str]) -> Sql:
        """Whether a column's text is one of those that are known."""
        few, text = self.texts.few(name), self.text(name)
        if few is not None and few <= frozenset(known):
            return sql.is_filled(text)
        return sql.one_of(sql.blank_too(text), self.seen(name, known))

    def seen(self, name: str, known: Iterable[str]) -> list[str]:
        """Those of the known texts that a column has, as far as that was found out."""
        few = self.texts.few(name)
        return [one for one in known if few is None or one in few]

    def column(self, column: Column) -> Bound:
        """A column of a kind."""
        bound = self._of_type(column)
        if column.limits is not None and isinstance(bound.cell, Number):
            bound = _between(bound, bound.cell, column)
        if column.required and is_plain(column):
            text = self.text(column.name)
            blank = Problem(codes.BLANK_CELL, column.name, sql.is_null(text))
            good = sql.all_of([bound.good, sql.is_filled(text)])
            bound = Bound(bound.cell, good, (*bound.problems, blank))
        return bound

    def day(self, name: str, *, optional: bool) -> Bound:
        """A column of days that every kind has."""
        return self._days(Column(name, ColumnType.DATE, optional=optional))

    def _of_type(self, column: Column) -> Bound:
        match column.type:
            case ColumnType.TEXT | ColumnType.COMPONENT:
                return Bound(Text(self.text(column.name), full=self.texts.full(column.name)))
            case ColumnType.CREDIT_CODE | ColumnType.IDENTITY | ColumnType.SUBJECT_CODE:
                return Bound(self._code(column))
            case ColumnType.DATE:
                return self._days(column)
            case ColumnType.YES_NO | ColumnType.CATEGORY | ColumnType.LEVEL:
                return self._names(column)
            case ColumnType.WHOLE | ColumnType.NUMBER | ColumnType.POINTS:
                return self._numbers(column)

    def _names(self, column: Column) -> Bound:
        text, flag = self.text(column.name), self._flag(column)
        known = self.one_of(column.name, column.values) if flag is None else sql.is_filled(flag)
        unknown = sql.is_true(sql.negated(sql.one_of(text, column.values)))
        problems = (Problem(codes.UNKNOWN_VALUE, column.name, unknown),)
        places = column.values if column.type is ColumnType.LEVEL else ()
        of = Text(text, places=places, blank="None", flag=flag)
        return _filled(column, Bound(of, known, problems), text)

    def _flag(self, column: Column) -> Sql | None:
        """Truths that the engine holds as such, where 是 and 否 are meant."""
        raw = self.raw.get(column.name)
        held = raw is not None and raw.form is Form.FLAG and column.type is ColumnType.YES_NO
        return cell(column.name) if held else None

    def _code(self, column: Column) -> Text:
        """Letter case does not matter in a code."""
        letters = [sql.text(_LOWER), sql.text(_UPPER)]
        upper = exp.Anonymous(this="TRANSLATE", expressions=[self.text(column.name), *letters])
        return Text(upper, valid=is_code(column.type, upper))

    def _days(self, column: Column) -> Bound:
        raw, name = self.raw.get(column.name), column.name
        if raw is None or raw.form is Form.DAY:
            day = exp.cast(exp.null(), "DATE") if raw is None else cell(name)
            return _filled(column, Bound(self._placed(name, day), sql.is_filled(day)), day)
        text, day = self.text(name), self.texts.day(name)
        bad = Problem(codes.BAD_DATE, name, exp.and_(sql.is_filled(text), sql.is_null(day)))
        return _filled(column, Bound(self._placed(name, day), sql.is_filled(day), (bad,)), text)

    def _placed(self, name: str, day: Sql) -> Day:
        """The day, with its place among the working days where a rule asks for it."""
        return Day(day, self.texts.place(name, day)) if name in self.placed else Day(day)

    def _numbers(self, column: Column) -> Bound:
        raw, name = self.raw.get(column.name), column.name
        if raw is None:
            return _filled(column, Bound(Number(sql.whole(exp.null())), exp.false()), exp.null())
        if raw.form is Form.WHOLE:
            number = cell(name)
            if column.type is not ColumnType.WHOLE:
                return _filled(column, Bound(Number(number), sql.is_filled(number)), number)
            negative = sql.is_true(exp.LT(this=number, expression=sql.number(0)))
            counts = exp.GTE(this=number, expression=sql.number(0))
            problems = (Problem(codes.BAD_COUNT, name, negative),)
            return _filled(column, Bound(Number(number), counts, problems), number)
        if raw.form is Form.DECIMAL and name not in self.written:
            return _decimal(column, raw)
        read, text = self.texts.number(column), self.text(name)
        code = codes.BAD_COUNT if column.type is ColumnType.WHOLE else codes.BAD_NUMBER
        bad = Problem(code, name, exp.and_(sql.is_filled(text), sql.is_null(read.sql)))
        return _filled(column, Bound(read, sql.is_filled(read.sql), (bad,)), text)


def _decimal(column: Column, raw: RawColumn) -> Bound:
    """By its digits: what an engine does with a product of decimals is different in each."""
    of, below = cell(column.name), 10**raw.decimals
    point = [sql.text("."), sql.text("")]
    digits = exp.Anonymous(this="REPLACE", expressions=[sql.as_text(of), *point])
    if column.type is not ColumnType.WHOLE:
        return _filled(column, Bound(Number(sql.whole(digits), below), sql.is_filled(of)), of)
    whole = sql.whole(of)
    counts = exp.and_(
        exp.EQ(this=whole, expression=of.copy()), exp.GTE(this=of.copy(), expression=sql.number(0))
    )
    bad = Problem(codes.BAD_COUNT, column.name, sql.is_true(sql.negated(counts)))
    return _filled(column, Bound(Number(whole.copy()), exp.Paren(this=counts), (bad,)), of)


def _filled(column: Column, of: Bound, value: Sql) -> Bound:
    """A column that may be blank, or one in which a blank is wrong."""
    if column.optional and not column.required:
        return Bound(of.cell, sql.filled_or_null(value, of.good), of.problems)
    blank = Problem(codes.BLANK_CELL, column.name, sql.is_null(value))
    return Bound(of.cell, of.good, (*of.problems, blank))


def _between(of: Bound, number: Number, column: Column) -> Bound:
    assert column.limits is not None
    low, high = column.limits.low, column.limits.high
    outside = exp.or_(_beyond(exp.LT, number, low), _beyond(exp.GT, number, high))
    problem = Problem(codes.OUT_OF_LIMITS, column.name, sql.is_true(outside))
    good = sql.all_of([of.good, sql.negated(problem.when)])
    return Bound(of.cell, good, (*of.problems, problem))


def _beyond(how: Callable[..., Sql], number: Number, limit: Fraction) -> Sql:
    left, right = number.sql, sql.number(limit.numerator * number.below)
    if limit.denominator != 1:
        left = exp.Mul(this=sql.whole(left), expression=sql.number(limit.denominator))
    return how(this=left, expression=right)
