"""One pass over the rows for every measure that is a condition on one record.

Each row gets its class, which says if it can be used and what it counts for: see `classes`.
"""

from collections.abc import Iterator, Sequence

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.classes import CLASSED, USABLE, Classes, Masks
from creditpolicy.extra.bulk.measures import Asked, columns
from creditpolicy.extra.bulk.numbered import Numbered
from creditpolicy.extra.bulk.packing import PACKED, packed
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.values.classes import frozen

_SHORT = 1_300
"""So many characters of conditions make a method of some 6,500 bytes; Java compiles up to 8,000."""


def one_pass(base: Base, asked: Sequence[Asked], *, shared: bool = False) -> exp.Select:
    """By assessment and department as filed: how many rows there are, can be used, and measures.

    Behind them, for each measure and condition that leaves it open, how many rows meet that.
    `shared`: counts may share sums, which are right for a group whose rows are few enough.
    """
    classes = Numbered.of(base) if _in_parts(base, asked) else Masks(base)
    making = _OnePass(base, classes)
    meant = tuple(making.numbers(asked))
    return making.packed(meant) if shared else making.query(meant)


def _in_parts(base: Base, asked: Sequence[Asked]) -> bool:
    """Whether all conditions together are too much for the program that an engine makes for a row.

    They are where each cell is looked at, and where they are long.
    """
    if not base.setting.by_row or base.vouched is None:
        return base.setting.by_row
    conditions = {(one.measure.kind, sql.met(one.selection.keep).sql()) for one in asked}
    return sum(len(of) for _, of in conditions) > _SHORT


@frozen
class _OnePass:
    base: Base
    classes: Classes

    def numbers(self, asked: Sequence[Asked]) -> Iterator[Sql]:
        yield exp.Count(this=exp.Star())
        yield exp.Count(this=sql.column(USABLE, CLASSED))
        for one in asked:
            yield from self._columns(one)
        for one in asked:
            yield from self._open(one)

    def query(self, counted: Sequence[Sql]) -> exp.Select:
        rows = sql.subquery(self._classed(), CLASSED)
        keys = self._keys(CLASSED)
        query = exp.select(*keys, *counted, copy=False).from_(rows, copy=False)
        places = (exp.Literal.number(place + 1) for place in range(len(keys)))
        return query.group_by(*places, copy=False)

    def packed(self, counted: Sequence[Sql]) -> exp.Select:
        """The same by fewer sums."""
        packing = packed(counted)
        groups = sql.subquery(self.query(packing.columns), PACKED)
        meant = exp.select(*self._keys(PACKED), *packing.meant, copy=False)
        return meant.from_(groups, copy=False)

    def _keys(self, table: str) -> list[Sql]:
        names = [*(f"b{index}" for index in range(len(self.base.by))), "department"]
        return [sql.column(name, table) for name in names]

    def _columns(self, asked: Asked) -> tuple[Sql, ...]:
        kind, of = asked.measure.kind, asked.number
        condition = self._met(asked, asked.selection.keep)
        number = of if isinstance(of, exp.Literal) else self.classes.number(kind, of)
        return columns(asked, condition, number)

    def _open(self, asked: Asked) -> Iterator[Sql]:
        for condition in asked.selection.open_here:
            yield sql.count_if(self._met(asked, condition))

    def _met(self, asked: Asked, condition: Sql) -> Sql:
        return self.classes.met(asked.measure.kind, sql.met(condition))

    def _classed(self) -> exp.Select:
        base = self.base
        made = [sql.named(one, f"b{index}") for index, one in enumerate(base.by)]
        made.append(sql.named(base.common.as_filed, "department"))
        return self.classes.rows(made)
