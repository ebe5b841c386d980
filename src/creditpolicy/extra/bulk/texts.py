"""Small tables of texts and what they mean, joined to the rows: each text is read once.

What a text means is decided by the reader of its type, the same as for a file. Texts that cannot be
read stand in no table, so that hundreds of millions of them take no memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import lcm
from typing import TypeVar

from sqlglot import exp

from creditpolicy.evidence.cells import Wrong, read_date, reader
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.calendar import Calendar
from creditpolicy.extra.bulk.cells import Number, Sql
from creditpolicy.extra.bulk.engine import SOURCE, Engine, Form, RawColumn
from creditpolicy.extra.bulk.looking import Known, look
from creditpolicy.extra.bulk.sources import ROWS, trimmed
from creditpolicy.policy.facts import Column
from creditpolicy.values.classes import define, field
from creditpolicy.values.exact import exact_text

_DAYS = "cp_days"
LOOKED_UP = "cp_texts_"
"""How the names begin of tables that have one row, or none, for a text or a day of a row."""
_Key = tuple[str, str]
_Value = TypeVar("_Value")


@define
class Texts:
    """`joins`: the tables as they are joined; `kept`: their names by column and use.

    `names`: the columns that come without blanks, and the texts to be looked for first in each.
    `neat`: whether no text has blanks around it, since somebody vouches for that.
    """

    engine: Engine
    raw: dict[str, RawColumn]
    calendar: Calendar
    names: Mapping[str, Sequence[str]]
    neat: bool = False
    joins: list[exp.Join] = field(factory=list)
    kept: dict[_Key, str] = field(factory=dict)
    numbers: dict[_Key, Number] = field(factory=dict)
    known: dict[str, Known] = field(factory=dict)

    def look(self, listed: Iterable[str], others: Iterable[str]) -> None:
        """Finds out what the texts in columns are like; in those `listed`, which ones there are."""
        of_texts = [
            {self.raw[n].name: n for n in names if n in self.raw and self.raw[n].form is Form.TEXT}
            for names in (listed, others)
        ]
        found = look(self.engine, *map(list, of_texts))
        own = of_texts[0] | of_texts[1]
        self.known.update((own[name], known) for name, known in found.items())

    def few(self, name: str) -> frozenset[str] | None:
        """The distinct texts of a column, where they are few and none has blanks around it."""
        known = self.known.get(name)
        return None if known is None else known.few

    def full(self, name: str) -> bool:
        """Whether each text of a column is known to say something."""
        known = self.known.get(name)
        return known is not None and known.full

    def text(self, name: str, table: str = ROWS) -> Sql:
        """What a person reads in a column, NULL where there is nothing, or no such column."""
        raw = self.raw.get(name)
        if raw is None:
            return exp.null()
        column = name if table == ROWS else raw.name
        if name in self.known or (table == ROWS and name in self.names):
            return sql.column(column, table)
        if self.neat and raw.form is Form.TEXT:
            return sql.blank_is_null(sql.column(column, table))
        return trimmed(raw, table, column, self.names.get(name, ()))

    def day(self, name: str) -> Sql:
        """The days of a column of texts; NULL for what is none."""
        table = self.kept.get((name, "day"))
        if table is None:
            table = self._named(name, "day")
            self._keep(table, name, {"text": "TEXT", "day": "DATE"}, _read(self._texts(name), _day))
        return sql.column("day", table)

    def place(self, name: str, day: Sql) -> Sql:
        """The place of a column's days among the working days."""
        alias = self.kept.get((name, "place"))
        if alias is None:
            if not any(use == "place" for _, use in self.kept):
                types = {"day": "DATE", "place": "INTEGER"}
                self.engine.keep(_DAYS, types, self.calendar.places.items())
            alias = self._named(name, "place")
            on = exp.EQ(this=sql.column("day", alias), expression=day)
            table = exp.alias_(exp.to_table(_DAYS), alias, table=True)
            self.joins.append(exp.Join(this=table, on=on, side="LEFT"))
        return sql.column("place", alias)

    def number(self, column: Column) -> Number:
        """The numbers of a column over one denominator."""
        key = column.name, column.type.value
        if key not in self.numbers:
            self.numbers[key] = self._number(column)
        return self.numbers[key]

    def _number(self, column: Column) -> Number:
        read = reader(Column(column.name, column.type))

        def number(text: str) -> Fraction | None:
            value = read(text)
            return Fraction(value) if isinstance(value, int | Fraction) else None

        numbers = list(_read(self._texts(column.name), number))
        below = lcm(*(number.denominator for _, number in numbers))
        rows = ((text, int(number * below), exact_text(number)) for text, number in numbers)
        table = self._named(column.name, column.type.value)
        types = {"text": "TEXT", "number": sql.WHOLE, "written": "TEXT"}
        self._keep(table, column.name, types, rows)
        return Number(sql.column("number", table), below, sql.column("written", table))

    def _named(self, name: str, use: str) -> str:
        table = self.kept[name, use] = f"{LOOKED_UP}{len(self.kept)}"
        return table

    def _keep(
        self, table: str, name: str, types: dict[str, str], rows: Iterable[tuple[object, ...]]
    ) -> None:
        self.engine.keep(table, types, rows)
        on = exp.EQ(this=sql.column("text", table), expression=self.text(name))
        self.joins.append(exp.Join(this=exp.to_table(table), on=on, side="LEFT"))

    def _texts(self, name: str) -> Iterator[str]:
        """The distinct texts of a column."""
        text = self.text(name, SOURCE)
        query = exp.select(text).distinct().from_(SOURCE).where(sql.is_filled(text))
        return (str(row[0]) for row in self.engine.rows(query))


def _day(text: str) -> date | None:
    day = read_date(text)
    return None if isinstance(day, Wrong) else day


def _read(
    texts: Iterator[str], read: Callable[[str], _Value | None]
) -> Iterator[tuple[str, _Value]]:
    for text in texts:
        value = read(text)
        if value is not None:
            yield text, value
