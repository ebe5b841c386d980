"""JSON lines become rows of text; a line that cannot be read becomes a diagnostic in its place."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.readers.jsonl import read_jsonl
from creditpolicy.evidence.rows import Row

FILE = "证据.jsonl"
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
NAMES = PLAIN.map(str.strip)
GOOD = '{"部门": "税务局"}\n'


def read(text):
    return list(read_jsonl(io.StringIO(text, newline=""), FILE))


def cells(line):
    (row,) = read(line)
    assert isinstance(row, Row)
    return row.cells


@given(st.lists(st.dictionaries(NAMES, PLAIN)), st.booleans())
def test_texts_come_back(records, ascii_only):
    """Rows written as JSON, escaped or not, are read as they were but for blanks around them."""
    text = "".join(json.dumps(record, ensure_ascii=ascii_only) + "\n" for record in records)
    stripped = [{name: cell.strip() for name, cell in record.items()} for record in records]
    expected = [Row(FILE, number, record) for number, record in enumerate(stripped, 1)]
    assert read(text) == expected


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("true", "是"),
        ("false", "否"),
        ("null", ""),
        ("1", "1"),
        ("-0", "-0"),
        ("0.10", "0.10"),
        ("1e999", "1e999"),
        ("1E+05", "1E+05"),
        ("9" * 5000, "9" * 5000),
        ('" \\u3000税务局\u3000"', "税务局"),
        ('"\\ud83d\\ude00"', "😀"),
        ('"=cmd()"', "=cmd()"),
        ('"NaN"', "NaN"),
        ('"第一行\\n第二行"', "第一行\n第二行"),
    ],
)
def test_a_value_is_the_text_that_was_written(written, text):
    """Numbers keep their digits, truth values are 是 and 否, blanks around a text go."""
    assert cells(f'{{" 值　": {written}}}') == {"值": text}


def test_blank_lines_count_and_yield_nothing():
    """A row's number is its line in an editor, whatever the line ends."""
    numbers = [row.number for row in read(f"\n{GOOD}  \r\n\r\n{GOOD.strip()}")]
    assert numbers == [2, 5]


def test_an_empty_file_has_no_rows():
    """Nothing in, nothing out: the warning is made by whoever opens the file."""
    assert read("") == read("\n \n") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"金额": NaN}', ("CP511", "金额")),
        ('{"金额": -Infinity}', ("CP511", "金额")),
        ('{"部门": "甲", "部门 ": "乙"}', ("CP509", "部门")),
        ('{"部门": "甲", "部门": "甲"}', ("CP509", "部门")),
        ('{"部门": ["甲"]}', ("CP510", "部门")),
        ('{"部门": {"名称": "甲"}}', ("CP510", "部门")),
        ('{"部门": "\\ud800"}', ("CP506", "部门")),
        ('{"部门": "\\u0000"}', ("CP506", "部门")),
        ('{"部门": "税务局\ufeff"}', ("CP506", "部门")),
        ('{"\\ud800": "甲"}', ("CP506", "\ufffd")),
        ('{"部门": "' + "税" * 32_768 + '"}', ("CP505", "部门")),
        ('{"金额": ' + "9" * 100_000 + "}", ("CP505", "金额")),
        ("[]", ("CP508", None)),
        ('"部门"', ("CP508", None)),
        ("null", ("CP508", None)),
        ("NaN", ("CP508", None)),
        ("1e999", ("CP508", None)),
        ("部门", ("CP507", None)),
        ('{"部门": "税务局"', ("CP507", None)),
        ("{'部门': '税务局'}", ("CP507", None)),
        ('{"部门": "税\x00局"}', ("CP507", None)),
        ('{"部门": "税务局"}{"部门": "税务局"}', ("CP507", None)),
        ('{"部门": "税务局"},', ("CP507", None)),
        ("\ufeff" + GOOD, ("CP507", None)),
        ("[" * 100_000, ("CP508", None)),
        ('{"部门": ' + "[" * 100_000, ("CP510", None)),
        ('{"部门":' * 100_000, ("CP510", None)),
        ('{"部门": "' + "税" * 10_000_000 + '"}', ("CP504", None)),
        ("a" * 10_000_000, ("CP504", None)),
    ],
    ids=range(29),
)
def test_a_bad_line_is_reported_in_its_place(line, expected):
    """Every bad line has a code, its number and its column; the lines around it are read."""
    before, finding, after = read(f"{GOOD}{line.rstrip()}\n{GOOD}")
    code, column = expected
    assert isinstance(finding, Diagnostic)
    assert (finding.code.code, finding.at) == (code, Cell(FILE, 2, column))
    cells = {"部门": "税务局"}
    assert (before, after) == (Row(FILE, 1, cells), Row(FILE, 3, cells))


def test_invalid_json_names_the_character():
    """The position counts from 1, blanks at the beginning of the line included."""
    (finding,) = read('  {"部门": 税务局}')
    assert "从第 10 个字符起" in finding.message("zh")
    assert "at character 10." in finding.message("en")


@given(st.text())
def test_no_text_raises(text):
    """Whatever a file holds, every line that is not blank yields exactly one row or diagnostic."""
    lines = io.StringIO(text, newline="").readlines()
    assert len(read(text)) == sum(not line.isspace() for line in lines)


@given(st.text(alphabet='{}[]",:01eN\\u \n部', max_size=40))
def test_no_near_json_raises(text):
    """Text made of the letters of JSON never raises either, and its findings have words."""
    for reading in read(text):
        if isinstance(reading, Diagnostic):
            assert reading.message("zh")
            assert reading.message("en")
            assert reading.help("zh")
