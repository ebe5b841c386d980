"""Where two lists of lines differ: in time that grows with their length, whatever they hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

Gap = tuple[int, int, int, int]
"""From `start` to before `end` in the old list, and in the new one."""


def differences(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Gap]:
    """Between lines that stand once in each, in the same order, and equal lines beside them."""
    anchors = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
    for (before, there), (behind, here) in pairwise(anchors):
        start, end, first, last = before + 1, behind, there + 1, here
        while start < end and first < last and old[start] == new[first]:
            start, first = start + 1, first + 1
        while start < end and first < last and old[end - 1] == new[last - 1]:
            end, last = end - 1, last - 1
        if start < end or first < last:
            yield start, end, first, last


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The longest run of lines that stand once in each list and follow each other in both."""
    often, there_often = Counter(old), Counter(new)
    at = {line: place for place, line in enumerate(new) if there_often[line] == 1}
    pairs = [(n, at[line]) for n, line in enumerate(old) if often[line] == 1 and line in at]
    ends: list[int] = []  # where in `new` the best run of each length ends
    last: list[int] = []  # which pair that is
    before: list[int | None] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1], last[length : length + 1] = [there], [number]
    run: list[tuple[int, int]] = []
    number_ = last[-1] if last else None
    while number_ is not None:
        run.append(pairs[number_])
        number_ = before[number_]
    return run[::-1]
