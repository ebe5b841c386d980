"""Statements as written: a file is a flat list; which heading a line belongs to comes later."""

from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.expressions import Date, Expression, Name, Number, Order
from creditpolicy.values.classes import field, frozen
from creditpolicy.values.classes import field as field_of_class


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


@frozen
class Item:
    id: str
    name: Name
    points: Number
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
class Assumption:
    name: Name
    value: Number | Name
    choices: Range | Options | None
    decision: Undecided | Decided | None
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
    span: Span = field(eq=False, repr=False)


@frozen
class Components:
    names: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Count:
    pass


@frozen
class SumOf:
    field: Name


@frozen
class Largest:
    field: Name


@frozen
class Smallest:
    field: Name


@frozen
class Distinct:
    fields: tuple[Name, ...]


Aggregate = Count | SumOf | Largest | Smallest | Distinct


@frozen
class Only:
    test: Expression
    span: Span = field(eq=False, repr=False)


@frozen
class Once:
    keys: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Extreme:
    """Of the records that agree in the keys, the one with the highest (or lowest) `field`."""

    keys: tuple[Name, ...]
    field: Name
    highest: bool
    span: Span = field_of_class(eq=False, repr=False)


@frozen
class By:
    keys: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Each:
    table: Name
    span: Span = field(eq=False, repr=False)


Clause = Only | Once | Extreme | By | Each


@frozen
class Recognise:
    name: Name | None
    kind: Name
    clauses: tuple[Clause, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Measure:
    name: Name
    kind: Name
    aggregate: Aggregate
    clauses: tuple[Clause, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Cap:
    limit: Expression
    span: Span = field(eq=False, repr=False)


@frozen
class Floor:
    limit: Expression
    span: Span = field(eq=False, repr=False)


@frozen
class Exhausted:
    """扣完为止: not below 0."""

    span: Span = field(eq=False, repr=False)


Limit = Cap | Floor | Exhausted


@frozen
class Formula:
    of: Expression
    limits: tuple[Limit, ...]


@frozen
class Compute:
    name: Name
    formula: Formula
    span: Span = field(eq=False, repr=False)


@frozen
class Rate:
    formula: Formula
    span: Span = field(eq=False, repr=False)


@frozen
class Score:
    formula: Formula
    span: Span = field(eq=False, repr=False)


@frozen
class Deduct:
    formula: Formula
    span: Span = field(eq=False, repr=False)


@frozen
class NotApplicable:
    test: Expression
    span: Span = field(eq=False, repr=False)


@frozen
class Remind:
    test: Expression
    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class Borne:
    """扣分由责任部门承担."""

    span: Span = field(eq=False, repr=False)


@frozen
class Table:
    name: Name
    keys: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Weights:
    span: Span = field(eq=False, repr=False)


@frozen
class Bound:
    """A cell such as ≥ 92."""

    order: Order
    limit: Expression
    span: Span = field(eq=False, repr=False)


@frozen
class Otherwise:
    span: Span = field(eq=False, repr=False)


RowCell = Expression | Bound | Otherwise


@frozen
class Row:
    """A line of a table or of the weights: cells, a colon, one value or a list of names."""

    cells: tuple[RowCell, ...]
    values: tuple[Expression, ...]
    limits: tuple[Limit, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class GroupsBy:
    choice: Name
    span: Span = field(eq=False, repr=False)


@frozen
class MissingBy:
    choice: Name
    span: Span = field(eq=False, repr=False)


@frozen
class DepartmentBy:
    choice: Name
    span: Span = field(eq=False, repr=False)


Statement = (
    Language
    | Assessment
    | Kind
    | Item
    | Summary
    | Cited
    | Content
    | Submit
    | Reason
    | Year
    | Period
    | Total
    | Departments
    | Group
    | Alias
    | Responsible
    | Assumption
    | Field
    | Components
    | Recognise
    | Measure
    | Compute
    | Rate
    | Score
    | Deduct
    | NotApplicable
    | Remind
    | Borne
    | Table
    | Weights
    | Row
    | GroupsBy
    | MissingBy
    | DepartmentBy
)


@frozen
class Comment:
    """A comment; `own_line` where nothing else stands on its line."""

    text: str
    own_line: bool
    span: Span = field(eq=False, repr=False)


@frozen
class File:
    """All statements of a source in file order, with its comments beside them."""

    source: Source = field(eq=False, repr=False)
    statements: tuple[Statement, ...]
    comments: tuple[Comment, ...] = field(eq=False)
