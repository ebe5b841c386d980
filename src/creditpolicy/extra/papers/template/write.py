"""A template as an Excel workbook: the same bytes for the same policy."""

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from creditpolicy.extra.papers.template.formats import Formats
from creditpolicy.extra.papers.template.lists import Lists
from creditpolicy.extra.papers.template.plan import Template
from creditpolicy.extra.papers.template.write_notes import write_notes
from creditpolicy.extra.papers.template.write_sheet import write_sheet

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 -- Excel knows no time zones; a day that says nothing


def template_bytes(template: Template) -> bytes:
    """The bytes of an .xlsx file."""
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": template.policy.name[:255], "created": _MADE})
        workbook.set_size(2000, 1400)
        formats = Formats(workbook)
        write_notes(workbook.add_worksheet(template.notes), template, formats)
        grids = [workbook.add_worksheet(sheet.name) for sheet in template.sheets]
        lists = Lists(workbook.add_worksheet(template.lists), template.lists)
        for sheet, grid in zip(template.sheets, grids, strict=True):
            write_sheet(grid, sheet, template, lists, formats)
        lists.hide()
    return stream.getvalue()
