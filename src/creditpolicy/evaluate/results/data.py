"""Decoded JSON, looked at one value after another: whatever is not as the schema says is named."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, cast

from creditpolicy.evidence.rows import short
from creditpolicy.policy.core.values import Mark
from creditpolicy.values.dates import parse_date
from creditpolicy.values.exact import parse_exact

Path = tuple[str | int, ...]
"""The way to a value: names of members and places in arrays, from the outermost on."""

_SHOWN = 80
_LARGEST = 10**9


class NotAResult(Exception):
    """The data is no result; `place` is where it differs from the schema, such as `zone.score`."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = short(place, _SHOWN)


def once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """The members of an object as `json` finds them; a name that comes twice is no result."""
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            raise NotAResult(name)
        members[name] = value
    return members


class Data:
    """A value with its place; each method takes it for one sort of value, or raises NotAResult."""

    def __init__(self, value: object, place: str = "", path: Path = ()) -> None:
        self.value: Any = value
        self.place = place
        self.path = path

    def at(self, key: str) -> "Data":
        of = self._members()
        if key not in of:
            raise NotAResult(self._place(key))
        return self._member(key, of[key])

    def members(self) -> Iterator[tuple[str, "Data"]]:
        for key, value in self._members().items():
            yield key, self._member(key, value)

    def _member(self, key: str, value: object) -> "Data":
        return Data(value, self._place(key), (*self.path, key))

    def _place(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _members(self) -> dict[str, object]:
        is_object = isinstance(self.value, dict)
        if not is_object:
            raise NotAResult(self.place or "{}")
        return cast("dict[str, object]", self.value)

    def each(self) -> Iterator["Data"]:
        is_array = isinstance(self.value, list)
        if not is_array:
            raise NotAResult(self.place)
        for index, value in enumerate(cast("list[object]", self.value)):
            yield Data(value, f"{self.place}[{index}]", (*self.path, index))

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise NotAResult(self.place)
        return self.value

    def whole(self) -> int:
        """A year or a rank: neither has more digits than anybody would write."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise NotAResult(self.place)
        if abs(self.value) > _LARGEST:
            raise NotAResult(self.place)
        return self.value

    def day(self) -> date:
        day = parse_date(self.text())
        if day is None:
            raise NotAResult(self.place)
        return day

    def number(self) -> Fraction:
        number = parse_exact(self.text())
        if number is None:
            raise NotAResult(self.place)
        return number

    def figure(self) -> Fraction | Mark:
        """Null is not applicable, an `exact` of null undecided."""
        if self.value is None:
            return Mark.NOT_APPLICABLE
        exact = self.at("exact")
        return Mark.UNDECIDED if exact.value is None else exact.number()
