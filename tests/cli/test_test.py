"""`creditpolicy test`: expected, actual, difference; every format, every exit code, `--accept`."""

import json
import re
from importlib.resources import files as resources
from io import StringIO
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from creditpolicy.report import accepted as accepting
from tests.cli.command_line import call

POLICY = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
材料 简报
  字段 标题：文字
  字段 篇数：整数
考核项 1 信息 10分
  统计 篇数合计：简报 的 篇数 合计
  得分率 = 篇数合计 ÷ 3，最高 1
  责任部门 甲局、乙局
"""
ROW = "  材料 简报：部门 甲局，日期 2018-03-01，篇数 1\n"
RIGHT = f"用例 一篇\n{ROW}  应得 甲局 的 部门得分 = 10分 ÷ 3\n"
WRONG = (
    f"用例 不对  # 四舍五入\n{ROW}  应得 甲局 的 部门得分 = 3.33分\n  应得 乙局 的 部门得分 = 0分\n"
)


def schema(name):
    path = resources("creditpolicy.report").joinpath(f"schemas/{name}.json")
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "示例.policy"
    path.write_text(POLICY + RIGHT + WRONG, encoding="utf-8")
    return path


def test_a_failure_for_people(policy):
    """Expected 3.33, actual 10/3, 1/300 too much, and how the figure came about."""
    result = call("test", policy, "--lang", "zh")
    assert result.code == 1
    assert re.search(
        r"未通过  不对（.*示例.policy 第 16 行）\n"
        r"  甲局 的 部门得分\n"
        r"    应得  3\.33分\n"
        r"    实得  10分 ÷ 3（约 3\.33）\n"
        r"    多了  1分 ÷ 300\n"
        r"    应得的数是四舍五入过的；准确的写法是 10分 ÷ 3。\n"
        r"    怎么算的：\n",
        result.out,
    )
    assert "篇数合计 = 1    ← 政策第 10 行" in result.out
    assert result.out.endswith("示例.policy：2 个用例，1 个通过，1 个未通过。\n")
    assert "乙局" not in result.out
    english = call("test", policy, "--lang", "en").out
    assert "expected  3.33 points\n    actual  10 points / 3 (about 3.33)" in english
    assert english.endswith("示例.policy: 2 cases, 1 passed, 1 failed.\n")


WHOLE = """用例 两个部门
  材料 简报：部门 甲局，日期 2018-03-01，篇数 1
  材料 简报：部门 乙局，日期 2018-03-01，篇数 3
  应得 总得分 = 5分
"""


def test_a_figure_of_the_zone_says_whose_figures_it_rests_on(policy):
    """The mean of 1/3 and 1 is 2/3: 20/3 points; each rate is said to be its department's."""
    policy.write_text(POLICY + WHOLE, encoding="utf-8")
    lines = [line.strip() for line in call("test", policy, "--lang", "zh").out.splitlines()]
    assert "实得  20分 ÷ 3（约 6.67）" in lines
    (one,), (other,) = (
        [line for line in lines if line.startswith(f"{name} 的 得分率 =")]
        for name in ("甲局", "乙局")
    )
    assert one == "甲局 的 得分率 = 最小（篇数合计 ÷ 3，1）"
    assert lines[lines.index(other) + 2].startswith("篇数合计 = 3")


def test_a_selection_by_name(policy):
    """-k chooses by a part of the name; the chosen case passes, and the exit code is 0."""
    result = call("test", policy, "-k", "一", "--lang", "zh")
    assert (result.code, result.out.count("1 个用例，1 个通过")) == (0, 1)
    assert call("test", policy, "--list").out.split() == [str(policy), "一篇", str(policy), "不对"]


def test_data(policy):
    """The JSON is as its schema says, with exact figures."""
    data = call("test", policy, "--format", "json").data
    schema("cases-1").validate(data)
    (one,) = data["policies"]
    assert one["counts"] == {"passed": 1, "failed": 1, "refused": 0, "unconfirmed": 0}
    (figure, other) = one["cases"][1]["figures"]
    assert (figure["expected"]["exact"], figure["actual"]["exact"]) == ("333/100", "10/3")
    assert figure["difference"]["exact"] == "1/300"
    assert (figure["met"], other["met"]) == (False, True)


def test_junit(policy, tmp_path):
    """A test case for each case; what differs is a failure, and the file is XML."""
    path = tmp_path / "cases.xml"
    assert call("test", policy, "--format", "junit", "-o", path).code == 1
    (suite,) = ElementTree.parse(path).getroot()
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "0")
    assert [case.get("name") for case in suite] == ["一篇", "不对"]
    assert "3.33" in (suite[1][0].text or "")


def test_github(policy):
    """An annotation at the line that expects the wrong value, and nothing for what passes."""
    (line,) = call("test", policy, "--format", "github").out.splitlines()
    assert line.startswith("::error file=")
    assert ",line=18," in line
    assert ",title=不对::" in line


def test_a_refused_case(tmp_path):
    """A cell that cannot be used is shown at its place, in every format."""
    path = tmp_path / "p.policy"
    row = ROW.replace("篇数 1", "篇数 “几”")
    path.write_text(f"{POLICY}用例 坏\n{row}  应得 甲局 的 部门得分 = 0分\n", encoding="utf-8")
    result = call("test", path, "--lang", "zh")
    assert result.code == 1
    assert "不能用  坏" in result.out
    assert "p.policy:14:" in result.out
    xml = ElementTree.fromstring(call("test", path, "--format", "junit").out)
    assert xml[0].get("errors") == "1"
    assert "CP" in call("test", path, "--format", "github").out
    assert call("test", path, "--format", "json").data["policies"][0]["counts"]["refused"] == 1


def test_where_no_case_can_be_run_every_format_says_so(tmp_path):
    """A case of an unknown department: an annotation, a JUnit error, and words for people."""
    path, output = tmp_path / "p.policy", tmp_path / "cases.xml"
    path.write_text(POLICY + RIGHT.replace("应得 甲局", "应得 丙局"), encoding="utf-8")
    result = call("test", path, "--format", "github", "--lang", "zh")
    assert result.code == 1
    assert result.out.startswith("::error file=")
    assert "title=CP207::" in result.out
    assert "错误 CP207" in result.err
    assert call("test", path, "--format", "junit", "-o", output).code == 1
    (suite,) = ElementTree.parse(output).getroot()
    assert suite.attrib["errors"] == "1"
    assert "CP207" in "".join(suite.itertext())
    assert call("test", path, "--format", "json").code == 1


def test_nothing_tested_is_never_fine(tmp_path, policy):
    """No case, no case of that name, only unconfirmed ones: exit code 1, and a sentence."""
    bare = tmp_path / "bare.policy"
    bare.write_text(POLICY, encoding="utf-8")
    none = call("test", bare, "--lang", "zh")
    assert (none.code, "CP763" in none.err) == (1, True)
    unknown = call("test", policy, "-k", "丙", "--lang", "zh")
    assert (unknown.code, "CP764" in unknown.err) == (1, True)
    both = call("test", bare, policy, "-k", "一篇")
    assert both.code == 0
    open_ = tmp_path / "open.policy"
    open_.write_text(POLICY + RIGHT.replace("用例 一篇", "用例 一篇，未确认"), encoding="utf-8")
    result = call("test", open_, "--lang", "zh")
    assert result.code == 1
    assert result.out.endswith("1 个用例，1 个相符但还没有人确认。\n")


def test_one_policy_without_cases_among_others(tmp_path, policy):
    """The others are run and shown, the one without is named, and the exit code is 1."""
    policy.write_text(POLICY + RIGHT, encoding="utf-8")
    (tmp_path / "无.policy").write_text(POLICY, encoding="utf-8")
    result = call("test", tmp_path, "--lang", "zh")
    assert result.code == 1
    assert "1 个用例，1 个通过" in result.out
    assert "无.policy" in result.err


def test_cases_beside_the_policy(tmp_path):
    """A file of cases beside the policy is found with it, and by itself, once."""
    (tmp_path / "甲.policy").write_text(POLICY, encoding="utf-8")
    cases = tmp_path / "甲.cases.policy"
    cases.write_text("语言 1\n" + RIGHT, encoding="utf-8")
    for path in (tmp_path, tmp_path / "甲.policy", cases):
        result = call("test", path, "--lang", "zh")
        assert (result.code, result.out.count("：1 个用例，1 个通过")) == (0, 1)
    assert call("check", cases, "--lang", "zh").out.endswith("，1 个用例。\n")


def test_cases_as_data(tmp_path):
    """A pair of files is a case: 甲局 has 10/3 of 10, 名次 1, 篇数合计 1; assumptions are none."""
    (tmp_path / "甲.policy").write_text(POLICY, encoding="utf-8")
    folder = tmp_path / "甲.cases"
    folder.mkdir()
    row = {"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "篇数": 1, "标题": "一"}
    (folder / "一件.jsonl").write_text(json.dumps(row), encoding="utf-8")
    expected = {
        "schema": "creditpolicy/expected/1",
        "as_of": "2018-12-31",
        "zone": {"score": "5/3", "items": [{"item": "1", "score": {"exact": "5/3"}}]},
        "departments": [
            {
                "name": "甲局",
                "score": {"exact": "10/3"},
                "rank": 1,
                "contribution": "5/3",
                "share": 5,
                "items": [
                    {
                        "item": "1",
                        "rate": "1/3",
                        "score": "10/3",
                        "contribution": "5/3",
                        "share": 5,
                    }
                ],
                "figures": {"篇数合计": 1},
            }
        ],
    }
    schema("expected-1").validate(expected)
    (folder / "一件.expected.json").write_text(json.dumps(expected), encoding="utf-8")
    data = call("test", tmp_path, "--format", "json").data
    (case,) = data["policies"][0]["cases"]
    assert [figure["met"] for figure in case["figures"]] == [True] * 11
    wrong = json.dumps(expected).replace('"exact": "10/3"', '"exact": "3.33"')
    (folder / "一件.expected.json").write_text(wrong, encoding="utf-8")
    assert call("test", tmp_path).code == 1


def test_what_eval_writes_is_expected_as_it_is(tmp_path):
    """The whole JSON of an evaluation, put beside its evidence, is a case that passes."""
    path, folder = tmp_path / "甲.policy", tmp_path / "甲.cases"
    path.write_text(POLICY, encoding="utf-8")
    folder.mkdir()
    row = {"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "篇数": 2, "标题": "一"}
    (folder / "一件.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert (
        call(
            "eval",
            path,
            folder / "一件.jsonl",
            "--format",
            "json",
            "-o",
            folder / "一件.expected.json",
        ).code
        == 0
    )
    assert call("test", path).code == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"schema": "creditpolicy/expected/1", "zone": {"score": 6.3333}}', "CP765"),
        ('{"schema": "creditpolicy/expected/1", "zone": {"score": {"exact": 1e3}}}', "CP765"),
        ('{"schema": "creditpolicy/expected/1", "zone": {"score": true}}', "CP766"),
        ('{"schema": "creditpolicy/expected/1", "zone": {}, "zone": {}}', "CP766"),
        ('{"schema": "creditpolicy/expected/2", "zone": {"score": 1}}', "CP766"),
        ("[1]", "CP766"),
        ("{", "CP766"),
        ('{"schema": "creditpolicy/expected/1", "departments": [{"name": "丁局"}]}', "CP767"),
        (
            '{"schema": "creditpolicy/expected/1",'
            ' "departments": [{"name": "甲局", "figures": {"件数": 1}}]}',
            "CP767",
        ),
        (
            '{"schema": "creditpolicy/expected/1", "zone": {"score": 1},'
            ' "assumptions": [{"name": "甲", "value": 1}]}',
            "CP605",
        ),
    ],
)
def test_expected_results_that_cannot_be_used(tmp_path, text, code):
    """A float, a double name, something else altogether: one coded line and no traceback."""
    (tmp_path / "甲.policy").write_text(POLICY, encoding="utf-8")
    folder = tmp_path / "甲.cases"
    folder.mkdir()
    (folder / "一.jsonl").write_text("", encoding="utf-8")
    (folder / "一.expected.json").write_text(text, encoding="utf-8")
    result = call("test", tmp_path, "--lang", "zh")
    assert result.code in (1, 2)
    assert code in result.err


def accept(policy, answer):
    with patch("sys.stdin", StringIO(answer)):
        return call("test", policy, "--accept", "--lang", "zh")


def test_accept_shows_asks_and_changes_that_value_only(policy):
    """After yes the one value is the exact one; comments and all else stay, and the test passes."""
    before = policy.read_text("utf-8")
    refused = accept(policy, "n\n")
    assert (refused.code, policy.read_text("utf-8")) == (1, before)
    assert "- 应得 甲局 的 部门得分 = 3.33分\n+ 应得 甲局 的 部门得分 = 10分 ÷ 3\n" in refused.out
    done = accept(policy, "y\n")
    assert (done.code, done.out.endswith("改了 1 处。\n")) == (0, True)
    assert policy.read_text("utf-8") == before.replace("3.33分", "10分 ÷ 3")
    assert call("test", policy).code == 0
    assert call("test", policy, "--accept", "--yes").code == 0


def test_accept_without_an_answer_changes_nothing(policy):
    """At the end of input nothing is accepted; --yes needs --accept, and asks nobody."""
    before = policy.read_text("utf-8")
    assert accept(policy, "").code == 1
    assert policy.read_text("utf-8") == before
    assert call("test", policy, "--yes").code == 2
    assert call("test", policy, "--accept", "--yes").code == 0
    assert policy.read_text("utf-8") != before


def test_accept_never_writes_what_reads_otherwise(policy, monkeypatch):
    """Were the new text to differ elsewhere, it is not written: CP770."""
    monkeypatch.setattr(accepting.CaseLines, "value", lambda *_: "1分\n用例 多出来的")
    before = policy.read_text("utf-8")
    result = accept(policy, "y\n")
    assert (result.code, "CP770" in result.err) == (1, True)
    assert policy.read_text("utf-8") == before


def test_accept_writes_into_the_amendment_where_the_case_stands(tmp_path):
    """The whole policy is tested; the text that changes is the amendment's, line and all."""
    (tmp_path / "去年.policy").write_text(POLICY, encoding="utf-8")
    amendment = tmp_path / "今年.policy"
    text = f"语言 1\n修订 “去年.policy”\n修改 考核\n  总分 20分\n修改 考核项 1 信息 20分\n{RIGHT}"
    amendment.write_text(text, encoding="utf-8")
    told = call("test", amendment, "--accept", "--yes", "--lang", "zh")
    assert told.code == 0
    assert f"{amendment} 第 8 行" in told.out
    assert amendment.read_text(encoding="utf-8") == text.replace("10分 ÷ 3", "20分 ÷ 3")
    assert (tmp_path / "去年.policy").read_text(encoding="utf-8") == POLICY
