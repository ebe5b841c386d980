"""A paper: headings, sentences and tables in one language, before it is a file of any format.

A renderer turns it into Markdown, HTML and so on; none of them computes or words anything.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from fractions import Fraction
from itertools import chain, zip_longest

from attrs import frozen


class Align(Enum):
    """Where a text stands in its cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@frozen
class Cell:
    """A text in a table; `exact` is the number that it shows, rounded or not.

    It covers so many `rows` and `columns`; the places that it covers hold None.
    """

    text: str
    exact: Fraction | None = None
    align: Align = Align.LEFT
    rows: int = 1
    columns: int = 1


Row = tuple[Cell | None, ...]


@frozen(eq=False)
class Rows:
    """Rows that are made anew whenever they are read: of thousands only one is held at a time.

    They are equal where all rows are.
    """

    make: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        return self.make()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and all(one == two for one, two in zip_longest(self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))


@frozen
class Table:
    """`widths` are the columns' shares of the line, `name` is short enough for a sheet of a book.

    `label` stands before the title where it is one of several annexes: `附件1　`.
    All rows are as long as `widths`; `head` stands again on every page, `foot` are sums. `rows`
    may be gone through as often as one likes.
    """

    name: str
    title: str
    widths: tuple[int, ...]
    head: tuple[Row, ...]
    rows: Iterable[Row]
    foot: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    label: str = ""

    @property
    def heading(self) -> str:
        return self.label + self.title

    @property
    def body(self) -> Iterator[Row]:
        """All but the titles of columns."""
        return chain(self.rows, self.foot)


@frozen
class Line:
    """A line of a chart: a value, or None where there is none, for each tick."""

    name: str
    values: tuple[Fraction | None, ...]


@frozen
class Chart:
    """Small charts, one a line, all on the scale from 0 to `most`."""

    name: str
    title: str
    ticks: tuple[str, ...]
    lines: tuple[Line, ...]
    most: Fraction
    label: str = ""

    @property
    def heading(self) -> str:
        return self.label + self.title


@frozen
class Heading:
    """A heading with its number; `level` 1 is 一、 and 2 is （一）."""

    text: str
    level: int = 1


@frozen
class Paragraph:
    text: str


Block = Heading | Paragraph
Annex = Table | Chart


@frozen
class Paper:
    """The whole: `body` is read, `annexes` are looked up.

    `office` and `number` stand above everything, where an office issues it. The title is what the
    paper is about, `subject`, and what it is, `kind`; `remark` stands below it, `addressed` before
    the body, `signed` behind it: the office, if any, and the day. `notes` are footnotes.
    """

    lang: str
    subject: str
    kind: str = ""
    remark: str = ""
    addressed: str = ""
    body: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    office: str = ""
    number: str = ""

    @property
    def title(self) -> str:
        return self.subject + self.kind

    @property
    def listed(self) -> tuple[str, ...]:
        """The titles of the annexes, as they are listed behind the body."""
        return tuple(one.title for one in self.annexes) if self.body else ()


def texts(*values: str, align: Align = Align.CENTER) -> Row:
    """A row of plain texts, such as the titles of columns."""
    return tuple(Cell(value, align=align) for value in values)


def spanned(cells: Iterable[Cell]) -> Row:
    """A row with None behind every cell that covers several columns."""
    return tuple(part for cell in cells for part in (cell, *[None] * (cell.columns - 1)))


def covering(rows: Iterable[Row]) -> Iterator[tuple[Row, list[Cell]]]:
    """Every row, and beside it the cell that covers each of its places."""
    left: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        for x, cell in enumerate(row):
            if cell is not None:
                left |= dict.fromkeys(range(x, x + cell.columns), (cell, cell.rows))
        yield row, [left[x][0] for x in range(len(row))]
        left = {x: (cell, tall - 1) for x, (cell, tall) in left.items() if tall > 1}


def column_titles(table: Table) -> list[str]:
    """One title a column: those that stand above each other are joined."""
    columns = zip(*(covers for _, covers in covering(table.head)), strict=True)
    return [" ".join(dict.fromkeys(cell.text for cell in column)) for column in columns]
