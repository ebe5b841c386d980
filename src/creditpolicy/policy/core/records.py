"""The stratum of records: relations, tests on a record, and the measure, their only exit."""

from enum import Enum

from creditpolicy.policy.core.values import Aggregate, Given, Lit
from creditpolicy.source.source import Span
from creditpolicy.values.classes import field, frozen


class RecordOp(Enum):
    """What a test can ask. A comparison with a blank is false, and so is its opposite.

    The last give values and no truth: the part of the period that a day lies in (a day, the first
    day, how many months a part has, the names of the parts), how many columns are filled, how many
    days lie from one day to another (0 where it is not later), and the smaller of two.
    """

    AND = "and"
    OR = "or"
    NOT = "not"
    EQ = "="
    NE = "≠"
    LT = "<"
    LE = "≤"
    GT = ">"
    GE = "≥"
    IN = "in"
    FILLED = "filled"
    BLANK = "blank"
    VALID = "valid"
    AT_LEAST = "at_least"
    WITHIN_WORKING_DAYS = "within_working_days"
    WITHIN_DAYS = "within_days"
    AHEAD_WORKING_DAYS = "ahead_working_days"
    AHEAD_DAYS = "ahead_days"
    CALENDAR = "calendar"
    FILLED_COUNT = "filled_count"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MIN = "min"


CALENDAR_ENDS = frozenset(
    (RecordOp.WITHIN_WORKING_DAYS, RecordOp.AHEAD_WORKING_DAYS, RecordOp.WORKING_DAYS)
)
"""What looks at the working days of a year, which may be one that nobody knows yet."""


@frozen
class Field:
    """A column of the record, by its declared name, or one that every kind has."""

    name: str


@frozen
class Cutoff:
    """The day up to which things are seen: the as-of day, else the last day of the period."""


@frozen
class Test:
    """An operation on the values of one record; no division, no cases, no points."""

    op: RecordOp
    args: tuple["RecordExpression", ...]
    origin: Span | None = field(default=None, eq=False, repr=False)


RecordExpression = Field | Cutoff | Lit | Given | Test


@frozen
class Records:
    """The records of a kind that count: by status, inside the period, known at the cut-off."""

    kind: str


@frozen
class Where:
    """The records that pass a test."""

    of: "Relation"
    test: RecordExpression


@frozen
class Keep:
    """Of records with equal keys, the highest (or lowest) in a column; ties keep the earliest."""

    field: str
    highest: bool


@frozen
class Group:
    """One record for each value of the keys; without `keep`, the earliest of them."""

    of: "Relation"
    keys: tuple[str, ...]
    keep: Keep | None = None


@frozen
class Beside:
    """Each record with one more column: how many records of `other` have equal keys."""

    of: "Relation"
    name: str
    other: "Relation"
    keys: tuple[str, ...]


@frozen
class With:
    """Each record with one more column, worked out from its own cells."""

    of: "Relation"
    name: str
    value: RecordExpression


Relation = Records | Where | Group | Beside | With


@frozen
class Measure:
    """A number for each department and each value of `per`: the only way out of the records.

    `of` is what is counted, `column` what is added up or compared; both are about one kind.
    """

    name: str
    label: str
    kind: str
    of: Relation
    per: tuple[str, ...]
    aggregate: Aggregate
    column: str | None
    item: str | None
    origin: Span | None = field(default=None, eq=False, repr=False)
