"""What a department can still do, and the points that it would bring, by hand."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import load, loads
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.evaluate.todo.steps import Sort
from creditpolicy.evaluate.todo.todo import MOST, todo_list
from creditpolicy.testing import evidence, policies
from tests.properties.effort import part

POLICY = loads("""\
语言 1
考核 示例
  年度 2018
  总分 40分
部门 甲局、乙局
材料 案例
  字段 名称：文字
  要件 方案、照片、总结
材料 公示
  字段 标题：文字
材料 失信
  字段 移出日期：日期，可空
材料 奖惩
  字段 级别：国家级 > 省级 > 市级，可空
  字段 代码：主体代码，可空，隐私
材料 月报
  字段 数量：整数
考核项 1 活动 10分
  认定 案例，须 至少2个要件
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 全部部门
考核项 2 时效 10分
  统计 及时：公示 的 件数，只计 报送日期 在 日期 后 7个工作日 以内
  得分率 = 及时 ÷ 2，最高 1
  责任部门 全部部门
考核项 3 诚信 10分
  统计 在列：失信 的 件数，只计 无 移出日期
  扣分 = 4分 × 在列，扣完为止
  责任部门 全部部门
  扣分由责任部门承担
考核项 4 奖惩 5分
  认定 奖惩，须 级别 不低于 省级，且 代码 有效
  得分率 = 认定数 ÷ 1，最高 1
  责任部门 全部部门
考核项 5 月报 5分
  统计 总数：月报 的 数量 合计
  得分率 = 总数 ÷ 10，最高 1
  责任部门 全部部门
""")
DAY = {"部门": "甲局", "日期": "2018-03-01"}


def row(kind, **cells):
    return {**DAY, "材料": kind, **cells}


def tasks(*rows, item="1", as_of=None, department="甲局"):
    """The tasks of the item, as gain, sort, what is missing and the last day."""
    (todo,) = todo_list(POLICY.evaluate(rows, as_of=as_of), department).departments
    return [
        (
            task.gain,
            task.step.sort,
            [(some.count, *some.columns) for some in task.step.repair.missing],
            task.step.repair.due,
        )
        for task in todo.tasks
        if task.step.item.id == item
    ]


COMPONENTS = ("方案", "照片", "总结")


def test_a_case_that_lacks_one_component_says_which_and_what_it_brings():
    """With one of two components a second one counts the case: half of ten points."""
    case = row("案例", 名称="甲", 照片="有")
    assert tasks(case) == [(5, Sort.COMPLETE, [(1, "方案", "总结")], None)]


def test_an_item_with_nothing_reported_is_to_be_filed():
    """One case with two components brings half of ten points; that it is the first is known."""
    assert tasks() == [(5, Sort.FILE, [(2, *COMPONENTS)], None)]
    (todo,) = todo_list(POLICY.evaluate([]), "甲局").departments
    assert all(task.step.first for task in todo.tasks)


def test_one_more_is_to_be_filed_where_a_rule_recognises_it():
    """A case that counts leaves room for another one."""
    case = row("案例", 照片="有", 方案="有")
    assert tasks(case) == [(5, Sort.FILE, [(2, *COMPONENTS)], None)]


def test_a_full_item_has_nothing_to_do():
    """Two cases that count fill the item: a third would bring nothing."""
    case = row("案例", 照片="有", 方案="有")
    assert tasks(case, {**case, "名称": "乙"}) == []


@pytest.mark.parametrize(("status", "sort"), [("待核", Sort.APPROVE), ("退回", Sort.REFILE)])
def test_a_record_that_waits_or_came_back_is_to_be_settled_first(status, sort):
    """Approved it would count, and what it lacks beside is said with it."""
    whole = row("案例", 照片="有", 方案="有", 状态=status)
    assert tasks(whole) == [(5, sort, [], None)]
    half = row("案例", 照片="有", 状态=status)
    assert tasks(half) == [(5, sort, [(1, "方案", "总结")], None)]


def test_a_record_becomes_late_on_a_stated_working_day():
    """Seven working days from Thursday the 1st of March 2018 end on Monday the 12th."""
    due = date(2018, 3, 12)
    for day in (date(2018, 3, 5), due):
        assert tasks(row("公示"), item="2", as_of=day) == [
            (5, Sort.COMPLETE, [(1, "报送日期")], due)
        ]
    assert tasks(row("公示"), item="2", as_of=date(2018, 3, 13)) == []


def test_a_record_that_costs_points_is_to_be_settled():
    """Two defaults cost eight points; when one is removed, four come back."""
    default = row("失信")
    found = tasks(default, {**default, "日期": "2018-04-01"}, item="3")
    assert found == [(4, Sort.SETTLE, [(1, "移出日期")], None)] * 2


def test_blank_fields_are_completed_and_facts_are_not():
    """A blank level and a blank code may be filled in; a level that is too low stays a fact."""
    blank = row("奖惩")
    assert tasks(blank, item="4") == [(5, Sort.COMPLETE, [(1, "代码")], None)]
    low = row("奖惩", 级别="市级")
    assert [sort for _, sort, *_ in tasks(low, item="4")] == [Sort.FILE]
    (todo,) = todo_list(POLICY.evaluate([blank]), "甲局").departments
    (task,) = [task for task in todo.tasks if task.step.item.id == "4"]
    assert task.step.repair.chosen == (("级别", "省级"),)


def test_what_depends_on_a_number_is_said_without_points():
    """A monthly figure that was not filed brings what it says, which nobody knows."""
    assert tasks(item="5") == [(None, Sort.FILE, [], None)]
    assert tasks(row("月报", 数量="3"), item="5") == []


def test_an_item_that_takes_points_away_gives_them_back():
    """A default in a penalty item costs two points, and brings them back when it is settled."""
    policy = loads("""\
语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局
材料 失信
  字段 移出日期：日期，可空
考核项 1 一 10分
  得分率 = 1
  责任部门 全部部门
减分项 2 失信 2分
  统计 在列：失信 的 件数，只计 无 移出日期
  扣分 = 2分 × 在列，扣完为止
  责任部门 全部部门
""")
    (todo,) = todo_list(policy.evaluate([row("失信")])).departments
    assert [(task.gain, task.step.sort) for task in todo.tasks] == [(2, Sort.SETTLE)]


def test_what_others_have_decides_what_a_record_brings():
    """An article that another department has too is half an article: a quarter of ten points."""
    policy = loads("""\
语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
材料 稿件
  字段 篇号：文字
考核项 1 信息 10分
  统计 份数：稿件 的 件数，同一 篇号 由各部门均分
  得分率 = 份数 ÷ 2，最高 1
  责任部门 全部部门
""")
    rows = [
        row("稿件", 篇号="一"),
        row("稿件", 篇号="二", 状态="待核"),
        row("稿件", 篇号="二", 部门="乙局"),
    ]
    (todo,) = todo_list(policy.evaluate(rows), "甲局").departments
    assert [(task.gain, task.step.sort) for task in todo.tasks] == [(Fraction(5, 2), Sort.APPROVE)]


def test_what_is_outside_the_period_or_filed_later_is_left_alone():
    """No filling in moves a day, and what was not on file on the day is not there."""
    late = row("案例", 照片="有", 日期="2017-12-31")
    assert [sort for _, sort, *_ in tasks(late)] == [Sort.FILE]
    filed = row("案例", 照片="有", 报送日期="2018-06-01")
    assert [sort for _, sort, *_ in tasks(filed, as_of=date(2018, 5, 1))] == [Sort.FILE]


def test_the_best_comes_first_and_of_equals_the_least():
    """Ten points before five, and of two ways to five the one with less to do."""
    rows = [row("案例", 名称="一"), row("案例", 名称="二", 照片="有")]
    (todo,) = todo_list(POLICY.evaluate(rows), "甲局").departments
    gains = [task.gain for task in todo.tasks if task.gain is not None]
    assert gains == sorted(gains, reverse=True)
    first = next(task for task in todo.tasks if task.step.item.id == "1")
    assert first.step.record.values["名称"] == "二"


def test_of_many_steps_the_first_are_worked_out():
    """More than fifty alike are counted, and not all evaluated."""
    rows = [row("案例", 名称=str(n), 照片="有") for n in range(MOST + 7)]
    (todo,) = todo_list(POLICY.evaluate(rows), "甲局").departments
    assert todo.left_out == 7


def test_every_department_has_its_own_list():
    """Without a name all departments are there, in the policy's order."""
    found = todo_list(POLICY.evaluate([])).departments
    assert [todo.result.name for todo in found] == ["甲局", "乙局"]


def whole(assessment, department, task):
    """The department's score with the records of a task, evaluated anew."""
    step, of = task.step, assessment.evidence.records
    others = tuple(r for r in of.get(step.kind, ()) if r.department != department)
    changed = of | {step.kind: (*others, *step.records)}
    other = evaluate(
        assessment.policy, evolve(assessment.evidence, records=changed), assessment.run
    )
    return other.by_name[department].score


def agree(assessment):
    for todo in todo_list(assessment).departments:
        for task in todo.tasks:
            if task.gain is None:
                continue
            score = whole(assessment, todo.result.name, task)
            assert score - todo.result.score == task.gain > 0


@pytest.mark.no_cover
def test_each_gain_of_the_notice_is_what_a_whole_evaluation_gives():
    """For every task of the 2018 notice's sample the whole is evaluated with its records."""
    agree(load("policies/gaoxin_2018.policy").evaluate("examples/gaoxin_2018/evidence.jsonl"))


@part(10)
@given(st.data())
def test_each_gain_of_any_policy_is_what_a_whole_evaluation_gives(data):
    """Whatever the policy says, a gain is the difference of two whole evaluations."""
    policy = data.draw(policies())
    agree(policy.evaluate(data.draw(evidence(policy))))
