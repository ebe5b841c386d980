"""CSV and its kin: a header, then a row a record; separated by commas, semicolons or tabs."""

import csv
from collections.abc import Iterator
from typing import TextIO

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, found
from creditpolicy.evidence.readers.csv_header import columns_of, delimiter_of
from creditpolicy.evidence.readers.csv_records import Record, records
from creditpolicy.evidence.readers.lines import LINE_LIMIT, Lines, LineTooLong
from creditpolicy.evidence.readers.pairs import checked, is_plain
from creditpolicy.evidence.rows import CELL_LIMIT, Reading, Row, short


def read_csv(stream: TextIO, file: str) -> Iterator[Reading]:
    """A row for every record that is not blank; `stream` is opened with `newline=""`.

    Errors, as diagnostics: the file is refused (CP502, CP504 or CP506 in the header, CP514 to
    CP516, CP525), a row is left out (CP504 to CP506, CP517, CP518), or everything from a row on
    (CP519).
    """
    lines = _lines(stream)
    first = _first_line(lines, file)
    if isinstance(first, Diagnostic):
        yield first
        return
    table = records(lines, first, delimiter_of(first), file)
    header = next(table)
    columns = columns_of(header, file) if isinstance(header, Record) else header
    if isinstance(columns, Diagnostic):
        yield columns
        return
    number = lines.count
    for record in table:
        if isinstance(record, Record) and _is_title(columns, record):
            yield found(codes.TITLE_ABOVE, Cell(file, number), title=short(columns[0]))
            return
        reading = _row(record, columns, file) if isinstance(record, Record) else record
        if reading is not None:
            yield reading


def _lines(stream: TextIO) -> Lines:
    """No line may be longer than the longest field of the `csv` module.

    That limit is one for the whole process, so it is kept to and not raised.
    """
    return Lines(stream, min(LINE_LIMIT, csv.field_size_limit()))


def _first_line(lines: Lines, file: str) -> str | Diagnostic:
    try:
        for line in lines:
            if not line.isspace():
                return line
    except LineTooLong:
        return found(codes.LINE_TOO_LONG, Cell(file, lines.count), limit=f"{lines.limit:,}")
    return found(codes.NO_HEADER, Cell(file, 1), file=file)


def _is_title(columns: tuple[str, ...], record: Record) -> bool:
    """A single name above several filled cells is the title of a table."""
    return len(columns) == 1 and sum(1 for cell in record.cells if cell.strip()) > 1


def _row(record: Record, columns: tuple[str, ...], file: str) -> Reading | None:
    """None for a record of blank cells only; blank cells beyond the last column do not count."""
    texts = [cell.strip() for cell in record.cells]
    if not any(texts):
        return None
    if len(texts) < len(columns) or any(texts[len(columns) :]):
        at = Cell(file, record.number)
        expected = str(len(columns))
        return found(codes.UNEQUAL_ROW, at, found=str(len(texts)), expected=expected)
    row = Row(file, record.number, dict(zip(columns, texts, strict=False)))
    joined = "".join(texts)
    return row if len(joined) <= CELL_LIMIT and is_plain(joined) else checked(row)
