"""A `.json` file that holds one array of objects."""

import re
from collections.abc import Iterator
from json import JSONDecodeError
from typing import TextIO

from creditpolicy.diagnostics.catalog import reading
from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, found
from creditpolicy.evidence.readers.json_text import decoder, row_of_json
from creditpolicy.evidence.rows import Reading

ARRAY_LIMIT = 2**26
"""The most characters of an array, which is held in memory whole; JSON lines have no such limit."""

_BLANK = re.compile(r"[ \t\r\n]*")


def read_json_array(stream: TextIO, file: str) -> Iterator[Reading]:
    """A row for every element, numbered from 1.

    Errors, as diagnostics: the file is refused (CP002, CP512), a row is left out (CP505, CP506,
    CP508 to CP511), or everything from a place on (CP513).
    """
    text = stream.read(ARRAY_LIMIT + 1)
    start = _skip(text, 0)
    if len(text) > ARRAY_LIMIT:
        yield found(reading.FILE_TOO_LARGE, file=file, limit=f"{ARRAY_LIMIT:,}")
    elif not text.startswith("[", start):
        yield found(codes.NOT_AN_ARRAY, Cell(file, 1), file=file)
    else:
        yield from _elements(text, _skip(text, start + 1), file)


def _elements(text: str, index: int, file: str) -> Iterator[Reading]:
    decode = decoder().raw_decode
    number = 0
    if text.startswith("]", index):
        yield from _closed(text, index, file, number)
        return
    while True:
        number += 1
        try:
            value, end = decode(text, index)
        except (JSONDecodeError, RecursionError) as error:
            broken = error.pos if isinstance(error, JSONDecodeError) else index
            yield _broken(text, broken, file, number)
            return
        yield row_of_json(value, text[index:end], file, number)
        index = _skip(text, end)
        if not text.startswith(",", index):
            yield from _closed(text, index, file, number)
            return
        index = _skip(text, index + 1)


def _closed(text: str, index: int, file: str, number: int) -> Iterator[Diagnostic]:
    """Nothing, if the array ends at `index` and nothing follows it."""
    if not text.startswith("]", index):
        yield _broken(text, index, file, number + 1)
    elif (rest := _skip(text, index + 1)) < len(text):
        yield _broken(text, rest, file, number + 1)


def _broken(text: str, index: int, file: str, number: int) -> Diagnostic:
    line = text.count("\n", 0, index) + 1
    position = index - text.rfind("\n", 0, index)
    at = Cell(file, number)
    return found(codes.ARRAY_BROKEN, at, line=str(line), position=str(position))


def _skip(text: str, index: int) -> int:
    """The next place that is not blank."""
    blank = _BLANK.match(text, index)
    return blank.end() if blank else index
