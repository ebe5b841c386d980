"""Working days of the People's Republic of China, with the days that notices move.

A year is known when its row is in ``data/workdays_cn.py``, which also says how to add one and
names the notices. Any other year raises :class:`UnknownYear`: before the State Council's General
Office publishes it, nobody knows which Saturdays are worked. Because a notice may move days of
the December before it, the last known December is settled only by the following year's notice.
"""

from bisect import bisect_left
from datetime import date
from functools import cache
from itertools import accumulate

from creditpolicy.values.arrangement import Arrangement

_SATURDAY = 5


class UnknownYear(ValueError):
    """A question about a year whose working days are not known; ``year`` says which."""

    def __init__(self, year: int) -> None:
        """Keep the year, so that a caller can say it in its own words."""
        super().__init__(year)
        self.year = year

    def __str__(self) -> str:
        """Say it in English, for developers."""
        return f"the working days of {self.year} are not known"


def known_years() -> tuple[int, ...]:
    """List the years that can be asked about, in order."""
    return tuple(_arrangements())


def source_documents(year: int) -> tuple[str, ...]:
    """List the notices, title and number, that settled the working days of a year.

    Raises:
        UnknownYear: when the year is not in the calendar.
    """
    return _arrangement(year).sources


def is_working_day(day: date) -> bool:
    """Tell whether public bodies work on a day.

    Raises:
        UnknownYear: when its year is not in the calendar.
    """
    counts, index = _counts(day.year), _index(day)
    return counts[index] > counts[index - 1]


def working_days_between(start: date, end: date) -> int:
    """Count the working days after ``start`` up to and including ``end``; 0 if end <= start.

    To judge a deadline compare this with the days allowed: unlike :func:`last_day_within` it
    needs no calendar beyond ``end``.

    Raises:
        UnknownYear: when end > start and a year from one to the other is not in the calendar.
    """
    if end <= start:
        return 0
    whole_years = sum(_counts(year)[-1] for year in range(start.year, end.year))
    return whole_years + _counts(end.year)[_index(end)] - _counts(start.year)[_index(start)]


def last_day_within(start: date, days: int) -> date:
    """Give the last calendar day on which at most ``days`` working days have passed.

    ``start`` itself does not count. Rest days after the last working day still do: the answer is
    the day before the (days + 1)th working day after ``start``.

    Raises:
        ValueError: when ``days`` is negative.
        UnknownYear: when a year from ``start`` to that working day is not in the calendar.
    """
    if days < 0:
        raise ValueError(f"days must not be negative: {days}")
    year, wanted = start.year, _counts(start.year)[_index(start)] + days + 1
    while wanted > _counts(year)[-1]:
        wanted -= _counts(year)[-1]
        year += 1
    return date.fromordinal(_eve_of_year(year) + bisect_left(_counts(year), wanted) - 1)


def _index(day: date) -> int:
    """Give the number of a day within its year, from 1."""
    return day.toordinal() - _eve_of_year(day.year)


@cache
def _eve_of_year(year: int) -> int:
    """Give the ordinal of the 31st of December before a year."""
    return date(year, 1, 1).toordinal() - 1


@cache
def _counts(year: int) -> tuple[int, ...]:
    """Count the working days among the first 0, 1, 2, ... days of a year, to its end."""
    row = _arrangement(year)
    off, worked = frozenset(row.off.split()), frozenset(row.worked.split())
    first = _eve_of_year(year) + 1
    days = (date.fromordinal(number) for number in range(first, _eve_of_year(year + 1) + 1))
    return tuple(accumulate((_works(day, off, worked) for day in days), initial=0))


def _works(day: date, off: frozenset[str], worked: frozenset[str]) -> bool:
    """Tell whether a day is worked, given the weekdays off and the weekend days worked."""
    name = day.isoformat()[5:]
    return name in worked if day.weekday() >= _SATURDAY else name not in off


def _arrangement(year: int) -> Arrangement:
    """Look up the row of a year.

    Raises:
        UnknownYear: when there is none.
    """
    row = _arrangements().get(year)
    if row is None:
        raise UnknownYear(year)
    return row


@cache
def _arrangements() -> "dict[int, Arrangement]":
    """Load the rows on first use, by year."""
    from creditpolicy.values.data.workdays_cn import ARRANGEMENTS

    return {row.year: row for row in sorted(ARRANGEMENTS)}
