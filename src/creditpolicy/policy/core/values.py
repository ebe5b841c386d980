"""What both strata share: literals, assumptions, and the two marks that are not numbers."""

from datetime import date
from enum import Enum
from fractions import Fraction

from creditpolicy.values.classes import frozen


class Mark(Enum):
    """A result that is no number, and never 0. It travels through arithmetic; *undecided* wins.

    `NOT_APPLICABLE`: what is asked does not concern the department, or nothing could be divided by.
    `UNDECIDED`: nobody can say yet.
    """

    NOT_APPLICABLE = "not_applicable"
    UNDECIDED = "undecided"


Constant = Fraction | str | bool | date | tuple[str, ...] | Mark


@frozen
class Lit:
    """A constant: a number, a category's value, a day, a set of values, or a mark."""

    value: Constant


@frozen
class Given:
    """The value of an assumption, known when an evaluation begins."""

    name: str


class Aggregate(Enum):
    """How many values become one. Of nothing, count and sum are 0, the others not applicable.

    The only value is undecided where there is none, and where there are different ones.
    """

    COUNT = "count"
    SUM = "sum"
    MAX = "max"
    MIN = "min"
    MEAN = "mean"
    ONLY = "only_value"
