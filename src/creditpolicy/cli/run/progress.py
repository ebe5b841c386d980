"""A line that says how far reading has come, where somebody watches and it takes a while."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

from creditpolicy.cli.console import Console

_T = TypeVar("_T")
_PATIENCE = 1
"""Seconds before anything is shown."""
_STEP = 1024


def with_progress(rows: Iterable[_T], console: Console, lang: str) -> Iterator[_T]:
    """The same rows; on a terminal a count of them appears after a second and goes at the end."""
    return _watched(rows, console, lang) if console.err.isatty() else iter(rows)


def _watched(rows: Iterable[_T], console: Console, lang: str) -> Iterator[_T]:
    begun, shown = monotonic(), False
    for count, row in enumerate(rows):
        if count % _STEP == 0 and monotonic() - begun > _PATIENCE:
            words = f"已读 {count:,} 行 ……" if lang == "zh" else f"{count:,} rows read ..."
            console.complain("\r" + words)
            console.err.flush()
            shown = True
        yield row
    if shown:
        console.complain("\r\x1b[K")
