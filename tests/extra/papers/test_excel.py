"""Papers as Excel workbooks: numbers that sort, exact values as text, and never a formula."""

from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from attrs import evolve
from python_calamine import CalamineWorkbook

import creditpolicy
from creditpolicy.extra.papers.excel import xlsx
from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.series import series
from creditpolicy.report.decomposition import decomposition
from creditpolicy.report.papers.paper import Cell, Paper, Table, covering, texts
from creditpolicy.values.exact import parse_exact
from tests.extra.papers.printed import printed
from tests.extra.papers.test_word import HOSTILE, hostile
from tests.report.weekly import week


def sheets(paper):
    """The rows of every sheet, as the library reads them."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(xlsx(paper)))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


@pytest.fixture(scope="module")
def paper():
    return bulletin(week(), "zh")


def test_every_number_is_the_assessments(paper):
    """Each table has its sheet: numbers are numbers, as shown; the rest are texts."""
    read = sheets(paper)
    for table in paper.annexes:
        expected = [covers for _, covers in covering((*table.head, *table.body))]
        rows = read[table.name][1 : 1 + len(expected)]
        for got, wanted in zip(rows, expected, strict=True):
            for value, cell in zip(got, wanted, strict=True):
                if isinstance(value, float):
                    assert Fraction(str(value)) == Fraction(cell.text)
                else:
                    assert value in (cell.text, "")  # blank where a merged cell goes on


def test_what_was_rounded_is_there_exactly(paper):
    """The last sheet has, as text, every value that its table shows rounded."""
    rows = sheets(paper)["精确值"][2:]
    assert ["名次 街道", "西街道", "得分", "14.29", "100/7"] in rows
    shown = [(row[3], parse_exact(row[4])) for row in rows]
    rounded = [
        (cell.text, cell.exact)
        for table in paper.annexes
        for row in table.body
        for cell in row
        if cell and cell.exact is not None and cell.text[-1].isdigit()
    ]
    assert {*shown} == {(text, exact) for text, exact in rounded if Fraction(text) != exact}


@pytest.mark.parametrize(
    "name", [*HOSTILE, "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]
)
def test_no_name_is_a_formula(name):
    """Whatever a name begins with, there is no formula in the workbook and no link."""
    with ZipFile(BytesIO(xlsx(hostile(name)))) as archive:
        for part in archive.namelist():
            assert b"<f>" not in archive.read(part)
            assert b"hyperlink" not in archive.read(part)


def test_a_text_that_is_too_long_for_excel_is_cut(paper):
    """Excel refuses cells of more than 32,767 characters; the sheet keeps the beginning."""
    one = Paper(
        "zh", "题", annexes=(Table("表", "表", (1,), (texts("甲"),), ((Cell("长" * 40000),),)),)
    )
    assert sheets(one)["表"][2][0].startswith("长长")


def test_small_lines_are_drawn_beside_the_values():
    """A series has a sparkline for each department, over the values in its row."""
    made = series([week(), week()], "zh")
    with ZipFile(BytesIO(xlsx(made))) as archive:
        parts = [
            archive.read(part).decode("utf-8")
            for part in archive.namelist()
            if "sheets/sheet" in part
        ]
    assert sum(part.count("<x14:sparkline>") for part in parts) == 5
    assert "'走势'!B3:C3" in "".join(parts)


def test_a_table_alone_keeps_its_merged_cells():
    """The table of tasks is one sheet, with its title above and its source below."""
    policy = creditpolicy.load("policies/gaoxin_2018.policy").checked
    workbook = CalamineWorkbook.from_filelike(BytesIO(xlsx(decomposition(policy, "zh"))))
    sheet = workbook.get_sheet_by_name("任务分解表")
    assert ((2, 0), (3, 0)) in (sheet.merged_cell_ranges or [])
    assert sheet.to_python()[0][0] == "济南高新区社会信用体系建设考核任务分解表"


@pytest.mark.no_cover
def test_an_office_program_prints_every_figure(paper, tmp_path):
    """LibreOffice prints each as it is shown, also where a number is wider than its column: both it
    and Excel would put #### there.
    """
    wide = Cell("123456789.25", Fraction(493827157, 4))
    narrow = Table("窄", "窄", (30, 1), (texts("部门", "数"),), ((Cell("甲"), wide),))
    (tmp_path / "通报.xlsx").write_bytes(xlsx(evolve(paper, annexes=(*paper.annexes, narrow))))
    words, _ = printed(tmp_path / "通报.xlsx")
    figures = [
        c.text for t in paper.annexes for r in t.body for c in r if c and c.exact is not None
    ]
    assert figures
    assert [figure for figure in (*figures, wide.text) if figure not in words] == []
    assert "##" not in words


def test_the_same_paper_is_the_same_workbook(paper):
    """Nothing of the clock is in a workbook."""
    assert xlsx(paper) == xlsx(bulletin(week(), "zh"))
