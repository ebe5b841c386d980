"""The stratum of scores: exact formulas over measures. No node here can hold a record."""

from enum import Enum

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.values import Aggregate, Given, Lit, Mark
from creditpolicy.source.source import Span
from creditpolicy.values.classes import field, frozen

DEPARTMENT = "部门"


class ScoreOp(Enum):
    """Arithmetic and tests.

    A mark among the arguments is the result; division by 0 is not applicable.
    ROUND has the number of decimal places as its second argument.
    """

    ADD = "+"
    SUB = "-"
    MUL = "*"
    DIV = "/"
    MIN = "min"
    MAX = "max"
    EQ = "="
    NE = "≠"
    LT = "<"
    LE = "≤"
    GT = ">"
    GE = "≥"
    AND = "and"
    OR = "or"
    NOT = "not"
    IN = "in"
    APPLIES = "applies"
    NUMBER = "number"
    FLOOR = "floor"
    CEIL = "ceil"
    ROUND = "round"


@frozen
class Var:
    """The current member of a dimension."""

    dim: str


@frozen
class Measured:
    """A measure's value at members of its dimensions, the department first."""

    name: str
    keys: tuple["ScoreExpression", ...]


@frozen
class Scored:
    """Another score's value at members of its dimensions; elsewhere it is not applicable."""

    name: str
    keys: tuple["ScoreExpression", ...]


@frozen
class Imported:
    """A figure of another result (`Reference`) at a department, or without keys of its zone."""

    result: str
    figure: str
    keys: tuple["ScoreExpression", ...]


@frozen
class Operation:
    op: ScoreOp
    args: tuple["ScoreExpression", ...]


@frozen
class CaseRow:
    test: "ScoreExpression"
    value: "ScoreExpression"
    origin: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Case:
    """The value of the first row whose test holds, else `other`; a mark as a test is the result."""

    rows: tuple[CaseRow, ...]
    other: "ScoreExpression"


@frozen
class Fold:
    """Many into one over the members of a dimension; what is not applicable is left out."""

    aggregate: Aggregate
    dim: str
    members: tuple[str, ...]
    body: "ScoreExpression"


@frozen
class Rank:
    """The place of `at` among the members by `body`, the highest (or the lowest) first.

    Equals share a place; the next is skipped, unless places are `dense`. Who is no member has none.
    """

    dim: str
    members: tuple[str, ...]
    body: "ScoreExpression"
    at: "ScoreExpression"
    lowest: bool = False
    dense: bool = False


@frozen
class Instead:
    """`use` where `of` is the mark: the only way back from a mark to a number."""

    of: "ScoreExpression"
    mark: Mark
    use: "ScoreExpression"


ScoreExpression = (
    Measured | Scored | Imported | Var | Case | Fold | Rank | Instead | Lit | Given | Operation
)


class Unit(Enum):
    """What a score is measured in."""

    POINTS = "points"
    RATE = "rate"
    COUNT = "count"
    PLACE = "place"
    GRADE = "grade"


@frozen
class Dim:
    """A dimension of a score, with all its members in order."""

    name: str
    members: tuple[str, ...]


@frozen
class Score:
    """A named figure for each member of its dimensions."""

    name: str
    label: Words
    dims: tuple[Dim, ...]
    body: ScoreExpression
    unit: Unit
    item: str | None
    origin: Span | None = field(default=None, eq=False, repr=False)
