"""Whether the libraries of `creditpolicy[papers]` are there."""

from importlib.util import find_spec

from creditpolicy.diagnostics.catalog import papers as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found

_MODULES = ("docx", "python_calamine", "xlsxwriter")


def not_installed(*more: str) -> Diagnostic | None:
    """CP820 where a library is missing; None where all are there. It imports none of them.

    `more` are libraries that only some machines need: typst, which makes PDF.
    """
    if all(find_spec(module) is not None for module in (*_MODULES, *more)):
        return None
    return found(codes.NEEDS_PAPERS)
