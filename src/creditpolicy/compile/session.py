"""A running session, as a program holds it: records come, change and go, and scores are current."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol, cast

from attrs import evolve, field, frozen

from creditpolicy.diagnostics.catalog import sessions as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.errors import CreditPolicyError
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.subject import unknown_subject
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy

SCHEMA = "creditpolicy/session/1"


class _Running(Protocol):
    """What runs; `creditpolicy.compile.running` is loaded when the first record comes."""

    @property
    def departments(self) -> dict[str, str]: ...

    def take(self, row: Mapping[str, object]) -> tuple[Diagnostic, ...]: ...

    def withdraw(self, kind: str, id_: str) -> tuple[Diagnostic, ...]: ...

    def undecided(self) -> tuple[Diagnostic, ...]: ...

    def score(self, department: str | None) -> Fraction | Mark | None: ...

    def rows(self) -> Iterator[dict[str, str]]: ...


@frozen(slots=False)
class Session:
    """Scores that stay current while records come, change and go; for one thread at a time.

    `policy`: what scores them; `run`: the as-of day, the assumptions and the results. Made by
    `Policy.session`. What a record costs does not depend on how many came before it.
    """

    policy: Policy
    run: Run = field(repr=False)

    def put(self, row: Mapping[str, object]) -> tuple[Diagnostic, ...]:
        """Adds the record of a `row`, in place of the one of its kind with its 编号.

        What was found: with an error among it the record was not taken, and nothing changed. That
        a column is missing is not said, for other rows may have it.
        """
        return self._running.take(row)

    def withdraw(self, kind: str, id: str) -> tuple[Diagnostic, ...]:  # noqa: A002 -- what the column is called
        """Takes back the record of a `kind` with this `id`; CP701 where there is none."""
        return self._running.withdraw(kind, id)

    def undecided(self) -> tuple[Diagnostic, ...]:
        """CP704 for each record that leaves a figure undecided, as `put` says it of its own.

        The calendar ends before a day that such a record needs.
        """
        return self._running.undecided()

    def score(self, department: str | None = None) -> Fraction | Mark:
        """The score of a `department` (None: of the zone) as it is now.

        Raises CreditPolicyError for an unknown department.
        """
        score = self._running.score(department)
        if score is None:
            raise CreditPolicyError(*_unknown(self.policy, department))
        return score

    def _place(self, department: str | None) -> tuple[str, tuple[str, ...]]:
        if department is None:
            return names.TOTAL, ()
        own = self._running.departments.get(department)
        if own is None:
            raise CreditPolicyError(*_unknown(self.policy, department))
        return names.DEPARTMENT_SCORE, (own,)

    def snapshot(self) -> dict[str, object]:
        """All records as plain data, to be stored as JSON and given to `Policy.session` again.

        It holds private cells, as the evidence does.
        """
        records = list(self._running.rows())
        return {"schema": SCHEMA, "policy": self.policy.digest, "records": records}

    def series(
        self, days: Iterable[date], department: str | None = None
    ) -> list[tuple[date, Fraction | Mark]]:
        """The score of a `department` (None: of the zone) as of each of the `days`, in one pass.

        Each record is gone through once, however many days there are. Raises CreditPolicyError
        for an unknown department.
        """
        from creditpolicy.compile.series import series

        return series(cast("Any", self._running), list(days), self._place(department))

    @cached_property
    def _running(self) -> _Running:
        from creditpolicy.compile.engine import Engine
        from creditpolicy.compile.running import running

        engine = Engine(self.policy, evolve(self.run, as_of=None, pending=False))
        return running(engine, self.run.as_of, pending=self.run.pending)


def _unknown(policy: Policy, department: str | None) -> list[Diagnostic]:
    problem = unknown_subject(policy, department, None)
    return [] if problem is None else [problem]


def resumed(session: Session, snapshot: Mapping[str, object]) -> Session:
    """The session with a snapshot's records; refuses what is none of its own."""
    records = snapshot.get("records")
    if snapshot.get("schema") != SCHEMA or not isinstance(records, list):
        raise CreditPolicyError(found(codes.NO_SNAPSHOT, what=f"schema: {SCHEMA}"))
    if snapshot.get("policy") != session.policy.digest:
        raise CreditPolicyError(found(codes.OTHER_SNAPSHOT, name=session.policy.name))
    for number, row in enumerate(cast("list[object]", records), 1):
        said = session.put(cast("Mapping[str, object]", row))
        if any(one.is_error for one in said):
            raise CreditPolicyError(found(codes.NO_SNAPSHOT, what=f"records[{number}]"), *said)
    return session
