"""DuckDB, the embedded engine: Parquet and CSV files, Arrow tables, frames and relations."""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, TypeVar
from weakref import finalize

import duckdb
from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.dialects import text_of
from creditpolicy.extra.bulk.engine import (
    FEW,
    FILE,
    LOCATED,
    ROW,
    SOURCE,
    Form,
    RawColumn,
    TooLarge,
    TooManyDigits,
    Tuple,
    Unreadable,
)
from creditpolicy.extra.bulk.stopping import stoppable
from creditpolicy.extra.bulk.watching import Watch, watched
from creditpolicy.values.classes import frozen

_BATCH = 10_000
_FIRST = 5_000
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
_Result = TypeVar("_Result")
_DECIMAL = re.compile(r"DECIMAL\([0-9]+,([0-9]+)\)")


class DuckDB:
    """An in-memory database with one view of the evidence; nothing is written but temporary."""

    dialect = "duckdb"

    def __init__(
        self,
        source: object,
        watch: Watch | None = None,
        *,
        memory: str = "900MB",
        threads: int | None = None,
    ) -> None:
        self.watch = watch
        self.folder = Path(mkdtemp(prefix="creditpolicy-"))
        self.files: Files | None = None
        finalize(self, rmtree, self.folder, ignore_errors=True)
        self.connection = duckdb.connect(":memory:", config={"temp_directory": str(self.folder)})
        settings = {"preserve_insertion_order": "false", "memory_limit": f"'{memory}'"}
        if watch is not None:
            settings |= {"enable_progress_bar": "true", "enable_progress_bar_print": "false"}
        if threads is not None:
            settings["threads"] = str(int(threads))
        self._stoppable(lambda: self._open(settings, source))

    def columns(self) -> tuple[RawColumn, ...]:
        described = self._run(lambda: self.connection.execute(f"DESCRIBE {SOURCE}").fetchall())
        return tuple(_column(str(name), str(type_)) for name, type_, *_ in described)

    def few(self, names: Sequence[str]) -> dict[str, int]:
        """A dictionary is asked in a fiftieth of the time of a pass, or less."""
        if not names:
            return {}
        columns = [exp.column(name, quoted=True) for name in names]
        first = exp.select(*columns).from_(SOURCE).limit(_FIRST).subquery("first")
        counts = (exp.ApproxDistinct(this=column) for column in columns)
        (found,) = self.rows(exp.select(*counts).from_(first))
        return {
            n: of for n, of in zip(names, found, strict=True) if isinstance(of, int) and of <= FEW
        }

    def keep(self, name: str, types: dict[str, str], rows: Iterable[Tuple]) -> None:
        columns = ", ".join(f'"{column}" {type_}' for column, type_ in types.items())
        listed = [list(column) for column in zip(*rows, strict=True)]
        if any(isinstance(one, int) and abs(one) >= _MOST for column in listed for one in column):
            raise TooManyDigits
        read = ", ".join(f"CAST(unnest(?) AS {type_})" for type_ in types.values())

        def fill() -> None:
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
            if listed:
                self.connection.execute(f"INSERT INTO {name} SELECT {read}", listed)

        with _exactly():
            self._stoppable(fill)

    def store(self, name: str, query: exp.Query) -> None:
        text = text_of(query, self.dialect)
        with _exactly():
            made = f"CREATE OR REPLACE TEMP TABLE {name} AS {text}"
            self._run(lambda: self.connection.execute(made))

    def rows(self, query: exp.Query) -> Iterator[Tuple]:
        text = text_of(query, self.dialect)
        with _exactly():
            batch = self._run(lambda: self.connection.execute(text).fetchmany(_BATCH))
            yield from batch
            while len(batch) == _BATCH:
                batch = self._run(lambda: self.connection.fetchmany(_BATCH))
                yield from batch

    def grouped(self, query: exp.Select, size: int) -> Iterator[tuple[Tuple, Iterable[Tuple]]]:
        """In order, so that one group is in memory at a time."""
        places = [exp.Literal.number(place + 1) for place in range(size)]
        ordered = query.order_by(*places) if places else query
        return groupby(self.rows(ordered), itemgetter(slice(size)))

    def _run(self, query: Callable[[], _Result]) -> _Result:
        """Runs a query; raises Unreadable where the evidence is damaged further on."""
        try:
            with watched(self.connection.query_progress, self.watch):
                return self._stoppable(query)
        except duckdb.OutOfMemoryException as error:
            raise TooLarge(str(error).splitlines()[0]) from None
        except _DAMAGED as error:
            raise Unreadable(str(error).splitlines()[0]) from None

    def _stoppable(self, run: Callable[[], _Result]) -> _Result:
        return stoppable(run, self.connection.interrupt)

    def close(self) -> None:
        self.connection.close()
        rmtree(self.folder, ignore_errors=True)

    def locate(self) -> None:
        self._stoppable(self._locate)

    def _locate(self) -> None:
        if self.files is None:
            self.connection.execute("SET preserve_insertion_order = true")
            relation = self.connection.view(SOURCE).project(
                f'*, \'\' AS "{FILE}", ROW_NUMBER() OVER () AS "{ROW}"'
            )
        else:
            files = self.files
            relation = _read(self.connection, files.path, located=True).project(
                f'* EXCLUDE (filename, file_row_number), {_file(files)} AS "{FILE}", '
                f'file_row_number + {files.first} AS "{ROW}"'
            )
        relation.create_view(LOCATED)

    def write(self, query: exp.Query, path: Path) -> None:
        text = text_of(query, self.dialect)
        with _exactly():
            self._stoppable(lambda: self._write(text, str(path)))

    def _write(self, text: str, path: str) -> None:
        self.connection.sql(text).write_parquet(path, compression="zstd")

    def _open(self, settings: Mapping[str, str], source: object) -> None:
        for name, value in settings.items():
            self.connection.execute(f"SET {name} = {value}")
        self._view(source)

    def _view(self, source: object) -> None:
        """A path, a relation of DuckDB's, or whatever table DuckDB can look at."""
        match source:
            case str() | Path() if Path(source).suffix.lower() == ".csv":
                path = self._parquet_of(lambda: _read_csv(self.connection, Path(source)))
                self._files(Files(path, 2, str(source)))
            case str() | Path():
                self._files(Files(Path(source), 1))
            case duckdb.DuckDBPyRelation():
                self._files(Files(self._parquet_of(lambda: source), 1, ""))
            case table:
                held: Any = table
                self.connection.register("cp_table", held)
                _named_texts(self.connection.table("cp_table")).create_view(SOURCE)

    def _parquet_of(self, relation: Callable[[], duckdb.DuckDBPyRelation]) -> Path:
        """What is read once, or belongs to another connection: it may be larger than memory."""
        path = self.folder / "source.parquet"
        with _readable():
            relation().write_parquet(str(path))
        return path

    def _files(self, files: "Files") -> None:
        self.files = files
        with _readable():
            _read(self.connection, files.path).create_view(SOURCE)


@frozen
class Files:
    """Parquet to be read: a path, the number of the first row, and what it was made from."""

    path: Path
    first: int
    origin: str | None = None


def _read(
    connection: duckdb.DuckDBPyConnection, path: Path, *, located: bool = False
) -> duckdb.DuckDBPyRelation:
    return connection.read_parquet(str(path), filename=located, file_row_number=located)


def _read_csv(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    return connection.read_csv(str(path), all_varchar=True, header=True)


def _named_texts(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Categories of frames are texts from a list: they are compared as texts."""
    columns = zip(relation.columns, relation.types, strict=True)
    return relation.select(
        *(
            duckdb.ColumnExpression(name).cast("VARCHAR").alias(name)
            if str(type_).startswith("ENUM(")
            else duckdb.ColumnExpression(name)
            for name, type_ in columns
        )
    )


def _file(files: Files) -> str:
    return "filename" if files.origin is None else sql.text(files.origin).sql("duckdb")


@contextmanager
def _readable() -> Generator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise Unreadable(str(error).splitlines()[0]) from None


@contextmanager
def _exactly() -> Generator[None]:
    """Where a number outgrows the engine's whole numbers, it says so, and so do we."""
    try:
        yield
    except _TOO_LARGE as error:
        raise TooManyDigits(str(error)) from None
    except duckdb.OutOfMemoryException as error:
        raise TooLarge(str(error).splitlines()[0]) from None


def _column(name: str, type_: str) -> RawColumn:
    decimal = _DECIMAL.fullmatch(type_)
    if decimal:
        return RawColumn(name, Form.DECIMAL, type_, int(decimal[1]))
    return RawColumn(name, _FORMS.get(type_, Form.OTHER), type_)
