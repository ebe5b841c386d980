"""A sheet of a workbook: where its table begins, and the rows below the header."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol, cast

from attrs import frozen

from creditpolicy.diagnostics.catalog import rows as row_codes
from creditpolicy.diagnostics.catalog import workbooks as codes
from creditpolicy.diagnostics.diagnostic import Cell, Code, Diagnostic, found
from creditpolicy.evidence.readers.merged import Merged
from creditpolicy.evidence.readers.pairs import at_cell, checked, is_plain
from creditpolicy.evidence.readers.sheet_cells import CellValue, text_of
from creditpolicy.evidence.rows import Reading, Row, Sheet, short

SEARCHED = 50
"""The header is looked for in so many rows."""
NOTES = frozenset(("说明", "notes"))
"""What sheets are called that hold no table."""

_NEEDED = (frozenset(("部门", "department")), frozenset(("日期", "date")))
"""What every table of evidence has a column for."""
_KIND = frozenset(("材料", "kind"))


class Grid(Protocol):
    """A sheet as the library gives it: rows of values from `start` on, `""` where one is blank."""

    @property
    def name(self) -> str: ...
    @property
    def start(self) -> tuple[int, int] | None: ...
    @property
    def merged_cell_ranges(self) -> list[tuple[tuple[int, int], tuple[int, int]]] | None: ...
    def iter_rows(self) -> Iterator[list[CellValue]]: ...


@frozen
class _Header:
    """Where the header stands and what it says.

    `names` from the first column that the library gives, which is column `first` (from 0); blank
    where a column has none. `kind` is what a line above it says of the rows.
    """

    row: int
    first: int
    names: tuple[str, ...]
    kind: str

    def letters(self, index: int) -> str:
        return letters_of(self.first + index)


def is_evidence(grid: Grid) -> bool:
    """Whether the sheet has the header of a table of evidence."""
    return _header(grid) is not None


def rows_of(grid: Grid, file: str) -> Iterator[Reading]:
    """The rows below the header; what stands above it is for people.

    The header is the first row with a cell that says 部门 and one that says 日期 (or department
    and date). Without a column 材料 the rows are of the kind that a line `材料 | NAME` above the
    header names, else of the kind that the sheet is called after.

    Errors, as diagnostics: CP505, CP506, CP514, CP574, CP576 to CP581.
    """
    header = _header(grid)
    if header is None:
        if grid.start is not None and grid.name.strip().lower() not in NOTES:
            yield found(codes.NO_HEADER, Cell(file, 1, None, grid.name), sheet=short(grid.name))
        return
    letters = {name: header.letters(index) for index, name in enumerate(header.names) if name}
    sheet = Sheet(grid.name, header.row, letters)
    fault = _fault(header, file, sheet)
    if fault is not None:
        yield fault
        return
    merged = Merged(grid.merged_cell_ranges or ())
    for number, values in _numbered(grid):
        if number <= header.row:
            continue
        texts = [text_of(value) for value in values]
        if any(texts):
            row = Row(file, number, _cells(texts, header, sheet), sheet)
            yield _merged(row, merged) or _wrong(texts, header, row) or checked(row)


def letters_of(column: int) -> str:
    """Columns count from 0: A to Z, then AA."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


def _numbered(grid: Grid) -> Iterator[tuple[int, list[CellValue]]]:
    """The rows from the first that holds something, counted from 1."""
    return enumerate(grid.iter_rows(), 1 + (grid.start or (0, 0))[0])


def _header(grid: Grid) -> _Header | None:
    kind = ""
    for number, values in islice(_numbered(grid), SEARCHED):
        names = tuple(map(_name, values))
        if not any(needed.isdisjoint(names) for needed in _NEEDED):
            return _Header(number, (grid.start or (0, 0))[1], names, kind)
        label, *rest = [name for name in names if name] or [""]
        if label in _KIND and len(rest) == 1:
            kind = rest[0]
    return None


def _name(value: CellValue) -> str:
    """The name of a column; lines are broken in a narrow one."""
    text = text_of(value.replace("\n", "") if isinstance(value, str) else value)
    return "" if isinstance(text, Code) else text


def _fault(header: _Header, file: str, sheet: Sheet) -> Diagnostic | None:
    seen: set[str] = set()
    for index, name in enumerate(header.names):
        cell = Cell(file, header.row, short(name), sheet.name, header.letters(index))
        if not is_plain(name):
            return at_cell(row_codes.BAD_CHARACTER, cell)
        if name and name in seen:
            return at_cell(row_codes.DUPLICATE_COLUMN, cell)
        seen.add(name)
    return None


def _cells(texts: list[str | Code], header: _Header, sheet: Sheet) -> dict[str, str]:
    """The texts by the names of their columns; a code stands in none of the rows that are used."""
    cells = cast("dict[str, str]", dict(zip(header.names, texts, strict=True)))
    cells.pop("", None)
    if _KIND.isdisjoint(cells):
        cells["材料"] = header.kind or sheet.name.strip()
    return cells


def _merged(row: Row, merged: Merged) -> Diagnostic | None:
    range_ = merged.at(row.number)
    if range_ is None:
        return None
    corners = (f"{letters_of(column)}{number + 1}" for number, column in range_)
    return found(codes.MERGED, row.at(), range=":".join(corners))


def _wrong(texts: list[str | Code], header: _Header, row: Row) -> Diagnostic | None:
    """What is wrong with the first cell that cannot be used."""
    for index, (name, text) in enumerate(zip(header.names, texts, strict=True)):
        if text and not name:
            letters = header.letters(index)
            return found(codes.STRAY, row.at(), cell=f"{letters}{row.number}", column=letters)
        if isinstance(text, Code):
            return at_cell(text, row.at(short(name)))
    return None
