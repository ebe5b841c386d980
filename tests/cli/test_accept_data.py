"""`creditpolicy test --accept` on expected results that stand in data."""

import json
from io import StringIO
from unittest.mock import patch

import pytest

from tests.cli.command_line import call

POLICY = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
等级 等次：优 > 良
材料 简报
  字段 标题：文字
考核项 1 信息 10分
  认定 简报，须 有 标题
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 全部部门
汇总
  表 等次（部门得分）
    ≥ 5：优
    其余：良
"""
ROW = {"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "标题": "一"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "甲.policy").write_text(POLICY, encoding="utf-8")
    (tmp_path / "甲.cases").mkdir()
    (tmp_path / "甲.cases" / "一件.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    return tmp_path


def accept(folder, answer="y\n"):
    with patch("sys.stdin", StringIO(answer)):
        return call("test", folder / "甲.policy", "--accept", "--lang", "zh")


def test_what_was_written_by_hand_keeps_its_form(folder):
    """One of 2 is a half: 5 of 10 points for 甲局 and 5/2 for the zone, 优, rank 1; 乙局 has 0.

    A text stays a text, an object an object, a whole number one; what is met stays as it is.
    """
    expected = {
        "schema": "creditpolicy/expected/1",
        "zone": {"score": "3"},
        "departments": [
            {"name": "甲局", "score": {"exact": "4"}, "rank": 2, "figures": {"等次": "良"}},
            {"name": "乙局", "score": 0, "items": [{"item": "1", "rate": None}]},
        ],
    }
    path = folder / "甲.cases" / "一件.expected.json"
    path.write_text("\ufeff" + json.dumps(expected, ensure_ascii=False), encoding="utf-8")
    result = accept(folder)
    assert result.code == 0
    assert "一件.expected.json\n- 应得 总得分 = 3分\n+ 应得 总得分 = 2.5分" in result.out
    assert (
        "- 应得 乙局 的 考核项 1 得分率 = 不适用\n+ 应得 乙局 的 考核项 1 得分率 = 0%" in result.out
    )
    assert json.loads(path.read_text("utf-8")) == {
        "schema": "creditpolicy/expected/1",
        "zone": {"score": "5/2"},
        "departments": [
            {"name": "甲局", "score": {"exact": "5"}, "rank": 1, "figures": {"等次": "优"}},
            {"name": "乙局", "score": 0, "items": [{"item": "1", "rate": "0"}]},
        ],
    }
    assert call("test", folder / "甲.policy").code == 0


def test_what_eval_wrote_is_as_eval_would_write_it(folder):
    """After a change of the policy the figures that are accepted have their display too."""
    path = folder / "甲.cases" / "一件.expected.json"
    policy, rows = folder / "甲.policy", folder / "甲.cases" / "一件.jsonl"
    assert call("eval", policy, rows, "--format", "json", "-o", path).code == 0
    policy.write_text(POLICY.replace("÷ 2", "÷ 3"), encoding="utf-8")
    assert accept(folder).code == 0
    assert call("test", policy).code == 0
    again = folder / "again.json"
    assert call("eval", policy, rows, "--format", "json", "-o", again).code == 0
    one, other = (json.loads(of.read_text("utf-8")) for of in (path, again))
    assert one["departments"] == other["departments"]
    assert one["zone"] == other["zone"]


def test_without_a_yes_the_data_stay(folder):
    """What is not accepted is not written, and the exit code says that something differs."""
    path = folder / "甲.cases" / "一件.expected.json"
    text = '{"schema": "creditpolicy/expected/1", "zone": {"score": "3"}}'
    path.write_text(text, encoding="utf-8")
    assert accept(folder, "n\n").code == 1
    assert path.read_text("utf-8") == text
