"""The best "did you mean" for a misspelt name: Chinese names are short, so little may differ."""

from collections.abc import Iterable

MAX_LENGTH = 200
_LEAST_CONTAINED = 2
_LEAST_ABBREVIATED = 3


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Find the name that was probably meant, or None when none is near.

    Near is an edit distance (insert, delete or replace a character) of at most 1 for a name of up
    to 4 characters, 2 up to 8, else 3, with something in common. Failing that, a name that
    contains the other (税务 and 国家税务总局), 2 characters at least; the closest in length wins.
    At one distance a name that contains the other goes first (税务局 before 财务, for 税务); what
    still ties goes to the one given first. Names longer than 200 characters are passed over.
    Last, for 3 characters or more, the only name that becomes this one by leaving some out
    (市场监管局 for 市监局).
    """
    if len(name) > MAX_LENGTH:
        return None
    candidates = [other for other in names if len(other) <= MAX_LENGTH]
    return (
        _by_spelling(name, candidates)
        or _by_containment(name, candidates)
        or _by_abbreviation(name, candidates)
    )


def _by_spelling(name: str, candidates: list[str]) -> str | None:
    """Find the first name at the least distance within the cut-off, a containing one if any."""
    letters, limit = set(name), _cut_off(name)
    near = {
        other: distance
        for other in candidates
        if not letters.isdisjoint(other)
        and len(letters.difference(other)) <= limit
        and (distance := _distance(name, other, limit)) <= limit
    }
    return min(near, key=lambda other: (near[other], not _contains(name, other)), default=None)


def _cut_off(name: str) -> int:
    """Give the number of edits that a name of this length may be away."""
    if len(name) <= 4:
        return 1
    return 2 if len(name) <= 8 else 3


def _by_containment(name: str, candidates: list[str]) -> str | None:
    """Find the first name, closest in length, that contains the other or is contained in it."""
    related = (other for other in candidates if _contains(name, other))
    return min(related, key=lambda other: abs(len(other) - len(name)), default=None)


def _by_abbreviation(name: str, candidates: list[str]) -> str | None:
    """Find the only name that has all characters of a short one in their order."""
    if len(name) < _LEAST_ABBREVIATED:
        return None
    long = [other for other in dict.fromkeys(candidates) if _abbreviates(name, other)]
    return long[0] if len(long) == 1 else None


def _abbreviates(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _contains(one: str, other: str) -> bool:
    """Tell whether one of two names is part of the other and long enough to mean something."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_CONTAINED and short in long


def _distance(one: str, other: str, limit: int) -> int:
    """Give the edit distance, or ``limit + 1`` when it is more.

    Skips what both begin with, then tries the three edits: at most 3^limit branches, limit <= 3.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    same = _shared_start(one, other)
    one, other = one[same:], other[same:]
    if not one or not other:
        return len(one) + len(other)
    if limit == 0:
        return 1
    edits = ((one[1:], other[1:]), (one[1:], other), (one, other[1:]))
    return 1 + min(_distance(left, right, limit - 1) for left, right in edits)


def _shared_start(one: str, other: str) -> int:
    """Count the characters that two names begin with alike."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
