"""A statement that was broken where no line goes on is one mistake, not one a line."""

import re
from collections.abc import Iterator, Sequence

from lark import UnexpectedInput, UnexpectedToken

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.source.source import Source
from creditpolicy.syntax.expected import END, reads
from creditpolicy.syntax.lines import LogicalLine
from creditpolicy.syntax.vocabulary import begins_line

_WORD = re.compile(r"[^\W\d]+")
WrongLine = tuple[LogicalLine, UnexpectedInput | Diagnostic]
_MOST = 3
"""So many further lines are put behind one that is not complete."""
_TRIED = 500
"""Characters of them all."""


def without_rests(lines: Sequence[WrongLine], source: Source) -> Iterator[WrongLine]:
    """The wrong lines in order, without those that complete the one before."""
    at = 0
    while at < len(lines):
        yield lines[at]
        at += 1 + _rest(lines[at : at + 1 + _MOST], source)


def _rest(lines: Sequence[WrongLine], source: Source) -> int:
    """How many lines behind the first are the rest of it: with them, and not before, it reads."""
    (first, problem), *more = lines
    incomplete = isinstance(problem, UnexpectedToken) and problem.token.type == END
    end = first.end
    for count, (line, _) in enumerate(more, start=1):
        goes_on = source.text.count("\n", end, line.start) == 1 and not _begins(source, line)
        if not incomplete or not goes_on or line.end - first.start > _TRIED:
            return 0
        end = line.end
        if reads(source.text[first.start : end]):
            return count
    return 0


def _begins(source: Source, line: LogicalLine) -> bool:
    """Whether it is a statement of its own, by its first word."""
    word = _WORD.match(source.text, line.start)
    return word is not None and begins_line(word[0])
