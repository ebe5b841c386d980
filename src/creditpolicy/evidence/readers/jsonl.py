"""JSON lines: one object a line."""

from collections.abc import Callable, Iterator
from json import JSONDecodeError
from typing import Any, TextIO

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, found
from creditpolicy.evidence.readers.json_text import decoder, row_of_json
from creditpolicy.evidence.readers.lines import LINE_LIMIT, Lines, LineTooLong
from creditpolicy.evidence.rows import Reading


def read_jsonl(stream: TextIO, file: str) -> Iterator[Reading]:
    """A row for every line that is not blank, numbered as an editor counts lines.

    Errors, as diagnostics in the place of rows: CP504 to CP511.
    """
    lines = Lines(stream)
    decode = decoder().raw_decode
    while True:
        try:
            line = next(lines)
        except StopIteration:
            return
        except LineTooLong:
            yield found(codes.LINE_TOO_LONG, Cell(file, lines.count), limit=f"{LINE_LIMIT:,}")
            continue
        if not line.isspace():
            yield _read_line(line, decode, file, lines.count)


def _read_line(
    line: str, decode: Callable[[str], tuple[Any, int]], file: str, number: int
) -> Reading:
    text = line.strip()
    try:
        value, end = decode(text)
    except JSONDecodeError as error:
        return _invalid(line, error.pos, file, number)
    except RecursionError:
        return _too_deep(text, file, number)
    if end != len(text):
        return _invalid(line, end, file, number)
    return row_of_json(value, text, file, number)


def _invalid(line: str, index: int, file: str, number: int) -> Diagnostic:
    """`index` counts from the first character that is not blank."""
    position = len(line) - len(line.lstrip()) + index + 1
    return found(codes.INVALID_JSON, Cell(file, number), position=str(position))


def _too_deep(text: str, file: str, number: int) -> Diagnostic:
    """What `row_of_json` would have said, had the decoder come back."""
    if text.startswith("["):
        return found(codes.NOT_AN_OBJECT, Cell(file, number))
    return found(codes.NESTED_VALUE, Cell(file, number), column="…")
