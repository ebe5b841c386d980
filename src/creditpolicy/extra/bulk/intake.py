"""Raw columns become cells of the declared types, with a condition for each thing that is wrong.

What each cell means is decided by the reader of its type, the same as for a file: cells that an
engine holds in their own type are taken as they are, others by a table of their distinct texts.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from math import lcm

from sqlglot import exp

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.cells import CHECKED, Wrong, is_valid, read_date, reader
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.calendar import Calendar
from creditpolicy.extra.bulk.cells import Cell, Day, Number, Sql, Text
from creditpolicy.extra.bulk.engine import SOURCE, Engine, Form, RawColumn
from creditpolicy.policy.facts import Column, ColumnType
from creditpolicy.values.classes import define, field, frozen
from creditpolicy.values.exact import exact_text

_BLANKS = "".join(chr(n) for n in range(0x3001) if chr(n).isspace())
_LOWER, _UPPER = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW = 10_000
_Rows = Callable[[Iterator[str]], Iterable[tuple[object, ...]]]
_NAMED = frozenset((ColumnType.YES_NO, ColumnType.CATEGORY, ColumnType.LEVEL))
_PLAIN = frozenset((ColumnType.TEXT, ColumnType.COMPONENT))


@frozen
class Problem:
    """What makes a row unusable, and when."""

    code: Code
    column: str
    when: Sql


@frozen
class Bound:
    """A column as a cell, and what can be wrong with it."""

    cell: Cell
    problems: tuple[Problem, ...] = ()


@define
class Intake:
    """Binds columns; the tables of texts that it needs are joined to the source."""

    engine: Engine
    raw: dict[str, RawColumn]
    calendar: Calendar
    placed: frozenset[str] = frozenset()
    neat: dict[str, bool] = field(factory=dict)
    joins: list[exp.Join] = field(factory=list)
    kept: dict[tuple[str, str], str] = field(factory=dict)
    numbers: dict[tuple[str, ColumnType], Number] = field(factory=dict)

    def text(self, name: str) -> Sql:
        """What a person reads in a column, without blanks around it; NULL where there is nothing.

        A column that is not there is blank.
        """
        raw = self.raw.get(name)
        return exp.null() if raw is None else _text(raw)

    def name(self, name: str) -> Sql:
        """The same for a column of few names: where all are neat, they are taken as they are."""
        raw = self.raw.get(name)
        if raw is None or raw.form is not Form.TEXT:
            return self.text(name)
        neat = self.neat.get(name)
        if neat is None:
            neat = self.neat[name] = self._is_neat(raw)
        return sql.column(raw.name, SOURCE) if neat else _text(raw)

    def _is_neat(self, raw: RawColumn) -> bool:
        of = sql.column(raw.name, SOURCE)
        query = exp.select(of).distinct().from_(SOURCE).where(sql.is_filled(of)).limit(_FEW)
        texts = [str(row[0]) for row in self.engine.rows(query)]
        return len(texts) < _FEW and all(text and text == text.strip() for text in texts)

    def column(self, column: Column) -> Bound:
        """A column of a kind."""
        bound = self._of_type(column)
        problems = list(bound.problems)
        if column.limits is not None and isinstance(bound.cell, Number):
            low, high = column.limits.low, column.limits.high
            outside = exp.or_(_beyond(exp.LT, bound.cell, low), _beyond(exp.GT, bound.cell, high))
            problems.append(Problem(codes.OUT_OF_LIMITS, column.name, sql.is_true(outside)))
        if column.required and column.type in _PLAIN | CHECKED.keys():
            blank = sql.is_null(self.text(column.name))
            problems.append(Problem(codes.BLANK_CELL, column.name, blank))
        return Bound(bound.cell, tuple(problems))

    def day(self, name: str, *, optional: bool) -> Bound:
        """A column of days that every kind has."""
        return self._days(Column(name, ColumnType.DATE, optional=optional))

    def _of_type(self, column: Column) -> Bound:
        named = column.type in _NAMED
        text = self.name(column.name) if named else self.text(column.name)
        match column.type:
            case ColumnType.TEXT | ColumnType.COMPONENT:
                return Bound(Text(text))
            case ColumnType.CREDIT_CODE | ColumnType.IDENTITY | ColumnType.SUBJECT_CODE:
                return Bound(self._codes(column, text))
            case ColumnType.DATE:
                return self._days(column)
            case ColumnType.YES_NO | ColumnType.CATEGORY | ColumnType.LEVEL:
                return self._names(column, text)
            case ColumnType.WHOLE | ColumnType.NUMBER | ColumnType.POINTS:
                return self._numbers(column)

    def _names(self, column: Column, text: Sql) -> Bound:
        unknown = sql.is_true(sql.negated(sql.one_of(text, column.values)))
        problems = (Problem(codes.UNKNOWN_VALUE, column.name, unknown),)
        places = column.values if column.type is ColumnType.LEVEL else ()
        return Bound(Text(text, places=places, blank="None"), (*problems, *_blank(column, text)))

    def _codes(self, column: Column, text: Sql) -> Text:
        """Letter case does not matter in a code; whether it is one is asked of each text once."""
        letters = [sql.text(_LOWER), sql.text(_UPPER)]
        upper = exp.Anonymous(this="TRANSLATE", expressions=[text, *letters])

        read = reader(Column(column.name, column.type))

        def rows(texts: Iterator[str]) -> Iterator[tuple[str, bool]]:
            return ((one, is_valid(column.type, str(read(one)))) for one in texts)

        table = self._known(column.name, column.type.value, {"valid": "BOOLEAN"}, rows)
        return Text(upper, valid=sql.column("valid", table))

    def _days(self, column: Column) -> Bound:
        raw, text = self.raw.get(column.name), self.text(column.name)
        blank = () if column.optional else _blank(column, text)
        if raw is None or raw.form is Form.DAY:
            cell = exp.cast(exp.null(), "DATE") if raw is None else sql.column(raw.name, SOURCE)
            return Bound(self._placed(column.name, cell), blank)

        def rows(texts: Iterator[str]) -> Iterator[tuple[str, date | None]]:
            for one in texts:
                day = read_date(one)
                yield one, None if isinstance(day, Wrong) else day

        table = self._known(column.name, "day", {"day": "DATE"}, rows)
        day = sql.column("day", table)
        bad = exp.and_(sql.is_filled(text), sql.is_null(day))
        problems = (Problem(codes.BAD_DATE, column.name, bad), *blank)
        return Bound(self._placed(column.name, day), problems)

    def _placed(self, name: str, day: Sql) -> Day:
        """The day, with its place among the working days where a rule asks for it."""
        if name not in self.placed:
            return Day(day)
        table = self.kept.get((name, "place"))
        if table is None:
            table = self._table(name, "place")
            rows = self.calendar.places.items()
            self.engine.keep(table, {"day": "DATE", "place": "INTEGER"}, rows)
            on = exp.EQ(this=sql.column("day", table), expression=day)
            self.joins.append(exp.Join(this=exp.to_table(table), on=on, side="LEFT"))
        return Day(day, sql.column("place", table))

    def _numbers(self, column: Column) -> Bound:
        raw, text = self.raw.get(column.name), self.text(column.name)
        blank = _blank(column, text)
        if raw is None:
            return Bound(Number(sql.whole(exp.null())), blank)
        if raw.form is Form.WHOLE:
            number = sql.column(raw.name, SOURCE)
            if column.type is not ColumnType.WHOLE:
                return Bound(Number(number), blank)
            negative = sql.is_true(exp.LT(this=number, expression=sql.number(0)))
            return Bound(Number(number), (Problem(codes.BAD_COUNT, column.name, negative), *blank))
        return self._read_numbers(column, text, blank)

    def _read_numbers(self, column: Column, text: Sql, blank: tuple[Problem, ...]) -> Bound:
        cell = self.numbers.get((column.name, column.type))
        if cell is None:
            cell = self.numbers[column.name, column.type] = self._number_texts(column)
        code = codes.BAD_COUNT if column.type is ColumnType.WHOLE else codes.BAD_NUMBER
        bad = exp.and_(sql.is_filled(text), sql.is_null(cell.sql))
        return Bound(cell, (Problem(code, column.name, bad), *blank))

    def _number_texts(self, column: Column) -> Number:
        """All numbers of a column over one denominator, by their texts."""
        read = reader(Column(column.name, column.type))
        texts = self._texts(column.name)
        values = {one: read(one) for one in texts}
        numbers = {t: Fraction(v) for t, v in values.items() if isinstance(v, int | Fraction)}
        below = lcm(*(value.denominator for value in numbers.values()))
        rows = [(t, int(n * below), exact_text(n)) for t, n in numbers.items()]
        types = {"text": "TEXT", "number": sql.WHOLE, "written": "TEXT"}
        table = self._table(column.name, column.type.value)
        self._keep(table, column.name, types, rows)
        return Number(sql.column("number", table), below, sql.column("written", table))

    def _known(self, name: str, sort: str, types: dict[str, str], rows: _Rows) -> str:
        """The name of the table of a column's texts and what they mean, joined to the source."""
        table = self.kept.get((name, sort))
        if table is None:
            table = self._table(name, sort)
            self._keep(table, name, {"text": "TEXT", **types}, rows(iter(self._texts(name))))
        return table

    def _table(self, name: str, sort: str) -> str:
        table = self.kept[name, sort] = f"cp_texts_{len(self.kept)}"
        return table

    def _keep(
        self, table: str, name: str, types: dict[str, str], rows: Iterable[tuple[object, ...]]
    ) -> None:
        self.engine.keep(table, types, rows)
        on = exp.EQ(this=sql.column("text", table), expression=self.text(name))
        self.joins.append(exp.Join(this=exp.to_table(table), on=on, side="LEFT"))

    def _texts(self, name: str) -> list[str]:
        """The distinct texts of a column."""
        text = self.text(name)
        query = exp.select(text).distinct().from_(SOURCE).where(sql.is_filled(text))
        return sorted(str(row[0]) for row in self.engine.rows(query))


def _text(raw: RawColumn) -> Sql:
    of = sql.column(raw.name, SOURCE)
    match raw.form:
        case Form.TEXT:
            return sql.blank_is_null(exp.Trim(this=of, expression=sql.text(_BLANKS)))
        case Form.FLAG:
            rows = [(of, sql.text("是")), (sql.negated(of), sql.text("否"))]
            return sql.case(rows, exp.null())
        case _:
            return sql.as_text(of)


def _blank(column: Column, text: Sql) -> tuple[Problem, ...]:
    if column.optional and not column.required:
        return ()
    return (Problem(codes.BLANK_CELL, column.name, sql.is_null(text)),)


def _beyond(how: type[exp.Expr], number: Number, limit: Fraction) -> Sql:
    left, right = number.sql, sql.number(limit.numerator * number.below)
    if limit.denominator != 1:
        left = exp.Mul(this=sql.whole(left), expression=sql.number(limit.denominator))
    return how(this=left, expression=right)
