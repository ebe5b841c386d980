"""The claims about a policy, each with its proof, its counterexample, or neither."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.policy import names
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.checks.ranges import ranges
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.classes import frozen
from creditpolicy.verify.prove.claim import Claim, Example, Property, Shown, Status
from creditpolicy.verify.prove.direction import Directions, Way
from creditpolicy.verify.prove.rows import row_claims
from creditpolicy.verify.witness.figures import sliced
from creditpolicy.verify.witness.recipes import Rows
from creditpolicy.verify.witness.search import Search

_TRIES = 250
_BY_INTERVALS = Words("区间运算", "interval arithmetic")
_BY_EXAMPLE = Words("例子", "an example")
_NOT_FOUND = Words(
    "区间不够紧，也没有找到反例", "the interval is too wide; no counterexample found"
)
_UNDECIDED = Words("没有证明，也没有找到反例", "neither a proof nor a counterexample found")
_BOTH_WAYS = Words(
    "再多一条材料，可能提高，也可能降低", "a further record may raise it, or lower it"
)
_WAYS = {
    Way.STAYS: Words("同材料无关", "it does not depend on records"),
    Way.NEVER_FALLS: Words("再多一条材料，只会不变或提高", "a further record never lowers it"),
    Way.NEVER_RISES: Words("再多一条材料，只会不变或降低", "a further record never raises it"),
}
_NEVER = Words("没有找到得满分的例子", "no example of full points found")


def prove(policy: Policy) -> Iterator[Claim]:
    """The claims in the order of the items; each takes a bounded number of evaluations."""
    known = ranges(policy)
    for item in policy.items:
        prover = _ItemProver(policy, item, known[names.rate(item.id)])
        yield prover.bounds()
        yield prover.reached()
        yield prover.one_way()
        yield from row_claims(policy, item)


Seen = dict[Key, Result]


@frozen
class _Trial:
    """Rows, and what each department's rate is on them."""

    rows: Rows
    rates: Seen


class _ItemProver:
    """The claims about one item, in the policy cut down to it."""

    def __init__(self, policy: Policy, item: Item, range_: Range) -> None:
        self.item, self.range = item, range_
        self.rate = names.rate(item.id)
        self.policy = sliced(policy, (self.rate,))
        whom = tuple(group.departments[0] for group in groups_of(item) if group.departments)
        self.search = Search(self.policy, self.policy, (self.rate,), whom[:2])

    def _claim(self, property_: Property, status: Status, how: Words, *of: Example) -> Claim:
        return Claim(property_, self.item.id, "", status, how, of)

    def _rates(self, rows: Rows) -> Seen:
        return dict(self.search.sides[0].tables(rows, {})[self.rate])

    def _trials(self) -> Iterator[_Trial]:
        for rows in islice(self.search.candidates({}), _TRIES):
            yield _Trial(rows, self._rates(rows))

    def bounds(self) -> Claim:
        """From 0 to the item's points."""
        low, high = self.range.low, self.range.high
        if low is not None and low >= 0 and high is not None and high <= 1:
            return self._claim(Property.BOUNDS, Status.PROVED, _BY_INTERVALS)
        for trial in self._trials():
            for key, rate in trial.rates.items():
                if isinstance(rate, Fraction) and not 0 <= rate <= 1:
                    example = Example(trial.rows, (), Shown(self.rate, key, (rate,)))
                    return self._claim(Property.BOUNDS, Status.REFUTED, _BY_EXAMPLE, example)
        return self._claim(Property.BOUNDS, Status.UNKNOWN, _NOT_FOUND)

    def reached(self) -> Claim:
        """All points, by somebody."""
        if self.range.high is not None and self.range.high < 1:
            return self._claim(Property.REACHED, Status.REFUTED, _BY_INTERVALS)
        for trial in self._trials():
            for key, rate in trial.rates.items():
                if rate == 1 and not isinstance(rate, bool):
                    example = Example(trial.rows, (), Shown(self.rate, key, (rate,)))
                    return self._claim(Property.REACHED, Status.PROVED, _BY_EXAMPLE, example)
        return self._claim(Property.REACHED, Status.UNKNOWN, _NEVER)

    def one_way(self) -> Claim:
        """A further record only helps, or only harms: by the form of the formula, else by rows."""
        way = Directions(self.policy).ways[self.rate]
        if way is not Way.ANY:
            return self._claim(Property.ONE_WAY, Status.PROVED, _WAYS[way])
        found = self._steps()
        if len(found) == 2:
            return self._claim(Property.ONE_WAY, Status.REFUTED, _BOTH_WAYS, *found.values())
        return self._claim(Property.ONE_WAY, Status.UNKNOWN, _UNDECIDED, *found.values())

    def _steps(self) -> dict[int, Example]:
        """Rows after which a further one raises the rate (1), or lowers it (−1)."""
        found: dict[int, Example] = {}
        singles = [rows for rows in islice(self.search.candidates({}), _SINGLE) if len(rows) == 1]
        for rows in ((), *singles[:_BASES]):
            before = self._rates(rows)
            for further in singles:
                after = self._rates((*rows, *further))
                for sign, shown in _changes(self.rate, before, after):
                    found.setdefault(sign, Example(rows, further, shown))
                if len(found) == 2:
                    return found
        return found


_SINGLE = 60
_BASES = 6


def _changes(name: str, before: Seen, after: Seen) -> Iterator[tuple[int, Shown]]:
    for key, one in before.items():
        other = after.get(key)
        if isinstance(one, Fraction) and isinstance(other, Fraction) and one != other:
            yield (1 if other > one else -1), Shown(name, key, (one, other))
