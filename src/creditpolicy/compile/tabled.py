"""Scores of measures that something else has counted: by the generated formulas."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import field, frozen

from creditpolicy.compile.engine import Engine
from creditpolicy.compile.figure_helpers import Long, pair
from creditpolicy.compile.measured import is_text
from creditpolicy.compile.plan import MeasurePlan
from creditpolicy.compile.records import adds
from creditpolicy.compile.scoring import ScoreTables
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evaluate.evaluate import too_long
from creditpolicy.evaluate.measures import Key, MeasureTable
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.scores import Scores
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.policy.policy import Policy


@frozen(slots=False)
class TableScorer:
    """One policy with its assumptions; the code is made when the first scores are asked for."""

    policy: Policy
    run: Run = field(repr=False)

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self.policy, self.run)

    def scores(
        self, measures: Mapping[str, MeasureTable]
    ) -> tuple[ScoreTables, tuple[Diagnostic, ...]]:
        """Every figure of one assessment, and those that were not worked out."""
        engine = self._engine
        plans = engine.counter.plans
        tables = [measures[plan.measure.name] for plan in plans]
        undecided = [table.undecided for table in tables]
        scorer = engine.open_scorer if any(undecided) else engine.scorer
        try:
            read = (_read(*one, self.policy) for one in zip(plans, tables, strict=True))
            return scorer.figures(tuple(read), undecided), ()
        except Long:
            return self._by_reference(measures)

    def _by_reference(
        self, measures: Mapping[str, MeasureTable]
    ) -> tuple[ScoreTables, tuple[Diagnostic, ...]]:
        """Numbers of hundreds of digits."""
        given, imported = self.run.given(self.policy), self.run.imports.tables
        scores = Scores(self.policy, dict(measures), given, imported)
        scores.evaluate()
        return scores.tables, tuple(too_long(self.policy, dict(measures), scores))


def _read(plan: MeasurePlan, table: MeasureTable, policy: Policy) -> dict[str | Key, Any]:
    """A measure as formulas read it; raises Long where a number is."""
    values = {key[0] if len(key) == 1 else key: value for key, value in table.values.items()}
    if is_text(plan, policy):
        return dict(values)
    if adds(plan, policy):
        return {key: _whole(value) for key, value in values.items()}
    if plan.measure.aggregate is Aggregate.SUM and Mark.UNDECIDED in values.values():
        raise Long
    return {key: pair(value) for key, value in values.items()}


def _whole(value: Any) -> int:
    if value is Mark.UNDECIDED:
        raise Long
    return int(value)
