"""The sheets of a workbook as tables: the texts of their cells, and what is merged."""

from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from creditpolicy.diagnostics.catalog import workbooks as codes
from creditpolicy.diagnostics.diagnostic import Code, Diagnostic, found
from creditpolicy.evidence.readers.package import unpacked
from creditpolicy.evidence.readers.sheet_cells import text_of
from creditpolicy.extra.papers.imported.spots import PLACES, Found, Spot, filled


def tables_of_excel(data: bytes, file: str) -> tuple[Found, ...] | Diagnostic:
    """A table a sheet; an error of a formula is a blank."""
    packed = unpacked(data, file)
    if isinstance(packed, Diagnostic):
        return packed
    try:
        with CalamineWorkbook.from_filelike(BytesIO(packed)) as workbook:
            names = (a.name for a in workbook.sheets_metadata if a.typ == SheetTypeEnum.WorkSheet)
            return tuple(_found(workbook.get_sheet_by_name(name)) for name in names)
    except CalamineError:
        return found(codes.DAMAGED, file=file)


def _found(sheet: CalamineSheet) -> Found:
    if sheet.height * sheet.width > PLACES:
        return Found([], ())
    top, left = sheet.start or (0, 0)
    cells: dict[tuple[int, int], Spot] = {}
    for y, row in enumerate(sheet.iter_rows(), start=top):
        for x, value in enumerate(row, start=left):
            text = text_of(value)
            if text:
                cells[y, x] = Spot("" if isinstance(text, Code) else text, y, x)
    for (first, start), (last, end) in sheet.merged_cell_ranges or ():
        places = (last - first + 1) * (end - start + 1)
        if (first, start) in cells and places <= PLACES:
            covered = ((y, x) for y in range(first, last + 1) for x in range(start, end + 1))
            cells.update(dict.fromkeys(covered, cells[first, start]))
    lines = tuple(dict.fromkeys(spot.text for spot in cells.values()))
    return Found(filled(cells), lines)
