"""The generated source: what it may hold, what it says of the policy, and how it is shown."""

import ast
import os
import sys
from typing import Any

import pytest

import creditpolicy
from creditpolicy.compile.engine import Engine
from creditpolicy.compile.source import code_of
from creditpolicy.evaluate.run import Run

HOSTILE = "’)\\n__import__('os').system('true')#"
POLICY = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 「{name}」、乙局
材料 「{name}材料」
  字段 「{name}列」：文字
  字段 类别：「{name}值」、其他
考核项 1 信息报送 100分
  统计 件数甲：「{name}材料」 的 件数，只计 有 「{name}列」，且 类别 为 「{name}值」，按 类别 分列
  得分率 = 合计（件数甲，逐 类别） ÷ 4，最高 1
  责任部门 全部部门
"""


@pytest.fixture
def hostile() -> Any:
    return creditpolicy.loads(POLICY.format(name=HOSTILE))


def test_a_policy_runs_no_code(hostile: Any, monkeypatch: Any) -> None:
    """Names that would be code are texts in it: no command is run, and the score is right."""
    row = {"部门": HOSTILE, "材料": f"{HOSTILE}材料", f"{HOSTILE}列": "有", "类别": f"{HOSTILE}值"}
    compiled = hostile.compiled()
    monkeypatch.setattr(os, "system", lambda _: pytest.fail("a command was run"))
    assert compiled.decide([row | {"日期": "2018-03-01"}], HOSTILE).score == 25


def test_the_code_is_names_and_literals(hostile: Any) -> None:
    """Every name in the code is ours, in ASCII; words of the policy are in literals only."""
    engine = Engine(hostile.checked, Run())
    for lines in (engine.counter.lines, engine.scorer.whole.lines):
        for node in ast.walk(ast.parse(code_of([*lines]))):
            name = getattr(node, "id", getattr(node, "attr", getattr(node, "name", "a")))
            assert name is None or name.isascii()
            assert not isinstance(node, ast.Import | ast.ImportFrom)


def test_it_says_where_it_comes_from() -> None:
    """Each clause stands as a comment, with its line, above the code that was made from it."""
    policy = creditpolicy.loads(POLICY.format(name="甲"))
    shown = policy.compiled().source.splitlines()
    at = next(n for n, line in enumerate(shown) if "# 10: 统计 件数甲" in line)
    assert "m0[key]" in shown[at + 2]
    ast.parse("\n".join(line for line in shown if " = checker(" not in line))


def test_assumptions_are_built_in() -> None:
    """An assumption set for the run is in the code; the policy's own value is not."""
    text = (
        POLICY.format(name="甲")
        .replace("÷ 4", "÷ 满分数")
        .replace("材料 「甲材料」", "假设 满分数 = 4，可取 1 至 10，未定\n材料 「甲材料」", 1)
    )
    policy = creditpolicy.loads(text)
    row = {"部门": "乙局", "材料": "甲材料", "日期": "2018-03-01", "甲列": "有", "类别": "甲值"}
    assert policy.compiled().decide([row], "乙局").score == 25
    assert policy.compiled(assume={"满分数": "2"}).decide([row], "乙局").score == 50


def test_an_error_of_ours_points_at_the_clause(monkeypatch: Any) -> None:
    """Where generated code breaks, the traceback names the clause that it was made from."""
    policy = creditpolicy.loads(POLICY.format(name="甲"), "示例.policy")
    engine = Engine(policy.checked, Run())
    engine.counter.constants["EMPTY"] = None
    row = {"部门": "乙局", "材料": "甲材料", "日期": "2018-03-01", "甲列": "有", "类别": "甲值"}
    with pytest.raises(TypeError) as caught:
        engine.counted([row], None, pending=False)
    (note,) = caught.value.__notes__
    assert note.startswith("示例.policy:10: 「甲列」")


def many_items(count: int) -> str:
    """A policy of so many items, each with a kind, a capped count and a share of two groups."""
    lines = ["语言 1", "考核 示例考核", "  年度 2018", f"  总分 {count}分", "部门 甲局、乙局、丙局"]
    for number in range(1, count + 1):
        lines += [f"材料 「材料{number}」", "  字段 标题：文字", "  字段 数量：整数"]
    for number in range(1, count + 1):
        lines += [
            f"考核项 {number} 「项目{number}」 1分",
            f"  认定 「材料{number}」，须 有 标题，且 数量 ≥ {number}",
            "  得分率 = 认定数 ÷ 3，最高 1",
            "  权重",
            "    60%：甲局",
            "    40%：乙局、丙局",
        ]
    return "\n".join(lines) + "\n"


@pytest.mark.no_cover
@pytest.mark.parametrize("vouched", [None, "cells"])
def test_ten_times_the_items_are_ten_times_the_work(vouched: Any) -> None:
    """What is done to write a department's code, counted in calls, grows with the items."""
    calls = [calls_of_compiling(creditpolicy.loads(many_items(n)), vouched) for n in (20, 200)]
    assert calls[1] <= 11 * calls[0]


def calls_of_compiling(policy: Any, vouched: Any) -> int:
    """How many functions run up to the first score of a department."""
    row = {"部门": "甲局", "材料": "材料1", "日期": "2018-03-01", "标题": "有", "数量": 1}
    compiled = policy.compiled()
    compiled.policy  # noqa: B018 -- what is worked out once is no part of it
    count = 0

    def count_calls(frame: Any, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_calls)
    outcome = compiled.decide([row], "甲局", vouched=vouched)
    sys.setprofile(before)
    assert outcome.refused == 0
    return count
