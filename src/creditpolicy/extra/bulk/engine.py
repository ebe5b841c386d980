"""What an engine must be able to do: tell its columns, keep a small table, and run a query."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from sqlglot import exp

from creditpolicy.values.classes import frozen

SOURCE = "cp_source"
"""The name under which the evidence is known."""
LOCATED = "cp_located"
"""The same with where each row stands, in the columns `FILE` and `ROW`: see `Engine.locate`."""
REFUSED = "cp_refused"
"""The places of the rows that cannot be used, and why not."""
WARNED = "cp_warned"
"""The places of the rows that count, or are copies of such, and should be known of."""
UNDECIDED = "cp_undecided"
"""The places of the rows that nobody can decide on."""
FILE, ROW = "file」", "row」"
FEW = 1_000
"""So many distinct texts in a column are few."""


class Form(Enum):
    """How an engine holds a column."""

    TEXT = "text"
    WHOLE = "whole number"
    DECIMAL = "decimal"
    DAY = "day"
    FLAG = "truth"
    OTHER = "other"


@frozen
class RawColumn:
    """A column of the source; `decimals` of a decimal, `type` in the words of the engine."""

    name: str
    form: Form
    type: str
    decimals: int = 0


Tuple = tuple[object, ...]


class TooManyDigits(Exception):
    """A whole number, or a sum of some, has more digits than the engine can hold exactly."""


class TooLarge(Exception):
    """Memory and temporary disk do not hold what is asked; the engine's words are the argument."""


class Unwritable(Exception):
    """A file cannot be written; its path is the argument."""


class Unreadable(Exception):
    """The engine cannot read the evidence; its words are the argument."""


class UnfitSetting(Exception):
    """The engine is set so that it may count wrongly: the setting, its value, and the right one."""


class Engine(Protocol):
    """One evidence table, and the engine that holds it.

    Queries are trees of few kinds of nodes (`sql.py`); `dialects.text_of` writes them for it. They
    read the evidence under the name `SOURCE`, and the tables that `keep` made under theirs.
    `dialect`: its name among sqlglot's dialects.
    """

    dialect: str

    def columns(self) -> tuple[RawColumn, ...]:
        """The columns of the evidence."""
        ...

    def few(self, names: Sequence[str]) -> Mapping[str, int]:
        """Those of the columns of texts that seem to hold few, and about how many, in a sample.

        Questions about such a column alone are answered in a fraction of a pass; an engine that
        needs as long for them as for any other query gives none.
        """
        ...

    def keep(self, name: str, types: dict[str, str], rows: Iterable[Tuple]) -> None:
        """Makes a table of rows, few enough to be held.

        Types are `TEXT`, `DATE`, `BOOLEAN` or those of whole numbers.
        """
        ...

    def store(self, name: str, query: exp.Query) -> None:
        """Makes a table of what a query gives, however much that is; one of that name goes."""
        ...

    def rows(self, query: exp.Query) -> Iterator[Tuple]:
        """The rows of a query, a batch in memory at a time."""
        ...

    def close(self) -> None:
        """Lets go of everything that it made."""
        ...


class RowEngine(Engine, Protocol):
    """An engine that holds rows, and so can say where each stands, and write what it finds."""

    def grouped(self, query: exp.Select, size: int) -> Iterator[tuple[Tuple, Iterable[Tuple]]]:
        """The rows of a query, those together whose first `size` columns are the same.

        Each group is to be read before the next one is asked for.
        """
        ...

    def locate(self) -> None:
        """Makes `LOCATED` known.

        A file is the path that was read, or "" where there is none; rows are numbered as people
        count them: in CSV the header is row 1, elsewhere the first row is.
        """
        ...

    def write(self, query: exp.Query, path: Path) -> None:
        """Writes what a query gives to a new Parquet file."""
        ...
