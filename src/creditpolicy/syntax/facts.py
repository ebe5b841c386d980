"""What a policy says of itself, of departments, assumptions, evidence and items, as written."""

from enum import Enum

from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Date, Name, Number
from creditpolicy.values.classes import field, frozen


@frozen
class Language:
    version: str
    span: Span = field(eq=False, repr=False)


@frozen
class Assessment:
    name: Name
    span: Span = field(eq=False, repr=False)


@frozen
class Kind:
    name: Name
    span: Span = field(eq=False, repr=False)


class ItemSort(Enum):
    """考核项 is part of the total; 加分项 and 减分项 stand outside it."""

    BASE = "item"
    BONUS = "bonus"
    PENALTY = "penalty"


@frozen
class Item:
    id: str
    name: Name
    points: Number
    sort: ItemSort
    span: Span = field(eq=False, repr=False)


@frozen
class Category:
    """大类: a heading over the items that follow it."""

    id: str
    name: Name
    points: Number
    span: Span = field(eq=False, repr=False)


@frozen
class Part:
    """分项: a part of the item above it."""

    id: str
    name: Name
    points: Number
    span: Span = field(eq=False, repr=False)


@frozen
class Exempt:
    """免考: the item does not apply to these departments, and why."""

    names: tuple[Name, ...]
    reason: str
    span: Span = field(eq=False, repr=False)


@frozen
class Summary:
    span: Span = field(eq=False, repr=False)


@frozen
class Cited:
    """出处: where this stands in the notice."""

    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class Content:
    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class Submit:
    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class Reason:
    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class Year:
    value: str
    span: Span = field(eq=False, repr=False)


@frozen
class Period:
    start: Date
    end: Date
    span: Span = field(eq=False, repr=False)


@frozen
class Total:
    points: Number
    span: Span = field(eq=False, repr=False)


@frozen
class Departments:
    names: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Group:
    name: Name
    members: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Alias:
    name: Name
    others: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


class Change(Enum):
    """更名为, 合并为 and 并入: how a department ended."""

    RENAMED = "renamed"
    MERGED = "merged"
    ABSORBED = "absorbed"


@frozen
class Succession:
    """沿革: departments that ended on a day, and which one goes on in their place."""

    names: tuple[Name, ...]
    on: Date
    change: Change
    successor: Name
    span: Span = field(eq=False, repr=False)


@frozen
class Responsible:
    """The departments of an item: `names`, or everyone but `but`."""

    names: tuple[Name, ...]
    everyone: bool
    but: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Range:
    low: Number | Name
    high: Number | Name
    span: Span = field(eq=False, repr=False)


@frozen
class Options:
    values: tuple[Number | Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Undecided:
    span: Span = field(eq=False, repr=False)


@frozen
class Decided:
    by: Name
    on: Date
    span: Span = field(eq=False, repr=False)


@frozen
class Ruling:
    """裁定: a rate that somebody decided for a department, in place of the rule."""

    department: Name
    rate: Number
    decision: Decided
    span: Span = field(eq=False, repr=False)


@frozen
class Assumption:
    name: Name
    value: Number | Name
    choices: Range | Options | None
    decision: Undecided | Decided | None
    span: Span = field(eq=False, repr=False)


@frozen
class Reference:
    """引用: a result to be used; `assessment` is None for this one of another year or period.

    What is 不适用: `optional`, a result that is missing; `merged`, figures of several
    departments that have become one.
    """

    name: Name
    assessment: Name | None
    year: str
    period: tuple[Date, Date] | None
    optional: bool
    merged: bool
    span: Span = field(eq=False, repr=False)


@frozen
class FieldType:
    """`names` is one type's name, or the values of a category, from high to low where `ordered`."""

    names: tuple[Name, ...]
    ordered: bool


@frozen
class Field:
    names: tuple[Name, ...]
    type: FieldType
    optional: bool
    private: bool
    required: bool
    limits: Range | None
    span: Span = field(eq=False, repr=False)


@frozen
class Grades:
    """A scale of grades, from high to low where `ordered`, or a list of labels."""

    name: Name
    values: tuple[Name, ...]
    ordered: bool
    span: Span = field(eq=False, repr=False)


@frozen
class DaysField:
    """A field that nobody files: how many days, or working days, lie from one day to another."""

    name: Name
    start: Name
    end: Name
    working: bool
    span: Span = field(eq=False, repr=False)


@frozen
class DatedBy:
    """归期: which day decides in which period a record falls."""

    column: Name
    span: Span = field(eq=False, repr=False)


@frozen
class Components:
    names: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)
