"""A paper as one HTML file that asks nothing of anybody: no request, no font, no library."""

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from typing import assert_never

from creditpolicy.report.papers.chart import figure
from creditpolicy.report.papers.html_style import POLICY, SCRIPT, STYLE
from creditpolicy.report.papers.paper import Annex, Block, Cell, Chart, Heading, Paper, Row, Table
from creditpolicy.source.width import printable

_CAPTIONS = {"zh": "点列名可以排序", "en": "Click a column's name to sort by it"}


def html(paper: Paper) -> str:
    """The file's text; readable on a phone, printed on A4, and its tables can be sorted."""
    lang = "zh-CN" if paper.lang == "zh" else "en"
    return "\n".join((
        "<!DOCTYPE html>",
        f'<html lang="{lang}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_plain(paper.title)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        '<main class="issued">' if paper.office or paper.number else "<main>",
        *_lines(paper),
        "</main>",
        f"<script>{SCRIPT}</script>",
        "</body>",
        "</html>",
        "",
    ))  # fmt: skip


def _lines(paper: Paper) -> Iterator[str]:
    if paper.office:
        yield f'<p class="office">{_plain(paper.office)}</p>'
    if paper.number:
        yield f'<p class="number">{_plain(paper.number)}</p>'
    yield f"<h1>{_plain(paper.title)}</h1>"
    if paper.remark:
        yield f'<p class="remark">{_plain(paper.remark)}</p>'
    if paper.addressed:
        yield f'<p class="addressed">{_plain(paper.addressed)}</p>'
    yield from map(_block, paper.body)
    if paper.signed:
        lines = "".join(f"<p>{_plain(line)}</p>" for line in paper.signed)
        yield f'<div class="signed"><div>{lines}</div></div>'
    if paper.body:
        yield from _notes(paper)
        yield '<div class="annexes">'
    for annex in paper.annexes:
        yield from _annex(annex, paper.lang)
    if paper.body:
        yield "</div>"
    else:
        yield from _notes(paper)


def _notes(paper: Paper) -> Iterator[str]:
    if paper.notes:
        yield '<section class="notes">'
        yield from (f"<p>{_plain(note)}</p>" for note in paper.notes)
        yield "</section>"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{_plain(text)}</h{level + 1}>"
        case other:
            return f"<p>{_plain(other.text)}</p>"


def _annex(annex: Annex, lang: str) -> Iterator[str]:
    yield "<section>"
    if annex.heading:
        yield f"<h2>{_plain(annex.heading)}</h2>"
    match annex:
        case Table():
            yield from _table(annex, lang)
            yield from (f'<p class="note">{_plain(note)}</p>' for note in annex.notes)
        case Chart():
            yield '<div class="charts">'
            yield from (figure(line, annex) for line in annex.lines)
            yield "</div>"
        case _:
            assert_never(annex)
    yield "</section>"


def _table(table: Table, lang: str) -> Iterator[str]:
    rows = list(table.rows)
    sorts = len(rows) > 1 and all(
        cell is not None and cell.rows == cell.columns == 1 for row in rows for cell in row
    )
    hint = f' class="sorts" title="{_CAPTIONS[lang]}"' if sorts else ""
    whole = sum(table.widths)
    yield f'<div class="wide"><table{hint}>'
    shares = (f'<col style="width:{width * 100 // whole}%">' for width in table.widths)
    yield f"<colgroup>{''.join(shares)}</colgroup>"
    yield f"<thead>{''.join(_row(row, 'th') for row in table.head)}</thead>"
    orders = [_order(column) for column in zip(*rows, strict=True)]
    yield f"<tbody>{''.join(_row(row, 'td', orders) for row in rows)}</tbody>"
    if table.foot:
        yield f"<tfoot>{''.join(_row(row, 'td') for row in table.foot)}</tfoot>"
    yield "</table></div>"


def _order(column: tuple[Cell | None, ...]) -> dict[Fraction, int]:
    """The places of a column's exact values, so that a browser sorts without computing."""
    values = {cell.exact for cell in column if cell is not None and cell.exact is not None}
    return {value: place for place, value in enumerate(sorted(values))}


def _row(row: Row, tag: str, orders: list[dict[Fraction, int]] | None = None) -> str:
    cells = (
        _cell(cell, tag, at, orders[at] if orders else {})
        for at, cell in enumerate(row)
        if cell is not None
    )
    return f"<tr>{''.join(cells)}</tr>"


def _cell(cell: Cell, tag: str, at: int, order: dict[Fraction, int]) -> str:
    marks = f' class="{cell.align.value}"'
    if cell.rows > 1:
        marks += f' rowspan="{cell.rows}"'
    if cell.columns > 1:
        marks += f' colspan="{cell.columns}"'
    if tag == "th" and cell.columns == 1:
        marks += f' data-at="{at}" scope="col"'
    if cell.exact is not None and cell.exact in order:
        marks += f' data-order="{order[cell.exact]}"'
    lines = "<br>".join(_plain(line) for line in cell.text.split("\n"))
    return f"<{tag}{marks}>{lines}</{tag}>"


def _plain(text: str) -> str:
    return escape(printable(text))
