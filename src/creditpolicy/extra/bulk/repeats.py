"""An 编号 names one record of its kind in an assessment: copies count once, contradictions never.

Looked for once; where no 编号 comes twice, nothing is added to the queries.
"""

from collections.abc import Iterable, Sequence

from sqlglot import exp

from creditpolicy.evidence.bind import formers
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.engine import Engine
from creditpolicy.extra.bulk.kinds import BoundKind, is_status
from creditpolicy.extra.bulk.relations import Base, same_text
from creditpolicy.extra.bulk.sources import ROWS
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve

_REPEATED, _JUDGED = "cp_repeated", "cp_judged"
_ALIKE, _COPY = "alike」", "copy」"


def find_repeats(engine: Engine, policy: Policy, base: Base) -> bool:
    """Whether an 编号 comes twice; if so, its rows are judged."""
    engine.store(_REPEATED, _repeated(base))
    if not any(engine.rows(exp.select(sql.number(1)).from_(_REPEATED).limit(1))):
        return False
    engine.store(_JUDGED, _judged(base, policy))
    return True


def without_repeats(base: Base, order: Sequence[str] = ()) -> Base:
    """The base without copies and contradictions, once these are judged.

    Of copies the first by the columns `order` stays: whichever it is, it is like the others.
    """
    alike, copy = sql.column(_ALIKE, ROWS), sql.column(_COPY, ROWS)
    once = exp.and_(alike, exp.EQ(this=copy, expression=sql.number(1)))
    return evolve(
        base,
        table=sql.subquery(_numbered(base, order), ROWS),
        countable=exp.Paren(this=exp.or_(sql.is_null(alike), once)),
        contradicted=sql.is_true(sql.negated(alike)),
    )


def _keys(base: Base) -> list[tuple[str, Sql]]:
    """What an 编号 is unique in, by name."""
    by = [(f"b{index}", one) for index, one in enumerate(base.by)]
    return [*by, ("kind", base.common.kind), ("id", base.common.id)]


def _repeated(base: Base) -> exp.Select:
    """The 编号 that more than one row has which can be used and is not rejected."""
    query = base.query(*(sql.named(one, name) for name, one in _keys(base)))
    query.where(_speaks(base), copy=False)
    again = exp.GT(this=exp.Count(this=exp.Star()), expression=sql.number(1))
    return _grouped(query, len(_keys(base))).having(again)


def _judged(base: Base, policy: Policy) -> exp.Select:
    """The same, and if all of its rows are alike."""
    wholes = ((sql.text(k.kind.name), _whole(base, k)) for k in base.kinds.values())
    whole = sql.chosen(base.common.kind, wholes, exp.null())
    sorts = exp.Count(this=exp.Distinct(expressions=[whole]))
    merged = exp.Count(this=exp.Distinct(expressions=[_merged(base, policy)]))
    alike = exp.and_(
        exp.EQ(this=sorts, expression=sql.number(1)),
        exp.LTE(this=merged, expression=sql.number(1)),
    )
    named = (sql.named(one, name) for name, one in _keys(base))
    query = base.query(*named, sql.named(alike, "alike"))
    query.join(_join(base, _REPEATED, ""), copy=False)
    return _grouped(query.where(_speaks(base), copy=False), len(_keys(base)))


def _grouped(query: exp.Select, first: int) -> exp.Select:
    places = (exp.Literal.number(place + 1) for place in range(first))
    return query.group_by(*places, copy=False)


def _speaks(base: Base) -> Sql:
    """The rows whose 编号 speaks: usable and not rejected."""
    common = base.common
    good = ((sql.text(name), kind.good) for name, kind in base.kinds.items())
    return sql.all_of(
        [
            sql.is_filled(common.id),
            is_status(common, ("核定", "待核")),
            common.dated,
            common.known,
            sql.chosen(common.kind, good, exp.false()),
        ]
    )


def _whole(base: Base, kind: BoundKind) -> Sql:
    """All that makes two rows alike, as one text."""
    waits = sql.is_true(is_status(base.common, ("待核",)))
    cells = [part for cell in kind.cells.values() for part in (same_text(cell), sql.text("\x1f"))]
    status = sql.case([(waits, sql.text("待核"))], sql.text("核定"))
    return exp.Concat(expressions=[*cells, status])


def _merged(base: Base, policy: Policy) -> Sql:
    """The former department in whose name a row stands, where others have joined it since."""
    known = formers(policy).items()
    rows: Iterable[tuple[Sql, Sql]] = [
        (sql.text(name), sql.text(former.merged)) for name, former in known if former.merged
    ]
    return sql.chosen(base.common.named, rows, exp.null()) if rows else exp.null()


def _numbered(base: Base, order: Sequence[str]) -> exp.Query:
    """The rows; of those whose 编号 comes again, if all are alike, and the number of each."""
    everything = exp.Column(this=exp.Star(), table=exp.to_identifier(ROWS))
    speaks = sql.is_true(_speaks(base))
    judged = sql.case([(speaks, sql.column("alike", _JUDGED))], exp.null())
    joined = base.query(everything, sql.named(judged, _ALIKE), *_kept(base))
    joined = joined.join(_join(base, _JUDGED, "LEFT"))
    of = sql.subquery(joined, "j")
    alike, keys = (
        sql.column(_ALIKE, "j"),
        [sql.column(f"key {n}」", "j") for n in range(len(_keys(base)))],
    )
    first = [sql.column(name, "j") for name in order] or [keys[-1].copy()]
    ordered = [exp.Ordered(this=one, desc=False) for one in first]
    place = exp.Window(
        this=exp.RowNumber(), partition_by=keys, order=exp.Order(expressions=ordered)
    )
    star = exp.Column(this=exp.Star(), table=exp.to_identifier("j"))
    alone = exp.select(star, sql.named(sql.number(1), _COPY)).from_(of).where(sql.is_null(alike))
    several = exp.select(star.copy(), sql.named(place, _COPY)).from_(of.copy())
    return exp.union(alone, several.where(sql.is_filled(alike)), distinct=False)


def _kept(base: Base) -> list[Sql]:
    return [sql.named(one, f"key {number}」") for number, (_, one) in enumerate(_keys(base))]


def _join(base: Base, table: str, side: str) -> exp.Join:
    same = (
        exp.EQ(this=sql.column(name, table), expression=one)
        if name in ("kind", "id")
        else exp.NullSafeEQ(this=sql.column(name, table), expression=one)
        for name, one in _keys(base)
    )
    on = sql.all_of(same)
    return exp.Join(this=exp.to_table(table), on=on, **({"side": side} if side else {}))
