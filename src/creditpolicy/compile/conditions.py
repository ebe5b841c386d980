"""Tests on a record as Python expressions over local variables.

A test is true, false, or open where a cell is blank. Where nothing depends on the order of its
parts it becomes a condition that is met where it is true (or where it is false); else the three
values are spelled out, in the order of the reference.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import assert_never

from creditpolicy.compile.helpers import (
    CALLED,
    calendar,
    checker,
    days_ahead,
    deadline,
    due_days,
)
from creditpolicy.compile.plan import may_stay_open
from creditpolicy.compile.source import Writer
from creditpolicy.policy.core.records import Cutoff, Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.facts import ColumnType, Value
from creditpolicy.values.classes import define, frozen

_SIGNS = {
    RecordOp.EQ: "==",
    RecordOp.NE: "!=",
    RecordOp.LT: "<",
    RecordOp.LE: "<=",
    RecordOp.GT: ">",
    RecordOp.GE: ">=",
}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_LETTERS = "t"


@frozen
class Cell:
    """A column of the record at hand: the variable, or what gives its value; may it be blank?

    `code`: of that type it is a code, or not; a variable with a `v` before its name says which.
    `filled`, `yes`: conditions that it is filled, or is 是, where there are quicker ones than come
    of the value. `period`: the days among which it is known to be; `raw`: the cell of a day as it
    was filed.
    """

    name: str
    none: bool = True
    empty: bool = True
    code: ColumnType | None = None
    filled: str = ""
    yes: str = ""
    period: tuple[date, date] | None = None
    raw: str = ""


@define
class Tests:
    """Writes tests; `cells` are the columns at hand, by their names."""

    writer: Writer
    given: dict[str, Value]
    cells: dict[str, Cell]

    def with_cell(self, name: str, cell: Cell) -> "Tests":
        return Tests(self.writer, self.given, self.cells | {name: cell})

    def holds(self, test: RecordExpression) -> str:
        """A condition that is met where the test is true."""
        if may_stay_open(test):
            return f"{self.value(test)} is True"
        return self._met(test, wanted=True)

    def _met(self, test: RecordExpression, *, wanted: bool) -> str:
        match test:
            case Test(RecordOp.AND | RecordOp.OR as op, args):
                word = "and" if (op is RecordOp.AND) is wanted else "or"
                return "(" + f" {word} ".join(self._met(arg, wanted=wanted) for arg in args) + ")"
            case Test(RecordOp.NOT, args):
                return self._met(args[0], wanted=not wanted)
            case Test(op, args) if op in _SIGNS:
                return self._comparison(op, args[0], args[1], wanted=wanted)
            case Test(RecordOp.IN, args):
                of, among = self.value(args[0]), self.value(args[1])
                if isinstance(args[1], Lit) and isinstance(args[1].value, tuple):
                    alone = args[1].value if len(args[1].value) == 1 else ()
                    if alone and alone[0]:
                        if wanted and alone == ("是",) and (yes := self._is_yes(args[0])):
                            return f"({yes})"
                        return (
                            f"({of} == {alone[0]!r})"
                            if wanted
                            else self._unless_blank([(args[0], of)], f"{of} != {alone[0]!r}")
                        )
                word = "in" if wanted else "not in"
                return self._unless_blank([(args[0], of)], f"{of} {word} {among}")
            case Test(op) if op in _TWO_VALUED:
                return self.value(test) if wanted else f"not {self.value(test)}"
            case Test() | Field() | Cutoff() | Lit() | Given():
                return f"({self.value(test)}) is {wanted}"
            case _:
                assert_never(test)

    def _comparison(
        self, op: RecordOp, left: RecordExpression, right: RecordExpression, *, wanted: bool
    ) -> str:
        one, other = self.value(left), self.value(right)
        sign = _SIGNS[op] if wanted else _OPPOSITE[_SIGNS[op]]
        return self._unless_blank([(left, one), (right, other)], f"{one} {sign} {other}")

    def _unless_blank(self, of: list[tuple[RecordExpression, str]], condition: str) -> str:
        guards = [guard for one, text in of if (guard := self._filled_in(one, text))]
        return "(" + " and ".join([*guards, condition]) + ")" if guards else f"({condition})"

    def _filled_in(self, of: RecordExpression, text: str) -> str:
        """A condition that a value is not blank; "" where it never is."""
        match of:
            case Lit(value):
                return "" if value not in ("", None) else "False"
            case Given() | Cutoff():
                return ""
            case Field(name) if name in self.cells:
                cell = self.cells[name]
                if cell.none and cell.empty:
                    return f"{text} not in BLANK"
                return f"{text} is not None" if cell.none else f'{text} != ""' * cell.empty
            case _:
                return f"{text} not in BLANK"

    def value(self, expression: RecordExpression) -> str:
        """The value; of a test True, False or None."""
        match expression:
            case Field(name):
                return self.cells[name].name
            case Lit(value):
                return self.writer.constant(value)
            case Given(name):
                return self.writer.constant(self.given[name])
            case Cutoff():
                return "cutoff"
            case Test(op, args):
                return self._value_of(op, args)
            case _:
                assert_never(expression)

    def _value_of(self, op: RecordOp, args: tuple[RecordExpression, ...]) -> str:
        match op:
            case RecordOp.AND | RecordOp.OR:
                return self._joined(args, decisive=op is RecordOp.OR)
            case RecordOp.NOT:
                name = self.writer.fresh(_LETTERS)
                return f"(None if ({name} := {self.value(args[0])}) is None else not {name})"
            case RecordOp.FILLED:
                return self._is_filled(args[0])
            case RecordOp.BLANK:
                return f"({self.value(args[0])} in EMPTY)"
            case RecordOp.AT_LEAST:
                return f"({self._filled(args[1:])} >= {self.value(args[0])})"
            case RecordOp.FILLED_COUNT:
                return f"({self._filled(args)})"
            case RecordOp.IN:
                return self._spelled(args[:1], f"{{}} in {self.value(args[1])}")
            case RecordOp.VALID:
                return self._valid(args[0], args[1])
            case RecordOp.CALENDAR:
                return self._calendar(args)
            case RecordOp.EQ | RecordOp.NE | RecordOp.LT | RecordOp.LE | RecordOp.GT | RecordOp.GE:
                return self._spelled(args, f"{{}} {_SIGNS[op]} {{}}")
            case RecordOp.WITHIN_WORKING_DAYS | RecordOp.WITHIN_DAYS:
                return self._within(op, args)
            case RecordOp.AHEAD_WORKING_DAYS:
                return self._ahead(args)
            case _:
                listed = ", ".join(self.value(arg) for arg in args)
                return f"{CALLED[op]}({listed})"

    def _joined(self, args: tuple[RecordExpression, ...], *, decisive: bool) -> str:
        names = [self.writer.fresh(_LETTERS) for _ in args]
        values = [self.value(arg) for arg in args]
        tests = "".join(
            f"{decisive} if ({name} := {value}) is {decisive} else "
            for name, value in zip(names, values, strict=True)
        )
        open_ = " or ".join(f"{name} is None" for name in names)
        return f"({tests}None if {open_} else {not decisive})"

    def _spelled(self, args: tuple[RecordExpression, ...], form: str) -> str:
        names = [self.writer.fresh(_LETTERS) for _ in args]
        blank = " or ".join(
            f"({name} := {self.value(arg)}) in BLANK" for name, arg in zip(names, args, strict=True)
        )
        if len(names) > 1:  # both are worked out before either is compared
            blank = " | ".join(f"({part})" for part in blank.split(" or "))
        return f"(None if {blank} else {form.format(*names)})"

    def _filled(self, args: tuple[RecordExpression, ...]) -> str:
        return " + ".join(map(self._is_filled, args)) or "0"

    def _is_yes(self, of: RecordExpression) -> str:
        return self.cells[of.name].yes if isinstance(of, Field) else ""

    def _is_filled(self, of: RecordExpression) -> str:
        shorter = self.cells[of.name].filled if isinstance(of, Field) else ""
        return f"({shorter or f'{self.value(of)} not in EMPTY'})"

    def _valid(self, of: RecordExpression, sort: RecordExpression) -> str:
        assert isinstance(sort, Lit)
        code = ColumnType(str(sort.value))
        if isinstance(of, Field) and self.cells[of.name].code is code:
            name = self.cells[of.name].name
            return f'({name} != "" and v{name})'
        valid = self.writer.named("VALID", checker(code), f"checker({code.value!r})")
        return f"{valid}[str({self.value(of)})]"

    def _calendar(self, args: tuple[RecordExpression, ...]) -> str:
        of, *constants = args
        first, size, names = (one.value for one in constants if isinstance(one, Lit))
        said = f"calendar({first}, {size} months, {names})"
        part = self.writer.named("part", calendar(first, size, names), said)
        return f"{part}({self.value(of)})"

    def _within(self, op: RecordOp, args: tuple[RecordExpression, ...]) -> str:
        """A deadline: looked up where the day that it counts from is one of the period."""
        of, after, limit = args
        most = self._known(limit)
        cell = self.cells[after.name] if isinstance(after, Field) else None
        own = self.cells[of.name] if isinstance(of, Field) else None
        if most is not None and cell is not None and cell.period and own is not None:
            table = self._due(op, cell.period, int(most), texts=cell.raw != "")
            if table:
                looked_up = self._unless_none(own, f"{{}} <= {table}[{cell.raw or cell.name}]")
                if op is RecordOp.WITHIN_DAYS and own.raw and cell.raw:
                    return self._subtracted(own, cell, int(most), looked_up)
                return looked_up
        day, start = self.value(of), self.value(after)
        if op is RecordOp.WITHIN_DAYS or most is None:
            return f"{CALLED[op]}({day}, {start}, {self.value(limit)})"
        return f"{self._remembering(deadline, int(most))}({day}, {start})"

    def _unless_none(self, cell: Cell, condition: str) -> str:
        """A condition on a cell that is not met where the cell is blank; it is read once."""
        if not cell.none:
            return f"({condition.format(cell.name)})"
        if cell.name.isidentifier():
            return f"({cell.name} is not None and {condition.format(cell.name)})"
        name = self.writer.fresh("c")
        return f"(({name} := {cell.name}) is not None and {condition.format(name)})"

    def _subtracted(self, own: Cell, start: Cell, most: int, other: str) -> str:
        """Two days that are days already are quicker counted between than looked up."""
        day, from_ = self.writer.fresh("c"), self.writer.fresh("c")
        quick = f"{day}.toordinal() - {from_}.toordinal() <= {most}"
        of_days = f"({day} := {own.raw}).__class__ is date is ({from_} := {start.raw}).__class__"
        return f"({quick} if {of_days} else {other})"

    def _due(self, op: RecordOp, period: tuple[date, date], most: int, *, texts: bool) -> str:
        """The name of the table of last days; "" where it is not known, or too long."""
        key = RecordOp, (op, *period, most, texts)
        if key not in self.writer.known:
            table = due_days(*period, most, working=op is RecordOp.WITHIN_WORKING_DAYS)
            days = (
                table | {day.isoformat(): last for day, last in table.items()} if texts else table
            )
            first, last = (f"date({day.year}, {day.month}, {day.day})" for day in period)
            said = f"due_days({first}, {last}, {most})"
            self.writer.known[key] = self.writer.named("DUE", days, said) if table else ""
        return self.writer.known[key]

    def _ahead(self, args: tuple[RecordExpression, ...]) -> str:
        of, after, limit = args
        day, start, least = self.value(of), self.value(after), self._known(limit)
        if least is None:
            return f"{CALLED[RecordOp.AHEAD_WORKING_DAYS]}({day}, {start}, {self.value(limit)})"
        return f"{self._remembering(days_ahead, int(least))}({day}, {start})"

    def _remembering(self, make: Callable[[int], object], number: int) -> str:
        said = f"{make.__name__}({number})"
        return self.writer.named("within", make(number), said)

    def _known(self, limit: RecordExpression) -> Fraction | None:
        """The number that a limit is, where it does not depend on the record."""
        match limit:
            case Lit(Fraction() as value):
                return value
            case Given(name):
                assumed = self.given[name]
                return assumed if isinstance(assumed, Fraction) else None
            case _:
                return None


_TWO_VALUED = frozenset(
    (
        RecordOp.FILLED,
        RecordOp.BLANK,
        RecordOp.AT_LEAST,
        RecordOp.VALID,
        RecordOp.WITHIN_DAYS,
        RecordOp.AHEAD_DAYS,
        RecordOp.WITHIN_WORKING_DAYS,
        RecordOp.AHEAD_WORKING_DAYS,
    )
)
