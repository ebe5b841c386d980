"""What must be filled in for a record to pass a test: blanks only, never a fact that is there."""

from datetime import date

from attrs import field, frozen

from creditpolicy.evaluate.conditions import EMPTY, function
from creditpolicy.evidence.records import Value
from creditpolicy.policy.core.records import (
    Cutoff,
    Field,
    Measure,
    RecordExpression,
    RecordOp,
    Records,
    Relation,
    Test,
    Where,
    With,
)
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.facts import Column, ColumnType, Kind
from creditpolicy.policy.facts import Value as Assumed
from creditpolicy.values.workdays import UnknownYear, last_day_within

Values = dict[str, Value]
_WITHIN = frozenset((RecordOp.WITHIN_WORKING_DAYS, RecordOp.WITHIN_DAYS))
_LISTED = frozenset((ColumnType.CATEGORY, ColumnType.LEVEL, ColumnType.YES_NO))
SAMPLES = {
    ColumnType.TEXT: "（补）",
    ColumnType.COMPONENT: "（补）",
    ColumnType.CREDIT_CODE: "91350100M000100Y43",
    ColumnType.SUBJECT_CODE: "91350100M000100Y43",
    ColumnType.IDENTITY: "11010519491231002X",
}
"""What stands in a cell while points are worked out; it is never shown."""


@frozen
class Some:
    """So many of these columns must be filled."""

    count: int
    columns: tuple[str, ...]


@frozen
class Repair:
    """The cells to fill, what for, and (`due`) the last day on which that helps.

    `cells` are what the points are worked out with: of alternatives the first. `chosen` are values
    of lists that were chosen so that the test holds.
    """

    cells: Values = field(factory=dict[str, Value])
    missing: tuple[Some, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()
    due: date | None = None

    @property
    def cost(self) -> int:
        return sum(some.count for some in self.missing) + len(self.chosen)

    def and_(self, other: "Repair") -> "Repair":
        days = [day for day in (self.due, other.due) if day is not None]
        return Repair(
            self.cells | other.cells,
            tuple(dict.fromkeys((*self.missing, *other.missing))),
            tuple(dict.fromkeys((*self.chosen, *other.chosen))),
            min(days, default=None),
        )


NOTHING = Repair()


@frozen
class Repairer:
    """Repairs records of one kind, as of `today`."""

    kind: Kind
    given: dict[str, Assumed]
    cutoff: date
    today: date

    def of(self, measure: Measure, values: Values) -> Repair | None:
        """What a record lacks to be counted by the measure; None where filling in cannot help."""
        values, whole = dict(values), NOTHING
        for step in _steps(measure.of):
            if isinstance(step, With):
                values[step.name] = self._value(step.value, values)  # type: ignore[assignment]
                continue
            one = self._test(step.test, values)
            if one is None:
                return None
            whole = whole.and_(one)
            values |= one.cells
        return whole

    def _value(self, of: RecordExpression, values: Values) -> object:
        try:
            return function(of, self.given, self.cutoff)(values)
        except (UnknownYear, KeyError):
            return None

    def _test(self, test: RecordExpression, values: Values) -> Repair | None:
        if self._value(test, values) is True:
            return NOTHING
        match test:
            case Test(RecordOp.AND, args):
                return self._all(args, values)
            case Test(RecordOp.OR, args):
                ways = [way for arg in args if (way := self._test(arg, values)) is not None]
                return min(ways, key=lambda way: way.cost, default=None)
            case Test(RecordOp.AT_LEAST, (count, *fields)):
                return self._some(self._value(count, values), fields, values)
            case Test(op, (Field(name), *rest)) if values.get(name) in EMPTY:
                column = self.kind.column(name)
                if op in _WITHIN:
                    return self._in_time(name, op, rest, values)
                return None if column is None else self._blank(test, column, values)
            case _:
                return None

    def _all(self, args: tuple[RecordExpression, ...], values: Values) -> Repair | None:
        whole = NOTHING
        for arg in args:
            one = self._test(arg, values | whole.cells)
            if one is None:
                return None
            whole = whole.and_(one)
        return whole

    def _some(self, count: object, fields: list[RecordExpression], values: Values) -> Repair | None:
        names = [of.name for of in fields if isinstance(of, Field)]
        missing = tuple(name for name in names if values.get(name) in EMPTY)
        need = int(str(count)) - (len(names) - len(missing))
        cells: Values = dict.fromkeys(missing[:need], SAMPLES[ColumnType.COMPONENT])
        return Repair(cells, (Some(need, missing),)) if need <= len(missing) else None

    def _in_time(
        self, name: str, op: RecordOp, rest: list[RecordExpression], values: Values
    ) -> Repair | None:
        """A day that is blank yet: it helps until the last working day, or day, of the limit."""
        start, limit = (self._value(one, values) for one in rest)
        if not isinstance(start, date) or limit is None:
            return None
        days = int(str(limit))
        try:
            working = op is RecordOp.WITHIN_WORKING_DAYS
            due = last_day_within(start, days) if working else _later(start, days)
        except (UnknownYear, OverflowError):
            return None
        day = max(start, self.today)
        return Repair({name: day}, (Some(1, (name,)),), (), due) if day <= due else None

    def _blank(self, test: RecordExpression, column: Column, values: Values) -> Repair | None:
        """A blank cell of the record's own: any text, a valid code, or a value that passes."""
        sample = SAMPLES.get(column.type)
        if sample is not None:
            cells: Values = {column.name: sample}
            holds = self._value(test, values | cells) is True
            return Repair(cells, (Some(1, (column.name,)),)) if holds else None
        if column.type not in _LISTED or values.get(column.name) not in ("", None):
            return None
        for value in reversed(column.values):  # of levels the lowest that is enough
            if self._value(test, values | {column.name: value}) is True:
                return Repair({column.name: value}, (), ((column.name, value),))
        return None


def _later(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def _steps(relation: Relation) -> list[Where | With]:
    """What a relation asks of each record, and the columns it adds, the first first."""
    steps: list[Where | With] = []
    while not isinstance(relation, Records):
        if isinstance(relation, Where | With):
            steps.append(relation)
        relation = relation.of
    return steps[::-1]


def blank_days(test: RecordExpression) -> set[str]:
    """The columns that a test asks to be blank, as the day on which something was put right."""
    match test:
        case Test(RecordOp.BLANK, (Field(name),)):
            return {name}
        case Test(_, args):
            return {name for arg in args for name in blank_days(arg)}
        case Field() | Lit() | Cutoff():
            return set()
        case _:
            return set()


def days_to_fill(measure: Measure) -> set[str]:
    """Of a measure, the columns that must be blank for a record to count."""
    steps = (step for step in _steps(measure.of) if isinstance(step, Where))
    return {name for step in steps for name in blank_days(step.test)}
