"""Which rows of a sheet have merged cells; in a table only the first of them has the value."""

from collections.abc import Iterable

Corner = tuple[int, int]


class Merged:
    """Asked for one row after another, downwards."""

    def __init__(self, ranges: Iterable[tuple[Corner, Corner]]) -> None:
        """Each range by its first and its last cell; rows and columns count from 0."""
        self._waiting = sorted(ranges, reverse=True)
        self._open: tuple[Corner, Corner] | None = None

    def at(self, row: int) -> tuple[Corner, Corner] | None:
        """A range that the row (counted from 1) has a part of: the one that reaches farthest."""
        while self._waiting and self._waiting[-1][0][0] < row:
            one = self._waiting.pop()
            if self._open is None or self._open[1][0] < one[1][0]:
                self._open = one
        if self._open is None or self._open[1][0] < row - 1:
            return None
        return self._open
