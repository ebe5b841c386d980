"""Texts by the cells they take."""

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.source.width import cut, pad, printable, width, wrap

TEXTS = st.text(st.sampled_from("甲乙丙ab 1，。（）“”e\u0301ｆ-"), max_size=60)


def test_widths():
    """Chinese and full-width letters take two cells, combining accents none."""
    assert [width(text) for text in ("ab", "甲", "Ａ", "e\u0301", "—", "")] == [2, 2, 2, 1, 1, 0]


@given(TEXTS, st.integers(1, 40))
def test_cut_fits_and_begins_alike(text, cells):
    """A cut text fits, and is the beginning of the text with a sign, or the text itself."""
    short = cut(text, cells)
    assert width(short) <= cells
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(TEXTS, st.integers(1, 40))
def test_what_fits_is_not_cut(text, spare):
    """A text that fits stays as it is."""
    assert cut(text, width(text) + spare) == text


@given(TEXTS, st.integers(0, 80), st.booleans())
def test_pad_fills(text, cells, right):
    """A padded text takes the cells asked for, or its own if these are more."""
    padded = pad(text, cells, right=right)
    assert width(padded) == max(cells, width(text))
    assert padded.strip(" ") == text.strip(" ")


@given(TEXTS, st.integers(12, 40))
def test_wrap_loses_nothing(text, cells):
    """Wrapped lines hold all letters in order; each fits unless it has no place to break."""
    lines = wrap(text, cells)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(not line.startswith(("，", "。", "）")) for line in lines[1:])


def test_wrap_fits():
    """Chinese breaks anywhere but before a closing mark; English between words."""
    assert wrap("甲乙丙丁，戊己", 8) == ["甲乙丙", "丁，戊己"]
    assert wrap("one two three", 7) == ["one two", "three"]


def test_printable():
    """A tab is four blanks, a line end one; what cannot be seen is a sign."""
    assert printable("a\tb\nc\u200bd\u202ee") == "a    b c\ufffdd\ufffde"
