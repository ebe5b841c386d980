"""What generated scores call: figures as two whole numbers, the lower one 0 or -1 for a mark."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cmp_to_key
from math import gcd, lcm

from creditpolicy.compile.arithmetic import SHORT
from creditpolicy.policy.core.values import Mark
from creditpolicy.values.exact import ratio

Pair = tuple[int, int]
_LARGEST = 1 << SHORT
NA, UNDECIDED = Mark.NOT_APPLICABLE, Mark.UNDECIDED


class Long(ArithmeticError):
    """A number of so many digits that the reference is to work it out."""


def fit(top: int, below: int) -> Pair:
    """The same figure in lowest terms; raises Long where those are long."""
    if below <= 0:
        return 0, below
    shared = gcd(top, below)
    top, below = top // shared, below // shared
    if below >= _LARGEST or not -_LARGEST < top < _LARGEST:
        raise Long
    return top, below


def pair(value: object) -> Pair:
    """A number, or a mark, of the reference as two whole numbers."""
    match value:
        case Mark.NOT_APPLICABLE:
            return 0, 0
        case Mark.UNDECIDED:
            return 0, -1
        case Fraction() | int():
            return fit(value.numerator, value.denominator)
        case _:
            raise TypeError(f"no number: {value!r}")


def value_of(top: int, below: int) -> Fraction | Mark:
    """And back."""
    if below > 0:
        return ratio(top, below)
    return UNDECIDED if below else NA


def mark(below: int) -> Mark:
    return UNDECIDED if below else NA


def total(pairs: Iterable[Pair]) -> Pair:
    """The sum; a mark among them is the result."""
    terms = list(pairs)
    worst = min(below for _, below in terms)
    if worst <= 0:
        return 0, worst
    below = 1
    for _, other in terms:
        below = lcm(below, other)
        if below >= _LARGEST:
            raise Long
    return fit(sum(top * (below // other) for top, other in terms), below)


def half_up(top: int, below: int, units: int) -> int:
    steps = (2 * abs(top) * units + below) // (2 * below)
    return -steps if top < 0 else steps


def all_of(*values: bool | Mark) -> bool | Mark:
    return _joined(values, every=True)


def any_of(*values: bool | Mark) -> bool | Mark:
    return _joined(values, every=False)


def _joined(values: tuple[bool | Mark, ...], *, every: bool) -> bool | Mark:
    """One that settles it settles it, whatever the marks."""
    if (not every) in values:
        return not every
    if UNDECIDED in values:
        return UNDECIDED
    return NA if NA in values else every


def opposite(value: object) -> object:
    return value if isinstance(value, Mark) else not value


def worst_of(*values: object) -> Mark:
    """The mark of an operation among whose arguments there is one."""
    return UNDECIDED if UNDECIDED in values else NA


# Many into one: what is not applicable is left out, what is undecided leaves all of it undecided.


def count_of(pairs: list[Pair]) -> Pair:
    return (0, -1) if _undecided(pairs) else (sum(below > 0 for _, below in pairs), 1)


def sum_of(pairs: list[Pair]) -> Pair:
    if _undecided(pairs):
        return 0, -1
    applying = [one for one in pairs if one[1] > 0]
    return total(applying) if applying else (0, 1)


def mean_of(pairs: list[Pair]) -> Pair:
    top, below = sum_of(pairs)
    if below < 0:
        return 0, -1
    return fit(top, below * sum(k > 0 for _, k in pairs))


def greatest_of(pairs: list[Pair]) -> Pair:
    return _extreme(pairs, highest=True)


def least_of(pairs: list[Pair]) -> Pair:
    return _extreme(pairs, highest=False)


def only_of(pairs: list[Pair]) -> Pair:
    """What all agree on; undecided where they differ."""
    if _undecided(pairs):
        return 0, -1
    different = {fit(*one) for one in pairs if one[1] > 0}
    if not different:
        return 0, 0
    if len(different) > 1:
        raise Long  # the reference takes it for a number that nobody can work out
    return different.pop()


def _undecided(pairs: list[Pair]) -> bool:
    return any(below < 0 for _, below in pairs)


def _compare(one: Pair, other: Pair) -> int:
    left, right = one[0] * other[1], other[0] * one[1]
    return (left > right) - (left < right)


_by_value = cmp_to_key(_compare)


def _extreme(pairs: list[Pair], *, highest: bool) -> Pair:
    if _undecided(pairs):
        return 0, -1
    applying = [one for one in pairs if one[1] > 0]
    if not applying:
        return 0, 0
    return (max if highest else min)(applying, key=_by_value)


def places_among(pairs: list[Pair], *, dense: bool) -> list[Fraction] | None:
    """The values in order; None where one of them is undecided."""
    if _undecided(pairs):
        return None
    values = [Fraction(top, below) for top, below in pairs if below > 0]
    return sorted({*values} if dense else values)


def place(ordered: list[Fraction] | None, own: Pair, *, lowest: bool) -> Pair:
    """1 + how many are before it."""
    if ordered is None:
        return 0, -1
    if own[1] <= 0:
        return 0, 0
    value = Fraction(*own)
    if lowest:
        return 1 + bisect_left(ordered, value), 1
    return 1 + len(ordered) - bisect_right(ordered, value), 1


_FUNCTIONS: tuple[Callable[..., object], ...] = (
    fit,
    pair,
    mark,
    total,
    half_up,
    all_of,
    any_of,
    opposite,
    worst_of,
    count_of,
    sum_of,
    mean_of,
    greatest_of,
    least_of,
    only_of,
    places_among,
    place,
)
SCORE_NAMES: dict[str, object] = {
    **{one.__name__: one for one in _FUNCTIONS},
    "NA": NA,
    "UNDECIDED": UNDECIDED,
}
"""What generated scores call, by its name there."""
