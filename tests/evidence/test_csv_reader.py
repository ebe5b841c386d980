"""CSV becomes rows of text, numbered as a spreadsheet shows them."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.readers.csv_table import read_csv
from creditpolicy.evidence.rows import Row

FILE = "证据.csv"
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
NAMES = PLAIN.map(str.strip).filter(bool)


def read(text):
    return list(read_csv(io.StringIO(text, newline=""), FILE))


def outline(text):
    """Rows as number and cells, diagnostics as number and code."""
    return [
        (r.number, *r.cells.values()) if isinstance(r, Row) else (r.at.row, r.code.code)
        for r in read(text)
    ]


def refusal(text):
    """The one diagnostic that a whole file gets."""
    (finding,) = read(text)
    assert isinstance(finding, Diagnostic)
    return finding.code.code, dict(finding.args)


@st.composite
def tables(draw):
    """A header and rows with something in each, as a spreadsheet would hold them."""
    header = draw(st.lists(NAMES, min_size=2, max_size=5, unique=True))
    rows = draw(st.lists(st.lists(PLAIN, min_size=len(header), max_size=len(header))))
    return header, [row for row in rows if any(cell.strip() for cell in row)]


@given(tables(), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_table_comes_back(table, delimiter, line_end):
    """A table written by the csv module is read cell for cell, but for blanks around the cells."""
    header, rows = table
    file = io.StringIO(newline="")
    writer = csv.writer(
        file, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL, strict=True
    )
    writer.writerow(header)
    assume(all(mark not in name for mark in ",;\t\r\n" for name in header))
    writer.writerows(rows)
    expected = [
        Row(FILE, number, {n: c.strip() for n, c in zip(header, row, strict=True)})
        for number, row in enumerate(rows, 2)
    ]
    assert read(file.getvalue()) == expected


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("编号,部门\n1,甲;乙\n", ","),
        ("编号;部门\n1;甲,乙\n", ";"),
        ("编号\t部门\n1\t甲,乙;丙\n", "\t"),
        ('"编号,1;2","部门;甲;乙;丙"\n1,甲\n', ","),
        ("编号\t金额,元\n1\t2\n", "\t"),
    ],
)
def test_the_header_decides_what_separates(text, delimiter):
    """The commonest separator outside quotes in the header holds for the whole file."""
    (row,) = read(text)
    assert list(row.cells.values()) == text.splitlines()[1].split(delimiter)


def test_a_single_column_needs_no_separator():
    """A file of one column is a table too."""
    assert outline("编号\nA1\n") == [(2, "A1")]


def test_rows_are_numbered_as_a_spreadsheet_does():
    """The header is row 1, a quoted newline adds no row, a blank line does."""
    text = '编号,说明\r\n1,"甲\n乙"\r\n\r\n , \r\n2,丙\r\n'
    assert outline(text) == [(2, "1", "甲\n乙"), (5, "2", "丙")]
    assert outline("\n\n编号,说明\n1,甲\n") == [(4, "1", "甲")]


def test_text_is_never_more_than_text():
    """A formula, a number and a bracket are read as the characters that they are."""
    text = '编号,说明,金额\n=cmd(),"{""a"": 1}",1e999\n'
    assert outline(text) == [(2, "=cmd()", '{"a": 1}', "1e999")]


def test_blanks_around_names_and_cells_go():
    """Blanks, full-width ones too, are no part of a name or a cell."""
    (row,) = read(" 编号 ,　部门　\n A1\t,　税务局 \n")
    assert row.cells == {"编号": "A1", "部门": "税务局"}


def test_nameless_columns_at_the_end_do_not_count_while_blank():
    """The spare separators that a spreadsheet leaves at the end of rows are no columns."""
    assert outline("a,b,,\n1,2,,\n3,4\n5,6,,7\n") == [(2, "1", "2"), (3, "3", "4"), (4, "CP517")]


def test_rows_of_unequal_length_are_left_out():
    """A row that is shorter or longer than the header is reported with both counts."""
    readings = read("a,b,c\n1,2\n1,2,3\n1,2,3,4\n")
    assert [type(reading) for reading in readings] == [Diagnostic, Row, Diagnostic]
    assert readings[0].at == Cell(FILE, 2)
    assert readings[0].message("zh") == "这一行有 2 格，表头有 3 列，这一行没有读取。"
    assert dict(readings[2].args) == {"found": "4", "expected": "3"}


@pytest.mark.parametrize(
    ("text", "code", "args"),
    [
        ("", "CP502", {"file": FILE}),
        ("\n \n\r\n", "CP502", {"file": FILE}),
        ("a,b,a\n1,2,3\n", "CP514", {"column": "a"}),
        ("a,b, a\n", "CP514", {"column": "a"}),
        ("a,,b\n1,2,3\n", "CP515", {"position": "2"}),
        (",,\n1,2,3\n", "CP515", {"position": "1"}),
        ("汇总表,,\na,b,c\n1,2,3\n", "CP525", {"title": "汇总表"}),
        ("汇总表\na,b,c\n1,2,3\n", "CP525", {"title": "汇总表"}),
        ("编号，部门\n1，甲\n", "CP516", {"mark": "，"}),
        ("编号；部门\n1；甲\n", "CP516", {"mark": "；"}),
        ("\ufeffa,b\n1,2\n", "CP506", {"column": "\ufffda"}),
        ("a,b\ud800\n1,2\n", "CP506", {"column": "b\ufffd"}),
        ('"a"b,c\n1,2\n', "CP518", {}),
        ('"a,b\n1,2\n', "CP519", {"lines": "2"}),
        ("a" * 10_000_000, "CP504", {"limit": "131,072"}),
        ('"' * 10_000_000, "CP504", {"limit": "131,072"}),
        ('"' + "a\n" * 100_000, "CP519", {"lines": "100,000"}),
    ],
    ids=range(17),
)
def test_without_a_header_there_is_no_table(text, code, args):
    """A file whose header cannot be relied on is refused with one diagnostic."""
    assert refusal(text) == (code, args)


def test_a_long_header_takes_no_quadratic_time():
    """Twenty thousand columns are read as any others."""
    names = [f"{number:x}" for number in range(20_000)]
    (row,) = read(",".join(names) + "\n" + ",".join(names) + "\n")
    assert len(row.cells) == 20_000


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"甲"乙,1', "CP518"),
        ("甲\ufeff,1", "CP506"),
        ("甲\0,1", "CP506"),
        ("甲\ud800,1", "CP506"),
        ("税" * 32_768 + ",1", "CP505"),
        ("9" * 100_000 + ",1", "CP505"),
        ("a" * 10_000_000 + ",1", "CP504"),
        ("\x1a", "CP517"),
    ],
    ids=range(8),
)
def test_a_bad_row_is_reported_in_its_place(line, code):
    """A bad row of one line has a code and its number; the rows around it are read."""
    assert outline(f"a,b\n1,2\n{line}\n3,4\n") == [(2, "1", "2"), (3, code), (4, "3", "4")]


@pytest.mark.parametrize(
    "rest",
    [
        '1,"甲\n2,乙\n3,丙\n',
        '1,"甲\n2,"乙"\n3,丙\n',
        '1,"甲\n' + "a" * 131_072 + "\n3,丙",
        '\n1,甲\n"',
        '1,"甲\n2,"乙"\n' + "a" * 131_072 + "\n3,丙",
    ],
    ids=range(5),
)
def test_an_unclosed_quote_ends_the_reading(rest):
    """After a quote that runs on, nothing is guessed: the rest is counted and not read."""
    *before, (number, code) = outline("a,b\n0,零\n" + rest)
    assert before[0] == (2, "0", "零")
    assert code == "CP519"
    finding = read("a,b\n0,零\n" + rest)[-1]
    lines = len(rest.splitlines())
    assert dict(finding.args) == {"lines": str(lines - (number - 3))}


def test_a_quoted_remark_cannot_become_a_record():
    """A cell with wrong quotes in its second line takes its own lines down and makes no row."""
    text = '编号,部门\n1,"备注\n2"2,税务局\n3,税务局\n'
    assert outline(text) == [(2, "CP519")]


def test_the_limit_of_the_csv_module_is_kept():
    """The csv module's limit on fields is one for the process, so reading leaves it alone."""
    before = csv.field_size_limit()
    outline("a\n" + "9" * 1_000_000 + "\n")
    assert csv.field_size_limit() == before


@given(st.text())
def test_no_text_raises(text):
    """Whatever a file holds, each reading has its row, and the numbers ascend."""
    numbers = [entry[0] for entry in outline(text)]
    assert numbers == sorted(numbers)


@given(st.text(alphabet='ab",;\t\r\n，部\0\ufeff', max_size=60))
def test_no_near_csv_raises(text):
    """Text made of the letters of CSV never raises either, and its findings have words."""
    for reading in read("a,b\n" + text):
        if isinstance(reading, Diagnostic):
            assert reading.message("zh")
            assert reading.message("en")
            assert reading.help("zh")
