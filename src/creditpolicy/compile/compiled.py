"""A policy as code, ready to decide: rows in, exact score out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property, partial
from typing import Literal, NamedTuple, Protocol, cast, get_args

from attrs import evolve, field, frozen

from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.errors import CreditPolicyError
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.subject import own_name, unknown_subject
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy

Vouched = Literal["cells", "rows"]
"""What a program answers for: that reading would take each row; that each counts besides."""
_VOUCHED = (None, *get_args(Vouched))
Rows = Iterable[Mapping[str, object]] | Evidence
_Lean = Mapping[str, Mapping[str | None, "Callable[[object], Outcome]"]]


class Outcome(NamedTuple):
    """What rows come to.

    `score`: of the department that was asked for, else of the zone: a `Fraction` in points, or a
    `Mark`. `figures`: where no department was asked for, every figure by its name and its members,
    `figures["部门得分"]["甲局",]` among them. `diagnostics`: what was wrong with the rows, and
    reminders, as `evaluate` gives them. `rows` were read, `refused` of them could not be used, and
    `pending` of them would count if they were approved.
    """

    score: Fraction | Mark
    figures: Mapping[str, Mapping[tuple[str, ...], Fraction | Mark | str | bool]]
    diagnostics: tuple[Diagnostic, ...]
    rows: int
    refused: int
    pending: int


class _Engine(Protocol):
    """What decides; `creditpolicy.compile.engine` is loaded when the first decision is made."""

    @property
    def source(self) -> str: ...

    @property
    def departments(self) -> dict[str, str]: ...

    @property
    def lean(self) -> _Lean: ...

    @property
    def surprises(self) -> tuple[type[Exception], ...]: ...

    def source_of(self, own: str, by: Vouched) -> str: ...

    def zone(
        self, of: list[Mapping[str, object]] | Evidence, as_of: date | None, *, pending: bool
    ) -> Outcome: ...

    def department(
        self,
        of: list[Mapping[str, object]] | Evidence,
        name: str,
        as_of: date | None,
        *,
        pending: bool,
    ) -> Outcome: ...


@frozen(slots=False)
class Compiled:
    """A policy as Python code, its assumptions built in; safe to use from several threads.

    `policy`: what it was made from; `run`: the assumptions and results that it was made with. Made
    by `Policy.compiled`.
    """

    policy: Policy
    run: Run = field(repr=False)

    def decide(
        self,
        rows: Rows,
        department: str | None = None,
        *,
        as_of: date | None = None,
        pending: bool = False,
        vouched: Vouched | None = None,
    ) -> Outcome:
        """The exact score of a `department` (None: of the zone, with every figure) by these rows.

        `rows`: mappings from column to cell, as for `Policy.evaluate`, or evidence that was read
        before. `as_of`: only what was on file on that day. `pending`: as if records that await
        approval were approved. `vouched`: what the program answers for, so that a department's
        score is had without looking at it: "cells", that `Policy.read` would take each row as it
        stands; "rows", that each counts besides (docs/how-to/embed.md says what is still looked
        at). Raises CreditPolicyError for an unknown department, and for evidence that another
        policy has read.
        """
        try:
            if vouched and as_of is None and not pending:
                return self._lean[vouched][department](rows)
        except self._engine.surprises:
            pass
        require_word(vouched)
        if as_of.__class__ is not date and as_of is not None:
            _require_day(as_of)
        of = rows if isinstance(rows, Evidence) else _listed(rows)
        if isinstance(of, Evidence) and of.policy != self.policy.digest:
            raise CreditPolicyError(found(codes.OTHER_POLICY, name=self.policy.name))
        engine = self._engine
        if department is None:
            return engine.zone(of, as_of, pending=pending)
        name = engine.departments.get(department)
        if name is None:
            name = self._own(department)
        return engine.department(of, name, as_of, pending=pending)

    def decide_each(
        self,
        decisions: Iterable[tuple[str | None, Rows]],
        *,
        vouched: Vouched | None = None,
        processes: int = 1,
    ) -> list[Outcome]:
        """The outcome of each of many `decisions`, a department (None: the zone) with its rows.

        `vouched`: as for `decide`. `processes`: so many share the work, where the system can copy
        a process that runs (Linux); elsewhere one does it. Raises CreditPolicyError as `decide`
        does.
        """
        from creditpolicy.compile.each import each

        require_word(vouched)
        decide = partial(self.decide, vouched=vouched)
        listed = decisions if isinstance(decisions, list) else [*decisions]
        if vouched is None:
            return each(decide, listed, processes)
        lean, surprises = self._lean[vouched], self._engine.surprises

        def quick(rows: Rows, department: str | None) -> Outcome:
            try:
                return lean[department](rows)
            except surprises:
                return decide(rows, department)

        return each(quick, listed, processes)

    def _own(self, department: str) -> str:
        """The department's own name; raises CreditPolicyError where there is none such."""
        name = own_name(self.policy, department) or department
        problem = unknown_subject(self.policy, name, None)
        if problem is not None:
            raise CreditPolicyError(problem)
        return name

    @property
    def source(self) -> str:
        """The generated code to be read, each clause of the policy above the lines made from it."""
        return self._engine.source

    def source_of(self, department: str, *, vouched: Vouched = "cells") -> str:
        """The code for a `department`'s rows that are `vouched` for; "" where there is none.

        There is none where a score rests on other departments' records, or on records beside
        others: such rows are read in full. Raises CreditPolicyError for an unknown department.
        """
        return self._engine.source_of(self._own(department), vouched)

    def __reduce__(self) -> tuple[object, ...]:
        """What a copy in another process is made from: the code is made again."""
        return Compiled, (self.policy, self.run)

    @cached_property
    def _lean(self) -> _Lean:
        return self._engine.lean

    @cached_property
    def _engine(self) -> _Engine:
        from creditpolicy.compile.engine import Engine

        return cast("_Engine", Engine(self.policy, evolve(self.run, as_of=None, pending=False)))


def _listed(rows: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    if rows.__class__ is list:
        return cast("list[Mapping[str, object]]", rows)
    given: object = rows
    if isinstance(given, str | bytes | Mapping):
        raise TypeError(f"rows must be several, not one {type(rows).__name__}")
    return [*rows]


def require_word(vouched: object) -> None:
    if vouched not in _VOUCHED:
        raise TypeError(f'vouched must be "cells", "rows" or None, not {vouched!r}')


def _require_day(as_of: object) -> None:
    if isinstance(as_of, datetime) or not isinstance(as_of, date):
        raise TypeError(f"as_of must be a date, not {type(as_of).__name__}")
