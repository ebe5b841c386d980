"""The journey of a table: columns are bound, and an engine counts every measure."""

from collections.abc import Iterator, Mapping, Sequence

from sqlglot import exp

from creditpolicy.compile.plan import has_dedup, inside, is_filter, measure_plans
from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.table import TableResult
from creditpolicy.evidence.bind import department_by_any_name
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.calendar import Calendar
from creditpolicy.extra.bulk.columns import by_chinese_name, unfit_columns
from creditpolicy.extra.bulk.conditions import Setting, asked_in_working_days
from creditpolicy.extra.bulk.counts import Counts, whole
from creditpolicy.extra.bulk.engine import SOURCE, Engine, RawColumn, TooManyDigits
from creditpolicy.extra.bulk.intake import Intake, Problem
from creditpolicy.extra.bulk.kinds import bind_common, bind_kind
from creditpolicy.extra.bulk.measures import ask
from creditpolicy.extra.bulk.refused import refused
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.extra.bulk.repeats import without_repeats
from creditpolicy.extra.bulk.sources import COMMON, NAMES, by_column, cell, rows_of
from creditpolicy.extra.bulk.texts import Texts
from creditpolicy.policy.policy import Policy


def evaluate_table(
    policy: Policy, engine: Engine, by: Sequence[str], run: Run
) -> TableResult | tuple[Diagnostic, ...]:
    """Counts every measure of every assessment: one for each value of the columns `by`."""
    unfit = unfit_columns(policy, engine.columns(), by)
    if unfit:
        return unfit
    try:
        return _evaluate(policy, engine, by, run)
    except TooManyDigits:
        return (found(codes.TOO_MANY_DIGITS),)


def _evaluate(policy: Policy, engine: Engine, by: Sequence[str], run: Run) -> TableResult:
    base, problems = bound(policy, engine, by, run)
    asked = [ask(plan, base) for plan in measure_plans(policy)]
    counts = Counts(base, department_by_any_name(policy), asked)
    counts.one_pass(engine)
    for one in asked:
        if not one.simple:
            counts.own_query(engine, one)
            counts.open_queries(engine, one)
    count = exp.select(exp.Count(this=exp.Star())).from_(SOURCE)
    ((rows,),) = engine.rows(count)
    unusable = whole(rows) - counts.usable
    found = refused(engine, base, problems) if unusable else ()
    return TableResult(policy, run, counts, whole(rows), unusable, found)


def bound(
    policy: Policy, engine: Engine, by: Sequence[str], run: Run
) -> tuple[Base, list[Problem]]:
    """The source with its bound kinds, and everything that can be wrong with a row."""
    every = by_chinese_name(engine.columns())
    own = {column.name for kind in policy.kinds for column in kind.columns}
    raw = {name: every[name] for name in (*COMMON, *sorted(own)) if name in every}
    setting = Setting(run.given(policy), run.cutoff(policy), Calendar())
    texts = Texts(engine, raw, setting.calendar)
    texts.look(_worth_knowing(policy, raw))
    intake = Intake(texts, raw, asked_in_working_days(policy.measures), told_apart(policy))
    common = bind_common(policy, intake)
    kinds = {kind.name: bind_kind(kind, common, intake) for kind in policy.kinds}
    columns = {
        name: texts.text(name, SOURCE) if name in NAMES else sql.column(one.name, SOURCE)
        for name, one in raw.items()
    }
    start, end = policy.period
    base = Base(
        common,
        kinds,
        rows_of(columns, [every[name] for name in by]),
        tuple(texts.joins),
        tuple(cell(by_column(index)) for index in range(len(by))),
        (sql.day(start), sql.day(end)),
        run.pending,
        None if run.as_of is None else sql.day(run.as_of),
        setting,
    )
    single, repeated = without_repeats(engine, policy, base) if "编号" in raw else (base, ())
    of_kinds = (problem for kind in kinds.values() for problem in kind.problems)
    return single, [*common.problems, *of_kinds, *repeated]


def _worth_knowing(policy: Policy, raw: Mapping[str, RawColumn]) -> Iterator[str]:
    """The columns whose texts decide if rows can be used, and those that measures read."""
    plans = measure_plans(policy)
    yield from ("材料", "状态")
    if "编号" in raw or not all(is_filter(plan) for plan in plans):
        yield "部门"
    named = (c.name for kind in policy.kinds for c in kind.columns if c.values)
    read = (name for plan in plans for name in plan.columns)
    yield from dict.fromkeys((*named, *read))


def told_apart(policy: Policy) -> frozenset[str]:
    """The columns by which equals are told apart where one record is kept of several."""
    chains = [plan.chain for plan in measure_plans(policy)]
    kinds = {one.kind for chain in chains for one in inside(chain) if has_dedup(one)}
    return frozenset(c.name for name in kinds for c in policy.kind_by_name[name].columns)
