"""The parts of a workbook, looked through before a library reads them.

The library allocates every cell of the rectangle that a sheet spans, and gives an error of Excel
and a formula that nobody has calculated as a blank. So the parts are unpacked here, up to a limit,
and packed again without compression, with such cells as text that says what they are.
"""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from creditpolicy.diagnostics.catalog import workbooks as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found

UNPACKED_LIMIT = 2**29
"""The most bytes of all parts together; a hundred thousand rows take about thirty million."""
RECTANGLE_LIMIT = 2**24
"""The most cells of the rectangle that a sheet spans."""
NOT_CALCULATED = "#NOT CALCULATED!"

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_OTHER_FORMATS = frozenset(("xl/workbook.bin", "content.xml"))
_BEGINNING = 64

# Cells as Excel, WPS and LibreOffice write them, with or without a prefix of the namespace.
_REFERENCE = re.compile(
    rb"""<(?:\w+:)?c\s[^>/]*?\br\s*=\s*["']([A-Z]{1,9})([0-9]{1,9})["'][^>/]*>"""
)
_ERROR = re.compile(rb"""(<(?:\w+:)?c\s[^>]*?\bt\s*=\s*["'])e(["'])""")
_TYPE = re.compile(rb"""\st\s*=\s*["'](\w*)["']""")
_WITHOUT_VALUE = re.compile(
    rb"<((?:\w+:)?)c(\s[^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)

# Without one of these there is nothing to look for, which is quick to see.
_MARKS_OF_ERRORS = (b'"e"', b"'e'")
_MARKS_OF_FORMULAS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")


def unpacked(data: bytes, file: str) -> bytes | Diagnostic:
    """The workbook as an archive of the parts that were seen; CP570 to CP573 where it is none."""
    if data.startswith(_COMPOUND_FILE):
        code = codes.LOCKED if _ENCRYPTED in data else codes.OLD_FORMAT
        return found(code, file=file)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _repacked(archive, file)
    except (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError):
        return found(codes.DAMAGED, file=file)


def _repacked(archive: ZipFile, file: str) -> bytes | Diagnostic:
    parts = {member.filename: member for member in archive.infolist() if _is_read(member)}
    names = {name.lower() for name in archive.namelist()}
    if _WORKBOOK not in names:
        return found(codes.OLD_FORMAT if names & _OTHER_FORMATS else codes.DAMAGED, file=file)
    if sum(member.file_size for member in parts.values()) > UNPACKED_LIMIT:
        return found(codes.TOO_LARGE, file=file)
    packed = BytesIO()
    with ZipFile(packed, "w") as copy:
        for name, member in parts.items():
            part = archive.read(member)
            if b"\0" in part[:_BEGINNING]:  # UTF-16, which none of the programs writes
                return found(codes.DAMAGED, file=file)
            if b"sheetData" in part:
                if _rectangle(part) > RECTANGLE_LIMIT:
                    return found(codes.TOO_LARGE, file=file)
                part = _outspoken(part)
            copy.writestr(ZipInfo(name), part)
    return packed.getvalue()


def _is_read(member: ZipInfo) -> bool:
    """Pictures and macros are left where they are."""
    return member.filename.lower().endswith((".xml", ".rels"))


def _rectangle(sheet: bytes) -> int:
    """The cells from the first column and row to the last that hold something."""
    cells: list[tuple[bytes, bytes]] = _REFERENCE.findall(sheet)
    columns = {letters for letters, _ in cells}
    rows = {row for _, row in cells}
    return max(map(int, rows), default=0) * max(map(column_number, columns), default=0)


def column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _outspoken(sheet: bytes) -> bytes:
    """The sheet with errors, and formulas without a value, as text."""
    if any(mark in sheet for mark in _MARKS_OF_ERRORS):
        sheet = _ERROR.sub(rb"\1str\2", sheet)
    if any(mark in sheet for mark in _MARKS_OF_FORMULAS):
        sheet = _WITHOUT_VALUE.sub(_not_calculated, sheet)
    return sheet


def _not_calculated(cell: re.Match[bytes]) -> bytes:
    kind = _TYPE.search(cell[2])
    if kind is not None and kind[1] == b"str":  # the formula gave an empty text
        return cell[0]
    of, attributes, text = cell[1], _TYPE.sub(b"", cell[2]), NOT_CALCULATED.encode()
    return b'<%bc%b t="str"><%bv>%b</%bv></%bc>' % (of, attributes, of, text, of, of)
