"""How the value of an assumption is written: exact, without its unit."""

from fractions import Fraction

from creditpolicy.policy.facts import Value
from creditpolicy.values.exact import exact_text


def value_text(value: Value) -> str:
    return exact_text(value) if isinstance(value, Fraction) else value
