"""Diagnostics for people: the sentence, the place with a mark under it, and the one thing to do."""

from collections.abc import Iterable
from typing import assert_never

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, Note, Place, Severity, in_language
from creditpolicy.diagnostics.excerpt import Mark, excerpt
from creditpolicy.source.source import Span
from creditpolicy.source.width import printable

COLUMNS = 100
"""The most cells in a line where nobody says how many there are."""

_SEVERITY = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.NOTE: ("提示", "note"),
}


def render_text(diagnostics: Iterable[Diagnostic], lang: str, columns: int = COLUMNS) -> str:
    """All of them, with an empty line between each two; an empty text for none.

    The lines of the source are shown for the first of those that are about the same place.
    """
    seen: set[Place | None] = set()
    texts: list[str] = []
    for diagnostic in diagnostics:
        texts.append(_one(diagnostic, lang, columns, again=diagnostic.at in seen))
        seen.add(diagnostic.at)
    return "\n".join(texts)


def _one(diagnostic: Diagnostic, lang: str, columns: int, *, again: bool) -> str:
    lines = [f"{_heading(diagnostic, lang)}{printable(diagnostic.message(lang))}"]
    if diagnostic.at is not None:
        lines.append(f"  --> {place_text(diagnostic.at, lang)}")
    if isinstance(diagnostic.at, Span) and not (again and not diagnostic.notes):
        lines += excerpt(_marks(diagnostic, diagnostic.at, lang), columns)
        lines += _elsewhere(diagnostic, diagnostic.at, lang, columns)
    if help_ := diagnostic.help(lang):
        lines.append(("  怎么办：" if lang == "zh" else "  help: ") + printable(help_))
    return "".join(line + "\n" for line in lines)


def severity_text(severity: Severity, lang: str) -> str:
    zh, en = _SEVERITY[severity]
    return zh if lang == "zh" else en


def place_text(place: Place, lang: str) -> str:
    """`file:line:column` for a place in a policy, file and row for one in evidence."""
    match place:
        case Span():
            of = place.written
            line, column = of.source.line_and_column(of.start)
            return f"{printable(of.source.name)}:{line}:{column}"
        case Cell():
            return printable(_cell_text(place, lang))
        case _:
            assert_never(place)


def _cell_text(cell: Cell, lang: str) -> str:
    """`材料.csv 第 7 行“日期”`; in a workbook `材料.xlsx 双公示信息!D7“日期”`."""
    row = f"第 {cell.row} 行" if lang == "zh" else f"row {cell.row}"
    where = cell.address or (f"{cell.sheet} {row}" if cell.sheet else row)
    if cell.column is not None:
        where += f"“{cell.column}”" if lang == "zh" else f" column {cell.column}"
    return f"{cell.file} {where}"


def _heading(diagnostic: Diagnostic, lang: str) -> str:
    severity = severity_text(diagnostic.severity, lang)
    code = diagnostic.code.code
    return f"{severity} {code}：" if lang == "zh" else f"{severity} {code}: "


def _marks(diagnostic: Diagnostic, at: Span, lang: str) -> list[Mark]:
    """The place itself with `^`; the further places in the same file with `-` and their words."""
    further = [_mark(note, lang) for note in diagnostic.notes if note.at.source is at.source]
    return [Mark(at, "^"), *further]


def _elsewhere(diagnostic: Diagnostic, at: Span, lang: str, columns: int) -> list[str]:
    """The further places in other files, each file with its excerpt."""
    others: dict[str, list[Note]] = {}
    for note in diagnostic.notes:
        if note.at.source is not at.source:
            others.setdefault(note.at.source.name, []).append(note)
    lines: list[str] = []
    for notes in others.values():
        lines.append(f"  --> {place_text(notes[0].at, lang)}")
        lines += excerpt([_mark(note, lang) for note in notes], columns)
    return lines


def _mark(note: Note, lang: str) -> Mark:
    return Mark(note.at, "-", printable(in_language(note.text, lang)))
