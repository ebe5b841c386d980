"""Dates: the three forms that are read, and that nothing else is guessed at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.values.dates import parse_date

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31))


@given(DAYS)
def test_every_form_of_every_day_is_read(day: date) -> None:
    """All days from 1900 to 2999, in each form, in ASCII and in full-width digits."""
    forms = (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y/%m/%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y年%m月%d日}",
    )
    for form in forms:
        assert parse_date(form) == day
        assert parse_date(form.translate(FULL_WIDTH)) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "2018", "2018.1.5", "2018-1-5", "2018-01/05", "2018/01-05", "2018年1-5", "2018年1月5",
        "20180105", "18-01-05", "2018-01-05 ", " 2018-01-05", "2018-01-05\n", "2018-01-05T00:00",
        "2018/001/5", "2018/1/005", "2018年1月5号", "二〇一八年一月五日", "05/01/2018", "2018//5",
        "\u0662\u0660\u0661\u0668-01-05", "2018-01-0\u0665", "2018-\u06f0\u06f1-05",
        "2018-01-0５\u0301", "12018-01-05", "-2018-01-05",
    ],
)  # fmt: skip
def test_other_forms_are_refused(text: str) -> None:
    """Dots, missing zeros after a dash, mixed forms, blanks, times and other digits give None."""
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    ["2018-02-29", "1900-02-29", "2018-04-31", "2018-13-01", "2018-00-10", "2018-01-00",
     "2018/2/30", "2018年2月29日", "0000-01-01", "1899-12-31", "1000/1/1", "3000-01-01"],
)  # fmt: skip
def test_a_day_must_exist_between_1900_and_2999(text: str) -> None:
    """29 February of common years, month 13, day 0 and far-off years give None."""
    assert parse_date(text) is None


def test_the_first_and_the_last_day_are_read() -> None:
    """The bounds are included, and so is a 29 February that exists."""
    assert parse_date("1900-01-01") == date(1900, 1, 1)
    assert parse_date("2999年12月31日") == date(2999, 12, 31)
    assert parse_date("2000/2/29") == date(2000, 2, 29)


@given(st.text())
def test_any_text_gives_a_day_or_none(text: str) -> None:
    """Whatever the text, reading it does not raise."""
    assert parse_date(text) is None or isinstance(parse_date(text), date)
