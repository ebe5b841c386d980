"""Names with values become a row: the part that JSON and Python objects share."""

from collections import Counter
from collections.abc import Callable, Collection

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, Code, Diagnostic, found
from creditpolicy.evidence.rows import CELL_LIMIT, Reading, Row, short

Pairs = Collection[tuple[str, object]]
TextOf = Callable[[object], str | Code]


def row_of(pairs: Pairs, file: str, number: int, text_of: TextOf) -> Reading:
    """The row, or why there is none: a value without a text, or a name that comes twice.

    `text_of` gives the text of a value that is not text already, or the code of what is wrong.
    """
    cells: dict[str, str] = {}
    for name, value in pairs:
        text = value if isinstance(value, str) else text_of(value)
        if not isinstance(text, str):
            return at_column(text, file, number, name.strip())
        cells[name.strip()] = text.strip()
    if len(cells) < len(pairs):
        return at_column(codes.DUPLICATE_FIELD, file, number, _twice(pairs))
    return Row(file, number, cells)


def _twice(pairs: Pairs) -> str:
    """The first of the names that come most often."""
    return Counter(name.strip() for name, _ in pairs).most_common(1)[0][0]


def checked(row: Row) -> Reading:
    """The row, or its first cell that is too long or has a character no text should have."""
    together = "".join((*row.cells, *row.cells.values()))
    if len(together) <= CELL_LIMIT and is_plain(together):
        return row
    for name, text in row.cells.items():
        if not (is_plain(text) and is_plain(name)):
            return at_cell(codes.BAD_CHARACTER, row.at(short(name)))
        if len(text) > CELL_LIMIT:
            return at_cell(codes.CELL_TOO_LONG, row.at(short(name)))
    return row


def is_plain(text: str) -> bool:
    """Whether a text has no lone surrogate, NUL or byte order mark."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\ufeff" not in text and "\0" not in text


def at_column(code: Code, file: str, number: int, name: str) -> Diagnostic:
    """The diagnostic of a cell; the name of the column is made fit for a message."""
    return at_cell(code, Cell(file, number, short(name)))


def at_cell(code: Code, at: Cell) -> Diagnostic:
    """The diagnostic of a cell whose column has a name fit for a message."""
    column = str(at.column)
    if code is codes.CELL_TOO_LONG:
        return found(code, at, column=column, limit=f"{CELL_LIMIT:,}")
    return found(code, at, column=column)
