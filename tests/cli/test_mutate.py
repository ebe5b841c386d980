"""`creditpolicy mutate`: its text, its data, its exit codes."""

import json
from importlib.resources import files as resources

import pytest
from jsonschema import Draft202012Validator

from tests.cli.command_line import SMALL, call

CASE = """用例 一件满分
  材料 方案：部门 甲局，日期 2026-03-01，文号 “1号”
  应得 甲局 的 考核项 1 得分 = 100分
"""


@pytest.fixture
def cased(tmp_path):
    path = tmp_path / "小.policy"
    path.write_text(SMALL + CASE, encoding="utf-8")
    return path


def test_survivors_are_data(cased):
    """The data is what the schema says; 须 有 文号 left out is noticed by nobody. Exit code 1."""
    result = call("mutate", cased, "--jobs", "1", "--format", "json")
    text = resources("creditpolicy.report").joinpath("schemas/mutation-1.json").read_text("utf-8")
    Draft202012Validator(json.loads(text)).validate(result.data)
    assert result.code == 1
    counts = result.data["counts"]
    assert sum(counts.values()) == len(result.data["mutants"])
    (left_out,) = [m for m in result.data["mutants"] if m["operator"] == "condition"]
    assert left_out["status"] == "survived"
    assert left_out["example"]["rows"][0]["文号"] == ""


def test_both_languages_count_the_same(cased):
    """The first line has the counts; each survivor has its line and an example."""
    zh, en = (call("mutate", cased, "--jobs", "1", "--lang", lang) for lang in ("zh", "en"))
    assert "用例没有发现的错误" in zh.out
    assert "Mistakes that no case notices" in en.out
    assert "漏一个条件" in zh.out
    assert "a condition left out" in en.out


def test_a_policy_without_cases_is_refused(small):
    """Nothing can notice anything: CP757, exit code 1."""
    assert call("mutate", small).code == 1


def test_the_kept_file_is_used(cased, tmp_path):
    """The second run knows everything from the first."""
    kept = tmp_path / "结果"
    call("mutate", cased, "--jobs", "1", "--cache", kept)
    data = call("mutate", cased, "--jobs", "1", "--cache", kept, "--format", "json").data
    assert data["known"] == len(data["mutants"])


@pytest.mark.parametrize("jobs", ["0", "-1", "x", ""])
def test_jobs_is_a_whole_number(cased, jobs):
    """Anything else is bad usage."""
    assert call("mutate", cased, f"--jobs={jobs}").code == 2
