"""Names of sheets that Excel accepts."""

import re
from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_TAKEN = "history"


def sheet_names(names: Iterable[str]) -> tuple[str, ...]:
    """A name for each: as it is where Excel allows it, else shortened, mended or numbered."""
    found: list[str] = []
    seen = {_TAKEN}
    for name in names:
        plain = _FORBIDDEN.sub("_", name).strip().strip("'") or "_"
        one, number = _cut(plain, _LONGEST), 1
        while one.lower() in seen:
            number += 1
            mark = f"({number})"
            one = _cut(plain, _LONGEST - len(mark)) + mark
        seen.add(one.lower())
        found.append(one)
    return tuple(found)


def _cut(text: str, units: int) -> str:
    """The beginning that takes so many units of UTF-16, in which Excel counts."""
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    return text
