"""Texts that were made to break a parser end in coded diagnostics."""

import pytest

from creditpolicy.source.source import Source
from creditpolicy.syntax.format import format_file, format_source
from creditpolicy.syntax.limits import Limits
from creditpolicy.syntax.parse import parse
from creditpolicy.syntax.split_glued import split_glued
from tests.syntax.reading import parsed, problem, problems, statement


def codes(text):
    """The codes of what is wrong with a text, each once; every sentence can be filled in."""
    found = parse(Source("test", text))[1]
    assert all(one.message(lang) and one.help(lang) for one in found for lang in ("zh", "en"))
    return sorted({one.code.code for one in found})


@pytest.mark.parametrize("text", ["", "\n", " \t\u3000\n\r\n", "# 只有注释", "\n# 一\n\n  # 二\n"])
def test_a_text_that_says_nothing(text):
    """An empty text, blanks or comments alone are CP112."""
    (found,) = parse(Source("test", text))[1]
    assert found.code.code == "CP112"
    assert found.message("zh") == "文件里没有内容。"
    assert found.message("en") == "The file says nothing."


@pytest.mark.parametrize(
    ("text", "code", "zh", "en"),
    [
        (
            "年度 2018",
            "CP110",
            "第一行没有写明语言版本。",
            "The first line does not state the language version.",
        ),
        (
            "语言 2",
            "CP111",
            "不认识语言版本 2；本程序能读的是版本 1。",
            "Language version 2 is not known; this program reads version 1.",
        ),
        (
            "语言 1.0",
            "CP111",
            "不认识语言版本 1.0；本程序能读的是版本 1。",
            "Language version 1.0 is not known; this program reads version 1.",
        ),
        (
            "语言 1\n年度 2018\nlanguage 1",
            "CP114",
            "语言版本只在文件第一行写一次。",
            "The language version stands once, on the first line.",
        ),
    ],
)
def test_the_version_is_stated_first_and_once(text, code, zh, en):
    """A file states version 1 on its first line, and an unknown version is refused."""
    (found,) = parse(Source("test", text))[1]
    assert (found.code.code, found.message("zh"), found.message("en")) == (code, zh, en)


UNSEEN = (0x00, 0x1B, 0x85, 0xFEFF, 0x200B, 0x202E, 0x2066, 0x2028, 0xD800, 0xDFFF, 0xFFFF)


@pytest.mark.parametrize("code_point", UNSEEN)
@pytest.mark.parametrize(
    "line",
    [
        "部门 甲{}局",
        "部门 「甲{}局」",
        "出处 “附{}件”",
        "年度 2018 # 去{}年",
        "# {}",
        "{}部门 甲",
        "得分 = {} 1",
    ],
)
def test_characters_that_nobody_sees_are_refused_everywhere(line, code_point):
    """NUL, controls, lone surrogates, a BOM in mid-file, marks of direction: also in quotes."""
    found = problem(line.format(chr(code_point)))
    assert found.code.code == "CP103"
    assert dict(found.args)["character"] == f"U+{code_point:04X}"
    assert found.message("en").encode()


def test_a_carriage_return_ends_a_line_only_with_a_newline():
    """In mid-line it could hide what stands before it."""
    assert problem("出处 “甲\r乙”").code.code == "CP103"
    assert statement("出处 “甲”\r\n").text == "甲"


@pytest.mark.parametrize(
    "character", ["甲", "a", "1", "（", "“", "「", "\n", " ", "，", "#", "\x00", "¥"]
)
@pytest.mark.no_cover
def test_ten_megabytes_of_one_character(character):
    """A text over the limit is refused before anything reads it."""
    (found,) = parse(Source("test", character * 10_000_000))[1]
    assert found.code.code == "CP108"
    assert found.message("zh") == "文件太长：10000000 个字符，最多 4000000 个。"
    assert found.message("en") == "The file is too long: 10000000 characters, at most 4000000."
    assert format_source(Source("test", character * 10_000_000)) == (found,)


@pytest.mark.parametrize(
    "line",
    [
        "得分 = " + "（" * 100_000 + "1" + "）" * 100_000,
        "得分 = " + "（" * 100_000,
        "得分 = " + "）" * 100_000,
        "得分 = " + "f（" * 65 + "1" + "）" * 65,
        "不适用 凡 " + "非（" * 65 + "甲" + "）" * 65,
        "得分 = " + "若 甲 则 乙 否则 " * 5_000 + "丙",
        "得分 = " + "if a then " * 5_000 + "b" + " else c" * 5_000,
        "得分 = " + "若 " * 50_000,
        "不适用 凡 " + "（甲 且 乙 > 1 + 2 × −" * 20 + "（1）" + "）" * 20,
    ],
    ids=range(9),
)
@pytest.mark.no_cover
def test_nesting_is_limited(line):
    """Brackets, calls and choices in one another are refused from a depth on, in any mix."""
    found = problem(line)
    assert found.code.code in ("CP107", "CP101", "CP102")
    if found.code.code == "CP107":
        assert "最多读 64 层" in found.message("zh")
        assert "at most 64 levels" in found.message("en")


@pytest.mark.parametrize(
    "line",
    [
        "得分 = " + "（" * 50 + "1" + "）" * 50,
        "得分 = " + "f（" * 50 + "1" + "）" * 50,
        "得分 = " + "若 甲 > 1 则 乙 否则 " * 50 + "丙",
        "不适用 凡 " + "（甲 且 乙 > 1 + 2 × −" * 9 + "（1）" + "）" * 9,
    ],
)
def test_what_people_write_is_not_too_deep(line):
    """Fifty brackets, or fifty choices in a row, read, print and read again."""
    assert isinstance(format_source(Source("test", f"语言 1\n{line}"), "en"), str)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("得分 = " + "9" * 100_000, "这个数太长：100000 个字符，最多 40 个。"),
        ("得分 = " + "９" * 41, "这个数太长：41 个字符，最多 40 个。"),
        ("得分 = 0." + "3" * 60, "这个数太长：62 个字符，最多 40 个。"),
        ("年度 " + "1" * 41, "这个数太长：41 个字符，最多 40 个。"),
        ("部门 " + "甲" * 501, "这个名称太长：501 个字符，最多 500 个。"),
        ("部门 「" + "1" * 30 + "甲" * 600 + "」", "这个名称太长：631 个字符，最多 500 个。"),
        ("出处 “" + "甲" * 400_000 + "”", "这一行太长：400005 个字符，最多 400000 个。"),
    ],
    ids=range(7),
)
def test_sizes_are_limited(line, what):
    """Numbers of 40 digits, names of 500 characters and lines of 400,000 are the longest."""
    found = problem(line)
    assert (found.code.code, found.message("zh")) == ("CP108", what)


def test_a_number_in_a_quotation_may_be_long():
    """What is quoted is not read as a number or a name."""
    assert statement("出处 “" + "1" * 300 + "甲" * 900 + "”").text.endswith("甲")


@pytest.mark.parametrize("quote", ["“", "”", '"', "「", "」", "＂"])
def test_a_quote_without_its_other_half(quote):
    """Each quote that is not closed costs its own line."""
    text = f"出处 {quote}附件\n年度 2018\n出处 {quote}\n部门 {quote}、\n甲：3分"
    assert [one.at.line for one in problems(text)][:2] == [2, 4]


@pytest.mark.no_cover
def test_a_hundred_thousand_wrong_lines():
    """The list of wrong lines is limited, and the last entry says how many there are more."""
    found = parse(Source("test", "语言 1\n" + "甲乙\n" * 100_000))[1]
    assert len(found) == 101
    assert found[-1].code.code == "CP109"
    assert dict(found[-1].args)["count"] == "99900"


@pytest.mark.no_cover
def test_a_sum_of_fifty_thousand_terms():
    """A long line is not a deep one: it reads, and prints as it was."""
    text = "语言 1\n  得分 = 1" + " + 1" * 50_000 + "\n"
    file, found = parsed(text)
    assert found == ()
    assert len(file.statements[1].formula.of.terms) == 50_001
    assert format_file(file, "zh") == text


@pytest.mark.no_cover
def test_a_department_list_of_ten_thousand_lines():
    """A statement over many lines takes time by its length only."""
    names = "、\n".join(f"a{number}" for number in range(10_000))
    assert len(statement(f"部门 {names}").names) == 10_000


@pytest.mark.parametrize("version", ["1", "１"])
def test_an_item_has_a_number_of_several_levels(version):
    """考核项 10.12 is the twelfth item under the tenth."""
    assert statement(f"考核项 {version}0.12 甲 5分").id == "10.12"


def test_limits_may_be_set():
    """A caller may allow less than the defaults, or more."""
    source = Source("test", "语言 1\n得分 = （（（1）））\n")
    assert parse(source)[1] == ()
    assert codes(source.text) == []
    assert parse(source, Limits(depth=2))[1][0].code.code == "CP107"
    assert parse(source, Limits(text=5))[1][0].code.code == "CP108"


@pytest.mark.no_cover
def test_hostile_text_is_not_split_either():
    """Looking for lost blanks ends, too, whatever it is given."""
    for text in (
        "甲" * 5_000_000,
        "甲" * 300_000,
        "有" * 399,
        "语言 1\n" + "有无\n" * 3_000,
        "\x00",
    ):
        assert split_glued(Source("test", text)) == text
