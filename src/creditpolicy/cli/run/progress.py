"""A bar that says how far a run has come, where somebody watches and it takes a while."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TypeVar

from creditpolicy.cli.console import Console
from creditpolicy.evidence.readers.choose import WORKBOOKS
from creditpolicy.source.width import pad, width

_T = TypeVar("_T")
_PATIENCE = 1
"""Seconds before anything is shown."""
_STEP = 1024
_CELLS = 20
_CHUNK = 1 << 20


class Progress:
    """One line on a terminal, written over and over, and wiped by `done`; elsewhere nothing."""

    def __init__(self, console: Console, lang: str) -> None:
        self._console = console
        self._lang = lang
        self._watched = console.err.isatty()
        self._begun = monotonic()
        self._shown = ""

    def reading(self, rows: Iterable[_T], files: Sequence[str]) -> Iterator[_T]:
        """The same rows, counted against the lines of the files."""
        return self._counted(rows, files) if self._watched else iter(rows)

    def computing(self) -> None:
        """All rows are read."""
        if self._watched and self._is_late():
            self._show("正在计算 ……" if self._lang == "zh" else "computing ...")

    def trying(self, done: int, total: int) -> None:
        """So many runs of a number that is known."""
        if self._watched and self._is_late():
            words = f"已算 {done:,} 次" if self._lang == "zh" else f"{done:,} runs"
            text = _bar(words, done, total)
            if text != self._shown:
                self._show(text)

    def passing(self, part: float) -> None:
        """Which part of a pass over a table is done, from 0 to 1."""
        if self._watched and self._is_late():
            words = "正在计数" if self._lang == "zh" else "counting"
            self._show(_bar(words, int(part * 100), 100))

    def done(self) -> None:
        if self._shown:
            self._show("")
            self._console.complain("\r")

    def _counted(self, rows: Iterable[_T], files: Sequence[str]) -> Iterator[_T]:
        lines: int | None = None
        for count, row in enumerate(rows):
            if count % _STEP == 0 and self._is_late():
                if lines is None:
                    lines = lines_of(files)
                self._show(self._read(count, lines))
            yield row

    def _is_late(self) -> bool:
        return monotonic() - self._begun > _PATIENCE

    def _read(self, count: int, lines: int) -> str:
        """`已读 50,176 行 [##########----------] 50%`; without lines to count only the rows."""
        words = f"已读 {count:,} 行" if self._lang == "zh" else f"{count:,} rows read"
        if not lines:
            return words + (" ……" if self._lang == "zh" else " ...")
        return _bar(words, min(count, lines), lines)

    def _show(self, text: str) -> None:
        self._console.complain("\r" + pad(text, width(self._shown)))
        self._console.err.flush()
        self._shown = text


def _bar(words: str, done: int, total: int) -> str:
    filled = done * _CELLS // total
    return f"{words} [{'#' * filled}{'-' * (_CELLS - filled)}] {done * 100 // total}%"


def lines_of(files: Sequence[str]) -> int:
    """The lines of all files; 0 where one cannot be counted, as what comes through a pipe."""
    counts = [_lines(Path(name)) for name in files]
    return sum(counts) if all(counts) else 0


def _lines(path: Path) -> int:
    if not path.is_file() or path.suffix.lower() in WORKBOOKS:
        return 0
    with path.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b""))
