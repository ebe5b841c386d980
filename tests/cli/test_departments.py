"""Former departments, as the commands show them."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from tests.cli.command_line import call

POLICY = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 税务局、乙局
别称 国税局：县国税局
沿革 国税局、地税局 于 2018-06-15 合并为 税务局
沿革 丙局 于 2018-06-15 更名为 乙局
引用 上年：本考核，年度 2017，合并的 不适用
材料 简报
  字段 标题：文字
考核项 1 示例 10分
  认定 简报
  得分率 = 认定数 ÷ 4 × 上年 的 得分率，最低 0，最高 1
  责任部门 全部部门
"""
ROWS = """部门,材料,日期,标题
县国税局,简报,2018-03-01,一
丙局,简报,2018-03-01,二
"""


@pytest.fixture
def words(tmp_path):
    """The policy, evidence, and last year's result, in which 丙局 has 8 of 10 points."""
    figure = {"exact": "8", "display": "8.00"}
    department = {"rank": 1, "items": [], "figures": {}, "contribution": None, "share": None}
    policy = {"name": "示例", "year": 2017, "digest": "sha256:" + "0" * 64, "total": "10"}
    result = {
        "schema": "creditpolicy/assessment/1",
        "policy": {**policy, "period": {"from": "2017-01-01", "to": "2017-12-31"}},
        "zone": {"score": figure},
        "departments": [
            {**department, "name": name, "score": figure} for name in ("国税局", "地税局", "丙局")
        ],
    }
    texts = {"a.policy": POLICY, "a.csv": ROWS, "a.json": json.dumps(result)}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return (tmp_path / "a.policy", tmp_path / "a.csv", "--results", tmp_path / "a.json")


def valid(data):
    """The data, which keeps to its schema."""
    name = data["schema"].split("/")[1]
    text = (files("creditpolicy.report") / "schemas" / f"{name}-1.json").read_text("utf-8")
    Draft202012Validator(json.loads(text)).validate(data)
    return data


def test_show_says_what_each_has_become(words):
    """The policy as data has every former department with its day, and keeps to the schema."""
    data = valid(call("show", words[0], "--format", "json").data)
    assert data["departments"] == ["税务局", "乙局"]
    first, _, last = data["formers"]
    assert first == {
        "name": "国税局",
        "aliases": ["县国税局"],
        "until": "2018-06-15",
        "change": "merged",
        "successor": "税务局",
        "department": "税务局",
    }
    assert (last["name"], last["change"]) == ("丙局", "renamed")
    assert data["references"][0]["merged"] is True


def test_explain_says_who_filed(words):
    """A record under a former name, and a figure under one, are told so, in data and in words."""
    data = valid(call("explain", *words, "--format", "json", "--department", "丙局").data)
    (one,) = data["departments"]
    assert one["name"] == "乙局"
    steps = json.dumps(one["items"], ensure_ascii=False)
    assert '"filed_by": "丙局"' in steps
    assert '"under": "丙局"' in steps
    zh = call("explain", *words, "--department", "乙局").out
    en = call("explain", *words, "--department", "乙局", "--lang", "en").out
    assert "二（材料第 3 行，原丙局）" in zh
    assert "filed by the former 丙局" in en
    assert "里面叫“丙局”" in zh
    merged = call("explain", *words, "--department", "县国税局").out
    assert "一（材料第 2 行，原国税局）" in merged
    assert "不适用" in merged


def test_show_has_a_line_for_each(words):
    """The table for people says what has become of whom, and on which day, in both languages."""
    zh = call("show", words[0]).out
    assert "国税局  2018-06-15 合并为“税务局”" in zh
    assert "合并的不适用" in zh
    en = call("show", words[0], "--lang", "en").out
    assert "丙局    renamed to “乙局” on 2018-06-15" in en
