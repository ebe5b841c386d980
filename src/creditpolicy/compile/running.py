"""A session that runs: records come, change and go one at a time, and every score is current."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from attrs import define, field

from creditpolicy.compile.bags import BagTable, best, hold
from creditpolicy.compile.counting import Counted, record_names
from creditpolicy.compile.engine import Engine
from creditpolicy.compile.figure_helpers import Long
from creditpolicy.compile.forest import forest_of
from creditpolicy.compile.measured import is_text
from creditpolicy.compile.plan import measure_plans
from creditpolicy.compile.records import adds
from creditpolicy.compile.running_code import RunningCode
from creditpolicy.compile.source import Writer, run_code
from creditpolicy.compile.usual import STATUSES, UNUSUAL
from creditpolicy.diagnostics.catalog import sessions as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.records import Record
from creditpolicy.evidence.rows import short
from creditpolicy.policy.core.values import Mark
from creditpolicy.values.exact import exact_text

At = tuple[int, str]
"""What tells a record from every other: the place of its kind, and its 编号."""


class Kept(NamedTuple):
    """A record of the session: its status, and its cells in the order of its kind."""

    status: int
    cells: tuple[Any, ...]

    @property
    def known_on(self) -> date:
        """The day on which it came on file: that of filing, or of the fact where that is blank."""
        day: date = self.cells[2] or self.cells[1]
        return day


class Taken(NamedTuple):
    """A record that was read, and what tells it from others."""

    at: At
    record: Kept


@define
class Running:
    """The state of a session; `code` has its generated functions.

    `sure`: the measures, while there is no record of which nobody can say.
    """

    engine: Engine
    code: RunningCode
    functions: dict[str, Any]
    changes: tuple[Any, ...]
    as_of: date | None
    cutoff: date
    most: int
    state: list[Any]
    sure: Counted
    open: Tally[Any] = field(factory=Tally[Any])
    kept: dict[At, Kept] = field(factory=dict[At, Kept])

    @property
    def departments(self) -> dict[str, str]:
        """Every name of a department, with the one that counts."""
        return self.engine.departments

    def read(self, row: Mapping[str, object]) -> Taken | tuple[Diagnostic, ...]:
        """The record of a row; or what is wrong with it."""
        try:
            kind, status, id_, cells = self.functions["read"](row)
        except UNUSUAL:
            return self._by_reference(row)
        return Taken((kind, id_), Kept(status, cells))

    def _by_reference(self, row: Mapping[str, object]) -> Taken | tuple[Diagnostic, ...]:
        evidence = bind(self.engine.policy, read_objects([row]))
        for of in evidence.records.values():
            return self.kept_of(of[0])
        return evidence.diagnostics

    def kept_of(self, record: Record) -> Taken:
        place: int = self.functions["KINDS"][record.kind]
        kind = self.engine.policy.kinds[place]
        names = ("部门", "日期", "报送日期", *(column.name for column in kind.columns))
        cells = tuple(record.values[name] for name in names)
        return Taken((place, record.id), Kept(STATUSES[record.status], cells))

    def take(self, row: Mapping[str, object]) -> tuple[Diagnostic, ...]:
        """Adds the record of a row, in place of the one with its 编号; or says what is wrong."""
        read = self.read(row)
        if not isinstance(read, Taken):
            return read
        if not read.at[1]:
            return (found(codes.NO_ID),)
        self.put(*read)
        return ()

    def withdraw(self, kind: str, id_: str) -> tuple[Diagnostic, ...]:
        """Takes back the record of that kind and 编号, or says that there is none."""
        place = self.functions["KINDS"].get(kind)
        if place is not None and self.drop((place, id_)):
            return ()
        return (found(codes.NOT_THERE, kind=short(kind), id=short(id_)),)

    def put(self, at: At, record: Kept) -> None:
        """Adds a record, in place of the one with its 编号."""
        self.drop(at)
        self.kept[at] = record
        self.change(at, record, 1)

    def drop(self, at: At) -> bool:
        """Takes a record back; whether there was one."""
        before = self.kept.pop(at, None)
        if before is not None:
            self.change(at, before, -1)
        return before is not None

    def change(self, at: At, record: Kept, sign: int) -> None:
        run = self.as_of, self.cutoff, self.most, self.open
        self.changes[at[0]](at, record.cells, record.status, sign, self.state, run)

    def figure(self, name: str, key: tuple[str, ...]) -> Fraction | Mark:
        """A figure as it is now."""
        engine = self.engine
        try:
            return engine.quick((name, key), self._counted())
        except Long:
            rows: list[Mapping[str, object]] = list(self.rows())
            pending = self.most > 1
            return engine.figure((name, key), engine.counted(rows, self.as_of, pending=pending))

    def _counted(self) -> Counted:
        state: list[Any] = self.state
        if not self.open:
            return self.sure
        open_ = [one for one, count in self.open.items() if count > 0]
        if open_:
            state = [
                self._listed(name, of) for name, of in zip(self.code.state, state, strict=True)
            ]
        return Counted(tuple(state), open_, (), len(self.kept), 0, 0)

    def _listed(self, name: str, of: Any) -> Any:
        """What waits beside others, as a plain list."""
        if name[0] != "w" or isinstance(next(iter(of.values()), None), list):
            return of
        return [record for records in of.values() for record in records]

    def rows(self) -> Iterator[dict[str, str]]:
        """The records as rows of texts, in the order in which they came."""
        words = {1: "核定", 2: "待核", 3: "退回"}
        for (place, id_), record in self.kept.items():
            kind = self.engine.policy.kinds[place]
            names = ("部门", "日期", "报送日期", *(column.name for column in kind.columns))
            cells = {n: _text(cell) for n, cell in zip(names, record.cells, strict=True)}
            yield {"编号": id_, "材料": kind.name, "状态": words[record.status]} | cells


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case date():
            return cell.isoformat()
        case Fraction() | int():
            return exact_text(Fraction(cell))
        case _:
            return str(cell)


def running(engine: Engine, as_of: date | None, *, pending: bool) -> Running:
    """An empty session."""
    policy = engine.policy
    plans = measure_plans(policy)
    functions: dict[str, Any] = record_names(policy) | {"hold": hold, "best": best}
    writer = Writer(functions)
    code = RunningCode(policy, writer, engine.given, plans, forest_of(plans))
    code.write()
    run_code(writer.lines, "session", functions)
    changes = tuple(functions[f"change{place}"] for place in range(len(policy.kinds)))
    cutoff, most = as_of or policy.period[1], 2 if pending else 1
    state = [_empty(code, name) for name in code.state]
    sure = Counted(tuple(state), [], (), 0, 0, 0)
    return Running(engine, code, functions, changes, as_of, cutoff, most, state, sure)


def _empty(code: RunningCode, name: str) -> Any:
    if name[0] != "m":
        return {}
    plan = code.plans[int(name[1:])]
    if adds(plan, code.policy):
        empty: defaultdict[Any, int] = defaultdict(int)
        return empty
    return BagTable(plan.measure.aggregate, is_text(plan, code.policy))
