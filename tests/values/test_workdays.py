"""Working days against two independent calendars, and deadlines against plain counting."""

import copy
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.values.data.workdays_cn import ARRANGEMENTS, Arrangement
from creditpolicy.values.workdays import (
    UnknownYear,
    is_working_day,
    known_years,
    last_day_within,
    source_documents,
    working_days_between,
)

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
ONE = timedelta(days=1)
ALL_DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
DAYS = st.dates(min_value=FIRST, max_value=LAST)


def counted(start: date, end: date) -> int:
    """Count the working days after start up to end, one by one."""
    span = range(1, (end - start).days + 1)
    return sum(is_working_day(start + timedelta(days=n)) for n in span)


def test_every_day_agrees_with_chinesecalendar_but_one() -> None:
    """Of 8,401 days only 2005-12-31 differs: notice 国办发明电〔2005〕35号 says 12月31日上班."""
    differing = [d for d in ALL_DAYS if is_working_day(d) != chinese_calendar.is_workday(d)]
    assert differing == [date(2005, 12, 31)]
    assert is_working_day(date(2005, 12, 31))


def test_every_day_agrees_with_holidays() -> None:
    """All 8,401 days are as the holidays package has them."""
    oracle = holidays.country_holidays("CN", years=range(FIRST.year, LAST.year + 2))
    assert [d for d in ALL_DAYS if is_working_day(d) != oracle.is_working_day(d)] == []


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2018, 12, 29), True),
        (date(2018, 12, 31), False),
        (date(2015, 9, 3), False),
        (date(2015, 9, 6), True),
        (date(2019, 5, 2), False),
        (date(2020, 1, 31), False),
        (date(2020, 2, 1), False),
        (date(2020, 2, 3), True),
        (date(2007, 12, 31), False),
        (date(2011, 12, 31), True),
    ],
)
def test_days_moved_by_notices_are_as_the_notices_say(day: date, works: bool) -> None:
    """Worked Saturdays, later changes (2015, 2019, 2020) and moved Decembers are right."""
    assert is_working_day(day) is works


@pytest.mark.parametrize("row", ARRANGEMENTS, ids=lambda row: str(row.year))
def test_each_row_holds_only_real_changes(row: Arrangement) -> None:
    """Days off are weekdays, days worked are weekend days, all exist, once each, in order."""
    for text, weekend in ((row.off, False), (row.worked, True)):
        days = [date.fromisoformat(f"{row.year}-{name}") for name in text.split()]
        assert days == sorted(set(days))
        assert all((day.weekday() >= 5) is weekend for day in days)


def test_the_known_years_are_2004_to_2026_once_each() -> None:
    """There is no gap and no double, so no count skips a year."""
    assert known_years() == tuple(range(2004, 2027))
    assert len(ARRANGEMENTS) == len(known_years())


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_year_names_its_notice(year: int) -> None:
    """The first source is the year's own notice, and each has a title and a number."""
    sources = source_documents(year)
    assert sources[0].startswith(f"《国务院办公厅关于{year}年部分节假日安排的通知》")
    assert all("》（国" in source and source.endswith("号）") for source in sources)


@pytest.mark.parametrize("year", [1900, 2003, 2027, 9999])
def test_an_unknown_year_is_never_guessed(year: int) -> None:
    """Every question about a year outside the calendar raises, and says which year."""
    day = date(year, 6, 1)
    questions = (
        lambda: is_working_day(day),
        lambda: last_day_within(day, 1),
        lambda: working_days_between(day, day + ONE),
        lambda: source_documents(year),
    )
    for question in questions:
        with pytest.raises(UnknownYear, match=str(year)) as caught:
            question()
        assert caught.value.year == year
        assert isinstance(caught.value, ValueError)


def test_a_span_that_leaves_the_calendar_raises() -> None:
    """A count or a deadline that needs 2027, or 2003, is unknown rather than approximate."""
    for start, end in ((date(2026, 12, 1), date(2027, 1, 1)), (date(2003, 12, 31), FIRST)):
        with pytest.raises(UnknownYear):
            working_days_between(start, end)
    with pytest.raises(UnknownYear) as caught:
        last_day_within(LAST, 0)
    assert caught.value.year == 2027
    with pytest.raises(UnknownYear):
        last_day_within(FIRST, 10**12)
    assert last_day_within(date(2026, 12, 30), 0) == date(2026, 12, 30)


def test_an_unknown_year_can_be_sent_between_processes() -> None:
    """The error is rebuilt with its year, as pickle would (``copy`` asks the same protocol)."""
    rebuilt = copy.copy(UnknownYear(2027))
    assert (type(rebuilt), rebuilt.year, str(rebuilt)) == (
        UnknownYear,
        2027,
        "the working days of 2027 are not known",
    )


@given(DAYS, st.integers(-30, 400))
def test_counting_agrees_with_counting_one_by_one(start: date, length: int) -> None:
    """The count between two days is the number of working days after the first, to the second."""
    end = min(max(start + timedelta(days=length), FIRST), LAST)
    assert working_days_between(start, end) == counted(start, end)


def test_counting_over_all_years_adds_up() -> None:
    """The whole calendar holds as many working days as its days one by one."""
    assert working_days_between(FIRST, LAST) == sum(map(is_working_day, ALL_DAYS[1:]))


@pytest.mark.parametrize("end", [date(2018, 5, 4), date(2018, 5, 3), date(1999, 1, 1)])
def test_nothing_lies_between_a_day_and_an_earlier_one(end: date) -> None:
    """An end on or before the start counts 0, whatever its year."""
    assert working_days_between(date(2018, 5, 4), end) == 0
    assert working_days_between(end, end) == 0


@given(st.dates(min_value=FIRST, max_value=date(2025, 12, 31)), st.integers(0, 200))
def test_the_last_day_is_within_and_the_next_is_not(start: date, days: int) -> None:
    """On the last day at most so many working days have passed; a day later, one more."""
    last = last_day_within(start, days)
    assert last >= start
    assert counted(start, last) == days
    assert counted(start, last + ONE) == days + 1


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2018, 9, 28), 1, date(2018, 9, 29)),
        (date(2018, 9, 28), 2, date(2018, 10, 7)),
        (date(2018, 9, 28), 7, date(2018, 10, 14)),
        (date(2018, 12, 28), 1, date(2019, 1, 1)),
        (date(2018, 5, 4), 0, date(2018, 5, 6)),
    ],
)
def test_rest_days_after_the_last_working_day_still_count(
    start: date, days: int, last: date
) -> None:
    """A deadline that ends before the National Day week runs through it."""
    assert last_day_within(start, days) == last


def test_negative_days_are_refused() -> None:
    """A deadline before its start is a mistake of the caller's, not an unknown year."""
    with pytest.raises(ValueError, match="negative") as caught:
        last_day_within(date(2018, 5, 4), -1)
    assert not isinstance(caught.value, UnknownYear)
