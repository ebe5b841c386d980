"""What is said of columns: one that a kind does not have, and one that no row of a kind has."""

from collections.abc import Iterator, Mapping, Sequence

from sqlglot import exp

from creditpolicy.compile.table_result import RowFinding
from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.bind import (
    ENGLISH,
    MOST_GUESSES,
    Columns,
    meant_column,
    missing_columns,
)
from creditpolicy.evidence.rows import short
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.columns import by_chinese_name
from creditpolicy.extra.bulk.engine import FILE, LOCATED, ROW, Form, RawColumn, RowEngine
from creditpolicy.extra.bulk.measures import whole
from creditpolicy.extra.bulk.samples import Place, samples, shown_file
from creditpolicy.extra.bulk.sources import trimmed
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen


@frozen
class Filed:
    """The rows of one kind in one file.

    `further`: columns in which some of them say something, with their number and the first of them.
    """

    file: str
    kind: str
    rows: int
    further: Mapping[str, tuple[int, int]]


@frozen
class Unknown:
    """A column in which such rows say something, and which their kind does not have.

    `meant`: the column that it was probably meant to be.
    """

    filed: Filed
    column: str
    meant: str | None

    @property
    def rows(self) -> int:
        return self.filed.further[self.column][0]

    @property
    def first(self) -> Place:
        return self.filed.file, self.filed.further[self.column][1]


def warned_columns(
    policy: Policy, engine: RowEngine, binding: Binding, most: int
) -> tuple[RowFinding, ...]:
    """Of a located table; the columns that tell assessments apart are no evidence."""
    groups = {one.name for one in binding.by}
    columns = {
        name: raw
        for name, raw in by_chinese_name(engine.columns()).items()
        if raw.name not in groups
    }
    if "材料" not in columns:
        return ()
    filed = list(_filed(policy, engine, columns))
    unknown = list(_unknown(policy, filed))
    return (
        *_unknown_columns(policy, engine, binding, unknown, most),
        *_missing_columns(policy, filed, unknown, columns, most),
    )


def _filed(policy: Policy, engine: RowEngine, columns: Mapping[str, RawColumn]) -> Iterator[Filed]:
    """One pass over the kinds and the columns that are not every kind's."""
    further = {name: raw for name, raw in columns.items() if name not in ENGLISH.values()}
    aggregates = [
        sql.among(of, _says_something(raw))
        for raw in further.values()
        for of in (exp.Count(this=exp.Star()), exp.Min(this=sql.column(ROW, LOCATED)))
    ]
    kind = trimmed(columns["材料"], LOCATED, columns["材料"].name)
    counted = [sql.column(FILE, LOCATED), kind, exp.Count(this=exp.Star()), *aggregates]
    query = exp.select(*counted).from_(LOCATED).where(sql.one_of(kind, policy.kind_by_name))
    query = query.group_by(*(exp.Literal.number(place) for place in (1, 2)))
    for file, name, rows, *pairs in sorted(engine.rows(query)):
        numbers = zip(further, pairs[::2], pairs[1::2], strict=True)
        used = {of: (whole(n), whole(first)) for of, n, first in numbers if n}
        yield Filed(str(file), str(name), whole(rows), used)


def _says_something(raw: RawColumn) -> Sql:
    text = raw.form is Form.TEXT
    of = trimmed(raw, LOCATED, raw.name) if text else sql.column(raw.name, LOCATED)
    return sql.is_filled(of)


def _unknown(policy: Policy, filed: Sequence[Filed]) -> Iterator[Unknown]:
    guesses = 0
    for one in filed:
        kind = policy.kind_by_name[one.kind]
        own = {column.name for column in kind.columns}
        for name in one.further:
            if name not in own:
                guesses += 1
                meant = meant_column(kind, name) if guesses <= MOST_GUESSES else None
                yield Unknown(one, name, meant)


def _unknown_columns(
    policy: Policy, engine: RowEngine, binding: Binding, unknown: Sequence[Unknown], most: int
) -> Iterator[RowFinding]:
    """Shown is the first row of each kind in each file."""
    by_column: dict[str, list[Unknown]] = {}
    for one in unknown:
        by_column.setdefault(one.column, []).append(one)
    places = {name: [one.first for one in of[:most]] for name, of in by_column.items()}
    shown = samples(policy, engine, binding, list(places.values()))
    for name, of in by_column.items():
        said = shown.of(codes.UNKNOWN_COLUMN, short(name), places[name])
        yield RowFinding(codes.UNKNOWN_COLUMN, name, sum(one.rows for one in of), said)


def _missing_columns(
    policy: Policy,
    filed: Sequence[Filed],
    unknown: Sequence[Unknown],
    columns: Mapping[str, RawColumn],
    most: int,
) -> Iterator[RowFinding]:
    """What is there under another name is not missing."""
    rows: dict[str, int] = {}
    said: dict[str, list[Diagnostic]] = {}
    for one in filed:
        meant = {other.meant for other in unknown if other.filed is one and other.meant}
        file = shown_file(one.file)
        there = Columns(Cell(file, 1), {*columns, *meant})
        for missing in missing_columns(policy, {(file, "", one.kind): there}):
            name = missing.at.column if isinstance(missing.at, Cell) else None
            rows[str(name)] = rows.get(str(name), 0) + one.rows
            said.setdefault(str(name), []).append(missing)
    for name, of in said.items():
        yield RowFinding(codes.MISSING_COLUMN, name, rows[name], tuple(of[:most]))
