"""A text with a name, and places in it."""

from bisect import bisect_right
from functools import cached_property

from creditpolicy.values.classes import field, frozen


@frozen
class Piece:
    """What stands from `start` on in a text that was put together, and where it was written."""

    start: int
    of: "Span"


@frozen
class Source:
    """The text of one `.policy` file, as decoded; `name` is what messages call it.

    A text that was put together from others has `pieces`, in their order.
    """

    name: str
    text: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(default=(), eq=False, repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for index, character in enumerate(self.text):
            if character == "\n":
                starts.append(index + 1)
        return starts

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Both counted from 1; the column counts code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_text(self, line: int, start: int = 0, length: int | None = None) -> str:
        """The text of a line (counted from 1), or a piece of it, without its line end."""
        first = self._line_starts[line - 1] + start
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        last = end if length is None else min(end, first + length)
        return self.text[first:last].rstrip("\r\n")


@frozen
class Span:
    """A stretch of a source, `start` up to but not including `end`, in code points."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line where it begins, in the file where it was written."""
        place = self.written
        return place.source.line_and_column(place.start)[0]

    @property
    def written(self) -> "Span":
        """The same stretch in the file where it was written, as far as it is one stretch there."""
        place = self
        while place.source.pieces:
            place = _in_piece(place)
        return place

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    def to(self, other: "Span") -> "Span":
        return Span(self.source, self.start, other.end)


def _in_piece(place: Span) -> Span:
    pieces = place.source.pieces
    piece = pieces[max(0, bisect_right(pieces, place.start, key=_start) - 1)]
    of, shift = piece.of, piece.of.start - piece.start
    start = min(max(place.start + shift, of.start), of.end)
    return Span(of.source, start, min(max(place.end + shift, start), of.end))


def _start(piece: Piece) -> int:
    return piece.start
