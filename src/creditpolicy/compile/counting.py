"""Rows, or records read before, go through the generated pass and become measures."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from attrs import frozen

from creditpolicy.compile.forest import Branch, Forest, upward
from creditpolicy.compile.helpers import RECORD_NAMES
from creditpolicy.compile.leftover import FILE, Rows, leftover
from creditpolicy.compile.plan import MeasurePlan
from creditpolicy.compile.records import RecordCode, adds, record_code
from creditpolicy.compile.source import Line, Writer, run_code
from creditpolicy.compile.usual import (
    DAYS,
    DAYS_OR_BLANK,
    STATUS,
    STATUSES,
    TEXTS,
    UNUSUAL,
    Layouts,
    Unusual,
    are_clean,
    clean,
    text_of,
    upper,
)
from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, found
from creditpolicy.evaluate.measures import Key, MeasureTable, Result, aggregate
from creditpolicy.evidence.bind import (
    Binder,
    bind,
    binder_of,
    department_by_any_name,
    formers,
)
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.core.scores import DEPARTMENT
from creditpolicy.policy.facts import Value
from creditpolicy.policy.filing import filers
from creditpolicy.policy.policy import Policy

Open = tuple[int, str, Any, int]
"""A record of which nobody can say: the branch, its department, its place, the year."""


class Counted(NamedTuple):
    """The measures, as the pass left them, and what was found on the way.

    `state`: by measure a number for each key, or a list of values; `waiting`: how many records
    await approval and would count.
    """

    state: tuple[Any, ...]
    open: list[Open]
    diagnostics: tuple[Diagnostic, ...]
    rows: int
    refused: int
    waiting: int


@frozen
class Counter:
    """The generated pass of one policy with its assumptions; safe to use from several threads."""

    policy: Policy
    code: RecordCode
    lines: tuple[Line, ...]
    constants: dict[str, Any]
    shown: dict[str, str]
    fresh: Callable[[], tuple[Any, ...]]
    binder: Binder

    @property
    def forest(self) -> Forest:
        return self.code.forest

    @property
    def plans(self) -> tuple[MeasurePlan, ...]:
        return self.code.plans

    def rows(self, rows: Rows, as_of: date | None, *, pending: bool) -> Counted:
        """What the rows come to; the reference reads those that are unusual."""
        texts: list[str] = []
        counted = self._rows(rows, as_of, texts, pending=pending)
        # Texts with blanks around them are rare, and none of them is known before all are seen.
        return counted if are_clean(texts) else self._rows(rows, as_of, None, pending=pending)

    def _rows(
        self, rows: Rows, as_of: date | None, texts: list[str] | None, *, pending: bool
    ) -> Counted:
        """`texts`: where they are gathered, to be looked through; None: each is looked at alone."""
        run, state, open_ = self.constants, self.fresh(), list[Open]()
        left, strangers = list[int](), list[tuple[int, str, str]]()
        invalid: list[tuple[int, str]] = []
        ids: list[list[str]] = [[] for _ in self.policy.kinds]
        cutoff, most = as_of or self.policy.period[1], 2 if pending else 1
        waiting, short = run["rows"](
            rows, 0, state, as_of, cutoff, most, texts, left, strangers, invalid, ids, open_
        )
        refused = 0
        problems: tuple[Diagnostic, ...] = ()
        if left or strangers or invalid or short or not rows:
            rest = leftover(self.binder, rows, left, run["NAMED"])
            for kind, more in rest.ids().items():
                ids[run["KINDS"][kind]] += more
            problems, refused = rest.problems(strangers, invalid, short=short), rest.binder.refused
            if open_ and left:
                return self._by_reference(rows, as_of, pending=pending)
            waiting += run["records"](rest.records, state, as_of, cutoff, most, open_)
        for of in ids:
            if len(of) > 1 and len(set(of)) < len(of):
                return self._by_reference(rows, as_of, pending=pending)
        if self.code.columns:
            run["finish"](state, cutoff, open_)
        return Counted(state, open_, problems, len(rows), refused, waiting)

    def _by_reference(self, rows: Rows, as_of: date | None, *, pending: bool) -> Counted:
        """Where rows share an 编号, or what is said depends on how they follow each other."""
        evidence = bind(self.policy, read_objects(rows))
        return self.evidence(evidence, as_of, pending=pending)

    def evidence(self, evidence: Evidence, as_of: date | None, *, pending: bool) -> Counted:
        """What records that were read before come to."""
        state, open_ = self.fresh(), list[Open]()
        cutoff, most = as_of or self.policy.period[1], 2 if pending else 1
        waiting = 0
        for records in evidence.records.values():
            waiting += self.constants["records"](records, state, as_of, cutoff, most, open_)
        self.constants["finish"](state, cutoff, open_)
        of = evidence
        return Counted(state, open_, of.diagnostics, of.rows, of.refused, waiting)

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
            if beside and one.looks_across:
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
    place = Cell(FILE, at, "日期") if isinstance(at, int) else at.at("日期")
    return found(codes.UNKNOWN_YEAR, place, year=str(year))


def counter_of(policy: Policy, given: dict[str, Value]) -> Counter:
    """Generates the pass of a policy, its assumptions having these values."""
    constants: dict[str, Any] = record_names(policy)
    writer = Writer(constants)
    code = record_code(policy, writer, given)
    code.write()
    run_code(writer.lines, "records", constants)
    fresh, binder = constants["fresh"], binder_of(policy)
    return Counter(policy, code, tuple(writer.lines), constants, writer.shown, fresh, binder)


def record_names(policy: Policy) -> dict[str, object]:
    """What the code of records calls."""
    named, former = filers(policy), formers(policy)
    known = {n: own for n, own in department_by_any_name(policy).items() if n not in former}
    filing = {
        f"FILERS{place}": {any_: own for any_, own in known.items() if own in named[kind.name]}
        for place, kind in enumerate(policy.kinds)
    }
    return (
        RECORD_NAMES
        | filing
        | {
            "KINDS": {kind.name: place for place, kind in enumerate(policy.kinds)},
            "DEPARTMENTS": known,
            "NAMED": named,
            "LAYOUTS": tuple(
                Layouts(frozenset(c.name for c in kind.columns)) for kind in policy.kinds
            ),
            "OPEN": object(),
            "DAYS": DAYS,
            "DAYS_OR_BLANK": DAYS_OR_BLANK,
            "TEXTS": TEXTS,
            "date": date,
            "defaultdict": defaultdict,
            "STATUS": STATUS,
            "STATUSES": STATUSES,
            "UNUSUAL": UNUSUAL,
            "Unusual": Unusual,
            "are_clean": are_clean,
            "clean": clean,
            "text_of": text_of,
            "upper": upper,
        }
    )
