"""The journey of a table: columns are bound, and an engine counts every measure."""

from collections.abc import Sequence

from creditpolicy.compile.compiled import Vouched
from creditpolicy.compile.plan import measure_plans
from creditpolicy.compile.table_result import TableResult
from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.bind import department_by_any_name
from creditpolicy.extra.bulk.asking import Asking
from creditpolicy.extra.bulk.bad_rows import bad_rows
from creditpolicy.extra.bulk.binding import Binding, bound
from creditpolicy.extra.bulk.columns import unfit_columns
from creditpolicy.extra.bulk.counts import Counts
from creditpolicy.extra.bulk.engine import RowEngine, TooManyDigits
from creditpolicy.extra.bulk.measures import ask
from creditpolicy.extra.bulk.undecided import undecided_rows
from creditpolicy.extra.bulk.warned import nothing_usable, warnings_of
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen


def evaluate_table(
    policy: Policy, engine: RowEngine, by: Sequence[str], run: Run, asking: Asking
) -> TableResult | tuple[Diagnostic, ...]:
    """Counts every measure of every assessment: one for each value of the columns `by`."""
    unfit = unfit_columns(policy, engine.columns(), by)
    if unfit:
        return unfit
    try:
        counting = _Counting(policy, engine, by, run, asking)
        result = counting.on_trust()
        return counting.in_full() if result is None else result
    except TooManyDigits:
        return (found(codes.TOO_MANY_DIGITS),)


@frozen
class _Counting:
    policy: Policy
    engine: RowEngine
    by: Sequence[str]
    run: Run
    asking: Asking

    def on_trust(self) -> TableResult | None:
        """What comes of rows that somebody vouches for; None where all of them must be read."""
        vouched = self.asking.vouched
        if vouched is None or self.asking.to or self.asking.warnings:
            return None
        if self.run.pending or self.run.as_of is not None:
            vouched = "cells"
        binding, counts = self._counted(vouched)
        return self._result(binding, counts) if counts.usable == counts.rows else None

    def in_full(self) -> TableResult:
        return self._result(*self._counted(None))

    def _counted(self, vouched: Vouched | None) -> tuple[Binding, Counts]:
        policy, engine = self.policy, self.engine
        binding = bound(policy, engine, self.by, self.run, vouched)
        asked = [ask(plan, binding.base) for plan in measure_plans(policy)]
        departments = department_by_any_name(policy)
        counts = Counts(binding.base, departments, policy.department_names, asked)
        counts.one_pass(engine)
        if vouched is not None and counts.usable < counts.rows:
            return binding, counts
        for one in asked:
            if not one.simple:
                counts.own_query(engine, one)
                counts.open_queries(engine, one)
        return binding, counts

    def _result(self, binding: Binding, counts: Counts) -> TableResult:
        policy, engine, asking = self.policy, self.engine, self.asking
        refused = counts.rows - counts.usable
        if refused or counts.any_open or asking.to or asking.warnings:
            engine.locate()
        problems = bad_rows(policy, engine, binding, asking) if refused or asking.to else ()
        said = list(warnings_of(policy, engine, binding, asking.shown)) if asking.warnings else []
        if counts.any_open:
            said.append(undecided_rows(policy, engine, binding, self.run, asking.shown))
        if counts.rows and refused == counts.rows:
            said.append(nothing_usable(counts.rows))
        return TableResult(policy, self.run, counts, counts.rows, refused, problems, tuple(said))
