"""How cells usually come, for the code that reads them; anything else is `Unusual`.

Only what the reference would take as it is passes here: its own readers decide, and what they said
of a text before is remembered.
"""

from collections.abc import Callable
from datetime import date

from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.bind import STATUSES_BY_WORD
from creditpolicy.evidence.cells import UPPER, Wrong, read_date, reader
from creditpolicy.evidence.readers.objects import text_of_value
from creditpolicy.evidence.readers.pairs import is_plain
from creditpolicy.evidence.records import Status
from creditpolicy.policy.facts import Column, ColumnType
from creditpolicy.values.classes import frozen

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


def upper(text: str) -> str:
    return text.upper() if text.isascii() else text.translate(UPPER)


DAYS: dict[object, date] = {}
"""Days by their texts and by themselves, so far as they came before: the same for every policy."""


def read_day(cell: object) -> date:
    day = read_date(clean(text_of(cell)))
    if isinstance(day, Wrong):
        raise Unusual
    if len(DAYS) < _MOST_REMEMBERED:
        DAYS[cell] = day
    return day


def read_day_or_blank(cell: object) -> date | None:
    return read_day(cell) if clean(text_of(cell)) else None


def make_reader(column: Column) -> Callable[[object], object]:
    """The reference's reader of a column, for cells of any type; it remembers short texts."""
    if column.type is ColumnType.DATE:
        return read_day_or_blank if column.optional and not column.required else read_day
    read_text = reader(column)
    known: dict[str, object] = {}

    def read(cell: object) -> object:
        if cell.__class__ is str and cell in known:
            return known[cell]
        value = read_text(clean(text_of(cell)))
        if isinstance(value, Wrong):
            raise Unusual
        if isinstance(cell, str) and len(known) < _MOST_REMEMBERED:
            known[cell] = value
        return value

    return read


@frozen
class Layouts:
    """Which columns rows of each kind had so far: those that are missing, with blanks for them."""

    names: tuple[frozenset[str], ...]
    known: tuple[dict[tuple[object, ...], dict[str, str]], ...]

    def read(self, place: int, row: dict[object, object]) -> dict[str, str]:
        """Blanks for the missing columns; Unusual where there are others."""
        names = self.names[place]
        if not all(isinstance(name, str) and name in names for name in row):
            raise Unusual
        missing = {name: "" for name in names - row.keys() if name not in COMMON}
        if len(self.known[place]) < _MOST_REMEMBERED:
            self.known[place][tuple(row)] = missing
        return missing


COMMON = frozenset(("编号", "部门", "材料", "日期", "报送日期", "状态"))
