"""Papers as Word documents: the form of official documents, every figure, and no surprise."""

import subprocess
import zlib
from datetime import date
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips

import creditpolicy
from creditpolicy.extra.papers.picture import png
from creditpolicy.extra.papers.word import docx
from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.series import series
from creditpolicy.report.decomposition import decomposition
from creditpolicy.report.papers.letterhead import Letterhead, issued
from creditpolicy.report.papers.paper import Cell, Line, Paper, Table, covering, texts
from tests.extra.papers.printed import printed
from tests.report.test_papers import HOSTILE
from tests.report.test_papers import paper as hostile
from tests.report.weekly import week

GAOXIN = creditpolicy.load("policies/gaoxin_2018.policy").checked


def read(paper):
    return Document(BytesIO(docx(paper)))


def grid(table):
    """The texts of a Word table as a person sees it: a merged cell in every place that it covers."""
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture(scope="module")
def paper():
    return bulletin(week(), "zh")


def test_every_cell_is_in_the_document(paper):
    """Read back, each table has the paper's texts in their places, merged ones too."""
    for one in (paper, decomposition(GAOXIN, "zh")):
        for made, table in zip(read(one).tables, one.annexes, strict=True):
            expected = [covers for _, covers in covering((*table.head, *table.body))]
            assert grid(made) == [[cell.text for cell in row] for row in expected]


def test_every_sentence_is_in_the_document(paper):
    """Title, body, notes and the day stand in the paper's order."""
    said = [p.text for p in read(paper).paragraphs]
    wanted = [paper.title, paper.remark, paper.addressed, *(b.text for b in paper.body)]
    assert said[: len(wanted)] == wanted
    assert {*paper.signed, *paper.notes} <= {*said}


def test_the_page_is_that_of_official_documents(paper):
    """GB/T 9704-2012: A4, 37 mm above, 28 mm left, 156 × 225 mm of text in 22 lines."""
    section = read(paper).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    wide = section.page_width - section.left_margin - section.right_margin
    high = section.page_height - section.top_margin - section.bottom_margin
    assert (round(wide / 36000), round(high / 36000)) == (156, 225)
    pitch = int(section._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch")))
    assert 22 * pitch <= 225 / 25.4 * 72 * 20 < 23 * pitch
    assert read(paper).styles["Normal"].paragraph_format.line_spacing == Twips(pitch)


def test_chinese_has_chinese_fonts(paper):
    """Every style names its east-asian font, at the size of the standard: 3号 is 16 pt, 2号 22 pt."""
    styles = read(paper).styles
    for name, font, size in (
        ("Normal", "仿宋", 16), ("Title", "方正小标宋简体", 22), ("Heading 1", "黑体", 16), ("Heading 2", "楷体", 16),
    ):  # fmt: skip
        assert styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == font
        assert styles[name].font.size == Pt(size)
    fonts = {f.get(qn("w:eastAsia")) for f in read(paper).element.body.iter(qn("w:rFonts"))}
    assert fonts <= {"仿宋", "黑体"}


def test_twenty_eight_characters_make_a_line(paper):
    """28 characters fit into 156 mm and 29 do not."""
    closer = read(paper).styles["Normal"].element.rPr.find(qn("w:spacing")).get(qn("w:val"))
    character = 16 + int(closer) / 20
    assert 28 * character <= 156 / 25.4 * 72 < 29 * character


def test_pages_are_numbered_at_the_outer_edge(paper):
    """— 1 — stands right on odd pages and left on even ones."""
    document = read(paper)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, align in ((section.footer, 2), (section.even_page_footer, 0)):
        assert footer.paragraphs[0].text.replace("1", "") in ("—  —", "— ")
        assert footer.paragraphs[0].alignment == align
        assert "PAGE" in footer._element.xml


def test_the_titles_of_a_table_stand_on_every_page(paper):
    """Each row of titles is marked as such, and no row is broken by a page."""
    for made, table in zip(read(paper).tables, paper.annexes, strict=True):
        marks = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
        assert marks == [at < len(table.head) for at in range(len(marks))]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in made.rows)


def test_rows_of_a_merged_cell_stay_on_one_page():
    """Each row but the last of an item keeps with the next one, so that no page cuts a cell."""
    made = read(decomposition(GAOXIN, "zh")).tables[0]
    keeps = [
        all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs)
        for row in made.rows[1:-1]
    ]
    tall = [len(item.groups) or 1 for item in GAOXIN.items]
    assert keeps == [at < rows for rows in tall for at in range(1, rows + 1)]


def test_tables_are_as_wide_as_the_text(paper):
    """The columns of every table, together, keep within 156 mm."""
    for one in (paper, decomposition(GAOXIN, "zh"), series([week(), week()], "zh")):
        for table in read(one).tables:
            widths = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid.iter(qn("w:gridCol"))]
            assert 0 < sum(widths) <= 156 / 25.4 * 72 * 20
            assert min(widths) > 300


def test_the_head_of_an_official_document():
    """GB/T 9704-2012: the office in red 35 mm below the top of the text, the number two lines
    below it, a red line 4 mm below that, and two lines down to the title.
    """
    head = Letterhead("高新区信用办", "高信办[2018]5号", date(2018, 12, 8))
    document = read(issued(bulletin(week(), "zh"), head))
    office, number, title = document.paragraphs[:3]
    assert (office.text, number.text) == ("高新区信用办", "高信办〔2018〕5号")
    assert round(office.paragraph_format.space_before.mm) == 35
    assert office.runs[0].font.color.rgb == RGBColor(0xC0, 0, 0)
    assert office.style.element.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    assert number.style.paragraph_format.space_before == Pt(58)
    line = number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert (line.get(qn("w:color")), round(int(line.get(qn("w:space"))) / 72 * 25.4)) == (
        "C00000",
        4,
    )
    assert (title.text, title.paragraph_format.space_before) == ("周报情况通报", Pt(58))


def test_the_end_of_an_official_document(paper):
    """附件说明 lists the annexes; office and day follow, the day two characters further right."""
    said = [p.text for p in read(paper).paragraphs]
    at = said.index("附件：1. 各部门得分和名次（其他部门）")
    assert said[at + 1 : at + 5] == [
        "2. 各部门得分和名次（街道）",
        "3. 各考核项得分",
        "4. 各部门报送材料情况",
        "5. 各部门失分及原因",
    ]
    signed = issued(paper, Letterhead("某某信用体系建设领导小组办公室"))
    office, day = [p for p in read(signed).paragraphs if p.style.name == "Signed"]
    # 28 characters less two that stay free less the 15 of the name.
    assert office.paragraph_format.left_indent == 11 * Pt(16)
    assert day.paragraph_format.left_indent == 13 * Pt(16)
    short = issued(paper, Letterhead("甲办"))
    office, day = [p for p in read(short).paragraphs if p.style.name == "Signed"]
    # The day is longer: it keeps two free on the right, and the office stands two left of it.
    # 2018年12月7日: seven digits are 3.5 characters, 3 characters, five gaps of a quarter: 7.75.
    assert office.paragraph_format.left_indent == (28 - 2 - 2 - 8) * Pt(16)
    assert day.paragraph_format.left_indent == (28 - 2 - 8) * Pt(16)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_the_document(name):
    """Whatever a name holds, the document opens and has it as text."""
    document = read(hostile(name))
    assert len(document.tables) == 2
    assert document.tables[0].rows[1].cells[1].text == "2.00"


def test_the_same_paper_is_the_same_file(paper):
    """Nothing of the clock is in a document."""
    one = docx(paper)
    assert one == docx(bulletin(week(), "zh"))
    with ZipFile(BytesIO(one)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_series_has_a_picture_for_each_department():
    """A line of two equal values lies level between the rules, and 0 lies on the lower one."""
    document = read(series([week(), week()], "zh"))
    assert len(document.inline_shapes) == 5
    drawn = png(Line("甲局", (Fraction(0), Fraction(5))), Fraction(10))
    size = drawn.index(b"IDAT") - 4
    data = drawn[size + 8 : size + 8 + int.from_bytes(drawn[size : size + 4], "big")]
    pixels = zlib.decompress(data)
    rows = [pixels[y * 481 + 1 : (y + 1) * 481] for y in range(96)]
    # 12 pixels from the edges; half of 72 is 36.
    assert rows[84][12] == rows[48][467] == rows[66][239] == 2
    assert rows[40][467] == rows[20][239] == 0
    assert rows[12][0] == rows[84][479] == 1


@pytest.mark.no_cover
def test_three_thousand_departments_make_a_document():
    """A table of three thousand rows is written row by row, and all of it is there."""
    rows = tuple((Cell(f"区{n}"), Cell(f"{n}.00", Fraction(n))) for n in range(3000))
    one = Paper("zh", "题", annexes=(Table("表", "表", (1, 1), (texts("甲", "乙"),), rows),))
    with ZipFile(BytesIO(docx(one))) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    assert xml.count("<w:tr>") == 3001
    assert ">区2999<" in xml


def test_an_office_program_prints_it(paper, tmp_path):
    """LibreOffice makes a PDF of it: A4, every score on it, and each character has a font."""
    (tmp_path / "通报.docx").write_bytes(docx(paper))
    text, pdf = printed(tmp_path / "通报.docx")
    figures = [
        c.text for t in paper.annexes for r in t.rows for c in r if c and c.exact is not None
    ]
    assert figures
    assert [figure for figure in figures if figure not in text] == []
    assert "\ufffd" not in text
    size = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert "(A4)" in size
