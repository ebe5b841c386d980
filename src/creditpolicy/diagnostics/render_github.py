"""Diagnostics as annotations of a GitHub Actions run: `::error file=...,line=...::...`."""

from collections.abc import Iterable
from typing import assert_never

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, Place, Severity
from creditpolicy.source.source import Span

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """A line each."""
    return "".join(_line(diagnostic, lang) + "\n" for diagnostic in diagnostics)


def _line(diagnostic: Diagnostic, lang: str) -> str:
    sentences = filter(None, (diagnostic.message(lang), diagnostic.help(lang)))
    command, title = _COMMAND[diagnostic.severity], diagnostic.code.code
    return annotation(command, diagnostic.at, title, " ".join(sentences))


def annotation(command: str, at: Place | None, title: str, text: str) -> str:
    """`command` is error, warning or notice."""
    properties = {**({} if at is None else _properties(at)), "title": title}
    joined = ",".join(f"{name}={_escape_value(value)}" for name, value in properties.items())
    return f"::{command} {joined}::{_escape(text)}"


def _properties(place: Place) -> dict[str, str]:
    match place:
        case Span():
            written = place.written
            source, start, end = written.source, written.start, written.end
            line, column = source.line_and_column(start)
            end_line, end_column = source.line_and_column(end)
            properties = {"file": source.name, "line": str(line), "endLine": str(end_line)}
            if line == end_line:  # columns are refused where they are on two lines
                properties |= {"col": str(column), "endColumn": str(max(column, end_column - 1))}
            return properties
        case Cell(file, row):
            return {"file": file, "line": str(row)}
        case _:
            assert_never(place)


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_value(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
