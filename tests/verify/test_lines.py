"""Where two lists of lines differ."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.verify.causes.lines import differences


@given(st.lists(st.integers(0, 6)), st.lists(st.integers(0, 6)))
def test_with_all_differences_made_the_old_list_is_the_new_one(old, new):
    """Gaps follow each other, none touches what is equal at its edges, and together they are all."""
    made, at = [], 0
    for start, end, first, last in differences(old, new):
        assert at <= start
        assert start < end or first < last
        made += [*old[at:start], *new[first:last]]
        at = end
    assert [*made, *old[at:]] == new


@pytest.mark.parametrize(
    ("old", "new", "gaps"),
    [
        ("abcd", "abcd", []),
        ("abcd", "abxd", [(2, 3, 2, 3)]),
        ("abcd", "abd", [(2, 3, 2, 2)]),
        ("abcd", "abcxd", [(3, 3, 3, 4)]),
        ("a-b-c-", "a-x-c-", [(2, 3, 2, 3)]),
        ("", "ab", [(0, 0, 0, 2)]),
        ("abc", "cab", [(0, 0, 0, 1), (2, 3, 3, 3)]),
    ],
)
def test_differences_are_the_lines_that_came_and_went(old, new, gaps):
    """A line that changed, went, came, or moved; repeated lines beside it stay where they are."""
    assert list(differences(old, new)) == gaps


@pytest.mark.no_cover
def test_no_lists_take_long():
    """Ten times as many lines of the worst sorts take no more than some thirty times as long."""

    def seconds(count):
        begun = time.process_time()
        for one, other in (
            (list(range(count)), [x for n in range(0, count, 2) for x in (n + 1, n)]),
            (list(range(count)), list(range(count))[::-1]),
            ([n % 7 for n in range(count)], [n * 3 % 7 for n in range(count)]),
        ):
            list(differences(one, other))
        return time.process_time() - begun

    assert seconds(100_000) < 30 * max(seconds(10_000), 0.01)
