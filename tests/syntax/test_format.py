"""The formatter: one canonical text for every tree, in either language."""

import pytest
from hypothesis import given

from creditpolicy.source.source import Source
from creditpolicy.syntax import format as formatter
from creditpolicy.syntax.format import format_file, format_source, language_of
from creditpolicy.syntax.parse import parse
from tests.syntax.reading import read, statement
from tests.syntax.samples import TWINS
from tests.syntax.strategies.statements import files

LANGUAGES = ("zh", "en")


def attempt(text, lang=None):
    """What the formatter gives back: a text, or diagnostics."""
    return format_source(Source("test", text), lang)


def formatted(text, lang=None):
    """A text that reads, in canonical layout."""
    result = attempt(text, lang)
    assert isinstance(result, str), result
    return result


@pytest.mark.parametrize("lang", LANGUAGES)
@given(file=files())
def test_what_is_printed_reads_as_the_same_statements(lang, file):
    """parse(format(x)) == x for every tree, in Chinese and in English."""
    assert read(format_file(file, lang)).statements == file.statements


@given(file=files())
def test_to_english_and_back_is_the_identity(file):
    """Chinese → English → Chinese gives the same tree, and the same text to the letter."""
    chinese = format_file(file, "zh")
    english = formatted(chinese, "en")
    assert read(english).statements == file.statements
    assert formatted(english, "zh") == chinese


@pytest.mark.parametrize("lang", LANGUAGES)
@given(file=files())
def test_formatting_twice_changes_nothing_more(lang, file):
    """The canonical text of a canonical text is itself, in whichever language."""
    once = format_file(file, lang)
    assert formatted(once, lang) == once
    assert formatted(once) == once


@pytest.mark.parametrize(("zh", "en"), TWINS[1:])
def test_the_canonical_text_of_a_line_is_the_line(zh, en):
    """Each sample stands in the very form that the formatter gives it, in both languages."""
    file = read("语言 1\n" + zh)
    assert unwrapped(format_file(file, "zh"), "") == zh.replace("2018年12月1日", "2018-12-01")
    assert unwrapped(format_file(file, "en"), " ") == en


def unwrapped(text, blank):
    """All lines but the first as one."""
    return blank.join(line.strip() for line in text.splitlines()[1:] if line)


def test_the_language_of_a_file_is_that_of_its_first_word():
    """Without being told, the formatter keeps the language that a file is written in."""
    assert language_of(read("language 1\n年度 2018\n")) == "en"
    assert language_of(read("# english\n语言 1\nyear 2018\n")) == "zh"
    assert formatted("language 1\n年度 2018\n") == "language 1\n  year 2018\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["CP112"]),
        ("# 只有注释\n", ["CP112"]),
        ("年度 2018\n", ["CP110"]),
        ("语言 1\n考核像 1 甲 5分\n部门 。\n", ["CP104", "CP103"]),
    ],
)
def test_a_text_that_does_not_read_is_not_formatted(text, codes):
    """A file with mistakes is refused with all of its diagnostics, and no text."""
    result = attempt(text)
    assert [problem.code.code for problem in result] == codes


def test_a_result_that_reads_otherwise_is_never_given(monkeypatch):
    """Whatever is printed is read again; a difference in the statements is CP120, not a text."""
    monkeypatch.setattr(formatter, "format_file", lambda file, lang: "语言 1\n年度 2019\n")
    (problem,) = attempt("语言 1\n年度 2018\n")
    assert problem.code.code == "CP120"
    assert problem.message("zh").startswith("排版的结果读出来与原文不一样")
    assert problem.message("en").startswith("The formatted text did not read the same")


def test_a_lost_comment_is_never_given(monkeypatch):
    """A result without one of the comments is CP120 too."""
    monkeypatch.setattr(formatter, "format_file", lambda file, lang: "语言 1\n年度 2018\n")
    (problem,) = attempt("语言 1\n年度 2018 # 去年\n")
    assert problem.code.code == "CP120"


def test_a_built_in_name_is_translated_and_our_own_is_not():
    """得分率 is rate in English; 准确率 stays, and a name rate of our own is quoted."""
    text = "语言 1\n计算 甲 = 得分率 × 准确率 − 「rate」\n"
    english = formatted(text, "en")
    assert english == "language 1\n\ncompute 甲 = rate * 准确率 - 「rate」\n"
    assert formatted(english, "zh").splitlines()[-1] == "计算 甲 = 得分率 × 准确率 − 「rate」"


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("部门 「税务局」", "部门 税务局"),
        ("部门 「2018年专班」、「甲 局」", "部门 「2018年专班」、「甲 局」"),
        ("部门 「部门」、「权重办」", "部门 部门、权重办"),
        ("部门 甲、「部门」", "部门 甲、「部门」"),
        ("责任部门 「全部部门」", "责任部门 「全部部门」"),
        ("不适用 凡 「若」 > 「有」", "不适用 凡 「若」 > 有"),
        ("统计 件数：案例 的 「件数」 合计", "统计 件数：案例 的 「件数」 合计"),
        ("得分 = 「件数」", "得分 = 件数"),
        ("「得分率」：「得分率」", "「得分率」：得分率"),
        ("材料 「至少三个要件」", "材料 「至少三个要件」"),
        ("材料 「且」", "材料 「且」"),
        ("字段 甲：「text」", "字段 甲：「text」"),
        ("字段 甲：text", "字段 甲：文字"),
    ],
)
def test_names_are_quoted_only_where_they_must_be(line, canonical):
    """Quotes go where the name reads without them, and stay where a word would be read."""
    text = formatted("语言 1\n" + line, "zh")
    assert text.splitlines()[-1].strip() == canonical
    assert statement(canonical) == statement(line)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("附件第1项", "“附件第1项”", '"附件第1项"'),
        ("附件“备注”栏", '"附件“备注”栏"', '"附件“备注”栏"'),
        ('say "yes"', '“say "yes"”', '“say "yes"”'),
        ('“”"', '＂“”"＂', '＂“”"＂'),
    ],
)
def test_a_quotation_takes_quotes_that_it_does_not_hold(text, zh, en):
    """Quoted text is never changed: another pair of quotes is taken where it holds one."""
    file = read(f"语言 1\n出处 {zh}\n")
    assert file.statements[1].text == text
    assert format_file(file, "zh").splitlines()[-1] == f"  出处 {zh}"
    assert format_file(file, "en").splitlines()[-1] == f"  source {en}"


def test_the_parser_does_not_see_the_difference_of_layouts():
    """Indentation, blank lines and places of line breaks are no part of the tree."""
    loose = "语言 1\n\n\n        考核  甲\n年度\u30002018\n部门 甲、\n\t乙、 # 见附件\n 丙\n"
    tight = "语言 1\n考核 甲\n年度 2018\n部门 甲、乙、丙"
    assert read(loose) == read(tight)
    assert parse(Source("other name", tight))[0] == read(tight)
