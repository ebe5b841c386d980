"""Laws of references: a result goes through its JSON unchanged."""

from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import Mark, to_json
from creditpolicy.testing import assert_same, evidence, policies
from tests.properties.effort import part


@part(5)
@given(st.data())
def test_a_figure_is_what_it_was(data: st.DataObject) -> None:
    """Last year's rate, taken from last year's JSON, is exactly score ÷ total of that result."""
    policy = data.draw(policies(("referred", "counted", "keyed", "recognised")))
    rows = data.draw(evidence(policy))
    before = policy.evaluate(rows)
    result = cast("dict[str, Any]", to_json(before))
    result["policy"]["year"] = 2016
    after = policy.evaluate(rows, results=[result])
    table = after.run.imports.tables.get(("上年", "得分率"), {})
    for (name,), value in table.items():
        score = before.by_name[name].score
        assert value == (score if isinstance(score, Mark) else score / policy.checked.total)


@part(5)
@given(st.data())
def test_a_missing_result_is_no_zero(data: st.DataObject) -> None:
    """Without last year's result the figures are those of a result in which nothing applies."""
    policy = data.draw(policies(("referred", "counted")))
    rows = data.draw(evidence(policy))
    result = cast("dict[str, Any]", to_json(policy.evaluate([])))
    result["policy"]["year"] = 2016
    for one in result["departments"]:
        one |= {"score": None, "rank": None}
    with_nothing = policy.evaluate(rows, results=[result])
    assert_same(with_nothing, policy.evaluate(rows))
