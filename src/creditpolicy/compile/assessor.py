"""Assessments whose figures generated code works out: those of `evaluate`, several times sooner."""

from datetime import date

from attrs import evolve, frozen

from creditpolicy.compile.counting import Counted
from creditpolicy.compile.engine import Engine
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.evaluate import assembled
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.scores import Scores
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.policy import Policy


@frozen
class Assessor:
    """One policy with its assumptions, for evidence of as many days as one likes."""

    engine: Engine

    def evaluate(self, evidence: Evidence, as_of: date | None) -> Assessment:
        """As the reference has it: beside it stands what pending evidence would bring, if any."""
        counted = self.engine.counted(evidence, as_of, pending=False)
        now = self._assessed(evidence, as_of, counted, pending=False)
        if not counted.waiting:
            return now
        approved = self.engine.counted(evidence, as_of, pending=True)
        later = self._assessed(evidence, as_of, approved, pending=True)
        return evolve(now, if_approved=later)

    def certain(self, evidence: Evidence, as_of: date | None) -> Assessment:
        """The assessment alone, for who asks nothing about what is pending."""
        counted = self.engine.counted(evidence, as_of, pending=False)
        return self._assessed(evidence, as_of, counted, pending=False)

    def _assessed(
        self, evidence: Evidence, as_of: date | None, counted: Counted, *, pending: bool
    ) -> Assessment:
        engine = self.engine
        tables, said = engine.all_figures(counted)
        run = evolve(engine.run, as_of=as_of, pending=pending)
        measures = engine.counter.tables(counted)
        scores = Scores(engine.policy, measures, engine.given, run.imports.tables)
        scores.tables = tables
        return assembled(evidence, run, scores, said, None)


def assessor(policy: Policy, run: Run) -> Assessor:
    """`run` has the assumptions and the results of others; its day and its pending are not used."""
    return Assessor(Engine(policy, evolve(run, as_of=None, pending=False)))
