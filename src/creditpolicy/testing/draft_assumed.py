"""What the assumptions of a policy may be, as `evaluate` takes it."""

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from creditpolicy.api import Policy
from creditpolicy.policy.facts import Assumption, AssumptionUnit, Interval, Value
from creditpolicy.report.formula import number_text

_OPEN = (Fraction(0), Fraction(1, 2), Fraction(3), Fraction(100))
"""What is tried of an assumption that may be anything."""


def assumed(policy: Policy) -> st.SearchStrategy[dict[str, str]]:
    """Some assumptions, by name, set to values that they may take: ends, middles, options."""
    options = {one.name: st.sampled_from(_values(one)) for one in policy.checked.assumptions}
    return st.fixed_dictionaries({}, optional=options)


def choices(policy: Policy) -> list[dict[str, str]]:
    """Every combination of the assumptions that choose among names."""
    named = {
        one.name: [str(value) for value in one.allowed]
        for one in policy.checked.assumptions
        if isinstance(one.value, str) and isinstance(one.allowed, tuple)
    }
    return [dict(zip(named, values, strict=True)) for values in product(*named.values())]


def _values(of: Assumption) -> list[str]:
    """Texts as `--assume` takes them; the assumption's own value among them."""
    whole = of.unit in (AssumptionUnit.DAYS, AssumptionUnit.WORKING_DAYS)
    values: tuple[Value, ...] = (of.value, *_possible(of))
    numbers = (value for value in values if of.allows(value))
    texts = (one if isinstance(one, str) else number_text(one) for one in dict.fromkeys(numbers))
    return [text for text in texts if "/" not in text and not (whole and "." in text)]


def _possible(of: Assumption) -> tuple[Value, ...]:
    match of.allowed:
        case Interval(low, high):
            return low, high, (low + high) / 2
        case tuple() as allowed:
            return allowed
        case None:
            return _OPEN
