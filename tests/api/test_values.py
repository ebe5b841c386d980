"""Results are values: they never change, they are equal where they say the same, they travel."""

import copy
import inspect
import pickle
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from sys import getswitchinterval, setswitchinterval

import pytest

import creditpolicy
from tests.api import sample

POLICY = sample.policy()
ASSESSMENT = sample.assessment()
VALUES = {
    "policy": POLICY,
    "evidence": POLICY.read(sample.ROWS),
    "assessment": ASSESSMENT,
    "if approved": ASSESSMENT.if_approved,
    "zone": ASSESSMENT.zone,
    "department": ASSESSMENT.departments[0],
    "item": ASSESSMENT.departments[0].items[0],
    "explanation": creditpolicy.explain(ASSESSMENT, "甲局"),
    "diagnostic of evidence": ASSESSMENT.diagnostics[0],
    "diagnostic of a policy": creditpolicy.check(sample.WRONG)[1][0],
    "mark": creditpolicy.Mark.UNDECIDED,
    "severity": creditpolicy.Severity.ERROR,
}


@pytest.mark.parametrize("name", sorted(VALUES.keys() - {"mark", "severity"}))
def test_no_field_can_be_set(name):
    """Setting a field, an old one or a new one, raises, and so does deleting one."""
    value = VALUES[name]
    fields = list(inspect.get_annotations(type(value)))
    assert fields
    for field in (*fields, "further"):
        with pytest.raises(AttributeError):
            setattr(value, field, None)
    for field in fields:
        with pytest.raises(AttributeError):
            delattr(value, field)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_pickle_is_equal(value):
    """Sent to another process and back, or copied deeply, a value is equal to itself."""
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert copy.deepcopy(value) == value


def test_a_pickle_is_of_use():
    """A policy, evidence and an assessment that travelled do what those that stayed do."""
    policy, evidence, assessment = pickle.loads(
        pickle.dumps((POLICY, POLICY.read(sample.ROWS), ASSESSMENT))
    )
    assert policy.evaluate(evidence) == ASSESSMENT
    assert creditpolicy.explain(assessment, "甲局") == creditpolicy.explain(ASSESSMENT, "甲局")
    assert creditpolicy.to_json(assessment) == creditpolicy.to_json(ASSESSMENT)


def test_what_says_something_else_is_not_equal():
    """Another assumption or another text makes another value."""
    assert sample.assessment() == ASSESSMENT
    assert sample.assessment(assume={"满分篇数": "2"}) != ASSESSMENT
    assert creditpolicy.loads(sample.TEXT.replace("附件第1项", "附件第2项")) != POLICY


def test_evaluating_changes_nothing():
    """Neither the rows, nor the options, nor the policy are touched by an evaluation."""
    rows, assume = copy.deepcopy(sample.ROWS), {"满分篇数": "2"}
    policy = sample.policy()
    policy.evaluate(rows, assume=assume, as_of=date(2018, 5, 31))
    assert (rows, assume, policy) == (sample.ROWS, {"满分篇数": "2"}, sample.policy())


class Seen(Mapping):
    """A mapping that is no dict."""

    def __init__(self, cells):
        self.cells = cells

    def __getitem__(self, name):
        return self.cells[name]

    def __iter__(self):
        return iter(self.cells)

    def __len__(self):
        return len(self.cells)


def test_rows_may_come_in_any_shape():
    """A list, a generator and mappings of one's own are the same evidence."""
    assert POLICY.evaluate(iter(sample.ROWS)) == ASSESSMENT
    assert POLICY.evaluate(tuple(map(Seen, sample.ROWS))) == ASSESSMENT
    assert POLICY.evaluate(POLICY.read(sample.ROWS)) == ASSESSMENT


@pytest.fixture
def hasty():
    """Threads take turns thousands of times a second."""
    before = getswitchinterval()
    setswitchinterval(1e-6)
    yield
    setswitchinterval(before)


def test_many_threads_share_one_policy(hasty):
    """Sixteen threads evaluate, explain, check and print at once, and each gets the same."""

    def run(number):
        assumed = {"满分篇数": str(1 + number % 4)}
        assessment = shared.evaluate(evidence, assume=assumed)
        why = creditpolicy.explain(assessment, "甲局")
        checked = creditpolicy.check(sample.WRONG)[1]
        return assumed["满分篇数"], assessment, why, checked, creditpolicy.to_json(assessment)

    shared = sample.policy()
    evidence = shared.read(sample.ROWS)
    with ThreadPoolExecutor(16) as pool:
        results = list(pool.map(run, range(48)))
    by_assumption = {one[0]: one for one in results}
    assert len(by_assumption) == 4
    assert all(one == by_assumption[one[0]] for one in results)


def test_every_figure_is_exact():
    """60 × (3/4 × 1/4 + 1/4 × (1/4 + 0) ÷ 2) and 40 × 6/10, of whom item 2 applies to 甲局 only."""
    items = {one.item.id: one.score for one in ASSESSMENT.zone.items}
    assert items == {"1": Fraction(105, 8), "2": Fraction(24)}
    by_name = {name: of.items for name, of in ASSESSMENT.by_name.items()}
    assert [one.rate for one in by_name["甲局"]] == [Fraction(1, 4), Fraction(3, 5)]
    assert [one.rate for one in by_name["乙局"]] == [
        Fraction(1, 4),
        creditpolicy.Mark.NOT_APPLICABLE,
    ]
    assert [one.rate for one in by_name["丙局"]] == [Fraction(0)]
