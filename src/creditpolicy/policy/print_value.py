"""How numbers of a policy are written: exact, without their unit."""

from fractions import Fraction

from creditpolicy.policy.facts import Value
from creditpolicy.values.display import display
from creditpolicy.values.exact import exact_text
from creditpolicy.values.rounding import MAX_PLACES


def value_text(value: Value) -> str:
    return exact_text(value) if isinstance(value, Fraction) else value


def decimal_text(value: Fraction) -> str:
    """A number that somebody wrote, or a sum of such: as a decimal, with nothing lost."""
    for places in range(MAX_PLACES + 1):
        if (value * 10**places).denominator == 1:
            return display(value, places)
    return exact_text(value)
