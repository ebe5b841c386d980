"""The blocks of a file: each heading with what stands under it."""

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.cases import CaseLine
from creditpolicy.syntax.ensures import Ensuring
from creditpolicy.values.classes import define, field

Fact = s.Cited | s.Year | s.Period | s.Total
ColumnLine = s.Field | s.DaysField | s.Components
Chosen = s.GroupsBy | s.MissingBy | s.DepartmentBy
Choice = Chosen | s.BonusCap
Rule = (
    s.Rate
    | s.Score
    | s.Deduct
    | s.NotApplicable
    | s.Remind
    | s.Borne
    | s.Responsible
    | s.Exempt
    | s.MissingBy
)


@define
class AssumptionBlock:
    head: s.Assumption
    cited: list[s.Cited] = field(factory=list[s.Cited])
    reason: list[s.Reason] = field(factory=list[s.Reason])


@define
class KindBlock:
    head: s.Kind
    cited: list[s.Cited] = field(factory=list[s.Cited])
    columns: list[ColumnLine] = field(factory=list[ColumnLine])
    dated: list[s.DatedBy] = field(factory=list[s.DatedBy])


@define
class TableBlock:
    """A table, or the weights of an item, with its rows."""

    head: s.Table | s.Weights
    rows: list[s.Row] = field(factory=list[s.Row])


@define
class GateBlock:
    """A gate, with the conditions below it."""

    head: s.Gate
    cases: list[s.Circumstance] = field(factory=list[s.Circumstance])


Named = s.Recognise | s.Measure | s.Compute | TableBlock | s.DepartmentScore


@define
class RulingBlock:
    head: s.Ruling
    reason: list[s.Reason] = field(factory=list[s.Reason])


@define
class CategoryBlock:
    """A 大类; `parent` is the one that it stands in."""

    head: s.Category
    parent: "CategoryBlock | None"
    texts: list[s.Cited | s.Content | s.Submit] = field(
        factory=list[s.Cited | s.Content | s.Submit]
    )


@define
class ItemBlock:
    """What stands under an item or a part; `head` is None before all items, and under 汇总."""

    head: s.Item | s.Part | None
    category: CategoryBlock | None = None
    texts: list[s.Cited | s.Content | s.Submit] = field(
        factory=list[s.Cited | s.Content | s.Submit]
    )
    named: list[Named] = field(factory=list[Named])
    rules: list[Rule] = field(factory=list[Rule])
    weights: list[TableBlock] = field(factory=list[TableBlock])
    has_lost_rows: bool = False
    gates: list[GateBlock] = field(factory=list[GateBlock])
    rulings: list[RulingBlock] = field(factory=list[RulingBlock])
    ensures: list[Ensuring] = field(factory=list[Ensuring])
    parts: list["ItemBlock"] = field(factory=list["ItemBlock"])
    has_lost_parts: bool = False


@define
class CaseBlock:
    """A case, with the lines below it."""

    head: s.Case
    cited: list[s.Cited] = field(factory=list[s.Cited])
    assumed: list[s.Assumption] = field(factory=list[s.Assumption])
    lines: list[CaseLine] = field(factory=list[CaseLine])


@define
class Outline:
    """A file in blocks, in the order of the file."""

    assessments: list[s.Assessment] = field(factory=list[s.Assessment])
    facts: list[Fact] = field(factory=list[Fact])
    departments: list[s.Departments] = field(factory=list[s.Departments])
    groups: list[s.Group] = field(factory=list[s.Group])
    aliases: list[s.Alias] = field(factory=list[s.Alias])
    successions: list[s.Succession] = field(factory=list[s.Succession])
    references: list[s.Reference] = field(factory=list[s.Reference])
    assumptions: list[AssumptionBlock] = field(factory=list[AssumptionBlock])
    grades: list[s.Grades] = field(factory=list[s.Grades])
    kinds: list[KindBlock] = field(factory=list[KindBlock])
    categories: list[CategoryBlock] = field(factory=list[CategoryBlock])
    items: list[ItemBlock] = field(factory=list[ItemBlock])
    shared: ItemBlock = field(factory=lambda: ItemBlock(None))
    summary: ItemBlock = field(factory=lambda: ItemBlock(None))
    choices: list[Choice] = field(factory=list[Choice])
    cases: list[CaseBlock] = field(factory=list[CaseBlock])
