"""Four times as much that is wrong is about four times the work, and never sixteen."""

import sys
from contextlib import contextmanager
from itertools import pairwise

import pytest

import creditpolicy
from creditpolicy.evaluate.todo.todo import todo_list
from tests.hostile.evidence import CELLS, POLICY
from tests.hostile.policies import GOOD, HEAD, ITEM, with_rate

N = 60
MOST = 5.5
"""Four times, and something for sorting."""


@contextmanager
def counting():
    """Counts the calls of functions, which a busy machine does not change."""
    calls = [0]

    def count(_frame, event, _arg):
        if event in ("call", "c_call"):
            calls[0] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


def han(number):
    """A name for a number, in Chinese, as names have no digits."""
    return "名" + "".join("零一二三四五六七八九"[int(digit)] for digit in f"{number:05}")


def successions(n, last):
    """A line for each name, to the next one and at the end to `last`."""
    names = [*(han(i) for i in range(n)), last]
    lines = (f"沿革 {a} 于 2018-06-15 更名为 {b}\n" for a, b in pairwise(names))
    return "".join(lines)


POLICIES = {
    "lines that say nothing": lambda n: GOOD + "甲乙\n" * n,
    "lines that stop too early": lambda n: GOOD + "部门 甲、\n\n" * n,
    "unseen characters in remarks": lambda n: GOOD + "# \u200b\n" * n,
    "one department many times": lambda n: GOOD.replace("乙局", "、".join(["乙局"] * n)),
    "one item many times": lambda n: HEAD + ITEM * n,
    "unknown names": lambda n: with_rate("  得分率 = " + " + ".join(han(i) for i in range(n))),
    "unknown departments": lambda n: GOOD.replace(
        "责任部门 全部部门", "责任部门 " + "、".join(han(i) for i in range(n))
    ),
    "unused figures": lambda n: with_rate(
        "".join(f"  计算 {han(i)} = 1\n" for i in range(n)) + "  得分率 = 1"
    ),
    "a circle": lambda n: with_rate(
        "".join(f"  计算 {han(i)} = {han((i + 1) % n)}\n" for i in range(n))
        + f"  得分率 = {han(0)}，最高 1"
    ),
    "brackets that nobody closes": lambda n: with_rate("  得分率 = " + "（1\n+" * n),
    "lines that go on": lambda n: GOOD.replace("甲局、乙局", "甲局、乙局" + "、\n丙局" * n),
    "weights that sum to nothing": lambda n: GOOD.replace(
        "责任部门 全部部门", "权重\n" + "    1%：甲局\n" * n
    ),
    "a circle of successions": lambda n: HEAD + successions(n, han(0)) + ITEM,
    "a chain of successions that leads nowhere": lambda n: HEAD + successions(n, han(n)) + ITEM,
    "a chain of successions and a former name": lambda n: (
        HEAD + successions(n, "甲局") + ITEM.replace("全部部门", han(0))
    ),
    "rows that are never reached": lambda n: with_rate(
        "  表 得分率\n" + "    认定数 ≥ 1：1\n" * n + "    其余：0"
    ),
}
EVIDENCE = {
    "unknown departments": lambda n: [{**CELLS, "编号": str(i), "部门": han(i)} for i in range(n)],
    "unknown kinds": lambda n: [{**CELLS, "编号": str(i), "材料": han(i)} for i in range(n)],
    "unknown levels": lambda n: [{**CELLS, "编号": str(i), "级别": han(i)} for i in range(n)],
    "days that do not exist": lambda n: [{**CELLS, "日期": "2018-02-30"} for _ in range(n)],
    "one row many times": lambda n: [CELLS] * n,
    "one 编号 for many cases": lambda n: [{**CELLS, "标题": str(i)} for i in range(n)],
    "unknown columns of one row": lambda n: [CELLS | {han(i): "1" for i in range(n)}],
    "an unknown column a row": lambda n: [{**CELLS, "编号": str(i), han(i): "1"} for i in range(n)],
    "blank rows": lambda n: [{"部门": ""} for _ in range(n)],
    "rows that are no rows": lambda n: [None] * n,
}


AMENDMENTS = {
    "changes of what is not there": lambda n: "".join(
        f"修改 假设 {han(i)} = 1\n" for i in range(n)
    ),
    "additions of what is there": lambda n: "增加 部门 甲局\n" * n,
    "one change many times": lambda n: "修改 考核\n" * n,
    "lines without a word": lambda n: "假设 甲数 = 1\n" * n,
    "additions behind one another": lambda n: "".join(
        f"增加 假设 {han(i)} = 1\n排在 假设 {han(i - 1)} 后\n" for i in range(1, n)
    ),
    "alike lines": lambda n: (
        "修改 考核项 1\n" + "".join(f"增加 提醒 凡 认定数 = {i}：“有”\n" for i in range(n))
    ),
    "removals": lambda n: (
        "".join(f"增加 部门 {han(i)}\n" for i in range(n))
        + "".join(f"删去 部门 {han(i)}\n" for i in range(n))
    ),
}


def calls_for(work, size):
    with counting() as calls:
        work(size)
    return calls[0]


def grows_with(work):
    """How many times the work is for four times the size; what is loaded once is loaded first."""
    work(2)
    return calls_for(work, 4 * N) / calls_for(work, N)


@pytest.mark.parametrize("text", POLICIES.values(), ids=POLICIES)
def test_checking_grows_with_what_is_wrong(text):
    """Findings of a policy, and their words in both languages, cost alike."""

    def work(size):
        for one in creditpolicy.check(text(size))[1]:
            assert one.message("zh") + one.help("zh") + one.message("en")

    assert grows_with(work) < MOST


@pytest.mark.parametrize("text", AMENDMENTS.values(), ids=AMENDMENTS)
def test_amending_grows_with_what_is_said(text):
    """However many lines change, miss or repeat what is amended, each costs alike."""

    def work(size):
        amendment = "语言 1\n修订 “去年.policy”\n" + text(size)
        for one in creditpolicy.check(amendment, bases={"去年.policy": GOOD})[1]:
            assert one.message("zh") + one.help("zh") + one.message("en")

    assert grows_with(work) < MOST


@pytest.mark.parametrize("rows", EVIDENCE.values(), ids=EVIDENCE)
def test_scoring_grows_with_what_is_wrong(rows):
    """Findings of evidence cost alike, and the rest of the rows is scored beside them."""
    policy = creditpolicy.loads(POLICY)

    def work(size):
        assessment = policy.evaluate(rows(size))
        assert len(creditpolicy.to_json(assessment)["diagnostics"]) > 0

    assert grows_with(work) < MOST


def test_to_do_lists_grow_with_the_departments():
    """Four times the departments have four times as much to do, and each is no more work."""
    assessments = {size: _of_many_departments(size) for size in (2, N, 4 * N)}

    def work(size):
        found = todo_list(assessments[size]).departments
        assert [len(todo.tasks) for todo in found] == [1] * size

    assert grows_with(work) < MOST


def _of_many_departments(count):
    names = [han(i) for i in range(count)]
    policy = creditpolicy.loads(
        f"语言 1\n考核 大\n  年度 2018\n  总分 1分\n部门 {'、'.join(names)}\n材料 案例\n"
        "  要件 方案、照片\n考核项 1 一 1分\n  认定 案例，须 至少1个要件\n"
        "  得分率 = 认定数 ÷ 1，最高 1\n  责任部门 全部部门\n"
    )
    row = {"材料": "案例", "日期": "2018-03-01", "方案": "", "照片": ""}
    return policy.evaluate([{**row, "部门": name} for name in names])
