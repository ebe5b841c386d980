"""The 2018 policy against the oracle of the tests, which was written from the page alone: exact equality."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gaoxin import page
from tests.gaoxin.figures import POLICY, evaluated, refused_rows
from tests.oracle.evidence import rows
from tests.oracle.gaoxin import assess

pytestmark = pytest.mark.no_cover  # at length

DAYS = (None, date(2018, 3, 5), date(2018, 12, 7), date(2018, 12, 31), date(2019, 2, 1))
ALTERNATIVES = [(name, option) for name, options in page.CHOICES.items() for option in options] + [
    (name, str(value))
    for name, (_, low, high, _) in page.NUMBERS.items()
    for value in range(low, high + 1)
]

COMBINATIONS = list(product(*page.CHOICES.values()))


def compare(evidence: list[dict[str, object]], **options: Any) -> None:
    """Zone, items, departments and refused rows are what the oracle says, exactly."""
    expected = assess(
        evidence,
        as_of=options.get("as_of"),
        assumptions=options.get("assume"),
        with_pending=options.get("pending", False),
    )
    read = POLICY.read(evidence)
    assert refused_rows(read.diagnostics) == sorted(expected.pop("rejected"))
    assert read.rows == len(evidence)
    assert read.refused == len(refused_rows(read.diagnostics))
    assert evaluated(read, **options) == expected


def runs() -> st.SearchStrategy[dict[str, Any]]:
    """Any values of any assumptions, any as-of day, with pending rows or without."""
    chosen = {name: st.sampled_from(options) for name, options in page.CHOICES.items()}
    numbers = {
        name: st.integers(low, high).map(str) for name, (_, low, high, _) in page.NUMBERS.items()
    }
    days = st.sampled_from(DAYS) | st.dates(date(2017, 12, 1), date(2019, 3, 1))
    return st.fixed_dictionaries(
        {
            "assume": st.fixed_dictionaries({}, optional={**chosen, **numbers}),
            "as_of": days,
            "pending": st.booleans(),
        }
    )


@given(
    seed=st.integers(0, 2**32),
    size=st.sampled_from((0, 1, 2, 5, 10, 20, 50, 100)),
    options=runs(),
)
def test_anything(seed: int, size: int, options: dict[str, Any]) -> None:
    """Whatever the evidence, the assumptions, the day and the pending rows, all figures agree."""
    compare(rows(seed, size), **options)


@pytest.mark.parametrize(("name", "value"), ALTERNATIVES)
def test_each_alternative(name: str, value: str) -> None:
    """With each value that an assumption may take, all figures agree."""
    compare(rows(ALTERNATIVES.index((name, value)), 80), assume={name: value})


@pytest.mark.parametrize("choice", COMBINATIONS, ids="、".join)
def test_all_choices_together(choice: tuple[str, ...]) -> None:
    """Under every combination of the choices, as of two of the days, all figures agree."""
    assume = dict(zip(page.CHOICES, choice, strict=True))
    number = COMBINATIONS.index(choice)
    for turn in (number, number + 2):
        seed, day = 1000 + 10 * number + turn, DAYS[turn % len(DAYS)]
        compare(rows(seed, 60), assume=assume, as_of=day, pending=number % 2 == 1)


@pytest.mark.parametrize("seed", range(3))
def test_many_rows(seed: int) -> None:
    """On two thousand rows all figures agree."""
    compare(rows(seed, 2000))


@pytest.mark.nightly
@settings(max_examples=3000)
@given(seed=st.integers(0, 2**32), size=st.integers(0, 1500), options=runs())
def test_anything_at_length(seed: int, size: int, options: dict[str, Any]) -> None:
    """The same on up to 1,500 rows, three thousand times."""
    compare(rows(seed, size), **options)
