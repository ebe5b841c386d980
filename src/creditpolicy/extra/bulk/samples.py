"""A few bad rows, each with what the reader of rows says of it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sqlglot import exp

from creditpolicy.diagnostics.diagnostic import Cell, Code, Diagnostic
from creditpolicy.evidence.bind import bind_one, binder_of
from creditpolicy.evidence.duplicates import without_duplicates
from creditpolicy.evidence.readers.objects import read_object
from creditpolicy.evidence.records import Record
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.columns import by_chinese_name
from creditpolicy.extra.bulk.counts import whole
from creditpolicy.extra.bulk.engine import FILE, LOCATED, ROW, Engine
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
    if not wanted:
        return Samples({})
    rows = [sql.number(row) for row in sorted({row for _, row in wanted})]
    here = exp.In(this=sql.column(ROW, LOCATED), expressions=rows)
    read = [one for one in _read(policy, engine, binding, here) if one.place in wanted]
    found = {one.place: one.problems for one in read}
    ids = sorted({one.record.id for one in read if one.record is not None})
    if binding.repeated and ids:
        found |= _contradictions(policy, engine, binding, ids)
    return Samples(found)


@frozen
class _Read:
    """A row as its reader has it."""

    place: Place
    by: tuple[object, ...]
    record: Record | None
    problems: tuple[Diagnostic, ...]


def _read(policy: Policy, engine: Engine, binding: Binding, where: Sql) -> Iterator[_Read]:
    names = [column.name for column in engine.columns()]
    groups = [one.name for one in binding.by]
    columns = [sql.column(name, LOCATED) for name in (FILE, ROW, *groups, *names)]
    for file, number, *cells in engine.rows(exp.select(*columns).from_(LOCATED).where(where)):
        binder = binder_of(policy)
        of = dict(zip(names, cells[len(groups) :], strict=True))
        shown = file_name(Path(str(file))) if file else _HERE
        record = bind_one(read_object(of, shown, whole(number)), binder)
        place = str(file), whole(number)
        yield _Read(place, tuple(cells[: len(groups)]), record, tuple(binder.problems))


def _contradictions(
    policy: Policy, engine: Engine, binding: Binding, ids: Sequence[str]
) -> dict[Place, tuple[Diagnostic, ...]]:
    """What is said of all rows that have one of these 编号."""
    raw = by_chinese_name(engine.columns())["编号"]
    text = trimmed(raw, LOCATED, raw.name)
    by: dict[tuple[object, ...], list[_Read]] = {}
    for one in _read(policy, engine, binding, sql.one_of(text, ids)):
        if one.record is not None:
            by.setdefault(one.by, []).append(one)
    found: dict[Place, tuple[Diagnostic, ...]] = {}
    for of in by.values():
        of.sort(key=lambda one: one.place)
        _, said = without_duplicates([one.record for one in of if one.record is not None])
        at = {one.record.at("编号"): one.place for one in of if one.record is not None}
        found |= {at[one.at]: (one,) for one in said if isinstance(one.at, Cell)}
    return found
