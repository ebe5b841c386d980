"""Lines of bounded length: a file that is one endless line must not fill the memory."""

from typing import TextIO

LINE_LIMIT = 2**20
"""The most characters in a line, its end included."""


class LineTooLong(Exception):
    """The line was skipped to its end; the next one can be read."""


class Lines:
    """The lines of a text with their ends, counted.

    `count` is how many were taken so far, `ended` whether somebody asked for one after the last.
    A line of `limit` characters or more is too long.
    """

    def __init__(self, stream: TextIO, limit: int = LINE_LIMIT) -> None:
        self._readline = stream.readline
        self.limit = limit
        self.count = 0
        self.ended = False

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        """The next line; raises LineTooLong in the place of one that is too long."""
        line = self._readline(self.limit)
        if not line:
            self.ended = True
            raise StopIteration
        self.count += 1
        if len(line) >= self.limit:
            self._skip_line(line)
            raise LineTooLong
        return line

    def _skip_line(self, piece: str) -> None:
        while piece and not piece.endswith(("\n", "\r")):
            piece = self._readline(self.limit)

    def skip_rest(self) -> None:
        """Takes and counts all lines that are left."""
        while not self.ended:
            try:
                for _ in self:
                    pass
            except LineTooLong:
                continue
