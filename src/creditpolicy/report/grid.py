"""Rows as an aligned table for a terminal; Chinese counts two cells a character."""

from itertools import zip_longest

from attrs import frozen

from creditpolicy.source.width import cut, pad, printable, width, wrap

GAP = "  "
_LINES = 12
"""The most lines of one text."""


@frozen
class GridColumn:
    """A column with its title and cells, of one line or more; numbers stand right, words left."""

    title: str
    cells: tuple[str, ...]
    right: bool = True

    @property
    def width(self) -> int:
        lines = (line for cell in self.cells for line in cell.split("\n"))
        return max(map(width, (self.title, *lines)))


def column(
    title: str, cells: list[str], *, right: bool = True, most: int | None = None
) -> GridColumn:
    """A column of printable cells, each cut to `most` cells of the terminal."""
    shown = [printable(text) for text in (title, *cells)]
    if most is not None:
        shown = [cut(text, most) for text in shown]
    return GridColumn(shown[0], tuple(shown[1:]), right)


def text_column(title: str, cells: list[str], most: int) -> GridColumn:
    """A column of texts that go on below where `most` cells of the terminal are too few."""
    shown = (wrap(cut(printable(text), _LINES * most), most) for text in cells)
    joined = ("\n".join(cut(line, most) for line in lines) for lines in shown)
    return GridColumn(printable(title), tuple(joined), right=False)


def total_width(columns: list[GridColumn]) -> int:
    return sum(one.width for one in columns) + len(GAP) * (len(columns) - 1)


def grid(columns: list[GridColumn], *, indent: int = 0) -> list[str]:
    """The lines: titles, a rule, rows; all equally wide but for blanks at their ends."""
    widths = [one.width for one in columns]
    rows = [[one.title for one in columns], ["-" * cells for cells in widths]]
    for cells in zip(*(one.cells for one in columns), strict=True):
        lines = (cell.split("\n") for cell in cells)
        rows += [list(row) for row in zip_longest(*lines, fillvalue="")]
    return [(" " * indent + _line(row, columns, widths)).rstrip() for row in rows]


def _line(row: list[str], columns: list[GridColumn], widths: list[int]) -> str:
    return GAP.join(
        pad(text, cells, right=one.right)
        for text, one, cells in zip(row, columns, widths, strict=True)
    )
