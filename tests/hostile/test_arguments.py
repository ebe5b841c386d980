"""Command lines that were made to break something: exit code 2, a sentence, and nothing done."""

import json

import pytest

from tests.cli.command_line import GAOXIN, call
from tests.hostile.claims import CODE, codes
from tests.hostile.policies import GOOD

HALF = "\ud800"
ROW = {"编号": "1", "部门": "甲局", "材料": "方案", "日期": "2018-03-01", "文号": "1号"}


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A good policy and its evidence, in the folder of the process."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "考核.policy").write_text(GOOD, encoding="utf-8")
    (tmp_path / "材料.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (tmp_path / "文件夹.jsonl").mkdir()
    (tmp_path / "圈.jsonl").symlink_to(tmp_path / "圈.jsonl")
    (tmp_path / "圈.policy").symlink_to(tmp_path / "圈.policy")
    return tmp_path


UNREADABLE = {
    "missing": "没有.jsonl",
    "a folder": "文件夹.jsonl",
    "a link to itself": "圈.jsonl",
    "below a file": "材料.jsonl/材料.jsonl",
    "NUL in its name": "a\0b.jsonl",
    "half a character in its name": f"{HALF}.jsonl",
    "an escape sequence in its name": "\x1b[31m红.jsonl",
    "a name of 300 characters": "x" * 300 + ".jsonl",
}


@pytest.mark.parametrize("name", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_opened_is_cp001(name, files):
    """As evidence and as a policy, in both languages, as text and as data."""
    for words in (
        ("eval", "考核.policy", name),
        ("explain", "考核.policy", name, "--department", "甲局"),
        ("check", name.replace(".jsonl", ".policy")),
        ("show", name.replace(".jsonl", ".policy")),
    ):
        data = call(*words, "--format", "json")
        assert (data.code, codes(data.data["diagnostics"])) == (2, ["CP001"])
        for lang in ("zh", "en"):
            text = call(*words, "--lang", lang)
            assert text.code == 2
            assert "CP001" in text.out + text.err
            assert "\x1b" not in text.out + text.err


def test_a_file_that_nobody_may_read(files, monkeypatch):
    """Without the permission it is CP001 with that reason, and not a missing file."""
    assert call("fmt", "考核.policy").code == 0  # what it imports is read while files can be

    def forbidden(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", forbidden)
    result = call("eval", "考核.policy", "材料.jsonl", "--lang", "zh")
    assert result.code == 2
    assert "没有读取权限" in result.err
    assert call("fmt", "-w", "考核.policy").code == 2


def test_one_file_of_many_that_cannot_be_read(files):
    """Nobody is scored on the rest of the evidence."""
    result = call("eval", "考核.policy", "材料.jsonl", "没有.jsonl", "--format", "json")
    assert (result.code, codes(result.data["diagnostics"])) == (2, ["CP001"])
    assert "zone" not in result.data


ASSUMED = {
    "100,000 digits": "9" * 100_000,
    "1e999": "1e999",
    "NaN": "NaN",
    "half a character": HALF,
    "NUL": "\0",
    "a fraction of nothing": "1/0",
    "less than nothing": "-1",
    "too much": "16",
}


@pytest.mark.parametrize("value", ASSUMED.values(), ids=ASSUMED)
def test_an_assumption_that_cannot_be(value, files, request):
    """What an assumption may not be is CP606, whatever was written."""
    policy = request.config.rootpath / GAOXIN
    words = ("eval", policy, "材料.jsonl", "--format", "json", "--assume", f"失信扣分={value}")
    result = call(*words)
    assert (result.code, codes(result.data["diagnostics"])) == (2, ["CP606"])


SUBJECTS = {
    "an unknown department": (("--department", "甲居"), "CP607"),
    "half a character": (("--department", HALF), "CP607"),
    "NUL": (("--department", "\0"), "CP607"),
    "nothing": (("--department", ""), "CP607"),
    "a department of 100,000 characters": (("--department", "甲" * 100_000), "CP607"),
    "an item of 100,000 digits": (("--department", "甲局", "--item", "1" * 100_000), "CP608"),
    "half a character for an item": (("--department", "甲局", "--item", HALF), "CP608"),
    "an unknown assumption": (("--assume", f"{HALF}=1"), "CP605"),
    "an assumption of 100,000 characters": (("--assume", "甲" * 100_000 + "=1"), "CP605"),
}


@pytest.mark.parametrize(("words", "code"), SUBJECTS.values(), ids=SUBJECTS)
def test_who_and_what_does_not_exist(words, code, files):
    """An unknown department, item or assumption has a code, and is told in a line or two."""
    line = ("explain", "考核.policy", "材料.jsonl", *words)
    data = call(*line, "--format", "json")
    assert (data.code, codes(data.data["diagnostics"])) == (2, [code])
    assert len(call(*line, "--lang", "zh").err) < 500


MISUSED = {
    "a command of a million letters": ("x" * 1_000_000,),
    "half a character for a command": (HALF,),
    "an escape sequence for a command": ("\x1b[31mcheck",),
    "half a character for a language": ("check", "考核.policy", "--lang", HALF),
    "a day that does not exist": ("eval", "考核.policy", "材料.jsonl", "--as-of", "2018-02-30"),
    "a day of 100,000 digits": ("eval", "考核.policy", "材料.jsonl", "--as-of", "1" * 100_000),
    "half a character for a day": ("eval", "考核.policy", "材料.jsonl", "--as-of", HALF),
    "a code of 100,000 digits": ("error", "9" * 100_000),
    "half a character for a code": ("error", HALF),
    "a path for a code": ("error", "../CP402"),
    "NUL for an output": ("eval", "考核.policy", "材料.jsonl", "-o", "a\0b"),
    "a folder for an output": ("eval", "考核.policy", "材料.jsonl", "-o", "文件夹.jsonl"),
    "a full disk": ("eval", "考核.policy", "材料.jsonl", "-o", "/dev/full"),
    "an output in place of the policy": ("eval", "考核.policy", "材料.jsonl", "-o", "考核.policy"),
    "a starter in place of a folder": ("new", "文件夹.jsonl"),
    "a starter whose name has 5,000 characters": ("new", "x" * 5_000),
    "an argument file": ("eval", "@考核.policy"),
}


@pytest.mark.parametrize("words", MISUSED.values(), ids=MISUSED)
def test_bad_usage_is_a_sentence(words, files):
    """Exit code 2, nothing on standard output, a few short lines in either language."""
    before = sorted(path.name for path in files.iterdir())
    for lang in ("zh", "en"):
        result = call(*words, *(("--lang", lang) if "--lang" not in words else ()))
        assert (result.code, result.out) == (2, "")
        assert 10 < len(result.err) < 1_000
        assert result.err.replace("\n", "").isprintable()
        assert CODE.search(result.err) is None or words[0] == "error"
    assert sorted(path.name for path in files.iterdir()) == before
    assert (files / "考核.policy").read_text(encoding="utf-8") == GOOD
