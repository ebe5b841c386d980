"""`--results`: the results that a policy refers to."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from tests.cli.command_line import call

CREDIT = """语言 1
考核 信用考核
  年度 2018
  总分 10分
部门 甲局
材料 简报
  字段 标题：文字
考核项 1 宣传 10分
  统计 简报数：简报 的 件数
  得分率 = 简报数 ÷ 2，最高 1
  责任部门 甲局
"""
YEAR_END = """语言 1
考核 年终考核
  年度 2018
  总分 100分
部门 甲局
引用 信用：信用考核，年度 2018
材料 简报
  字段 标题：文字
考核项 1 信用 100分
  统计 简报数：简报 的 件数
  得分率 = 若 简报数 > 5 则 1 否则 信用 的 得分率，最低 0，最高 1
  责任部门 甲局
"""


@pytest.fixture
def folder(tmp_path):
    """Two policies, evidence, and the result of the first, as the command wrote it."""
    (tmp_path / "credit.policy").write_text(CREDIT, encoding="utf-8")
    (tmp_path / "all.policy").write_text(YEAR_END, encoding="utf-8")
    rows = "部门,材料,日期,标题\n甲局,简报,2018-03-01,一\n"
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    words = (tmp_path / "credit.policy", tmp_path / "rows.csv", "--format", "json")
    assert call("eval", *words, "-o", tmp_path / "credit.json").code == 0
    return tmp_path


def run(command, folder, *words):
    return call(command, folder / "all.policy", folder / "rows.csv", *words)


def test_what_eval_wrote_is_what_it_reads(folder):
    """The JSON of one evaluation goes into another: 1 of 2 briefs is half of 100 points."""
    result = run("eval", folder, "--results", folder / "credit.json", "--format", "json")
    assert result.code == 0
    assert result.data["zone"]["score"] == {"exact": "50", "display": "50.00"}
    assert [one["name"] for one in result.data["references"]] == ["信用"]


def test_explain_names_the_file(folder):
    """An explanation says which figure, of which result, from which file."""
    result = run("explain", folder, "--results", folder / "credit.json", "--lang", "zh")
    assert "信用 的 得分率 = 0.5（信用考核2018年度的结果" in result.out
    assert "credit.json" in result.out
    data = run("explain", folder, "--results", folder / "credit.json", "--format", "json").data
    text = files("creditpolicy.report").joinpath("schemas/explanation-1.json").read_text("utf-8")
    Draft202012Validator(json.loads(text)).validate(data)
    steps = data["departments"][0]["items"][0]["rate"]["inputs"]
    assert {"信用"} == {step["reference"] for step in steps if "reference" in step}


def test_without_it_there_is_no_score(folder):
    """A missing result is exit code 1 and CP640; a file that is none is 2 and CP643."""
    missing = run("eval", folder, "--lang", "en")
    assert missing.code == 1
    assert "CP640" in missing.err
    assert missing.out == ""
    none = run("eval", folder, "--results", folder / "rows.csv")
    assert none.code == 2
    assert "CP643" in none.err


def test_show_names_the_references(folder):
    """`show` lists what a policy refers to, for people and as data."""
    assert "信用考核，2018年度" in call("show", folder / "all.policy", "--lang", "zh").out
    (reference,) = call("show", folder / "all.policy", "--format", "json").data["references"]
    assert (reference["name"], reference["figures"]) == ("信用", ["得分率"])
