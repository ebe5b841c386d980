"""Bad usage, help and languages, of all commands."""

import pytest

from creditpolicy.cli.arguments import in_chinese
from creditpolicy.cli.commands import COMMANDS
from tests.cli.command_line import GAOXIN, call

NAMES = [command.name for command in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help_in_both_languages(name, lang):
    """`--help` names every option and argument, in the language asked for, in 80 cells."""
    result = call(name, "--help", "--lang", lang)
    command = next(one for one in COMMANDS if one.name == name)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("用法：" if lang == "zh" else "Usage: ")
    for option in command.options:
        assert all(flag in result.out for flag in option.flags)
    for argument in command.arguments:
        assert argument.metavar.of(lang) in result.out


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_english_help_has_no_chinese_words(command):
    """Beside the examples, English help is ASCII."""
    text = call(command.name, "--help").out
    for example in sorted(command.examples, key=len, reverse=True):
        text = text.replace(example, "")
    assert text.isascii()


def test_help_lists_every_command():
    """`creditpolicy --help` has a line for each command."""
    for lang in ("zh", "en"):
        text = call("--help", "--lang", lang).out
        assert all(f"  {name} " in text for name in NAMES)


def test_help_follows_the_system():
    """Help is Chinese on a Chinese system, English elsewhere."""
    assert call("--help", locale="zh_CN.UTF-8").out.startswith("用法")
    assert call("--help", locale="de_DE.UTF-8").out.startswith("Usage")


def test_no_command_is_bad_usage():
    """Without a command the help goes to standard error: exit code 2."""
    result = call()
    assert (result.code, result.out) == (2, "")
    assert "eval" in result.err


def test_an_unknown_command_is_told(capsys):
    """A misspelt command gets the nearest one."""
    result = call("chek", "--lang", "zh")
    assert result.code == 2
    assert result.err == "creditpolicy：没有“chek”这个命令。是不是“check”？\n"


@pytest.mark.parametrize(
    ("words", "zh"),
    [
        (["eval"], "缺少政策、材料。"),
        (["eval", "a", "b", "--format", "xml"], "--format 不能写“xml”；可以写 table、json、csv。"),
        (["eval", "a", "b", "--as-of"], "--as-of 后面要写一个值。"),
        (
            ["eval", "a", "b", "--as-of", "2018-02-30"],
            "--as-of 后面的“2018-02-30”不是有效的日期",
        ),
        (["eval", "a", "b", "--assume", "失信扣分"], "--assume 后面要写成 名称=值"),
        (
            ["eval", "a", "b", "--assume", "甲=1", "--assume", "甲=2"],
            "--assume 给“甲”写了两个不同的值",
        ),
        (["eval", "a", "b", "--strict=1"], "--strict 后面不带值。"),
        (["check", "a", "--wat"], "不认识“--wat”。"),
        (["check", "a", "--form", "json"], "不认识“--form json”。"),
        (["fmt", "a", "b"], "一次排几个文件"),
        (["eval", "材料.csv", GAOXIN], "“材料.csv”是材料文件；先写政策，再写材料。"),
        (["explain", "a.JSONL", GAOXIN], "“a.JSONL”是材料文件；先写政策，再写材料。"),
        (["error", "CP999"], "没有 CP999 这个代码"),
        (["error", "什么"], "“什么”不是代码"),
    ],
)
def test_bad_usage_is_told_in_chinese(words, zh):
    """Exit code 2, a sentence in Chinese, the usage, and where to read more; no traceback."""
    result = call(*words, "--lang", "zh")
    assert (result.code, result.out) == (2, "")
    assert zh in result.err
    assert "Traceback" not in result.err


def test_bad_usage_is_told_in_english():
    """The same in English."""
    result = call("eval", "--lang", "en")
    assert result.code == 2
    assert "The following arguments are required: POLICY, EVIDENCE." in result.err
    assert result.err.isascii()


def test_an_unknown_language_is_bad_usage():
    """`--lang` knows zh and en."""
    assert call("check", GAOXIN, "--lang", "fr").code == 2


@pytest.mark.parametrize(
    "words",
    [["--assume", "失信扣=3"], ["--assume", "失信扣分=99"], ["--assume", "失信扣分=三"]],
)
def test_an_assumption_that_cannot_be_is_bad_usage(words, tmp_path):
    """An unknown assumption and an impossible value have a code, and exit code 2."""
    path = tmp_path / "a.jsonl"
    path.write_text("", encoding="utf-8")
    result = call("eval", GAOXIN, path, "--format", "json", *words)
    assert result.code == 2
    assert result.data["diagnostics"][0]["code"] in ("CP605", "CP606")


def test_what_argparse_says_newly_is_shown_as_it_is():
    """A sentence that has no translation is better than none."""
    assert in_chinese("something new") == "something new"


def test_the_version_is_told():
    """`--version` prints the name and the version."""
    assert call("--version").out.startswith("creditpolicy ")
