"""Workbooks for tests, written by xlsxwriter."""

from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evidence.readers.choose import read_evidence

HEADER = ("部门", "日期", "标题")


def write(path, *rows, sheet="案例", header=HEADER):
    """One sheet: the header in row 1, then the rows as Python values."""
    with Workbook(path) as workbook:
        grid = workbook.add_worksheet(sheet)
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate((header, *rows)):
            put(grid, number, row, day)
    return path


def put(grid, number, values, day=None):
    """A row of texts, numbers, truth values and days; None is blank."""
    for column, value in enumerate(values):
        if isinstance(value, str):
            grid.write_string(number, column, value)
        elif hasattr(value, "isoformat"):
            grid.write_datetime(number, column, value, day)
        elif value is not None:
            grid.write(number, column, value)


def read(path):
    return list(read_evidence(path))


def outline(path):
    """Rows as number and cells, diagnostics as code and the address of the cell."""
    return [
        (r.code.code, getattr(r.at, "address", ""))
        if isinstance(r, Diagnostic)
        else (r.number, r.cells)
        for r in read(path)
    ]


def changed(path, change):
    """The same workbook, each part put through `change(name, bytes)`; None leaves it out."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            new = change(name, part)
            if new is not None:
                archive.writestr(name, new)
    return path
