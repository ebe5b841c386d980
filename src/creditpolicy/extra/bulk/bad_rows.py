"""Rows that cannot be used: counted by code and column, some of them shown, all written on request.

They are looked for once, kept by their place, and only where there are any. What is said of one
that is shown comes from the reader of rows, so that a table and a file say the same.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlglot import exp

from creditpolicy.compile.table_result import Refused
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.counts import whole
from creditpolicy.extra.bulk.engine import FILE, REFUSED, ROW, RowEngine
from creditpolicy.extra.bulk.intake import Problem
from creditpolicy.extra.bulk.samples import Place, samples
from creditpolicy.extra.bulk.side_file import write_bad_rows
from creditpolicy.extra.bulk.sources import ROWS
from creditpolicy.extra.bulk.watching import Watch
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen

_BITS = 62


@frozen
class Asking:
    """What is asked beside the measures.

    `shown`: how many bad rows are shown for each reason; `to`: where all of them are written.
    `scores`: where scores are. `watch`: who is told how far a pass has come.
    """

    shown: int = 5
    to: Path | None = None
    scores: Path | None = None
    watch: Watch | None = None


@frozen
class Reason:
    """A sort of problem, and the bits by which rows with it are known."""

    code: Code
    column: str
    met: Sql

    @property
    def label(self) -> str:
        return f"{self.code.code} {self.column}"


def bad_rows(
    policy: Policy, engine: RowEngine, binding: Binding, asking: Asking
) -> tuple[Refused, ...]:
    engine.locate()
    engine.store(REFUSED, _query(binding))
    reasons = _reasons(binding.problems)
    counts = _counts(engine, reasons)
    if asking.to is not None:
        write_bad_rows(policy, engine, [(one.met, one.label) for one in reasons], asking.to)
    places = [
        _places(engine, one, asking.shown) if rows else []
        for one, rows in zip(reasons, counts, strict=True)
    ]
    shown = samples(policy, engine, binding, places)
    return tuple(
        Refused(one.code, one.column, rows, shown.of(one.code, one.column, at))
        for one, rows, at in zip(reasons, counts, places, strict=True)
        if rows
    )


def _query(binding: Binding) -> exp.Select:
    """The place of each row that cannot be used, and a bit for each problem that it has."""
    base = binding.located
    place = [sql.named(sql.column(name, ROWS), name) for name in (FILE, ROW)]
    masks = [
        sql.named(_mask(binding.problems[first : first + _BITS]), f"mask {first // _BITS}")
        for first in range(0, len(binding.problems), _BITS)
    ]
    query = base.query(*place, *masks)
    return query.where(sql.negated(sql.is_true(base.usable)))


def _mask(problems: Sequence[Problem]) -> Sql:
    total: Sql = sql.number(0)
    for place, problem in enumerate(problems):
        one = sql.case([(problem.when, sql.number(1 << place))], sql.number(0))
        total = exp.Add(this=total, expression=one)
    return total


def _reasons(problems: Sequence[Problem]) -> list[Reason]:
    """Kinds share the problems of a column of the same name."""
    met: dict[tuple[Code, str], list[Sql]] = {}
    for place, problem in enumerate(problems):
        mask = sql.column(f"mask {place // _BITS}", REFUSED)
        both = exp.BitwiseAnd(this=mask, expression=sql.number(1 << place % _BITS))
        has = exp.NEQ(this=exp.Paren(this=both), expression=sql.number(0))
        met.setdefault((problem.code, problem.column), []).append(has)
    return [Reason(*key, exp.Paren(this=sql.any_of(of))) for key, of in met.items()]


def _counts(engine: RowEngine, reasons: Sequence[Reason]) -> list[int]:
    query = exp.select(*(sql.count_if(one.met) for one in reasons)).from_(REFUSED)
    (counted,) = engine.rows(query)
    return [whole(number) for number in counted]


def _places(engine: RowEngine, reason: Reason, most: int) -> list[Place]:
    """The first rows with the problem."""
    columns = [sql.column(name, REFUSED) for name in (FILE, ROW)]
    query = exp.select(*columns).from_(REFUSED).where(reason.met)
    ordered = query.order_by(*(exp.Ordered(this=one.copy(), desc=False) for one in columns))
    return [(str(file), whole(row)) for file, row in engine.rows(ordered.limit(most))]
