"""A claim about all evidence, and what became of it."""

from enum import Enum

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.policy.core.scores import Unit
from creditpolicy.policy.facts import Value
from creditpolicy.values.classes import frozen
from creditpolicy.verify.witness.recipes import Rows


class Property(Enum):
    """What is claimed: of an item, of how it adds up, or by the policy itself (`ENSURED`).

    A score lies within its bounds; full points are within reach; one more record never lowers a
    score, or where points come off never raises one; each rule moves a score of somebody; each
    condition sometimes holds and sometimes does not; each row of a table is ever used; shares sum
    to the total, contributions to the zone's score; the order of rows moves nothing; two policies
    give the same.
    """

    BOUNDS = "bounds"
    REACHED = "reached"
    FURTHER = "further"
    RULE = "rule"
    CONDITION = "condition"
    ROW = "row"
    SHARES = "shares"
    CONTRIBUTIONS = "contributions"
    ORDER = "order"
    ENSURED = "ensured"
    SAME = "same"


class Status(Enum):
    """`UNKNOWN`: neither a proof nor a counterexample was found."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNKNOWN = "unknown"


@frozen
class Shown:
    """A figure on some rows; before a further row and after, where two are shown."""

    name: str
    label: Words
    unit: Unit
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
    shown: tuple[Shown, ...]
    assumed: tuple[tuple[str, Value], ...] = ()


NO_WORDS = Words("", "")


@frozen
class Claim:
    """`about`: the item's number, or blank where it is about how things add up.

    `what`: the row, rule or promise that is meant, where there are several. `how` says in a few
    words what the answer rests on; `late`: a solver ran out of time. `examples` show that it can
    happen, or that it is not so.
    """

    property: Property
    about: str
    what: Words
    status: Status
    how: Words
    examples: tuple[Example, ...] = ()
    late: bool = False
