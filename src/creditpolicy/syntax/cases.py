"""Cases as written: evidence, choices, and what must come of them."""

from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Date, Expression, ItemFigure, Name, Number
from creditpolicy.values.classes import field, frozen


@frozen
class Case:
    """用例: the lines below it are one case."""

    name: Name
    unconfirmed: bool
    span: Span = field(eq=False, repr=False)


@frozen
class Quoted:
    """A text in quotation marks."""

    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class CellOf:
    """A column and what stands in it."""

    column: Name
    value: Name | Number | Date | Quoted
    span: Span = field(eq=False, repr=False)


@frozen
class FiledRow:
    """材料 with a colon: a row of evidence."""

    kind: Name
    cells: tuple[CellOf, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class OwnFigure:
    """考核项 6 上报数: a figure that an item names."""

    item: str
    name: Name
    span: Span = field(eq=False, repr=False)


@frozen
class CategoryFigure:
    """大类 1 得分."""

    category: str
    span: Span = field(eq=False, repr=False)


Figure = Name | ItemFigure | OwnFigure | CategoryFigure


@frozen
class GivenFigure:
    """引用 with a value: a figure of another result, of `owner` or of its zone."""

    result: Name
    owner: Name | None
    figure: Name | ItemFigure
    value: Expression
    span: Span = field(eq=False, repr=False)


@frozen
class AsOf:
    """截至: only what was on file on that day."""

    day: Date
    span: Span = field(eq=False, repr=False)


@frozen
class AsApproved:
    """待核 视同核定: rows that await approval count."""

    span: Span = field(eq=False, repr=False)


@frozen
class Expect:
    """应得: a figure, of `owner` or of the zone, at further members, and what it must be."""

    owner: Name | None
    figure: Figure
    members: tuple[Name, ...]
    value: Expression
    span: Span = field(eq=False, repr=False)


CaseLine = FiledRow | GivenFigure | AsOf | AsApproved | Expect
