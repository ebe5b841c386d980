"""A calendar that ends early: what nobody can decide would else be drawn in years to come alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

from creditpolicy import Policy
from creditpolicy.values import workdays


@contextmanager
def drawn_calendar(data: st.DataObject, policy: Policy) -> Iterator[None]:
    """While this lasts, the last year that is known is one that is drawn.

    Most often the one before the policy's period; its own, or as it is.
    """
    year = policy.checked.period[0].year
    years = (year - 1, year - 1, year, workdays.known_years()[-1])
    with _calendar_until(data.draw(st.sampled_from(years))):
        yield


@contextmanager
def _calendar_until(year: int) -> Iterator[None]:
    """Nobody knows the working days of later years."""
    whole = workdays._arrangements
    known = {one: row for one, row in whole().items() if one <= year}
    workdays._counts.cache_clear()
    workdays._arrangements = lambda: known  # type: ignore[assignment]
    try:
        yield
    finally:
        workdays._arrangements = whole
        workdays._counts.cache_clear()
