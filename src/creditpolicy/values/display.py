"""Exact values for the reader's eye, rounded once: 四舍五入, half away from zero."""

from fractions import Fraction

from creditpolicy.values.exact import integer_text
from creditpolicy.values.rounding import half_up_steps


def display(value: Fraction, places: int = 2) -> str:
    """Write a value, in its own unit, with exactly so many decimals: ``"87.25"``, ``"3.00"``.

    Rounds as ``round_half_up`` does; what rounds to zero has no sign (never ``"-0.00"``).

    Raises:
        ValueError: when ``places`` is not from 0 to 40.
    """
    steps = half_up_steps(value, places)
    digits = integer_text(steps).zfill(places + 1)
    sign = "-" if value < 0 and steps else ""
    if places == 0:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def display_percent(value: Fraction, places: int = 2) -> str:
    """Write a ratio (1 is the whole) as a percentage: one half is ``"50.00%"``.

    Raises:
        ValueError: when ``places`` is not from 0 to 40.
    """
    return display(value * 100, places) + "%"
