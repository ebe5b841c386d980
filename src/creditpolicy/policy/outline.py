"""The flat list of statements becomes blocks: a statement belongs to the nearest heading above that can take it."""

from typing import assert_never

from attrs import Factory, define

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.syntax import statements as s

Fact = s.Cited | s.Year | s.Period | s.Total
Choice = s.GroupsBy | s.MissingBy | s.DepartmentBy
Rule = s.Rate | s.Score | s.Deduct | s.NotApplicable | s.Remind | s.Borne | s.Responsible


@define
class AssumptionBlock:
    head: s.Assumption
    cited: list[s.Cited] = Factory(list)
    reason: list[s.Reason] = Factory(list)


@define
class KindBlock:
    head: s.Kind
    cited: list[s.Cited] = Factory(list)
    columns: list[s.Field | s.Components] = Factory(list)


@define
class TableBlock:
    """A table, or the weights of an item, with its rows."""

    head: s.Table | s.Weights
    rows: list[s.Row] = Factory(list)


Named = s.Recognise | s.Measure | s.Compute | TableBlock


@define
class ItemBlock:
    """What stands under an item; `head` is None for what stands before all items."""

    head: s.Item | None
    texts: list[s.Cited | s.Content | s.Submit] = Factory(list)
    named: list[Named] = Factory(list)
    rules: list[Rule] = Factory(list)
    weights: list[TableBlock] = Factory(list)


@define
class Outline:
    """A file in blocks, in the order of the file."""

    assessments: list[s.Assessment] = Factory(list)
    facts: list[Fact] = Factory(list)
    departments: list[s.Departments] = Factory(list)
    groups: list[s.Group] = Factory(list)
    aliases: list[s.Alias] = Factory(list)
    assumptions: list[AssumptionBlock] = Factory(list)
    kinds: list[KindBlock] = Factory(list)
    items: list[ItemBlock] = Factory(list)
    shared: ItemBlock = Factory(lambda: ItemBlock(None))
    choices: list[Choice] = Factory(list)


Section = s.Assessment | KindBlock | ItemBlock | s.Summary | None


@define
class _Reader:
    outline: Outline = Factory(Outline)
    section: Section = None
    assumption: AssumptionBlock | None = None
    table: TableBlock | None = None
    problems: list[Diagnostic] = Factory(list)


def outline(file: s.File) -> tuple[Outline, list[Diagnostic]]:
    """The blocks of a file; a statement that no heading above can take is reported and left out."""
    reader = _Reader()
    for statement in file.statements:
        _read(statement, reader)
    return reader.outline, reader.problems


def _read(statement: s.Statement, reader: _Reader) -> None:
    if not isinstance(statement, s.Row):
        reader.table = None
    match statement:
        case s.Language():
            pass
        case s.Assessment() | s.Kind() | s.Item() | s.Summary():
            _open_section(statement, reader)
        case s.Departments() | s.Group() | s.Alias() | s.Assumption():
            _declare(statement, reader)
        case s.Cited() | s.Reason():
            _cite(statement, reader)
        case s.Year() | s.Period() | s.Total():
            _take(statement, reader, isinstance(reader.section, s.Assessment), "考核", "assessment")
        case s.Field() | s.Components():
            _take(statement, reader, isinstance(reader.section, KindBlock), "材料", "evidence")
        case s.GroupsBy() | s.MissingBy() | s.DepartmentBy():
            _take(statement, reader, isinstance(reader.section, s.Summary), "汇总", "summary")
        case s.Row():
            _take(statement, reader, reader.table is not None, "表”或“权重", "table” or “weights")
        case s.Recognise() | s.Measure() | s.Compute() | s.Table():
            _name(statement, reader)
        case _:
            _take(statement, reader, isinstance(reader.section, ItemBlock), "考核项", "item")


def _open_section(statement: s.Assessment | s.Kind | s.Item | s.Summary, reader: _Reader) -> None:
    reader.assumption = None
    match statement:
        case s.Assessment():
            reader.outline.assessments.append(statement)
            reader.section = statement
        case s.Kind():
            reader.section = KindBlock(statement)
            reader.outline.kinds.append(reader.section)
        case s.Item():
            reader.section = ItemBlock(statement)
            reader.outline.items.append(reader.section)
        case s.Summary():
            reader.section = statement
        case _:
            assert_never(statement)


def _declare(statement: s.Departments | s.Group | s.Alias | s.Assumption, reader: _Reader) -> None:
    match statement:
        case s.Departments():
            reader.outline.departments.append(statement)
        case s.Group():
            reader.outline.groups.append(statement)
        case s.Alias():
            reader.outline.aliases.append(statement)
        case s.Assumption():
            reader.assumption = AssumptionBlock(statement)
            reader.outline.assumptions.append(reader.assumption)
        case _:
            assert_never(statement)


def _cite(statement: s.Cited | s.Reason, reader: _Reader) -> None:
    if reader.assumption is not None:
        match statement:
            case s.Cited():
                reader.assumption.cited.append(statement)
            case s.Reason():
                reader.assumption.reason.append(statement)
    elif isinstance(statement, s.Reason):
        _misplaced(statement, reader, "假设", "assumption")
    else:
        _cite_section(statement, reader)


def _cite_section(statement: s.Cited, reader: _Reader) -> None:
    match reader.section:
        case KindBlock() as kind:
            kind.cited.append(statement)
        case ItemBlock() as item:
            item.texts.append(statement)
        case s.Assessment():
            reader.outline.facts.append(statement)
        case _:
            _misplaced(statement, reader, "考核", "assessment")


def _name(statement: s.Recognise | s.Measure | s.Compute | s.Table, reader: _Reader) -> None:
    """A measure, a computation or a table belongs to the item above it, before all items to the whole policy."""
    reader.assumption = None
    item = reader.section if isinstance(reader.section, ItemBlock) else reader.outline.shared
    if isinstance(statement, s.Recognise) and item.head is None:
        _misplaced(statement, reader, "考核项", "item")
    elif isinstance(statement, s.Table):
        reader.table = TableBlock(statement)
        item.named.append(reader.table)
    else:
        item.named.append(statement)


def _take(
    statement: s.Statement, reader: _Reader, possible: bool, heading_zh: str, heading_en: str
) -> None:
    if not possible:
        _misplaced(statement, reader, heading_zh, heading_en)
        return
    reader.assumption = None
    match statement, reader.section:
        case s.Row(), _:
            assert reader.table is not None
            reader.table.rows.append(statement)
        case ((s.Year() | s.Period() | s.Total()), _):
            reader.outline.facts.append(statement)
        case ((s.GroupsBy() | s.MissingBy() | s.DepartmentBy()), _):
            reader.outline.choices.append(statement)
        case ((s.Field() | s.Components()), KindBlock() as kind):
            kind.columns.append(statement)
        case ((s.Content() | s.Submit()), ItemBlock() as item):
            item.texts.append(statement)
        case s.Weights(), ItemBlock() as item:
            reader.table = TableBlock(statement)
            item.weights.append(reader.table)
        case (
            s.Rate()
            | s.Score()
            | s.Deduct()
            | s.NotApplicable()
            | s.Remind()
            | s.Borne()
            | s.Responsible(),
            ItemBlock() as item,
        ):
            item.rules.append(statement)
        case _:
            raise AssertionError(statement)


def _misplaced(statement: s.Statement, reader: _Reader, heading_zh: str, heading_en: str) -> None:
    heading = Words(heading_zh, heading_en)
    reader.problems.append(found(codes.MISPLACED, statement.span, heading=heading))
