"""Consoles of every kind, and how quickly the program starts: in processes of their own."""

import os
import subprocess
import sys
from io import StringIO

import pytest

from creditpolicy.cli.console import Console
from creditpolicy.cli.run.progress import Progress
from creditpolicy.source.width import width
from tests.cli.command_line import GAOXIN, call
from tests.whole_repo.repository import ROOT


class Screen(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def process(*words, stdin=None, **environ):
    """Runs the program as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environ}
    command = [sys.executable, "-m", "creditpolicy", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, input=stdin, check=False
    )


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
def test_no_console_makes_it_crash(encoding, wrong):
    """A GBK or ASCII console gets all there is to say, with escapes where it has no sign for it."""
    for words in (("check", wrong), ("show", GAOXIN), ("error", "CP402"), ("--help",)):
        result = process(*words, "--lang", "zh", PYTHONIOENCODING=encoding)
        assert result.returncode in (0, 1)
        assert b"Traceback" not in result.stderr


def test_chinese_on_a_gbk_console_is_gbk():
    """A GBK console shows the Chinese text, not escapes."""
    result = process("check", GAOXIN, PYTHONIOENCODING="gbk")
    assert "没有问题" in result.stdout.decode("gbk")


def test_json_is_utf8_on_every_console():
    """Data does not depend on the console."""
    for encoding in ("gbk", "ascii"):
        result = process("show", GAOXIN, "--format", "json", PYTHONIOENCODING=encoding)
        assert result.stdout.decode("utf-8") == call("show", GAOXIN, "--format", "json").out


def test_a_console_without_chinese_gets_english():
    """Where Chinese cannot be shown, and nobody asked for it, the words are English."""
    assert "no problems" in call("check", GAOXIN, encoding="ascii").out


def test_evidence_comes_from_standard_input(small):
    """`-` reads JSONL from a pipe."""
    row = '{"部门": "甲局", "材料": "方案", "日期": "2026-03-01", "文号": "1号"}\n'
    result = process("eval", small, "-", stdin=row.encode())
    assert result.returncode == 0
    assert "总得分 50.00" in result.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_fault():
    """Where the reader goes away, as `head` does, nothing is complained about."""
    command = f"'{sys.executable}' -m creditpolicy show {GAOXIN} --format json | head -c 10"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert result.stdout == b'{\n  "schem'
    assert result.stderr == b""


def test_an_interruption_is_quiet(monkeypatch, small, evidence):
    """Ctrl-C while evidence is read: exit code 130, and nothing is printed."""

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("creditpolicy.cli.run.assessing.read_evidence", interrupted)
    assert call("eval", small, evidence) == (130, "", "")


def progress_shown(monkeypatch, stream, files, lang="zh"):
    """What stands on a screen while 5,000 rows are read, a second passing at every look."""
    seconds = iter(range(1000))
    monkeypatch.setattr("creditpolicy.cli.run.progress.monotonic", lambda: next(seconds))
    progress = Progress(Console(StringIO(), stream, None, chinese=True), lang)
    assert list(progress.reading(range(5000), files)) == list(range(5000))
    progress.computing()
    progress.done()
    return stream.getvalue()


def test_progress_is_shown_to_whoever_watches(monkeypatch, tmp_path):
    """On a terminal a bar appears after a second and is wiped at the end; elsewhere nothing."""
    path = tmp_path / "rows.jsonl"
    path.write_text("{}\n" * 8192, encoding="utf-8")
    shown = progress_shown(monkeypatch, Screen(), [str(path)])
    assert "\r已读 4,096 行 [##########----------] 50%" in shown
    *_, computing, wiped, end = shown.split("\r")
    assert computing.strip() == "正在计算 ……"
    assert (wiped.strip(), end) == ("", "")
    assert width(wiped) == width("正在计算 ……")
    assert progress_shown(monkeypatch, StringIO(), [str(path)]) == ""


def test_progress_on_a_pipe_counts_rows(monkeypatch):
    """Where nobody knows how many lines will come there is a count and no bar."""
    shown = progress_shown(monkeypatch, Screen(), ["-"], "en")
    assert "\r4,096 rows read ..." in shown
    assert "[" not in shown


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import creditpolicy", ("lark", "attrs", "attr")),
        ("from creditpolicy.cli.main import main; main(['--help'])", ("lark", "attrs", "attr")),
        (
            "from creditpolicy.cli.main import main; main(['eval', '--help'])",
            ("lark", "attrs", "attr"),
        ),
        ("from creditpolicy.cli.main import main; main(['eval'])", ("lark", "attrs", "attr")),
        ("from creditpolicy.cli.main import main; main(['error', 'CP402'])", ("lark",)),
    ],
)
def test_nothing_heavy_is_imported_early(code, heavy):
    """Help, bad usage and the import itself load neither the parser library nor attrs."""
    check = f"{code}\nimport sys\nsys.exit(any(name in sys.modules for name in {heavy!r}))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(
        [sys.executable, "-c", check], env=environment, capture_output=True, check=False
    )
    assert result.returncode == 0, result.stderr
