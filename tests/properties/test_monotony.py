"""Laws of more and less: what a further record can do, and what approving one does."""

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import loads
from creditpolicy.testing import (
    assert_approval,
    assert_approval_monotone,
    assert_monotone,
    assert_refused_apart,
    drafts,
    evidence,
    policies,
    record_of,
)
from tests.properties.effort import part

RECOGNISED = ("recognised",)
DEDUCTED = ("deducted", "borne")


def one_more(data: st.DataObject, sorts: tuple[str, ...]):
    """A policy, rows, and one more record that stands for itself."""
    policy = loads(data.draw(drafts(sorts)).text())
    rows = data.draw(evidence(policy, pending=False))
    kind = data.draw(st.sampled_from([kind.name for kind in policy.checked.kinds]))
    return policy, rows, data.draw(record_of(policy, kind, numbered=False))


@part(3)
@given(st.data())
def test_a_further_record_never_lowers(data: st.DataObject) -> None:
    """Where items are min(1, n ÷ N), one more record lowers nobody's score in any of them."""
    assert_monotone(*one_more(data, RECOGNISED))


@part(3)
@given(st.data())
def test_a_listing_never_raises(data: st.DataObject) -> None:
    """Where items deduct for each record, one more raises nobody's score in any of them."""
    assert_monotone(*one_more(data, DEDUCTED), listing=True)


@part(3)
@given(st.data())
def test_if_approved(data: st.DataObject) -> None:
    """What it would be if approved is what it is once the rows are approved by hand."""
    policy = data.draw(policies())
    assert_approval(policy, data.draw(evidence(policy)))


@part(5)
@given(st.data())
def test_approval_never_lowers(data: st.DataObject) -> None:
    """Where items are min(1, n ÷ N), approving what is pending lowers nobody's score in any item."""
    policy = loads(data.draw(drafts(RECOGNISED)).text())
    assert_approval_monotone(policy, data.draw(evidence(policy)))


@part(5)
@given(st.data())
def test_refused_rows_mean_nothing(data: st.DataObject) -> None:
    """Rows that are refused are as good as absent: leaving them out changes no figure."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    assert_refused_apart(policy, rows)
    read = policy.read(rows)
    bad = {d.at.row for d in read.diagnostics if d.is_error and d.at is not None}
    assert read.refused == len(bad)
