"""Rows of which something is said: kept by their place with a bit for each thing, then counted.

They are looked for once. What is said of one that is shown comes from the reader of rows, so that a
table and a file say the same.
"""

from collections.abc import Iterable, Sequence

from sqlglot import exp

from creditpolicy.compile.table_result import RowFinding
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.engine import FILE, ROW, RowEngine
from creditpolicy.extra.bulk.intake import Problem
from creditpolicy.extra.bulk.measures import whole
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.extra.bulk.samples import first_places, samples
from creditpolicy.extra.bulk.sources import ROWS
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen

_BITS = 62


@frozen
class Reason:
    """A sort of thing that is said, and the bits by which its rows are known."""

    code: Code
    column: str
    met: Sql

    @property
    def label(self) -> str:
        return f"{self.code.code} {self.column}"


@frozen
class Marked:
    """The table of the places, under the name that the engine has for it."""

    name: str
    reasons: tuple[Reason, ...]

    def findings(
        self, policy: Policy, engine: RowEngine, binding: Binding, most: int
    ) -> tuple[RowFinding, ...]:
        """The number of rows for each reason, and the first `most` of them."""
        counts = self._counts(engine)
        places = [
            first_places(engine, self.name, one.met, most) if rows else []
            for one, rows in zip(self.reasons, counts, strict=True)
        ]
        shown = samples(policy, engine, binding, places)
        return tuple(
            RowFinding(one.code, one.column, rows, shown.of(one.code, one.column, at))
            for one, rows, at in zip(self.reasons, counts, places, strict=True)
            if rows
        )

    def _counts(self, engine: RowEngine) -> list[int]:
        query = exp.select(*(sql.count_if(one.met) for one in self.reasons)).from_(self.name)
        (counted,) = engine.rows(query)
        return [whole(number) for number in counted]


def marked(
    engine: RowEngine, name: str, base: Base, problems: Sequence[Problem], where: Sql
) -> Marked:
    """Marks the rows of a located base for which `where` is true, and one of the problems is."""
    place = [sql.named(sql.column(one, ROWS), one) for one in (FILE, ROW)]
    masks = {
        _mask_name(first): _mask(problems[first : first + _BITS])
        for first in range(0, len(problems), _BITS)
    }
    looked = base.query(*place, *(sql.named(of, one) for one, of in masks.items()))
    looked.where(where, copy=False)
    some = (exp.NEQ(this=sql.column(one, "m"), expression=sql.number(0)) for one in masks)
    kept = (
        exp.select(exp.Star())
        .from_(sql.subquery(looked, "m"), copy=False)
        .where(sql.any_of(some), copy=False)
    )
    engine.store(name, kept)
    return Marked(name, tuple(_reasons(name, problems)))


def _mask_name(place: int) -> str:
    return f"mask {place // _BITS}"


def _mask(problems: Iterable[Problem]) -> Sql:
    total: Sql = sql.number(0)
    for place, problem in enumerate(problems):
        one = sql.case([(problem.when, sql.number(1 << place))], sql.number(0))
        total = exp.Add(this=total, expression=one)
    return total


def _reasons(name: str, problems: Sequence[Problem]) -> Iterable[Reason]:
    """Kinds share the problems of a column of the same name."""
    met: dict[tuple[Code, str], list[Sql]] = {}
    for place, problem in enumerate(problems):
        mask = sql.column(_mask_name(place), name)
        both = exp.BitwiseAnd(this=mask, expression=sql.number(1 << place % _BITS))
        has = exp.NEQ(this=exp.Paren(this=both), expression=sql.number(0))
        met.setdefault((problem.code, problem.column), []).append(has)
    return (Reason(*key, exp.Paren(this=sql.any_of(of))) for key, of in met.items())
