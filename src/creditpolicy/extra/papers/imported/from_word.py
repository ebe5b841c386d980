"""The tables of a Word document: its XML, and nothing else of it, is looked at."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from creditpolicy.diagnostics.catalog import papers as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.extra.papers.imported.spots import Found, Grid, Spot, filled

Element = Any
"""An element of lxml, which has no types."""
_PART = "word/document.xml"
_LIMIT = 2**26
"""The most bytes of the document's text, with all its marks."""
_COLUMNS = 63
"""Word itself allows no more."""
_DIGITS = 4
_BREAKS = frozenset((qn("w:br"), qn("w:cr")))
_GONE = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent")))


def tables_of_word(data: bytes, file: str) -> tuple[Found, ...] | Diagnostic:
    """Every table that stands in no other one, with all lines outside tables."""
    root = _document(data)
    if root is None:
        return found(codes.NO_DOCUMENT, file=file)
    outer = [one for one in root.iter(qn("w:tbl")) if not _inside(one, qn("w:tbl"))]
    paragraphs = (one for one in root.iter(qn("w:p")) if not _inside(one, qn("w:tbl")))
    lines = tuple(line for one in paragraphs if (line := _text(one).replace("\n", "").strip()))
    return tuple(Found(_grid(one), lines) for one in outer)


def _document(data: bytes) -> Element | None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(_PART).file_size > _LIMIT:
                return None
            return parse_xml(archive.read(_PART))
    except (BadZipFile, KeyError, RuntimeError, ValueError, EOFError, zlib.error, SyntaxError):
        return None


def _inside(element: Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _grid(table: Element) -> Grid:
    """A cell that goes on below (`vMerge`) is the one above it."""
    cells: dict[tuple[int, int], Spot] = {}
    for y, row in enumerate(_own(table, qn("w:tr"), qn("w:tbl"))):
        x = _number(row, "w:trPr/w:gridBefore", 0)
        for cell in _own(row, qn("w:tc"), qn("w:tr")):
            wide = _number(cell, "w:tcPr/w:gridSpan", 1)
            spot = Spot(_cell_text(cell), y, x)
            if _goes_on(cell) and (y - 1, x) in cells:
                spot = cells[y - 1, x]
            for right in range(min(wide, _COLUMNS - x)):
                cells[y, x + right] = spot
            x += wide
    return filled(cells)


def _own(element: Element, tag: str, of: str) -> Iterator[Element]:
    """Those that belong to the element itself, not to a table inside it."""
    return (one for one in element.iter(tag) if next(one.iterancestors(of)) is element)


def _number(element: Element, path: str, default: int) -> int:
    names = [qn(name) for name in path.split("/")]
    at: Element | None = element
    for name in names:
        at = None if at is None else at.find(name)
    text = "" if at is None else (at.get(qn("w:val")) or "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        return default
    return min(int(text), _COLUMNS)


def _goes_on(cell: Element) -> bool:
    properties = cell.find(qn("w:tcPr"))
    merge = None if properties is None else properties.find(qn("w:vMerge"))
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _cell_text(cell: Element) -> str:
    return "\n".join(_text(paragraph) for paragraph in cell.iter(qn("w:p"))).strip()


def _text(paragraph: Element) -> str:
    """What is shown: not what a reviewer struck out or moved away."""
    parts: list[str] = []
    for one in paragraph.iter(qn("w:t"), qn("w:tab"), *_BREAKS):
        if any(above.tag in _GONE for above in one.iterancestors()):
            continue
        parts.append(
            (one.text or "") if one.tag == qn("w:t") else "\n" if one.tag in _BREAKS else " "
        )
    return "".join(parts)
