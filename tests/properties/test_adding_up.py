"""Laws of sums: what a policy declares, and what departments, groups and items make of the total."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Mark, Policy
from creditpolicy.testing import drafts, evidence, policies
from creditpolicy.testing.draft import Draft
from tests.properties.effort import part
from tests.properties.laws import assumed, choices, total


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
def test_contributions_and_shares_add_up(data: st.DataObject) -> None:
    """Whatever applies, contributions sum to the zone's score and shares to the total, exactly."""
    policy = data.draw(policies())
    rows = policy.read(data.draw(evidence(policy)))
    numbers = data.draw(assumed(policy))
    for choice in choices(policy):
        certain = policy.evaluate(rows, assume=numbers | choice)
        for assessment in filter(None, (certain, certain.if_approved)):
            shares = total(d.share for d in assessment.departments)
            contributions = total(d.contribution for d in assessment.departments)
            if assessment.zone.score is Mark.UNDECIDED:
                assert shares is contributions is Mark.UNDECIDED
            elif isinstance(assessment.zone.score, Mark):
                assert all(isinstance(line.score, Mark) for line in assessment.zone.items)
                assert shares == contributions == 0
            else:
                assert shares == policy.checked.total
                assert contributions == assessment.zone.score


@part(4)
@given(st.data())
def test_parts_add_up(data: st.DataObject) -> None:
    """A department's contribution is the sum over its items, and the zone's score that of its items."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    assessment = policy.evaluate(rows, assume=data.draw(assumed(policy)))
    for department in assessment.departments:
        assert total(i.contribution for i in department.items) == department.contribution
        assert total(i.share for i in department.items) == department.share
    if total(line.score for line in assessment.zone.items) is Mark.UNDECIDED:
        assert assessment.zone.score is Mark.UNDECIDED
        return
    applicable = [line for line in assessment.zone.items if isinstance(line.score, Fraction)]
    if applicable:
        factor = policy.checked.total / sum(line.item.points for line in applicable)
        assert sum(line.score for line in applicable) * factor == assessment.zone.score


@part(4)
@given(st.data())
def test_ranks(data: st.DataObject) -> None:
    """A rank is 1 + how many departments score strictly higher; without a score there is none.

    While one score is undecided nobody can say who scores higher, and there is no rank at all.
    """
    policy = data.draw(policies())
    assessment = policy.evaluate(data.draw(evidence(policy)))
    scores = [d.score for d in assessment.departments if isinstance(d.score, Fraction)]
    open_ = any(d.score is Mark.UNDECIDED for d in assessment.departments)
    for department in assessment.departments:
        if isinstance(department.score, Mark) or open_:
            assert department.rank is None
        else:
            assert department.rank == 1 + sum(other > department.score for other in scores)


def test_a_policy_to_look_at() -> None:
    """Drawn policies are readable: a Chinese text with a total, departments, kinds and items."""
    seen: list[Policy] = []

    @part(10)
    @given(policies())
    def look(policy: Policy) -> None:
        seen.append(policy)

    look()
    assert all(policy.checked.departments and policy.checked.items for policy in seen)
    assert {len(policy.checked.items) for policy in seen} > {1}
