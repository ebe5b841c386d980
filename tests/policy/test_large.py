"""Large policies are checked like small ones: nothing is too deep, and nothing is lost."""

import pytest

from tests.policy import large
from tests.policy.marked import check, codes

pytestmark = pytest.mark.no_cover  # at length

VALID = {
    "300 items": large.items(300),
    "5,000 figures in a chain": large.computes(5000),
    "2,000 rows on five keys": large.rows(2000),
    "a complete table without 其余": large.rows(4**5).replace("其余：0\n", ""),
    "3,000 bounds": large.bounds(3000),
    "2,000 conditions in a table": large.conditions(2000),
    "a formula of 4,000 terms": large.terms(2000),
    "3,000 departments": large.departments(3000),
    "2,000 assumptions": large.assumptions(2000),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_a_large_policy_is_accepted(text):
    """Size alone is no mistake."""
    assert codes(text) == []


def test_every_unknown_name_of_many_is_reported():
    """Two thousand names that nothing declares are two thousand findings."""
    assert len(check(large.misspelt(2000))) == 2000
