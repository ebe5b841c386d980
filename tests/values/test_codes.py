"""Check characters of the national codes against their plain definitions, and the mask."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from creditpolicy.values.codes import is_credit_code, is_identity_number, mask

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
GOOD_CREDIT_CODES = ("91350100M000100Y43", "91110000600037341L")
GOOD_IDENTITY_NUMBERS = ("11010519491231002X",)


def credit_check(body: str) -> str:
    """Give the check character by GB 32100: weights 3^(i-1) modulo 31, then 31 minus the sum."""
    total = sum(ALPHABET.index(character) * 3**i % 31 for i, character in enumerate(body))
    return ALPHABET[(31 - total % 31) % 31]


def identity_check(body: str) -> str:
    """Give the check character by GB 11643: the table of weights, then the table of remainders."""
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


CREDIT_BODIES = st.text(ALPHABET, min_size=17, max_size=17)
CREDIT_CODES = CREDIT_BODIES.map(lambda body: body + credit_check(body))
IDENTITY_BODIES = st.builds(
    lambda place, day, order: f"{place:06}{day:%Y%m%d}{order:03}",
    st.integers(0, 999_999),
    st.dates(min_value=date(1000, 1, 1)),
    st.integers(0, 999),
)


@pytest.mark.parametrize("code", GOOD_CREDIT_CODES)
def test_published_credit_codes_pass_in_either_case(code: str) -> None:
    """Codes of real bodies are right, in upper, lower and mixed case."""
    assert is_credit_code(code)
    assert is_credit_code(code.lower())
    assert is_credit_code(code[:9].lower() + code[9:])


@given(CREDIT_BODIES, st.sampled_from(ALPHABET))
def test_exactly_one_check_character_is_right(body: str, last: str) -> None:
    """A code passes when its last character is the one of the standard's definition, else not."""
    assert is_credit_code(body + last) == (last == credit_check(body))


@given(CREDIT_CODES, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_no_single_mistyped_character_passes(code: str, index: int, other: str) -> None:
    """31 is prime and no weight is divisible by it, so one wrong character always shows."""
    assume(code[index] != other)
    assert not is_credit_code(code[:index] + other + code[index + 1 :])


@given(CREDIT_CODES, st.integers(0, 17), st.characters())
def test_characters_outside_the_31_never_pass(code: str, index: int, other: str) -> None:
    """I, O, S, V, Z, full-width forms and anything else fail wherever they stand."""
    assume(other.upper() not in ALPHABET or not other.isascii())
    assert not is_credit_code(code[:index] + other + code[index + 1 :])


@pytest.mark.parametrize("letter", list("IOSVZiosvz１Ａ \u017f\u0131\u212a\u0661"))
def test_letters_that_the_standard_leaves_out_fail(letter: str) -> None:
    """Look-alikes fail even where base 34 would give them a value."""
    assert not any(is_credit_code("9135010" + letter + "M000100Y4" + last) for last in ALPHABET)


@pytest.mark.parametrize(
    "text", ["", "9", GOOD_CREDIT_CODES[0] + "3", GOOD_CREDIT_CODES[0][:-1], "\n", " " * 18,
             GOOD_CREDIT_CODES[0] + "\n", "９" + GOOD_CREDIT_CODES[0][1:]]
)  # fmt: skip
def test_a_credit_code_has_18_characters_and_no_blanks(text: str) -> None:
    """Another length, a line end or a full-width digit fails."""
    assert not is_credit_code(text)


def test_a_credit_code_may_begin_with_a_letter() -> None:
    """The first character is any of the 31 (python-stdnum refuses letters there)."""
    body = "A2350100M000100Y4"
    assert is_credit_code(body + credit_check(body))


@pytest.mark.parametrize("number", GOOD_IDENTITY_NUMBERS)
def test_the_standards_example_passes_in_either_case(number: str) -> None:
    """The example of GB 11643 is right with X and with x."""
    assert is_identity_number(number)
    assert is_identity_number(number.lower())


@given(IDENTITY_BODIES, st.sampled_from("0123456789X"))
def test_exactly_one_identity_check_character_is_right(body: str, last: str) -> None:
    """A number passes when its last character is the one of the standard's tables, else not."""
    assert is_identity_number(body + last) == (last == identity_check(body))
    assert is_identity_number(body + last.lower()) == (last == identity_check(body))


@given(IDENTITY_BODIES, st.integers(0, 16), st.sampled_from("0123456789"))
def test_no_single_mistyped_digit_passes(body: str, index: int, other: str) -> None:
    """11 is prime and no weight is divisible by it, so one wrong digit always shows."""
    assume(body[index] != other)
    code = body + identity_check(body)
    assert not is_identity_number(code[:index] + other + code[index + 1 :])


@pytest.mark.parametrize("day", ["19490230", "19491301", "19490431", "19000229", "00000101"])
def test_the_day_of_birth_must_exist(day: str) -> None:
    """30 February, month 13 and year 0 fail although the check character is right."""
    body = "110105" + day + "002"
    assert not is_identity_number(body + identity_check(body))


@pytest.mark.parametrize(
    "text", ["", "X", "11010519491231002", "11010519491231002X\n", "1101051949123100２X",
             "11010519491231002\u0661", "X1010519491231002X", "11010519491231002Ｘ", "+" * 18,
             "1101_519491231002X", "110105491231002"]
)  # fmt: skip
def test_other_texts_are_not_identity_numbers(text: str) -> None:
    """The old 15-digit form, full-width digits, signs, underscores and line ends fail."""
    assert not is_identity_number(text)


@given(st.text())
def test_any_text_gets_a_plain_answer(text: str) -> None:
    """Whatever the text, both questions answer True or False."""
    assert is_credit_code(text) in (True, False)
    assert is_identity_number(text) in (True, False)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("11010519491231002X", "11****2X"),
        ("1234567", "12****67"),
        ("123456", "****"),
        ("张三", "****"),
        ("", "****"),
    ],
)
def test_mask_keeps_two_characters_at_each_end_of_long_values(text: str, masked: str) -> None:
    """Six characters or less vanish altogether, the empty text too."""
    assert mask(text) == masked


@given(st.text(), st.text(min_size=3))
def test_mask_tells_neither_the_length_nor_the_middle(text: str, middle: str) -> None:
    """Long values with the same ends look the same, whatever and however much is between."""
    assert len(mask(text)) in (4, 8)
    assert mask("12" + middle + "89") == "12****89"
