"""Code that lets one record come or go: what it changes in the measures, and nothing else.

`read` makes a record of a row; `change` adds it (`sign` 1) or takes it back (-1). Where records
wait for others, a function of its own goes on with each one that is released. The state and the
day stand beside the functions, under the names that these use: there is nothing to be handed on.
A record is its status, and its cells in the order of its kind.
"""

from creditpolicy.compile.cells import kind_cells, say_cells
from creditpolicy.compile.conditions import Cell, Tests
from creditpolicy.compile.forest import Branch, waiting_order
from creditpolicy.compile.measured import stays_open
from creditpolicy.compile.plan import CountBeside, MeasurePlan
from creditpolicy.compile.records import RecordCode, adds, key_tuple, waiting_record
from creditpolicy.policy.core.records import Keep
from creditpolicy.policy.core.scores import DEPARTMENT
from creditpolicy.policy.facts import Kind


class RunningCode(RecordCode):
    """Writes the functions of a running session."""

    def write(self) -> None:
        for kind in self.policy.kinds:
            root = self.forest.kinds.get(kind.name)
            if root is not None:
                self._note_kind(root, kind)
        self._read()
        for place, kind in enumerate(self.policy.kinds):
            self._change(place, kind)
        for branch in waiting_order(self.forest):
            self._released(branch)

    @property
    def state(self) -> list[str]:
        """Behind it what waits beside others once more, by department, where that is asked."""
        asked = (one.number for one in self.forest.branches if may_open(one))
        return [*super().state, *(f"d{number}" for number in asked)]

    def _unpack(self) -> None:
        """Nothing: the state is there."""

    def _read(self) -> None:
        with self.writer.block("def read(row):"):
            self.writer.say('kind = KINDS[row["材料"]]')
            with self.writer.block("if row.__class__ is not dict:"):
                self.writer.say("raise TypeError")
            self._dispatch(0, len(self.policy.kinds), self._read_kind)

    def _read_kind(self, place: int) -> None:
        kind = self.policy.kinds[place]
        cells = kind_cells(kind, self.policy.period, checked=True)
        say_cells(self.writer, kind, place, alone=True)
        names = ", ".join(cell.name for cell in cells.values())
        self.writer.say(f"return ({place}, id), (status, {names})")

    def _change(self, place: int, kind: Kind) -> None:
        root = self.forest.kinds.get(kind.name)
        with self.writer.block(f"def change{place}(at, record, sign):"):
            cells = kind_cells(kind, self.policy.period, checked=False)
            names = ", ".join(cell.name for cell in cells.values())
            self.writer.say(f"status, {names} = record")
            self._counted(root, kind, cells)

    def _say_waiting(self) -> None:
        """Nobody asks a session how many records wait."""

    def _count(self, number: int, keys: tuple[str, ...], tests: Tests) -> None:
        key = key_tuple([tests.cells[name].name for name in keys])
        self.writer.say(f"beside{number}({key}, sign)")

    def _note_open(self, branch: Branch, tests: Tests) -> None:
        department = tests.cells["部门"].name
        self.writer.say(f"open[{branch.number}, {department}, at, error.year] += sign")

    def _beside(self, branch: Branch, keys: tuple[str, ...], tests: Tests) -> None:
        self.columns[branch.number] = tests.cells
        number = branch.number
        key = key_tuple([tests.cells[name].name for name in keys])
        self.writer.say(f"record, key = {self._waiting_record(tests)}, {key}")
        self.writer.say(f"hold(w{number}, key, record, sign)")
        if may_open(branch):
            self.writer.say(f"hold(d{number}, {tests.cells[DEPARTMENT].name}, record, sign)")
        self.writer.say(f"after{number}(record, n{number}.get(key, 0), sign)")

    def _dedup(
        self, branch: Branch, keys: tuple[str, ...], keep: Keep | None, tests: Tests
    ) -> None:
        self.columns[branch.number] = tests.cells
        number = branch.number
        key = key_tuple([tests.cells[name].name for name in keys])
        better = self._better(branch, keep, tests.cells)
        record = self._waiting_record(tests)
        self.writer.say(f"gone, come = best(w{number}, {key}, {record}, sign, {better})")
        with self.writer.block("if gone is not None:"):
            self.writer.say(f"after{number}(gone, 0, -1)")
        with self.writer.block("if come is not None:"):
            self.writer.say(f"after{number}(come, 0, 1)")

    def _waiting_record(self, tests: Tests) -> str:
        """A record that waits has its 编号 with it, which decides among equals."""
        self.writer.say("id = at[1]")
        return waiting_record(tests.cells)

    def _add_up(self, place: int, plan: MeasurePlan, key: str, value: str) -> None:
        if adds(plan, self.policy):
            more = "sign" if value == "1" else f"sign * {value}"
            self.writer.say(f"m{place}[{key}] += {more}")
        else:
            self.writer.say(f"m{place}.change({key}, {value}, sign)")

    def _released(self, branch: Branch) -> None:
        cells, number = self.columns[branch.number], branch.number
        names = ", ".join(["at", "id", *(cells[name].name for name in sorted(cells))])
        with self.writer.block(f"def after{number}(record, count, sign):"):
            self.writer.say(f"{names}, = record")
            tests = self._tests({n: Cell(c.name, c.none, c.empty) for n, c in cells.items()})
            if isinstance(branch.step, CountBeside):
                cell = Cell("count", none=False, empty=False)
                tests = tests.with_cell(branch.step.name, cell)
            self._body(branch, tests)
        if isinstance(branch.step, CountBeside):
            self._changed_count(number)

    def _changed_count(self, number: int) -> None:
        """Another one beside: the records with these keys are told, whoever they are."""
        with self.writer.block(f"def beside{number}(key, sign):"):
            self.writer.say(f"before = n{number}.get(key, 0)")
            self.writer.say(f"n{number}[key] = before + sign")
            with self.writer.block(f"for record in [*w{number}.get(key, ())]:"):
                self.writer.say(f"after{number}(record, before, -1)")
                self.writer.say(f"after{number}(record, before + sign, 1)")


def may_open(branch: Branch) -> bool:
    """Whether an open record of one department may leave all open whose records wait here."""
    step = branch.step
    return branch.looks_across and isinstance(step, CountBeside) and stays_open(step.other)
