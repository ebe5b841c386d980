"""What the queries have found so far, by assessment and department, as the engine gave it.

An assessment is held as one small packet, and its exact values are made when it is looked at:
millions of departments take some ten bytes a number.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from creditpolicy.compile.table_result import By, Counted
from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.extra.bulk.engine import Engine, RowEngine, TooManyDigits
from creditpolicy.extra.bulk.measures import Asked, Found, both, own_query, size, value, whole
from creditpolicy.extra.bulk.onepass import one_pass
from creditpolicy.extra.bulk.packing import BITS
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.values.classes import define, field, frozen


@frozen
class Part:
    """Which of the numbers of a group are a measure's, and which say that it is open."""

    asked: Asked
    numbers: slice
    open: slice


@define
class Counts(Mapping[By, Counted]):
    """`packed`: of each assessment the numbers of `parts`, by a department's place in `names`.

    `own`: the values of measures with a query of their own; `open`: who is open in them; `rows`,
    `usable`: how many there are, and can be used. `any_open`: whether somebody is open.
    """

    base: Base
    departments: Mapping[str, str]
    names: Sequence[str]
    asked: Sequence[Asked]
    parts: tuple[Part, ...] = ()
    packed: dict[By, str] = field(factory=dict)
    own: dict[By, dict[str, dict[Key, Found]]] = field(factory=dict)
    open: dict[By, dict[str, set[str]]] = field(factory=dict)
    rows: int = 0
    usable: int = 0
    any_open: bool = False

    def one_pass(self, engine: RowEngine) -> None:
        """All measures that are conditions on one record."""
        simple = [one for one in self.asked if one.simple]
        self.parts = tuple(_parts(simple))
        places = _Places(self.names, self.departments)
        may_be_open = any(part.open.start < part.open.stop for part in self.parts)
        for by, group in _groups(engine, self.base, simple):
            found = self._of_departments(places, group)
            if may_be_open and not self.any_open:
                self.any_open = any(
                    any(one[part.open]) for one in found.values() for part in self.parts
                )
            self.packed[by] = _packed(found)

    def _of_departments(self, places: "_Places", rows: Iterable[Found]) -> dict[int, Found]:
        """Of an assessment: each row tells which, a department, rows, usable ones, numbers."""
        found: dict[int, Found] = {}
        width = len(self.base.by)
        for row in rows:
            place = places[row[width]]
            self.rows += whole(row[width + 1])
            if place is not None:
                self.usable += whole(row[width + 2])
                numbers, before = row[width + 3 :], found.get(place)
                found[place] = numbers if before is None else self._both(before, numbers)
        return found

    def _unpacked(self, by: By) -> dict[str, Found]:
        listed: list[tuple[int, *Found]] = json.loads(self.packed[by])
        return {self.names[place]: tuple(numbers) for place, *numbers in listed}

    def _both(self, one: Found, other: Found) -> Found:
        """A department under two of its names."""
        numbers = [
            both(part.asked.measure.aggregate, one[part.numbers], other[part.numbers])
            for part in self.parts
        ]
        opens = [_sum(one[part.open], other[part.open]) for part in self.parts]
        return tuple(number for of in (*numbers, *opens) for number in of)

    def own_query(self, engine: Engine, asked: Asked) -> None:
        """A measure with keys, or over a relation of its own."""
        by, keys = len(self.base.by), len(asked.keys)
        name = asked.measure.name
        for row in engine.rows(own_query(asked)):
            key = tuple(str(one) for one in row[by : by + 1 + keys])
            of = self.own.setdefault(tuple(row[:by]), {}).setdefault(name, {})
            of[key] = tuple(row[by + 1 + keys :])

    def open_queries(self, engine: Engine, asked: Asked) -> None:
        by, name = len(self.base.by), asked.measure.name
        for query in asked.selection.every_open:
            for row in engine.rows(query):
                of = self.open.setdefault(tuple(row[:by]), {})
                of.setdefault(name, set()).add(str(row[by]))
                self.any_open = True

    def __getitem__(self, by: By) -> Counted:
        """The exact values of one assessment."""
        groups, own = self._unpacked(by), self.own.get(by, {})
        values: dict[str, dict[Key, Result]] = {
            part.asked.measure.name: {
                (department,): value(part.asked, found[part.numbers])
                for department, found in groups.items()
            }
            for part in self.parts
        }
        for one in self.asked:
            if not one.simple:
                found = own.get(one.measure.name, {})
                values[one.measure.name] = {key: value(one, of) for key, of in found.items()}
        return Counted(values, self._open(by, groups))

    def _open(self, by: By, groups: Mapping[str, Found]) -> dict[str, frozenset[str]]:
        left_open = self.open.get(by, {})
        here = {
            part.asked.measure.name: frozenset(
                department for department, found in groups.items() if any(found[part.open])
            )
            for part in self.parts
        }
        return here | {name: frozenset(of) for name, of in left_open.items()}

    def __iter__(self) -> Iterator[By]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def _groups(
    engine: RowEngine, base: Base, simple: Sequence[Asked]
) -> Iterable[tuple[Found, Iterable[Found]]]:
    """By counts that share sums where those are of use, and exact."""
    width = len(base.by)
    if base.setting.by_row:
        with suppress(TooManyDigits):
            found = [*engine.grouped(one_pass(base, simple, shared=True), width)]
            if all(whole(row[width + 1]) < 1 << BITS for _, rows in found for row in rows):
                return found
    return engine.grouped(one_pass(base, simple), width)


def _packed(found: Mapping[int, Found]) -> str:
    """Whole numbers that an engine gives as decimals are those numbers."""
    listed = [(place, *numbers) for place, numbers in found.items()]
    return json.dumps(listed, default=whole, separators=(",", ":"), ensure_ascii=False)


class _Places(dict[object, int | None]):
    """Places of departments by what a cell says, each cell being read once; None for no such."""

    def __init__(self, names: Sequence[str], departments: Mapping[str, str]) -> None:
        self.places = {said: names.index(name) for said, name in departments.items()}

    def __missing__(self, cell: object) -> int | None:
        place = None if cell is None else self.places.get(str(cell).strip())
        if place is not None:
            self[cell] = place
        return place


def _parts(asked: Sequence[Asked]) -> Iterator[Part]:
    at, open_at = 0, sum(size(one) for one in asked)
    for one in asked:
        numbers, opens = size(one), len(one.selection.open_here)
        yield Part(one, slice(at, at + numbers), slice(open_at, open_at + opens))
        at, open_at = at + numbers, open_at + opens


def _sum(one: Found, other: Found) -> Found:
    return tuple(whole(left) + whole(right) for left, right in zip(one, other, strict=True))
