"""A gate under 汇总 is explained like any rule: what it asks, whether it holds, and its records."""

import json

import pytest

from tests.cli.command_line import call

POLICY = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 事故、简报
考核项 1 信息 100分
  认定 简报
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 全部部门
汇总
  统计 事故数：事故 的 件数
  凡 事故数 ≥ 1，部门得分 记 0分
  凡 事故数 ≥ 1，名次 列最后
"""
ROWS = """\
部门,材料,日期
甲局,简报,2018-03-01
甲局,简报,2018-03-02
甲局,事故,2018-03-03
乙局,简报,2018-03-01
"""


@pytest.fixture
def explained(tmp_path):
    policy, rows = tmp_path / "示例.policy", tmp_path / "材料.csv"
    kinds = "材料 事故\n  字段 标题：文字\n材料 简报\n  字段 标题：文字\n"
    policy.write_text(POLICY.replace("材料 事故、简报\n", kinds), encoding="utf-8")
    rows.write_text(ROWS, encoding="utf-8")

    def explain(department: str, *more: str) -> str:
        result = call("explain", policy, rows, "--department", department, "--lang", "zh", *more)
        assert result.code == 0
        return str(result.out)

    return explain


def test_a_gate_that_holds_says_why_with_its_records(explained):
    """0 points and the last place of two: because of one accident, which is row 4 of the evidence."""
    lines = explained("甲局").splitlines()
    start = lines.index("部门得分 = 0.00 分")
    assert lines[start + 1] == "  因为 事故数 ≥ 1"
    assert lines[start + 2].startswith("    事故数 = 1    ← 政策第 15 行：统计 事故数")
    assert lines[start + 3].startswith("      计入  ")
    assert "第 4 行" in lines[start + 3]
    place = lines.index("名次 = 2")
    assert lines[place + 1] == "  因为 事故数 ≥ 1"


def test_a_gate_that_does_not_hold_is_said_too(explained):
    """Half of 100 points, and the first place: nobody filed an accident."""
    lines = explained("乙局").splitlines()
    assert any(line.endswith("= 50.00 分") and line.startswith("部门得分") for line in lines)
    assert "  不成立：事故数 ≥ 1" in lines
    assert "名次 = 1" in lines


def test_the_same_as_data(explained):
    """`derivation` and `ranking` name the test and the count that it looked at."""
    (department,) = json.loads(explained("甲局", "--format", "json"))["departments"]
    for name, value in (("derivation", "0"), ("ranking", "2")):
        step = department[name]
        assert step["value"]["exact"] == value
        assert step["because"] == [{"test": "事故数 ≥ 1", "holds": True}]
        assert [(one["measure"], one["value"]["exact"]) for one in step["inputs"]] == [
            ("事故数", "1")
        ]
