"""`creditpolicy whatif`: intervals and dependences, by hand."""

import json
import re
from importlib.resources import files as resources
from io import StringIO

import pytest
from jsonschema import Draft202012Validator

from creditpolicy.cli.arguments import read_arguments
from creditpolicy.cli.commands import COMMANDS
from creditpolicy.cli.console import Console
from tests.cli.command_line import call
from tests.cli.test_console import Screen

SCHEMA = resources("creditpolicy.report") / "schemas" / "whatif-1.json"
POLICY = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
假设 满分件数 = 2，可取 1 至 4，未定
假设 扣分 = 1分，可取 1分、3分，未定
假设 人数 = 5
材料 简报
  字段 标题：文字
考核项 1 示例 10分
  统计 件数：简报 的 件数
  得分 = 10分 × 件数 ÷ 满分件数 − 扣分 + 人数 × 0分，最高 10分，最低 0分
  责任部门 全部部门
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "p.policy").write_text(POLICY, encoding="utf-8")
    rows = "部门,材料,日期,标题\n甲局,简报,2018-03-01,一\n"
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    return tmp_path / "p.policy", tmp_path / "rows.csv"


def exact(department):
    return tuple(department[name]["exact"] for name in ("score", "low", "high"))


def test_the_interval_and_what_it_depends_on(files):
    """甲局 has 10 × 1 ÷ 2 − 1 = 4; at best 10 ÷ 1 − 1 = 9, at worst 10 ÷ 4 − 3 < 0, so 0.

    With 扣分 = 3 alone it has 5 − 3 = 2, still first; 3 values × 2 are 6 combinations. 乙局 has 0
    whatever is chosen, and shares the first place where 甲局 has 0 too.
    """
    data = call("whatif", *files, "--format", "json").data
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(data)
    one, other = data["departments"]
    assert exact(one) == ("4", "0", "9")
    assert (one["rank"], one["best"], one["worst"]) == (1, 1, 1)
    assert exact(other) == ("0", "0", "0")
    assert (other["rank"], other["best"], other["worst"]) == (2, 1, 2)
    assert data["combinations"] == {"all": 6, "tried": 6}
    keys = ("name", "alternatives", "scores", "ranks")
    assert [tuple(one[key] for key in keys) for one in data["assumptions"]] == [
        ("满分件数", ["1", "4"], ["甲局"], []),
        ("扣分", ["3"], ["甲局"], []),
    ]


def test_one_at_a_time_always_and_combinations_up_to_a_number(files):
    """With --most 1 no combination but the policy's own is tried, and that is said.

    One at a time 甲局 goes down to 10 ÷ 4 − 1 = 3/2 and up to 9.
    """
    data = call("whatif", *files, "--most", "1", "--format", "json").data
    assert exact(data["departments"][0]) == ("4", "3/2", "9")
    assert data["combinations"] == {"all": 6, "tried": 1}
    assert "只算了前 1 种" in call("whatif", *files, "--most", "1", "--lang", "zh").out


def test_what_is_set_by_hand_stays(files):
    """An assumption of --assume is not varied."""
    data = call("whatif", *files, "--assume", "扣分=3", "--format", "json").data
    assert [one["name"] for one in data["assumptions"]] == ["满分件数"]
    assert exact(data["departments"][0]) == ("2", "0", "7")


def test_the_table_in_both_languages(files):
    """People read the same: intervals of scores and ranks, and whom each choice concerns."""
    zh, en = (call("whatif", *files, "--lang", lang).out for lang in ("zh", "en"))
    assert "满分件数 = 2，另取 1、4" in zh
    assert "  得分会变：甲局" in zh
    assert "6 combinations, all evaluated." in en
    assert "1-2" in en


@pytest.mark.parametrize("most", ["0", "-1", "x", "1.5", ""])
def test_most_is_a_whole_number(files, most):
    """Anything else is bad usage."""
    assert call("whatif", *files, f"--most={most}").code == 2


def test_grades_depend_too(tmp_path, files):
    """A grade that one alternative changes is named with that alternative's assumption.

    甲局 has half of the briefs, and all of them where one is enough: from 乙等 to 甲等.
    """
    text = POLICY + "  表 等次\n    件数 ÷ 满分件数 ≥ 80%：甲等\n    其余：乙等\n"
    text += "等级 等次：甲等 > 乙等\n"
    files[0].write_text(text, encoding="utf-8")
    data = call("whatif", *files, "--format", "json").data
    first, second = data["assumptions"]
    assert (first["name"], first["grades"]) == ("满分件数", ["甲局"])
    assert (second["name"], second["grades"]) == ("扣分", [])
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(data)
    (one,), (other,) = (department["grades"] for department in data["departments"])
    same = {"name": "等次", "value": "乙等", "worst": "乙等", "open": False}
    assert one == {**same, "best": "甲等", "values": ["甲等", "乙等"]}
    assert other == {**same, "best": "乙等", "values": ["乙等"]}
    table = call("whatif", *files).out.splitlines()
    assert "等次范围" in table[2]
    assert table[4].endswith("乙等  乙等-甲等")
    assert table[5].endswith("乙等  乙等")


def test_labels_and_what_is_no_grade_are_all_listed(files):
    """Labels have no worst and no best; where some run gives none, that is shown as well.

    甲局 has 10 ÷ 2, 10 or 10 ÷ 4 points before the deduction of 1 or 3: 4, 9, 3/2, or 2, 7, 0;
    what is below 2 has no label.
    """
    text = (
        POLICY + "汇总\n  表 榜单（部门得分）\n    ≥ 5分：红榜\n    ≥ 2分：普通\n    其余：不适用\n"
    )
    files[0].write_text(text + "等级 榜单：普通、红榜\n", encoding="utf-8")
    data = call("whatif", *files, "--format", "json").data
    (one,) = data["departments"][0]["grades"]
    assert one == {
        "name": "榜单",
        "value": "普通",
        "best": None,
        "worst": None,
        "values": ["普通", "红榜"],
        "open": True,
    }
    assert "普通、红榜、-" in call("whatif", *files).out
    assert "普通, 红榜, -" in call("whatif", *files, "--lang", "en").out


def test_progress_is_shown_at_a_terminal_only(monkeypatch, files):
    """Many runs have a bar on the error stream, wiped at the end; the output is the same without."""
    seconds = iter(range(10_000))
    monkeypatch.setattr("creditpolicy.cli.run.progress.monotonic", lambda: next(seconds))
    words = [*map(str, files), "--format", "json"]
    command = next(one for one in COMMANDS if one.name == "whatif")
    shown, piped = Screen(), StringIO()
    outputs = [StringIO(), StringIO()]
    for out, err in zip(outputs, (shown, piped), strict=True):
        console = Console(out, err, None, chinese=True)
        assert command.run(read_arguments(command, words, "zh"), console) == 0
    bars = re.findall(r"已算 (\d+) 次 \[(#*)-*\] (\d+)%", shown.getvalue())
    assert bars[-1] == ("9", "#" * 20, "100")  # 2 + 1 alternatives alone, 6 combinations
    assert shown.getvalue().split("\r")[-1] == ""
    assert piped.getvalue() == ""
    assert outputs[0].getvalue() == outputs[1].getvalue()
