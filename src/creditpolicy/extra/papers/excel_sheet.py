"""A table on a sheet of Excel: numbers that sort, texts that are never formulas, merged cells.

Rows are written from top to bottom, each once: the workbook goes to disk as it is written.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from attrs import define, field
from xlsxwriter import Workbook

from creditpolicy.report.papers.paper import Align, Cell, Row, Table, covering
from creditpolicy.source.width import printable, width

_NUMBER = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_DIGITS = 15
"""Excel keeps so many digits of a number; a longer one is a text."""
_LONGEST = 32_000
"""Excel refuses longer texts."""
_TEXT = "@"
_WIDE, _NARROWEST, _HEIGHT, _MOST = 92, 6, 15, 400


class Pen:
    """Formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Any] = {}

    def title(self) -> Any:
        return self._form(font_name="黑体", font_size=16, align="center", text_wrap=True)

    def office(self) -> Any:
        return self._form(
            font_name="黑体", font_size=20, align="center", text_wrap=True, font_color="#C00000"
        )

    def heading(self) -> Any:
        return self._form(font_name="黑体", font_size=12, text_wrap=True)

    def text(self) -> Any:
        return self._form(font_size=12, text_wrap=True)

    def middle(self) -> Any:
        return self._form(font_size=11, align="center", text_wrap=True)

    def right(self) -> Any:
        return self._form(font_size=12, align="right")

    def small(self) -> Any:
        return self._form(font_size=10, text_wrap=True, font_color="#595959")

    def head(self, *_: object) -> Any:
        return self._form(
            font_name="黑体", align="center", text_wrap=True, border=1, bg_color="#F0F2F5"
        )

    def cell(self, align: Align, numbers: str) -> Any:
        """A text goes on below; a number, which Excel would show as ####, gets smaller."""
        fits = {"text_wrap" if numbers == _TEXT else "shrink": True}
        return self._form(align=align.value, border=1, num_format=numbers, **fits)

    def _form(self, **properties: object) -> Any:
        key = tuple(properties.items())
        if key not in self._made:
            whole = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"} | properties
            self._made[key] = self._workbook.add_format(whole)
        return self._made[key]


def write_text(sheet: Any, y: int, x: int, text: str, form: Any) -> None:
    """A text is a text, whatever it begins with."""
    sheet.write_string(y, x, text[:_LONGEST], form)


def write_table(sheet: Any, table: Table, title: str, remarks: tuple[str, ...], pen: Pen) -> None:
    """The title, the table, remarks below; titles of columns stand on every printed page."""
    widths = _widths(table)
    for x, wide in enumerate(widths):
        sheet.set_column(x, x, wide)
    sheet.set_default_row(_HEIGHT + 3)
    _write_line(sheet, 0, title, pen.title(), widths, 30)
    top, _ = _write_rows(sheet, table.head, 1, widths, pen.head)
    foot, merged = _write_rows(sheet, table.rows, top, widths, pen.cell)
    below, _ = _write_rows(sheet, table.foot, foot, widths, pen.cell)
    for y, line in enumerate(filter(None, (*table.notes, *remarks)), start=below):
        height = _HEIGHT * (width(printable(line)) // sum(widths) + 1)
        _write_line(sheet, y, line, pen.small(), widths, height)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if table.head:
        sheet.repeat_rows(1, top - 1)
        sheet.freeze_panes(top, 0)
        if foot - top > 1 and not merged:
            sheet.autofilter(top - 1, 0, foot - 1, len(widths) - 1)


def _write_line(sheet: Any, y: int, line: str, form: Any, widths: list[int], height: int) -> None:
    """A text over all columns."""
    sheet.set_row(y, height)
    cell = Cell(line, columns=len(widths))
    _write(sheet, y, 0, cell, form)
    for x in range(1, len(widths)):
        sheet.write_blank(y, x, None, form)


def _widths(table: Table) -> list[int]:
    """In characters; together as wide as a page, wider where there are many columns."""
    whole = sum(table.widths)
    return [max(_NARROWEST, _WIDE * wide // whole) for wide in table.widths]


def _write_rows(
    sheet: Any,
    rows: Iterable[Row],
    top: int,
    widths: list[int],
    form_of: Callable[[Align, str], Any],
) -> tuple[int, bool]:
    """Gives the row below the last one, and whether cells are merged."""
    lines, y, merged = _Lines(widths), top, False
    for row, covers in covering(rows):
        high = lines.of(y, row)
        if high > 1:  # the library keeps what is said of rows
            sheet.set_row(y, min(_HEIGHT * high + 3, _MOST))
        for x, cell in enumerate(row):
            numbers = _format(covers[x])
            form = form_of(covers[x].align, numbers)
            if cell is None:
                sheet.write_blank(y, x, None, form)
                merged = True
            elif numbers == _TEXT:
                _write(sheet, y, x, cell, form)
            else:
                sheet.write_number(y, x, Decimal(cell.text), form)
                _merge(sheet, y, x, cell)
        y += 1
    return y, merged


@define
class _Lines:
    """How many lines a row takes; a merged cell needs them of all its rows together."""

    widths: list[int]
    _tall: list[tuple[int, int]] = field(factory=list[tuple[int, int]])
    """The last row of each merged cell, and the lines that rows up to there must still bring."""

    def of(self, y: int, row: Row) -> int:
        """The lines of the next row, number `y`."""
        for x, cell in enumerate(row):
            if cell is not None:
                wide = sum(self.widths[x : x + cell.columns]) - 1
                self._tall.append((y + cell.rows - 1, _lines(cell.text, wide)))
        most = max((lines for last, lines in self._tall if last == y), default=1)
        self._tall = [(last, lines - most) for last, lines in self._tall if last > y]
        return max(most, 1)


def _lines(text: str, wide: int) -> int:
    """How many a text takes; a letter is two cells wide at most."""
    if 2 * len(text) < wide and "\n" not in text:
        return 1
    return sum(width(line) // wide + 1 for line in text.split("\n"))


def _format(cell: Cell) -> str:
    """How Excel shows the number, so that it looks as it does in the other papers; `@`: a text."""
    found = _NUMBER.fullmatch(cell.text) if cell.exact is not None else None
    if found is None:
        return _TEXT
    sign, whole, decimals = found[1], found[2], found[3] or ""
    if len(whole) + len(decimals) > _DIGITS:
        return _TEXT
    plain = "0." + "0" * len(decimals) if decimals else "0"
    return f"+{plain};-{plain};{plain}" if sign == "+" else plain


def _write(sheet: Any, y: int, x: int, cell: Cell, form: Any) -> None:
    text = "\n".join(map(printable, cell.text.split("\n")))
    write_text(sheet, y, x, text, form)
    _merge(sheet, y, x, cell)


def _merge(sheet: Any, y: int, x: int, cell: Cell) -> None:
    """The library's own merging writes into rows below, which a stream does not take."""
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge.append([y, x, y + cell.rows - 1, x + cell.columns - 1])
