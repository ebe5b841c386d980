"""Diagnostics as data, with the sentences in both languages; schema `creditpolicy/diagnostics/1`.

Lines and columns count from 1, columns in code points; an end is behind the last character.
"""

from collections.abc import Iterable
from typing import NotRequired, TypedDict, assert_never

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, Fix, Note, Place, Words
from creditpolicy.source.source import Span

SCHEMA = "creditpolicy/diagnostics/1"


class TextData(TypedDict):
    """A sentence in both languages."""

    zh: str
    en: str


class SpanData(TypedDict):
    """A stretch of a policy's text."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class CellData(TypedDict):
    """A cell of evidence, or a whole row where `column` is null; `sheet` where there are any."""

    file: str
    row: int
    column: str | None
    sheet: NotRequired[str]
    address: NotRequired[str]


class NoteData(TypedDict):
    """A further place, with its own few words."""

    message: TextData
    at: SpanData


class FixData(TypedDict):
    """A replacement of text that changes nobody's score."""

    at: SpanData
    replacement: str


class DiagnosticData(TypedDict):
    """One finding."""

    code: str
    severity: str
    message: TextData
    help: TextData
    at: SpanData | CellData | None
    notes: list[NoteData]
    fix: FixData | None


class DiagnosticsData(TypedDict):
    """What stands in the place of a result that there is none of; and what `check` found."""

    schema: str
    diagnostics: list[DiagnosticData]


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> DiagnosticsData:
    return {"schema": SCHEMA, "diagnostics": [diagnostic_json(d) for d in diagnostics]}


def diagnostic_json(diagnostic: Diagnostic) -> DiagnosticData:
    return {
        "code": diagnostic.code.code,
        "severity": diagnostic.severity.value,
        "message": {"zh": diagnostic.message("zh"), "en": diagnostic.message("en")},
        "help": {"zh": diagnostic.help("zh"), "en": diagnostic.help("en")},
        "at": None if diagnostic.at is None else _place(diagnostic.at),
        "notes": [_note(note) for note in diagnostic.notes],
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
    }


def _place(place: Place) -> SpanData | CellData:
    match place:
        case Span():
            return _span(place)
        case Cell():
            return _cell(place)
        case _:
            assert_never(place)


def _span(place: Span) -> SpanData:
    span = place.written
    line, column = span.source.line_and_column(span.start)
    end_line, end_column = span.source.line_and_column(span.end)
    return {
        "file": span.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _cell(cell: Cell) -> CellData:
    data: CellData = {"file": cell.file, "row": cell.row, "column": cell.column}
    if cell.sheet:
        data["sheet"] = cell.sheet
    if cell.address:
        data["address"] = cell.address
    return data


def _note(note: Note) -> NoteData:
    return {"message": words_json(note.text), "at": _span(note.at)}


def _fix(fix: Fix) -> FixData:
    return {"at": _span(fix.at), "replacement": fix.replacement}


def words_json(words: Words) -> TextData:
    return {"zh": words.zh, "en": words.en}
