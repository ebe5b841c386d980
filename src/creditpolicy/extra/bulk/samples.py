"""A few rows, each with what the reader of rows says of it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sqlglot import exp

from creditpolicy.diagnostics.diagnostic import Cell, Code, Diagnostic
from creditpolicy.evidence.bind import bind_one, binder_of, foreign
from creditpolicy.evidence.duplicates import without_duplicates
from creditpolicy.evidence.readers.objects import read_object
from creditpolicy.evidence.readers.pairs import is_plain
from creditpolicy.evidence.records import Record
from creditpolicy.evidence.rows import CELL_LIMIT, short
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.columns import by_chinese_name
from creditpolicy.extra.bulk.engine import FILE, LOCATED, ROW, Engine, Form, RawColumn
from creditpolicy.extra.bulk.measures import whole
from creditpolicy.extra.bulk.sources import trimmed
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import file_name
from creditpolicy.values.classes import frozen

Place = tuple[str, int]
_HERE = "Python"
"""What messages call rows that came from no file."""


@frozen
class Samples:
    """Diagnostics by the place of their row."""

    found: dict[Place, tuple[Diagnostic, ...]]

    def of(self, code: Code, column: str, places: Iterable[Place]) -> tuple[Diagnostic, ...]:
        """What is said of these rows for one reason."""
        said = (one for place in places for one in self.found.get(place, ()))
        return tuple(one for one in said if one.code == code and _column(one) == column)


def _column(one: Diagnostic) -> str | None:
    return one.at.column if isinstance(one.at, Cell) else None


def samples(
    policy: Policy, engine: Engine, binding: Binding, places: Sequence[Sequence[Place]]
) -> Samples:
    """The rows at the places, read as those of a file are."""
    wanted = {place for of in places for place in of}
    read = read_at(policy, engine, binding, wanted)
    found = {one.place: one.problems for one in read}
    ids = sorted({one.record.id for one in read if one.record is not None})
    if binding.repeated and ids:
        for place, said in _repeated(policy, engine, binding, ids).items():
            found[place] = (*found.get(place, ()), said)
    return Samples(found)


def first_places(engine: Engine, table: str, met: Sql, most: int) -> list[Place]:
    """The first `most` places in a table of such that meet a condition."""
    columns = [sql.column(name, table) for name in (FILE, ROW)]
    ordered = (exp.Ordered(this=one, desc=False) for one in columns)
    query = exp.select(*columns).from_(table).where(met).order_by(*ordered).limit(most)
    return [(str(file), whole(row)) for file, row in engine.rows(query)]


def read_at(
    policy: Policy, engine: Engine, binding: Binding, places: Iterable[Place]
) -> "list[Read]":
    """The rows at some places, a few, in the order of the engine."""
    wanted = frozenset(places)
    if not wanted:
        return []
    rows = [sql.number(row) for row in sorted({row for _, row in wanted})]
    here = exp.In(this=sql.column(ROW, LOCATED), expressions=rows)
    return [one for one in _read(policy, engine, binding, here) if one.place in wanted]


def shown_file(file: str) -> str:
    """What messages call the file of a row, "" where there is none."""
    return file_name(Path(file)) if file else _HERE


@frozen
class Read:
    """A row as its reader has it."""

    place: Place
    by: tuple[object, ...]
    record: Record | None
    problems: tuple[Diagnostic, ...]


def _read(policy: Policy, engine: Engine, binding: Binding, where: Sql) -> Iterator[Read]:
    every = engine.columns()
    names = [column.name for column in every]
    groups = [one.name for one in binding.by]
    columns = [sql.column(name, LOCATED) for name in (FILE, ROW, *groups, *names)]
    for file, number, *cells in engine.rows(exp.select(*columns).from_(LOCATED).where(where)):
        binder = binder_of(policy)
        of = {c.name: _cell(c, one) for c, one in zip(every, cells[len(groups) :], strict=True)}
        place = str(file), whole(number)
        record = bind_one(read_object(of, shown_file(place[0]), place[1]), binder)
        said = (*binder.problems, *foreign(policy, [] if record is None else [record]))
        yield Read(place, tuple(cells[: len(groups)]), record, said)


def _cell(column: RawColumn, value: object) -> object:
    """What no file could hold is cut: no message shows as much, and it hides nothing beside it.

    A value that no policy can read stands in a column that none asks for.
    """
    if column.form is Form.OTHER and value is not None:
        return short(str(value))
    if isinstance(value, str) and (len(value) > CELL_LIMIT or not is_plain(value)):
        return short(value, CELL_LIMIT)
    return value


def _repeated(
    policy: Policy, engine: Engine, binding: Binding, ids: Sequence[str]
) -> dict[Place, Diagnostic]:
    """What is said of all rows that have one of these 编号."""
    raw = by_chinese_name(engine.columns())["编号"]
    text = trimmed(raw, LOCATED, raw.name)
    by: dict[tuple[object, ...], list[Read]] = {}
    for one in _read(policy, engine, binding, sql.one_of(text, ids)):
        if one.record is not None:
            by.setdefault(one.by, []).append(one)
    found: dict[Place, Diagnostic] = {}
    for of in by.values():
        of.sort(key=lambda one: one.place)
        _, said = without_duplicates([one.record for one in of if one.record is not None])
        at = {one.record.at("编号"): one.place for one in of if one.record is not None}
        found |= {at[one.at]: one for one in said if isinstance(one.at, Cell)}
    return found
