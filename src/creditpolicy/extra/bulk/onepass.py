"""One pass over the rows for every measure that is a condition on one record.

Each row gets its class: a whole number with a bit for each condition that it meets, 0 where it
counts for nothing, NULL where it cannot be used. Everything is counted by these bits.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.measures import Asked, columns
from creditpolicy.extra.bulk.relations import Base, query_of
from creditpolicy.values.classes import define, field, frozen

_BITS = 62
_CLASSED = "r"


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
        both = exp.BitwiseAnd(this=sql.column(self.column, _CLASSED), expression=self.worth)
        return exp.NEQ(this=exp.Paren(this=both), expression=sql.number(0))


@define
class OnePass:
    """`bits`: by their kind and text, so that equal conditions are looked at once."""

    base: Base
    bits: dict[tuple[str, str], Bit] = field(factory=dict)
    numbers: dict[str, tuple[str, Sql]] = field(factory=dict)

    def query(self, asked: Sequence[Asked]) -> exp.Select:
        """By assessment and department as filed: how many rows can be used, and what is asked.

        Behind them, for each measure and condition that leaves it open, how many rows meet that.
        """
        found = [column for one in asked for column in self._columns(one)]
        left_open = [column for one in asked for column in self._open(one)]
        here = [sql.column(f"b{index}", _CLASSED) for index in range(len(self.base.by))]
        named = sql.column("department", _CLASSED)
        usable = exp.Count(this=sql.column("class 0", _CLASSED))
        counted = [usable, *found, *left_open]
        query = exp.select(*here, named, *counted).from_(sql.subquery(self._classed(), _CLASSED))
        return query.group_by(*(exp.Literal.number(place + 1) for place in range(len(here) + 1)))

    def _columns(self, asked: Asked) -> tuple[Sql, ...]:
        condition = self._bit(asked.measure.kind, asked.selection.keep).met
        return columns(asked, condition, self._number(asked))

    def _open(self, asked: Asked) -> Iterator[Sql]:
        for condition in asked.selection.open_here:
            yield sql.count_if(self._bit(asked.measure.kind, condition).met)

    def _bit(self, kind: str, condition: Sql) -> Bit:
        met = sql.met(condition)
        key = kind, met.sql()
        if key not in self.bits:
            self.bits[key] = Bit(kind, met, len(self.bits))
        return self.bits[key]

    def _number(self, asked: Asked) -> Sql:
        """A number that is worked out beside the class, of rows of its kind."""
        if isinstance(asked.number, exp.Literal):
            return asked.number
        kind = asked.measure.kind
        own = sql.chosen(self.base.common.kind, [(sql.text(kind), asked.number)], exp.null())
        name, _ = self.numbers.setdefault(own.sql(), (f"n{len(self.numbers)}", own))
        return sql.column(name, _CLASSED)

    def _classed(self) -> exp.Select:
        base = self.base
        made = [sql.named(one, f"b{index}") for index, one in enumerate(base.by)]
        made.append(sql.named(base.common.as_filed, "department"))
        made += [sql.named(number, name) for name, number in self.numbers.values()]
        for first in range(0, max(1, len(self.bits)), _BITS):
            bits = [bit for bit in self.bits.values() if first <= bit.place < first + _BITS]
            made.append(sql.named(self._class(bits), f"class {first // _BITS}"))
        return query_of(base.table, base.joins, made)

    def _class(self, bits: Iterable[Bit]) -> Sql:
        by_kind: dict[str, list[Bit]] = {name: [] for name in self.base.kinds}
        for bit in bits:
            by_kind[bit.kind].append(bit)
        rows = ((sql.text(name), self._of_kind(name, of)) for name, of in by_kind.items())
        return sql.chosen(self.base.common.kind, rows, exp.null())

    def _of_kind(self, kind: str, bits: list[Bit]) -> Sql:
        """What counts is looked at first: its status is known to be one."""
        common, good = self.base.common, self.base.kinds[kind].good
        worth: Sql = sql.number(0)
        for bit in bits:
            one = sql.case([(bit.condition, bit.worth)], sql.number(0))
            worth = one if worth == sql.number(0) else exp.Add(this=worth, expression=one)
        counts = sql.all_of([self.base.counts(kind), common.dated, good])
        usable = sql.all_of([common.standing, common.dated, good])
        rows = [(counts, worth), (usable, sql.number(0))] if bits else [(usable, sql.number(0))]
        if self.base.contradicted != exp.false():
            rows.insert(0, (self.base.contradicted, exp.null()))
        return sql.case(rows, exp.null())
