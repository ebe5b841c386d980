"""Laws of sums: what a policy declares, and what departments, groups and items make of the total."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Policy
from creditpolicy.testing import (
    assert_adds_up,
    assert_ranked,
    assumed,
    choices,
    drafts,
    evidence,
    policies,
)
from creditpolicy.testing.draft import Draft
from tests.properties.effort import part


def stated_total(draft: Draft) -> Fraction:
    (line,) = [line for line in draft.head.split("\n") if "总分" in line]
    return Fraction(line.strip().removeprefix("总分 ").removesuffix("分"))


@part(2)
@given(drafts(adding_up=False))
def test_sums_are_right_or_named(draft: Draft) -> None:
    """Points sum to the total and weights to 100%, or the checker names the sum and the difference."""
    policy, diagnostics = creditpolicy.check(draft.text())
    said = [(d.code.code, dict(d.args)) for d in diagnostics if d.is_error]
    expected = []
    points = sum((item.points for item in draft.items), Fraction(0))
    if points != stated_total(draft):
        off = abs(points - stated_total(draft))
        expected.append(("CP401", None, points, off))
    for item in draft.items:
        weights = sum((group.weight for group in item.groups), Fraction(0))
        if item.groups and weights != 100:
            expected.append(("CP402", item.id, weights, abs(100 - weights)))
    assert (policy is None) is bool(expected)
    found = [
        (code, args.get("item"), Fraction(args["sum"]), Fraction(args["difference"]))
        for code, args in said
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


@part(2)
@given(st.data())
def test_contributions_shares_and_subtotals_add_up(data: st.DataObject) -> None:
    """Whatever applies and whatever is assumed, all sums are right, exactly."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    numbers = data.draw(assumed(policy))
    for choice in choices(policy):
        assert_adds_up(policy, rows, assume=numbers | choice)


@part(4)
@given(st.data())
def test_ranks(data: st.DataObject) -> None:
    """A rank is 1 + how many departments score strictly higher, unless a gate puts some last."""
    policy = data.draw(policies())
    assert_ranked(policy, data.draw(evidence(policy)))


def test_a_policy_to_look_at() -> None:
    """Drawn policies are readable: a Chinese text with a total, departments, kinds and items."""
    seen: list[Policy] = []

    @part(10)
    @given(policies())
    def look(policy: Policy) -> None:
        seen.append(policy)

    look()
    assert all(policy.checked.departments and policy.checked.items for policy in seen)
    assert len({len(policy.checked.items) for policy in seen}) > 1
