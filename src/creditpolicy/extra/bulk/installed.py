"""What an engine needs may be missing; asking for it imports none of it."""

from importlib.util import find_spec

from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found

_BULK = ("duckdb", "sqlglot")
_SPARK = ("pyspark", "pyarrow", "sqlglot")


def not_installed(source: object) -> Diagnostic | None:
    """CP730 where a library is missing; None where all are there."""
    extra, modules = ("spark", _SPARK) if is_of_spark(source) else ("bulk", _BULK)
    if all(find_spec(module) is not None for module in modules):
        return None
    return found(codes.NEEDS_BULK, extra=extra)


def is_of_spark(source: object) -> bool:
    """Whether it is a DataFrame of Spark's, told without importing Spark."""
    return any(one.__module__.startswith("pyspark.sql.") for one in type(source).__mro__)
