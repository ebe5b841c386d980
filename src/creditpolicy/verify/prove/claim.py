"""A claim about all evidence, and what became of it."""

from enum import Enum

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.policy.facts import Value
from creditpolicy.values.classes import frozen
from creditpolicy.verify.witness.recipes import Rows


class Property(Enum):
    """What is claimed of an item.

    Its rate lies from 0 to 1, full points are within reach, a further record moves it one way only,
    and each row of its tables is ever used.
    """

    BOUNDS = "bounds"
    REACHED = "reached"
    ONE_WAY = "one_way"
    ROW = "row"


class Status(Enum):
    """`UNKNOWN`: neither a proof nor a counterexample was found."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNKNOWN = "unknown"


@frozen
class Shown:
    """A figure on some rows; before a further row and after, where two are shown."""

    name: str
    key: Key
    values: tuple[Result, ...]


@frozen
class Example:
    """Rows that show it: of a claim that something can happen, or of one that is refuted.

    `further` is the row that was added to them, if the claim is about a further row; `assumed` are
    assumptions set otherwise than the policy does.
    """

    rows: Rows
    further: Rows
    shown: Shown
    assumed: tuple[tuple[str, Value], ...] = ()


@frozen
class Claim:
    """`about`: the item's number; `what`: a row of a table, where it is one.

    `how` says in a few words what the answer rests on. `examples` show that it can happen, or that
    it is not so.
    """

    property: Property
    about: str
    what: str
    status: Status
    how: Words
    examples: tuple[Example, ...] = ()
