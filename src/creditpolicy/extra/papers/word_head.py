"""The head of an official document, and who signs it: 发文机关标志, 发文字号, 署名, 成文日期."""

from math import ceil

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from creditpolicy.report.papers.letterhead import office_size
from creditpolicy.report.papers.paper import Paper
from creditpolicy.source.width import printable, width

BELOW_HEAD = Pt(58)
"""Two lines between the red line and the title."""
_RED = "C00000"
_CHARACTER, _CHARACTERS = Pt(16), 28
LINE = Pt(29)
_BETWEEN = 1.25
"""Word leaves a quarter of a character between the digits of a day and what stands beside them."""
_EDGE = 11
"""In points: the red line stands 4 mm below the number."""


def add_head(document: WordDocument, paper: Paper) -> None:
    """35 mm from the top, red; the number two lines below it, and a red line below that."""
    last: Paragraph | None = None
    if paper.office:
        last = document.add_paragraph(style="Office")
        last.paragraph_format.space_before = Mm(35)
        run = last.add_run(printable(paper.office))
        run.font.size, run.font.color.rgb = Pt(office_size(paper.office)), RGBColor(0xC0, 0, 0)
    if paper.number:
        last = document.add_paragraph(printable(paper.number), "Number")
    if last is not None:
        _red_line(last)


def _red_line(paragraph: Paragraph) -> None:
    border = (
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="{_EDGE}" '
        f'w:color="{_RED}"/></w:pBdr>'
    )
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 -- no other way to it
    properties.insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
    )


def add_list(document: WordDocument, paper: Paper) -> None:
    """附件说明: a line below the body, names below each other; a single one has no number."""
    of, wide = ("附件：", 3) if paper.lang == "zh" else ("Annexes: ", 5)
    several = len(paper.listed) > 1
    for place, title in enumerate(paper.listed, 1):
        number = f"{place}. " if several else ""
        paragraph = document.add_paragraph(
            ("" if place > 1 else of) + number + printable(title), "Annexed"
        )
        hangs = several + (wide if place == 1 else 0)
        _indent(paragraph, left=2 + wide + several, first=-hangs)
        paragraph.paragraph_format.keep_with_next = True  # who signs stands on no page alone
        if place == 1:
            paragraph.paragraph_format.space_before = LINE


def add_sign_offs(document: WordDocument, paper: Paper) -> None:
    """Two characters stay free on the right; the day begins two right of the office."""
    if len(paper.signed) < 2:
        for line in paper.signed:
            document.add_paragraph(printable(line), "Signed")
        return
    office, day = paper.signed
    left = max(0, _CHARACTERS - 2 - ceil(max(width(office) / 2, width(day) / 2 + _BETWEEN + 2)))
    for line, more in ((office, 0), (day, 2)):
        paragraph = document.add_paragraph(printable(line), "Signed")
        form = paragraph.paragraph_format
        form.alignment, form.right_indent = WD_ALIGN_PARAGRAPH.LEFT, Pt(0)
        _indent(paragraph, left=left + more, first=0)
        form.keep_with_next = not more
        if more:
            form.space_before = Pt(0)


def _indent(paragraph: Paragraph, *, left: int, first: int) -> None:
    """In characters, for Word, and in points for whoever does not know them."""
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = _CHARACTER * left, _CHARACTER * first
    places = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001
    places.set(qn("w:leftChars"), str(100 * left))
    places.set(qn("w:rightChars"), "0")
    hangs = "w:hangingChars" if first < 0 else "w:firstLineChars"
    places.set(qn(hangs), str(100 * abs(first)))
