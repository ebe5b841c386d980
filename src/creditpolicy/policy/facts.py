"""The facts of a policy: departments, kinds of evidence, assumptions, items and their groups."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction

from creditpolicy.policy.core.records import RecordExpression
from creditpolicy.source.source import Span
from creditpolicy.syntax.facts import Change, ItemSort
from creditpolicy.values.classes import field, frozen

Value = Fraction | str


@frozen
class Former:
    """A department that is no more: `until` is the first day on which it goes by `successor`.

    `successor` may be a former one itself. `merged` is the former department that another one took
    over and in whose name this one's records stand: itself, a later name of it, or "" where there
    is none but renamings between it and the department of today.
    """

    name: str
    aliases: tuple[str, ...]
    until: date
    change: Change
    successor: str
    merged: str
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Department:
    """`formers` are all departments that have become this one, in order of declaration."""

    name: str
    aliases: tuple[str, ...] = ()
    formers: tuple[Former, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it has or had, its own first."""
        former = (name for one in self.formers for name in (one.name, *one.aliases))
        return (self.name, *self.aliases, *former)


@frozen
class DepartmentGroup:
    """Departments under one name: 部门组."""

    name: str
    departments: tuple[str, ...]


def classes_of(groups: Iterable[DepartmentGroup]) -> dict[str, str]:
    """The group that each department stands in where departments are listed by class.

    A group makes a class unless one of its departments stands in an earlier one.
    """
    found: dict[str, str] = {}
    for group in groups:
        if found.keys().isdisjoint(group.departments):
            found |= dict.fromkeys(group.departments, group.name)
    return found


class ColumnType(Enum):
    """What a cell of a column must be."""

    TEXT = "text"
    DATE = "date"
    WHOLE = "whole_number"
    NUMBER = "number"
    POINTS = "points"
    YES_NO = "yes_no"
    CREDIT_CODE = "credit_code"
    IDENTITY = "identity_number"
    SUBJECT_CODE = "subject_code"
    CATEGORY = "category"
    LEVEL = "level"
    COMPONENT = "component"


@frozen
class Interval:
    """All numbers from `low` to `high`, both included."""

    low: Fraction
    high: Fraction


@frozen
class Column:
    """A column of a kind; `values` are those of a category or, from high to low, of a level.

    `required`: blank text is refused too. `limits`: so is a number outside. `derived`: not filed,
    but worked out from the record's other cells.
    """

    name: str
    type: ColumnType
    values: tuple[str, ...] = ()
    optional: bool = False
    private: bool = False
    required: bool = False
    limits: Interval | None = None
    derived: RecordExpression | None = None
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Kind:
    """A kind of evidence: its own columns, components among them, and where it is asked for.

    `derived` are the columns that nobody files, `dated_by` is the day that must lie in the period.
    """

    name: str
    columns: tuple[Column, ...]
    derived: tuple[Column, ...] = ()
    dated_by: str = "日期"
    cited: str = ""
    span: Span | None = field(default=None, eq=False, repr=False)

    @property
    def components(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns if c.type is ColumnType.COMPONENT)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.all_columns if column.name == name), None)

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Those that are filed, then those that are worked out."""
        return self.columns + self.derived


class AssumptionUnit(Enum):
    NUMBER = "number"
    POINTS = "points"
    RATE = "rate"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    CHOICE = "choice"


@frozen
class Decision:
    by: str
    on: date


@frozen
class Assumption:
    """A choice that the notice leaves open: its value, what else it may be, and why.

    `decision` says who decided it; None is undecided.
    """

    name: str
    value: Value
    unit: AssumptionUnit
    allowed: Interval | tuple[Value, ...] | None
    decision: Decision | None
    reason: str = ""
    cited: str = ""
    span: Span | None = field(default=None, eq=False, repr=False)

    def allows(self, value: Value) -> bool:
        match self.allowed:
            case None if isinstance(self.value, Fraction):
                return isinstance(value, Fraction) and value >= 0
            case None:
                return value == self.value
            case Interval(low, high):
                return isinstance(value, Fraction) and low <= value <= high
            case options:
                return value in options


@frozen
class Scale:
    """Grades, from high to low where `ordered`, or labels without an order."""

    name: str
    values: tuple[str, ...]
    ordered: bool
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Quoted:
    """A figure that is taken from another result, and the first place that names it."""

    figure: str
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Reference:
    """A result that this policy uses, named by its assessment, year and, perhaps, period.

    `optional`: where there is no such result, its figures are not applicable; `merged`: so are
    those of several departments that have become one.
    """

    name: str
    assessment: str
    year: int
    period: tuple[date, date] | None
    optional: bool
    figures: tuple[Quoted, ...]
    span: Span | None = field(default=None, eq=False, repr=False)
    merged: bool = False


@frozen
class Group:
    """A weight group of an item; `weight` is a share of 1."""

    weight: Fraction
    departments: tuple[str, ...]
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Category:
    """A 大类: the items below it, and further categories, share its points; `parent` is its own."""

    id: str
    name: str
    points: Fraction
    parent: str = ""
    content: str = ""
    submit: str = ""
    cited: str = ""
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Item:
    """An item: its points, its departments, and its weight groups, if it has weights.

    `parts` are items themselves, without groups; `category` is the id of its 大类.
    """

    id: str
    name: str
    points: Fraction
    groups: tuple[Group, ...]
    departments: tuple[str, ...]
    content: str = ""
    submit: str = ""
    cited: str = ""
    span: Span | None = field(default=None, eq=False, repr=False)
    sort: ItemSort = ItemSort.BASE
    category: str = ""
    parts: tuple["Item", ...] = ()


@frozen
class Exemption:
    """A department to which an item does not apply, whatever it files; `item` "" is all of them."""

    item: str
    department: str
    reason: str
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Ruling:
    """A rate that somebody decided for a department of an item, in place of the rule."""

    item: str
    department: str
    rate: Fraction
    decision: Decision
    reason: str = ""
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Reminder:
    """A sentence to be shown for each department for which the score `test` is true."""

    item: str
    test: str
    text: str
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Recognition:
    """An item's rule for recognising records of a kind: the measure that counts them."""

    item: str
    kind: str
    measure: str
    span: Span | None = field(default=None, eq=False, repr=False)
