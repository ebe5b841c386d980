"""The pytest plugin: each case is a test item, and fails in words for people."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

POLICY = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
材料 简报
  字段 篇数：整数
考核项 1 信息 10分
  统计 篇数合计：简报 的 篇数 合计
  得分率 = 篇数合计 ÷ 3，最高 1
  责任部门 甲局、乙局
"""
CASES = """语言 1
用例 没有简报
  应得 甲局 的 部门得分 = 0分
用例 「一篇，四舍五入」
  材料 简报：部门 甲局，日期 2018-03-01，篇数 1
  应得 甲局 的 部门得分 = 3.33分
用例 算出来的，未确认
  应得 总得分 = 0分
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "甲.policy").write_text(POLICY, encoding="utf-8")
    (tmp_path / "甲.cases.policy").write_text(CASES, encoding="utf-8")
    return tmp_path


def run(folder, *words):
    """pytest in a process of its own, with the plugin."""
    command = [sys.executable, "-m", "pytest", "-p", "creditpolicy.extra.pytest.plugin"]
    loaded = [one.name for one in entry_points(group="pytest11") if one.name == "creditpolicy"]
    more = ["-p", "no:creditpolicy"] if loaded else []
    command += [*more, "-p", "no:cacheprovider", "-rs", "--rootdir", str(folder), *words]
    return subprocess.run(
        [*command, str(folder)], capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_each_case_is_an_item(folder):
    """One passes, one fails with expected, actual and difference, one is skipped; no traceback.

    A case that names an unknown department fails with the coded message. A policy without a case
    is no test.
    """
    (folder / "乙.policy").write_text(POLICY, encoding="utf-8")
    wrong = CASES.replace("应得 甲局", "应得 丙局")
    (folder / "乙.cases.policy").write_text(wrong, encoding="utf-8")
    result = run(folder)
    assert result.returncode == 1
    assert "2 failed, 1 passed, 1 skipped" in result.stdout
    assert "应得  3.33分\n    实得  10分 ÷ 3（约 3.33）\n    多了  1分 ÷ 300" in result.stdout
    assert "CP207" in result.stdout
    assert "甲.cases.policy:7: 还没有人确认" in result.stdout
    assert "items.py" not in result.stdout
    assert "Traceback" not in result.stdout
