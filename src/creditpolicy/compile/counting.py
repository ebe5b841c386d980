"""Rows, or records read before, go through the generated pass and become measures."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, cast

from attrs import define, field, frozen

from creditpolicy.compile.forest import Branch, Forest, upward
from creditpolicy.compile.helpers import RECORD_NAMES
from creditpolicy.compile.plan import CountBeside, MeasurePlan
from creditpolicy.compile.records import RecordCode, adds, record_code
from creditpolicy.compile.source import FILE, Line, Writer, code_of
from creditpolicy.compile.usual import (
    COMMON,
    DAYS,
    MOST,
    STATUS,
    STATUSES,
    UNUSUAL,
    Layouts,
    Unusual,
    clean,
    read_day,
    read_day_or_blank,
    text_of,
    upper,
)
from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, found
from creditpolicy.evaluate.measures import Key, MeasureTable, Result, aggregate
from creditpolicy.evidence.bind import (
    Binder,
    Columns,
    Table,
    bind,
    bind_one,
    binder_of,
    department_by_any_name,
    foreign,
    formers,
    missing_columns,
)
from creditpolicy.evidence.readers.objects import read_object, read_objects
from creditpolicy.evidence.records import Evidence, Record, Status
from creditpolicy.evidence.rows import Reading, Row
from creditpolicy.policy.core.scores import DEPARTMENT
from creditpolicy.policy.facts import Value
from creditpolicy.policy.filing import filers
from creditpolicy.policy.policy import Policy

Rows = list[Mapping[str, object]]
Open = tuple[int, str, Any, int]
"""A record of which nobody can say: the branch, its department, its place, the year."""
_FILE = "Python"
_REJECTED = STATUSES[Status.REJECTED]


@frozen
class Counted:
    """The measures, as the pass left them, and what was found on the way.

    `state`: by measure a number for each key, or a list of values; `waiting`: how many records
    await approval and would count.
    """

    state: tuple[Any, ...]
    open: tuple[Open, ...]
    diagnostics: tuple[Diagnostic, ...]
    rows: int
    refused: int
    waiting: int


@define
class _Pass:
    """One pass: the rows that the reference reads, and what it makes of them.

    `kinds`: by the number of such a row its kind, "" where it has none.
    """

    binder: Binder | None = None
    records: list[Record] = field(factory=list[Record])
    kinds: dict[int, str] = field(factory=dict[int, str])


@frozen
class Counter:
    """The generated pass of one policy with its assumptions; safe to use from several threads."""

    policy: Policy
    code: RecordCode
    lines: tuple[Line, ...]
    constants: dict[str, object]
    shown: dict[str, str]
    layouts: Layouts

    @property
    def forest(self) -> Forest:
        return self.code.forest

    @property
    def plans(self) -> tuple[MeasurePlan, ...]:
        return self.code.plans

    def _run(self, name: str) -> Callable[..., Any]:
        return cast("Callable[..., Any]", self.constants[name])

    def rows(self, rows: Rows, as_of: date | None, *, pending: bool) -> Counted:
        """What the rows come to; the reference reads those that are unusual."""
        one = _Pass()
        state, open_ = self.code.fresh_state(), list[Open]()
        ids: tuple[list[str], ...] = tuple([] for _ in self.policy.kinds)
        cutoff, most = as_of or self.policy.period[1], 2 if pending else 1
        unusual = self._unusual(one, ids)
        waiting, short = self._run("rows")(rows, state, as_of, cutoff, most, unusual, ids, open_)
        repeated = any(len(set(of)) < len(of) for of in ids)
        if repeated or (open_ and one.binder):
            return self.evidence(bind(self.policy, read_objects(rows)), as_of, pending=pending)
        if one.records:
            waiting += self._run("records")(one.records, state, as_of, cutoff, most, open_)
        self._run("finish")(state, cutoff, open_)
        refused = one.binder.refused if one.binder else 0
        problems = self._problems(rows, one, refused, short=short)
        return Counted(state, tuple(open_), problems, len(rows), refused, waiting)

    def evidence(self, evidence: Evidence, as_of: date | None, *, pending: bool) -> Counted:
        """What records that were read before come to."""
        state, open_ = self.code.fresh_state(), list[Open]()
        cutoff, most = as_of or self.policy.period[1], 2 if pending else 1
        waiting = 0
        for records in evidence.records.values():
            waiting += self._run("records")(records, state, as_of, cutoff, most, open_)
        self._run("finish")(state, cutoff, open_)
        of = evidence
        return Counted(state, tuple(open_), of.diagnostics, of.rows, of.refused, waiting)

    def _unusual(
        self, one: _Pass, ids: tuple[list[str], ...]
    ) -> Callable[[int, Mapping[str, object]], None]:
        def read(at: int, row: Mapping[str, object]) -> None:
            if one.binder is None:
                one.binder = binder_of(self.policy)
            reading = read_object(row, _FILE, at)
            one.kinds[at] = self._kind(reading)
            record = bind_one(reading, one.binder)
            if record is None:
                return
            one.records.append(record)
            place = self._place(record.kind)
            if record.id and STATUSES[record.status] < _REJECTED:
                ids[place].append(record.id)

        return read

    def _kind(self, reading: Reading) -> str:
        cells = reading.cells if isinstance(reading, Row) else {}
        kind = cells.get("材料") or cells.get("kind", "")
        return kind if kind in self.policy.kind_by_name else ""

    def _place(self, kind: str) -> int:
        return cast("dict[str, int]", self.constants["KINDS"])[kind]

    def _problems(
        self, rows: Rows, one: _Pass, refused: int, *, short: bool
    ) -> tuple[Diagnostic, ...]:
        """What the reference would say of all rows, in its order."""
        if not rows or (rows and refused == len(rows)):
            return bind(self.policy, read_objects(rows)).diagnostics
        problems = [] if one.binder is None else list(one.binder.problems)
        if short or one.binder is not None:
            problems.extend(missing_columns(self.policy, self._seen(rows, one)))
        problems.extend(foreign(self.policy, one.records))
        return tuple(problems)

    def _seen(self, rows: Rows, one: _Pass) -> dict[Table, Columns]:
        """The columns of each kind, kinds in the order in which they came."""
        seen: dict[Table, Columns] = {}
        for at, row in enumerate(rows, 1):
            kind = one.kinds.get(at)
            names = () if kind is not None else tuple(row)
            kind = str(row["材料"]) if kind is None else kind
            if kind:
                table = seen.setdefault((_FILE, "", kind), Columns(Cell(_FILE, 1)))
                table.names.update(names)
        for key, columns in (one.binder.seen if one.binder else {}).items():
            seen[key].names.update(columns.names)
        return seen

    def undecided(self, counted: Counted) -> list[frozenset[str]]:
        """For each measure the departments that have a record of which nobody can say."""
        return [
            frozenset(department for department, _ in self._open_at(end, counted))
            for end in self.forest.ends
        ]

    def problems(self, counted: Counted) -> list[Diagnostic]:
        """What is to be said of such records, in the reference's order."""
        if not counted.open:
            return []
        found_: dict[Diagnostic, None] = {}
        for end in self.forest.ends:
            for problem in self._problems_at(end, counted):
                found_[problem] = None
        return list(found_)

    def _problems_at(self, branch: Branch | None, counted: Counted) -> list[Diagnostic]:
        if branch is None:
            return []
        problems = self._problems_at(branch.above, counted)
        if branch.other is not None:
            problems = list(dict.fromkeys((*problems, *self._problems_at(branch.other, counted))))
        own = (one for one in counted.open if one[0] == branch.number)
        return [*problems, *(_unknown_year(one) for one in own)]

    def _open_at(self, branch: Branch, counted: Counted) -> Iterable[tuple[str, int]]:
        """The departments of open records at a branch, with the branch that left them open."""
        if not counted.open:
            return
        for one in upward(branch):
            for number, department, _, _ in counted.open:
                if number == one.number:
                    yield department, number
            if one.other is None:
                continue
            beside = list(self._open_at(one.other, counted))
            yield from beside
            if beside and isinstance(one.step, CountBeside) and DEPARTMENT not in one.step.keys:
                yield from self._all_at(one, counted)

    def _all_at(self, branch: Branch, counted: Counted) -> Iterable[tuple[str, int]]:
        """An open record of one department may decide for all whose records wait here."""
        place = self.code.state.index(f"w{branch.number}")
        names = sorted(self.code.columns[branch.number])
        at = names.index(DEPARTMENT) + 2
        for record in counted.state[place]:
            yield record[at], branch.number

    def tables(self, counted: Counted) -> dict[str, MeasureTable]:
        """The measures as the reference has them."""
        undecided = self.undecided(counted)
        return {
            plan.measure.name: MeasureTable(
                _values(plan, counted.state[place], self.policy),
                aggregate(plan.measure.aggregate, ()),
                undecided[place],
            )
            for place, plan in enumerate(self.plans)
        }


def _values(plan: MeasurePlan, state: dict[Any, Any], policy: Policy) -> dict[Key, Result]:
    how = plan.measure.aggregate
    added = adds(plan, policy)
    return {
        key if isinstance(key, tuple) else (key,): (
            Fraction(value) if added else aggregate(how, value)
        )
        for key, value in state.items()
    }


def _unknown_year(one: Open) -> Diagnostic:
    _, _, at, year = one
    place = Cell(_FILE, at, "日期") if isinstance(at, int) else at.at("日期")
    return found(codes.UNKNOWN_YEAR, place, year=str(year))


def counter_of(policy: Policy, given: dict[str, Value]) -> Counter:
    """Generates the pass of a policy, its assumptions having these values."""
    constants = _names(policy)
    writer = Writer(constants)
    code = record_code(policy, writer, given)
    code.write()
    names = tuple(
        frozenset(column.name for column in kind.columns) | COMMON for kind in policy.kinds
    )
    layouts = Layouts(names, tuple({} for _ in names))
    constants |= {"LAYOUTS": layouts.known, "layout": layouts.read}
    text = code_of(writer.lines)
    exec(compile(text, FILE.format("records"), "exec"), constants)  # noqa: S102 -- our own text: policies are in it as quoted literals only
    return Counter(policy, code, tuple(writer.lines), constants, writer.shown, layouts)


def _names(policy: Policy) -> dict[str, object]:
    named, former = filers(policy), formers(policy)
    known = {n: own for n, own in department_by_any_name(policy).items() if n not in former}
    return RECORD_NAMES | {
        "KINDS": {kind.name: place for place, kind in enumerate(policy.kinds)},
        "DEPARTMENTS": tuple(
            {any_: own for any_, own in known.items() if own in named.get(kind.name, ())}
            for kind in policy.kinds
        ),
        "OPEN": object(),
        "DAYS": DAYS,
        "MOST": MOST,
        "STATUS": STATUS,
        "STATUSES": STATUSES,
        "UNUSUAL": UNUSUAL,
        "Unusual": Unusual,
        "clean": clean,
        "read_day": read_day,
        "read_day_or_blank": read_day_or_blank,
        "text_of": text_of,
        "upper": upper,
    }
