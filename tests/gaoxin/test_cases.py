"""The shipped cases of the 2018 policy: each expectation agrees with the oracle, and all is tested."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from creditpolicy.policy.core.values import Mark
from creditpolicy.values.exact import exact_text
from creditpolicy.verify.cases import Status, run_cases
from creditpolicy.verify.collect import collect
from creditpolicy.verify.coverage.measure import coverage
from tests.oracle import gaoxin as oracle

SUITE = collect(Path("policies/gaoxin_2018.policy"))
OUTCOMES = run_cases(SUITE.policy, SUITE.cases)
RATES = {"准确率", "及时率", "报送率"}


def test_every_case_is_confirmed_and_passes():
    """The policy gives what its cases say."""
    assert [one.case.name for one in OUTCOMES if one.status is not Status.PASSED] == []
    assert len(OUTCOMES) > 40


def test_the_cases_reach_the_whole_policy():
    """Each rule, branch, band, side of a boundary, alternative and group is tested by some case."""
    assert coverage(SUITE.policy, OUTCOMES).missing == ()


@pytest.mark.parametrize("case", SUITE.cases, ids=lambda case: case.name)
def test_the_oracle_agrees(case):
    """The notice written a second time, which imports nothing from us, gives what is expected."""
    result = oracle.assess(
        [{cell.column: cell.text for cell in row.cells} for row in case.rows],
        as_of=case.as_of and dt.date.fromisoformat(case.as_of.isoformat()),
        assumptions={name: text(value) for name, value in case.assumed},
        with_pending=case.pending,
    )
    assert result["rejected"] == []
    for one in case.expectations:
        if one.of.name.rpartition("/")[2] not in RATES:
            assert number(figure(result, one.of.name, one.key)) == one.expected, one


def text(value):
    return exact_text(value) if isinstance(value, Fraction) else value


def number(found):
    return Mark.NOT_APPLICABLE if found is None else Fraction(found)


def figure(result, name, key):
    """A figure of the policy as the oracle calls it."""
    item, _, what = name.partition("/")
    if not key:
        return result["zone"]["score"] if name == "总得分" else result["zone"]["items"][item]
    department = result["departments"][key[0]]
    if not what:
        return department[{"部门得分": "score", "名次": "rank"}[name]]
    column = {"得分率": "rate", "部门得分": "score", "贡献分": "contribution"}
    return department["items"][item][column[what.rpartition("/")[2]]]


def test_the_rates_of_item_6_by_hand():
    """The oracle has no name for them: one of two filed is 1/2, one too late of one is 0."""
    stated = {
        (case.name, one.of.name): one.expected
        for case in SUITE.cases
        for one in case.expectations
        if one.of.name.rpartition("/")[2] in RATES
    }
    assert stated == {
        ("双公示全对、及时、全量", "6/报送率"): 1,
        ("第七个工作日及时，第八个迟了", "6/及时率"): 0,
        ("不准确的", "6/准确率"): 0,
        ("应报两条只报一条", "6/报送率"): Fraction(1, 2),
        ("多报的报送率不超过1", "6/报送率"): 1,
        ("没有申报应报数量的报送率按0", "6/报送率"): 0,
        ("应报为0却报了", "6/报送率"): 1,
    }
