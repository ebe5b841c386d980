"""The journey of a table: columns are bound, and an engine counts every measure."""

from collections.abc import Sequence

from sqlglot import exp

from creditpolicy.compile.plan import measure_plans
from creditpolicy.compile.table_result import TableResult
from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.bind import department_by_any_name
from creditpolicy.extra.bulk.asking import Asking
from creditpolicy.extra.bulk.bad_rows import bad_rows
from creditpolicy.extra.bulk.binding import bound
from creditpolicy.extra.bulk.columns import unfit_columns
from creditpolicy.extra.bulk.counts import Counts
from creditpolicy.extra.bulk.engine import SOURCE, RowEngine, TooManyDigits
from creditpolicy.extra.bulk.measures import ask, whole
from creditpolicy.extra.bulk.undecided import undecided_rows
from creditpolicy.extra.bulk.warned import nothing_usable, warnings_of
from creditpolicy.policy.policy import Policy


def evaluate_table(
    policy: Policy, engine: RowEngine, by: Sequence[str], run: Run, asking: Asking
) -> TableResult | tuple[Diagnostic, ...]:
    """Counts every measure of every assessment: one for each value of the columns `by`."""
    unfit = unfit_columns(policy, engine.columns(), by)
    if unfit:
        return unfit
    try:
        return _evaluate(policy, engine, by, run, asking)
    except TooManyDigits:
        return (found(codes.TOO_MANY_DIGITS),)


def _evaluate(
    policy: Policy, engine: RowEngine, by: Sequence[str], run: Run, asking: Asking
) -> TableResult:
    binding = bound(policy, engine, by, run)
    asked = [ask(plan, binding.base) for plan in measure_plans(policy)]
    departments = department_by_any_name(policy)
    counts = Counts(binding.base, departments, policy.department_names, asked)
    ((every,),) = engine.rows(exp.select(exp.Count(this=exp.Star())).from_(SOURCE))
    rows = whole(every)
    counts.one_pass(engine, rows)
    for one in asked:
        if not one.simple:
            counts.own_query(engine, one)
            counts.open_queries(engine, one)
    refused = rows - counts.usable
    if refused or counts.any_open or asking.to or asking.warnings:
        engine.locate()
    problems = bad_rows(policy, engine, binding, asking) if refused or asking.to else ()
    said = list(warnings_of(policy, engine, binding, asking.shown)) if asking.warnings else []
    if counts.any_open:
        said.append(undecided_rows(policy, engine, binding, run, asking.shown))
    if rows and refused == rows:
        said.append(nothing_usable(rows))
    return TableResult(policy, run, counts, rows, refused, problems, tuple(said))
