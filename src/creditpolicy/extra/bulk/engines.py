"""Which engine counts a table: each kind of source has one, and what that needs may be missing."""

from importlib.util import find_spec
from typing import Any

from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.extra.bulk.engine import Engine
from creditpolicy.extra.bulk.watching import Watch

_BULK = ("duckdb", "sqlglot")
_SPARK = ("pyspark", "pyarrow", "sqlglot")


def not_installed(source: object) -> Diagnostic | None:
    """CP730 where a library is missing; None where all are there. It imports none of them."""
    extra, modules = ("spark", _SPARK) if _is_of_spark(source) else ("bulk", _BULK)
    if all(find_spec(module) is not None for module in modules):
        return None
    return found(codes.NEEDS_BULK, extra=extra)


def engine_of(source: object, watch: Watch | None = None) -> Engine:
    """The engine that holds the source; raises Unreadable where it cannot read it.

    `watch` is told how far each pass has come, by engines that know; Spark shows that itself.
    """
    if _is_of_spark(source):
        from creditpolicy.extra.bulk.spark_engine import Spark

        frame: Any = source
        return Spark(frame)
    from creditpolicy.extra.bulk.duckdb_engine import DuckDB

    return DuckDB(source, watch)


def _is_of_spark(source: object) -> bool:
    """Whether it is a DataFrame of Spark's, told without importing Spark."""
    return any(one.__module__.startswith("pyspark.sql.") for one in type(source).__mro__)
