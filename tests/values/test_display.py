"""Rounding for the eye: half up, away from zero, with the decimals that were asked for."""

import decimal
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.values.display import display, display_percent
from creditpolicy.values.rounding import round_half_up

PLACES = st.integers(min_value=0, max_value=8)


def rounded_by_decimal(number: decimal.Decimal, places: int) -> decimal.Decimal:
    """Round with the standard library's ROUND_HALF_UP, which is half away from zero."""
    with decimal.localcontext() as context:
        context.prec = 80
        return number.quantize(decimal.Decimal(1).scaleb(-places), decimal.ROUND_HALF_UP)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=5, min_value=-99, max_value=99),
    PLACES,
)
def test_rounding_agrees_with_decimal_half_up(number: decimal.Decimal, places: int) -> None:
    """On either sign, ties included, the result is Decimal's ROUND_HALF_UP."""
    assert round_half_up(Fraction(number), places) == Fraction(rounded_by_decimal(number, places))


@given(st.integers(min_value=-10_000, max_value=10_000), PLACES)
def test_ties_go_away_from_zero(steps: int, places: int) -> None:
    """Half a unit of the last place past any step goes to the step further from zero."""
    unit = Fraction(1, 10**places)
    tie = steps * unit + (unit / 2 if steps >= 0 else -unit / 2)
    assert round_half_up(tie, places) == (steps + (1 if steps >= 0 else -1)) * unit


@given(st.fractions(), PLACES)
def test_rounding_is_odd_idempotent_and_within_half_a_unit(value: Fraction, places: int) -> None:
    """The sign is kept, rounding twice changes nothing, the error is half a unit at most."""
    once = round_half_up(value, places)
    assert round_half_up(-value, places) == -once
    assert round_half_up(once, places) == once
    assert abs(once - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(349, 4), 2, "87.25"),
        (Fraction(3), 2, "3.00"),
        (Fraction(-1, 2), 2, "-0.50"),
        (Fraction(0), 2, "0.00"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(2, 3), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-1, 3), 0, "0"),
        (Fraction(1, 200), 2, "0.01"),
        (Fraction(-1, 200), 2, "-0.01"),
        (Fraction(-1, 201), 2, "0.00"),
        (Fraction(999995, 10**4), 2, "100.00"),
        (Fraction(1, 10**40), 40, "0." + "0" * 39 + "1"),
    ],
)
def test_display_shows_exactly_the_decimals_asked_for(
    value: Fraction, places: int, text: str
) -> None:
    """Zeros fill up, ties go up, and what rounds to zero has no minus sign."""
    assert display(value, places) == text


@given(st.fractions(), PLACES)
def test_display_is_the_rounded_value_in_a_fixed_form(value: Fraction, places: int) -> None:
    """The text reads back as the rounded value, and negative zero never shows."""
    text = display(value, places)
    assert Fraction(text) == round_half_up(value, places)
    assert re.fullmatch(rf"-?(0|[1-9][0-9]*)\.[0-9]{{{places}}}" if places else r"-?[0-9]+", text)
    assert not re.fullmatch(r"-[0.]+", text)


def test_two_places_is_the_default() -> None:
    """Points are shown with two decimals unless the caller says otherwise."""
    assert display(Fraction(1, 3)) == "0.33"
    assert display_percent(Fraction(1, 3)) == "33.33%"


@pytest.mark.parametrize(
    ("ratio", "places", "text"),
    [
        (Fraction(1, 2), 2, "50.00%"),
        (Fraction(1), 0, "100%"),
        (Fraction(-1, 8), 1, "-12.5%"),
        (Fraction(-1, 10**6), 2, "0.00%"),
    ],
)
def test_a_ratio_shows_as_a_percentage(ratio: Fraction, places: int, text: str) -> None:
    """One is a hundred per cent; the decimals are those of the percentage."""
    assert display_percent(ratio, places) == text


def test_huge_values_are_shown() -> None:
    """A value of 10,000 digits is displayed, not refused."""
    assert display(Fraction(10**10_000)) == "1" + "0" * 10_000 + ".00"


@pytest.mark.parametrize("places", [-1, 41, 10**9])
def test_absurd_places_are_refused(places: int) -> None:
    """Fewer than 0 or more than 40 decimals is a mistake of the caller's."""
    for rounding in (round_half_up, display, display_percent):
        with pytest.raises(ValueError, match="places"):
            rounding(Fraction(1), places)
