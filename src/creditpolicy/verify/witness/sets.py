"""Sets of rows to try on policies, the smallest and the most telling first. No chance, no clock."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, islice, product

from attrs import define, field

from creditpolicy.policy.core.records import RecordExpression
from creditpolicy.policy.core.scores import Fold, Rank
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.core.walk import inside
from creditpolicy.policy.facts import ColumnType, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.witness.cells import Cells
from creditpolicy.verify.witness.everybody import Sorts, everybody, owned
from creditpolicy.verify.witness.recipes import Rows, counts, several, shares
from creditpolicy.verify.witness.rows import RowMaker

_MOST_TWICE = 300
_NEAR = 40
"""How many rows, one change away from a good one, stand beside it."""
_BASES = 2

Recipe = Callable[[Sorts], Iterable[Rows]]


@define
class RowSets:
    """Sets for figures of `policies`, of rows that `policy` reads.

    `tests`: for each kind what is asked of its records; `departments`: whose rows they are.
    """

    policy: Policy
    policies: tuple[Policy, ...]
    tests: dict[str, list[RecordExpression]]
    departments: tuple[str, ...]
    breadth: int
    _known: dict[str, dict[str, Sorts]] = field(init=False, factory=dict[str, dict[str, Sorts]])

    def sorts(self, given: dict[str, Value]) -> dict[str, Sorts]:
        """The rows of each kind that the figures look at, under some assumptions."""
        key = repr(given)
        if key not in self._known:
            maker = RowMaker(self.policy, given)
            tests = self.tests.items()
            self._known[key] = {kind: Sorts(*maker.sorts(kind, of)) for kind, of in tests}
        return self._known[key]

    def under(self, given: dict[str, Value]) -> Iterator[Rows]:
        """All of them."""
        kinds = self.sorts(given)
        sizes = counts(self.policies, given)
        yield ()
        yield from self._each(kinds, self._good, self.departments)
        early = _is_open(self.policies)
        if early:
            yield from self._everybody(kinds)
        yield from self._pairs(kinds)
        yield from self._each(kinds, self._near)
        if not early:
            yield from self._everybody(kinds)
        yield from sorted(self._each(kinds, lambda of: self._many(of, sizes)), key=len)
        yield from self._each(kinds, self._beside)
        yield from self._beside_usual(kinds)
        yield from islice(self._twice(given), _MOST_TWICE)
        found = [*self._alone(kinds, sizes), *self._mixed(kinds, shares(self.policies, given))]
        yield from sorted(found, key=len)

    def _everybody(self, kinds: dict[str, Sorts]) -> Iterator[Rows]:
        if _looks_across(self.policies):
            yield from everybody(list(self.policy.department_names), [*kinds.values()], self._texts)

    def _each(
        self, kinds: dict[str, Sorts], of: Recipe, whom: tuple[str, ...] = ()
    ) -> Iterator[Rows]:
        """Sets of rows of one kind, of the first department or of all those asked for."""
        for name in whom or self.departments[:1]:
            for sorts in kinds.values():
                yield from (owned(name, rows) for rows in of(sorts))

    def _good(self, of: Sorts) -> Iterator[Rows]:
        yield from ((row,) for row in of.good)

    def _near(self, of: Sorts) -> Iterator[Rows]:
        yield from ((row,) for rows in of.near for row in rows)

    def _many(self, of: Sorts, sizes: list[int]) -> Iterator[Rows]:
        """As many good rows as a number in a formula says, and one more or less."""
        for row in of.good[:_BASES]:
            yield from (several(row, n, self._texts(row)) for n in sizes if n > 1)

    def _beside(self, of: Sorts) -> Iterator[Rows]:
        """A good row and one that is one change away from it."""
        for base, rows in zip(of.good, of.near, strict=True):
            yield from ((base, row) for row in rows[:_NEAR])

    def _pairs(self, kinds: dict[str, Sorts]) -> Iterator[Rows]:
        """The same row twice, good rows of two kinds, or of all, and of two departments."""
        yield from self._each(kinds, lambda of: ((row, row) for row in of.good))
        for name in self.departments:
            usual = [row for of in kinds.values() for row in of.good[:_BASES]]
            yield from (owned(name, pair) for pair in combinations(usual, 2))
            if len(kinds) > 2:
                yield owned(name, _first(kinds))
        for pair in combinations(self.departments, 2):
            yield from (owned(pair[0], (r,)) + owned(pair[1], (r,)) for r in _first(kinds))

    def _beside_usual(self, kinds: dict[str, Sorts]) -> Iterator[Rows]:
        """Any row beside the usual one of every other kind, or of all but one of these."""
        name = self.departments[0]
        for kind, sorts in kinds.items():
            others = _first({k: of for k, of in kinds.items() if k != kind})
            for row in sorts.all if others else ():
                yield owned(name, (*others, row))
                for n in range(len(others) if len(others) > 1 else 0):
                    yield owned(name, (*others[:n], *others[n + 1 :], row))

    def _twice(self, given: dict[str, Value]) -> Iterator[Rows]:
        """Rows with two changes."""
        maker = RowMaker(self.policy, given)
        for kind, tests in self.tests.items():
            yield from (
                owned(self.departments[0], (row,)) for row in maker.twice_changed(kind, tests)
            )

    def _alone(self, kinds: dict[str, Sorts], sizes: list[int]) -> Iterator[Rows]:
        """Several rows of the same sort."""
        name = self.departments[0]
        for sorts in kinds.values():
            for row in sorts.all[: self.breadth]:
                for count in sizes[1:]:
                    yield owned(name, several(row, count, self._texts(row)))
                    yield owned(name, (row,) * count)

    def _mixed(self, kinds: dict[str, Sorts], sizes: list[tuple[int, int]]) -> Iterator[Rows]:
        """So many rows of two sorts, alone and beside usual ones of the other kinds."""
        for kind, sorts in kinds.items():
            others = _first({k: of for k, of in kinds.items() if k != kind})
            for one, row in product(sorts.all[:_BASES], sorts.all[: self.breadth]):
                for top, rest in sizes:
                    texts = self._texts(row)
                    both = (*several(one, top, texts), *several(row, rest, texts))
                    for rows in dict.fromkeys((False, bool(others))):
                        yield owned(self.departments[0], (*others, *both) if rows else both)

    def _texts(self, row: Cells) -> tuple[str, ...]:
        columns = self.policy.kind_by_name[row["材料"]].columns
        return tuple(c.name for c in columns if c.type is ColumnType.TEXT)


def _looks_across(policies: tuple[Policy, ...]) -> bool:
    """Whether some figure puts departments side by side: a rank, a sum of all of them."""
    bodies = (score.body for policy in policies for score in policy.scores)
    return any(isinstance(one, Rank | Fold) for body in bodies for one in inside(body))


def _is_open(policies: tuple[Policy, ...]) -> bool:
    """Whether ranks are undecided until everybody has filed something."""
    return any(m.aggregate is Aggregate.ONLY for policy in policies for m in policy.measures)


def _first(kinds: dict[str, Sorts]) -> Rows:
    """The usual row of each kind."""
    return tuple(of.good[0] for of in kinds.values() if of.good)
