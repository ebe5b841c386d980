"""Assessments by generated code: whole, and equal to those of the reference."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy.compile.assessor import assessor
from creditpolicy.evaluate.evaluate import certain, evaluate
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.records import known_by
from creditpolicy.pipeline import load_results
from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.week import week_of
from creditpolicy.testing import evidence, policies
from tests.properties.effort import part
from tests.report.weekly import LAST, POLICY, ROWS


@part(4)
@given(st.data())
def test_an_assessment_is_the_references(data):
    """For drawn policies, evidence and days: zone, departments, items, ranks, figures, findings,
    and what pending evidence would bring are the same.
    """
    policy = data.draw(policies())
    read = policy.read(data.draw(evidence(policy)))
    first, last = policy.checked.period
    days = data.draw(st.lists(st.dates(first, last), min_size=1, max_size=2))
    imports, _ = load_results(policy.checked, ())
    run = Run(imports=imports)
    quick = assessor(policy.checked, run)
    for day in days:
        of, at = known_by(read, day), Run(day, imports=imports)
        assert quick.evaluate(of, day) == evaluate(policy.checked, of, at)
        assert quick.certain(of, day) == certain(policy.checked, of, at)


def test_a_bulletin_is_the_same_by_either():
    """Reasons are traced from the figures, whoever worked them out: the paper is the same."""
    policy = creditpolicy.loads(POLICY)
    read = policy.read(ROWS)
    quick = assessor(policy.checked, Run())
    days = date(2018, 11, 30), LAST
    papers = [
        bulletin(
            week_of(how(known_by(read, days[1]), days[1]), how(known_by(read, days[0]), days[0])),
            "zh",
        )
        for how in (quick.evaluate, lambda of, day: evaluate(policy.checked, of, Run(day)))
    ]
    assert papers[0] == papers[1]
