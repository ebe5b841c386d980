"""Numbers and names of items that a table does not give in the form that policies have."""

import re

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.extra.papers.imported.words import joined, whole_number

_ID = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_STOPS = re.compile(r"[，。；：、,.;:（(]")
_UNFIT = re.compile(r"[「」“”‘’\"'《》【】\s]+")
_LONGEST = 20


class Numbers:
    """Gives each item a number that no other has."""

    def __init__(self) -> None:
        self._numbers: set[str] = set()

    def __len__(self) -> int:
        return len(self._numbers)

    def take(self, text: str, place: int, remarks: list[Words]) -> str:
        """The number as it stands, `（一）` as 1; a free one where it cannot be used."""
        shown = joined(text)
        plain = shown.strip("（）()、. ．：:第项")
        value = None if _ID.fullmatch(plain) else whole_number(plain)
        id_ = plain if _ID.fullmatch(plain) else "" if value is None else str(value)
        if not id_ or id_ in self._numbers:
            id_ = self._free(place)
            zh, en = f"序号“{shown}”不能用，编为 {id_}", f"the number “{shown}” became {id_}"
            remarks.append(Words(zh, en))
        self._numbers.add(id_)
        return id_

    def _free(self, place: int) -> str:
        while str(place) in self._numbers:
            place += 1
        return str(place)


def item_name(written: str, content: str, place: int) -> str:
    """The name that is written, else the beginning of the content."""
    begins = _UNFIT.sub("", _STOPS.split(content, maxsplit=1)[0])[:_LONGEST]
    return re.sub(r"[「」\s]+", " ", written).strip() or begins or f"第{place}项"
