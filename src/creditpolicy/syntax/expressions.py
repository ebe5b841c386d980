"""Expressions as written: one form for conditions on records and for formulas of points."""

from datetime import date
from enum import Enum

from creditpolicy.source.source import Span
from creditpolicy.values.classes import field, frozen


class Unit(Enum):
    """The unit written after a number."""

    NONE = "number"
    POINTS = "points"
    PERCENT = "percent"
    WORKING_DAYS = "working_days"
    DAYS = "days"


class Order(Enum):
    """How two values are compared; the word is kept as chosen: 不低于 for levels, 晚于 for days."""

    EQUAL = "="
    NOT_EQUAL = "≠"
    AT_LEAST = "≥"
    AT_MOST = "≤"
    MORE = ">"
    LESS = "<"
    IS = "is"
    IS_NOT = "is_not"
    NOT_LOWER = "not_lower"
    NOT_HIGHER = "not_higher"
    HIGHER = "higher"
    LOWER = "lower"
    LATER = "later"
    EARLIER = "earlier"
    NOT_LATER = "not_later"
    NOT_EARLIER = "not_earlier"


@frozen
class Name:
    """A name, without its quotes; built-in names in their Chinese form."""

    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class Number:
    """`value` is the decimal in ASCII digits, as written otherwise."""

    value: str
    unit: Unit
    span: Span = field(eq=False, repr=False)


@frozen
class Date:
    """`value` is None where the text names a day that does not exist."""

    value: date | None
    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class Sum:
    """Terms with their signs, `+` or `-`; the first sign is `+`."""

    terms: tuple[tuple[str, "Expression"], ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Product:
    """Factors with their operators, `*` or `/`; the first is `*`."""

    factors: tuple[tuple[str, "Expression"], ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Negative:
    of: "Expression"
    span: Span = field(eq=False, repr=False)


@frozen
class Bracket:
    of: "Expression"
    span: Span = field(eq=False, repr=False)


@frozen
class Call:
    """A function with its arguments; `over` names what 逐 runs over."""

    function: Name
    args: tuple["Expression", ...]
    over: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class ItemResult:
    """What the department has in an item: its rate, or its score in points."""

    item: str
    rate: bool
    span: Span = field(eq=False, repr=False)


@frozen
class Choice:
    test: "Expression"
    then: "Expression"
    other: "Expression"
    span: Span = field(eq=False, repr=False)


@frozen
class Conjunction:
    parts: tuple["Expression", ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Disjunction:
    parts: tuple["Expression", ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Negation:
    of: "Expression"
    span: Span = field(eq=False, repr=False)


@frozen
class Compare:
    left: "Expression"
    order: Order
    right: "Expression"
    span: Span = field(eq=False, repr=False)


@frozen
class Valid:
    """The code has the right form and check character."""

    of: "Expression"
    span: Span = field(eq=False, repr=False)


@frozen
class Belongs:
    """`of` is one of the values, or belongs to one of the groups, that are named."""

    of: "Expression"
    names: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Applies:
    """There is a figure to speak of; or, where not `positive`, there is none."""

    of: "Expression"
    positive: bool
    span: Span = field(eq=False, repr=False)


@frozen
class Filled:
    """All of the columns hold something."""

    names: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Blank:
    """None of the columns holds anything."""

    names: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class AtLeast:
    """At least `count` (whole, as written) of the kind's components are filled."""

    count: str
    span: Span = field(eq=False, repr=False)


@frozen
class Within:
    """`of` is no later than `limit` after `after`."""

    of: "Expression"
    after: "Expression"
    limit: "Expression"
    span: Span = field(eq=False, repr=False)


@frozen
class Ahead:
    """`of` is at least `limit` before `before`."""

    of: "Expression"
    before: "Expression"
    limit: "Expression"
    span: Span = field(eq=False, repr=False)


@frozen
class Alike:
    """How many records of `relation` agree with this one in the keys; `anywhere`: of whoever."""

    keys: tuple[Name, ...]
    relation: Name
    anywhere: bool
    span: Span = field(eq=False, repr=False)


@frozen
class Unmatched:
    """No record of `relation` agrees with this one in the keys and the department."""

    keys: tuple[Name, ...]
    relation: Name
    span: Span = field(eq=False, repr=False)


@frozen
class ItemFigure:
    """考核项 3 得分, or with `rate` 考核项 3 得分率."""

    item: str
    rate: bool
    span: Span = field(eq=False, repr=False)


@frozen
class Imported:
    """A figure of another result: 上年 的 部门得分."""

    result: Name
    figure: Name | ItemFigure
    span: Span = field(eq=False, repr=False)


Expression = (
    Name
    | Number
    | Date
    | Sum
    | Product
    | Negative
    | Bracket
    | Call
    | ItemResult
    | Choice
    | Conjunction
    | Disjunction
    | Negation
    | Compare
    | Valid
    | Belongs
    | Applies
    | Filled
    | Blank
    | AtLeast
    | Within
    | Ahead
    | Alike
    | Unmatched
    | Imported
)
