"""Dates: the three forms that are read, and that nothing else is guessed at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.values.dates import parse_date

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
DAYS = st.dates()


@given(DAYS)
def test_every_form_of_every_day_is_read(day: date) -> None:
    """All days of the years 1 to 9999, in each form, in ASCII and in full-width digits."""
    forms = (
        day.isoformat(),
        f"{day.year:04}-{day.month}-{day.day}",
        f"{day.year:04}/{day.month}/{day.day}",
        f"{day.year:04}/{day.month:02}/{day.day:02}",
        f"{day.year:04}年{day.month}月{day.day}日",
        f"{day.year:04}年{day.month:02}月{day.day:02}日",
    )
    for form in forms:
        assert parse_date(form) == day
        assert parse_date(form.translate(FULL_WIDTH)) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "2018", "2018.1.5", "2018-1", "2018-001-5", "2018-01/05", "2018/01-05", "2018年1-5", "2018年1月5",
        "20180105", "18-01-05", "2018-01-05 ", " 2018-01-05", "2018-01-05\n", "2018-01-05T00:00",
        "2018/001/5", "2018/1/005", "2018年1月5号", "二〇一八年一月五日", "05/01/2018", "2018//5",
        "\u0662\u0660\u0661\u0668-01-05", "2018-01-0\u0665", "2018-\u06f0\u06f1-05",
        "2018-01-0５\u0301", "12018-01-05", "-2018-01-05",
    ],
)  # fmt: skip
def test_other_forms_are_refused(text: str) -> None:
    """Dots, mixed forms, blanks, times and other digits give None."""
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    ["2018-02-29", "1900-02-29", "2018-04-31", "2018-13-01", "2018-00-10", "2018-01-00",
     "2018/2/30", "2018年2月29日", "0000-01-01", "0000/1/1"],
)  # fmt: skip
def test_a_day_must_exist(text: str) -> None:
    """29 February of common years, month 13, day 0 and the year 0 give None."""
    assert parse_date(text) is None


def test_the_first_and_the_last_day_are_read() -> None:
    """The bounds are included, 9999-12-31 for “no end” too, and a 29 February that exists."""
    assert parse_date("0001-01-01") == date(1, 1, 1)
    assert parse_date("9999年12月31日") == date(9999, 12, 31)
    assert parse_date("2000/2/29") == date(2000, 2, 29)


@given(st.text())
def test_any_text_gives_a_day_or_none(text: str) -> None:
    """Whatever the text, reading it does not raise."""
    assert parse_date(text) is None or isinstance(parse_date(text), date)
