"""A paper as an Excel workbook: a sheet a table, and one with every exact value as text."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from creditpolicy.extra.papers.excel_sheet import Pen, write_table, write_text
from creditpolicy.extra.papers.sheet_names import sheet_names
from creditpolicy.report.papers.paper import (
    Chart,
    Heading,
    Paper,
    Row,
    Rows,
    Table,
    column_titles,
    texts,
)
from creditpolicy.report.papers.sparks import value_table
from creditpolicy.source.width import printable, wrap
from creditpolicy.values.exact import exact_text, parse_decimal

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 -- Excel knows no time zones; a day that says nothing
_WIDE = 72
_LINE = 18


def xlsx(paper: Paper) -> bytes:
    """The bytes of an .xlsx file; the same paper gives the same bytes."""
    stream = BytesIO()
    # Rows go to disk as they are written, and the parts of the file from there into the archive.
    charts = {annex.name: annex for annex in paper.annexes if isinstance(annex, Chart)}
    tables = [value_table(one) if isinstance(one, Chart) else one for one in paper.annexes]
    exact = _exact(tables, paper.lang)
    first = "正文" if paper.lang == "zh" else "Text"
    sheets = [*tables, *([exact] if any(exact.rows) else [])]
    names = sheet_names([*([first] if paper.body else []), *(table.name for table in sheets)])
    with Workbook(stream, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": printable(paper.title)[:255], "created": _MADE})
        pen = Pen(workbook)
        left = iter(names)
        if paper.body:
            _write_text(workbook.add_worksheet(next(left)), paper, pen)
        for table, name in zip(sheets, left, strict=True):
            sheet = workbook.add_worksheet(name)
            title = table.heading or paper.title
            write_table(
                sheet, table, title, () if paper.body else (paper.remark, *paper.notes), pen
            )
            if table.name in charts:
                _sparklines(sheet, charts[table.name], name)
    return stream.getvalue()


def _write_text(sheet: Any, paper: Paper, pen: Pen) -> None:
    """The sentences below each other, in one wide column."""
    sheet.set_column(0, 0, _WIDE)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    lines = [
        (paper.office, pen.office()),
        (paper.number, pen.middle()),
        (paper.title, pen.title()),
        (paper.remark, pen.middle()),
        (paper.addressed, pen.text()),
    ]
    lines += [(b.text, pen.heading() if isinstance(b, Heading) else pen.text()) for b in paper.body]
    lines += [(line, pen.right()) for line in paper.signed]
    lines += [(note, pen.small()) for note in paper.notes]
    for y, (text, form) in enumerate(line for line in lines if line[0]):
        shown = printable(text)
        sheet.set_row(y, _LINE * max(1, len(wrap(shown, _WIDE - 4))) + (12 if y == 0 else 0))
        write_text(sheet, y, 0, shown, form)


def _exact(tables: list[Table], lang: str) -> Table:
    """What is rounded where people sort is here as it is."""
    zh = lang == "zh"
    head = (
        ("表", "行", "列", "显示", "精确值") if zh else ("Table", "Row", "Column", "Shown", "Exact")
    )
    name = "精确值" if zh else "Exact values"
    title = "四舍五入以前的精确值" if zh else "Values before they were rounded"
    rows = Rows(lambda: _exact_rows(tables))
    return Table(name, title, (20, 30, 20, 12, 40), (texts(*head),), rows)


def _exact_rows(tables: list[Table]) -> Iterator[Row]:
    for table in tables:
        titles = column_titles(table)
        for row in table.body:
            for title, cell in zip(titles, row, strict=True):
                if cell is not None and cell.exact is not None and _rounds(cell.text, cell.exact):
                    exact = exact_text(cell.exact)
                    yield texts(table.name, _label(row), title, cell.text, exact)


def _rounds(text: str, exact: Fraction) -> bool:
    """Whether the text is another number; a whole one is never rounded."""
    shown = None if exact.denominator == 1 else parse_decimal(text)
    return shown is not None and shown != exact


def _label(row: Row) -> str:
    """The first text of a row that is no number: whom it is about."""
    return next((cell.text for cell in row if cell and parse_decimal(cell.text) is None), "")


def _sparklines(sheet: Any, chart: Chart, name: str) -> None:
    """Excel draws a small line from the values beside it."""
    wide = len(chart.ticks)
    for y, _ in enumerate(chart.lines):
        quoted = name.replace("'", "''")
        place = {"first": (y + 2, 1), "last": (y + 2, wide)}
        first, last = (f"{_letters(x)}{at + 1}" for at, x in place.values())
        options = {"range": f"'{quoted}'!{first}:{last}", "markers": True, "min": 0}
        sheet.add_sparkline(y + 2, wide + 1, options)


def _letters(column: int) -> str:
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters
