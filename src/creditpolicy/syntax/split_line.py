"""Finds the blanks that a line lacks: pasted text has none between words and names.

A best-first search over ways to cut the runs of letters. A cut is followed only while the parser
can go on, and the way that leaves the fewest letters unknown wins. Nothing here changes a text
by itself: `fmt --split` does so when asked, and messages only suggest.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from heapq import heappop, heappush
from itertools import count, groupby
from operator import itemgetter
from types import MappingProxyType

from creditpolicy.syntax.expected import stops_at, words_of_terminals
from creditpolicy.syntax.vocabulary import BUILTIN_NAMES, TYPE_NAMES
from creditpolicy.values.classes import frozen

_LONGEST = 400
_PIECE = re.compile(
    r'"[^"\n]*"|“[^”\n]*”|＂[^＂\n]*＂|「[^」\n]*」|#[^\n]*'
    r"|[0-9０-９]{4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日"
    r"|(?P<run>[^\W\d](?:[^\W\d]|(?<=[A-Za-z0-9_])[0-9])*)"
)
_COUNTED = re.compile("至少[一二两三四五六七八九十]个要件")


@frozen
class Cut:
    """A run of letters, where it stands, and how it reads with blanks."""

    start: int
    run: str
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.parts)


@frozen
class Known:
    """The words of the language and the names of a file, to look for inside a run."""

    by_first: dict[str, tuple[str, ...]]

    def ends(self, run: str, start: int) -> list[int]:
        """Where a known word or name that begins at `start` may end."""
        candidates = self.by_first.get(run[start], ())
        ends = [start + len(word) for word in candidates if run.startswith(word, start)]
        counted = _COUNTED.match(run, start)
        return [*ends, counted.end()] if counted else ends


def known(names: Iterable[str]) -> Known:
    """What may be found in a run: these names, and every Chinese word of the language."""
    words, more = _words_by_first(), dict[str, set[str]]()
    for name in names:
        more.setdefault(name[:1], set()).add(name)
    joined = {
        first: tuple(sorted(group.union(words.get(first, ())))) for first, group in more.items()
    }
    return Known({**words, **joined})


@cache
def _words_by_first() -> MappingProxyType[str, tuple[str, ...]]:
    words = [word for word in words_of_terminals().values() if not word.isascii()]
    words += [zh for zh, _ in (*BUILTIN_NAMES, *TYPE_NAMES)]
    words.sort(key=itemgetter(0))
    groups = groupby(words, itemgetter(0))
    return MappingProxyType({first: tuple(sorted(set(group))) for first, group in groups})


def split_line(text: str, names: Known, tries: int = 300, after: int = 0) -> tuple[Cut, ...]:
    """The cuts that make this line read with the fewest unknown letters; none if there are none.

    Runs that end at `after` or before are left as they are.
    """
    if len(text) > _LONGEST:
        return ()
    runs = [piece for piece in _PIECE.finditer(text) if piece["run"]]
    first = sum(run.end() <= after for run in runs)
    order = count()
    waiting = [(0, 0, next(order), _Way(first, 0, text[: _end(runs, first)], ()))]
    while waiting and tries:
        unknown, _, _, way = heappop(waiting)
        stop = stops_at(way.text) if way.text else 0
        tries -= 1
        if stop is not None and stop < len(way.text):
            continue
        if way.run == len(runs):
            if stops_at(way.text + text[_end(runs, way.run) :]) is None:
                return _cuts(runs, way.parts)
            continue
        for end, is_known in _ends(runs[way.run]["run"], way.letter, names):
            longer = way.longer(text, runs, end)
            more = 0 if is_known else end - way.letter
            progress = -(runs[way.run].start() + end)
            heappush(waiting, (unknown + more, progress, next(order), longer))
    return ()


def first_cut(text: str, names: Known, offset: int) -> tuple[Cut, ...]:
    """One cut after which more of the line reads: in its first run, or where reading stopped.

    So a line that is wrong in a second place too is still said to lack the blank in the first.
    """
    best, furthest = tuple[Cut, ...](), offset
    runs = [piece for piece in _PIECE.finditer(text) if piece["run"]]
    for at, piece in enumerate(runs):
        run, start = piece["run"], piece.start()
        ends = names.ends(run, 0) if at == 0 or start <= offset <= piece.end() else []
        for end in ends if len(run) not in ends else []:
            place = start + end
            stop = stops_at(f"{text[:place]} {text[place:]}")
            reached = len(text) if stop is None else stop - 1
            if reached > furthest:
                best, furthest = (Cut(start, run, (run[:end], run[end:])),), reached
    return best


@frozen
class _Way:
    """A way through a line: up to this run, this letter of it; the text so far; its parts."""

    run: int
    letter: int
    text: str
    parts: tuple[tuple[int, str], ...]

    def longer(self, text: str, runs: list[re.Match[str]], end: int) -> "_Way":
        run = runs[self.run]
        before = " " if self.letter else text[_end(runs, self.run) : run.start()]
        part = run["run"][self.letter : end]
        parts = (*self.parts, (self.run, part))
        if end == len(run["run"]):
            return _Way(self.run + 1, 0, self.text + before + part, parts)
        return _Way(self.run, end, self.text + before + part, parts)


def _end(runs: list[re.Match[str]], run: int) -> int:
    """Where the run before this one ends."""
    return runs[run - 1].end() if run else 0


def _ends(run: str, start: int, names: Known) -> Iterator[tuple[int, bool]]:
    """Where the next part may end, and whether it is then something known."""
    if run.isascii():
        yield len(run), False
        return
    ends = set(names.ends(run, start))
    for end in sorted(ends, reverse=True):
        yield end, True
    for end in range(start + 1, len(run)):
        if end not in ends and names.ends(run, end):
            yield end, False
    if len(run) not in ends:
        yield len(run), False


def _cuts(runs: list[re.Match[str]], parts: tuple[tuple[int, str], ...]) -> tuple[Cut, ...]:
    cuts = []
    for index, run in enumerate(runs):
        pieces = tuple(part for at, part in parts if at == index)
        if len(pieces) > 1:
            cuts.append(Cut(run.start(), run["run"], pieces))
    return tuple(cuts)
