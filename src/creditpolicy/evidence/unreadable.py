"""Findings after which there is nothing to go on with: the file as a whole was not read."""

from collections.abc import Iterable

from creditpolicy.diagnostics.catalog import rows, workbooks
from creditpolicy.diagnostics.diagnostic import Diagnostic

_WHOLE_FILE = frozenset(
    code.code
    for code in (
        rows.FORMAT_UNKNOWN,
        rows.FORMAT_NEEDS_EXTRA,
        rows.NO_HEADER,
        rows.NOT_AN_ARRAY,
        rows.ARRAY_BROKEN,
        rows.DUPLICATE_COLUMN,
        rows.UNNAMED_COLUMN,
        rows.FULL_WIDTH_DELIMITER,
        rows.UNCLOSED_QUOTE,
        rows.TITLE_ABOVE,
        workbooks.DAMAGED,
        workbooks.LOCKED,
        workbooks.OLD_FORMAT,
        workbooks.TOO_LARGE,
        workbooks.NO_HEADER,
    )
)


def unreadable(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that mean that a file, or all of it from some place on, was not read.

    A score from half of a file would look like a score.
    """
    return [
        d
        for d in diagnostics
        if d.is_error and (d.code.code < "CP100" or d.code.code in _WHOLE_FILE)
    ]
