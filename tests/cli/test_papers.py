"""`bulletin` and `render`: which file is asked for, which days, and what is refused."""

import json
import pathlib
import zipfile

import pytest

from tests.cli.command_line import GAOXIN, call
from tests.report.weekly import POLICY, ROWS

EVIDENCE = "examples/gaoxin_2018/evidence.jsonl"


@pytest.fixture
def weekly(tmp_path):
    """The policy and the evidence whose weeks are reckoned by hand."""
    policy, evidence = tmp_path / "周报.policy", tmp_path / "材料.jsonl"
    policy.write_text(POLICY, encoding="utf-8")
    evidence.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return policy, evidence


def test_a_week_is_printed_as_markdown(weekly):
    """Without -o the bulletin is on standard output."""
    result = call("bulletin", *weekly, "--week", "2018-12-07")
    assert result.code == 0
    assert result.out.startswith("# 周报情况通报\n\n（2018年12月1日至12月7日）\n")
    assert "| 1 | 1 | 甲局 | 100.00 | 45.00 | +55.00 | 不变 |" in result.out


def test_the_name_of_the_file_says_what_it_becomes(weekly, tmp_path):
    """.html is a page, .md is Markdown; another ending is refused before anything is read."""
    page, text = tmp_path / "通报.html", tmp_path / "通报.md"
    assert call("bulletin", *weekly, "--week", "2018-12-07", "-o", page).code == 0
    assert call("bulletin", *weekly, "--week", "2018-12-07", "-o", text).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert text.read_text(encoding="utf-8").startswith("# 周报情况通报")
    refused = call(
        "bulletin", *weekly, "--week", "2018-12-07", "-o", tmp_path / "通报.xyz", "--lang", "zh"
    )
    assert refused.code == 2
    assert "不知道“" in refused.err


def test_a_series_shows_every_week(weekly):
    """From 24 November to 10 December: two whole weeks and a short one, each with its rank."""
    result = call("bulletin", *weekly, "--from", "2018-11-24", "--to", "2018-12-10")
    assert "（2018年11月24日至12月10日，共3周）" in result.out
    assert "| 甲局 | 45.00 | 1 | 100.00 | 1 | 100.00 | 1 |" in result.out
    assert "甲局 ▄██" in result.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "写 --week"),
        (("--week", "2018-12-07", "--from", "2018-12-01"), "写 --week"),
        (("--from", "2018-12-01"), "写 --week"),
        (("--week", "2018-13-07"), "不是有效的日期"),
        (("--from", "2018-12-09", "--to", "2018-12-01"), "--from 不能晚于 --to"),
        (("--from", "2010-12-09", "--to", "2018-12-01"), "最多 60 周"),
        (("--week", "2018-12-07", "--since", "2018-12-08"), "--since 不能晚于"),
        (("--against", "x.json", "--since", "2018-12-01"), "--against 只同 --week"),
        (("--week", "0001-01-03"), "太早"),
        (("--from", "0001-01-01", "--to", "0001-01-09"), "太早"),
    ],
)
def test_days_that_make_no_week_are_refused(weekly, words, sentence):
    """Exit code 2, and one sentence that says what to write."""
    result = call("bulletin", *weekly, *words, "--lang", "zh")
    assert result.code == 2
    assert sentence in result.err
    assert result.out == ""


def test_a_policy_with_mistakes_has_no_bulletin(weekly, tmp_path):
    """The findings are shown instead, and nothing is written."""
    wrong = tmp_path / "错.policy"
    wrong.write_text(POLICY.replace("50分", "40分"), encoding="utf-8")
    result = call("bulletin", wrong, weekly[1], "--week", "2018-12-07")
    assert (result.code, result.out) == (1, "")
    assert "CP401" in result.err


def test_the_2018_notice_is_rendered_in_its_own_layout():
    """Every item has its row of groups, the one without weights says that points are deducted."""
    result = call("render", GAOXIN, "--lang", "zh")
    assert result.code == 0
    assert (
        "| 序号 | 考核内容 | 考核分值 | 责任部门及权重 | 责任部门及权重 | 报送要求 |" in result.out
    )
    assert "| 30 | 发展战略与宣传策划局 | 60% | 报送正式文件。 |" in result.out
    assert "| 对责任部门扣分 |" in result.out
    assert "| 合计 |  | 100 |" in result.out


def test_english_is_spoken_too(weekly):
    """--lang en gives an English paper of a Chinese policy."""
    result = call("bulletin", *weekly, "--week", "2018-12-07", "--lang", "en")
    assert "Nothing at all: 乙局, 西街道." in result.out
    assert "No. | Content" in call("render", GAOXIN, "--lang", "en").out


def private_codes():
    """The sample's codes of persons and companies."""
    with pathlib.Path(EVIDENCE).open(encoding="utf-8") as lines:
        return {json.loads(line).get("主体代码") for line in lines} - {None, ""}


def unpacked(path):
    """All that a file says, of an archive what its parts say."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return data.decode("utf-8")
    with zipfile.ZipFile(path) as archive:
        parts = (archive.read(name) for name in archive.namelist())
        return "".join(part.decode("utf-8", "replace") for part in parts)


@pytest.mark.parametrize("form", ["md", "html", "docx", "xlsx"])
def test_a_private_code_is_in_no_paper(tmp_path, form):
    """Neither a week, a series, a correction nor a letter has one, whatever file it becomes."""
    result, paper, said = tmp_path / "已公布.json", tmp_path / f"通报.{form}", []
    call("eval", GAOXIN, EVIDENCE, "--as-of", "2018-11-01", "--format", "json", "-o", result)
    for words in (
        ("bulletin", GAOXIN, EVIDENCE, "--week", "2018-12-21"),
        ("bulletin", GAOXIN, EVIDENCE, "--from", "2018-12-01", "--to", "2018-12-21"),
        ("bulletin", GAOXIN, EVIDENCE, "--against", result, "--week", "2018-12-21"),
        ("todo", GAOXIN, EVIDENCE),
    ):
        made = call(*words, "-o", paper)
        assert made.code == 0
        said.append(unpacked(paper) + made.out + made.err)
    assert private_codes()
    assert not [code for code in private_codes() for one in said if code in one]


def test_a_correction_is_of_the_day_of_the_published_result(weekly, tmp_path):
    """As of 7 December nothing has changed, though a case came on the 8th; as of the 8th it counts."""
    old = tmp_path / "已公布.json"
    call("eval", *weekly, "--as-of", "2018-12-07", "--format", "json", "-o", old)
    same = call("bulletin", *weekly, "--against", old)
    assert "与已公布的结果（已公布.json）逐项核对，没有需要更正的。" in same.out
    later = call("bulletin", *weekly, "--against", old, "--week", "2018-12-08")
    assert "| 乙局 | 第1项案例 | 0.00 | 25.00 | 材料：认定数由0变为1（+25.00分） |" in later.out


def test_an_office_issues_bulletins_and_letters(weekly, tmp_path):
    """--office, --number and --dated stand in whatever paper is written; a day must be one."""
    head = ("--office", "信用办", "--number", "信办[2018]5号", "--dated", "2018-12-10")
    result = call("bulletin", *weekly, "--week", "2018-12-07", *head)
    assert result.out.startswith("信用办\n\n信办〔2018〕5号\n\n# 周报情况通报")
    assert "\n信用办\n\n2018年12月10日\n" in result.out
    letter = tmp_path / "催报函.md"
    assert call("todo", *weekly, *head, "-o", letter).code == 0
    assert letter.read_text(encoding="utf-8").startswith("信用办\n\n信办〔2018〕5号\n")
    wrong = call("bulletin", *weekly, "--week", "2018-12-07", "--dated", "昨天", "--lang", "zh")
    assert (wrong.code, "--dated 后面的“昨天”" in wrong.err) == (2, True)


def test_the_old_policy_tells_which_change_it_was(weekly, tmp_path):
    """Without it a note says how to give it (CP847); a file that is not that policy is CP848."""
    policy, evidence = weekly
    old, new = tmp_path / "已公布.json", tmp_path / "新.policy"
    call("eval", policy, evidence, "--format", "json", "-o", old)
    new.write_text(POLICY.replace("10分 × 失信数", "5分 × 失信数"), encoding="utf-8")
    unknown = call("bulletin", new, evidence, "--against", old, "--lang", "zh")
    assert (unknown.code, "CP847" in unknown.err) == (0, True)
    assert "政策：文本有改动" in unknown.out
    told = call("bulletin", new, evidence, "--against", old, "--against-policy", policy)
    assert (told.code, "CP847" in told.err) == (0, False)
    assert "| 西街道 | 第3项诚信 | 10.00 | 15.00 | 政策：改动1（+5.00分） |" in told.out
    assert "| 1 | 考核项 3 诚信，规则（第30行） |" in told.out
    for path, code in ((new, "CP848"), (tmp_path / "没有.policy", "CP001")):
        wrong = call("bulletin", new, evidence, "--against", old, "--against-policy", path)
        assert (wrong.code, code in wrong.err, wrong.out) == (2, True, "")
    alone = call("bulletin", new, evidence, "--week", "2018-12-07", "--against-policy", policy)
    assert (alone.code, "--against" in alone.err) == (2, True)


def test_a_result_of_something_else_corrects_nothing(weekly, tmp_path):
    """CP643 for what is no result, CP845 for one of another assessment; both with exit code 2."""
    no_result, other = tmp_path / "不是.json", tmp_path / "别的.json"
    no_result.write_text("{}", encoding="utf-8")
    call("eval", GAOXIN, EVIDENCE, "--format", "json", "-o", other)
    for path, code in ((no_result, "CP643"), (other, "CP845"), (tmp_path / "没有.json", "CP001")):
        result = call("bulletin", *weekly, "--against", path)
        assert (result.code, code in result.err) == (2, True)


def test_import_makes_a_draft_that_checks(tmp_path):
    """From policy to table and back on the command line; an existing draft is never replaced."""
    table, draft = tmp_path / "分解表.docx", tmp_path / "草稿.policy"
    assert call("render", GAOXIN, "-o", table).code == 0
    made = call("import", table, "-o", draft, "--lang", "zh")
    assert (made.code, "已写成" in made.out, "CP842" in made.err) == (0, True, True)
    assert call("check", draft).code == 0
    assert call("import", table, "-o", draft).code == 2
    printed = call("import", table)
    assert printed.out == draft.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("表.pdf", (), ""),
        ("没有.docx", (), "CP001"),
        ("空.docx", (), "CP840"),
        ("空.docx", ("--year", "18"), ""),
    ],
)
def test_import_refuses_what_is_no_table(tmp_path, name, words, code):
    """Exit code 2, and one sentence or one code."""
    (tmp_path / "空.docx").write_bytes(b"")
    result = call("import", tmp_path / name, *words)
    assert (result.code, result.out) == (2, "")
    assert code in result.err
