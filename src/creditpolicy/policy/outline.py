"""A flat list of statements becomes blocks: each goes to the nearest heading that can take it."""

from typing import assert_never

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog.amend import AMENDS_NOTHING
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.blocks import (
    AssumptionBlock,
    CaseBlock,
    CategoryBlock,
    Choice,
    ColumnLine,
    Fact,
    GateBlock,
    ItemBlock,
    KindBlock,
    Outline,
    Rule,
    RulingBlock,
    TableBlock,
)
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.cases import CaseLine
from creditpolicy.syntax.ensures import Ensuring
from creditpolicy.syntax.expressions import Number, Unit
from creditpolicy.values.classes import define, field

Heading = s.Assessment | s.Kind | s.Item | s.Category | s.Part | s.Summary | s.Case
Section = s.Assessment | KindBlock | CategoryBlock | ItemBlock | s.Summary | CaseBlock | None
Reasoned = AssumptionBlock | RulingBlock


@define
class _Reader:
    """`section` is the open heading, `item` the last item, `category` the open 大类."""

    outline: Outline = field(factory=Outline)
    section: Section = None
    item: ItemBlock | None = None
    category: CategoryBlock | None = None
    assumption: Reasoned | None = None
    table: TableBlock | None = None
    gate: GateBlock | None = None
    problems: list[Diagnostic] = field(factory=list[Diagnostic])


_ASSESSMENT = Words("考核", "assessment")
_KIND = Words("材料", "evidence")
_ITEM = Words("考核项", "item")
_SUMMARY = Words("汇总", "summary")
_SCORED = Words("考核项”或“汇总", "item” or “summary")
_CASE = Words("用例", "test case")
_ASSUMPTION = Words("假设", "assumption")
_WEIGHTS = Words("权重", "weights")
_BELOW = Words("凡 下列任一”或“凡 下列全部", "when any below” or “when all below")
_TABLE = Words("表”或“权重", "table” or “weights")


def outline(file: s.File) -> tuple[Outline, list[Diagnostic]]:
    """The blocks of a file; a statement that no heading above can take is reported and left out."""
    reader = _Reader()
    for statement in file.statements:
        _read(statement, reader)
    return reader.outline, reader.problems


def _read(statement: s.Statement, reader: _Reader) -> None:
    if not isinstance(statement, s.Row):
        reader.table = None
    if not isinstance(statement, s.Circumstance):
        reader.gate = None
    match statement:
        case s.Language():
            pass
        case s.Amends() | s.ChangeLine() | s.ChangeTo() | s.Add() | s.Remove() | s.Placed():
            word = statement.span.text.split(maxsplit=1)[0]
            reader.problems.append(found(AMENDS_NOTHING, statement.span, word=word))
        case s.Assessment() | s.Kind() | s.Item() | s.Category() | s.Part() | s.Summary():
            _open_section(statement, reader)
        case s.Case():
            _open_section(statement, reader)
        case s.FiledRow() | s.GivenFigure() | s.AsOf() | s.AsApproved() | s.Expect():
            _add_to_case(statement, reader)
        case s.Ruling():
            _rule_on(statement, reader)
        case s.Departments() | s.Group() | s.Alias() | s.Succession():
            _declare(statement, reader)
        case s.Reference() | s.Grades() | s.Assumption():
            _declare(statement, reader)
        case s.Cited() | s.Reason():
            _cite(statement, reader)
        case s.Row():
            _add_row(statement, reader)
        case s.Circumstance():
            _add_case(statement, reader)
        case s.Gate():
            _gate(statement, reader)
        case s.Recognise() | s.Measure() | s.Compute() | s.Table():
            _name(statement, reader)
        case s.Ensure() | s.EnsureFurther():
            _ensure(statement, reader)
        case _:
            _take(statement, reader)


def _open_section(statement: Heading, reader: _Reader) -> None:
    reader.assumption = None
    match statement:
        case s.Assessment():
            reader.outline.assessments.append(statement)
            reader.section = statement
        case s.Kind():
            reader.section = KindBlock(statement)
            reader.outline.kinds.append(reader.section)
        case s.Category():
            _open_category(statement, reader)
        case s.Item():
            _open_item(statement, reader)
        case s.Part():
            _open_part(statement, reader)
        case s.Summary():
            reader.section, reader.item, reader.category = statement, None, None
        case s.Case():
            reader.section = CaseBlock(statement)
            reader.outline.cases.append(reader.section)
        case _:
            assert_never(statement)


def _open_category(statement: s.Category, reader: _Reader) -> None:
    """A 大类 stands in the open one whose number it extends: 1.1 in 1."""
    parent = reader.category
    while parent is not None and not statement.id.startswith(f"{parent.head.id}."):
        parent = parent.parent
    reader.section = reader.category = CategoryBlock(statement, parent)
    reader.item = None
    reader.outline.categories.append(reader.category)


def _open_item(statement: s.Item, reader: _Reader) -> None:
    """加分项 and 减分项 stand outside the total, and so outside every 大类."""
    if statement.sort is not s.ItemSort.BASE:
        reader.category = None
    reader.section = reader.item = ItemBlock(statement, reader.category)
    reader.outline.items.append(reader.item)


def _open_part(statement: s.Part, reader: _Reader) -> None:
    reader.section = ItemBlock(statement)
    if reader.item is None:
        _misplaced(statement, reader, _ITEM)
    else:
        reader.item.parts.append(reader.section)


def _rule_on(statement: s.Ruling, reader: _Reader) -> None:
    """A 减分项 has no rate that one could decide in points of one's own."""
    match reader.section:
        case ItemBlock(head=s.Item(sort=s.ItemSort.BASE | s.ItemSort.BONUS)) as item:
            reader.assumption = RulingBlock(statement)
            item.rulings.append(reader.assumption)
        case _:
            _misplaced(statement, reader, _ITEM)


Declaration = (
    s.Departments | s.Group | s.Alias | s.Succession | s.Reference | s.Grades | s.Assumption
)


def _declare(
    statement: Declaration,
    reader: _Reader,
) -> None:
    match statement:
        case s.Departments():
            reader.outline.departments.append(statement)
        case s.Group():
            reader.outline.groups.append(statement)
        case s.Alias():
            reader.outline.aliases.append(statement)
        case s.Succession():
            reader.outline.successions.append(statement)
        case s.Reference():
            reader.outline.references.append(statement)
        case s.Grades():
            reader.outline.grades.append(statement)
        case s.Assumption() if isinstance(reader.section, CaseBlock):
            reader.section.assumed.append(statement)
        case s.Assumption():
            reader.assumption = AssumptionBlock(statement)
            reader.outline.assumptions.append(reader.assumption)
        case _:
            assert_never(statement)


def _cite(statement: s.Cited | s.Reason, reader: _Reader) -> None:
    match statement, reader.assumption:
        case s.Cited(), AssumptionBlock(cited=cited):
            cited.append(statement)
        case s.Cited(), _:
            _cite_section(statement, reader)
        case s.Reason(), AssumptionBlock(reason=reason) | RulingBlock(reason=reason):
            reason.append(statement)
        case _:
            _misplaced(statement, reader, _ASSUMPTION)


def _cite_section(statement: s.Cited, reader: _Reader) -> None:
    match reader.section:
        case KindBlock() as kind:
            kind.cited.append(statement)
        case ItemBlock() | CategoryBlock() as item:
            item.texts.append(statement)
        case CaseBlock() as case:
            case.cited.append(statement)
        case s.Assessment():
            reader.outline.facts.append(statement)
        case _:
            _misplaced(statement, reader, _ASSESSMENT)


def _add_row(row: s.Row, reader: _Reader) -> None:
    """Rows that stand below nothing are reported once; they may be an item's departments."""
    if reader.table is not None:
        reader.table.rows.append(row)
        return
    reader.table = TableBlock(s.Weights(row.span), [row])
    if isinstance(reader.section, ItemBlock) and _is_weight(row):
        reader.section.has_lost_rows = True
        _misplaced(row, reader, _WEIGHTS)
    else:
        _misplaced(row, reader, _TABLE)


def _is_weight(row: s.Row) -> bool:
    return any(isinstance(cell, Number) and cell.unit is Unit.PERCENT for cell in row.cells)


def _add_to_case(line: CaseLine, reader: _Reader) -> None:
    reader.assumption = None
    if isinstance(reader.section, CaseBlock):
        reader.section.lines.append(line)
    else:
        _misplaced(line, reader, _CASE)


def _add_case(line: s.Circumstance, reader: _Reader) -> None:
    if reader.gate is None or not isinstance(reader.gate.head.test, s.Below):
        _misplaced(line, reader, _BELOW)
    else:
        reader.gate.cases.append(line)


def _place(reader: _Reader) -> ItemBlock:
    """Where a figure belongs: under its item or 汇总, before all items to the whole policy."""
    match reader.section:
        case ItemBlock() as item:
            return item
        case s.Summary():
            return reader.outline.summary
        case _:
            return reader.outline.shared


def _gate(statement: s.Gate, reader: _Reader) -> None:
    reader.assumption = None
    reader.gate = GateBlock(statement)
    if isinstance(reader.section, CaseBlock):
        _misplaced(statement, reader, _ITEM)
    _place(reader).gates.append(reader.gate)


def _name(statement: s.Recognise | s.Measure | s.Compute | s.Table, reader: _Reader) -> None:
    reader.assumption = None
    item = _place(reader)
    if isinstance(reader.section, CaseBlock):
        _misplaced(statement, reader, _ITEM)
        reader.table = TableBlock(statement) if isinstance(statement, s.Table) else None
    elif isinstance(statement, s.Recognise) and item.head is None:
        _misplaced(statement, reader, _ITEM)
    elif isinstance(statement, s.Table):
        reader.table = TableBlock(statement)
        item.named.append(reader.table)
    else:
        item.named.append(statement)


def _ensure(statement: Ensuring, reader: _Reader) -> None:
    reader.assumption = None
    match reader.section:
        case ItemBlock() as item:
            item.ensures.append(statement)
        case s.Summary():
            reader.outline.summary.ensures.append(statement)
        case _:
            _misplaced(statement, reader, _SCORED)


Points = s.DepartmentScore | s.Weights
Taken = Fact | Choice | Rule | ColumnLine | s.DatedBy | s.Content | s.Submit | Points


def _take(statement: Taken, reader: _Reader) -> None:
    """A line that only one sort of heading can take."""
    assumption, reader.assumption = reader.assumption, None
    match statement, reader.section:
        case ((s.Year() | s.Period() | s.Total() as fact), s.Assessment()):
            reader.outline.facts.append(fact)
        case s.DepartmentScore() as formula, s.Summary():
            reader.outline.summary.named.append(formula)
        case (
            (s.GroupsBy() | s.MissingBy() | s.DepartmentBy() | s.BonusCap() as choice),
            s.Summary(),
        ):
            reader.outline.choices.append(choice)
        case ((s.Field() | s.DaysField() | s.Components() as columns), KindBlock() as kind):
            kind.columns.append(columns)
        case s.DatedBy() as dated, KindBlock() as kind:
            kind.dated.append(dated)
        case ((s.Content() | s.Submit() as text), ItemBlock() | CategoryBlock() as item):
            item.texts.append(text)
        case s.Weights() as weights, ItemBlock(head=s.Item()) as item:
            reader.table = TableBlock(weights)
            item.weights.append(reader.table)
        case (
            (
                s.Rate()
                | s.Score()
                | s.Deduct()
                | s.NotApplicable()
                | s.Remind()
                | s.Exempt() as rule
            ),
            ItemBlock() as item,
        ):
            item.rules.append(rule)
        case (
            (s.Borne() | s.Responsible() | s.MissingBy() as rule),
            ItemBlock(head=s.Item()) as item,
        ):
            item.rules.append(rule)
        case s.Exempt() as line, _ if not isinstance(reader.section, s.Summary | CaseBlock):
            reader.outline.shared.rules.append(line)
        case _:
            reader.assumption = assumption
            _misplaced(statement, reader, _heading_of(statement))


def _heading_of(statement: Taken) -> Words:
    match statement:
        case s.Cited() | s.Year() | s.Period() | s.Total():
            return _ASSESSMENT
        case s.GroupsBy() | s.MissingBy() | s.DepartmentBy() | s.DepartmentScore() | s.BonusCap():
            return _SUMMARY
        case s.Field() | s.DaysField() | s.Components() | s.DatedBy():
            return _KIND
        case _:
            return _ITEM


def _misplaced(statement: s.Statement, reader: _Reader, heading: Words) -> None:
    """Reports a line; the rows below weights that are misplaced go with them."""
    if isinstance(statement, s.Weights):
        reader.table = TableBlock(statement)
    reader.problems.append(found(codes.MISPLACED, statement.span, heading=heading))
