"""The only place that rounds: 四舍五入, half away from zero, and only for the reader's eye.

This is the rule that assessment notices state. GB/T 8170 differs: it rounds ties to even.
"""

from fractions import Fraction

from creditpolicy.values.exact import integer_text

MAX_PLACES = 40


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Round to a number of decimal places, ties away from zero: 0.125 to 0.13, -0.125 to -0.13.

    Raises:
        ValueError: when ``places`` is not from 0 to 40.
    """
    steps = _steps(value, places)
    return Fraction(-steps if value < 0 else steps, 10**places)


def display(value: Fraction, places: int = 2) -> str:
    """Write a value, in its own unit, with exactly so many decimals: ``"87.25"``, ``"3.00"``.

    Rounds as :func:`round_half_up` does; what rounds to zero has no sign (never ``"-0.00"``).

    Raises:
        ValueError: when ``places`` is not from 0 to 40.
    """
    steps = _steps(value, places)
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


def _steps(value: Fraction, places: int) -> int:
    """Count the units of the last place in the rounded size of a value, without its sign."""
    if not 0 <= places <= MAX_PLACES:
        raise ValueError(f"places must be from 0 to {MAX_PLACES}, not {places}")
    doubled: int = 2 * abs(value.numerator) * 10**places
    return (doubled + value.denominator) // (2 * value.denominator)
