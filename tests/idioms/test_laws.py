"""Rules of real notices keep the laws, whatever is filed."""

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Policy
from creditpolicy.testing import (
    assert_adds_up,
    assert_approval,
    assert_as_checked,
    assert_bounded,
    assert_json_exact,
    assert_order_free,
    assert_ranked,
    assert_refused_apart,
    assert_same_everywhere,
    assumed,
    evidence,
)
from tests.idioms.test_idioms import HERE
from tests.properties.effort import part
from tests.whole_repo.repository import ROOT

PATHS = [
    *sorted((HERE / "policies").glob("*.policy")),
    ROOT / "policies" / "gaoxin_2018.policy",
    ROOT / "examples" / "gaoxin_2019" / "gaoxin_2019.policy",
]
LAWS = (
    assert_adds_up,
    assert_approval,
    assert_as_checked,
    assert_bounded,
    assert_json_exact,
    assert_order_free,
    assert_ranked,
    assert_refused_apart,
    assert_same_everywhere,
)


@cache
def policy_of(path: Path) -> Policy:
    return creditpolicy.load(path)


@part(4)
@given(st.sampled_from(PATHS), st.data())
def test_real_rules_keep_the_laws(path: Path, data: st.DataObject) -> None:
    """Sums, bounds, ranks, order, approval, data and engines, under any assumptions."""
    policy = policy_of(path)
    rows, assume = data.draw(evidence(policy)), data.draw(assumed(policy))
    for law in LAWS:
        law(policy, rows, assume=assume)
