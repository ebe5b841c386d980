"""Evidence from a path: which reader a file gets, by the end of its name."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.catalog import workbooks
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.diagnostics.refused import refused
from creditpolicy.evidence.readers.csv_table import read_csv
from creditpolicy.evidence.readers.json_array import read_json_array
from creditpolicy.evidence.readers.jsonl import read_jsonl
from creditpolicy.evidence.readers.text import Reader, read_stream, read_text
from creditpolicy.evidence.rows import Reading
from creditpolicy.source.decode import Cause, Unopened, file_name

STANDARD_INPUT = Path("-")
WORKBOOKS = frozenset((".xlsx", ".xlsm"))
OTHER_SPREADSHEETS = frozenset((".xls", ".xlsb", ".et", ".ods"))
SUFFIXES = WORKBOOKS | {".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet"}
"""The ends of names that mean evidence; a policy may be called .txt."""


def read_evidence(path: Path, standard_input: BinaryIO | None = None) -> Iterator[Reading]:
    """The rows of a file, in file order, as a stream; `-` is JSON lines from standard input.

    Errors, as diagnostics: CP001 to CP006, CP500 to CP519, CP570 to CP581. Beside them stand
    CP007, a note on the encoding, and CP503, a warning that there was nothing.
    """
    if path == STANDARD_INPUT:
        return _read_standard_input(standard_input)
    if path.suffix.lower() in WORKBOOKS:
        return _read_workbook(path)
    reader = _reader_for(path)
    return iter((reader,)) if isinstance(reader, Diagnostic) else read_text(path, reader)


def _read_standard_input(stream: BinaryIO | None) -> Iterator[Reading]:
    if stream is None and sys.stdin is None:  # the shell closed it
        return iter((refused("-", Unopened(Cause.SYSTEM)),))
    return read_stream(stream or sys.stdin.buffer, "-", read_jsonl)


def _read_workbook(path: Path) -> Iterator[Reading]:
    from creditpolicy.evidence.readers.workbook import read_workbook

    return read_workbook(path)


def _reader_for(path: Path) -> Reader | Diagnostic:
    suffix = path.suffix.lower()
    match suffix:
        case ".jsonl" | ".ndjson":
            return read_jsonl
        case ".json":
            return read_json_array
        case ".csv" | ".tsv" | ".txt":
            return read_csv
        case _ if suffix in OTHER_SPREADSHEETS:
            return found(workbooks.OLD_FORMAT, file=file_name(path))
        case ".parquet":
            return found(codes.FORMAT_NEEDS_EXTRA, suffix=suffix, extra="parquet")
        case _:
            return found(codes.FORMAT_UNKNOWN, file=file_name(path))
