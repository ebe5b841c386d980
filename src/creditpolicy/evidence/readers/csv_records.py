"""The records of a CSV text, before anybody looks at what is in their cells."""

import csv
from collections.abc import Iterator
from itertools import chain

from attrs import frozen

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, found
from creditpolicy.evidence.readers.lines import Lines, LineTooLong


@frozen
class Record:
    """The cells of a record; `number` counts as a spreadsheet does, where a blank line is a row."""

    number: int
    cells: list[str]


def records(lines: Lines, first: str, delimiter: str, file: str) -> Iterator[Record | Diagnostic]:
    """The record that begins with `first`, the line taken last, and all after it.

    A record of one line that cannot be read is left out. One that runs over several lines ends the
    reading: where the next record begins is a guess, and a guess could make a record of a remark.
    """
    number = lines.count
    before = lines.count - 1
    table = csv.reader(chain((first,), lines), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except (csv.Error, LineTooLong) as error:
            if lines.ended or lines.count - before > 1:
                yield _unclosed(lines, before, file, number)
                return
            yield _unread(error, lines, file, number)
        else:
            yield Record(number, cells)
        number += 1
        before = lines.count


def _unread(error: Exception, lines: Lines, file: str, number: int) -> Diagnostic:
    at = Cell(file, number)
    if isinstance(error, LineTooLong):
        return found(codes.LINE_TOO_LONG, at, limit=f"{lines.limit:,}")
    return found(codes.BAD_QUOTES, at)


def _unclosed(lines: Lines, before: int, file: str, number: int) -> Diagnostic:
    lines.skip_rest()
    unread = lines.count - before
    return found(codes.UNCLOSED_QUOTE, Cell(file, number), lines=f"{unread:,}")
