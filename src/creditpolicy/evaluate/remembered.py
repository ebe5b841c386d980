"""What was derived once, by its place, until somebody says that a department is done with."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = tuple[str, ...]
_Node = TypeVar("_Node", bound=Hashable)
_T = TypeVar("_T")


class Remembered(Generic[_Node, _T]):
    """By node and key; a key begins with a department, or is empty for the zone."""

    def __init__(self) -> None:
        self._of: dict[Key, dict[tuple[_Node, Key], _T]] = {}

    def __contains__(self, place: tuple[_Node, Key]) -> bool:
        return place in self._of.get(place[1][:1], ())

    def __getitem__(self, place: tuple[_Node, Key]) -> _T:
        return self._of[place[1][:1]][place]

    def __setitem__(self, place: tuple[_Node, Key], one: _T) -> None:
        self._of.setdefault(place[1][:1], {})[place] = one

    def forget(self, department: str) -> None:
        """What is asked for again is derived again."""
        self._of.pop((department,), None)
