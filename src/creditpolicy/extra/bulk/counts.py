"""What the queries have found so far, by assessment and department, as the engine gave it.

A measure's exact values are made when an assessment is looked at, so that millions of them are held
as few numbers each.
"""

from collections.abc import Iterator, Mapping, Sequence

from creditpolicy.compile.table_result import By, Counted
from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.extra.bulk.engine import Engine
from creditpolicy.extra.bulk.measures import Asked, Found, both, own_query, size, value
from creditpolicy.extra.bulk.onepass import one_pass
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
    """`groups`: of each assessment and department the numbers of `parts`, `usable` rows in all.

    `own`: the values of measures with a query of their own; `open`: who is open in them.
    """

    base: Base
    departments: Mapping[str, str]
    asked: Sequence[Asked]
    parts: tuple[Part, ...] = ()
    groups: dict[By, dict[str, Found]] = field(factory=dict)
    own: dict[By, dict[str, dict[Key, Found]]] = field(factory=dict)
    open: dict[By, dict[str, set[str]]] = field(factory=dict)
    usable: int = 0

    def one_pass(self, engine: Engine) -> None:
        """All measures that are conditions on one record."""
        simple = [one for one in self.asked if one.simple]
        self.parts = tuple(_parts(simple))
        by, groups, named = len(self.base.by), self.groups, _Named(self.departments)
        for row in engine.rows(one_pass(self.base, simple)):
            of = groups.get(row[:by])
            if of is None:
                of = groups[row[:by]] = {}
            department = named[row[by]]
            if department is not None:
                self.usable += whole(row[by + 1])
                found = row[by + 2 :]
                before = of.get(department)
                of[department] = found if before is None else self._both(before, found)

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

    def __getitem__(self, by: By) -> Counted:
        """The exact values of one assessment."""
        groups, own = self.groups[by], self.own.get(by, {})
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
        return Counted(values, self._open(by))

    def _open(self, by: By) -> dict[str, frozenset[str]]:
        groups, left_open = self.groups[by], self.open.get(by, {})
        here = {
            part.asked.measure.name: frozenset(
                department for department, found in groups.items() if any(found[part.open])
            )
            for part in self.parts
        }
        return here | {name: frozenset(of) for name, of in left_open.items()}

    def __iter__(self) -> Iterator[By]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)


class _Named(dict[object, str | None]):
    """Departments by what a cell says, each cell being read once; None for what nobody knows."""

    def __init__(self, departments: Mapping[str, str]) -> None:
        self.departments = departments

    def __missing__(self, cell: object) -> str | None:
        department = None if cell is None else self.departments.get(str(cell).strip())
        if department is not None:
            self[cell] = department
        return department


def _parts(asked: Sequence[Asked]) -> Iterator[Part]:
    at, open_at = 0, sum(size(one) for one in asked)
    for one in asked:
        numbers, opens = size(one), len(one.selection.open_here)
        yield Part(one, slice(at, at + numbers), slice(open_at, open_at + opens))
        at, open_at = at + numbers, open_at + opens


def _sum(one: Found, other: Found) -> Found:
    return tuple(whole(left) + whole(right) for left, right in zip(one, other, strict=True))


def whole(number: object) -> int:
    return int(number)  # type: ignore[call-overload, no-any-return]
