"""Rows as an aligned table for a terminal; Chinese counts two cells a character."""

from attrs import frozen

from creditpolicy.source.width import cut, pad, printable, width

GAP = "  "


@frozen
class GridColumn:
    """A column with its title and cells; numbers stand right, words left."""

    title: str
    cells: tuple[str, ...]
    right: bool = True

    @property
    def width(self) -> int:
        return max(map(width, (self.title, *self.cells)))


def column(
    title: str, cells: list[str], *, right: bool = True, most: int | None = None
) -> GridColumn:
    """A column of printable cells, each cut to `most` cells of the terminal."""
    shown = [printable(text) for text in (title, *cells)]
    if most is not None:
        shown = [cut(text, most) for text in shown]
    return GridColumn(shown[0], tuple(shown[1:]), right)


def total_width(columns: list[GridColumn]) -> int:
    return sum(one.width for one in columns) + len(GAP) * (len(columns) - 1)


def grid(columns: list[GridColumn], *, indent: int = 0) -> list[str]:
    """The lines: titles, a rule, rows; all equally wide but for blanks at their ends."""
    widths = [one.width for one in columns]
    rows = [[one.title for one in columns], ["-" * cells for cells in widths]]
    rows += [list(row) for row in zip(*(one.cells for one in columns), strict=True)]
    return [(" " * indent + _line(row, columns, widths)).rstrip() for row in rows]


def _line(row: list[str], columns: list[GridColumn], widths: list[int]) -> str:
    return GAP.join(
        pad(text, cells, right=one.right)
        for text, one, cells in zip(row, columns, widths, strict=True)
    )
