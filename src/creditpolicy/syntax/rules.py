"""How records are told and points are computed, as written: measures, formulas, tables, sums."""

from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Expression, Name, Number, Order
from creditpolicy.values.classes import field, frozen
from creditpolicy.values.classes import field as field_of_class


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
class Mean:
    field: Name


@frozen
class OnlyValue:
    """唯一值: the one value that all records agree on."""

    field: Name


@frozen
class Distinct:
    fields: tuple[Name, ...]


Aggregate = Count | SumOf | Largest | Smallest | Mean | OnlyValue | Distinct


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


@frozen
class EachAtMost:
    """每件最高: no record adds more."""

    limit: Expression
    span: Span = field(eq=False, repr=False)


@frozen
class Shared:
    """由各部门均分: the departments that have the same case share it equally."""

    keys: tuple[Name, ...]
    span: Span = field(eq=False, repr=False)


Clause = Only | Once | Extreme | By | Each | EachAtMost | Shared


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


@frozen
class InPlace:
    """不适用的按, 未定的按: what stands in the place of a mark."""

    undecided: bool
    value: Expression
    span: Span = field(eq=False, repr=False)


Limit = Cap | Floor | Exhausted | InPlace


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
class Bounds:
    """A cell such as ≥ 80 且 < 90."""

    parts: tuple[Bound, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Otherwise:
    span: Span = field(eq=False, repr=False)


RowCell = Expression | Bound | Bounds | Otherwise


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
class DepartmentScore:
    """部门得分 = : a department's score by a formula."""

    formula: Formula
    span: Span = field(eq=False, repr=False)


@frozen
class BonusCap:
    points: Number
    span: Span = field(eq=False, repr=False)


@frozen
class DepartmentBy:
    choice: Name
    span: Span = field(eq=False, repr=False)
