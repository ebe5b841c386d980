"""A table as it was read: a text in every place, and where the cell that covers it begins."""

from attrs import frozen


@frozen
class Spot:
    """A place of a table; `row` and `column` are where its cell begins, counted from 0."""

    text: str
    row: int
    column: int


Grid = list[list[Spot]]


@frozen
class Found:
    """A table and the lines of text that stand around it."""

    grid: Grid
    lines: tuple[str, ...]


PLACES = 300_000
"""A table with more of them is none of tasks."""


def filled(cells: dict[tuple[int, int], Spot]) -> Grid:
    """All places, blank where nothing was written; none of a table that is too large."""
    high = 1 + max((row for row, _ in cells), default=-1)
    wide = 1 + max((column for _, column in cells), default=-1)
    if high * wide > PLACES:
        return []
    return [[cells.get((y, x), Spot("", y, x)) for x in range(wide)] for y in range(high)]
