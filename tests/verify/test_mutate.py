"""Mutants: which there are, which cases notice them, and what is said of the others."""

from pathlib import Path

import pytest
from hypothesis import given

import creditpolicy
from creditpolicy.testing import policies
from creditpolicy.verify.collect import collect
from creditpolicy.verify.mutate.judge import Status, apart, results_of
from creditpolicy.verify.mutate.mutants import mutants
from creditpolicy.verify.mutate.operators import MISTAKES, Operator
from creditpolicy.verify.mutate.rebuild import rebuilt
from creditpolicy.verify.mutate.remember import Memory, keys
from creditpolicy.verify.mutate.run import mutate
from creditpolicy.verify.mutate.wording import lines_of
from creditpolicy.verify.witness.search import Witness
from tests.cli.command_line import SMALL
from tests.docs.pages import DOCS
from tests.properties.effort import part
from tests.verify.comparing import POLICY, checked

CASES = """用例 两个要件就认定
  材料 案例：部门 甲局，日期 2018-03-01，标题 “甲”，级别 省级，代码 “”，方案 有，照片 有
  应得 甲局 的 考核项 1 得分 = 30分
用例 一个要件不认定
  材料 案例：部门 甲局，日期 2018-03-01，标题 “甲”，级别 省级，代码 “”，方案 有
  应得 甲局 的 考核项 1 得分 = 0分
用例 在列一条
  材料 记录：部门 丁局，日期 2018-03-01，案号 “一号”
  应得 丁局 的 考核项 2 得分 = 25分
"""

CASE = """用例 一件满分
  材料 方案：部门 甲局，日期 2026-03-01，文号 “1号”
  应得 甲局 的 考核项 1 得分 = 100分
"""


@pytest.fixture(scope="module")
def suite(tmp_path_factory):
    path = tmp_path_factory.mktemp("m") / "p.policy"
    path.write_text(POLICY + CASES, encoding="utf-8")
    suite = collect(path)
    assert not suite.has_errors
    return suite


@pytest.fixture(scope="module")
def judged(suite):
    found = mutate(suite.policy, suite.cases, Memory(None))
    return {one.mutant.id: one for one in found.judged}


def test_cases_notice_what_they_look_at(judged):
    """At least 1 or 3 in the place of 2 components, 6 points in the place of 5: all are noticed."""
    noticed = {
        "threshold:1/认定1:1": "两个要件就认定",
        "threshold:1/认定1:2": "一个要件不认定",
        "assumption:满分件数:3": "两个要件就认定",
        "number:2/扣分:1": "在列一条",
    }
    for id_, case in noticed.items():
        verdict = judged[id_].verdict
        assert (verdict.status, verdict.case) == (Status.KILLED, case), id_


def test_what_no_case_looks_at_survives_with_rows_that_show_it(judged):
    """No case is about item 3: none of its mutants is noticed, and evaluated on its rows it differs."""
    own = [one for one in judged.values() if one.mutant.item == "3"]
    assert own
    assert not [one for one in own if one.verdict.status is Status.KILLED]
    survivors = [one for one in own if one.verdict.status is Status.SURVIVED]
    assert len(survivors) >= len(own) // 2
    for one in survivors:
        finding = one.verdict.finding
        assert isinstance(finding, Witness)
        assumed = {name: str(value) for name, value in finding.assumed}
        mutant = creditpolicy.Policy(one.mutant.policy)
        scores = mutant.evaluate(list(finding.rows), assume=assumed).scores
        first = finding.differences[0]
        assert scores[first.name].get(first.key) == first.after


def test_a_survivor_is_shown_in_the_policys_own_words(judged):
    """`≥ 90%` becomes `> 90%` in its own line, and the text that says so was checked to be it."""
    (line,) = judged["bound:3/「得分率」:1"].lines
    assert (line.before, line.after) == ("率 ≥ 90%：1", "率 > 90%：1")


@pytest.mark.no_cover
def test_every_text_that_is_shown_makes_the_mutant(suite):
    """A line is shown as edited only if the edited policy, checked again, has the same formulas."""
    shown = [
        one for one in mutants(suite.policy) if any(of.after is not None for of in lines_of(one))
    ]
    assert {one.operator for one in shown} >= {
        *(Operator.THRESHOLD, Operator.BOUND, Operator.LEVEL, Operator.NUMBER),
        *(Operator.DAYS, Operator.ASSUMPTION, Operator.WEIGHT, Operator.DROPPED, Operator.ROW),
        *(Operator.POINTS, Operator.CONDITION),
    }


def test_the_period_and_the_way_of_adding_up_are_shown_in_their_lines():
    """What no item says stands once in the whole text: both ends of the period, and 组内 按."""
    text = SMALL + "汇总\n  组内 按 平均\n" + CASE
    shown = {one.id: lines_of(one) for one in mutants(checked(text))}
    (period,), (summary,) = shown["period:2026-12-30"], shown["summary:全部"]
    assert (period.number, period.before, period.after) == (
        4,
        "考核期 2026-01-01 至 2026-12-31",
        "考核期 2026-01-01 至 2026-12-30",
    )
    assert (summary.before, summary.after) == ("组内 按 平均", "组内 按 全部")


def test_gates_before_which_a_rule_stands_are_no_shelter():
    """The table, the gate, its bound and its effect are each mistaken, in a policy of three lines."""
    text = POLICY.replace("材料 案例", "等级 等次：甲等 > 乙等 > 丙等\n材料 案例", 1) + (
        "  表 等次（部门得分）\n    ≥ 90分：甲等\n    其余：乙等\n"
        "  凡 部门得分 < 60分，等次 最高 丙等\n  凡 部门得分 < 50分，等次 提一档\n"
    )
    told = {one.told.zh for one in mutants(checked(text)) if "等次" in one.id}
    assert told >= {
        "“≥”改为“>”",
        "“90”改为“91”",
        "“甲等”改为“乙等”",
        "“<”改为“≤”",
        "“60”改为“61”",
        "“丙等”改为“乙等”",
        "“提一档”改为“降一档”",
        "去掉“凡 部门得分 < 60分，等次 最高 丙等”这一行",
    }


def test_a_part_left_out_of_a_sum_is_a_mistake():
    """The 2012 sheet that added four of five elements: each part of a sum is left out once."""
    text = POLICY.replace("计算 率 = 次数 ÷ 应报数", "计算 率 = （次数 + 应报数 + 1） ÷ 9")
    terms = [one.told.zh for one in mutants(checked(text)) if one.operator is Operator.TERM]
    assert terms == ["去掉第 1 项", "去掉第 2 项", "去掉第 3 项"]


def test_an_equivalent_mutant_is_proved():
    """With one level only, `不低于` the lowest says nothing: leaving it out is no mutant at all."""
    text = POLICY.replace("级别 不低于 省级", "至少1个要件")
    policy = checked(text)
    same = [
        one.id
        for one in mutants(policy)
        if not apart(policy, one.policy).intersection(results_of(policy))
    ]
    assert same == []
    doubled = checked(POLICY.replace("且 级别 不低于 省级", "且 至少2个要件"))
    same = [
        one.id
        for one in mutants(doubled)
        if not apart(doubled, one.policy).intersection(results_of(doubled))
    ]
    assert {id_.split(":")[0] for id_ in same} == {"condition", "join"}


def test_every_operator_has_its_mistake_on_the_page():
    """docs/how-to/mutate.zh.md lists every operator with the mistake that it stands for."""
    text = (DOCS / "how-to" / "mutate.zh.md").read_text("utf-8")
    assert set(MISTAKES) == set(Operator)
    for what, mistake in MISTAKES.values():
        assert f"| {what.zh} | {mistake.zh} |" in text


@pytest.fixture(scope="module")
def little(tmp_path_factory):
    """A policy of one item with a case."""
    path = tmp_path_factory.mktemp("m") / "小.policy"
    path.write_text(SMALL + CASE, encoding="utf-8")
    return collect(path)


@pytest.mark.parametrize("cut", ["\n", ""], ids=["then a line end", "then nothing"])
def test_an_interrupted_run_goes_on(little, tmp_path, cut):
    """What was judged before is not judged again, not even behind a line that was cut off."""
    path = tmp_path / "kept"
    whole = mutate(little.policy, little.cases, Memory(path))
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:3]) + lines[3][:20] + cut, encoding="utf-8")
    again = mutate(little.policy, little.cases, Memory(path))
    assert (whole.known, again.known) == (0, 3)
    assert [o.verdict.status for o in again.judged] == [o.verdict.status for o in whole.judged]
    assert mutate(little.policy, little.cases, Memory(path)).known == len(whole.judged)


def test_only_what_a_change_touched_is_judged_again(suite):
    """A change in item 3 leaves the keys of the mutants of the rules of items 1 and 2 as they were."""
    before = keys(suite.policy, suite.cases)
    other = checked(POLICY.replace("率 ≥ 60%", "率 ≥ 70%"))
    after = keys(other, suite.cases)
    own = {one.id: before(one) for one in mutants(suite.policy)}
    changed = {one.id for one in mutants(other) if own.get(one.id) != after(one)}
    assert "bound:3/「得分率」:1" in changed
    assert "threshold:1/认定1:1" not in changed
    assert "number:2/扣分:1" not in changed


def test_several_processors_find_the_same(little):
    """The verdicts do not depend on how many processes there were."""
    one, two = (mutate(little.policy, little.cases, Memory(None), jobs) for jobs in (1, 2))
    assert [o.verdict for o in one.judged] == [o.verdict for o in two.judged]


@part(of=5)
@given(policy=policies())
def test_facts_that_stay_make_the_same_policy(policy):
    """Adding up again without a change gives the policy that was checked."""
    assert rebuilt(policy.checked, policy.checked) == policy.checked


@part(of=10)
@given(policy=policies())
def test_every_mutant_can_be_evaluated(policy):
    """A mutant is a policy like any other: its own and no rows at all give a result."""
    made = list(mutants(policy.checked))
    assert len({one.id for one in made}) == len(made)
    for one in made[::10]:
        creditpolicy.Policy(one.policy).evaluate([])


def test_the_shipped_policy_has_mutants_of_most_sorts():
    """The 2018 notice gives mutants of every operator that its rules have something for."""
    policy = creditpolicy.load(Path("policies/gaoxin_2018.policy")).checked
    sorts = {one.operator for one in mutants(policy)}
    nowhere = {Operator.RESULT, Operator.DIRECTION, Operator.ROUNDING, Operator.SUMMARY}
    assert sorts >= set(Operator) - nowhere
