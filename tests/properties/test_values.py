"""Laws of values: policies and assessments survive being written down, and being worked out again."""

import json
import pickle

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.report.policy_json import policy_json
from creditpolicy.testing import (
    assert_json_exact,
    assert_repeatable,
    assert_same,
    assumed,
    evidence,
    policies,
)
from tests.properties.effort import part


@part(5)
@given(st.data())
def test_pickles(data: st.DataObject) -> None:
    """A policy and an assessment come back from a pickle equal, and evaluate to the same."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    assessment = policy.evaluate(rows)
    policy_again, again = pickle.loads(pickle.dumps((policy, assessment)))
    assert policy_again == policy
    assert again == assessment
    assert_same(again, assessment)
    assert_same(policy_again.evaluate(rows), assessment)


@part(5)
@given(st.data())
def test_json(data: st.DataObject) -> None:
    """The JSON of an assessment holds every figure exactly; that of a policy is stable."""
    policy = data.draw(policies())
    assert_json_exact(policy, data.draw(evidence(policy)), assume=data.draw(assumed(policy)))
    said = policy_json(policy.checked)
    assert json.loads(json.dumps(said, ensure_ascii=False)) == said


@part(5)
@given(st.data())
def test_again_and_in_threads(data: st.DataObject) -> None:
    """The same evidence gives the same assessment, again and from four threads at once."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    assert_repeatable(policy, rows)
    assert policy.evaluate(rows) == policy.evaluate(rows)  # with what was found, to the letter
