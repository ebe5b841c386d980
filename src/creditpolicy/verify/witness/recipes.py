"""How rows come together: so many of one, so many of another, the fewest first."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain

from creditpolicy.policy.core.scores import ScoreExpression
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.core.walk import parts
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.witness.cells import Cells

Rows = tuple[Cells, ...]

_MOST_ROWS = 40
_NAMED = ("标题", "名称", "案号", "文号")
_SMALL = range(1, 6)


def counts(policies: Iterable[Policy], given: dict[str, Value]) -> list[int]:
    """How many rows may matter: small numbers, and around each number that formulas name."""
    wanted = set(_SMALL)
    for number in numbers(policies, given):
        for near in (number, number - 1, number + 1):
            if 0 < near <= _MOST_ROWS:
                wanted.add(int(near))
    return sorted(wanted)


def shares(policies: Iterable[Policy], given: dict[str, Value]) -> list[tuple[int, int]]:
    """How many of one sort and of another give a rate that formulas name, just less, or more."""
    wanted = {(1, 1), (2, 1), (1, 2)}
    for number in numbers(policies, given):
        if 0 < number < 1 and number.denominator <= _MOST_ROWS:
            top, whole = number.numerator, number.denominator
            for more in (0, 1, -1):
                if 0 < top + more < whole:
                    wanted.add((top + more, whole - top - more))
    return sorted(wanted, key=lambda pair: (sum(pair), pair))


def numbers(policies: Iterable[Policy], given: dict[str, Value]) -> set[Fraction]:
    """Every number that stands in a formula, or is assumed."""
    bodies = chain.from_iterable((s.body for s in policy.scores) for policy in policies)
    return {number for body in bodies for number in _numbers(body, given)}


def _numbers(of: ScoreExpression, given: dict[str, Value]) -> Iterator[Fraction]:
    left = [of]
    while left:
        match left.pop():
            case Lit(Fraction() as value):
                yield value
            case Given(name):
                assumed = given.get(name)
                if isinstance(assumed, Fraction):
                    yield assumed
            case other:
                left.extend(parts(other))


def several(row: Cells, count: int, columns: tuple[str, ...]) -> Rows:
    """So many rows that differ in a column of text, so that none is taken for another."""
    if not columns or count == 1:
        return (row,) * count
    named = [name for name in columns if row.get(name)]
    if not named:
        return (row,) * count
    return tuple(row | {named[0]: f"{row[named[0]]}{n}"} for n in range(1, count + 1))
