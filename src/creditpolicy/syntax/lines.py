"""A text becomes logical lines: one statement each, with the comments set aside.

A line goes on where it ends in a separator, an operator or an open bracket, unless the next line
clearly begins a statement of its own: with a line word, or with a colon that the statement so far
cannot take. So a forgotten bracket costs one statement, never the rest of the file.
"""

import re
from collections.abc import Iterator

from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.statements import Comment
from creditpolicy.syntax.vocabulary import begins_line, takes_colon
from creditpolicy.values.classes import define, frozen

_GOES_ON = frozenset("：:，,、&；;+＋-−－×*＊÷/／=＝≥≤≠>＞<＜（(")
_BLANKS = " \t\r\u00a0\u3000"
# An open quotation runs to the end of its line: tried again at every mark, it takes time squared.
_PIECE = re.compile(
    r'"[^"\n]*"?|“[^”\n]*”?|＂[^＂\n]*＂?|「[^」\n]*」?|#[^\n]*|[（(]+|[）)]+|[：:]'
)
# The word as the grammar's NAME reads it, and a sign that may follow a name but never a line word.
_FIRST_WORD = re.compile(
    r"[ \t\u00a0\u3000]*([^\W\d](?:[^\W\d]|(?<=[A-Za-z0-9_])[0-9])*)"
    r"[ \t\u00a0\u3000]*([、&，,（()）×*＊÷/／+＋\-−－≥≤≠>＞<＜])?"
)


@frozen
class LogicalLine:
    """`depth` is the deepest nesting of brackets in it."""

    start: int
    end: int
    depth: int


@define
class _Scan:
    """One physical line: its end without comment, its brackets and colons, its comment."""

    end: int
    opened: int
    deepest: int
    colon: bool = False
    colon_in_brackets: bool = False
    comment: tuple[int, int] | None = None


@define
class _Statement:
    """What the statement that is being read has open so far, and whether it can take a colon."""

    brackets: int = 0
    takes_colon: bool = True
    goes_on: bool = False


def split(source: Source) -> tuple[list[LogicalLine], list[Comment]]:
    """All logical lines of a text in order, and its comments."""
    lines: list[LogicalLine] = []
    comments: list[Comment] = []
    so_far = _Statement()
    for start, end in _physical_lines(source.text):
        if start == end:
            so_far.goes_on = False
            continue
        opened = so_far.brackets if so_far.goes_on else 0
        scan = _scan(source.text, start, end, opened)
        if scan.comment is not None:
            comments.append(_comment(source, start, scan.comment))
        text = source.text[start : scan.end]
        if not text.strip(_BLANKS):
            so_far.goes_on = so_far.goes_on and scan.comment is not None
            continue
        if so_far.goes_on and not _starts_statement(text, scan, so_far):
            before = lines.pop()
            lines.append(LogicalLine(before.start, scan.end, max(before.depth, scan.deepest)))
        else:
            word = _FIRST_WORD.match(text)
            so_far = _Statement(takes_colon=word is None or takes_colon(word[1]))
            scan = _scan(source.text, start, end, 0) if opened else scan
            indent = len(text) - len(text.lstrip(_BLANKS))
            lines.append(LogicalLine(start + indent, scan.end, scan.deepest))
        so_far.brackets = max(0, scan.opened)
        so_far.takes_colon = so_far.takes_colon and not scan.colon
        so_far.goes_on = so_far.brackets > 0 or text.rstrip(_BLANKS)[-1] in _GOES_ON
    return lines, comments


def _physical_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield start, end
        start = end + 1


def _scan(text: str, start: int, end: int, opened: int) -> _Scan:
    scan = _Scan(end, opened, opened)
    for piece in _PIECE.finditer(text, start, end):
        first, last = piece.span()
        match text[first]:
            case "(" | "（":
                scan.opened += last - first
                scan.deepest = max(scan.deepest, scan.opened)
            case ")" | "）":
                scan.opened -= last - first
            case "：" | ":":
                scan.colon = True
                scan.colon_in_brackets = scan.colon_in_brackets or scan.opened > 0
            case "#":
                scan.end, scan.comment = piece.start(), piece.span()
            case _:
                pass
    return scan


def _comment(source: Source, line_start: int, place: tuple[int, int]) -> Comment:
    start, end = place
    own_line = not source.text[line_start:start].strip(_BLANKS)
    return Comment(source.text[start:end].rstrip(), own_line, Span(source, start, end))


def _starts_statement(text: str, scan: _Scan, so_far: _Statement) -> bool:
    """No statement has two colons, or a colon inside brackets, and many have none."""
    if scan.colon_in_brackets or (scan.colon and not so_far.takes_colon):
        return True
    word = _FIRST_WORD.match(text)
    return word is not None and word[2] is None and begins_line(word[1])
