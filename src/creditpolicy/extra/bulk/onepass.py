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
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.values.classes import frozen


def one_pass(base: Base, asked: Sequence[Asked]) -> exp.Select:
    """By assessment and department as filed: how many rows can be used, and what is asked.

    Behind them, for each measure and condition that leaves it open, how many rows meet that.
    """
    classes = Numbered.of(base) if base.setting.by_row else Masks(base)
    return _OnePass(base, classes).query(asked)


@frozen
class _OnePass:
    base: Base
    classes: Classes

    def query(self, asked: Sequence[Asked]) -> exp.Select:
        found = [column for one in asked for column in self._columns(one)]
        left_open = [column for one in asked for column in self._open(one)]
        here = [sql.column(f"b{index}", CLASSED) for index in range(len(self.base.by))]
        named = sql.column("department", CLASSED)
        usable = exp.Count(this=sql.column(USABLE, CLASSED))
        counted = [usable, *found, *left_open]
        query = exp.select(*here, named, *counted).from_(sql.subquery(self._classed(), CLASSED))
        return query.group_by(*(exp.Literal.number(place + 1) for place in range(len(here) + 1)))

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
