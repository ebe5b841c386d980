"""Rows of one kind that matter to some figures: a good one, and those that differ in one thing."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from attrs import define, field

from creditpolicy.evidence.cells import Wrong, read_date, reader
from creditpolicy.evidence.records import Value
from creditpolicy.policy.core.records import (
    Beside,
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
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.facts import Value as Assumed
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.witness.cells import Cells, Setting, leaves, plain_values, sides

_DAYS_IN = 65
"""How far into the period the usual day lies: beyond the first quarter's first months."""
_MONTH = 30
_MOST = 400


def asked(measures: Iterable[Measure]) -> dict[str, list[RecordExpression]]:
    """For each kind the tests that its records meet, with columns that are worked out put in."""
    found: dict[str, list[RecordExpression]] = {}
    for measure in measures:
        _ask(measure.of, found)
    return {kind: list(dict.fromkeys(tests)) for kind, tests in found.items()}


def _ask(of: Relation, found: dict[str, list[RecordExpression]]) -> str:
    """Adds the tests of a relation, joined; gives the kind of its records."""
    tests: list[RecordExpression] = []
    added: dict[str, RecordExpression] = {}
    steps: list[Relation] = [of]
    while not isinstance(steps[-1], Records):
        steps.append(steps[-1].of)
    for step in reversed(steps):
        match step:
            case With(name=name, value=value):
                added[name] = _inlined(value, added)
            case Where(test=test):
                tests.append(_inlined(test, added))
            case Beside(other=other):
                _ask(other, found)
            case _:
                pass
    kind = steps[-1]
    assert isinstance(kind, Records)
    joined: RecordExpression = Test(RecordOp.AND, tuple(tests))
    found.setdefault(kind.kind, []).append(joined)
    return kind.kind


def _inlined(of: RecordExpression, added: dict[str, RecordExpression]) -> RecordExpression:
    match of:
        case Field(name):
            return added.get(name, of)
        case Test(op, args, origin):
            return Test(op, tuple(_inlined(arg, added) for arg in args), origin)
        case _:
            return of


@define
class RowMaker:
    """Makes the rows of a kind for a policy, under some assumptions."""

    policy: Policy
    given: dict[str, Assumed]
    day: date = field(init=False)

    def __attrs_post_init__(self) -> None:
        start, end = self.policy.period
        self.day = min(start + timedelta(days=_DAYS_IN), end)

    def rows(self, kind: str, tests: list[RecordExpression]) -> list[Cells]:
        """Good rows first, one for each way to meet a test, then those one change away."""
        good, near = self.sorts(kind, tests)
        return [*good, *(row for rows in near for row in rows)]

    def sorts(
        self, kind: str, tests: list[RecordExpression]
    ) -> tuple[list[Cells], list[list[Cells]]]:
        """Good rows, and for each of them the further rows that are one change away from it."""
        setting = self._setting(kind)
        plain = self._plain(kind)
        met = [row for test in tests for row in self._meeting(test, plain, setting)]
        good = {_key(row): row for row in (*met, plain) if self._readable(kind, row)}
        found = dict(good)
        near: list[list[Cells]] = []
        for base in good.values():
            own: list[Cells] = []
            for change in self._changes(kind, tests, base, setting):
                row = base | change
                if len(found) < _MOST and _key(row) not in found and self._readable(kind, row):
                    found[_key(row)] = row
                    own.append(row)
            near.append(own)
        return list(good.values()), near

    def twice_changed(self, kind: str, tests: list[RecordExpression]) -> Iterator[Cells]:
        """Good rows with two changes, for what shows in one place only if another is different."""
        setting, plain = self._setting(kind), self._plain(kind)
        for test in tests:
            for base in self._meeting(test, plain, setting):
                changes = list(self._changes(kind, tests, base, setting))
                for one, other in combinations(changes, 2):
                    if one.keys() != other.keys() and self._readable(kind, base | one | other):
                        yield base | one | other

    def _setting(self, kind: str) -> Setting:
        return Setting(self.policy.kind_by_name[kind], self.given, self.policy.period[1])

    def _plain(self, kind: str) -> Cells:
        """A row with every cell filled in the usual way."""
        day = self.day.isoformat()
        cells = {
            "材料": kind,
            "部门": self.policy.department_names[0],
            "日期": day,
            "报送日期": day,
        }
        for column in self.policy.kind_by_name[kind].columns:
            values = plain_values(column)
            cells[column.name] = day if column.type is ColumnType.DATE else (values or [""])[0]
        return cells

    def _meeting(self, test: RecordExpression, plain: Cells, setting: Setting) -> list[Cells]:
        """The plain row changed until the test holds: one for each branch of an `or`."""
        found: list[Cells] = []
        for branch in _branches(test):
            row = dict(plain)
            for leaf, wanted in branch:
                row |= self._met(leaf, row, setting, wanted=wanted)
            if row not in found:
                found.append(row)
        return found

    def _met(self, leaf: Test, row: Cells, setting: Setting, *, wanted: bool) -> Cells:
        """The first change of cells under which a comparison is as wanted."""
        kind = setting.kind.name
        for change in ({}, *sides(leaf, setting, row)):
            values = self.values(kind, row | change)
            if values is not None and setting.holds(leaf, values) is wanted:
                return change
        return {}

    def _changes(
        self, kind: str, tests: list[RecordExpression], base: Cells, setting: Setting
    ) -> Iterator[Cells]:
        for test in tests:
            for leaf in leaves(test):
                yield from sides(leaf, setting, base)
        for column in self.policy.kind_by_name[kind].columns:
            yield from ({column.name: text} for text in plain_values(column))
        dated = self.policy.kind_by_name[kind].dated_by
        yield from ({dated: day.isoformat()} for day in self._days())

    def _days(self) -> Iterator[date]:
        """The ends of the period, the days beside them, and a day in each of its months."""
        start, end = self.policy.period
        one = timedelta(days=1)
        yield from (start, end, start - one, end + one, start + one, end - one)
        day = start + timedelta(days=_MONTH // 2)
        while day < end:
            yield day
            day += timedelta(days=_MONTH)

    def values(self, kind: str, row: Cells) -> dict[str, Value] | None:
        """The row as a record's values; None where it could not be read."""
        values: dict[str, Value] = {"部门": row["部门"]}
        for name in ("日期", "报送日期"):
            day = read_date(row[name])
            if isinstance(day, Wrong):
                return None
            values[name] = day
        for column in self.policy.kind_by_name[kind].columns:
            value = reader(column)(row.get(column.name, ""))
            if isinstance(value, Wrong):
                return None
            values[column.name] = value
        return values

    def _readable(self, kind: str, row: Cells) -> bool:
        return self.values(kind, row) is not None


def _key(row: Cells) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(row.items()))


Branch = tuple[tuple[Test, bool], ...]
_MOST_BRANCHES = 12


def _branches(test: RecordExpression, *, wanted: bool = True) -> list[Branch]:
    """Ways to make a test as wanted: comparisons, each true or false."""
    match test:
        case Test(RecordOp.NOT, (of,)):
            return _branches(of, wanted=not wanted)
        case Test(RecordOp.AND | RecordOp.OR as op, args) if (op is RecordOp.AND) is wanted:
            ways: list[Branch] = [()]
            for arg in args:
                parts = _branches(arg, wanted=wanted)
                ways = [way + part for way in ways for part in parts][:_MOST_BRANCHES]
            return ways
        case Test(RecordOp.AND | RecordOp.OR, args):
            return [way for arg in args for way in _branches(arg, wanted=wanted)][:_MOST_BRANCHES]
        case Test():
            return [((test, wanted),)]
        case _:
            return [()]
