"""Between what numbers a term lies, whatever the evidence; marks are no numbers and left aside."""

from collections.abc import Iterable
from fractions import Fraction
from typing import cast

from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.facts import ColumnType, Interval
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.canonical.terms import Node, Terms

Range = tuple[Fraction | None, Fraction | None]
"""The lowest and the highest number; None where there is none."""

_ANY: Range = (None, None)
_NOT_BELOW_0: Range = (Fraction(0), None)
_ONE_OF_THEM = (Aggregate.MIN, Aggregate.MAX, Aggregate.MEAN, Aggregate.ONLY)


def limits_of(policy: Policy, measures: dict[str, int]) -> dict[int, Range]:
    """The ranges of measures, by their terms, as far as the columns that they look at say them."""
    found: dict[int, Range] = {}
    for measure in policy.measures:
        column = policy.kind_by_name[measure.kind].column(measure.column or "")
        if measure.aggregate is Aggregate.COUNT:
            found[measures[measure.name]] = _NOT_BELOW_0
        elif column is not None and measure.aggregate in _ONE_OF_THEM:
            found[measures[measure.name]] = _limits(column.limits, column.type)
        elif column is not None and column.type is ColumnType.WHOLE:
            found[measures[measure.name]] = _NOT_BELOW_0
    return found


def _limits(limits: Interval | None, sort: ColumnType) -> Range:
    if limits is not None:
        return limits.low, limits.high
    return _NOT_BELOW_0 if sort is ColumnType.WHOLE else _ANY


class Bounds:
    """The ranges of all terms so far; each stands behind those that it is made of."""

    def __init__(self, terms: Terms, limits: dict[int, Range]) -> None:
        self.terms = terms
        self._limits = limits
        self._known: list[Range] = []

    def of(self, term: int) -> Range:
        for at in range(len(self._known), term + 1):
            self._known.append(self._range(self.terms.nodes[at]))
        return self._known[term]

    def _range(self, node: Node) -> Range:
        known = self._known
        match node:
            case ("lit", _, Fraction() as value):
                return value, value
            case ("measured", int() as measure, *_):
                return self._limits.get(measure, _ANY)
            case ("sum", *products):
                return _added(self._product(*one) for one in products)  # type: ignore[misc]
            case ("inverse", int() as of):
                return _inverse(known[of])
            case (("min" | "max") as word, *args):
                several = [known[one] for one in args if isinstance(one, int)]
                return _extreme(str(word), several)
            case ("case", tuple(), int() as other):
                rows = cast("tuple[tuple[int, int], ...]", node[1])
                return _hull([known[other], *(known[value] for _, value in rows)])
            case ("instead", int() as of, _, int() as use):
                return _hull([known[of], known[use]])
            case ("fold", "mean" | "max" | "min", _, _, int() as body):
                return known[body]
            case _:
                return _ANY

    def _product(self, factors: tuple[int, ...], by: Fraction) -> Range:
        whole: Range = (by, by)
        for factor in factors:
            whole = _multiplied(whole, self._known[factor])
        return whole


def _added(parts: Iterable[Range]) -> Range:
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    for one, other in parts:
        low = None if low is None or one is None else low + one
        high = None if high is None or other is None else high + other
    return low, high


def _multiplied(one: Range, other: Range) -> Range:
    (a, b), (c, d) = one, other
    if a is not None and b is not None and c is not None and d is not None:
        ends = (a * c, a * d, b * c, b * d)
        return min(ends), max(ends)
    if a is not None and c is not None and a >= 0 and c >= 0:
        return a * c, None if b is None or d is None else b * d
    return _ANY


def _inverse(of: Range) -> Range:
    """Of what is not negative; of 0 it is no number."""
    low, high = of
    if low is None or low < 0:
        return _ANY
    return (1 / high if high else Fraction(0)), (1 / low if low else None)


def _extreme(word: str, of: list[Range]) -> Range:
    lows, highs = [low for low, _ in of], [high for _, high in of]
    if word == "min":
        known = [high for high in highs if high is not None]
        return _least(lows), min(known) if known else None
    known = [low for low in lows if low is not None]
    return max(known) if known else None, _most(highs)


def _hull(of: list[Range]) -> Range:
    return _least([low for low, _ in of]), _most([high for _, high in of])


def _least(of: list[Fraction | None]) -> Fraction | None:
    known = [one for one in of if one is not None]
    return min(known) if len(known) == len(of) else None


def _most(of: list[Fraction | None]) -> Fraction | None:
    known = [one for one in of if one is not None]
    return max(known) if len(known) == len(of) else None
