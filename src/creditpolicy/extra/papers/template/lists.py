"""The hidden sheet with what drop-downs offer: a list in a cell may have 255 characters only."""

from typing import Any

from creditpolicy.evidence.readers.sheet import letters_of


class Lists:
    """Each list once, a column each."""

    def __init__(self, grid: Any, name: str) -> None:
        self._grid = grid
        self._name = name
        self._known: dict[tuple[str, ...], str] = {}

    def source(self, values: tuple[str, ...]) -> str:
        """The range where the values stand, as a formula."""
        if values not in self._known:
            column = len(self._known)
            for row, value in enumerate(values):
                self._grid.write_string(row, column, value)
            letters = letters_of(column)
            self._known[values] = f"='{self._name}'!${letters}$1:${letters}${len(values)}"
        return self._known[values]

    def hide(self) -> None:
        self._grid.hide()
