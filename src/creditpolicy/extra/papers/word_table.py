"""Tables of Word: merged cells, titles on every page, rows that no page breaks apart."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from attrs import frozen
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from creditpolicy.extra.papers.word_page import BLACK, FANGSONG, LATIN
from creditpolicy.report.papers.paper import Cell, Row, Table, covering
from creditpolicy.source.width import printable

_WIDE = 8845
"""156 mm in twentieths of a point."""
_SIZE, _SMALL = 20, 18
_MANY = 10
"""With more columns the letters are smaller."""
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def add_table(document: WordDocument, table: Table) -> None:
    """Adds the table at the end, as one piece of XML: cell by cell it takes quadratic time."""
    widths = _widths(table)
    size = _SMALL if len(widths) > _MANY else _SIZE
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    bands = ((table.head, True), (table.body, False))
    rows = "".join(row for band, heads in bands for row in _rows(band, widths, size, heads=heads))
    body = document.element.body
    body.insert_element_before(
        parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_WIDE}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblBorders>{_EDGES}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/>'
            '<w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        ),
        "w:sectPr",
    )


def _widths(table: Table) -> list[int]:
    whole = sum(table.widths)
    return [_WIDE * width // whole for width in table.widths]


def _rows(band: Iterable[Row], widths: list[int], size: int, *, heads: bool) -> Iterator[str]:
    """A cell that goes on below is written again, empty, as Word has it.

    Rows with a cell that goes on stay on one page with the next one: `left` rows are still to come.
    """
    left = 0
    marks = '<w:trPr><w:cantSplit/><w:jc w:val="center"/>' + "<w:tblHeader/>" * heads + "</w:trPr>"
    for row, covers in covering(band):
        cells: list[str] = []
        left = max((left - 1, *(cell.rows for cell in row if cell is not None)))
        for x, cell in enumerate(row):
            one = covers[x]
            if cell is not None or (one.rows > 1 and _begins(covers, x)):
                width = sum(widths[x : x + one.columns])
                look = _Look(size, heads=heads, stays=left > 1)
                cells.append(_cell(one, width, look, goes_on=cell is None))
        yield f"<w:tr>{marks}{''.join(cells)}</w:tr>"


def _begins(row: list[Cell], x: int) -> bool:
    return x == 0 or row[x - 1] is not row[x]


@frozen
class _Look:
    """How the text of a cell looks; `stays`: on the page of the row below."""

    size: int
    heads: bool
    stays: bool


def _cell(cell: Cell, width: int, look: _Look, *, goes_on: bool) -> str:
    spans = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    if cell.rows > 1:
        spans += "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
    lines = [""] if goes_on else cell.text.split("\n")
    texts = "".join(_paragraph(line, cell, look) for line in lines)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}'
        f'<w:vAlign w:val="center"/></w:tcPr>{texts}</w:tc>'
    )


def _paragraph(text: str, cell: Cell, look: _Look) -> str:
    font = BLACK if look.heads else FANGSONG
    keeps = "<w:keepNext/>" if look.stays else ""
    return (
        f'<w:p><w:pPr>{keeps}<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" '
        'w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0" w:firstLineChars="0"/>'
        f'<w:jc w:val="{cell.align.value}"/><w:rPr><w:sz w:val="{look.size}"/></w:rPr></w:pPr>'
        "<w:r><w:rPr>"
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}"/>'
        f'<w:sz w:val="{look.size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r></w:p>'
    )
