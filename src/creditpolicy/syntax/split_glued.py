"""Puts the missing blanks into pasted text, line by line: `creditpolicy fmt --split`."""

from collections.abc import Iterable
from itertools import islice

from creditpolicy.source.source import Source
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.declared import declared_names
from creditpolicy.syntax.expected import reads
from creditpolicy.syntax.expressions import Name
from creditpolicy.syntax.limits import Limits
from creditpolicy.syntax.lines import LogicalLine, split
from creditpolicy.syntax.parse import parse
from creditpolicy.syntax.sizes import too_long
from creditpolicy.syntax.split_line import Cut, known, split_line
from creditpolicy.syntax.vocabulary import LINE_WORDS

_LINES = 1000


def split_glued(source: Source) -> str:
    """The text with blanks between words and names, wherever a line reads only with them.

    Only blanks are added, and only to lines that do not read or that read as the row of a table
    although they begin with a line word. A line that no blanks can help stays as it is, and so do
    all after a thousand wrong ones.
    """
    limits = Limits()
    if len(source.text) > limits.text:
        return source.text
    names = set(declared_names(parse(source)[0].statements))
    glued = (line for line in split(source)[0] if _is_glued(source, line, names, limits))
    pieces: list[str] = []
    done = 0
    for line in islice(glued, _LINES):
        text = source.text[line.start : line.end]
        with_blanks = _with_blanks(text, split_line(text, known(names)))
        names.update(declared_names(_statements(with_blanks)))
        pieces += (source.text[done : line.start], with_blanks)
        done = line.end
    return "".join((*pieces, source.text[done:]))


def suggest_split(name: str, names: Iterable[str]) -> str | None:
    """How an unknown name falls apart into words and known names where a condition may stand.

    For example 有 截图 for 有截图. None where a part of it would still be unknown.
    """
    of = known(names)
    for cut in split_line(f"不适用 凡 {name}", of):
        if cut.run == name and all(len(part) in of.ends(part, 0) for part in cut.parts):
            return cut.text
    return None


def _is_glued(source: Source, line: LogicalLine, names: set[str], limits: Limits) -> bool:
    if too_long(source, line, limits) is not None:
        return False
    text = source.text[line.start : line.end]
    return not reads(text) or _is_glued_row(text, names)


def _is_glued_row(text: str, names: set[str]) -> bool:
    """Whether a line reads as a row only because its line word has no blank behind it."""
    match _statements(text):
        case (s.Row(cells=(Name(text=name), *_)),):
            return name not in names and any(
                name.startswith(word.zh) and name != word.zh for word in LINE_WORDS
            )
        case _:
            return False


def _statements(text: str) -> tuple[s.Statement, ...]:
    return parse(Source("", text))[0].statements


def _with_blanks(text: str, cuts: tuple[Cut, ...]) -> str:
    pieces: list[str] = []
    done = 0
    for cut in cuts:
        pieces += (text[done : cut.start], cut.text)
        done = cut.start + len(cut.run)
    return "".join((*pieces, text[done:]))
