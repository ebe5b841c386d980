"""The lines of a source that a diagnostic is about, with marks under what it means."""

from creditpolicy.source.source import Span
from creditpolicy.source.width import cut, printable, width
from creditpolicy.values.classes import frozen

_LEAST = 20


@frozen
class Mark:
    """A stretch to underline with `sign`, and the words beside the line drawn."""

    span: Span
    sign: str
    label: str = ""


def excerpt(marks: list[Mark], columns: int) -> list[str]:
    """The lines, in the order of the source, each with a line of signs for every mark on it.

    No line is longer than `columns` cells: a long one is cut on both sides of its mark.
    """
    ordered = sorted(marks, key=lambda mark: (mark.span.start, mark.span.end))
    numbers = [mark.span.line for mark in ordered]
    digits = len(str(max(numbers)))
    room = max(_LEAST, columns - digits - 3)
    lines = [f"{'':{digits}} |"]
    shown = None
    for number, mark in zip(numbers, ordered, strict=True):
        window = _window(mark.span, number, room)
        if (number, window.text) != shown:
            if shown is not None and number > shown[0] + 1:
                lines.append(f"{'':{digits}} ...")
            lines.append(f"{number:>{digits}} | {window.text}".rstrip())
        shown = (number, window.text)
        lines.append(f"{'':{digits}} | {window.under(mark)}".rstrip())
    return lines


@frozen
class _Window:
    """What is shown of a line; `before` and `marked` are the cells up to the mark and of it."""

    text: str
    before: int
    marked: int
    room: int

    def under(self, mark: Mark) -> str:
        drawn = " " * self.before + mark.sign * self.marked
        label = cut(mark.label, max(_LEAST, self.room - width(drawn) - 1))
        return f"{drawn} {label}" if label else drawn


def _window(span: Span, number: int, room: int) -> _Window:
    """The part of a line around the beginning of a span that fits into so many cells."""
    line, first = _line_around(span, number, room)
    length = max(0, min(span.end - span.start, len(line) - first))
    before, marked, after = (
        printable(line[:first]),
        printable(line[first : first + length]),
        printable(line[first + length :]),
    )
    if width(before) + width(marked) + width(after) > room:
        before = _end_of(before, room // 3)
        marked = cut(marked, room - width(before) - 1)
        after = cut(after, max(1, room - width(before) - width(marked)))
    return _Window(before + marked + after, width(before), max(1, width(marked)), room)


def _line_around(span: Span, number: int, room: int) -> tuple[str, int]:
    """A piece of the line that is surely enough, and where in it the span begins."""
    _, column = span.source.line_and_column(span.start)
    start = max(0, column - 1 - 2 * room)
    line = span.source.line_text(number, start, 6 * room)
    return line, min(column - 1 - start, len(line))


def _end_of(text: str, cells: int) -> str:
    if width(text) <= cells:
        return text
    return cut(text[::-1], cells)[::-1]
