"""Looks for the fewest rows on which figures of two policies differ. No chance, no clock."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import combinations, islice

from attrs import define, field

from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.evaluate.whatif import alternatives
from creditpolicy.policy.core.records import RecordExpression
from creditpolicy.policy.facts import Assumption, ColumnType, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.witness.cells import Cells
from creditpolicy.verify.witness.figures import Figures, Tables, assumptions_of
from creditpolicy.verify.witness.recipes import Rows, counts, several, shares
from creditpolicy.verify.witness.rows import RowMaker, asked

_TRIES = 1500
"""How many sets of rows are tried with the policies' own assumptions."""
_QUICK = 90
"""How many, the smallest, with each other choice of assumptions."""
_MOST_PAIRS = 40
_MOST_TWICE = 300
_NEAR = 24
"""How many rows, one change away from a good one, stand beside it."""


@frozen
class Difference:
    """A figure of which the policies say different things, for whom; None where one has no such."""

    name: str
    key: Key
    before: Result | None
    after: Result | None

    @property
    def is_plain(self) -> bool:
        """Whether both give a number or a grade: the sort of difference that convinces."""
        return all(isinstance(v, Fraction | str) for v in (self.before, self.after))


@frozen
class Witness:
    """Rows, and assumptions set otherwise than the policies do, with what differs on them."""

    rows: Rows
    assumed: tuple[tuple[str, Value], ...]
    differences: tuple[Difference, ...]


@frozen
class NoWitness:
    """None was found among so many sets of rows: which proves nothing."""

    tried: int


Finding = Witness | NoWitness


@define
class Search:
    """A search between two policies for the figures `wanted`; the most telling ones stand first."""

    old: Policy
    new: Policy
    wanted: tuple[str, ...]
    departments: tuple[str, ...] = ()
    shift: Callable[[Rows], Rows] = lambda rows: rows
    tries: int = _TRIES
    breadth: int = 24
    tried: int = field(init=False, default=0)
    sides: tuple[Figures, Figures] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.sides = Figures.of(self.old, self.wanted), Figures.of(self.new, self.wanted)

    def run(self) -> Finding:
        """A witness whose figures are numbers on both sides, else any."""
        fallback: Witness | None = None
        for assumed, first, most in self._passes():
            found = self._under(assumed, first, most)
            if found is not None and any(one.is_plain for one in found.differences):
                return found
            fallback = fallback or found
        return fallback or NoWitness(self.tried)

    def _passes(self) -> Iterator[tuple[dict[str, Value], int, int]]:
        """First a few rows under every assumption, then more under the policies' own."""
        first = min(_QUICK, self.tries)
        yield {}, 0, first
        for assumed in self.choices():
            if assumed and self.tried < self.tries // 2:
                yield assumed, 0, first
        yield {}, first, self.tries

    def _under(self, assumed: dict[str, Value], first: int, most: int) -> Witness | None:
        fallback: Witness | None = None
        for rows in islice(self.candidates(assumed), first, most):
            self.tried += 1
            found = self.differences(rows, assumed)
            if any(one.is_plain for one in found):
                return self._witness(self._smaller(rows, assumed), assumed)
            if found and fallback is None:
                fallback = Witness(rows, tuple(assumed.items()), tuple(found))
        return fallback

    def _witness(self, rows: Rows, assumed: dict[str, Value]) -> Witness:
        found = self.differences(rows, assumed)
        plain = [one for one in found if one.is_plain]
        return Witness(rows, tuple(assumed.items()), tuple(plain))

    def _smaller(self, rows: Rows, assumed: dict[str, Value]) -> Rows:
        """The rows without those that can go, one after another."""
        at = 0
        while at < len(rows):
            fewer = rows[:at] + rows[at + 1 :]
            if any(one.is_plain for one in self.differences(fewer, assumed)):
                rows = fewer
            else:
                at += 1
        return rows

    def differences(self, rows: Rows, assumed: dict[str, Value]) -> list[Difference]:
        """What differs on these rows, in the order of `wanted`."""
        before = self.sides[0].tables(rows, assumed)
        after = self.sides[1].tables(self.shift(rows), assumed)
        return [one for name in self.wanted for one in self._of(name, before, after)]

    def _of(self, name: str, before: Tables, after: Tables) -> Iterator[Difference]:
        one, other = before.get(name, {}), after.get(name, {})
        for key in dict.fromkeys((*one, *other)):
            if one.get(key) != other.get(key):
                yield Difference(name, key, one.get(key), other.get(key))

    def choices(self) -> Iterator[dict[str, Value]]:
        """The policies' own values, then other values of one or two that the figures rest on."""
        yield {}
        policies = [side.policy for side in self.sides]
        both = {a.name for a in self.new.assumptions} & {a.name for a in self.old.assumptions}
        entering = [a for a in self.old.assumptions if a.name in both and _enters(a, policies)]
        single = [{a.name: value} for a in entering for value in alternatives(a)]
        yield from single
        pairs = (one | other for one, other in combinations(single, 2) if not one.keys() & other)
        yield from islice(pairs, _MOST_PAIRS)

    def _given(self, assumed: dict[str, Value]) -> dict[str, Value]:
        known = {a.name: a.value for p in (self.new, self.old) for a in p.assumptions}
        return known | assumed

    def candidates(self, assumed: dict[str, Value]) -> Iterator[Rows]:
        """Sets of rows, the smallest first."""
        given = self._given(assumed)
        yield ()
        kinds = self._rows_by_kind(given)
        whom = self.departments or self.old.department_names[:1]
        good, others = self._single(kinds, whom)
        yield from good
        yield from self._beside(kinds, whom)
        policies = [side.policy for side in self.sides]
        sizes = counts(policies, given)
        yield from sorted(self._good(kinds, whom, sizes), key=len)
        yield from others
        yield from islice(self._twice(given, whom[0]), _MOST_TWICE)
        usual = {kind: rows[0] for kind, rows in kinds.items() if rows}
        found = [
            *self._alone(kinds, whom, sizes),
            *self._mixed(kinds, usual, whom, shares(policies, given)),
        ]
        yield from sorted(found, key=len)

    def _single(
        self, kinds: dict[str, list[Cells]], whom: Iterable[str]
    ) -> tuple[list[Rows], list[Rows]]:
        """One row: the good ones of every kind and department, and all others."""
        parts: tuple[list[Rows], list[Rows]] = ([], [])
        for part, (first, last) in zip(parts, ((0, 2), (2, None)), strict=True):
            for name in whom:
                for rows in kinds.values():
                    part += [(row | {"部门": name},) for row in rows[first:last]]
        return parts

    def _good(
        self, kinds: dict[str, list[Cells]], whom: Iterable[str], sizes: list[int]
    ) -> Iterator[Rows]:
        """As many good rows as a number in a formula says, and one more or less."""
        for name in whom:
            for kind, rows in kinds.items():
                for row in rows[:1]:
                    own = row | {"部门": name}
                    yield from (several(own, n, self._texts(kind)) for n in sizes if n > 2)

    def _beside(self, kinds: dict[str, list[Cells]], whom: Iterable[str]) -> Iterator[Rows]:
        """Good rows of two kinds, and the same row twice."""
        for name in whom:
            rows = [of[0] | {"部门": name} for of in kinds.values() if of]
            yield from combinations(rows, 2)
            yield from ((row, row) for row in rows)
            for of in kinds.values():
                yield from ((of[0] | {"部门": name}, row | {"部门": name}) for row in of[1:_NEAR])
            yield from (several(row, 2, self._texts(row["材料"])) for row in rows)

    def _rows_by_kind(self, given: dict[str, Value]) -> dict[str, list[Cells]]:
        """The rows of each kind that either policy's figures look at."""
        maker = RowMaker(self.old, given)
        return {kind: maker.rows(kind, tests) for kind, tests in self._asked().items()}

    def _asked(self) -> dict[str, list[RecordExpression]]:
        """The tests that rows of each kind meet, of kinds that both policies have."""
        measures = [m for side in self.sides for m in side.policy.measures]
        kinds = {kind.name for kind in self.old.kinds} & {kind.name for kind in self.new.kinds}
        return {kind: tests for kind, tests in asked(measures).items() if kind in kinds}

    def _twice(self, given: dict[str, Value], whom: str) -> Iterator[Rows]:
        maker = RowMaker(self.old, given)
        for kind, tests in self._asked().items():
            yield from ((row | {"部门": whom},) for row in maker.twice_changed(kind, tests))

    def _alone(
        self, kinds: dict[str, list[Cells]], whom: Iterable[str], sizes: list[int]
    ) -> Iterator[Rows]:
        """Several rows of the same sort, of one department."""
        for name in whom:
            for kind, rows in kinds.items():
                texts = self._texts(kind)
                for row in rows[: self.breadth]:
                    for count in sizes[1:]:
                        yield several(row | {"部门": name}, count, texts)
                        yield (row | {"部门": name},) * count

    def _mixed(
        self,
        kinds: dict[str, list[Cells]],
        usual: dict[str, Cells],
        whom: Iterable[str],
        sizes: list[tuple[int, int]],
    ) -> Iterator[Rows]:
        """Two sorts of rows, and rows beside usual ones of the other kinds."""
        for name in whom:
            for kind, rows in kinds.items():
                others = tuple(r | {"部门": name} for k, r in usual.items() if k != kind)
                texts = self._texts(kind)
                own = [row | {"部门": name} for row in rows]
                for row in own if others else ():
                    yield (*others, row)
                    yield from ((*others[:n], *others[n + 1 :], row) for n in range(len(others)))
                for one in own[:_BASES]:
                    for row in own[: self.breadth]:
                        for top, rest in sizes:
                            yield (*several(one, top, texts), *several(row, rest, texts))
                            if others:
                                yield (
                                    *others,
                                    *several(one, top, texts),
                                    *several(row, rest, texts),
                                )

    def _texts(self, kind: str) -> tuple[str, ...]:
        columns = self.old.kind_by_name[kind].columns
        return tuple(c.name for c in columns if c.type is ColumnType.TEXT)


_BASES = 2


def _enters(assumption: Assumption, policies: list[Policy]) -> bool:
    return any(assumption.name in assumptions_of(policy) for policy in policies)
