"""A line that begins with no line word: was one misspelt, or is this no statement at all?"""

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.syntax.expected import stops_at
from creditpolicy.syntax.failure import Failure
from creditpolicy.syntax.vocabulary import LINE_WORDS, LineWord
from creditpolicy.values.nearest import nearest

_SHOWN = 20


def line_word(wrong: Failure) -> Diagnostic | None:
    """None where the line has its word, or where it may be the row of a table."""
    first = wrong.first
    if not first or wrong.line_word is not None:
        return None
    near = _nearest(wrong)
    if near is not None and (_reach(wrong, near) is None or not _is_row(wrong)):
        shape = _shape(near)
        here = wrong.span(0, len(first))
        word = first[:_SHOWN]
        return found(codes.UNKNOWN_LINE_WORD, here, word=word, near=near, shape=shape)
    if _is_row(wrong):
        return None
    return found(codes.NOT_A_STATEMENT, wrong.span(0, len(first)), word=first[:_SHOWN])


def _is_row(wrong: Failure) -> bool:
    return "：" in wrong.text or ":" in wrong.text


def _nearest(wrong: Failure) -> str | None:
    """The line word with which the line reads furthest; of several one as long, the nearest."""
    words = [word for line in LINE_WORDS for word in (line.zh, line.en)]
    near = [word for word in words if nearest(wrong.first, [word]) is not None]
    if not near:
        return None
    reach = {word: _reach(wrong, word) for word in near}
    furthest = [word for word in near if reach[word] is None]
    if not furthest:
        most = max(stop for stop in reach.values() if stop is not None)
        furthest = [word for word in near if reach[word] == most]
    as_long = [word for word in furthest if len(word) == len(wrong.first)]
    return nearest(wrong.first, as_long or furthest)


def _reach(wrong: Failure, word: str) -> int | None:
    """How far the line reads behind this word in place of its first; None if to its end."""
    stop = stops_at(word + wrong.text[len(wrong.first) :])
    return None if stop is None else stop - len(word)


def _shape(word: str) -> str:
    line: LineWord = next(line for line in LINE_WORDS if word in (line.zh, line.en))
    return line.shape_zh if word == line.zh else line.shape_en
