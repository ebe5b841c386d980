"""Looks for the fewest rows on which figures of two policies differ. No chance, no clock."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, islice

from attrs import define, field

from creditpolicy.evaluate.measures import Key, MeasureTable, Result
from creditpolicy.evaluate.whatif import alternatives
from creditpolicy.policy.facts import Assumption, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.witness.figures import Figures, Tables, assumptions_of
from creditpolicy.verify.witness.known import Bank, Other, reads_alike
from creditpolicy.verify.witness.recipes import Rows
from creditpolicy.verify.witness.rows import asked
from creditpolicy.verify.witness.sets import RowSets
from creditpolicy.verify.witness.supposed import Supposed, supposals

_TRIES = 1500
"""How many sets of rows are tried with the policies' own assumptions."""
_QUICK = 90
"""How many, the smallest, with each other choice of assumptions."""
_MORE = 400
"""The same where only what differs has to be worked out."""
_MOST_PAIRS = 40
_FEWER = 4
"""Of two assumptions at once, a part of so many."""


@frozen
class Difference:
    """A figure of which the policies say different things, for whom; None where one has no such."""

    name: str
    key: Key
    before: Result | None
    after: Result | None

    @property
    def is_both(self) -> bool:
        """Whether both policies have such a figure."""
        return self.before is not None and self.after is not None

    @property
    def is_plain(self) -> bool:
        """Whether both give a number or a grade: the sort of difference that convinces."""
        return all(isinstance(v, Fraction | str) for v in (self.before, self.after))


@frozen
class Witness:
    """Rows, and assumptions set otherwise than the policies do, with what differs on them.

    `supposed`: what figures of other results are for everybody, where a policy refers to any.
    """

    rows: Rows
    assumed: tuple[tuple[str, Value], ...]
    differences: tuple[Difference, ...]
    supposed: Supposed = ()


@frozen
class NoWitness:
    """None was found among so many sets of rows: which proves nothing."""

    tried: int


Finding = Witness | NoWitness


@frozen
class Under:
    """What rows are tried under: assumptions set otherwise, and figures of other results."""

    assumed: dict[str, Value]
    supposed: Supposed = ()

    @classmethod
    def of(cls, witness: Witness) -> "Under":
        return cls(dict(witness.assumed), witness.supposed)

    def witness(self, rows: Rows, differences: list[Difference]) -> Witness:
        return Witness(rows, tuple(self.assumed.items()), tuple(differences), self.supposed)


@define
class Search:
    """A search between two policies for the figures `wanted`; the most telling ones stand first.

    `apart`: figures that must not differ, where something else is looked for than what moves them.
    """

    old: Policy
    new: Policy
    wanted: tuple[str, ...]
    departments: tuple[str, ...] = ()
    shift: Callable[[Rows], Rows] | None = None
    tries: int = _TRIES
    breadth: int = 24
    bank: Bank | None = None
    apart: tuple[str, ...] = ()
    tried: int = field(init=False, default=0)
    sides: tuple[Figures, Figures] = field(init=False)
    _other: Other | None = field(init=False, default=None)
    _sets: RowSets | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        looked = (*self.wanted, *self.apart)
        self.sides = Figures.of(self.old, looked), Figures.of(self.new, looked)
        if self.shift is None and reads_alike(self.old, self.new):
            self._other = Other(self.bank or Bank(self.old), self.new)

    def run(self) -> Finding:
        """A witness whose figures are numbers on both sides, else any.

        What shows in marks only soon shows in the numbers that rest on it: those are asked next.
        """
        for under, first, most in self._passes():
            found = self._under(under, first, most)
            if found is not None:
                return found
        return NoWitness(self.tried)

    def _passes(self) -> Iterator[tuple[Under, int, int]]:
        """First a few rows under every assumption, then more under the policies' own."""
        quick, limit = (_QUICK, self.tries // 2) if self._other is None else (_MORE, 6 * self.tries)
        first = min(quick, self.tries)
        yield Under({}), 0, first
        for supposed in supposals((side.policy for side in self.sides), self._given({})):
            yield Under({}, supposed), 0, first // _FEWER
        for assumed in self.choices():
            if assumed and self.tried < limit:
                yield Under(assumed), 0, first if len(assumed) == 1 else first // _FEWER
        yield Under({}), first, self.tries

    def _under(self, under: Under, first: int, most: int) -> Witness | None:
        fallback: Witness | None = None
        for rows in islice(self.candidates(under.assumed), first, most):
            self.tried += 1
            found = self.differences(rows, under)
            if any(one.is_plain for one in found):
                return self._witness(self._smaller(rows, under), under)
            if found and fallback is None:
                fallback = under.witness(rows, found)
        return fallback

    def _witness(self, rows: Rows, under: Under) -> Witness:
        found = self.differences(rows, under)
        return under.witness(rows, [one for one in found if one.is_plain])

    def _smaller(self, rows: Rows, under: Under) -> Rows:
        """The rows without those that can go, one after another."""
        at = 0
        while at < len(rows):
            fewer = rows[:at] + rows[at + 1 :]
            if any(one.is_plain for one in self.differences(fewer, under)):
                rows = fewer
            else:
                at += 1
        return rows

    def differences(self, rows: Rows, under: Under) -> list[Difference]:
        """What differs on these rows, in the order of `wanted`."""
        before, after = self._tables(rows, under)
        if any(one.is_both for name in self.apart for one in self._of(name, before, after)):
            return []
        return [one for name in self.wanted for one in self._of(name, before, after)]

    def _tables(self, rows: Rows, under: Under) -> tuple[Tables, Tables]:
        """What the figures are under both; where that is known, only those that differ."""
        assumed, supposed = under.assumed, under.supposed
        if self._other is None:
            there = self.shift(rows) if self.shift else rows
            old, new = self.sides
            return old.tables(rows, assumed, supposed), new.tables(there, assumed, supposed)
        known = self._other.bank.on(rows, assumed, supposed)
        moved = self._other.moved(known, (*self.wanted, *self.apart)).items()
        after = {name: of for name, of in moved if not isinstance(of, MeasureTable)}
        return {name: known.tables.get(name, {}) for name in after}, after

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
        return self.sets_of_rows.under(self._given(assumed))

    @property
    def sets_of_rows(self) -> RowSets:
        """What rows are tried, made when they are first asked for."""
        if self._sets is None:
            policies = tuple(side.policy for side in self.sides)
            measures = [m for policy in policies for m in policy.measures]
            kinds = {kind.name for kind in self.old.kinds} & {kind.name for kind in self.new.kinds}
            tests = {kind: of for kind, of in asked(measures).items() if kind in kinds}
            whom = self.departments or self.old.department_names[:1]
            self._sets = RowSets(self.old, policies, tests, whom, self.breadth)
        return self._sets


def _enters(assumption: Assumption, policies: list[Policy]) -> bool:
    return any(assumption.name in assumptions_of(policy) for policy in policies)
