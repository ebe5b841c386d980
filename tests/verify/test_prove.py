"""Claims for all evidence: what is proved is never broken, what is refuted is, by its rows."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Mark, loads
from creditpolicy.testing import evidence, policies, record_of
from creditpolicy.verify.mutate.mutants import mutants
from creditpolicy.verify.mutate.operators import Operator
from creditpolicy.verify.prove.claim import Property, Status
from creditpolicy.verify.prove.prove import prove
from tests.properties.effort import part

HEAD = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
材料 简报
  字段 标题：文字
  字段 准确：是否
  字段 篇数：整数
考核项 1 信息 10分
"""
TAIL = "  责任部门 全部部门\n"


def claims(rule):
    """By property, the claims about the item with this rule; rows of tables by their text."""
    found = list(prove(loads(HEAD + rule + TAIL).checked))
    return {one.what or one.property: one for one in found}


def rate(rule, rows):
    return loads(HEAD + rule + TAIL).evaluate(list(rows)).by_name["甲局"].items[0].rate


COUNTED = "  统计 数：简报 的 件数\n  得分率 = 数 ÷ 2，最高 1\n"
DEDUCTED = "  统计 数：简报 的 件数\n  扣分 = 5分 × 数，扣完为止\n"
RATIO = "  统计 数：简报 的 件数\n  统计 对：简报 的 件数，只计 准确 为 是\n  表 得分率\n    数 = 0：0\n    其余：对 ÷ 数\n"


def test_more_only_helps_where_records_are_counted():
    """min(1, n ÷ 2) is within bounds, reaches 1 with two, and never falls: all proved."""
    told = claims(COUNTED)
    assert {one.status for one in told.values()} == {Status.PROVED}
    assert "不变或提高" in told[Property.ONE_WAY].how.zh
    assert len(told[Property.REACHED].examples[0].rows) == 2


def test_more_only_harms_where_points_come_off():
    """10 − 5n down to 0 never rises; full points need no record at all."""
    told = claims(DEDUCTED)
    assert "不变或降低" in told[Property.ONE_WAY].how.zh
    assert told[Property.REACHED].examples[0].rows == ()


def test_a_ratio_goes_both_ways_and_the_rows_show_it():
    """One right record lifts 0 to 1, a wrong one beside it lowers 1 to 1/2: evaluated, so it is."""
    told = claims(RATIO)[Property.ONE_WAY]
    assert told.status is Status.REFUTED
    signs = set()
    for example in told.examples:
        before, after = (Fraction(value) for value in example.shown.values)
        assert rate(RATIO, example.rows) == before
        assert rate(RATIO, (*example.rows, *example.further)) == after
        signs.add(after > before)
    assert signs == {True, False}


def test_a_row_that_is_used_is_proved_by_rows():
    """Each row of the table has an example; a row behind one that always holds has none."""
    rule = "  统计 数：简报 的 件数\n  表 得分率\n    数 ≥ 0：1\n    数 ≥ 3：0.5\n    其余：0\n"
    told = claims(rule)
    assert told["数 ≥ 0：1"].status is Status.PROVED
    assert told["数 ≥ 3：0.5"].status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("rule", "operator", "property_"),
    [
        (COUNTED, Operator.CAP, Property.BOUNDS),
        (DEDUCTED, Operator.CAP, Property.BOUNDS),
        (COUNTED, Operator.NUMBER, Property.REACHED),
    ],
    ids=["no cap", "no floor", "a cap of 0"],
)
def test_a_rule_that_breaks_it_is_refuted(rule, operator, property_):
    """Without 最高 1 or 扣完为止 a score leaves its bounds; with 最高 0 nobody has full points.

    The checker refuses such texts, so the rules are mutants of sound ones.
    """
    broken = [m for m in mutants(loads(HEAD + rule + TAIL).checked) if m.operator is operator]
    refuted = []
    for mutant in broken:
        (told,) = (one for one in prove(mutant.policy) if one.property is property_)
        refuted += [told] if told.status is Status.REFUTED else []
        for example in told.examples if told.status is Status.REFUTED else ():
            (value,) = example.shown.values
            scores = creditpolicy.Policy(mutant.policy).evaluate(list(example.rows)).scores
            assert scores["1/得分率"][example.shown.key] == value
            assert isinstance(value, Fraction) and not 0 <= value <= 1
    assert refuted


@part(of=10)
@given(data=st.data())
def test_what_is_proved_is_never_broken(data):
    """On whatever rows, a rate that is proved to lie from 0 to 1 does, and one-way claims hold."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy, pending=False, mistakes=False, max_size=6))
    kind = data.draw(st.sampled_from([kind.name for kind in policy.checked.kinds]))
    further = data.draw(record_of(policy, kind, numbered=False))
    one, other = (_rates(policy.evaluate(of)) for of in (rows, [*rows, further]))
    for claim in prove(policy.checked):
        if claim.status is not Status.PROVED:
            continue
        own = [place for place in one if place[1] == claim.about and place in other]
        if claim.property is Property.BOUNDS:
            assert all(0 <= one[place] <= 1 for place in own)
        if claim.property is Property.ONE_WAY:
            falls, rises = "或提高" in claim.how.zh, "或降低" in claim.how.zh
            for place in own:
                assert falls or rises or one[place] == other[place]
                assert not falls or other[place] >= one[place]
                assert not rises or other[place] <= one[place]


def _rates(assessment):
    return {
        (department.name, line.item.id): line.rate
        for department in assessment.departments
        for line in department.items
        if isinstance(line.rate, Fraction) and not isinstance(line.rate, Mark)
    }
