"""An 编号 names one record of its kind in an assessment: copies count once, contradictions never.

Looked for first; where no 编号 comes twice, nothing is added to the queries.
"""

from collections.abc import Iterator

from sqlglot import exp

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.engine import SOURCE, Engine
from creditpolicy.extra.bulk.intake import Problem
from creditpolicy.extra.bulk.kinds import BoundKind, is_status
from creditpolicy.extra.bulk.relations import Base, written
from creditpolicy.values.classes import evolve

_TABLE, _COPY = "cp_repeated", "cp_copy"


def without_repeats(engine: Engine, base: Base) -> tuple[Base, tuple[Problem, ...]]:
    """The base without copies and contradictions, and which rows are the latter."""
    found = [row for kind in base.kinds.values() for row in _repeated(engine, base, kind)]
    if not found:
        return base, ()
    keys = [f"b{index}" for index in range(len(base.by))]
    types = {"kind": "TEXT", **dict.fromkeys(keys, "TEXT"), "id": "TEXT", "alike": "BOOLEAN"}
    engine.keep(_TABLE, types, found)
    named = _named(base)
    matched = sql.all_of([sql.is_filled(sql.column("id", _TABLE)), named])
    alike = sql.column("alike", _TABLE)
    copied = exp.GT(this=sql.column(_COPY, SOURCE), expression=sql.number(1))
    out = exp.and_(matched, exp.or_(sql.negated(alike), copied))
    contradicted = sql.is_true(exp.and_(matched, sql.negated(alike)))
    left = evolve(
        base,
        table=sql.subquery(_numbered(base), SOURCE),
        joins=(*base.joins, _join(base)),
        countable=sql.negated(sql.is_true(out)),
        contradicted=contradicted,
    )
    return left, (Problem(codes.DUPLICATE_ID, "编号", contradicted),)


def _repeated(engine: Engine, base: Base, kind: BoundKind) -> Iterator[tuple[object, ...]]:
    """The kind, assessment and 编号 of rows that have one together, and if they are alike."""
    by = [sql.as_text(one) for one in base.by]
    cells = [part for cell in kind.cells.values() for part in (written(cell), sql.text("\x1f"))]
    whole = exp.Concat(expressions=[*cells, _status(base)])
    sorts = exp.Count(this=exp.Distinct(expressions=[whole]))
    query = base.query(*by, base.common.id, sorts).where(_named_in(base, kind))
    places = [exp.Literal.number(index + 1) for index in range(len(by) + 1)]
    again = exp.GT(this=exp.Count(this=exp.Star()), expression=sql.number(1))
    for *key, id_, different in engine.rows(query.group_by(*places).having(again)):
        yield kind.kind.name, *key, id_, different == 1


def _named_in(base: Base, kind: BoundKind) -> Sql:
    rejected = is_status(base.common, "退回")
    return sql.all_of([kind.usable, sql.is_filled(base.common.id), sql.negated(rejected)])


def _named(base: Base) -> Sql:
    """The rows whose 编号 speaks: usable and not rejected."""
    return sql.any_of(exp.Paren(this=_named_in(base, kind)) for kind in base.kinds.values())


def _status(base: Base) -> Sql:
    waits = is_status(base.common, "待核")
    return sql.case([(waits, sql.text("待核"))], sql.text("核定"))


def _numbered(base: Base) -> exp.Select:
    """The source with the number of each row among those with its 编号."""
    place = exp.Window(
        this=exp.RowNumber(),
        partition_by=[*base.by, base.common.kind, base.common.id, _named(base)],
        order=exp.Order(expressions=[exp.Ordered(this=base.common.id, desc=False)]),
    )
    everything = exp.Column(this=exp.Star(), table=exp.to_identifier(SOURCE))
    return base.query(everything, sql.named(place, _COPY))


def _join(base: Base) -> exp.Join:
    pairs = [
        (sql.column("kind", _TABLE), base.common.kind),
        (sql.column("id", _TABLE), base.common.id),
        *((sql.column(f"b{i}", _TABLE), sql.as_text(one)) for i, one in enumerate(base.by)),
    ]
    same = (exp.NullSafeEQ(this=one, expression=other) for one, other in pairs)
    return exp.Join(this=exp.to_table(_TABLE), on=sql.all_of(same), side="LEFT")
