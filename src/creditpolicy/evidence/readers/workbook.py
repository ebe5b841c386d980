"""Excel workbooks (.xlsx, .xlsm): the rows of every sheet that is shown, sheet after sheet."""

from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.catalog import workbooks
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.diagnostics.refused import refused
from creditpolicy.evidence.readers.package import unpacked
from creditpolicy.evidence.readers.sheet import is_evidence, rows_of
from creditpolicy.evidence.readers.text import or_no_rows
from creditpolicy.evidence.rows import Reading
from creditpolicy.source.decode import TooLarge, Unopened, file_name, read_bytes

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

FILE_LIMIT = 2**26
"""The most bytes of a workbook as it lies on the disk."""


def read_workbook(path: Path) -> Iterator[Reading]:
    """A row for every row below a header, numbered as Excel numbers them.

    Errors, as diagnostics: the file is refused (CP001, CP002, CP501, CP514, CP570 to CP574), or a
    row is left out (CP505, CP506, CP576 to CP581); CP503 and CP575 are warnings beside them.
    """
    file = file_name(path)
    data = _bytes(path, file)
    if isinstance(data, Diagnostic):
        yield data
    elif find_spec("python_calamine") is None:
        yield found(codes.FORMAT_NEEDS_EXTRA, suffix=path.suffix.lower(), extra="papers")
    else:
        yield from or_no_rows(_sheets(data, file), file)


def _bytes(path: Path, file: str) -> bytes | Diagnostic:
    """The parts of the workbook, looked through, as an archive that unpacks to what was seen."""
    match read_bytes(path, FILE_LIMIT):
        case Unopened() as why:
            return refused(file, why)
        case TooLarge():
            return found(workbooks.TOO_LARGE, file=file)
        case data:
            return unpacked(data, file)


def _sheets(data: bytes, file: str) -> Iterator[Reading]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            yield from _readings(workbook, file)
    except CalamineError:
        yield found(workbooks.DAMAGED, file=file)


def _readings(workbook: "CalamineWorkbook", file: str) -> Iterator[Reading]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        if about.visible == SheetVisibleEnum.Visible:
            yield from rows_of(sheet, file)
        elif is_evidence(sheet):
            yield found(workbooks.HIDDEN_SHEET, file=file, sheet=about.name)
