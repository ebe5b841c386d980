"""Warnings are right: what each says of a rule is what comes out when the rule is evaluated."""

from fractions import Fraction

import pytest

import creditpolicy
from creditpolicy import Mark
from tests.policy.marked import check, codes, in_item, place
from tests.whole_repo.repository import ROOT

COUNTED = """
  统计 件数量：简报 的 件数
  统计 省级数：简报 的 件数，只计 级别 不低于 省级
  计算 省级率 = 省级数 ÷ 件数量
"""
FILED = {
    "材料": "简报",
    "日期": "2018-03-01",
    "类别": "文稿",
    "篇数": "1",
    "金额": "0",
}
ALL = [(many, high) for many in range(7) for high in range(many + 1)]
"""So many records, and so many of them of a high level."""


def figure(lines, many, high=0, name="试"):
    """The figure `name` of a department with so many records."""
    levels = ["省级"] * high + ["市级"] * (many - high)
    rows = [{**FILED, "部门": "甲局", "级别": level} for level in levels]
    scores = creditpolicy.loads(in_item(COUNTED + lines)).evaluate(rows).scores
    return next(table for key, table in scores.items() if key.endswith(f"/{name}"))["甲局",]


def the_only(lines):
    """The only finding, with what it names."""
    [problem] = check(in_item(COUNTED + lines))
    return problem.code.code, {name: str(getattr(of, "zh", of)) for name, of in problem.args}


def same(one, other):
    return all(figure(one, *of) == figure(other, *of) for of in ALL)


def test_a_gap_is_where_no_row_fits():
    """Of “≥ 3” and “≤ 1” it is said that 2 is left out; with 2 records no row fits, with 1 and 3 one does."""
    rows = "表 试（件数量）\n≥ 3：3\n≤ 1：1\n"
    code, shown = the_only(rows + "得分率 = 试，最高 1")
    assert (code, shown["case"]) == ("CP323", "“件数量”为 2 时")
    closed = rows + "其余：未定\n得分率 = 试，最高 1"
    assert [figure(closed, n) for n in (1, 2, 3)] == [1, Mark.UNDECIDED, 3]


def test_a_row_that_is_covered_changes_nothing():
    """“≥ 3” below “≥ 1” is said to be covered; without it every figure is what it was."""
    code, _ = the_only("表 试（件数量）\n≥ 1：50%\n≥ 3：1\n其余：0\n得分率 = 试，最低 0，最高 1")
    assert code == "CP328"
    without = "表 试（件数量）\n≥ 1：50%\n其余：0\n得分率 = 试 × 2"
    assert {figure(without, n) for n in range(3, 9)} == {Fraction(1, 2)}


@pytest.mark.parametrize(
    ("rule", "code", "most"),
    [("1分 × 件数量，最高 8分", "CP405", 8), ("2分 × 件数量", "CP406", 24)],
)
def test_a_rule_out_of_its_points(rule, code, most):
    """An item of 10 points gives 8 at most, or 2 × 12 for twelve records."""
    assert the_only(f"得分 = {rule}")[0] == code
    assert figure(f"计算 试 = {rule}\n得分 = 试 + 2分，最高 10分\n", 12) == most


@pytest.mark.parametrize(
    ("test", "code"), [("省级率 > 100%", "CP421"), ("件数量 < 0", "CP421"), ("省级率 ≤ 1", "CP420")]
)
def test_a_condition_that_decides_nothing(test, code):
    """Of a gate that never opens, or that always is open, the condition can be left out."""
    plain = "计算 试 = 件数量\n"
    rule = "得分率 = 试，最高 1\n"
    gate = f"凡 {test}，试 记 试 + 5\n"
    assert the_only(plain + gate + rule)[0] == code
    if code == "CP421":
        assert same(plain + gate + rule, plain + rule)
    else:
        opened = "计算 试 = 若 省级率 适用 则 件数量 + 5 否则 件数量\n"
        assert same(plain + gate + rule, opened + rule)


def test_a_cliff_is_as_high_as_it_says():
    """At 60% there are 10 points; 4 of 7 is just below, and 9 × 4/7 is less than 9 × 60% = 5.4."""
    rows = "表 试（省级率）\n≥ 60%：10分\n其余：9分 × 省级率\n得分率 = 试 ÷ 10分，最高 1"
    assert the_only(rows) == ("CP422", {"bound": "60%", "below": "5.4", "above": "10"})
    assert figure(rows, 5, 3) == 10
    assert Fraction(5) < figure(rows, 7, 4) < Fraction(54, 10)


def test_a_table_that_falls_where_it_should_rise():
    """From 2 on there are 8 points and from 3 on 3: with a record more there is less."""
    rows = "表 试（件数量）\n≥ 4：10分\n≥ 3：3分\n≥ 2：8分\n其余：0分\n得分率 = 试 ÷ 10分"
    code, shown = the_only(rows)
    assert code == "CP423" and "8" in shown["low"] and "3" in shown["high"]
    assert [figure(rows, n) for n in (1, 2, 3, 4)] == [0, 8, 3, 10]


def test_a_department_that_no_item_names_has_no_score():
    """It is named at its place, and is neither scored nor ranked."""
    text = in_item(f"{COUNTED}得分率 = 件数量，最高 1\n责任部门 甲局、乙局")
    found = [d for d in check(text, unused=True) if dict(d.args)["name"] == "丙局"]
    assert [(d.code.code, place(d).text) for d in found] == [("CP211", "丙局")]
    result = creditpolicy.loads(text).evaluate([]).by_name["丙局"]
    assert (result.score, result.rank) == (Mark.NOT_APPLICABLE, None)


@pytest.mark.parametrize(
    ("rank", "quota", "count"),
    [("名次", "≤ 6", 3), ("名次", "< 4", 3), ("倒数名次", "≤ 3", 3), ("密集名次", "≤ 3", 3)],
)
def test_a_quota_that_is_as_large_as_its_class(rank, quota, count):
    """Three departments cannot have a first six: each of them is among the first rows."""
    rows = f"计算 位次 = {rank}（件数量）\n表 试（位次）\n{quota}：10分\n其余：0分\n得分 = 试"
    assert the_only(rows) == ("CP424", {"count": str(count)})
    scores = creditpolicy.loads(in_item(COUNTED + rows)).evaluate([]).scores
    assert {*next(table for key, table in scores.items() if key.endswith("/试")).values()} == {10}


def test_a_quota_of_a_group_is_about_the_group():
    """Two of the three departments are ranked: a first two is everybody, a first one is not."""
    rule = "得分率 = 若 位次 ≤ {} 则 1 否则 0，不适用的按 0"
    ranked = "计算 位次 = 名次（件数量，逐 两局）\n"
    assert the_only(ranked + rule.format(2)) == ("CP424", {"count": "2"})
    assert codes(in_item(COUNTED + ranked + rule.format(1))) == []


SHIPPED = sorted(
    path
    for folder in ("policies", "examples", "src")
    for path in (ROOT / folder).rglob("*.policy")
    if not path.name.endswith(".cases.policy")
)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_policies_raise_no_alarm(path):
    """Nothing is found in a policy that people are to copy; the idioms have a list of their own."""
    assert [str(problem) for problem in creditpolicy.load(path).diagnostics] == []


def test_the_one_finding_among_the_idioms_is_real():
    """85% of 100 gives 6 points, 84% gives 6 × 84%: nearly a whole point for one case."""
    policy = creditpolicy.load(ROOT / "tests" / "idioms" / "policies" / "I133.policy")
    assert [problem.code.code for problem in policy.diagnostics] == ["CP422"]
    row = {"材料": "隐患情况", "日期": "2018-06-01", "隐患数": 100}
    rows = [{**row, "部门": "甲局", "整改数": 85}, {**row, "部门": "乙局", "整改数": 84}]
    by_name = policy.evaluate(rows).by_name
    assert by_name["甲局"].items[0].score == 6
    assert by_name["乙局"].items[0].score == Fraction(504, 100)
