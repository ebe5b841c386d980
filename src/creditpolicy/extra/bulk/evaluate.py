"""The journey of a table: columns are bound, and an engine counts every measure."""

from collections.abc import Sequence

from sqlglot import exp

from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Code, Diagnostic, found
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.table import By, Counted, Refused, TableResult
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.calendar import Calendar
from creditpolicy.extra.bulk.columns import by_chinese_name, unfit_columns
from creditpolicy.extra.bulk.conditions import Setting, asked_in_working_days
from creditpolicy.extra.bulk.engine import SOURCE, Engine, TooManyDigits
from creditpolicy.extra.bulk.intake import Intake, Problem
from creditpolicy.extra.bulk.kinds import bind_common, bind_kind
from creditpolicy.extra.bulk.measures import (
    Asked,
    ask,
    columns,
    own_query,
    simple_query,
    split,
    value,
)
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.extra.bulk.repeats import without_repeats
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import define, field


@define
class _Counts:
    """What the queries have found so far."""

    values: dict[By, dict[str, dict[tuple[str, ...], object]]] = field(factory=dict)
    open: dict[By, dict[str, set[str]]] = field(factory=dict)
    numbers: list[int] = field(factory=list)


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
    counts = _Counts()
    asked = [ask(measure, base) for measure in policy.measures]
    _count_simple(engine, base, asked, counts)
    for one in asked:
        if not one.simple:
            _count(engine, base, one, counts)
        _open(engine, base, one, counts)
    rows, refused = counts.numbers
    return TableResult(
        policy,
        run,
        {key: _counted(key, counts) for key in counts.values},
        rows,
        refused,
        _refused(engine, base, problems) if refused else (),
    )


def _refused(engine: Engine, base: Base, problems: list[Problem]) -> tuple[Refused, ...]:
    """The problems that rows have; kinds share those of a column of the same name."""
    query = base.query(*(sql.count_if(one.when) for one in problems)).where(base.refused)
    (counted,) = engine.rows(query)
    rows: dict[tuple[Code, str], int] = {}
    for problem, number in zip(problems, counted, strict=True):
        key = problem.code, problem.column
        rows[key] = rows.get(key, 0) + int(number)  # type: ignore[call-overload]
    return tuple(Refused(*key, number) for key, number in rows.items() if number)


def bound(
    policy: Policy, engine: Engine, by: Sequence[str], run: Run
) -> tuple[Base, list[Problem]]:
    """The source with its bound kinds, and everything that can be wrong with a row."""
    raw = by_chinese_name(engine.columns())
    calendar = Calendar()
    intake = Intake(engine, raw, calendar, asked_in_working_days(policy.measures))
    common = bind_common(policy, intake)
    kinds = {kind.name: bind_kind(kind, common, intake) for kind in policy.kinds}
    start, end = policy.period
    base = Base(
        common,
        kinds,
        exp.to_table(SOURCE),
        tuple(intake.joins),
        tuple(sql.column(raw[name].name, SOURCE) for name in by),
        (sql.day(start), sql.day(end)),
        run.pending,
        None if run.as_of is None else sql.day(run.as_of),
        Setting(run.given(policy), run.cutoff(policy), calendar),
    )
    own = (problem for kind in kinds.values() for problem in kind.problems)
    single, repeated = without_repeats(engine, base)
    return single, [*common.problems, *own, *repeated]


def _count_simple(engine: Engine, base: Base, asked: list[Asked], counts: _Counts) -> None:
    simple = [one for one in asked if one.simple]
    more = [exp.true(), base.refused]
    counts.numbers = [0] * len(more)
    sizes = [len(columns(one, None)) for one in simple]
    for row in engine.rows(simple_query(base, simple, more)):
        key, (department,), *pieces, numbers = split(tuple(row), len(base.by), 1, *sizes)
        values = counts.values.setdefault(key, {})
        for index, number in enumerate(numbers):
            counts.numbers[index] += int(number)  # type: ignore[call-overload]
        if department is None:
            continue
        for one, numbers in zip(simple, pieces, strict=True):
            values.setdefault(one.measure.name, {})[(str(department),)] = value(one, numbers)


def _count(engine: Engine, base: Base, asked: Asked, counts: _Counts) -> None:
    keys = len(asked.keys)
    for row in engine.rows(own_query(asked)):
        key, (department,), at, numbers = split(tuple(row), len(base.by), 1, keys)
        values = counts.values[key].setdefault(asked.measure.name, {})
        values[(str(department), *(str(one) for one in at))] = value(asked, numbers)


def _open(engine: Engine, base: Base, asked: Asked, counts: _Counts) -> None:
    for query in asked.selection.open:
        for row in engine.rows(query):
            key, (department,), _ = split(tuple(row), len(base.by), 1)
            departments = counts.open.setdefault(key, {}).setdefault(asked.measure.name, set())
            departments.add(str(department))


def _counted(key: By, counts: _Counts) -> Counted:
    left_open = counts.open.get(key, {})
    return Counted(
        counts.values[key],  # type: ignore[arg-type]
        {name: frozenset(of) for name, of in left_open.items()},
    )
