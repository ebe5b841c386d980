"""A session that runs: records come, change and go one at a time, and every score is current."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import define, field

from creditpolicy.compile.bags import BagTable, best, hold, one_of_each
from creditpolicy.compile.counting import Counted, record_names
from creditpolicy.compile.engine import Engine
from creditpolicy.compile.figure_helpers import Long, value_of
from creditpolicy.compile.forest import forest_of
from creditpolicy.compile.measured import is_text
from creditpolicy.compile.open_records import At, OpenRecords
from creditpolicy.compile.plan import measure_plans
from creditpolicy.compile.records import adds
from creditpolicy.compile.running_code import RunningCode
from creditpolicy.compile.scoring import FigureOf
from creditpolicy.compile.source import Writer, run_code
from creditpolicy.compile.usual import STATUSES, UNUSUAL
from creditpolicy.diagnostics.catalog import sessions as codes
from creditpolicy.diagnostics.catalog.evidence import MISSING_COLUMN
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.records import Record
from creditpolicy.evidence.rows import short
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Mark
from creditpolicy.values.exact import exact_text

Kept = tuple[Any, ...]
"""A record of the session: its status, and its cells in the order of its kind."""


def known_on(record: Kept) -> date:
    """The day on which it came on file: that of filing, or of the fact where that is blank."""
    day: date = record[3] or record[2]
    return day


@define
class Running:
    """The state of a session; `code` has its generated functions, which stand in `functions`.

    `sure`: the measures, while there is no record of which nobody can say. `scores`: by name of a
    department the code of its score.
    """

    engine: Engine
    code: RunningCode
    functions: dict[str, Any]
    changes: tuple[Callable[[At, Kept, int], None], ...]
    as_of: date | None
    most: int
    state: list[Any]
    sure: Counted
    open: OpenRecords
    kept: dict[At, Kept] = field(factory=dict[At, Kept])
    scores: dict[str | None, FigureOf] = field(factory=dict[str | None, FigureOf])

    @property
    def departments(self) -> dict[str, str]:
        """Every name of a department, with the one that counts."""
        return self.engine.departments

    def take(self, row: Mapping[str, object]) -> tuple[Diagnostic, ...]:
        """Adds the record of a row, in place of the one with its 编号; or says what is wrong."""
        try:
            at, record = self.functions["read"](row)
        except UNUSUAL:
            return self._by_reference(row)
        if not at[1]:
            return (found(codes.NO_ID),)
        self.put(at, record)
        return self._undecided(at) if self.open else ()

    def _by_reference(self, row: Mapping[str, object]) -> tuple[Diagnostic, ...]:
        evidence = bind(self.engine.policy, read_objects([row]))
        for of in evidence.records.values():
            if not of[0].id:
                return (found(codes.NO_ID),)
            at, record = self._kept_of(of[0])
            self.put(at, record)
            said = (one for one in evidence.diagnostics if one.code is not MISSING_COLUMN)
            return (*said, *self._undecided(at))
        return evidence.diagnostics

    def _kept_of(self, record: Record) -> tuple[At, Kept]:
        place: int = self.functions["KINDS"][record.kind]
        kind = self.engine.policy.kinds[place]
        names = ("部门", "日期", "报送日期", *(column.name for column in kind.columns))
        cells = (record.values[name] for name in names)
        return (place, record.id), (STATUSES[record.status], *cells)

    def withdraw(self, kind: str, id_: str) -> tuple[Diagnostic, ...]:
        """Takes back the record of that kind and 编号, or says that there is none."""
        place = self.functions["KINDS"].get(kind)
        if place is not None and self.drop((place, id_)):
            return ()
        return (found(codes.NOT_THERE, kind=short(kind), id=short(id_)),)

    def put(self, at: At, record: Kept) -> None:
        """Adds a record, in place of the one with its 编号."""
        change, before = self.changes[at[0]], self.kept.pop(at, None)
        if before is not None:
            change(at, before, -1)
        self.kept[at] = record
        change(at, record, 1)

    def drop(self, at: At) -> bool:
        """Takes a record back; whether there was one."""
        before = self.kept.pop(at, None)
        if before is not None:
            self.changes[at[0]](at, before, -1)
        return before is not None

    def undecided(self) -> tuple[Diagnostic, ...]:
        """All records that the calendar ends before, by their kind and 编号."""
        return tuple(one for at in sorted(self.open.of) for one in self._undecided(at))

    def _undecided(self, at: At) -> tuple[Diagnostic, ...]:
        kind, id_ = self.engine.policy.kinds[at[0]].name, short(at[1])
        return tuple(
            found(codes.UNDECIDED_RECORD, kind=kind, id=id_, year=str(year))
            for year in self.open.years(at)
        )

    def move_to(self, day: date) -> None:
        """The day up to which things are seen becomes another, for whatever comes or goes now."""
        self.as_of = self.functions["as_of"] = self.functions["cutoff"] = day

    def score(self, department: str | None) -> Fraction | Mark | None:
        """The score of a department by any of its names (None: of the zone); None: none such."""
        one = None if self.open else self.scores.get(department)
        if one is None:
            return self._first_score(department)
        try:
            return value_of(*one.function(self.state, ()))
        except Long:
            return self._first_score(department)
        except Exception as error:
            self.engine.point(error, one.lines)
            raise

    def _first_score(self, department: str | None) -> Fraction | Mark | None:
        """The same, before there is code for it; that is kept, where there can be such."""
        own = None if department is None else self.departments.get(department)
        if own is None and department is not None:
            return None
        place = (names.TOTAL, ()) if own is None else (names.DEPARTMENT_SCORE, (own,))
        one = self.engine.slice(place, open_=False)
        if one is not None:
            self.scores[department] = one
        return self.figure(*place)

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
        if not self.open:
            return self.sure
        state = dict(zip(self.code.state, self.state, strict=True))
        seen = tuple(_seen(name, state) for name in state)
        return Counted(seen, self.open.one_of_each(), (), len(self.kept), 0, 0)

    def rows(self) -> Iterator[dict[str, str]]:
        """The records as rows of texts, in the order in which they came."""
        words = {1: "核定", 2: "待核", 3: "退回"}
        for (place, id_), record in self.kept.items():
            kind = self.engine.policy.kinds[place]
            names = ("部门", "日期", "报送日期", *(column.name for column in kind.columns))
            cells = {n: _text(cell) for n, cell in zip(names, record[1:], strict=True)}
            yield {"编号": id_, "材料": kind.name, "状态": words[record[0]]} | cells


def _seen(name: str, state: dict[str, Any]) -> Any:
    """Of what waits beside others, a record of each department; these may all be open."""
    return one_of_each(state.get(f"d{name[1:]}", {})) if name[0] == "w" else state[name]


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
    state, open_ = {name: _empty(code, name) for name in code.state}, OpenRecords()
    most, cutoff = 2 if pending else 1, as_of or policy.period[1]
    functions |= state | {"as_of": as_of, "cutoff": cutoff, "most": most, "open": open_}
    values = [*state.values()]
    sure = Counted(tuple(values), [], (), 0, 0, 0)
    return Running(engine, code, functions, changes, as_of, most, values, sure, open_)


def _empty(code: RunningCode, name: str) -> Any:
    if name[0] != "m":
        return {}
    plan = code.plans[int(name[1:])]
    if adds(plan, code.policy):
        empty: defaultdict[Any, int] = defaultdict(int)
        return empty
    return BagTable(plan.measure.aggregate, is_text(plan, code.policy))
