"""Spark: a DataFrame is counted by the session that holds it, wherever its data lie."""
# Arrow and py4j tell a type checker nothing.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownVariableType=false

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from py4j.protocol import Py4JError, Py4JJavaError
from pyspark import StorageLevel
from pyspark.errors import AnalysisException, ArithmeticException, PySparkException
from pyspark.logger import PySparkLogger
from pyspark.sql import DataFrame, SparkSession, Window, functions
from pyspark.sql import types as of_spark
from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.dialects import text_of
from creditpolicy.extra.bulk.engine import (
    FILE,
    LOCATED,
    ROW,
    SOURCE,
    Form,
    RawColumn,
    TooManyDigits,
    Tuple,
    UnfitSetting,
    Unreadable,
)

_FORMS: dict[type[of_spark.DataType], Form] = {
    of_spark.StringType: Form.TEXT,
    of_spark.ByteType: Form.WHOLE,
    of_spark.ShortType: Form.WHOLE,
    of_spark.IntegerType: Form.WHOLE,
    of_spark.LongType: Form.WHOLE,
    of_spark.DecimalType: Form.DECIMAL,
    of_spark.DateType: Form.DAY,
    of_spark.BooleanType: Form.FLAG,
}
_ARROW = {
    "TEXT": pa.string(),
    "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(),
    "INTEGER": pa.int32(),
    sql.WHOLE: pa.decimal128(38, 0),
}
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.parser.quotedRegexColumnNames": "false",
}
"""Otherwise what does not fit is silently NULL, and a text or a name means another one."""


class Spark:
    """Temporary views of one session, under names that nobody else has."""

    dialect = "spark"

    def __init__(self, source: DataFrame) -> None:
        self.views: dict[str, str] = {}
        self.stored: list[DataFrame] = []
        with _understood():
            self.session: SparkSession = source.sparkSession
            _as_it_must_be(self.session)
            self.source = _plain(source)
            self._view(SOURCE, self.source)

    def columns(self) -> tuple[RawColumn, ...]:
        return tuple(_column(one.name, one.dataType) for one in self.source.schema)

    def few(self, names: Sequence[str]) -> dict[str, int]:
        """None: each question to Spark is a job of its own, as long as any other."""
        del names
        return {}

    def keep(self, name: str, types: dict[str, str], rows: Iterable[Tuple]) -> None:
        listed = list(zip(*rows, strict=True)) or [()] * len(types)
        try:
            columns = [
                pa.array(of, _ARROW[type_])
                for of, type_ in zip(listed, types.values(), strict=True)
            ]
        except pa.ArrowInvalid:
            raise TooManyDigits from None
        with _understood():
            table = pa.table(columns, names=list(types))
            self._view(name, self.session.createDataFrame(table))

    def store(self, name: str, query: exp.Query) -> None:
        with _understood():
            frame = self._frame(query).persist(StorageLevel.DISK_ONLY)
            self.stored.append(frame)
            self._view(name, frame)

    def locate(self) -> None:
        """By the file's own numbers where Spark tells them, else in the order in which it reads."""
        with _understood():
            try:
                # As text: of a wrong column object Spark writes a page to the error output first.
                file, row = (
                    f"_metadata.file_path AS `{FILE}`",
                    f"_metadata.row_index + 1 AS `{ROW}`",
                )
                with _unheard():
                    located = self.source.selectExpr("*", file, row)
            except AnalysisException:
                order = Window.orderBy(functions.monotonically_increasing_id())
                number = functions.row_number().over(order).alias(ROW)
                located = self.source.select("*", functions.lit("").alias(FILE), number)
            self._view(LOCATED, located)

    def write(self, query: exp.Query, path: Path) -> None:
        with _understood():
            pq.write_table(self._frame(query).toArrow(), path, compression="zstd")

    def rows(self, query: exp.Query) -> Iterator[Tuple]:
        with _understood():
            table = self._frame(query).toArrow()
        for batch in table.to_batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def grouped(self, query: exp.Select, size: int) -> Iterator[tuple[Tuple, Iterable[Tuple]]]:
        """Brought together here: to have them sorted there takes longer than to count."""
        found = defaultdict[Tuple, list[Tuple]](list)
        for row in self.rows(query):
            found[row[:size]].append(row)
        return iter(found.items())

    def close(self) -> None:
        with suppress(PySparkException, Py4JError):  # a session that was stopped has no views
            for frame in self.stored:
                frame.unpersist()
            for view in self.views.values():
                self.session.catalog.dropTempView(view)

    def _frame(self, query: exp.Query) -> DataFrame:
        return self.session.sql(text_of(query.transform(self._renamed), self.dialect))

    def _view(self, name: str, frame: DataFrame) -> None:
        view = self.views[name] = f"{name}_{uuid4().hex}"
        frame.createTempView(view)

    def _renamed(self, node: exp.Expr) -> exp.Expr:
        """A table of ours under the name that it has in the session."""
        if isinstance(node, exp.Table) and node.name in self.views:
            return exp.to_table(self.views[node.name]).as_(node.alias or node.name)
        return node


def _plain(source: DataFrame) -> DataFrame:
    """Texts are compared by their characters, whatever collation they have; no type is a text."""
    text = of_spark.StringType()
    other = (one.name for one in source.schema if _is_text(one.dataType) and one.dataType != text)
    casts = {name: source[f"`{name.replace('`', '``')}`"].cast(text) for name in other}
    return source.withColumns(casts) if casts else source


def _is_text(type_: of_spark.DataType) -> bool:
    return isinstance(type_, of_spark.StringType | of_spark.NullType)


def _column(name: str, type_: of_spark.DataType) -> RawColumn:
    decimals = type_.scale if isinstance(type_, of_spark.DecimalType) else 0
    form = _FORMS.get(type(type_), Form.OTHER)
    return RawColumn(name, form, type_.simpleString().upper(), decimals)


def _as_it_must_be(session: SparkSession) -> None:
    for name, value in _SETTINGS.items():
        if (found := session.conf.get(name)) != value:
            raise UnfitSetting(name, found, value)


@contextmanager
def _understood() -> Generator[None]:
    """What Spark says, by what it means: too many digits, or that the source cannot be read."""
    try:
        yield
    except ArithmeticException as error:
        raise TooManyDigits(str(error)) from None
    except (PySparkException, Py4JError) as error:
        raise Unreadable(_reason(error)) from None


@contextmanager
def _unheard() -> Generator[None]:
    """A question whose answer may be an error: Spark would write it to the error output."""
    logger = PySparkLogger.getLogger("SQLQueryContextLogger")  # of the class that it expects
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _reason(error: Exception) -> str:
    """One line; of an error that Java raised, what Java says."""
    raised = error.java_exception.getMessage() if isinstance(error, Py4JJavaError) else str(error)
    return (str(raised).splitlines() or [type(error).__name__])[0]
