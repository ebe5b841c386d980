"""Laws of values: policies and assessments survive being written down, and being worked out again."""

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import Assessment, Mark
from creditpolicy.report.assessment_json import assessment_json
from creditpolicy.report.policy_json import policy_json
from creditpolicy.testing import evidence, policies
from creditpolicy.values.exact import parse_exact
from tests.properties.effort import part
from tests.properties.laws import Figures, assumed, figures, same


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
    same(again, assessment)
    same(policy_again.evaluate(rows), assessment)


def read_back(data: object) -> Figures:
    """The figures of an assessment's JSON; null is what does not apply, null inside is undecided."""
    assert isinstance(data, dict)

    def figure(of: dict[str, str | None] | None) -> Fraction | Mark:
        if of is None:
            return Mark.NOT_APPLICABLE
        text = of["exact"]
        exact = None if text is None else parse_exact(text)
        return Mark.UNDECIDED if exact is None else exact

    found: Figures = {("zone",): figure(data["zone"]["score"])}
    for line in data["zone"]["items"]:
        found["zone", line["item"]] = figure(line["score"])
    for one in data["departments"]:
        found[one["name"], "rank"] = one["rank"]
        for name in ("score", "contribution", "share"):
            found[one["name"], name] = figure(one[name])
        for part_ in one["items"]:
            for name in ("rate", "score", "contribution", "share"):
                found[one["name"], part_["item"], name] = figure(part_[name])
    return found


@part(5)
@given(st.data())
def test_json(data: st.DataObject) -> None:
    """The JSON of an assessment holds every figure exactly; that of a policy is stable."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    assessment = policy.evaluate(rows, assume=data.draw(assumed(policy)))
    written = json.dumps(assessment_json(assessment), ensure_ascii=False)
    assert read_back(json.loads(written)) == figures(assessment)
    said = policy_json(policy.checked)
    assert json.loads(json.dumps(said, ensure_ascii=False)) == said


@part(5)
@given(st.data())
def test_again_and_in_threads(data: st.DataObject) -> None:
    """The same evidence gives the same assessment, again and from four threads at once."""
    policy = data.draw(policies())
    rows = policy.read(data.draw(evidence(policy)))
    first = policy.evaluate(rows)

    def evaluate(_: int) -> Assessment:
        return policy.evaluate(rows)

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(evaluate, range(4)))
    for result in (policy.evaluate(rows), *results):
        assert result == first
