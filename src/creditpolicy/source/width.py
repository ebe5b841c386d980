"""How many cells a text takes in a terminal: a Chinese character two, a combining accent none."""

from unicodedata import category, east_asian_width

_WIDE = frozenset("WF")
_COMBINES = frozenset(("Mn", "Me"))
_TAB = "    "
_WIDE_BLANK = "\u3000"
_UNSEEN = "\ufffd"


def width(text: str) -> int:
    """The cells that printable text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(letter: str) -> int:
    if east_asian_width(letter) in _WIDE:
        return 2
    return 0 if category(letter) in _COMBINES else 1


def printable(text: str) -> str:
    """The text as it can be shown on one line: a tab is four blanks, what cannot be seen is `�`.

    Marks that turn the direction of writing are among what cannot be seen, so nothing is shown
    in another order than it is read.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    if letter.isprintable() or letter == _WIDE_BLANK:
        return letter
    if letter == "\t":
        return _TAB
    return " " if letter.isspace() else _UNSEEN


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text with blanks up to so many cells: behind it, or before it where `right`."""
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks


def cut(text: str, cells: int, more: str = "…") -> str:
    """The beginning that fits into so many cells, with `more` where something is left out."""
    if len(text) <= 4 * cells and width(text) <= cells:
        return text
    room, kept = cells - width(more), 0
    for end, letter in enumerate(text):
        kept += _cells(letter)
        if kept > room:
            return text[:end] + more
    return text


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of so many cells at most, broken at blanks or beside Chinese characters."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > cells:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


_CLOSING = frozenset("，。；：、！？）”」』》】,.;:)")


def _pieces(text: str) -> list[str]:
    """Where a line may end: never before a closing mark or after an opening one."""
    pieces: list[str] = []
    for letter in text:
        if pieces and (letter in _CLOSING or not _may_end(pieces[-1][-1], letter)):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _may_end(before: str, letter: str) -> bool:
    if letter == " " or before in "（“「『《【(":
        return False
    return before == " " or _cells(letter) == 2 or _cells(before) == 2
