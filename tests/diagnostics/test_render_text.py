"""Diagnostics as text for people: sentences, places, and marks under the characters they mean."""

from unicodedata import combining, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.diagnostics.diagnostic import Cell, Code, Note, Severity, Words, found
from creditpolicy.diagnostics.render_text import render_text
from creditpolicy.source.source import Source, Span

WRONG = Code(
    "CP999",
    Severity.ERROR,
    zh="没有声明过“{name}”。",
    en="There is no “{name}”.",
    help_zh="是不是“{near}”？",
    help_en="Did you mean “{near}”?",
)


def cells(text):
    """The cells that a text takes, by the Unicode tables alone."""
    return sum(0 if combining(x) else 2 if east_asian_width(x) in "WF" else 1 for x in text)


def shown(text, start, end, columns=100, lang="zh", notes=()):
    """The lines that a diagnostic at text[start:end] prints."""
    at = Span(Source("例.policy", text), start, end)
    diagnostic = found(WRONG, at, notes, name="甲", near="乙")
    return render_text([diagnostic], lang, columns).splitlines()


def test_all_parts_are_there():
    """Severity, code, sentence, place, line, mark and help, in Chinese."""
    assert shown("部门 甲局、乙居\n", 6, 8) == [
        "错误 CP999：没有声明过“甲”。",
        "  --> 例.policy:1:7",
        "  |",
        "1 | 部门 甲局、乙居",
        "  |            ^^^^",
        "  怎么办：是不是“乙”？",
    ]


def test_all_parts_are_there_in_english():
    """The same in English."""
    lines = shown("A, B\n", 3, 4, lang="en")
    assert lines[0] == "error CP999: There is no “甲”."
    assert lines[-1] == "  help: Did you mean “乙”?"
    assert lines[3:5] == ["1 | A, B", "  |    ^"]


@given(
    st.text(st.sampled_from("甲乙ab，、（） １２％ée\u0301\u3000「」"), max_size=30),
    st.text(st.sampled_from("局丙xy。"), min_size=1, max_size=8),
    st.text(st.sampled_from("丁z、"), max_size=20),
)
def test_marks_stand_under_what_they_mean(before, meant, after):
    """As many cells stand before the marks as before what is meant, and as many are marked."""
    lines = shown(before + meant + after, len(before), len(before) + len(meant), columns=200)
    under = lines[4][len("  | ") :]
    assert cells(under) - cells(under.lstrip(" ")) == cells(before)
    assert under.count("^") == cells(meant)


def test_a_tab_is_four_blanks():
    """The mark stands right whatever the terminal makes of tabs."""
    assert shown("\t甲\n", 1, 2)[3:5] == ["1 |     甲", "  |     ^^"]


def test_what_cannot_be_seen_is_shown():
    """A mark that turns the direction of writing, or a NUL, cannot hide or disorder anything."""
    lines = shown("甲\u202e\x00乙\n", 3, 4)
    assert lines[3:5] == ["1 | 甲\ufffd\ufffd乙", "  |     ^^"]


def test_an_empty_span_has_one_mark():
    """What is missing is missing at a place: one mark, at the end of the line."""
    assert shown("甲\n", 1, 1)[3:5] == ["1 | 甲", "  |   ^"]


def test_a_span_over_lines_is_marked_on_the_first():
    """The mark ends where its line ends."""
    assert shown("甲乙\n丙丁\n", 1, 5)[3:5] == ["1 | 甲乙", "  |   ^^"]


@pytest.mark.parametrize("length", [200, 100_000])
@pytest.mark.parametrize("place", [0, 0.5, 1])
@pytest.mark.parametrize("columns", [40, 80, 140])
def test_a_long_line_is_cut_around_the_mark(length, place, columns):
    """No line of an excerpt is longer than the terminal, and what is meant is on it."""
    at = int(place * length)
    lines = shown("长" * at + "目标" + "短" * (length - at), at, at + 2, columns)
    assert "目标" in lines[3]
    marked = lines[3][len("1 | ") :].index("目标")
    assert cells(lines[3][len("1 | ") :][:marked]) == lines[4][len("  | ") :].index("^")
    assert all(cells(line) <= columns for line in lines[2:5])


def test_a_whole_long_line_can_be_meant():
    """A mark that is longer than the terminal is cut as well."""
    lines = shown("长" * 10_000, 0, 10_000, 80)
    assert all(cells(line) <= 80 for line in lines[2:5])


def test_notes_in_another_file_have_an_excerpt_of_their_own():
    """Another file's lines stand behind, under its name."""
    other = Source("去年.policy", "语言 1\n部门 乙\n")
    notes = (Note(Span(other, 8, 9), Words("在这里", "here")),)
    diagnostic = found(
        WRONG, Span(Source("今年.policy", "部门 甲\n"), 3, 4), notes, name="甲", near="乙"
    )
    lines = render_text([diagnostic], "zh").splitlines()
    assert lines[1:5] == ["  --> 今年.policy:1:4", "  |", "1 | 部门 甲", "  |      ^^"]
    assert lines[5:9] == ["  --> 去年.policy:2:4", "  |", "2 | 部门 乙", "  |      -- 在这里"]


def test_notes_have_marks_of_their_own():
    """Further places are shown in the order of the text, with dashes and their words."""
    source = Source("例.policy", "甲\n乙\n丙\n丁\n")
    notes = (Note(Span(source, 6, 7), Words("也在这里", "here as well")),)
    diagnostic = found(WRONG, Span(source, 0, 1), notes, name="甲", near="乙")
    assert render_text([diagnostic], "zh").splitlines()[2:8] == [
        "  |",
        "1 | 甲",
        "  | ^^",
        "  ...",
        "4 | 丁",
        "  | -- 也在这里",
    ]


@pytest.mark.parametrize(
    ("cell", "zh", "en"),
    [
        (Cell("a.csv", 12, "日期"), "a.csv 第 12 行“日期”", "a.csv row 12 column 日期"),
        (Cell("a.csv", 12), "a.csv 第 12 行", "a.csv row 12"),
    ],
)
def test_a_place_in_evidence_is_a_row_and_a_column(cell, zh, en):
    """Rows are as a spreadsheet counts them."""
    diagnostic = found(WRONG, cell, name="甲", near="乙")
    assert f"  --> {zh}\n" in render_text([diagnostic], "zh")
    assert f"  --> {en}\n" in render_text([diagnostic], "en")


def test_one_place_is_shown_once():
    """Of several findings about one place only the first shows its line."""
    at = Span(Source("例.policy", "甲\n"), 0, 1)
    text = render_text([found(WRONG, at, name=name, near="乙") for name in "甲丙"], "zh")
    assert text.count("1 | 甲") == 1
    assert text.count("例.policy:1:1") == 2


def test_nothing_found_is_nothing_printed():
    """Of no diagnostics the text is empty."""
    assert render_text([], "zh") == ""
