"""Values that come and go: what a running measure is now, without going over all of them again."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from heapq import heappop, heappush
from math import lcm
from typing import Any, TypeVar

from attrs import define, field

from creditpolicy.compile.figure_helpers import Long, Pair, pair
from creditpolicy.evaluate.measures import aggregate
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.values.exact import MAX_BITS

Value = Any
Key = TypeVar("Key")
Held = TypeVar("Held")


@define
class Bag:
    """The values of one key: how often each is there, their sum, and the extremes so far."""

    highest: bool
    count: Counter[Value] = field(factory=Counter[Value])
    below: Counter[int] = field(factory=Counter[int])
    numbers: int = 0
    total: Fraction = Fraction(0)
    heap: list[Any] = field(factory=list[Any])

    def change(self, value: Value, sign: int) -> None:
        self.count[value] += sign
        if not self.count[value]:
            del self.count[value]
        if not isinstance(value, int | Fraction):
            return
        self.numbers += sign
        self.total += sign * value
        self.below[value.denominator] += sign
        if sign > 0 and self.count[value] == 1:
            heappush(self.heap, -value if self.highest else value)

    def extreme(self) -> Fraction | Mark:
        """The greatest, or the least; what went since is dropped as it comes up."""
        while self.heap:
            value = -self.heap[0] if self.highest else self.heap[0]
            if self.count[value] > 0:
                return Fraction(value)
            heappop(self.heap)
        return Mark.NOT_APPLICABLE

    def sum(self) -> Fraction:
        """Raises Long where the reference would not work it out."""
        below = lcm(*(one for one, count in self.below.items() if count))
        if below.bit_length() > MAX_BITS:
            raise Long
        return self.total


@define
class BagTable:
    """A measure of listed values, by key; `get` is all that formulas ask of it."""

    how: Aggregate
    is_text: bool
    bags: dict[Any, Bag] = field(factory=dict[Any, Bag])

    def change(self, key: object, value: Value, sign: int) -> None:
        bag = self.bags.get(key)
        if bag is None:
            bag = self.bags[key] = Bag(self.how is Aggregate.MAX)
        bag.change(value, sign)
        if not bag.count:
            del self.bags[key]

    def get(self, key: object, default: object) -> object:
        bag = self.bags.get(key)
        if bag is None:
            return default
        value = self._value(bag)
        return value if self.is_text else pair(value)

    def _value(self, bag: Bag) -> object:
        match self.how:
            case Aggregate.SUM:
                return bag.sum()
            case Aggregate.MEAN:
                return bag.sum() / bag.numbers if bag.numbers else Mark.NOT_APPLICABLE
            case Aggregate.MAX | Aggregate.MIN:
                return bag.extreme()
            case _:
                return aggregate(self.how, bag.count)


def hold(held: dict[Key, dict[Held, None]], key: Key, record: Held, sign: int) -> None:
    """Keeps a record among those with its keys, or lets it go."""
    if sign > 0:
        held.setdefault(key, {})[record] = None
        return
    del held[key][record]
    if not held[key]:
        del held[key]


def one_of_each(held: dict[Key, dict[Held, None]]) -> list[Held]:
    """The first that is held of each key."""
    return [next(iter(records)) for records in held.values()]


Better = Callable[[Any, Any], bool]


def best(
    held: dict[Any, list[Any]], key: object, record: Pair, sign: int, better: Better
) -> tuple[Any, Any]:
    """Which record goes and which comes, as one of a key comes or goes; neither where both None."""
    of = held.setdefault(key, [])
    before = of[0] if of else None
    low, high = 0, len(of)
    while low < high:
        middle = (low + high) // 2
        if better(of[middle], record):
            low = middle + 1
        else:
            high = middle
    if sign > 0:
        of.insert(low, record)
    else:
        of.pop(low)
    after = of[0] if of else None
    if not of:
        del held[key]
    return (None, None) if before == after else (before, after)
