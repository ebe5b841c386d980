"""What one notice says of a year: days off, days worked, and where that stands."""

from typing import NamedTuple


class Arrangement(NamedTuple):
    """One calendar year: the weekdays off, the weekend days worked, and the documents."""

    year: int
    off: str
    worked: str
    sources: tuple[str, ...]
