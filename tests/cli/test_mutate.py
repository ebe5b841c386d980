"""`creditpolicy mutate`: its text, its data, its exit codes."""

import json
from importlib.resources import files as resources
from io import StringIO
from signal import SIGINT, raise_signal

import pytest
from jsonschema import Draft202012Validator

from creditpolicy.cli.console import Console
from creditpolicy.cli.run.progress import Progress
from tests.cli.command_line import SMALL, call
from tests.cli.test_console import Screen

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


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_run_says_so_and_goes_on(monkeypatch, cased, tmp_path, jobs):
    """A signal after ten verdicts: CP790, exit code 130, ten whole lines; the next run knows them."""
    watched = Progress.trying

    def interrupted(self, done, total):
        watched(self, done, total)
        if done == 10:
            raise_signal(SIGINT)

    kept = tmp_path / "结果"
    words = ("mutate", cased, "--jobs", jobs, "--cache", kept, "--lang", "zh")
    with monkeypatch.context() as patch:
        patch.setattr(Progress, "trying", interrupted)
        result = call(*words)
    assert result.code == 130
    assert "CP790" in result.err
    assert f"已经判了 10 处，结果留在“{kept}”里" in result.err
    lines = kept.read_text("utf-8").splitlines()
    assert [sorted(json.loads(line)) for line in lines] == [["key", "verdict"]] * 10
    again = call(*words, "--format", "json").data
    whole = call("mutate", cased, "--jobs", jobs, "--format", "json").data
    assert again["known"] == 10
    assert again["mutants"] == whole["mutants"]


def test_without_a_kept_file_an_interruption_says_how_to_keep(monkeypatch, cased):
    """The one thing to do is in the message, in English too."""

    def interrupted(*_):
        raise_signal(SIGINT)

    monkeypatch.setattr(Progress, "trying", interrupted)
    result = call("mutate", cased, "--jobs", "1", "--lang", "en")
    assert result.code == 130
    assert "CP790" in result.err
    assert "--cache FILE" in result.err


def test_unconfirmed_cases_notice_nothing(cased):
    """What nobody has confirmed expects what the policy gives: CP791."""
    cased.write_text(cased.read_text("utf-8").replace("一件满分", "一件满分，未确认"), "utf-8")
    assert "CP791" in call("mutate", cased, "--jobs", "1", "--lang", "zh").err


def test_what_each_case_is_needed_for(cased):
    """The one case notices what is noticed, alone; a copy of it leaves both with nothing alone."""
    text = resources("creditpolicy.report").joinpath("schemas/case-uses-1.json").read_text("utf-8")
    one = call("mutate", cased, "--cases", "--format", "json").data
    Draft202012Validator(json.loads(text)).validate(one)
    (case,) = one["cases"]
    assert case["role"] == "needed"
    assert case["alone"] == case["notices"]
    cased.write_text(cased.read_text("utf-8") + CASE.replace("一件满分", "再来一遍"), "utf-8")
    two = call("mutate", cased, "--cases", "--format", "json").data
    assert [(of["role"], of["alone"]) for of in two["cases"]] == [("repeats", [])] * 2
    assert "别的用例也发现得了 2 条" in call("mutate", cased, "--cases", "--lang", "zh").out
    assert "others notice the same: 2" in call("mutate", cased, "--cases", "--lang", "en").out


def test_a_bar_is_shown_to_whoever_watches(monkeypatch):
    """So many of so many, after a second, wiped at the end; elsewhere nothing."""
    seconds = iter(range(100))
    monkeypatch.setattr("creditpolicy.cli.run.progress.monotonic", lambda: next(seconds))
    screen = Screen()
    progress = Progress(Console(StringIO(), screen, None, chinese=True), "zh")
    for done in (0, 30, 60):
        progress.trying(done, 120)
    progress.done()
    *_, last, wiped, end = screen.getvalue().split("\r")
    assert last == "已算 60 次 [##########----------] 50%"
    assert (wiped.strip(), end) == ("", "")


@pytest.mark.parametrize("jobs", ["0", "-1", "x", ""])
def test_jobs_is_a_whole_number(cased, jobs):
    """Anything else is bad usage."""
    assert call("mutate", cased, f"--jobs={jobs}").code == 2
