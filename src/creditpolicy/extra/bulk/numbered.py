"""What each row counts for, for an engine that makes a program for one row: the number of its kind.

Such a program decodes a text where it looks at it, but beforehand, for every row, if it looks at it
twice. So kinds share columns of texts, called slots: each text is looked at once, if the row is of
a kind that has it, and conditions look at the slot.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.classes import CLASSED, USABLE
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.extra.bulk.sources import ROWS, as_filed, cell, said
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
        listed, usable = list(named), self._usable()
        looked_at = [*self.carried.values(), *self.texts.values()]
        read = self.base.query(
            *listed,
            sql.named(self._kind(), _KIND),
            sql.named(self._state(), _STATE),
            *(sql.named(column, name) for name, column in looked_at),
        )
        kept = [_KIND, _STATE, *(one.alias for one in listed)]
        kept += (name for name, _ in self.carried.values())
        slotted = _of(read, _READ, kept).select(*self._slotted(), copy=False)
        kept += dict.fromkeys(self.slots[name] for name in self.texts)
        return _of(slotted, _SLOTTED, kept).select(sql.named(usable, USABLE), copy=False)

    def _number(self, kind: str) -> Sql:
        return sql.number(1 + list(self.base.kinds).index(kind))

    def _seen(self, of: Sql, table: str) -> Sql:
        """The same of what is carried in a table."""

        def seen(node: exp.Expr) -> exp.Expr:
            if not isinstance(node, exp.Column):
                return node
            name = node.name
            if node.table == ROWS and name in self.slots:
                self.texts.setdefault(name, (f"x{len(self.texts)}", self._filed(name)))
                return sql.column(self.slots[name], table)
            column = self._filed(name) if node.table == ROWS else node
            carried, _ = self.carried.setdefault(node.sql(), (f"n{len(self.carried)}", column))
            return sql.column(carried, table)

        return self._as_filed(of, seen)

    def _as_filed(self, of: Sql, seen: Callable[[exp.Expr], exp.Expr]) -> Sql:
        """Names are looked for as they are filed, and only where that fails without blanks."""

        def filed(node: exp.Expr) -> exp.Expr:
            match node:
                case exp.In(this=exp.Column() as column, expressions=values) if self._names(column):
                    at_once = exp.In(this=seen(column), expressions=values)
                    without_blanks = exp.In(this=filed(column), expressions=values)
                    return exp.Paren(this=exp.or_(at_once, without_blanks))
                case exp.Column() as column if names := self._names(column):
                    return said(seen(column), names)
                case _:
                    return seen(node)

        return of.transform(filed)

    def _names(self, column: exp.Column) -> Sequence[str]:
        """What stands in a column as a rule, if it also comes as it is filed."""
        return self.base.named.get(column.name, ()) if column.table == ROWS else ()

    def _filed(self, name: str) -> Sql:
        return cell(as_filed(name) if name in self.base.named else name)

    def _here(self, of: Sql) -> Sql:
        """The same in the rows as they are read."""

        def here(node: exp.Expr) -> exp.Expr:
            filed = isinstance(node, exp.Column) and node.table == ROWS
            return self._filed(node.name) if filed else node

        return self._as_filed(of, here)

    def _kind(self) -> Sql:
        rows = [(sql.text(name), self._number(name)) for name in self.base.kinds]
        if "材料" not in self.base.named:
            return sql.chosen(self.base.common.kind, rows, exp.null())
        filed = self._filed("材料")
        return sql.chosen(filed, rows, sql.chosen(said(filed.copy()), rows, exp.null()))

    def _state(self) -> Sql:
        """1 where a row counts, 0 where it only can be used, NULL where its common columns cannot.

        What makes it count is the same for all kinds, but for those that go by days of their own.
        """
        base = self.base
        every = [base.common.standing, base.common.dated]
        if base.contradicted != exp.false():
            every.append(sql.negated(base.contradicted))
        worth = sql.case([(base.counting, sql.number(1))], sql.number(0))
        return self._here(sql.case([(sql.all_of(every), worth)], exp.null()))

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
    columns = (sql.column(name, table) for name in names)
    return exp.select(*columns, copy=False).from_(sql.subquery(query, table), copy=False)


def _slots(base: Base) -> dict[str, str]:
    """The first slot that no other column has in one of its kinds; those of most kinds choose."""
    taken: dict[str, set[str]] = {}
    slots: dict[str, str] = {}
    for name, kinds in sorted(base.texts.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        free = (slot for slot, of in taken.items() if not of & kinds)
        slots[name] = next(free, f"t{len(taken)}")
        taken.setdefault(slots[name], set()).update(kinds)
    return slots
