"""Rows that nobody can decide on, since the calendar ends before a day that they ask for.

Looked for only where a figure is open for want of it.
"""

from collections.abc import Iterable, Iterator

from sqlglot import exp

from creditpolicy.compile.plan import measure_plans
from creditpolicy.compile.table_result import RowFinding
from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.records import Evidence, Record
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.engine import UNDECIDED, RowEngine
from creditpolicy.extra.bulk.measures import whole
from creditpolicy.extra.bulk.relations import select
from creditpolicy.extra.bulk.samples import first_places, read_at
from creditpolicy.policy.policy import Policy

_COLUMN = "日期"
"""Where the reference says so."""


def undecided_rows(
    policy: Policy, engine: RowEngine, binding: Binding, run: Run, most: int
) -> RowFinding:
    """How many rows of a located table there are, and the first `most` of them."""
    engine.store(UNDECIDED, _places(policy, binding))
    ((rows,),) = engine.rows(exp.select(exp.Count(this=exp.Star())).from_(UNDECIDED))
    first = first_places(engine, UNDECIDED, exp.true(), most)
    records = {one.place: one.record for one in read_at(policy, engine, binding, first)}
    read = (record for place in first if (record := records.get(place)) is not None)
    shown = tuple(said for record in read for said in _said(policy, run, record))
    return RowFinding(codes.UNKNOWN_YEAR, _COLUMN, whole(rows), shown)


def _places(policy: Policy, binding: Binding) -> exp.Query:
    """Each row once, however many rules ask for it."""
    base = binding.located
    chains = dict.fromkeys(plan.chain for plan in measure_plans(policy))
    first, *others = (query for one in chains for query in select(one, base).every_undecided)
    return exp.union(first, *others) if others else first.distinct()


def _said(policy: Policy, run: Run, record: Record) -> Iterable[Diagnostic]:
    """What the reference says of a record that stands alone."""
    evidence = Evidence({record.kind: (record,)}, 1, 0, (), policy.digest)
    return dict.fromkeys(_problems(policy, Relations(policy, evidence, run)))


def _problems(policy: Policy, relations: Relations) -> Iterator[Diagnostic]:
    for measure in policy.measures:
        yield from relations.select(measure.of).problems
