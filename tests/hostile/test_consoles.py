"""Consoles that cannot show what there is to say: whole processes, each command, none crashes."""

import json
import os
import subprocess
import sys

import pytest

from tests.cli.command_line import call
from tests.hostile.policies import GOOD
from tests.whole_repo.repository import ROOT

STRANGE = "信😀用𠮷贷"
"""Characters that GBK does not have among some that it has, and that ASCII has none of."""

POLICY = GOOD.replace("小考核", "「小😀考核」").replace("甲局", "「𠮷局」")
WRONG = POLICY.replace("组织 100分", "组织 90分")
ROWS = [
    {"编号": "1", "部门": "𠮷局", "材料": "方案", "日期": "2018-03-01", "文号": STRANGE},
    {"编号": "2", "部门": STRANGE, "材料": "方案", "日期": "2018-03-01", "文号": "2号"},
    {"编号": "3", "部门": "乙局", "材料": "方案", "日期": "2018-02-30", "文号": "3号"},
]
COMMANDS = {
    "check": (("check", "考核.policy"), 0),
    "check of a wrong policy": (("check", "错.policy"), 1),
    "show": (("show", "考核.policy"), 0),
    "eval": (("eval", "考核.policy", "材料.jsonl"), 0),
    "explain": (("explain", "考核.policy", "材料.jsonl"), 0),
    "new in a file": (("new", "新😀.policy"), 0),
    "error": (("error",), 0),
    "one error": (("error", "CP402"), 0),
    "help": (("--help",), 0),
    "bad usage": (("eval", "--as-of", STRANGE, "考核.policy", "材料.jsonl"), 2),
    "a missing file": (("check", "没有😀.policy"), 2),
}
DATA = {
    "fmt": ("fmt", "考核.policy"),
    "new": ("new",),
    "show": ("show", "考核.policy", "--format", "json"),
    "eval as JSON": ("eval", "考核.policy", "材料.jsonl", "--format", "json"),
    "eval as CSV": ("eval", "考核.policy", "材料.jsonl", "--format", "csv"),
}


@pytest.fixture
def folder(tmp_path):
    """The policies and the evidence."""
    (tmp_path / "考核.policy").write_text(POLICY, encoding="utf-8")
    (tmp_path / "错.policy").write_text(WRONG, encoding="utf-8")
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (tmp_path / "材料.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def process(folder, encoding, *words):
    """Runs the command as a process whose console has an encoding; it must not crash."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "creditpolicy", *words, "--lang", "zh"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    return done


@pytest.mark.parametrize(("words", "code"), COMMANDS.values(), ids=COMMANDS)
def test_a_gbk_console_shows_chinese(words, code, folder):
    """Chinese comes as GBK; what GBK does not have is escaped, and the exit code stays."""
    done = process(folder, "gbk", *words)
    said = (done.stdout + done.stderr).decode("gbk")
    assert done.returncode == code
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said)
    assert "😀" not in said


@pytest.mark.parametrize(("words", "code"), COMMANDS.values(), ids=COMMANDS)
def test_an_ascii_console_shows_escapes(words, code, folder):
    """All that was asked for in Chinese is there, escaped, and the exit code stays."""
    done = process(folder, "ascii", *words)
    said = (done.stdout + done.stderr).decode("ascii")
    assert done.returncode == code
    assert "\\u" in said


@pytest.mark.parametrize("words", DATA.values(), ids=DATA)
def test_data_is_utf_8_on_any_console(words, folder, monkeypatch):
    """What programs read is the same bytes, whatever the console."""
    done = process(folder, "ascii", *words)
    monkeypatch.chdir(folder)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8") == call(*words, "--lang", "zh").out
    assert "\\u" not in done.stdout.decode("utf-8")
