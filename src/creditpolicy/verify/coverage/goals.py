"""What cases should reach: each rule, branch, band, side of a boundary, alternative and group."""

from enum import Enum

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.records import RecordExpression
from creditpolicy.policy.core.scores import ScoreExpression
from creditpolicy.policy.facts import Value
from creditpolicy.source.source import Span
from creditpolicy.values.classes import field, frozen


class What(Enum):
    """What should happen to the part of a policy that a goal is about."""

    COUNTED = "counted"
    """Some record counts in the measure."""
    HOLDS = "holds"
    FAILS = "fails"
    AT = "at"
    """The two sides of a comparison are equal; a number is exactly at its bound."""
    BEYOND = "beyond"
    """The nearest outside of a bound of days or components: one more would be one too many."""
    MERGED = "merged"
    """A record is left out, because another one stands for it."""
    CAPPED = "capped"
    """The number of a record is more than its cap."""
    UNCAPPED = "uncapped"
    """It is within its cap."""
    ROW = "row"
    """This row of a table, or this branch of a choice, is taken."""
    OTHERWISE = "otherwise"
    DECIDES = "decides"
    """Of several the smallest (or largest) is this one alone."""
    MARK = "mark"
    """A mark is replaced."""
    VALUE = "value"
    """There is a value, so that the mark is not replaced."""
    ALTERNATIVE = "alternative"
    """An assumption has this value."""
    OTHER_ALTERNATIVE = "other_alternative"
    """An assumption has another value than the policy's."""
    GROUP = "group"
    """Some department of a weight group scores in the item."""


@frozen
class Goal:
    """One thing that some case should reach.

    `owner`: the measure, score, assumption or item that it is in; `node`: which part of that, in
    order; `number`: which row, argument or group, from 0. `about`: the part itself, for its words.
    """

    owner: str
    node: int
    what: What
    number: int = 0
    about: "RecordExpression | ScoreExpression | Value | str | Words" = field(
        default="", eq=False, repr=False
    )
    span: Span | None = field(default=None, eq=False, repr=False)
