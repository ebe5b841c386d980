"""Which engine counts a table: each kind of source has one."""

from typing import Any

from creditpolicy.extra.bulk.engine import RowEngine
from creditpolicy.extra.bulk.installed import is_of_spark
from creditpolicy.extra.bulk.watching import Watch


def engine_of(source: object, watch: Watch | None = None) -> RowEngine:
    """The engine that holds the source; raises Unreadable where it cannot read it.

    `watch` is told how far each pass has come, by engines that know; Spark shows that itself.
    """
    if is_of_spark(source):
        from creditpolicy.extra.bulk.spark_engine import Spark

        frame: Any = source
        return Spark(frame)
    from creditpolicy.extra.bulk.duckdb_engine import DuckDB

    return DuckDB(source, watch)
