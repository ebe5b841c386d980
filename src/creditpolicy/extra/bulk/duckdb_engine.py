"""DuckDB, the embedded engine: Parquet and CSV files, Arrow tables, frames and relations."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

import duckdb
from sqlglot import exp

from creditpolicy.extra.bulk.dialects import text_of
from creditpolicy.extra.bulk.engine import SOURCE, Form, RawColumn, TooManyDigits, Tuple, Unreadable

_BATCH = 10_000
_FIRST, _FEW = 20_000, 1_000
_TOO_LARGE = (duckdb.OutOfRangeException, duckdb.ConversionException)
_DAMAGED = (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException)
_MOST = 10**38
_WHOLE = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
)
_FORMS = {
    "VARCHAR": Form.TEXT,
    "DATE": Form.DAY,
    "BOOLEAN": Form.FLAG,
    **dict.fromkeys(_WHOLE, Form.WHOLE),
}
_DECIMAL = re.compile(r"DECIMAL\([0-9]+,([0-9]+)\)")


class DuckDB:
    """An in-memory database with one view of the evidence; nothing is written but temporary."""

    dialect = "duckdb"

    def __init__(
        self, source: object, *, memory: str = "900MB", threads: int | None = None
    ) -> None:
        self.connection = duckdb.connect(":memory:")
        self.connection.execute("SET preserve_insertion_order = false")
        self.connection.execute(f"SET memory_limit = '{memory}'")
        if threads is not None:
            self.connection.execute(f"SET threads = {int(threads)}")
        self._view(source)

    def columns(self) -> tuple[RawColumn, ...]:
        described = self.connection.execute(f"DESCRIBE {SOURCE}").fetchall()
        return tuple(_column(str(name), str(type_)) for name, type_, *_ in described)

    def few(self, names: Sequence[str]) -> dict[str, frozenset[str]]:
        """A dictionary's texts are found in a fiftieth of the time of a pass."""
        if not names:
            return {}
        columns = [exp.column(name, quoted=True) for name in names]
        first = exp.select(*columns).from_(SOURCE).limit(_FIRST).subquery("first")
        counts = (exp.Count(this=exp.Distinct(expressions=[column])) for column in columns)
        (found,) = self.rows(exp.select(*counts).from_(first))
        few = [name for name, count in zip(names, found, strict=True) if _small(count)]
        texts = ((name, self._texts(name)) for name in few)
        return {name: of for name, of in texts if of is not None}

    def _texts(self, name: str) -> frozenset[str] | None:
        """The texts of a column; None where there are more than few of them after all."""
        query = exp.select(exp.column(name, quoted=True)).distinct().from_(SOURCE)
        found = [one for (one,) in self.rows(query.limit(_FEW + 2))]
        return frozenset(str(x) for x in found if x is not None) if len(found) <= _FEW + 1 else None

    def keep(self, name: str, types: dict[str, str], rows: Iterable[Tuple]) -> None:
        columns = ", ".join(f'"{column}" {type_}' for column, type_ in types.items())
        self.connection.execute(f"CREATE TEMP TABLE {name} ({columns})")
        listed = [list(column) for column in zip(*rows, strict=True)]
        if any(isinstance(one, int) and abs(one) >= _MOST for column in listed for one in column):
            raise TooManyDigits
        if listed:
            read = ", ".join(f"CAST(unnest(?) AS {type_})" for type_ in types.values())
            with _exactly():
                self.connection.execute(f"INSERT INTO {name} SELECT {read}", listed)

    def store(self, name: str, query: exp.Query) -> None:
        text = text_of(query, self.dialect)
        with _exactly():
            self._execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {text}")

    def rows(self, query: exp.Query) -> Iterator[Tuple]:
        with _exactly():
            self._execute(text_of(query, self.dialect))
            while batch := self.connection.fetchmany(_BATCH):
                yield from batch

    def _execute(self, query: str) -> duckdb.DuckDBPyConnection:
        """Runs a query; raises Unreadable where the evidence is damaged further on."""
        try:
            return self.connection.execute(query)
        except _DAMAGED as error:
            raise Unreadable(str(error).splitlines()[0]) from None

    def close(self) -> None:
        self.connection.close()

    def _view(self, source: object) -> None:
        """A path, a relation of DuckDB's, or whatever table DuckDB can look at."""
        match source:
            case str() | Path():
                self._file(Path(source))
            case duckdb.DuckDBPyRelation():
                self._of_another(source)
            case table:
                held: Any = table
                self.connection.register(SOURCE, held)

    def _of_another(self, relation: duckdb.DuckDBPyRelation) -> None:
        """A relation of another connection goes by a file: it may be larger than memory."""
        folder = mkdtemp()
        finalize(self, rmtree, folder, ignore_errors=True)
        path = Path(folder) / "relation.parquet"
        relation.write_parquet(str(path))
        self._file(path)

    def _file(self, path: Path) -> None:
        try:
            if path.suffix.lower() == ".csv":
                relation = self.connection.read_csv(str(path), all_varchar=True, header=True)
            else:
                relation = self.connection.read_parquet(str(path))
            relation.create_view(SOURCE)
        except duckdb.Error as error:
            raise Unreadable(str(error).splitlines()[0]) from None


def _small(count: object) -> bool:
    return isinstance(count, int) and count <= _FEW


@contextmanager
def _exactly() -> Generator[None]:
    """Where a number outgrows the engine's whole numbers, it says so, and so do we."""
    try:
        yield
    except _TOO_LARGE as error:
        raise TooManyDigits(str(error)) from None


def _column(name: str, type_: str) -> RawColumn:
    decimal = _DECIMAL.fullmatch(type_)
    if decimal:
        return RawColumn(name, Form.DECIMAL, type_, int(decimal[1]))
    return RawColumn(name, _FORMS.get(type_, Form.OTHER), type_)
