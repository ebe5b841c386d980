"""Code for one figure straight from rows that somebody vouches for: one pass, then the formula.

Only the measures that the figure needs are counted, in plain variables; rows of other departments
are passed by, and cells that no rule asks for are not looked at.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from creditpolicy.compile.conditions import Cell, Tests
from creditpolicy.compile.forest import Branch, Forest
from creditpolicy.compile.lean_cells import cells_in_place, cells_of_record, is_in_place
from creditpolicy.compile.leaves import NoSlice
from creditpolicy.compile.plan import CountBeside, Dedup, Extend, Filter, MeasurePlan, origin_of
from creditpolicy.compile.records import RecordCode, adds, key_tuple
from creditpolicy.compile.source import Writer
from creditpolicy.policy.core.records import Field, Keep, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.walk import inside_test
from creditpolicy.policy.facts import Kind, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen

By = Literal["cells", "rows", "records"]


@frozen
class Wanted:
    """What the pass is for: the measures, by their places, of the department's `own` rows.

    `caps`: from which number on a count changes the figure no more. `by`: what is known of the
    rows: "cells", that reading would take them; "rows", that all count, so that none is asked for
    its status, department or day; "records", that they were read, and are the records of each kind.
    """

    own: str
    plans: dict[int, MeasurePlan]
    caps: dict[int, int]
    by: By


class LeanCode(RecordCode):
    """Writes the pass."""

    def __init__(
        self, policy: Policy, writer: Writer, given: dict[str, Value], wanted: Wanted
    ) -> None:
        forest = Forest()
        for place, plan in wanted.plans.items():
            end = forest.grow(plan.chain)
            end.measures.append((place, plan))
            forest.ends.append(end)
        super().__init__(policy, writer, given, tuple(wanted.plans.values()), forest)
        self.wanted = wanted

    def write(self) -> None:
        """The pass, inside a function of the rows or the evidence `of`; raises NoSlice."""
        for place, plan in self.wanted.plans.items():
            self.writer.say(f"m{place} = {self._empty_measure(plan)}")
        for branch in self.forest.branches:
            if branch.waits:
                self.writer.say(f"w{branch.number} = set()")
        self.writer.say("waiting = 0")
        if self.wanted.by == "records":
            self.writer.say("records = of.records")
            for kind in self.policy.kinds:
                self._records_of_kind(kind)
        else:
            self._rows_in_any_order()
        for place, plan in self.wanted.plans.items():
            if not adds(plan, self.policy):
                self.writer.say(f"m{place} = prepared({place}, m{place})")

    def _rows_in_any_order(self) -> None:
        with self.writer.block("if of.__class__ is not list or not of:"):
            self.writer.say("raise Unusual")
        with self.writer.block("for row in of:"):
            if self.wanted.by == "cells":
                self._say_status()
            if len(self.policy.kinds) <= _FEW_KINDS:
                self._by_name()
            else:
                self.writer.say('kind = KINDS[row["材料"]]')
                self._dispatch(0, len(self.policy.kinds), self._row_of_kind)

    def _by_name(self) -> None:
        """Few names are compared one by one; first those of which there are never enough."""
        kinds = self.policy.kinds
        self.writer.say('kind = row["材料"]')
        for number, place in enumerate(sorted(range(len(kinds)), key=self._may_be_enough)):
            with self.writer.block(f"{'elif' if number else 'if'} kind == {kinds[place].name!r}:"):
                self._row_of_kind(place)
        with self.writer.block("else:"):
            self.writer.say("raise Unusual")

    def _may_be_enough(self, place: int) -> bool:
        root = self.forest.kinds.get(self.policy.kinds[place].name)
        return root is None or self._guard(root) != ""

    def _records_of_kind(self, kind: Kind) -> None:
        root = self.forest.kinds.get(kind.name)
        with self.writer.block(f"for record in records.get({kind.name!r}, ()):"):
            self.writer.say("row = record.values")
            with self.writer.block("if record.status is not COUNTS:"):
                waits = f"record.status is WAITS and row[{kind.dated_by!r}] in DAYS_IN"
                self.writer.say(f"waiting += {waits}")
            if root is not None:
                own = f"row['部门'] == {self.wanted.own!r} and row[{kind.dated_by!r}] in DAYS_IN"
                guard = self._guard(root)
                with self.writer.block(f"elif {f'({guard}) and ' if guard else ''}{own}:"):
                    self._body(root, self._tests_of(kind))

    def _say_status(self) -> None:
        with self.writer.block('if row["状态"] not in APPROVED:'):
            with self.writer.block('if STATUS[row["状态"]] == 2:'):
                self.writer.say("waiting += waits(row)")
            self.writer.say("continue")

    def _empty_measure(self, plan: MeasurePlan) -> str:
        if is_alone(plan, self.policy):
            return "0"
        return "defaultdict(int)" if adds(plan, self.policy) else "{}"

    def _row_of_kind(self, place: int) -> None:
        kind = self.policy.kinds[place]
        root = self.forest.kinds.get(kind.name)
        if root is None:
            self.writer.say("pass")
            return
        guard = self._guard(root)
        if guard:
            self.writer.say(f"if {guard}:")
            self.writer.depth += 1
        if self.wanted.by == "rows":
            self._body(root, self._tests_of(kind))
        else:
            self._say_own(root, kind)
        self.writer.depth -= bool(guard)

    def _say_own(self, root: Branch, kind: Kind) -> None:
        own = f'row["部门"] == {self.wanted.own!r} and row[{kind.dated_by!r}] in DAYS_IN'
        with self.writer.block(f"if {own}:"):
            self._body(root, self._tests_of(kind))
        with self.writer.block('elif row["部门"] not in OTHERS:'):
            self.writer.say("elsewhere(row)")

    def _tests_of(self, kind: Kind) -> Tests:
        own, period = self.wanted.own, self.policy.period
        cells = (
            cells_of_record(kind, own, period)
            if self.wanted.by == "records"
            else cells_in_place(kind, own, period, self.writer)
        )
        return Tests(self.writer, self.given, cells)

    def _guard(self, branch: Branch) -> str:
        """A condition without which nothing below the branch would change the figure."""
        places = list(islice(_measures_below(branch), _FEW + 1))
        if len(places) > _FEW or not all(place in self.wanted.caps for place in places):
            return ""
        return " or ".join(f"m{place} < {self.wanted.caps[place]}" for place in places)

    def _filter(self, branch: Branch, test: RecordExpression, tests: Tests) -> None:
        with self.writer.clause(origin_of(test)):
            tests = self._read_first(test, tests)
            guard = self._guard(branch) if branch.above and not self._guard(branch.above) else ""
            condition = tests.holds(test)
            with self.writer.block(f"if {f'({guard}) and ' if guard else ''}{condition}:"):
                self._body(branch, tests)

    def _extend(self, branch: Branch, name: str, value: RecordExpression, tests: Tests) -> None:
        cell = Cell(self.writer.fresh("x"))
        with self.writer.clause(origin_of(value)):
            tests = self._read_first(value, tests)
            self.writer.say(f"{cell.name} = {tests.value(value)}")
            self._body(branch, tests.with_cell(name, cell))

    def _read_first(self, expression: RecordExpression, tests: Tests) -> Tests:
        """Cells that are asked for more than once, or may be blank, are read into variables."""
        fields = list(_asked(expression))
        for name in dict.fromkeys(fields):
            cell = tests.cells[name]
            if is_in_place(cell.name) and not cell.filled and (cell.none or fields.count(name) > 1):
                variable = self.writer.fresh("c")
                self.writer.say(f"{variable} = {cell.name}")
                tests = tests.with_cell(
                    name, Cell(variable, cell.none, cell.empty, period=cell.period)
                )
        return tests

    def _dedup(
        self, branch: Branch, keys: tuple[str, ...], keep: Keep | None, tests: Tests
    ) -> None:
        """Only the keys are remembered: where nothing else is asked, equals are all the same."""
        del keep
        if "部门" not in keys or not _asks_only(branch, {*keys}):
            raise NoSlice
        number = branch.number
        own = [tests.cells[name].name for name in keys if name != "部门"]
        self.writer.say(f"key = {key_tuple(own)}")
        with self.writer.block(f"if key not in w{number}:"):
            self.writer.say(f"w{number}.add(key)")
            self._body(branch, tests)

    def _beside(self, branch: Branch, keys: tuple[str, ...], tests: Tests) -> None:
        del branch, keys, tests
        raise NoSlice

    def _add_up(self, place: int, plan: MeasurePlan, key: str, value: str) -> None:
        if is_alone(plan, self.policy):
            self.writer.say(f"m{place} += {value}")
        else:
            super()._add_up(place, plan, key, value)


_FEW, _FEW_KINDS = 2, 8


def _measures_below(branch: Branch) -> Iterator[int]:
    """The places of the measures at a branch and below it."""
    left = [branch]
    while left:
        one = left.pop()
        yield from (place for place, _ in one.measures)
        left.extend(one.below.values())


def is_alone(plan: MeasurePlan, policy: Policy) -> bool:
    """Whether a measure is one number a department."""
    return not plan.measure.per and adds(plan, policy)


def _asks_only(branch: Branch, known: set[str]) -> bool:
    """Whether nothing below looks at other columns."""
    for _, plan in branch.measures:
        asked = {*plan.measure.per, *([plan.measure.column] if plan.measure.column else [])}
        if not asked <= known:
            return False
    return all(_step_asks_only(below, known) for below in branch.below.values())


def _step_asks_only(branch: Branch, known: set[str]) -> bool:
    match branch.step:
        case Filter(expression):
            return _fields(expression) <= known and _asks_only(branch, known)
        case Extend(name, expression):
            return _fields(expression) <= known and _asks_only(branch, known | {name})
        case Dedup(keys, _):
            return {*keys} <= known and _asks_only(branch, known)
        case CountBeside() | None:
            return False


def _asked(expression: RecordExpression) -> Iterator[str]:
    """The columns that an expression asks for; not those that a deadline reads once by itself."""
    match expression:
        case Field(name):
            yield name
        case Test(RecordOp.WITHIN_DAYS | RecordOp.WITHIN_WORKING_DAYS, (Field(), Field(), _)):
            pass
        case Test(_, args):
            for arg in args:
                yield from _asked(arg)
        case _:
            pass


def _fields(expression: RecordExpression) -> set[str]:
    return {one.name for one in inside_test(expression) if isinstance(one, Field)}
