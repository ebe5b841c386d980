"""Figures of other results (引用) as a search supposes them: the same for every department."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from creditpolicy.evaluate.results.supplied import Imports
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.witness.recipes import numbers

Supposed = tuple[tuple[str, str, Fraction], ...]
"""The result, its figure, and what it is for everybody and for the zone."""

_USUAL = (Fraction(1), Fraction(1, 2), Fraction(0))
_STEP = Fraction(1, 100)
_MOST_VALUES = 40


def imported(policy: Policy, supposed: Supposed) -> Imports:
    """The figures that a policy takes from others; without a supposition there is none."""
    values = {(result, figure): value for result, figure, value in supposed}
    keys = [(), *((name,) for name in policy.department_names)]
    named = ((r.name, quoted.figure) for r in policy.references for quoted in r.figures)
    return Imports(
        tables={name: dict.fromkeys(keys, values[name]) if name in values else {} for name in named}
    )


def supposals(policies: Iterable[Policy], given: dict[str, Value]) -> Iterator[Supposed]:
    """Each figure at, just under and just above each number that formulas name."""
    both = list(policies)
    named = dict.fromkeys(
        (r.name, quoted.figure)
        for policy in both
        for r in policy.references
        for quoted in r.figures
    )
    if not named:
        return
    wanted = [n + by for n in sorted(numbers(both, given)) for by in (0, -_STEP, _STEP)]
    for value in list(dict.fromkeys((*_USUAL, *wanted)))[:_MOST_VALUES]:
        yield tuple((*name, value) for name in named)
