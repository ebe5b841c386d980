"""The header of a CSV text: what separates its columns, and what they are called."""

import re

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, found
from creditpolicy.evidence.readers.csv_records import Record
from creditpolicy.evidence.readers.pairs import at_column, is_plain

_DELIMITERS = "\t,;"
_FULL_WIDTH = "，；"


def delimiter_of(line: str) -> str:
    """The commonest delimiter outside quotes; a comma where there is none."""
    outside = re.sub(r'"[^"]*("|$)', "", line)
    commonest = max(_DELIMITERS, key=outside.count)
    return commonest if commonest in outside else ","


def columns_of(header: Record, file: str) -> tuple[str, ...] | Diagnostic:
    """The names of the columns; nameless ones at the right end are left off.

    Errors, as a diagnostic: CP506, CP514, CP515, CP516.
    """
    names = [cell.strip() for cell in header.cells]
    while names and not names[-1]:
        names.pop()
    return _fault(names, Cell(file, header.number)) or tuple(names)


def _fault(names: list[str], at: Cell) -> Diagnostic | None:
    if not names or "" in names:
        position = names.index("") + 1 if names else 1
        return found(codes.UNNAMED_COLUMN, at, position=str(position))
    mark = next((mark for mark in _FULL_WIDTH if mark in names[0]), "")
    if mark and len(names) == 1:
        return found(codes.FULL_WIDTH_DELIMITER, at, mark=mark)
    seen: set[str] = set()
    for name in names:
        if not is_plain(name):
            return at_column(codes.BAD_CHARACTER, at.file, at.row, name)
        if name in seen:
            return at_column(codes.DUPLICATE_COLUMN, at.file, at.row, name)
        seen.add(name)
    return None
