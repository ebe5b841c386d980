"""The only place that rounds: down, up, and 四舍五入, half away from zero.

Half away from zero is the rule that notices state. GB/T 8170 differs: it rounds ties to even.
"""

from fractions import Fraction

MAX_PLACES = 40


def round_down(value: Fraction) -> Fraction:
    """The largest whole number that is not above the value: 2.7 to 2, -2.1 to -3."""
    return Fraction(value.numerator // value.denominator)


def round_up(value: Fraction) -> Fraction:
    """The smallest whole number that is not below the value: 2.1 to 3, -2.7 to -2."""
    return -round_down(-value)


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Round to a number of decimal places, ties away from zero: 0.125 to 0.13, -0.125 to -0.13.

    Raises:
        ValueError: when ``places`` is not from 0 to 40.
    """
    steps = half_up_steps(value, places)
    return Fraction(-steps if value < 0 else steps, 10**places)


def half_up_steps(value: Fraction, places: int) -> int:
    """Count the units of the last place in the rounded size of a value, without its sign."""
    if not 0 <= places <= MAX_PLACES:
        raise ValueError(f"places must be from 0 to {MAX_PLACES}, not {places}")
    doubled: int = 2 * abs(value.numerator) * 10**places
    return (doubled + value.denominator) // (2 * value.denominator)
