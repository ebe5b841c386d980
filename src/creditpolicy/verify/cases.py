"""Runs cases: each figure that a case names, what it must be, what it is, and the difference."""

from collections.abc import Iterable, Mapping
from enum import Enum
from fractions import Fraction

import attrs

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.evaluate.measures import Key, MeasureTable, Result
from creditpolicy.evaluate.results.supplied import Imports, Table
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.records import Evidence
from creditpolicy.evidence.rows import Row
from creditpolicy.policy.cases import Case, CaseEvidence, Expectation
from creditpolicy.policy.core.scores import Measured, Scored
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.values.classes import evolve, frozen

__all__ = [
    "Case",
    "Comparison",
    "Expectation",
    "Outcome",
    "Status",
    "case_evidence",
    "run_case",
    "run_cases",
]


@frozen
class Comparison:
    """What a figure must be, in `expectation`, and what it is."""

    expectation: Expectation
    actual: Result

    @property
    def met(self) -> bool:
        """Whether it is exactly that; 1 and true are not the same."""
        expected = self.expectation.expected
        return type(expected) is type(self.actual) and expected == self.actual

    @property
    def difference(self) -> Fraction | None:
        """How much more it is than expected; None where one of the two is no number."""
        expected = self.expectation.expected
        if isinstance(expected, Fraction) and isinstance(self.actual, Fraction):
            return self.actual - expected
        return None


class Status(Enum):
    """What a case says: it is met, it is not, its rows cannot be used, or nobody confirmed it."""

    PASSED = "passed"
    FAILED = "failed"
    REFUSED = "refused"
    UNCONFIRMED = "unconfirmed"


@frozen
class Outcome:
    """What came of a case: a comparison for each expectation, in order; or why it could not run.

    `problems`: everything found about its rows. `assessment` is None where a row cannot be used.
    """

    case: Case
    comparisons: tuple[Comparison, ...]
    problems: tuple[Diagnostic, ...]
    assessment: Assessment | None

    @property
    def passed(self) -> bool:
        return self.assessment is not None and all(one.met for one in self.comparisons)

    @property
    def status(self) -> Status:
        """A case that nobody confirmed has not passed, and where it differs it has failed."""
        if self.assessment is None:
            return Status.REFUSED
        if self.failures:
            return Status.FAILED
        return Status.PASSED if self.case.confirmed else Status.UNCONFIRMED

    @property
    def failures(self) -> tuple[Comparison, ...]:
        return tuple(one for one in self.comparisons if not one.met)


def run_cases(policy: Policy, cases: Iterable[Case]) -> tuple[Outcome, ...]:
    """An outcome for each case, in order. Figures that the policy lacks are not applicable."""
    return tuple(run_case(policy, case) for case in cases)


def run_case(policy: Policy, case: Case) -> Outcome:
    """One case: its rows bound, evaluated as it says, and compared."""
    evidence = case_evidence(policy, case)
    if evidence.refused:
        return Outcome(case, (), evidence.diagnostics, None)
    assessment = evaluate(policy, evidence, case_run(policy, case))
    compared = (Comparison(one, actual(assessment, one)) for one in case.expectations)
    return Outcome(case, tuple(compared), evidence.diagnostics, assessment)


def case_evidence(policy: Policy, case: Case) -> Evidence:
    """The case's rows as records; what is wrong with a cell points to where the case states it."""
    rows = [_row(of, case, number) for number, of in enumerate(case.rows, 1)]
    filed = {(row.file, row.number): of for row, of in zip(rows, case.rows, strict=True)}
    evidence = bind(policy, rows)
    problems = tuple(_placed(one, filed) for one in evidence.diagnostics if _is_told(one, case))
    return attrs.evolve(evidence, diagnostics=problems)


def _row(of: CaseEvidence, case: Case, number: int) -> Row:
    """The row under its own place: that of the file it was read from, or of the case's line."""
    cells = {cell.column: cell.text for cell in of.cells}
    match of.origin:
        case Cell(file, line):
            return Row(file, line, cells)
        case Span() as span:
            return Row(span.source.name, span.line, cells)
        case None:
            return Row(case.name, number, cells)


def _is_told(problem: Diagnostic, case: Case) -> bool:
    """A case states the cells that matter, so none is missed; and one without rows is a case."""
    written = any(isinstance(row.origin, Span) for row in case.rows)
    return problem.code is not codes.NO_EVIDENCE and not (
        written and problem.code is codes.MISSING_COLUMN
    )


def _placed(problem: Diagnostic, filed: dict[tuple[str, int], CaseEvidence]) -> Diagnostic:
    match problem.at:
        case Cell(file, number, column) if (file, number) in filed:
            row = filed[file, number]
            cells = (cell.origin for cell in row.cells if cell.column == column)
            at = next((span for span in cells if span is not None), row.origin)
            return evolve(problem, at=at or problem.at)
        case _:
            return problem


def case_run(policy: Policy, case: Case) -> Run:
    """The choices that a case makes, and the figures of other results that it supposes."""
    tables: dict[tuple[str, str], Table] = {
        (reference.name, quoted.figure): {}
        for reference in policy.references
        for quoted in reference.figures
    }
    for one in case.given:
        tables.setdefault((one.result, one.figure), {})[one.key] = one.value
    return Run(case.as_of, dict(case.assumed), case.pending, Imports(tables=tables))


def actual(assessment: Assessment, expectation: Expectation) -> Result:
    """What the figure is; where the policy has no such figure, or no such member of it, nothing."""
    return actual_in(assessment.scores, assessment.measures, expectation)


def actual_in(
    scores: Mapping[str, Mapping[Key, Result]],
    measures: Mapping[str, MeasureTable],
    expectation: Expectation,
) -> Result:
    """The same in tables."""
    match expectation.of:
        case Scored(name):
            return scores.get(name, {}).get(expectation.key, Mark.NOT_APPLICABLE)
        case Measured(name):
            table = measures.get(name)
            return Mark.NOT_APPLICABLE if table is None else table.at(expectation.key)
