"""Many decisions: one after the other, or shared by several processes; the same outcomes."""

import multiprocessing
import os
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Compiled, CreditPolicyError
from creditpolicy.compile import each
from creditpolicy.testing import evidence, policies
from tests.api.sample import ROWS, TEXT
from tests.properties.effort import part

# Test processes have a thread of their own, which a copy does without.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return creditpolicy.loads(TEXT).compiled()


DECISIONS: list[Any] = [
    (name, ROWS[at : at + 3])
    for at in range(len(ROWS))
    for name in ("甲局", "乙局", "县甲局", None)
]


@pytest.mark.parametrize("vouched", [None, "cells"])
@pytest.mark.parametrize("processes", [1, 2, 3, 50])
def test_as_one_by_one(compiled: Compiled, processes: int, vouched: Any) -> None:
    """Scores, figures, findings and numbers are those of single decisions, in their order."""
    one_by_one = [compiled.decide(rows, name, vouched=vouched) for name, rows in DECISIONS]
    assert compiled.decide_each(DECISIONS, vouched=vouched, processes=processes) == one_by_one
    assert multiprocessing.active_children() == []


@part(8)
@given(st.data())
def test_on_drawn_policies(data: st.DataObject) -> None:
    """Marks and long numbers come back from another process as they are."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy, max_size=8))
    decisions = [(name, rows) for name in (None, *policy.checked.department_names[:2])]
    compiled = policy.compiled()
    alone = compiled.decide_each(decisions)
    assert compiled.decide_each(decisions, processes=2) == alone
    assert [one.score for one in alone] == [compiled.decide(r, n).score for n, r in decisions]


def test_nothing_to_decide(compiled: Compiled) -> None:
    """Of no decisions no outcome comes; less than one process is a mistake of the program."""
    assert compiled.decide_each([], processes=2) == []
    with pytest.raises(TypeError, match="processes must be 1 or more, not 0"):
        compiled.decide_each(DECISIONS, processes=0)


def test_an_error_in_another_process(compiled: Compiled) -> None:
    """It is the error that one process would have raised."""
    with pytest.raises(CreditPolicyError, match="CP607"):
        compiled.decide_each([*DECISIONS, ("没有的局", DECISIONS[0][1])], processes=2)


def test_a_process_that_is_killed(compiled: Compiled, monkeypatch: Any) -> None:
    """What it had to decide is decided here: nothing is lost."""
    here, decided = os.getpid(), each._decided

    def killed(decide: Any, decisions: Any) -> Any:
        if os.getpid() != here:
            os._exit(1)
        return decided(decide, decisions)

    monkeypatch.setattr(each, "_decided", killed)
    assert len(compiled.decide_each(DECISIONS, processes=3)) == len(DECISIONS)


def test_shares_are_about_as_large(monkeypatch: Any) -> None:
    """Rows are shared, not decisions: one with many rows weighs as much as many with few."""
    sizes = [100, *[0] * 101, *[50] * 2]
    shares = list(each._shares([(None, [{}] * size) for size in sizes], 3))
    assert [sum(len(list(rows)) + 1 for _, rows in share) for share in shares] == [101, 101, 102]
