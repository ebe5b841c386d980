"""What typst is told: every word of a paper is a string there, so that none is obeyed."""

from collections.abc import Iterator
from typing import assert_never

from attrs import frozen

from creditpolicy.report.papers.chart import svg
from creditpolicy.report.papers.letterhead import office_size
from creditpolicy.report.papers.paper import (
    Annex,
    Block,
    Cell,
    Chart,
    Heading,
    Line,
    Paper,
    Row,
    Table,
)
from creditpolicy.source.width import printable

_MANY = 10
"""With more columns the letters are smaller."""
_PAGE = """\
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer-descent: 7mm, footer: context {
    let page = counter(page).get().first()
    let edge = if calc.odd(page) { right } else { left }
    align(edge, pad(x: 14pt, text(size: 14pt, tracking: 0pt, "— " + str(page) + " —")))
  })
#set par(justify: true, leading: 12.95pt, spacing: 12.95pt)
#set table(stroke: 0.5pt, inset: (x: 1mm, y: 0.9mm))
#set table.cell(breakable: false)
#let said(body) = par(first-line-indent: (amount: 2em, all: true), text(body))
#let small(body) = block(above: 8pt, par(leading: 5pt, text(size: 10.5pt, tracking: 0pt, body)))
#let listed(size, body) = block(above: 6pt, {
  set text(size: size, tracking: 0pt)
  set par(leading: 2.5pt, justify: false)
  body
})
"""


@frozen
class Fonts:
    """Families by what they are for, the preferred ones first."""

    body: tuple[str, ...]
    title: tuple[str, ...]
    black: tuple[str, ...]
    kai: tuple[str, ...]


def source(paper: Paper, fonts: Fonts) -> str:
    """The text of a typst document: 22 lines of 28 characters, and tables in the annexes."""
    return "\n".join(_lines(paper, fonts)) + "\n"


def _lines(paper: Paper, fonts: Fonts) -> Iterator[str]:
    yield f"#set document(title: {_string(paper.title)}, date: none)"
    yield (
        f'#set text(font: {_families(fonts.body)}, size: 16pt, lang: "{paper.lang}", '
        "tracking: -0.25pt, top-edge: 0.88em, bottom-edge: -0.12em)"
    )
    yield _PAGE
    yield from _head(paper, fonts)
    title = f"text(font: {_families(fonts.title)}, size: 22pt, {_string(paper.title)})"
    yield f"#v(29pt)\n#align(center, {title})"
    if paper.remark:
        yield f"#align(center, text(font: {_families(fonts.kai)}, {_string(paper.remark)}))"
    yield "#v(16pt)"
    if paper.addressed:
        yield f"#par(text({_string(paper.addressed)}))"
    yield from (_block(block, fonts) for block in paper.body)
    yield from _listed(paper)
    yield from _signed(paper)
    notes = [f"#small({_string(note)})" for note in paper.notes]
    if paper.body:
        yield from notes
        yield "#pagebreak(weak: true)"
    for annex in paper.annexes:
        yield from _annex(annex, fonts)
    yield from [] if paper.body else notes


def _head(paper: Paper, fonts: Fonts) -> Iterator[str]:
    """35 mm from the top, red; the number two lines below it, and the red line 4 mm below that."""
    if not (paper.office or paper.number):
        return
    red = 'rgb("#c00000")'
    yield "#v(35mm)"
    if paper.office:
        size = f"{office_size(paper.office)}pt"
        words = f"text(font: {_families(fonts.title)}, size: {size}, fill: {red}, tracking: 0pt, "
        yield f"#align(center, {words}{_string(paper.office)}))"
    if paper.number:
        yield f"#v(45pt)\n#align(center, text({_string(paper.number)}))"
    yield f"#v(4mm, weak: true)\n#line(length: 100%, stroke: 1.5pt + {red})\n#v(16pt)"


def _listed(paper: Paper) -> Iterator[str]:
    """附件说明: a line below the body, names below each other; a single one has no number."""
    if not paper.listed:
        return
    of = "附件：" if paper.lang == "zh" else "Annexes: "
    several = len(paper.listed) > 1
    cells = [
        f"text({_string(text)})"
        for place, title in enumerate(paper.listed, 1)
        for text in ("" if place > 1 else of, f"{place}. " if several else "", title)
    ]
    grid = f"grid(columns: (auto, auto, 1fr), row-gutter: 12.95pt, {', '.join(cells)})"
    yield f"#v(16pt)\n#pad(left: 2em, {grid})"


def _signed(paper: Paper) -> Iterator[str]:
    """Right, two characters free; the day begins two characters right of the office."""
    if not paper.signed:
        return
    *office, day = (f"text({_string(line)})" for line in paper.signed)
    lines = " + linebreak() + ".join([*office, f"h(2em) + {day}" if office else day])
    right = "2em" if office else "4em"
    yield f"#v(16pt)\n#align(right, pad(right: {right}, box(align(left, {lines}))))"


def _block(block: Block, fonts: Fonts) -> str:
    match block:
        case Heading(text, level):
            font = fonts.black if level == 1 else fonts.kai
            words = f"text(font: {_families(font)}, {_string(text)})"
            return f"#block(sticky: true, pad(left: 2em, {words}))"
        case other:
            return f"#said({_string(other.text)})"


def _annex(annex: Annex, fonts: Fonts) -> Iterator[str]:
    if annex.heading:
        words = f"text(font: {_families(fonts.black)}, {_string(annex.heading)})"
        yield f"#block(above: 16pt, sticky: true, {words})"
    match annex:
        case Table():
            yield _table(annex, fonts)
            yield from (f"#small({_string(note)})" for note in annex.notes)
        case Chart():
            yield _charts(annex)
        case _:
            assert_never(annex)


def _table(table: Table, fonts: Fonts) -> str:
    size = "9pt" if len(table.widths) > _MANY else "10pt"
    columns = ", ".join(f"{width}fr" for width in table.widths)
    head = ", ".join(cell for row in table.head for cell in _cells(row, _families(fonts.black)))
    rows = ",\n".join(", ".join(_cells(row)) for row in table.body)
    titles = f"table.header({head}),\n" if head else ""
    return f"#listed({size}, table(columns: ({columns},),\n{titles}{rows}))"


def _cells(row: Row, font: str = "") -> Iterator[str]:
    for cell in row:
        if cell is not None:
            yield _cell(cell, f"font: {font}, " if font else "")


def _cell(cell: Cell, font: str) -> str:
    lines = " + linebreak() + ".join(
        f"text({font}{_string(line)})" for line in cell.text.split("\n")
    )
    return (
        f"table.cell(colspan: {cell.columns}, rowspan: {cell.rows}, "
        f"align: {cell.align.value} + horizon, {lines})"
    )


def _charts(chart: Chart) -> str:
    figures = ",\n".join(_figure(line, chart) for line in chart.lines)
    return f"#listed(9pt, grid(columns: (1fr, 1fr, 1fr), gutter: 4mm,\n{figures}))"


def _figure(line: Line, chart: Chart) -> str:
    drawing = f'image(bytes({_string(svg(line, chart))}), format: "svg", width: 100%)'
    return f"block(breakable: false, text({_string(line.name)}) + {drawing})"


def _families(names: tuple[str, ...]) -> str:
    return f"({', '.join(map(_string, names))},)"


def _string(text: str) -> str:
    """A string of typst; only these two characters mean anything in it."""
    inside = printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inside}"'
