"""Which engine counts a table: each kind of source has one, and what that needs may be missing."""

from importlib.util import find_spec

from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.extra.bulk.engine import Engine

_MODULES = ("duckdb", "sqlglot")


def not_installed(source: object) -> Diagnostic | None:  # noqa: ARG001 -- one engine so far
    """CP730 where a library is missing; None where all are there. It imports none of them."""
    if all(find_spec(module) is not None for module in _MODULES):
        return None
    return found(codes.NEEDS_BULK)


def engine_of(source: object) -> Engine:
    """The engine that holds the source; raises Unreadable where it cannot read it."""
    from creditpolicy.extra.bulk.duckdb_engine import DuckDB

    return DuckDB(source)
