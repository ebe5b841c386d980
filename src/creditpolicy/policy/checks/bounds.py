"""Intervals of exact numbers, and how arithmetic combines them."""

from collections.abc import Callable
from fractions import Fraction

from creditpolicy.policy.core.scores import ScoreOp
from creditpolicy.values.classes import evolve, frozen
from creditpolicy.values.exact import is_long

Bound = Fraction | None
ZERO, ONE = Fraction(0), Fraction(1)


@frozen
class Range:
    """From `low` to `high` (None: no bound); `tight` where both are reached or approached.

    `uses` are the kinds of evidence it depends on: what uses one twice is no longer tight.
    `whole`: it is a whole number, so where it is more than 0 it is 1 at the least.
    """

    low: Bound
    high: Bound
    uses: frozenset[str] = frozenset()
    tight: bool = True
    whole: bool = False


ANY = Range(None, None, tight=False)
TRUTH = Range(ZERO, ONE, tight=False)
PLACES = Range(ONE, None, tight=False, whole=True)
NOTHING = Range(ONE, ZERO)
"""A mark is no number: it adds nothing to a range."""


def is_nothing(of: Range) -> bool:
    return of.low is not None and of.high is not None and of.low > of.high


def either(left: Range, right: Range) -> Range:
    """Whichever of the two it is."""
    if is_nothing(left) or is_nothing(right):
        return right if is_nothing(left) else left
    low = None if left.low is None or right.low is None else min(left.low, right.low)
    high = None if left.high is None or right.high is None else max(left.high, right.high)
    tight, whole = left.tight and right.tight, left.whole and right.whole
    return Range(low, high, left.uses | right.uses, tight, whole)


def both(one: Range, other: Range) -> Range:
    """What is known of one value twice."""
    lows = [low for low in (one.low, other.low) if low is not None]
    highs = [high for high in (one.high, other.high) if high is not None]
    return evolve(one, low=max(lows, default=None), high=min(highs, default=None), tight=False)


def _joined(left: Range, right: Range, low: Bound, high: Bound) -> Range:
    if is_nothing(left) or is_nothing(right):
        return left if is_nothing(left) else right
    tight = left.tight and right.tight and left.uses.isdisjoint(right.uses)
    whole = left.whole and right.whole
    return _bounded(Range(low, high, left.uses | right.uses, tight, whole))


def _bounded(of: Range) -> Range:
    """A bound of very many digits is let go: its digits would double with every product."""
    low, high = of.low, of.high
    if low is not None and is_long(low):
        low = ZERO if low > 0 else None
    if high is not None and is_long(high):
        high = ZERO if high < 0 else None
    same = low is of.low and high is of.high
    return of if same else evolve(of, low=low, high=high, tight=False)


def _plus(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one + other


def _minus(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one - other


def _add(left: Range, right: Range) -> Range:
    return _joined(left, right, _plus(left.low, right.low), _plus(left.high, right.high))


def _subtract(left: Range, right: Range) -> Range:
    return _joined(left, right, _minus(left.low, right.high), _minus(left.high, right.low))


def _times(one: Bound, other: Bound) -> Bound:
    """The product of two upper ends that are not negative; 0 times anything is 0."""
    if one is not None and other is not None:
        return one * other
    return ZERO if ZERO in (one, other) else None


def _multiply(left: Range, right: Range) -> Range:
    """Exact where neither side can be negative; otherwise from the corners, if there are four."""
    if left.low is not None and right.low is not None and left.low >= 0 and right.low >= 0:
        return _joined(left, right, left.low * right.low, _times(left.high, right.high))
    for one, other in ((left, right), (right, left)):
        if one.low is not None and one.low == one.high:
            return _scaled(other, one.low, whole=left.whole and right.whole)
    corners = [_corner(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    known = [corner for corner in corners if corner is not None]
    if len(known) < len(corners):
        return _joined(left, right, None, None)
    return _joined(left, right, min(known), max(known))


def _corner(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one * other


def _scaled(of: Range, factor: Fraction, *, whole: bool) -> Range:
    low, high = (None if end is None else end * factor for end in (of.low, of.high))
    low, high = (low, high) if factor >= 0 else (high, low)
    return _bounded(evolve(of, low=low, high=high, whole=whole))


def _divide(left: Range, right: Range) -> Range:
    """A whole number is 1 at the least where it divides: division by 0 is not applicable."""
    if right.low is None or right.low < 0:
        return _quotient(left, right, None, None)
    least = right.low if right.low > 0 else (ONE if right.whole else None)
    high = None
    if left.high is not None and left.high <= 0:
        high = ZERO
    elif left.high is not None and least is not None:
        high = left.high / least
    low = ZERO if left.low is not None and left.low >= 0 else None
    if left.low is not None and left.low > 0 and right.high is not None and right.high > 0:
        low = left.low / right.high
    return _quotient(left, right, low, high)


def _quotient(left: Range, right: Range, low: Bound, high: Bound) -> Range:
    return evolve(_joined(left, right, low, high), whole=False)


def _least(left: Range, right: Range) -> Range:
    low = None if left.low is None or right.low is None else min(left.low, right.low)
    highs = [high for high in (left.high, right.high) if high is not None]
    return _joined(left, right, low, min(highs) if highs else None)


def _most(left: Range, right: Range) -> Range:
    high = None if left.high is None or right.high is None else max(left.high, right.high)
    lows = [low for low in (left.low, right.low) if low is not None]
    return _joined(left, right, max(lows) if lows else None, high)


def stepped(of: Range, round_: Callable[[Fraction], Fraction], places: int = 0) -> Range:
    """What rounding to so many places makes of a range.

    An end that is only approached may round to another step, so there it is tight only if whole.
    """
    if is_nothing(of) or of.whole:
        return of
    ends = [None if end is None else round_(end) for end in (of.low, of.high)]
    between = all(end is None or (2 * 10**places * end) % 1 for end in (of.low, of.high))
    return Range(ends[0], ends[1], of.uses, of.tight and between, places == 0)


COMBINE: dict[ScoreOp, Callable[[Range, Range], Range]] = {
    ScoreOp.ADD: _add,
    ScoreOp.SUB: _subtract,
    ScoreOp.MUL: _multiply,
    ScoreOp.DIV: _divide,
    ScoreOp.MIN: _least,
    ScoreOp.MAX: _most,
}
