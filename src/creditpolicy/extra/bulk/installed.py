"""Whether the libraries of `creditpolicy[bulk]` are there."""

from importlib.util import find_spec

from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found

_MODULES = ("duckdb", "sqlglot")


def not_installed() -> Diagnostic | None:
    """CP730 where a library is missing; None where all are there. It imports none of them."""
    if all(find_spec(module) is not None for module in _MODULES):
        return None
    return found(codes.NEEDS_BULK)
