"""The commands check, fmt, show, explain, new and error."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from creditpolicy.diagnostics.registry import all_codes
from tests.cli.command_line import GAOXIN, SMALL, call


def schema(name):
    text = (files("creditpolicy.report") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


# check


def test_a_policy_without_findings_is_fine():
    """The 2018 notice checks, and the summary says what it holds."""
    result = call("check", GAOXIN)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"{GAOXIN}：没有问题。共 6 项 100 分，23 个部门，11 项假设未定。\n"


def test_findings_are_shown_with_their_place(wrong):
    """An error goes to standard output with its code, its line and one thing to do: exit code 1."""
    result = call("check", wrong)
    assert (result.code, result.err) == (1, "")
    assert "错误 CP401：" in result.out
    assert f"--> {wrong}:" in result.out
    assert "怎么办：" in result.out
    assert result.out.endswith(f"{wrong}：1 处错误。\n")


def test_findings_are_data(wrong):
    """`--format json` is the documented schema, in both languages."""
    result = call("check", wrong, "--format", "json")
    assert result.code == 1
    schema("diagnostics-1").validate(result.data)
    (one,) = result.data["diagnostics"]
    assert one["code"] == "CP401"
    assert one["message"]["zh"] != one["message"]["en"]


def test_findings_are_annotations(wrong):
    """`--format github` is a line a finding, with file and line."""
    result = call("check", wrong, "--format", "github")
    assert result.code == 1
    assert result.out.startswith(f"::error file={wrong},line=")
    assert "title=CP401::" in result.out
    assert result.out.count("\n") == 1


def test_several_files_have_the_worst_exit_code(small, wrong):
    """2 for a file that is missing, else 1 for one with errors."""
    assert call("check", small, wrong).code == 1
    assert call("check", small, wrong, "no.policy").code == 2


def test_hundreds_of_errors_come_in_one_pass(tmp_path):
    """A file of 150 wrong lines is told line by line, and ends in a count."""
    path = tmp_path / "many.policy"
    names = "".join(f"假设 量{'甲' * n} = 1，可取 2 至 3，未定\n" for n in range(1, 151))
    path.write_text(SMALL + names, encoding="utf-8")
    result = call("check", path)
    assert result.code == 1
    assert result.out.count("错误 CP") >= 100
    assert "Traceback" not in result.out


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02\xff" * 50,
        "语".encode() * 1000,
        b"x" * 10_000_000,
        "（".encode() * 20_000,
        b"\xff\xfe",
        SMALL.encode("gb18030"),
        b"\n" * 1000,
    ],
    ids=["empty", "binary", "one letter", "10 MB", "deep", "half UTF-16", "GB18030", "blank lines"],
)
@pytest.mark.parametrize("command", ["check", "show", "fmt"])
def test_a_hostile_file_is_told_shortly(tmp_path, data, command):
    """Whatever the file holds: an exit code, at most a page of text, and no traceback."""
    path = tmp_path / "hostile.policy"
    path.write_bytes(data)
    result = call(command, path)
    assert result.code in (0, 1, 2)
    assert len(result.out) + len(result.err) < 5000
    assert "Traceback" not in result.err


@pytest.mark.parametrize("command", ["check", "show", "fmt"])
def test_a_policy_that_cannot_be_read_is_unreadable(command, tmp_path):
    """A missing file and a folder: exit code 2."""
    assert call(command, tmp_path / "no.policy").code == 2
    assert call(command, tmp_path).code == 2
    assert call(command, "a\0b").code == 2


# fmt


def test_fmt_prints_and_leaves_the_file(small):
    """Without -w the file stays as it is."""
    result = call("fmt", small)
    assert result.code == 0
    assert result.out.startswith("语言 1\n")
    assert small.read_text(encoding="utf-8") == SMALL


def test_fmt_writes_what_it_would_print(small):
    """-w puts the canonical layout into the file, and then `--check` is satisfied."""
    printed = call("fmt", small).out
    assert call("fmt", "--check", small).code == 1
    assert call("fmt", "-w", small) == (0, "", "")
    assert small.read_text(encoding="utf-8") == printed
    assert call("fmt", "--check", small) == (0, "", "")


def test_fmt_moves_a_policy_between_languages(small):
    """Chinese to English and back is the canonical Chinese text."""
    call("fmt", "-w", "--lang", "en", small)
    assert small.read_text(encoding="utf-8").startswith("language 1\n")
    call("fmt", "-w", "--lang", "zh", small)
    assert call("fmt", "--check", small).code == 0


def test_fmt_keeps_a_wrong_file(tmp_path):
    """A text that does not read is told on standard error and never rewritten."""
    path = tmp_path / "bad.policy"
    path.write_text("语言 1\n这不是一行\n", encoding="utf-8")
    result = call("fmt", "-w", path)
    assert (result.code, result.out) == (1, "")
    assert "CP1" in result.err
    assert path.read_text(encoding="utf-8") == "语言 1\n这不是一行\n"


def test_fmt_expands_an_amendment(small, tmp_path):
    """`--expand` prints the whole policy, in the amendment's language, and nothing is written."""
    amendment = tmp_path / "next.policy"
    amendment.write_text(f"language 1\namends “{small.name}”\n", encoding="utf-8")
    english = call("fmt", "--lang", "en", small).out
    assert call("fmt", "--expand", amendment) == (0, english, "")
    assert call("fmt", "--expand", small).out == call("fmt", small).out
    assert amendment.read_text(encoding="utf-8").startswith("language 1\namends")


@pytest.mark.parametrize("option", ["-w", "--check"])
def test_fmt_never_expands_in_place(option, small):
    """A whole policy in the place of its amendment would lose what the amendment was."""
    result = call("fmt", "--expand", option, small)
    assert (result.code, result.out) == (2, "")
    assert "--expand" in result.err


def test_an_amendment_whose_base_does_not_read_is_refused(tmp_path):
    """What is wrong with the base is told in the base, and nothing else."""
    (tmp_path / "去年.policy").write_text("语言 1\n这不是一行\n", encoding="utf-8")
    amendment = tmp_path / "今年.policy"
    amendment.write_text("语言 1\n修订 “去年.policy”\n", encoding="utf-8")
    for command in ("check", "show", "fmt"):
        words = ("--expand",) if command == "fmt" else ()
        result = call(command, *words, amendment)
        assert result.code == 1
        assert f"{tmp_path / '去年.policy'}:2:1" in result.out + result.err


def test_fmt_splits_pasted_text(tmp_path):
    """`--split` puts blanks into a line that reads only with them."""
    path = tmp_path / "pasted.policy"
    path.write_text(SMALL.replace("认定 方案", "认定方案"), encoding="utf-8")
    result = call("fmt", "--split", path)
    assert result.code == 0
    assert "  认定 方案，须 有 文号\n" in result.out


def test_fmt_keeps_permissions(small):
    """A rewritten file has the permissions that it had."""
    small.chmod(0o640)
    call("fmt", "-w", small)
    assert small.stat().st_mode & 0o777 == 0o640


def test_the_policies_of_this_repository_are_laid_out():
    """`fmt --check policies` finds nothing to change: a folder stands for its policies."""
    assert call("fmt", "--check", "policies") == (0, "", "")


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_a_folder_stands_for_its_policies(command, tmp_path):
    """Every .policy file in it and below, by name; a folder without any is bad usage.

    Hidden folders hold copies that tools made.
    """
    (tmp_path / "deep").mkdir()
    (tmp_path / ".venv").mkdir()
    for name in ("b.policy", "a.policy", "deep/c.policy", "notes.txt", ".venv/copy.policy"):
        (tmp_path / name).write_text(SMALL.replace("  总分 100分\n", ""), encoding="utf-8")
    words = ["--check"] if command == "fmt" else []
    out = call(command, tmp_path, *words).out
    assert [out.count(f"{name}：") for name in ("a.policy", "b.policy", "c.policy")] == [1, 1, 1]
    assert out.index("a.policy：") < out.index("b.policy：") < out.index("c.policy：")
    assert "notes.txt" not in out
    assert "copy.policy" not in out
    (tmp_path / "empty").mkdir()
    result = call(command, tmp_path / "empty", "--lang", "zh")
    assert result.code == 2
    assert "里没有政策文件" in result.err


# show


def test_show_is_the_policy_as_data():
    """The contract's keys come first, weights are exact, and the schema holds."""
    data = call("show", GAOXIN, "--format", "json").data
    schema("policy-1").validate(data)
    assert list(data)[:5] == ["schema", "name", "total", "departments", "items"]
    assert (data["total"], len(data["departments"]), len(data["items"])) == ("100", 23, 6)
    assert [group["weight"] for group in data["items"][0]["groups"]] == ["3/5", "2/5"]
    assert data["items"][4]["groups"] == []
    assert data["items"][0]["rules"][1]["text"] == "得分率 = 认定数 ÷ 满分文件数，最高 1"


TREE = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
免考 乙局：“新组建”
大类 1 监管 10分
考核项 1 监管 10分
  责任部门 全部部门
  裁定 甲局 得分率 60%，由 领导小组 于 2018-12-20 决定
    理由 “材料毁损”
分项 1.1 巡查 4分
  得分率 = 1
分项 1.2 整改 6分
  得分率 = 1
加分项 2 附加 5分
  得分率 = 1
  责任部门 全部部门
减分项 3 通报 5分
  扣分 = 5分
  责任部门 全部部门
"""


def test_show_knows_trees_bonuses_exemptions_and_rulings(tmp_path):
    """What only some policies have stands in the data of those, as the schema says."""
    path = tmp_path / "tree.policy"
    path.write_text(TREE, encoding="utf-8")
    data = json.loads(call("show", path, "--format", "json").out)
    schema("policy-1").validate(data)
    assert [one["id"] for one in data["categories"]] == ["1"]
    first, bonus, penalty = data["items"]
    assert [part["points"] for part in first["parts"]] == ["4", "6"]
    assert (first["category"], bonus["sort"], penalty["sort"]) == ("1", "bonus", "penalty")
    assert data["exemptions"] == [{"item": "", "department": "乙局", "reason": "新组建"}]
    assert [(one["department"], one["rate"]) for one in data["rulings"]] == [("甲局", "3/5")]


def test_show_is_a_table_in_both_languages():
    """People see items, evidence and assumptions."""
    zh, en = call("show", GAOXIN).out, call("show", GAOXIN, "--lang", "en").out
    assert "60%  发展战略与宣传策划局" in zh
    assert "\n假设\n" in zh
    assert "\nAssumptions\n" in en


def test_show_of_a_wrong_policy_is_refused(wrong):
    """Errors stand in its place."""
    assert call("show", wrong, "--format", "json").data["schema"] == "creditpolicy/diagnostics/1"
    assert call("show", wrong).code == 1


# explain


def test_explain_tells_one_department(small, evidence):
    """The explanation names the department; what was found goes to standard error."""
    result = call("explain", small, evidence, "--department", "甲局", "--item", "1")
    assert result.code == 0
    assert "甲局" in result.out
    assert "乙局" not in result.out
    assert "CP540" in result.err


def test_explain_is_data(small, evidence):
    """`--format json` is the documented schema, for one department and for all."""
    for words in ([], ["--department", "甲局"]):
        data = call("explain", small, evidence, "--format", "json", *words).data
        schema("explanation-1").validate(data)
        assert [one["name"] for one in data["departments"]] == ["甲局", "乙局"][: 1 if words else 2]


@pytest.mark.no_cover
def test_every_explanation_of_the_notice_keeps_to_its_schema():
    """All departments in all items, with records that count and others, in both languages."""
    sample = "examples/gaoxin_2018/evidence.jsonl"
    for lang in ("zh", "en"):
        data = call("explain", GAOXIN, sample, "--format", "json", "--lang", lang).data
        schema("explanation-1").validate(data)
        assert len(data["departments"]) == 23


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--department", "税务"], "CP607"),
        (["--department", "税务局", "--item", "9"], "CP608"),
        (["--item", "9"], "CP608"),
        (["--department", "办公室", "--item", "1"], "CP609"),
    ],
)
def test_explain_what_is_not_there_is_bad_usage(tmp_path, words, code):
    """An unknown department or item has a code, and exit code 2."""
    path = tmp_path / "a.jsonl"
    path.write_text("", encoding="utf-8")
    result = call("explain", GAOXIN, path, "--format", "json", *words)
    assert result.code == 2
    assert [d["code"] for d in result.data["diagnostics"]] == [code]


# new


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_policy_has_no_finding(tmp_path, lang):
    """What `new` writes checks without a word, stands in canonical layout, and scores."""
    path, rows = tmp_path / "new.policy", tmp_path / "rows.jsonl"
    rows.write_text("", encoding="utf-8")
    assert call("new", path, "--lang", lang).code == 0
    assert call("new", "--lang", lang).out == path.read_text(encoding="utf-8")
    assert call("check", path, "--format", "json").data["diagnostics"] == []
    assert call("fmt", "--check", path).code == 0
    assert call("eval", path, rows, "--format", "json").code == 0


def test_new_never_replaces_a_file(small):
    """A file that is there stays as it is: exit code 2."""
    assert call("new", small, "--lang", "zh").code == 2
    assert small.read_text(encoding="utf-8") == SMALL


def test_new_in_a_folder_that_is_not_there(tmp_path):
    """What cannot be written is told."""
    assert call("new", tmp_path / "no" / "new.policy").code == 2


# error


@pytest.mark.parametrize("text", ["CP402", "cp402", "402", "４０２", " 402 "])
def test_a_code_is_read_however_it_is_typed(text):
    """Letter case, full width and the letters themselves do not matter."""
    result = call("error", text)
    assert result.code == 0
    assert "CP402" in result.out


def test_every_code_can_be_asked_for():
    """Without a code all are listed, in order; each has something to say."""
    listed = [line.split()[0] for line in call("error").out.splitlines()]
    assert listed == [code.code for code in all_codes()]
    for code in listed:
        assert call("error", code).code == 0


def test_an_unknown_code_gets_its_neighbours():
    """The codes nearest by number are named."""
    assert "CP402" in call("error", "CP400").err
