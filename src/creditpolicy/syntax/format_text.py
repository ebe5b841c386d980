"""A statement's text with its indentation; a long list is wrapped after a separator."""

from unicodedata import east_asian_width

from creditpolicy.values.classes import frozen

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
            if index and columns(current) + columns(piece) > COLUMNS:
                lines.append(current.rstrip(" "))
                current = hanging
            current += piece if last else item + self.separator
        lines.append(current)
        return lines


def columns(text: str) -> int:
    """How wide a text is where a Chinese character takes two columns."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
