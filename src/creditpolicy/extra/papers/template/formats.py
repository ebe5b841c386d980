"""How cells of a template look."""

from typing import Any

from attrs import frozen
from xlsxwriter import Workbook

from creditpolicy.extra.papers.template.columns import Need

_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_LINE = {"border": 1, "border_color": "#A6A6A6"}
_NEED_COLOURS = {
    Need.ALWAYS: "#C00000",
    Need.TO_COUNT: "#C55A11",
    Need.COMPONENT: "#2F5597",
    Need.MAYBE: "#7F7F7F",
}
TEXT = 49  # the number that Excel has for text
DAY = "yyyy-mm-dd"
WHOLE = "0"

Format = Any
"""A format of xlsxwriter, which has no types."""


@frozen
class Formats:
    """Formats of one workbook, each made where it is asked for first."""

    workbook: Workbook

    def title(self) -> Format:
        return self._make(font_size=16, bold=True)

    def heading(self) -> Format:
        return self._make(font_size=12, bold=True)

    def text(self) -> Format:
        return self._make(text_wrap=True, valign="top", num_format=TEXT)

    def label(self) -> Format:
        return self._make(bold=True, valign="top", font_color="#595959")

    def need(self, need: Need) -> Format:
        return self._make(align="center", font_size=9, font_color=_NEED_COLOURS[need])

    def header(self) -> Format:
        return self._make(
            bold=True, align="center", text_wrap=True, bg_color="#DDEBF7", num_format=TEXT, **_LINE
        )

    def cell(self) -> Format:
        return self._make(text_wrap=True, valign="top", num_format=TEXT, **_LINE)

    def column(self, number_format: str | int) -> Format:
        return self._make(num_format=number_format)

    def _make(self, **properties: object) -> Format:
        return self.workbook.add_format(_FONT | properties)
