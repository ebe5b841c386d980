"""A statement's text with its indentation; a long list is wrapped after a separator."""

import re
from unicodedata import east_asian_width

from creditpolicy.syntax.vocabulary import begins_line
from creditpolicy.values.classes import frozen

_WORD = re.compile(r"[^\W\d_]+")
COLUMNS = 96
_HANGING = 4


@frozen
class Line:
    """A statement's text: all in `head`, or with `items` between `head` and `tail` to wrap at."""

    head: str = ""
    items: tuple[str, ...] = ()
    separator: str = ""
    tail: str = ""

    def lay_out(self, indent: int) -> list[str]:
        """The lines of text; where there are several, each but the last ends in the separator."""
        lines: list[str] = []
        current = " " * indent + self.head
        hanging = " " * (indent + _HANGING)
        for index, item in enumerate(self.items):
            last = index == len(self.items) - 1
            piece = item + (self.tail if last else self.separator.rstrip())
            fits = columns(current) + columns(piece) <= COLUMNS
            if index and not fits and not _looks_like_a_statement(item):
                lines.append(current.rstrip(" "))
                current = hanging
            current += piece if last else item + self.separator
        lines.append(current)
        return lines


def _looks_like_a_statement(item: str) -> bool:
    """考核项 3 得分 at the beginning of a line would be read as a heading."""
    word = _WORD.match(item)
    return word is not None and begins_line(word.group())


def columns(text: str) -> int:
    """How wide a text is where a Chinese character takes two columns."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
