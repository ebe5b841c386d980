"""A table on a sheet of Excel: numbers that sort, texts that are never formulas, merged cells."""

import re
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from creditpolicy.report.papers.paper import Align, Cell, Row, Table
from creditpolicy.source.width import printable, width

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.([0-9]+))?")
_DIGITS = 15
"""Excel keeps so many digits of a number; a longer one is a text."""
_LONGEST = 32_000
"""Excel refuses longer texts."""
_WIDE, _NARROWEST, _HEIGHT, _MOST = 92, 6, 15, 400


class Pen:
    """Formats of one workbook, each made once, and the two ways to write a cell."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def title(self) -> Any:
        return self._form(font_name="黑体", font_size=16, align="center", text_wrap=True)

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

    def head(self) -> Any:
        return self._form(
            font_name="黑体", align="center", text_wrap=True, border=1, bg_color="#F0F2F5"
        )

    def cell(self, align: Align, numbers: str = "@") -> Any:
        return self._form(align=align.value, text_wrap=True, border=1, num_format=numbers)

    def write(self, sheet: Any, y: int, x: int, text: str, form: Any) -> None:
        """A text is a text, whatever it begins with."""
        sheet.write_string(y, x, text[:_LONGEST], form)

    def _form(self, **properties: object) -> Any:
        whole = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"} | properties
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(whole)
        return self._made[key]


def write_table(sheet: Any, table: Table, title: str, remarks: tuple[str, ...], pen: Pen) -> None:
    """The title, the table, remarks below; titles of columns stand on every printed page."""
    widths = _widths(table)
    for x, wide in enumerate(widths):
        sheet.set_column(x, x, wide)
    _merge(sheet, (0, 0, 0, len(widths) - 1), printable(title), pen.title(), pen)
    sheet.set_row(0, 30)
    y = 1
    for band, heads in ((table.head, True), (table.rows, False), (table.foot, False)):
        _write_rows(sheet, band, y, widths, pen, heads=heads)
        y += len(band)
    for line in filter(None, (*table.notes, *remarks)):
        shown = printable(line)
        _merge(sheet, (y, 0, y, len(widths) - 1), shown, pen.small(), pen)
        sheet.set_row(y, _HEIGHT * (width(shown) // sum(widths) + 1))
        y += 1
    _set_up(sheet, table, len(widths))


def _set_up(sheet: Any, table: Table, columns: int) -> None:
    """How it prints, and where it can be filtered and sorted."""
    top, rows = 1 + len(table.head), len(table.rows)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if table.head:
        sheet.repeat_rows(1, top - 1)
        sheet.freeze_panes(top, 0)
    plain = all(
        cell is not None and cell.rows == cell.columns == 1 for r in table.rows for cell in r
    )
    if table.head and rows > 1 and plain:
        sheet.autofilter(top - 1, 0, top - 1 + rows, columns - 1)


def _widths(table: Table) -> list[int]:
    """In characters; together as wide as a page, wider where there are many columns."""
    whole = sum(table.widths)
    return [max(_NARROWEST, _WIDE * wide // whole) for wide in table.widths]


def _write_rows(
    sheet: Any, band: tuple[Row, ...], top: int, widths: list[int], pen: Pen, *, heads: bool
) -> None:
    for y, row in enumerate(band):
        for x, cell in enumerate(row):
            if cell is not None:
                form = pen.head() if heads else pen.cell(cell.align, _format(cell))
                place = (top + y, x, top + y + cell.rows - 1, x + cell.columns - 1)
                _write(sheet, place, cell, form, pen)
    for y, lines in enumerate(_heights(band, widths)):
        sheet.set_row(top + y, min(_HEIGHT * lines + 3, _MOST))


def _heights(band: tuple[Row, ...], widths: list[int]) -> list[int]:
    """The lines that each row takes; a merged cell needs them of all its rows together."""
    heights = [1] * len(band)
    for y, row in enumerate(band):
        for x, cell in enumerate(row):
            if cell is not None:
                wide = sum(widths[x : x + cell.columns]) - 1
                lines = sum(width(line) // wide + 1 for line in cell.text.split("\n"))
                missing = lines - sum(heights[y : y + cell.rows])
                heights[y + cell.rows - 1] += max(0, missing)
    return heights


def _format(cell: Cell) -> str:
    """How Excel shows the number, so that it looks as it does in the other papers."""
    found = _NUMBER.fullmatch(cell.text)
    if not _is_number(cell) or found is None:
        return "@"
    plain = "0." + "0" * len(found[1]) if found[1] else "0"
    return f"+{plain};-{plain};{plain}" if cell.text.startswith("+") else plain


def _is_number(cell: Cell) -> bool:
    digits = sum(letter.isdecimal() for letter in cell.text)
    return cell.exact is not None and digits <= _DIGITS and bool(_NUMBER.fullmatch(cell.text))


def _write(sheet: Any, place: tuple[int, int, int, int], cell: Cell, form: Any, pen: Pen) -> None:
    text = "\n".join(map(printable, cell.text.split("\n")))
    if place[:2] != place[2:]:
        _merge(sheet, place, text, form, pen)
    if _is_number(cell):
        sheet.write_number(*place[:2], Decimal(cell.text), form)
    elif place[:2] == place[2:]:
        pen.write(sheet, *place[:2], text, form)


def _merge(sheet: Any, place: tuple[int, int, int, int], text: str, form: Any, pen: Pen) -> None:
    """The library merges and writes in one call, which would take a text for a formula."""
    if place[:2] != place[2:]:
        sheet.merge_range(*place, "", form)
    pen.write(sheet, *place[:2], text, form)
