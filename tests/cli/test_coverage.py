"""`creditpolicy test --coverage`: text, page, lcov, data, and the figure below which it fails."""

import json
import re
from html.parser import HTMLParser
from importlib.resources import files as resources

import pytest
from jsonschema import Draft202012Validator

from tests.cli.command_line import call

POLICY = """语言 1
考核 「甲<乙>考核」
  年度 2018
  总分 10分
部门 甲局
材料 简报
  字段 标题：文字
考核项 1 信息 10分
  认定 简报，须 有 标题
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 甲局
用例 两件里一件没有标题
  材料 简报：部门 甲局，日期 2018-03-01，标题 “一”
  材料 简报：部门 甲局，日期 2018-03-02
  应得 甲局 的 部门得分 = 5分
"""
"""Five things to be tested: counted, filled, blank, and either side of the cap; one is missing."""


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "p.policy"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_the_text_shows_the_lines_that_are_not_tested(policy):
    """4 of 5 are 80 percent; the missing one stands below its line, in both languages."""
    result = call("test", policy, "--coverage", "--lang", "zh")
    assert result.code == 0
    assert "应查的 5 处，用例查到 4 处（80.00%），下面这些没有查到：\n" in result.out
    below = "   10    得分率 = 认定数 ÷ 2，最高 1\n        ✗ 结果由“1”决定\n"
    assert result.out.endswith(below)
    english = call("test", policy, "--coverage", "--lang", "en").out
    assert "of 5 things to be tested the cases reach 4 (80.00%); these they do not:" in english
    assert "✗ “1” decides" in english


def test_a_figure_to_fail_under(policy):
    """80 percent are enough for 80 and not for 81; what is no percentage is bad usage."""
    assert call("test", policy, "--fail-under", "80").code == 0
    low = call("test", policy, "--fail-under", "81%", "--lang", "zh")
    assert (low.code, "用例查到 80.00%，不足 81.00%。" in low.err) == (1, True)
    assert call("test", policy, "--fail-under", "许多").code == 2
    assert call("test", policy, "--fail-under", "101").code == 2


class _Balanced(HTMLParser):
    """Raises where a tag is closed that is not open."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        self.open += [] if tag == "meta" else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page(policy, tmp_path, lang):
    """Every line of the policy, what is not tested below its line, no script, names escaped."""
    page = tmp_path / "c.html"
    assert call("test", policy, "--html", page, "--lang", lang).code == 0
    text = page.read_text("utf-8")
    parser = _Balanced()
    parser.feed(text)
    assert parser.open == []
    assert "甲&lt;乙&gt;考核" in text
    assert "<script" not in text
    assert len(re.findall(r'<td class="n"', text)) == POLICY.count("\n")
    assert text.count("<li>") == 1


def test_lcov(policy, tmp_path):
    """A branch for each goal, and the sums agree."""
    path = tmp_path / "c.lcov"
    assert call("test", policy, "--lcov", path).code == 0
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == "TN:"
    assert lines[1].endswith("p.policy")
    assert [line for line in lines if line.startswith("BRDA:10,")] == [
        "BRDA:10,0,0,1",
        "BRDA:10,0,1,0",
    ]
    assert "BRF:5" in lines
    assert "BRH:4" in lines
    assert [line for line in lines if line.startswith("DA:")] == ["DA:9,1", "DA:10,1"]
    assert lines[-1] == "end_of_record"


def test_data(policy):
    """The JSON names what is missing, as its schema says."""
    data = call("test", policy, "--coverage", "--format", "json").data
    path = resources("creditpolicy.report").joinpath("schemas/cases-1.json")
    Draft202012Validator(json.loads(path.read_text("utf-8"))).validate(data)
    covered = data["policies"][0]["coverage"]
    assert (covered["goals"], covered["reached"], covered["rate"]["exact"]) == (5, 4, "4/5")
    assert covered["missing"] == [
        {"line": 10, "what": {"zh": "结果由“1”决定", "en": "“1” decides"}}
    ]


def test_one_page_a_policy(policy, tmp_path):
    """A page is about one policy; for two it is refused."""
    (tmp_path / "q.policy").write_text(POLICY, encoding="utf-8")
    assert call("test", tmp_path, "--html", tmp_path / "c.html").code == 2
