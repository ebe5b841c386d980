"""Numbers as text: what is accepted, what is refused, and that nothing is lost on the way."""

import decimal
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.values.exact import (
    MAX_BITS,
    exact_sum,
    exact_text,
    integer_text,
    is_long,
    parse_decimal,
    parse_exact,
    ratio,
)

FULL_WIDTH = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
HUGE = 10**10_000 + 7


@contextmanager
def digit_limit(limit: int) -> Iterator[None]:
    """Set how many digits int and str convert, as a strict host process may."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(limit)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", Fraction(0)),
        ("87.25", Fraction(349, 4)),
        ("+3", Fraction(3)),
        ("-0.5", Fraction(-1, 2)),
        ("−0.5", Fraction(-1, 2)),
        ("－０．５", Fraction(-1, 2)),
        ("１2.5０", Fraction(25, 2)),
        ("007", Fraction(7)),
        ("-0", Fraction(0)),
        ("9" * 40, Fraction(10**40 - 1)),
        ("0." + "0" * 38 + "1", Fraction(1, 10**39)),
        ("-" + "1" * 20 + "." + "1" * 20, Fraction(-int("1" * 40), 10**20)),
    ],
)
def test_decimals_people_write_are_read_exactly(text: str, value: Fraction) -> None:
    """ASCII and full-width digits, points and signs, up to 40 digits, give the exact value."""
    assert parse_decimal(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "", "+", "-", ".", "5.", ".5", "1.2.3", "--1", "+-1", "- 1", " 1", "1 ", "1\n", "1\u3000",
        "1e2", "1E2", "1_000", "1,000", "1，000", "NaN", "nan", "inf", "Infinity", "1/2", "50%",
        "0x10", "1.2e-3", "1。5", "一", "½", "²", "①", "1\u0661", "\u0661", "\u0967", "𝟙", "1\x00",
        "9" * 41, "0." + "0" * 40, "1" * 100_000,
    ],
)  # fmt: skip
def test_anything_else_is_not_a_decimal(text: str) -> None:
    """Exponents, separators, blanks, NaN, other scripts' digits and 41 digits are refused."""
    assert parse_decimal(text) is None


@given(st.characters(categories=["Nd", "Nl", "No"]))
def test_only_ascii_and_full_width_digits_are_digits(character: str) -> None:
    """Of all the characters that Unicode calls numbers, only twenty are read."""
    accepted = parse_decimal(character) is not None
    assert accepted == (character in "0123456789０１２３４５６７８９")


@given(st.text())
def test_reading_any_text_never_raises(text: str) -> None:
    """Whatever the text, the readers answer a value or None."""
    for value in (parse_decimal(text), parse_exact(text)):
        assert value is None or isinstance(value, Fraction)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-9999, max_value=9999)
)
def test_decimals_agree_with_the_standard_library(number: decimal.Decimal) -> None:
    """ASCII and full-width spellings of a decimal both give what Decimal gives."""
    text = format(number, "f")
    assert parse_decimal(text) == Fraction(number)
    assert parse_decimal(text.translate(FULL_WIDTH)) == Fraction(number)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(349, 4), "349/4"),
        (Fraction(3), "3"),
        (Fraction(-1, 2), "-1/2"),
        (Fraction(0), "0"),
        (Fraction(-7), "-7"),
    ],
)
def test_exact_text_is_the_reduced_fraction(value: Fraction, text: str) -> None:
    """A whole number has no denominator; the sign stands in front."""
    assert exact_text(value) == text


@given(st.fractions())
def test_what_is_printed_reads_back_as_the_same_value(value: Fraction) -> None:
    """Printing and reading a value is the identity, and the text is ASCII."""
    text = exact_text(value)
    assert text.isascii()
    assert parse_exact(text) == value


@pytest.mark.parametrize("limit", [640, 4300, 0])
@pytest.mark.parametrize(
    "value", [Fraction(HUGE), Fraction(-HUGE, 3), Fraction(1, HUGE), Fraction(HUGE, HUGE + 2)]
)
def test_huge_values_survive_any_digit_limit(value: Fraction, limit: int) -> None:
    """10,000 digits are printed and read back under the strictest setting of the process."""
    with digit_limit(limit):
        assert parse_exact(exact_text(value)) == value


def test_the_decimal_context_changes_nothing() -> None:
    """A caller's decimal context (precision 3, every trap set) does not touch the digits."""
    with decimal.localcontext() as context:
        context.prec = 3
        context.Emax = 5
        context.traps = dict.fromkeys(context.traps, True)
        assert integer_text(123456789 * 10**20) == "123456789" + "0" * 20
        assert exact_text(Fraction(HUGE, 2)).endswith("7/2")
        assert parse_exact("-123456789/1000") == Fraction(-123456789, 1000)


@given(st.integers())
def test_integers_are_written_as_str_writes_them(number: int) -> None:
    """Below the limit the digits are those of str."""
    assert integer_text(number) == str(number)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2/4", Fraction(1, 2)), ("87.25", Fraction(349, 4)), ("－８", Fraction(-8)), ("0/5", 0)],
)
def test_exact_reader_takes_decimals_and_unreduced_fractions(text: str, value: Fraction) -> None:
    """A decimal, or a fraction not in lowest terms, has its value."""
    assert parse_exact(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "1/0", "1/-2", "1/", "/2", "1/2/3", "1 / 2", "１/２", "1.5/2", "--1", "\u0661/2",
     "1/2\n", "1e3", "1_0/2", "9" * 50_001],
)  # fmt: skip
def test_what_exact_text_never_writes_is_refused(text: str) -> None:
    """Zero or signed denominators, blanks, other digits and over-long texts give None."""
    assert parse_exact(text) is None


@given(st.lists(st.fractions()))
def test_a_sum_is_what_adding_gives(numbers: list[Fraction]) -> None:
    """Over one common denominator, and in any order, a sum is the same as step by step."""
    assert exact_sum(numbers) == sum(numbers, Fraction(0))
    assert exact_sum(reversed(numbers)) == exact_sum(numbers)


def test_a_long_sum_is_none_in_any_order() -> None:
    """What cancels out in one order and not in another is long in both."""
    prime, other = Fraction(1, 3**30_000), Fraction(1, 5**20_000)
    for numbers in ([prime, other, -prime], [prime, -prime, other], [other, prime, -prime]):
        assert exact_sum(numbers) is None
    assert exact_sum([prime, -prime]) == 0


def test_what_is_not_long_is_written_and_read_back() -> None:
    """The longest fraction that is worked with fits into what the exact reader takes."""
    longest = Fraction(2**MAX_BITS - 1, 2 ** (MAX_BITS - 1))
    assert not is_long(longest)
    assert is_long(longest + 1)
    assert parse_exact(exact_text(longest)) == longest


@given(st.integers(), st.integers(min_value=1))
def test_a_ratio_is_the_fraction(top: int, below: int) -> None:
    """It is what `Fraction` makes of the two, whoever looks at it, and goes on as that does."""
    ours, theirs = ratio(top, below), Fraction(top, below)
    assert (repr(ours), hash(ours), ours) == (repr(theirs), hash(theirs), theirs)
    assert repr((ours - 1) / 3) == repr((theirs - 1) / 3)
    assert pickle.loads(pickle.dumps(ours)) == theirs
