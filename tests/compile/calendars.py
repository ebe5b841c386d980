"""A calendar that ends early: what nobody can decide would else be drawn in years to come alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

from creditpolicy import Policy
from creditpolicy.values import workdays


def last_years(policy: Policy) -> st.SearchStrategy[int]:
    """The last year that is known: most often the one before the period, its own, or as it is."""
    year = policy.checked.period[0].year
    return st.sampled_from((year - 1, year - 1, year, workdays.known_years()[-1]))


@contextmanager
def calendar_until(year: int) -> Iterator[None]:
    """While this lasts, nobody knows the working days of later years."""
    whole = workdays._arrangements
    known = {one: row for one, row in whole().items() if one <= year}
    workdays._counts.cache_clear()
    workdays._arrangements = lambda: known  # type: ignore[assignment]
    try:
        yield
    finally:
        workdays._arrangements = whole
        workdays._counts.cache_clear()
