"""Laws of order: what stands first in a file means nothing."""

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import loads
from creditpolicy.testing import (
    assert_order_free,
    assert_same,
    assumed,
    drafts,
    evidence,
    policies,
)
from tests.properties.effort import part


@part(3)
@given(st.data())
def test_order_of_rows(data: st.DataObject) -> None:
    """The rows in another order give the same figures, certain and if approved."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    mixed = data.draw(st.permutations(rows))
    assert_order_free(policy, rows, mixed, assume=data.draw(assumed(policy)))


@part(3)
@given(st.data())
def test_order_of_declarations(data: st.DataObject) -> None:
    """Departments, kinds, assumptions, items, rules, groups and members in another order: the same."""
    draft = data.draw(drafts())
    random = data.draw(st.randoms(use_true_random=False))
    policy = loads(draft.text())
    other = loads(draft.shuffled(lambda of: random.sample(of, len(of))).text())
    rows = data.draw(evidence(policy))
    assume = data.draw(assumed(policy))
    assert_same(policy.evaluate(rows, assume=assume), other.evaluate(rows, assume=assume))
