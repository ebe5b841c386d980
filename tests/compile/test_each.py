"""Many decisions: one after the other, or shared by several processes; the same outcomes."""

import multiprocessing
import os
from pathlib import Path
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


def test_a_process_that_is_killed(compiled: Compiled, monkeypatch: Any, tmp_path: Path) -> None:
    """What it had to decide is decided here: nothing is lost."""
    here, decided = os.getpid(), each._decided

    def killed(decide: Any, decisions: Any, share: range) -> Any:
        if os.getpid() != here:
            (tmp_path / str(os.getpid())).touch()
            os._exit(1)
        return decided(decide, decisions, share)

    monkeypatch.setattr(each, "_decided", killed)
    assert compiled.decide_each(DECISIONS, processes=3) == compiled.decide_each(DECISIONS)
    assert len(list(tmp_path.iterdir())) == 2


def test_shares_are_about_as_large() -> None:
    """Rows are shared, not decisions; of 303 in all the first process has 108 of 308 parts."""
    sizes = [105, *[0] * 97, *[49] * 2]
    shares = each._shares([(None, [{}] * size) for size in sizes], 3)
    assert shares == [range(1), range(1, 98), range(98, 100)]


@given(st.lists(st.integers(0, 30), max_size=40), st.integers(2, 9), st.integers(1, 5))
def test_every_decision_is_one_share_s(sizes: list[int], count: int, sampled: int) -> None:
    """Each once and in their order, whatever a sample says; no share is empty."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(each, "_SAMPLED", sampled)
        shares = each._shares([(None, [{}] * size) for size in sizes], count)
    assert [place for share in shares for place in share] == list(range(len(sizes)))
    assert all(shares)
    assert len(shares) <= count


def test_a_sample_tells_how_many_rows_there_are() -> None:
    """Of ten thousand decisions the first half has three rows each and the others none."""
    sizes = [3] * 5_000 + [0] * 5_000  # with one for the decision itself, 25,000
    first, second = each._shares([(None, [{}] * size) for size in sizes], 2)
    assert (first.start, second.stop) == (0, 10_000)
    assert abs(4 * len(first) - 25_000 * 1.08 / 2.08) < 100
