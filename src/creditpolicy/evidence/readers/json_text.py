"""JSON as evidence needs it: numbers stay the text that was written, a double name is seen."""

from json import JSONDecoder
from typing import cast

from attrs import frozen

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, Code, found
from creditpolicy.evidence.readers.pairs import Pairs, checked, is_plain, row_of
from creditpolicy.evidence.rows import CELL_LIMIT, NO, YES, Reading, Row


@frozen
class _NotFinite:
    """`NaN`, `Infinity` or `-Infinity`, which Python's decoder lets pass."""

    literal: str


def decoder() -> JSONDecoder:
    """Numbers decode to text, objects to tuples of pairs; raises what `json` raises."""
    return JSONDecoder(
        object_pairs_hook=tuple, parse_int=str, parse_float=str, parse_constant=_NotFinite
    )


def row_of_json(value: object, written: str, file: str, number: int) -> Reading:
    """The row of a decoded value; `written` is the text it came from.

    Errors, as a diagnostic: CP505, CP506, CP508 to CP511.
    """
    if not isinstance(value, tuple):
        return found(codes.NOT_AN_OBJECT, Cell(file, number))
    row = row_of(cast(Pairs, value), file, number, _text_of)
    if isinstance(row, Row) and _needs_a_look(written):
        return checked(row)
    return row


def _needs_a_look(written: str) -> bool:
    return "\\u" in written or len(written) > CELL_LIMIT or not is_plain(written)


def _text_of(value: object) -> str | Code:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    return codes.NOT_FINITE if isinstance(value, _NotFinite) else codes.NESTED_VALUE
