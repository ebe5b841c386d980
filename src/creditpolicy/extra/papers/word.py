"""A paper as a Word document in the form of official documents (GB/T 9704-2012)."""

from io import BytesIO
from typing import assert_never

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Mm

from creditpolicy.extra.papers.picture import png
from creditpolicy.extra.papers.steady import steady
from creditpolicy.extra.papers.word_head import BELOW_HEAD, LINE, add_head, add_list, add_sign_offs
from creditpolicy.extra.papers.word_page import lay_out
from creditpolicy.extra.papers.word_table import add_table
from creditpolicy.report.papers.paper import Annex, Block, Chart, Heading, Paper, Table
from creditpolicy.report.papers.sparks import spark_table
from creditpolicy.source.width import printable

_PICTURE = Mm(45)
_PICTURES = 100
"""With more lines than this the charts stay rows of small blocks."""
_LINE = 19
"""So many characters of a title fit on a line."""


def docx(paper: Paper) -> bytes:
    """The file; the same paper gives the same bytes."""
    document = Document()
    lay_out(document)
    document.core_properties.title = printable(paper.title)[:250]
    document.core_properties.author = document.core_properties.comments = ""
    add_head(document, paper)
    _title(document, paper)
    _add(document, paper.remark, "Subtitle")
    _addressed(document, paper)
    for block in paper.body:
        _block(document, block)
    add_list(document, paper)
    add_sign_offs(document, paper)
    if paper.body:
        _notes(document, paper)
    for place, annex in enumerate(paper.annexes):
        _annex(document, annex, breaks=place == 0 and bool(paper.body))
    if not paper.body:
        _notes(document, paper)
    stream = BytesIO()
    document.save(stream)
    return steady(stream.getvalue())


def _add(document: WordDocument, text: str, style: str) -> None:
    if text:
        document.add_paragraph(printable(text), style)


def _addressed(document: WordDocument, paper: Paper) -> None:
    """A line below the title, or below what stands under it."""
    _add(document, paper.addressed, "Addressed")
    if paper.addressed and not paper.remark:
        document.paragraphs[-1].paragraph_format.space_before = LINE


def _title(document: WordDocument, paper: Paper) -> None:
    """A title that takes two lines is broken before the word that says what the paper is."""
    title = document.add_paragraph(printable(paper.subject), "Title")
    if paper.office or paper.number:
        title.paragraph_format.space_before = BELOW_HEAD
    if len(paper.title) > _LINE:
        title.add_run().add_break()
    title.add_run(printable(paper.kind))


def _block(document: WordDocument, block: Block) -> None:
    match block:
        case Heading(text, level):
            _add(document, text, f"Heading {level}")
        case other:
            _add(document, other.text, "Normal")


def _notes(document: WordDocument, paper: Paper) -> None:
    for note in paper.notes:
        _add(document, note, "Note")


def _annex(document: WordDocument, annex: Annex, *, breaks: bool) -> None:
    """The first annex begins a page."""
    if breaks:
        document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    _add(document, annex.heading, "Annex")
    match annex:
        case Table():
            add_table(document, annex)
            for note in annex.notes:
                _add(document, note, "Note")
        case Chart():
            add_table(document, spark_table(annex))
            if len(annex.lines) <= _PICTURES:
                _draw(document, annex)
        case _:
            assert_never(annex)


def _draw(document: WordDocument, chart: Chart) -> None:
    """Pictures in place of the blocks that stand in the second column."""
    table = document.tables[-1]
    for row, line in zip(table.rows, chart.lines, strict=True):
        paragraph = row.cells[1].paragraphs[0]
        paragraph.clear()
        paragraph.add_run().add_picture(BytesIO(png(line, chart.most)), width=_PICTURE)
