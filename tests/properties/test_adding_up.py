"""Laws of sums: what a policy declares, and what departments, groups and items make of the total."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Assessment, Mark, Policy, loads
from creditpolicy.evaluate.assessment import ZoneItem
from creditpolicy.syntax.facts import ItemSort
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
            base, outside = split(assessment)
            if assessment.zone.score is Mark.UNDECIDED:
                assert contributions is Mark.UNDECIDED
                known = total(line.score for line in base) is not Mark.UNDECIDED
                assert shares in ((0, policy.checked.total) if known else (Mark.UNDECIDED,))
            elif isinstance(assessment.zone.score, Mark):
                assert all(isinstance(line.score, Mark) for line in base)
                assert shares == 0
                assert contributions == total(line.score for line in outside)
            else:
                assert shares == policy.checked.total
                assert contributions == assessment.zone.score


@part(4)
@given(st.data())
def test_parts_add_up(data: st.DataObject) -> None:
    """A department's contribution is the sum over its items, and the zone's score that of its items."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    assume = data.draw(assumed(policy))
    assessment = policy.evaluate(rows, assume=assume)
    for department in assessment.departments:
        assert total(i.contribution for i in department.items) == department.contribution
        assert total(i.share for i in department.items) == department.share
    if total(line.score for line in assessment.zone.items) is Mark.UNDECIDED:
        assert assessment.zone.score is Mark.UNDECIDED
        return
    base, outside = split(assessment)
    applicable = [line for line in base if isinstance(line.score, Fraction)]
    if applicable:
        points = sum(line.item.points for line in applicable)
        factor, spread = policy.checked.total / points, Fraction(0)
        if assume.get("缺项怎样处理") == "平均摊入":
            factor, spread = Fraction(1), (policy.checked.total - points) / len(applicable)
        scale = {one.item.id: factor + spread / one.item.points for one in applicable}
        known = [(one.item.id, one.score) for one in base if isinstance(one.score, Fraction)]
        scores = [score * scale[id_] for id_, score in known]
        more = [line.score for line in outside if isinstance(line.score, Fraction)]
        assert sum((*scores, *more)) == assessment.zone.score


@part(4)
@given(st.data())
def test_subtotals_add_up(data: st.DataObject) -> None:
    """A category's subtotal is the sum of its items' scores, for the zone and every department."""
    policy = data.draw(policies())
    assessment = policy.evaluate(data.draw(evidence(policy)))
    inside = {of.id: of.parent for of in policy.checked.categories}
    for one in (assessment.zone, *assessment.departments):
        for of in one.categories:
            below = {
                of.category.id,
                *(id_ for id_, parent in inside.items() if parent == of.category.id),
            }
            scores = [line.score for line in one.items if line.item.category in below]
            nothing = all(score is Mark.NOT_APPLICABLE for score in scores)
            assert of.score == (Mark.NOT_APPLICABLE if nothing else total(scores))


def split(assessment: Assessment) -> tuple[list[ZoneItem], list[ZoneItem]]:
    """The zone's items in the total, and those outside it."""
    items = assessment.zone.items
    base = [line for line in items if line.item.sort is ItemSort.BASE]
    return base, [line for line in items if line.item.sort is not ItemSort.BASE]


@part(4)
@given(st.data())
def test_ranks(data: st.DataObject) -> None:
    """A rank is 1 + how many departments score strictly higher, unless a gate puts some last.

    Without a score there is none, and while one score is undecided nobody has one. Put last or not,
    equals share a place, and the places behind them are skipped.
    """
    draft = data.draw(drafts())
    policy = loads(draft.text())
    assessment = policy.evaluate(data.draw(evidence(policy)))
    scores = [d.score for d in assessment.departments if isinstance(d.score, Fraction)]
    ranks = [d.rank for d in assessment.departments if d.rank is not None]
    gated = any("名次 列最后" in line for line in draft.summary)
    if any(d.score is Mark.UNDECIDED for d in assessment.departments) or gated:
        assert len(ranks) in ((0, len(scores)) if gated else (0,))
    else:
        higher = [sum(other > score for other in scores) for score in scores]
        assert ranks == [1 + many for many in higher]
    assert sorted(ranks) == sorted(1 + sum(other < rank for other in ranks) for rank in ranks)


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
