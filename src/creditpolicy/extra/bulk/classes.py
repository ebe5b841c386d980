"""What each row counts for, as one column: NULL where it cannot be used, 0 where for nothing.

How measures are counted by that column depends on how an engine works. One that takes many rows at
a time looks at every condition once, and adds up bits. One that takes a row at a time makes a
program of a query, with a part for each thing that is counted; a part that is long runs slowly.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.values.classes import define, field, frozen

CLASSED = "r"
"""The name of the rows with their classes."""
USABLE = "class 0"
"""The column that is NULL where a row cannot be used."""
_BITS = 62


class Classes(Protocol):
    """Asked first for all conditions and numbers, then for the rows with what these need."""

    def met(self, kind: str, condition: Sql) -> Sql:
        """Whether a row is one of a kind that counts, and meets a condition."""
        ...

    def number(self, kind: str, of: Sql) -> Sql:
        """A number of the rows of a kind."""
        ...

    def rows(self, named: Iterable[Sql]) -> exp.Select:
        """The rows with their classes, and other columns under their names."""
        ...


@frozen
class Bit:
    """A condition on the records of a kind; `place`: among all of them."""

    kind: str
    condition: Sql
    place: int

    @property
    def column(self) -> str:
        return f"class {self.place // _BITS}"

    @property
    def worth(self) -> Sql:
        return sql.number(1 << self.place % _BITS)

    @property
    def met(self) -> Sql:
        """Whether the class of a row has it."""
        both = exp.BitwiseAnd(this=sql.column(self.column, CLASSED), expression=self.worth)
        return exp.NEQ(this=exp.Paren(this=both), expression=sql.number(0))


@define
class Masks:
    """A class is a whole number with a bit for each condition that a row meets.

    `bits`: by their kind and text, so that equal conditions are looked at once.
    """

    base: Base
    bits: dict[tuple[str, str], Bit] = field(factory=dict)
    numbers: dict[str, tuple[str, Sql]] = field(factory=dict)

    def met(self, kind: str, condition: Sql) -> Sql:
        key = kind, condition.sql()
        if key not in self.bits:
            self.bits[key] = Bit(kind, condition, len(self.bits))
        return self.bits[key].met

    def number(self, kind: str, of: Sql) -> Sql:
        """Worked out beside the class, of rows of its kind."""
        own = sql.chosen(self.base.common.kind, [(sql.text(kind), of)], exp.null())
        name, _ = self.numbers.setdefault(own.sql(), (f"n{len(self.numbers)}", own))
        return sql.column(name, CLASSED)

    def rows(self, named: Iterable[Sql]) -> exp.Select:
        return self.base.query(*named, *self._columns())

    def _columns(self) -> Iterator[Sql]:
        for name, number in self.numbers.values():
            yield sql.named(number, name)
        for first in range(0, max(1, len(self.bits)), _BITS):
            bits = [bit for bit in self.bits.values() if first <= bit.place < first + _BITS]
            yield sql.named(self._class(bits), f"class {first // _BITS}")

    def _class(self, bits: Iterable[Bit]) -> Sql:
        by_kind: dict[str, list[Bit]] = {name: [] for name in self.base.kinds}
        for bit in bits:
            by_kind[bit.kind].append(bit)
        of_kind = self._of_kind if self.base.vouched is None else self._on_trust
        rows = ((sql.text(name), of_kind(name, of)) for name, of in by_kind.items())
        chosen = sql.chosen(self.base.common.kind, rows, exp.null())
        return chosen if self.base.vouched is None else self._where_it_counts(chosen)

    def _where_it_counts(self, worth: Sql) -> Sql:
        """Of other rows nothing is asked but that they are known not to count."""
        common = self.base.common
        if self.base.vouched == "rows":
            return worth
        counts = sql.all_of([self.base.counting, common.dated])
        known = sql.all_of([common.standing, common.dated, *self._own_days()])
        return sql.case([(counts, worth), (known, sql.number(0))], exp.null())

    def _own_days(self) -> Iterator[Sql]:
        """Of kinds that lie in the period by a day of their own: that it is in order."""
        for one in self.base.kinds.values():
            if one.dated != exp.true():
                yield sql.negated(sql.all_of([one.here, sql.negated(one.dated)]))

    def _on_trust(self, kind: str, bits: list[Bit]) -> Sql:
        worth, good = _worth(bits), self.base.kinds[kind].good
        return worth if good == exp.true() else sql.case([(good, worth)], exp.null())

    def _of_kind(self, kind: str, bits: list[Bit]) -> Sql:
        """What counts is looked at first: its status is known to be one."""
        common, good = self.base.common, self.base.kinds[kind].good
        worth = _worth(bits)
        counts = sql.all_of([self.base.counts(kind), common.dated, good])
        usable = sql.all_of([common.standing, common.dated, good])
        rows = [(counts, worth), (usable, sql.number(0))] if bits else [(usable, sql.number(0))]
        if self.base.contradicted != exp.false():
            rows.insert(0, (self.base.contradicted, exp.null()))
        return sql.case(rows, exp.null())


def _worth(bits: Iterable[Bit]) -> Sql:
    total: Sql | None = None
    for bit in bits:
        one = sql.case([(bit.condition, bit.worth)], sql.number(0))
        total = one if total is None else exp.Add(this=total, expression=one)
    return sql.number(0) if total is None else total
