"""Code for one pass over the records: what each one adds to the measures.

`rows` reads cells as they come and leaves what is unusual to the reference; `records` takes what
was read before; `finish` goes on where all records had to be seen first.
"""

from collections.abc import Callable

from creditpolicy.compile.cells import kind_cells, say_row
from creditpolicy.compile.conditions import Cell, Tests
from creditpolicy.compile.forest import Branch, Forest, forest_of, waiting_order
from creditpolicy.compile.helpers import better
from creditpolicy.compile.plan import (
    CountBeside,
    Dedup,
    Extend,
    Filter,
    MeasurePlan,
    may_stay_open,
    measure_plans,
    origin_of,
)
from creditpolicy.compile.source import Writer
from creditpolicy.policy.core.records import Keep, RecordExpression
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.facts import Column, ColumnType, Kind, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import define, field

COMMON = ("部门", "日期", "报送日期")


@define
class RecordCode:
    """Writes the functions; `forest` holds what all measures ask."""

    policy: Policy
    writer: Writer
    given: dict[str, Value]
    plans: tuple[MeasurePlan, ...]
    forest: Forest
    kind_of: dict[int, Kind] = field(factory=dict[int, Kind])
    columns: dict[int, dict[str, Cell]] = field(factory=dict[int, dict[str, Cell]])

    def write(self) -> None:
        for kind in self.policy.kinds:
            root = self.forest.kinds.get(kind.name)
            if root is not None:
                self._note_kind(root, kind)
        self._fresh()
        self._rows()
        self._records()
        self._finish()

    def _note_kind(self, root: Branch, kind: Kind) -> None:
        left = [root]
        while left:
            branch = left.pop()
            self.kind_of[branch.number] = kind
            left.extend(branch.below.values())

    @property
    def state(self) -> list[str]:
        """What the pass fills: measures, then what waits, then counters."""
        names = [f"m{place}" for place in range(len(self.plans))]
        for branch in self.forest.branches:
            if branch.waits:
                names.append(f"w{branch.number}")
            if branch.other is not None:
                names.append(f"n{branch.number}")
        return names

    def _fresh(self) -> None:
        made = "".join(f"{self._empty(name)}, " for name in self.state)
        with self.writer.block("def fresh():"):
            self.writer.say(f"return ({made})")

    def _empty(self, name: str) -> str:
        number = int(name[1:])
        if name[0] == "w":
            step = self.forest.branches[number].step
            return "[]" if isinstance(step, CountBeside) else "{}"
        if name[0] == "n" or adds(self.plans[number], self.policy):
            return "defaultdict(int)"
        return "{}"

    def _unpack(self) -> None:
        if self.state:
            self.writer.say(f"{', '.join(self.state)}, = state")

    def _rows(self) -> None:
        given = "of, at, state, as_of, cutoff, most, texts, left, strangers, invalid, ids, open"
        head = f"def rows({given}):"
        with self.writer.block(head):
            self._unpack()
            self.writer.say("waiting = 0")
            self.writer.say("short = False")
            self.writer.say("careful = texts is None")
            with self.writer.block("for row in of:"):
                self.writer.say("at += 1")
                with self.writer.block("try:"):
                    self.writer.say('kind = KINDS[row["材料"]]')
                    with self.writer.block("if row.__class__ is not dict:"):
                        self.writer.say("raise TypeError")
                with self.writer.block("except UNUSUAL:"):
                    self.writer.say("left.append(at)")
                    self.writer.say("continue")
                self._dispatch(0, len(self.policy.kinds), self._row_of_kind)
            self.writer.say("return waiting, short")

    def _dispatch(self, low: int, high: int, each: Callable[[int], None]) -> None:
        """The code of each kind, found by halves."""
        if high - low == 1:
            each(low)
        elif high > low:
            middle = (low + high) // 2
            with self.writer.block(f"if kind < {middle}:"):
                self._dispatch(low, middle, each)
            with self.writer.block("else:"):
                self._dispatch(middle, high, each)

    def _row_of_kind(self, place: int) -> None:
        kind = self.policy.kinds[place]
        root = self.forest.kinds.get(kind.name)
        if root is None:
            self.writer.say("left.append(at)")
            return
        say_row(self.writer, kind, place)
        self._counted(root, kind, kind_cells(kind, self.policy.period, checked=True))

    def _counted(self, root: Branch | None, kind: Kind, cells: dict[str, Cell]) -> None:
        day = cells[kind.dated_by].name
        start, end = (self.writer.constant(one) for one in self.policy.period)
        dated = f"{day} is not None and " * cells[kind.dated_by].none
        known = f"as_of is None or ({cells['报送日期'].name} or {cells['日期'].name}) <= as_of"
        with self.writer.block(f"if {dated}{start} <= {day} <= {end} and ({known}):"):
            with self.writer.block("if status <= most:"):
                if root is not None:
                    self._body(root, self._tests(cells))
            self._say_waiting()

    def _say_waiting(self) -> None:
        with self.writer.block("elif status == 2:"):
            self.writer.say("waiting += 1")

    def _tests(self, cells: dict[str, Cell]) -> Tests:
        return Tests(self.writer, self.given, cells)

    def _records(self) -> None:
        with self.writer.block("def records(of, state, as_of, cutoff, most, open):"):
            self._unpack()
            self.writer.say("waiting = 0")
            with self.writer.block("for record in of:"):
                self.writer.say("kind = KINDS[record.kind]")
                self.writer.say("status = STATUSES[record.status]")
                self.writer.say("at = record")
                self.writer.say("id = record.id")
                self.writer.say("cells = record.values")
                self._dispatch(0, len(self.policy.kinds), self._record_of_kind)
            self.writer.say("return waiting")

    def _record_of_kind(self, place: int) -> None:
        kind = self.policy.kinds[place]
        root = self.forest.kinds.get(kind.name)
        cells = kind_cells(kind, self.policy.period, checked=False)
        for name, cell in cells.items():
            self.writer.say(f"{cell.name} = cells[{name!r}]")
        self._counted(root, kind, cells)

    def _body(self, branch: Branch, tests: Tests) -> None:
        """What is done with a record at a branch, and below it."""
        before = len(self.writer.lines)
        for number, keys in branch.counters:
            self._count(number, keys, tests)
        for place, plan in branch.measures:
            self._measure(place, plan, tests)
        for below in branch.below.values():
            self._step(below, tests)
        if len(self.writer.lines) == before:
            self.writer.say("pass")

    def _step(self, branch: Branch, tests: Tests) -> None:
        match branch.step:
            case Filter(test):
                self._filter(branch, test, tests)
            case Extend(name, value):
                self._extend(branch, name, value, tests)
            case Dedup(keys, keep):
                self._dedup(branch, keys, keep, tests)
            case CountBeside(_, _, keys):
                self._beside(branch, keys, tests)
            case None:
                pass

    def _count(self, number: int, keys: tuple[str, ...], tests: Tests) -> None:
        """One more for a step elsewhere that counts."""
        self.writer.say(f"key = {key_tuple([tests.cells[name].name for name in keys])}")
        self.writer.say(f"n{number}[key] += 1")

    def _beside(self, branch: Branch, keys: tuple[str, ...], tests: Tests) -> None:
        """The record waits until all are counted that it is compared with."""
        del keys
        self.columns[branch.number] = tests.cells
        self.writer.say(f"w{branch.number}.append({waiting_record(tests.cells)})")

    def _filter(self, branch: Branch, test: RecordExpression, tests: Tests) -> None:
        with self.writer.clause(origin_of(test)):
            condition = tests.holds(test)
            if may_stay_open(test):
                self._guarded(branch, f"holds = {condition}", "holds = False", tests)
                condition = "holds"
            with self.writer.block(f"if {condition}:"):
                self._body(branch, tests)

    def _guarded(self, branch: Branch, value: str, other: str, tests: Tests) -> None:
        """The value, or the other where the calendar ends before it; then it is noted."""
        with self.writer.block("try:"):
            self.writer.say(value)
        with self.writer.block("except UnknownYear as error:"):
            self._note_open(branch, tests)
            self.writer.say(other)

    def _note_open(self, branch: Branch, tests: Tests) -> None:
        department = tests.cells["部门"].name
        self.writer.say(f"open.append(({branch.number}, {department}, at, error.year))")

    def _extend(self, branch: Branch, name: str, value: RecordExpression, tests: Tests) -> None:
        cell = Cell(self.writer.fresh("x"))
        text = tests.value(value)
        with self.writer.clause(origin_of(value)):
            if may_stay_open(value):
                self._guarded(branch, f"{cell.name} = {text}", f"{cell.name} = OPEN", tests)
                with self.writer.block(f"if {cell.name} is not OPEN:"):
                    self._body(branch, tests.with_cell(name, cell))
                return
            self.writer.say(f"{cell.name} = {text}")
            self._body(branch, tests.with_cell(name, cell))

    def _dedup(
        self, branch: Branch, keys: tuple[str, ...], keep: Keep | None, tests: Tests
    ) -> None:
        self.columns[branch.number] = tests.cells
        number = branch.number
        self.writer.say(f"key = {key_tuple([tests.cells[name].name for name in keys])}")
        self.writer.say(f"record = {waiting_record(tests.cells)}")
        self.writer.say(f"other = w{number}.get(key)")
        better = self._better(branch, keep, tests.cells)
        with self.writer.block(f"if other is None or {better}(record, other):"):
            self.writer.say(f"w{number}[key] = record")

    def _better(self, branch: Branch, keep: Keep | None, cells: dict[str, Cell]) -> str:
        """The name of the function that says which of two records with equal keys is kept."""
        names = sorted(cells)
        column = None if keep is None else self.kind_of[branch.number].column(keep.field)
        levels = column.values if column and column.type is ColumnType.LEVEL else ()
        place = None if keep is None else names.index(keep.field) + 2
        highest = keep is None or keep.highest
        function = better(names.index("日期") + 2, place, levels, highest=highest)
        said = f"better(keep={keep and keep.field!r}, highest={highest})"
        return self.writer.named("better", function, said)

    def _measure(self, place: int, plan: MeasurePlan, tests: Tests) -> None:
        measure, cells = plan.measure, tests.cells
        department = cells["部门"].name
        key = department
        with self.writer.clause(measure.origin):
            if measure.per:
                parts = [f"str({cells[name].name})" for name in measure.per]
                self.writer.say(f"key = {key_tuple([department, *parts])}")
                key = "key"
            value = "1" if measure.column is None else cells[measure.column].name
            blank = measure.column is not None and cells[measure.column].none
            if blank and adds(plan, self.policy):
                value = f"({value} or 0)"
            self._add_up(place, plan, key, value)

    def _add_up(self, place: int, plan: MeasurePlan, key: str, value: str) -> None:
        if adds(plan, self.policy):
            self.writer.say(f"m{place}[{key}] += {value}")
        else:
            self.writer.say(f"m{place}.setdefault({key}, []).append({value})")

    def _finish(self) -> None:
        with self.writer.block("def finish(state, cutoff, open):"):
            self._unpack()
            before = len(self.writer.lines)
            for branch in waiting_order(self.forest):
                self._released(branch)
            if len(self.writer.lines) == before:
                self.writer.say("pass")

    def _released(self, branch: Branch) -> None:
        cells, number = self.columns[branch.number], branch.number
        records = f"w{number}" if isinstance(branch.step, CountBeside) else f"w{number}.values()"
        names = ", ".join(["at", "id", *(cells[name].name for name in sorted(cells))])
        with self.writer.block(f"for {names} in {records}:"):
            tests = self._tests({n: _unchecked(c) for n, c in cells.items()})
            if isinstance(branch.step, CountBeside):
                key = key_tuple([cells[name].name for name in branch.step.keys])
                cell = Cell(self.writer.fresh("x"), none=False, empty=False)
                self.writer.say(f"{cell.name} = n{number}.get({key}, 0)")
                tests = tests.with_cell(branch.step.name, cell)
            self._body(branch, tests)


def waiting_record(cells: dict[str, Cell]) -> str:
    """A record as it waits: where it stood, its 编号, its cells in the order of their names."""
    return key_tuple(["at", "id", *(cells[name].name for name in sorted(cells))])


def _unchecked(cell: Cell) -> Cell:
    """The same, as both functions leave it."""
    return Cell(cell.name, cell.none, cell.empty)


def key_tuple(parts: list[str]) -> str:
    return f"({', '.join(parts)},)"


def adds(plan: MeasurePlan, policy: Policy) -> bool:
    """Whether the values are whole numbers that are added up as they come."""
    measure = plan.measure
    if measure.aggregate is Aggregate.COUNT:
        return True
    if measure.aggregate is not Aggregate.SUM or measure.column is None:
        return False
    changed = any(isinstance(s, Extend) and s.name == measure.column for s in plan.chain.steps)
    column = policy.kind_by_name[measure.kind].column(measure.column)
    return _is_whole(column) and not changed


def _is_whole(column: Column | None) -> bool:
    return column is not None and column.type is ColumnType.WHOLE


def record_code(policy: Policy, writer: Writer, given: dict[str, Value]) -> RecordCode:
    plans = measure_plans(policy)
    return RecordCode(policy, writer, given, plans, forest_of(plans))
