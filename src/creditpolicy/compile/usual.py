"""How cells usually come, for the code that reads them; anything else is `Unusual`.

Only what the reference would take as it is passes here: its own readers decide, and what they said
of a text before is remembered.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.bind import STATUSES_BY_WORD
from creditpolicy.evidence.cells import UPPER, Wrong, read_date, reader
from creditpolicy.evidence.readers.objects import text_of_value
from creditpolicy.evidence.readers.pairs import is_plain
from creditpolicy.evidence.records import Status
from creditpolicy.policy.facts import Column

_MOST_REMEMBERED = 4096
MOST = 16_000
"""Characters of a row's texts: half of what a cell may have, so that no cell has too many."""


class Unusual(Exception):
    """A row that the reference is to read."""


UNUSUAL = (Unusual, KeyError, TypeError, AttributeError, ValueError)

STATUSES = {Status.APPROVED: 1, Status.PENDING: 2, Status.REJECTED: 3}
STATUS: dict[str | None, int] = {
    None: 1,
    **{word: STATUSES[status] for word, status in STATUSES_BY_WORD.items()},
}


def text_of(value: object) -> str:
    """The text of a cell that is none, as the reference has it."""
    text = value if isinstance(value, str) else text_of_value(value)
    if isinstance(text, Code):
        raise Unusual
    return text


def clean(text: str) -> str:
    if len(text) > MOST or not is_plain(text):
        raise Unusual
    return text.strip()


def are_clean(texts: Collection[str]) -> bool:
    """Whether no text has blanks around it, or what no text should have."""
    together = "".join(texts)
    if not together.isprintable():
        return False
    if " " in together and any(text[:1] == " " or text[-1:] == " " for text in texts):
        return False
    return len(together) <= MOST or max(map(len, texts)) <= MOST


def upper(text: str) -> str:
    return text.upper() if text.isascii() else text.translate(UPPER)


class Remembered(dict[object, Any]):
    """What cells were read as, so far as they came before as texts; Unusual for what is wrong."""

    def __init__(self, read: Callable[[object], object]) -> None:
        """`read` is called for a cell that did not come before."""
        super().__init__()
        self.read = read

    def __missing__(self, cell: object) -> Any:
        value = self.read(cell)
        if cell.__class__ is str and len(self) < _MOST_REMEMBERED:
            self[cell] = value
        return value


def _day(cell: object) -> date:
    day = read_date(clean(text_of(cell)))
    if isinstance(day, Wrong):
        raise Unusual
    return day


def _day_or_blank(cell: object) -> date | None:
    return _day(cell) if clean(text_of(cell)) else None


DAYS = Remembered(_day)
DAYS_OR_BLANK = Remembered(_day_or_blank)
TEXTS = Remembered(lambda cell: clean(text_of(cell)))


def make_reader(column: Column) -> Callable[[object], object]:
    """The reference's reader of a column, for cells of any type."""
    read_text = reader(column)

    def read(cell: object) -> object:
        value = read_text(clean(text_of(cell)))
        if isinstance(value, Wrong):
            raise Unusual
        return value

    return Remembered(read).__getitem__


class Layouts(dict[tuple[object, ...], tuple[dict[str, str], bool]]):
    """By the columns that rows of a kind had so far: blanks for the missing ones.

    And whether one of them is a column of the kind. Unusual where there are strange columns.
    """

    def __init__(self, names: frozenset[str]) -> None:
        """`names`: the columns of the kind."""
        super().__init__()
        self.names = names

    def __missing__(self, row: tuple[object, ...]) -> tuple[dict[str, str], bool]:
        missing = (self.names | COMMON).difference(name for name in row if isinstance(name, str))
        if len(missing) + len(row) != len(self.names | COMMON) or missing & _NEEDED:
            raise Unusual
        layout = dict.fromkeys(missing, ""), not missing.isdisjoint(self.names)
        if len(self) < _MOST_REMEMBERED:
            self[row] = layout
        return layout


COMMON = frozenset(("编号", "部门", "材料", "日期", "报送日期", "状态"))
_NEEDED = frozenset(("部门", "材料", "日期"))
