"""The generated source: what it may hold, what it says of the policy, and how it is shown."""

import ast
import os
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
