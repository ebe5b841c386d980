"""What each row counts for, for an engine that makes a program for one row: the number of its kind.

Such a program decodes a text where it looks at it, but beforehand, for every row, if it looks at it
twice. So kinds share columns of texts, called slots: each text is looked at once, if the row is of
a kind that has it, and conditions look at the slot.
"""

from collections.abc import Iterable, Iterator

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.classes import CLASSED, USABLE
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.extra.bulk.sources import ROWS
from creditpolicy.values.classes import define, field

_READ, _SLOTTED = "k", "s"
_KIND, _STATE = "kind", "state"


@define
class Numbered:
    """A class is the number of a kind, from 1; what a condition looks at is carried beside it.

    `slots`: the slot of a column of texts; `carried`: names and columns by how these are written;
    `texts`: the same of the columns that are looked at in slots, by their own names.
    """

    base: Base
    slots: dict[str, str]
    carried: dict[str, tuple[str, Sql]] = field(factory=dict)
    texts: dict[str, tuple[str, Sql]] = field(factory=dict)

    @classmethod
    def of(cls, base: Base) -> "Numbered":
        return cls(base, _slots(base))

    def met(self, kind: str, condition: Sql) -> Sql:
        here = exp.EQ(this=sql.column(USABLE, CLASSED), expression=self._number(kind))
        return sql.all_of([here, self._seen(condition, CLASSED)])

    def number(self, kind: str, of: Sql) -> Sql:
        del kind
        return self._seen(of, CLASSED)

    def rows(self, named: Iterable[Sql]) -> exp.Select:
        """In three steps: what is read, slots by the kind of a row, and the class."""
        listed = list(named)
        state, usable = self._seen(self._state(), _READ), self._usable()
        kept = [*(one.alias for one in listed), *(name for name, _ in self.carried.values())]
        looked_at = [*self.carried.values(), *self.texts.values()]
        columns = (sql.named(column, name) for name, column in looked_at)
        read = self.base.query(*listed, sql.named(self._kind(), _KIND), *columns)
        slotted = _of(read, _READ, kept).select(
            sql.column(_KIND, _READ), sql.named(state, _STATE), *self._slotted(), copy=False
        )
        kept += dict.fromkeys(self.slots[name] for name in self.texts)
        return _of(slotted, _SLOTTED, kept).select(sql.named(usable, USABLE), copy=False)

    def _number(self, kind: str) -> Sql:
        return sql.number(1 + list(self.base.kinds).index(kind))

    def _seen(self, of: Sql, table: str) -> Sql:
        """The same of what is carried in a table."""

        def seen(node: exp.Expr) -> exp.Expr:
            if not isinstance(node, exp.Column):
                return node
            if node.table == ROWS and node.name in self.slots:
                self.texts.setdefault(node.name, (f"x{len(self.texts)}", node))
                return sql.column(self.slots[node.name], table)
            name, _ = self.carried.setdefault(node.sql(), (f"n{len(self.carried)}", node))
            return sql.column(name, table)

        return of.transform(seen)

    def _kind(self) -> Sql:
        rows = ((sql.text(name), self._number(name)) for name in self.base.kinds)
        return sql.chosen(self.base.common.kind, rows, exp.null())

    def _state(self) -> Sql:
        """1 where a row counts, 0 where it only can be used, NULL where its common columns cannot.

        What makes it count is the same for all kinds, but for those that go by days of their own.
        """
        base = self.base
        every = [base.common.standing, base.common.dated]
        if base.contradicted != exp.false():
            every.append(sql.negated(base.contradicted))
        kinds: dict[Sql, list[str]] = {}
        for kind in base.kinds:
            kinds.setdefault(base.counts(kind), []).append(kind)
        if len(kinds) == 1:
            (counts,) = kinds
        else:
            counts = sql.any_of(
                exp.Paren(this=sql.all_of([sql.one_of(base.common.kind, of), condition]))
                for condition, of in kinds.items()
            )
        worth = sql.case([(counts, sql.number(1))], sql.number(0))
        return sql.case([(sql.all_of(every), worth)], exp.null())

    def _slotted(self) -> Iterator[Sql]:
        shared: dict[str, list[tuple[Sql, Sql]]] = {}
        for name, (read, _) in self.texts.items():
            numbers = [self._number(kind) for kind in sorted(self.base.texts[name])]
            here = exp.In(this=sql.column(_KIND, _READ), expressions=numbers)
            shared.setdefault(self.slots[name], []).append((here, sql.column(read, _READ)))
        for slot, rows in shared.items():
            yield sql.named(sql.case(rows, exp.null()), slot)

    def _usable(self) -> Sql:
        """NULL as soon as the state or the kind is, or a cell of the kind's own is not in order."""
        rows = (
            (self._number(name), self._good(name, self._seen(kind.good, _SLOTTED)))
            for name, kind in self.base.kinds.items()
        )
        number = sql.chosen(sql.column(_KIND, _SLOTTED), rows, exp.null())
        return exp.Mul(this=sql.column(_STATE, _SLOTTED), expression=exp.Paren(this=number))

    def _good(self, kind: str, good: Sql) -> Sql:
        number = self._number(kind)
        return number if good == exp.true() else sql.case([(good, number)], exp.null())


def _of(query: exp.Select, table: str, names: Iterable[str]) -> exp.Select:
    return exp.select(*(sql.column(name, table) for name in names)).from_(
        sql.subquery(query, table)
    )


def _slots(base: Base) -> dict[str, str]:
    """The first slot that no other column has in one of its kinds; those of most kinds choose."""
    taken: dict[str, set[str]] = {}
    slots: dict[str, str] = {}
    for name, kinds in sorted(base.texts.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        free = (slot for slot, of in taken.items() if not of & kinds)
        slots[name] = next(free, f"t{len(taken)}")
        taken.setdefault(slots[name], set()).update(kinds)
    return slots
