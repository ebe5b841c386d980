"""`creditpolicy diff`: its formats, its exit codes, and what it does with evidence."""

import json
from importlib.resources import files as resources

import pytest
from jsonschema import Draft202012Validator

import creditpolicy
from tests.cli.command_line import SMALL, SMALL_EN, call

NEXT_YEAR = SMALL.replace("2026", "2027")


@pytest.fixture
def other(tmp_path):
    """The small policy, with a rate that takes two plans."""
    path = tmp_path / "另一份.policy"
    path.write_text(SMALL.replace("认定数 ÷ 1", "认定数 ÷ 2"), encoding="utf-8")
    return path


def schema():
    text = resources("creditpolicy.report").joinpath("schemas/diff-1.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def test_the_same_meaning_is_fine(small, tmp_path):
    """Exit code 0, and the sentence says that it is proved, in both languages."""
    path = tmp_path / "同.policy"
    path.write_text(SMALL.replace("认定数 ÷ 1，最高 1", "认定数，最高 1"), encoding="utf-8")
    zh, en = (call("diff", small, path, "--lang", lang) for lang in ("zh", "en"))
    assert (zh.code, en.code) == (0, 0)
    assert "两份政策的意思完全相同。这是证明出来的" in zh.out
    assert "The two policies mean the same. This is proved" in en.out


def test_a_change_is_shown_with_an_example(small, other):
    """One plan of 甲局: 100 of 100 points by the old rule, 50 by the new. Exit code 1."""
    result = call("diff", small, other)
    assert (result.code, result.err) == (1, "")
    assert "原来  得分率 = 认定数 ÷ 1，最高 1" in result.out
    assert "现在  得分率 = 认定数 ÷ 2，最高 1" in result.out
    assert "甲局 本项得分：100.00 分 → 50.00 分" in result.out


def test_the_data_is_what_the_schema_says_and_eval_replays_it(small, other, evidence):
    """The rows of an example, evaluated, give the scores that it names."""
    result = call("diff", small, other, evidence, "--format", "json")
    assert result.code == 1
    schema().validate(result.data)
    (change,) = result.data["changes"]
    rows = change["example"]["rows"]
    told = {(d["figure"], *d["key"]): d for d in change["example"]["differences"]}
    for path, side, of in ((small, "old", "before"), (other, "new", "after")):
        scores = creditpolicy.load(path).evaluate(rows[side]).by_name["甲局"]
        assert str(scores.items[0].score) == told["1/部门得分", "甲局"][of]["exact"]
    departments = result.data["effects"]["departments"]
    assert [d["before"]["score"]["exact"] for d in departments] == ["100", "0"]
    assert [d["after"]["score"]["exact"] for d in departments] == ["50", "0"]


def test_evidence_of_the_old_year_counts_in_the_new_one(small, tmp_path, evidence):
    """For a policy of the next year the days are moved, and that is said: CP781."""
    path = tmp_path / "明年.policy"
    path.write_text(NEXT_YEAR, encoding="utf-8")
    result = call("diff", small, path, evidence)
    assert "CP781" in result.err
    assert "甲局    100.00  100.00   =" in result.out


@pytest.mark.parametrize("how", ["markdown", "html"])
def test_a_review_has_the_change_and_the_table(small, other, evidence, how):
    """Markdown and HTML say the same as the text, and nothing in them is taken for a sign."""
    out = call("diff", small, other, evidence, "--format", how).out
    for part in ("得分率 = 认定数 ÷ 1，最高 1", "得分率 = 认定数 ÷ 2，最高 1", "甲局"):
        assert part in out
    assert "-50.00" in out


def test_nothing_in_a_name_is_markup(tmp_path):
    """A name with signs of HTML and Markdown in it is shown as it is written."""
    name = "「<b>*小*</b>」"
    texts = [SMALL.replace("考核 小考核", f"考核 {name}"), SMALL]
    paths = [tmp_path / "a.policy", tmp_path / "b.policy"]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    assert "<b>" not in call("diff", *paths, "--format", "html").out
    assert "\\<b\\>\\*小\\*" in call("diff", *paths, "--format", "markdown").out


def test_a_private_cell_is_masked_in_an_example(tmp_path):
    """Examples are made up, and yet a private column is never shown to people."""
    text = SMALL.replace("字段 文号：文字", "字段 文号：文字\n  字段 代码：主体代码，隐私")
    paths = [tmp_path / "a.policy", tmp_path / "b.policy"]
    for path, rule in zip(paths, ("须 有 文号", "须 有 文号，且 代码 有效"), strict=True):
        path.write_text(text.replace("须 有 文号", rule), encoding="utf-8")
    out = call("diff", *paths).out
    assert "代码 91****" in out


def test_policies_of_other_departments_are_not_compared(small, small_en):
    """甲局、乙局 and A, B have nothing in common: CP780, in both languages, as text and data."""
    assert "departments A, B" in SMALL_EN
    for lang in ("zh", "en"):
        result = call("diff", small, small_en, "--lang", lang)
        assert result.code == 1
        assert "CP780" in result.err
    assert "CP780" in call("diff", small, small_en, "--format", "json").out


def test_a_wrong_policy_is_refused(small, wrong):
    """With an error in either there is no comparison; what is wrong is shown."""
    for words in ((small, wrong), (wrong, small)):
        result = call("diff", *words)
        assert result.code == 1
        assert "CP401" in result.err


def test_a_missing_file_is_bad_usage(small):
    """Exit code 2, as everywhere."""
    assert call("diff", small, "没有.policy").code == 2
    assert call("diff", small).code == 2
