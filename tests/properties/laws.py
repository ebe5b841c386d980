"""What the laws of assessments speak of: figures by name, and everything that assumptions may be."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from creditpolicy import Assessment, Mark, Policy
from creditpolicy.policy.facts import Interval
from creditpolicy.values.exact import exact_text

Figures = dict[tuple[str, ...], Fraction | Mark | int | None]


def figures(assessment: Assessment) -> Figures:
    """Every figure of zone, items and departments, and of their items, by its place."""
    found: Figures = {("zone",): assessment.zone.score}
    for line in assessment.zone.items:
        found["zone", line.item.id] = line.score
    for one in assessment.departments:
        found |= {
            (one.name, "rank"): one.rank,
            (one.name, "score"): one.score,
            (one.name, "contribution"): one.contribution,
            (one.name, "share"): one.share,
        }
        for part in one.items:
            place = (one.name, part.item.id)
            found |= {
                (*place, "rate"): part.rate,
                (*place, "score"): part.score,
                (*place, "contribution"): part.contribution,
                (*place, "share"): part.share,
            }
    return found


def total(figures: Iterable[Fraction | Mark]) -> Fraction | Mark:
    """The sum of what applies; undecided where one of them is."""
    listed = list(figures)
    if Mark.UNDECIDED in listed:
        return Mark.UNDECIDED
    return sum((one for one in listed if isinstance(one, Fraction)), Fraction(0))


def choices(policy: Policy) -> list[dict[str, str]]:
    """Every combination of the assumptions that choose among names."""
    named = {
        a.name: [str(value) for value in a.allowed]
        for a in policy.checked.assumptions
        if isinstance(a.value, str) and isinstance(a.allowed, tuple)
    }
    return [dict(zip(named, values, strict=True)) for values in product(*named.values())]


def assumed(policy: Policy) -> st.SearchStrategy[dict[str, str]]:
    """Any assumptions set to any values that they may take."""
    options: dict[str, st.SearchStrategy[str]] = {}
    for assumption in policy.checked.assumptions:
        match assumption.allowed:
            case Interval(low, high):
                between = (low, high, (low + high) / 2)
                options[assumption.name] = st.sampled_from(between).map(decimal)
            case tuple() as allowed:
                texts = [v if isinstance(v, str) else decimal(v) for v in allowed]
                options[assumption.name] = st.sampled_from(texts)
            case None:
                options[assumption.name] = st.sampled_from(("0", "0.5", "3", "100"))
    return st.fixed_dictionaries({}, optional=options)


def decimal(value: Fraction) -> str:
    """A number as `--assume` takes it."""
    cents = value * 100
    return exact_text(value) if cents.denominator > 1 else str(float(value)).removesuffix(".0")


def same(one: Any, other: Any) -> None:
    """Two assessments have the same figures; where not, the first difference is shown."""
    left, right = figures(one), figures(other)
    assert left.keys() == right.keys()
    different = {
        place: (left[place], right[place]) for place in left if left[place] != right[place]
    }
    assert not different
