"""Statements as written: a file is a flat list; which heading a line belongs to comes later."""

from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.cases import AsApproved, AsOf, Case, Expect, FiledRow, GivenFigure
from creditpolicy.syntax.ensures import Ensure, EnsureFurther
from creditpolicy.syntax.facts import (
    Alias,
    Assessment,
    Assumption,
    Category,
    Change,
    Cited,
    Components,
    Content,
    DatedBy,
    DaysField,
    Decided,
    Departments,
    Exempt,
    Field,
    FieldType,
    Grades,
    Group,
    Item,
    ItemSort,
    Kind,
    Language,
    Options,
    Part,
    Period,
    Range,
    Reason,
    Reference,
    Responsible,
    Ruling,
    Submit,
    Succession,
    Summary,
    Total,
    Undecided,
    Year,
)
from creditpolicy.syntax.gates import Becomes, Below, Circumstance, Effect, Gate, Last, Step
from creditpolicy.syntax.rules import (
    Aggregate,
    BonusCap,
    Borne,
    Bound,
    Bounds,
    By,
    Cap,
    Clause,
    Compute,
    Count,
    Deduct,
    DepartmentBy,
    DepartmentScore,
    Distinct,
    Each,
    EachAtMost,
    Exhausted,
    Extreme,
    Floor,
    Formula,
    GroupsBy,
    InPlace,
    Largest,
    Limit,
    Mean,
    Measure,
    MissingBy,
    NotApplicable,
    Once,
    Only,
    OnlyValue,
    Otherwise,
    Rate,
    Recognise,
    Remind,
    Row,
    RowCell,
    Score,
    Shared,
    Smallest,
    SumOf,
    Table,
    Weights,
)
from creditpolicy.values.classes import field, frozen

Line = (
    Language
    | Assessment
    | Kind
    | Item
    | Category
    | Part
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
    | Succession
    | Responsible
    | Exempt
    | Ruling
    | Assumption
    | Grades
    | Reference
    | Field
    | DaysField
    | DatedBy
    | Components
    | Recognise
    | Measure
    | Compute
    | Rate
    | Score
    | Deduct
    | NotApplicable
    | Remind
    | Gate
    | Circumstance
    | Ensure
    | EnsureFurther
    | Borne
    | Table
    | Weights
    | Row
    | BonusCap
    | GroupsBy
    | MissingBy
    | DepartmentBy
    | DepartmentScore
    | Case
    | FiledRow
    | GivenFigure
    | AsOf
    | AsApproved
    | Expect
)
"""A line of a policy that stands for itself."""


NUMBERED = frozenset(("考核项", "加分项", "减分项", "大类", "分项"))
"""The line words behind which a number stands."""


@frozen
class Amends:
    """修订: the file that this one changes."""

    file: str
    span: Span = field(eq=False, repr=False)


@frozen
class Mention:
    """The beginning of a line, which says which one is meant: 考核项 3, 假设 失信扣分, 出处.

    `word` is its line word, in Chinese; `of` its number or name, None where it has neither.
    """

    word: str
    of: str | None
    span: Span = field(eq=False, repr=False)


@frozen
class ChangeLine:
    """修改: the line of this kind and name becomes this one; a mention only opens its block."""

    of: Line | Mention
    span: Span = field(eq=False, repr=False)


@frozen
class ChangeTo:
    """修改 … 为: the line that is mentioned becomes one of another kind, number or name."""

    mention: Mention
    to: Line
    span: Span = field(eq=False, repr=False)


@frozen
class Add:
    of: Line
    span: Span = field(eq=False, repr=False)


@frozen
class Remove:
    of: Line | Mention
    span: Span = field(eq=False, repr=False)


@frozen
class Placed:
    """排在: where the addition above it goes, before or behind a line of the amended file."""

    mention: Mention
    before: bool
    span: Span = field(eq=False, repr=False)


Amending = Amends | ChangeLine | ChangeTo | Add | Remove | Placed
Statement = Line | Amending


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


__all__ = [
    "NUMBERED",
    "Add",
    "Aggregate",
    "Alias",
    "Amending",
    "Amends",
    "AsApproved",
    "AsOf",
    "Assessment",
    "Assumption",
    "Becomes",
    "Below",
    "BonusCap",
    "Borne",
    "Bound",
    "Bounds",
    "By",
    "Cap",
    "Case",
    "Category",
    "Change",
    "ChangeLine",
    "ChangeTo",
    "Circumstance",
    "Cited",
    "Clause",
    "Comment",
    "Components",
    "Compute",
    "Content",
    "Count",
    "DatedBy",
    "DaysField",
    "Decided",
    "Deduct",
    "DepartmentBy",
    "DepartmentScore",
    "Departments",
    "Distinct",
    "Each",
    "EachAtMost",
    "Effect",
    "Ensure",
    "EnsureFurther",
    "Exempt",
    "Exhausted",
    "Expect",
    "Extreme",
    "Field",
    "FieldType",
    "File",
    "FiledRow",
    "Floor",
    "Formula",
    "Gate",
    "GivenFigure",
    "Grades",
    "Group",
    "GroupsBy",
    "InPlace",
    "Item",
    "ItemSort",
    "Kind",
    "Language",
    "Largest",
    "Last",
    "Limit",
    "Line",
    "Mean",
    "Measure",
    "Mention",
    "MissingBy",
    "NotApplicable",
    "Once",
    "Only",
    "OnlyValue",
    "Options",
    "Otherwise",
    "Part",
    "Period",
    "Placed",
    "Range",
    "Rate",
    "Reason",
    "Recognise",
    "Reference",
    "Remind",
    "Remove",
    "Responsible",
    "Row",
    "RowCell",
    "Ruling",
    "Score",
    "Shared",
    "Smallest",
    "Statement",
    "Step",
    "Submit",
    "Succession",
    "SumOf",
    "Summary",
    "Table",
    "Total",
    "Undecided",
    "Weights",
    "Year",
]
