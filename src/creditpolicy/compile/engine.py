"""The generated code of a policy, made when it is first needed, and what it is run with."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cached_property
from traceback import walk_tb
from typing import TypeVar

from attrs import field, frozen

from creditpolicy.compile.compiled import Outcome
from creditpolicy.compile.counting import Counted, Counter, Rows, counter_of
from creditpolicy.compile.figure_helpers import Long
from creditpolicy.compile.scoring import Scorer, ScoreTables, scorer_of
from creditpolicy.compile.source import FILE, Line, shown
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evaluate.evaluate import closing_words, too_long
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.scores import Scores
from creditpolicy.evidence.bind import department_by_any_name
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy

_T = TypeVar("_T")


@frozen(slots=False)
class Engine:
    """One policy with its assumptions."""

    policy: Policy
    run: Run = field(repr=False)

    def zone(self, of: Rows | Evidence, as_of: date | None, *, pending: bool) -> Outcome:
        """The score of the zone, and every figure."""
        counted = self.counted(of, as_of, pending=pending)
        figures, words = self.all_figures(counted)
        score = figures[names.TOTAL][()]
        assert isinstance(score, Fraction | Mark)
        said = (*self.run.imports.warnings, *counted.diagnostics, *words)
        return Outcome(score, figures, said, counted.rows, counted.refused, counted.waiting)

    def department(
        self, of: Rows | Evidence, name: str, as_of: date | None, *, pending: bool
    ) -> Outcome:
        """The score of one department."""
        counted = self.counted(of, as_of, pending=pending)
        figures, _ = self.all_figures(counted)
        score = figures[names.DEPARTMENT_SCORE][(name,)]
        assert isinstance(score, Fraction | Mark)
        said = (*counted.diagnostics, *self.counter.problems(counted))
        return Outcome(score, {}, said, counted.rows, counted.refused, counted.waiting)

    def counted(self, of: Rows | Evidence, as_of: date | None, *, pending: bool) -> Counted:
        """The measures of rows, or of records that were read before."""
        counter = self.counter
        if isinstance(of, Evidence):
            evidence = of
            return self.pointing(lambda: counter.evidence(evidence, as_of, pending=pending))
        rows = of
        return self.pointing(lambda: counter.rows(rows, as_of, pending=pending))

    def all_figures(self, counted: Counted) -> tuple[ScoreTables, list[Diagnostic]]:
        """Every figure, and what is to be said beside the rows."""
        problems = self.counter.problems(counted)
        scorer = self.open_scorer if counted.open else self.scorer
        try:
            tables = self.pointing(lambda: scorer.scores(self.counter, counted))
        except Long:
            tables, more = self._by_reference(counted)
            problems = [*dict.fromkeys((*problems, *more))]
        return tables, [*problems, *closing_words(self.policy, tables)]

    def _by_reference(self, counted: Counted) -> tuple[ScoreTables, list[Diagnostic]]:
        """Numbers of hundreds of digits: the reference knows which are too long to go on with."""
        run, measures = self.run, self.counter.tables(counted)
        scores = Scores(self.policy, measures, run.given(self.policy), run.imports.tables)
        scores.evaluate()
        return scores.tables, too_long(self.policy, measures, scores)

    @cached_property
    def departments(self) -> dict[str, str]:
        """Every name of a department, with the one that counts."""
        return department_by_any_name(self.policy)

    @cached_property
    def given(self) -> dict[str, Value]:
        """The value of every assumption."""
        return self.run.given(self.policy)

    @cached_property
    def counter(self) -> Counter:
        return counter_of(self.policy, self.given)

    @cached_property
    def scorer(self) -> Scorer:
        return scorer_of(self.counter, self.given, self.run.imports.tables, open_=False)

    @cached_property
    def open_scorer(self) -> Scorer:
        """Where nobody can say of some record whether it counts."""
        return scorer_of(self.counter, self.given, self.run.imports.tables, open_=True)

    @property
    def source(self) -> str:
        """The code to be read."""
        texts = ["\n".join(shown([*x.lines], x.shown)) for x in (self.counter, self.scorer)]
        return "\n\n".join(texts) + "\n"

    def pointing(self, work: Callable[[], _T]) -> _T:
        """What the work gives; an error of ours says which clause of the policy it came from."""
        try:
            return work()
        except Long:
            raise
        except Exception as error:
            for place in self._clauses(error):
                error.add_note(place)
            raise

    def _clauses(self, error: Exception) -> list[str]:
        lines: dict[str, tuple[Line, ...]] = {
            FILE.format("records"): self.counter.lines,
            FILE.format("scores"): self.scorer.lines,
        }
        return [
            f"{origin.source.name}:{origin.line}: {origin.text}"
            for frame, number in walk_tb(error.__traceback__)
            if (of := lines.get(frame.f_code.co_filename)) is not None
            and (origin := of[number - 1].origin) is not None
        ]
