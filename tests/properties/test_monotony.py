"""Laws of more and less: what a further record can do, and what approving one does."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import Assessment, Mark, Policy, loads
from creditpolicy.testing import Row, drafts, evidence, policies, record_of
from tests.properties.effort import part
from tests.properties.laws import same

RECOGNISED = ("recognised",)
DEDUCTED = ("deducted", "borne")


def rates(assessment: Assessment) -> dict[tuple[str, str], Fraction]:
    """Scores that are numbers, of the zone's items and of departments in them."""
    found = {("", i.item.id): i.score for i in assessment.zone.items}
    found |= {
        (department.name, line.item.id): line.rate
        for department in assessment.departments
        for line in department.items
    }
    return {place: figure for place, figure in found.items() if isinstance(figure, Fraction)}


def one_more(data: st.DataObject, sorts: tuple[str, ...]) -> tuple[Assessment, Assessment]:
    """An assessment, and the same with one more record that stands for itself."""
    policy = loads(data.draw(drafts(sorts)).text())
    rows = data.draw(evidence(policy, pending=False))
    kind = data.draw(st.sampled_from([kind.name for kind in policy.checked.kinds]))
    further = data.draw(record_of(policy, kind, numbered=False))
    return policy.evaluate(rows), policy.evaluate([*rows, further])


@part(3)
@given(st.data())
def test_a_further_record_never_lowers(data: st.DataObject) -> None:
    """Where items are min(1, n ÷ N), one more record lowers nobody's score in any of them."""
    before, after = map(rates, one_more(data, RECOGNISED))
    assert before.keys() == after.keys()
    assert all(after[place] >= before[place] for place in before)


@part(3)
@given(st.data())
def test_a_listing_never_raises(data: st.DataObject) -> None:
    """Where items deduct for each record, one more raises nobody's score in any of them."""
    before, after = map(rates, one_more(data, DEDUCTED))
    assert before.keys() == after.keys()
    assert all(after[place] <= before[place] for place in before)


def approved(row: Row) -> Row:
    return {**row, "状态": "核定"} if row["状态"] in ("待核", "pending") else row


def evaluated_both_ways(policy: Policy, rows: list[Row]) -> tuple[Assessment | None, Assessment]:
    return policy.evaluate(rows).if_approved, policy.evaluate([approved(row) for row in rows])


@part(3)
@given(st.data())
def test_if_approved(data: st.DataObject) -> None:
    """What it would be if approved is what it is once the rows are approved by hand."""
    policy = data.draw(policies())
    rows = [{**row, "编号": ""} for row in data.draw(evidence(policy))]
    if_approved, by_hand = evaluated_both_ways(policy, rows)
    if if_approved is None:
        same(policy.evaluate(rows), by_hand)
    else:
        same(if_approved, by_hand)


@part(5)
@given(st.data())
def test_approval_never_lowers(data: st.DataObject) -> None:
    """Where items are min(1, n ÷ N), approving what is pending lowers nobody's score in any item."""
    policy = loads(data.draw(drafts(RECOGNISED)).text())
    assessment = policy.evaluate(data.draw(evidence(policy)))
    if assessment.if_approved is not None:
        before, after = rates(assessment), rates(assessment.if_approved)
        assert all(after[place] >= before[place] for place in before)


@part(5)
@given(st.data())
def test_refused_rows_mean_nothing(data: st.DataObject) -> None:
    """Rows that are refused are as good as absent: leaving them out changes no figure."""
    policy = data.draw(policies())
    rows = [{**row, "编号": ""} for row in data.draw(evidence(policy))]
    read = policy.read(rows)
    bad = {d.at.row for d in read.diagnostics if d.is_error and d.at is not None}
    good = [row for number, row in enumerate(rows, 1) if number not in bad]
    same(policy.evaluate(rows), policy.evaluate(good))
    assert read.refused == len(bad)
    assert not any(isinstance(d.rank, Mark) for d in policy.evaluate(rows).departments)
