"""The clauses of 统计 and 认定: which records are left, and how they are split."""

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy.core.records import Group, Keep, Records, Relation, Where
from creditpolicy.policy.declare.names import COLUMN, listed_once, unknown
from creditpolicy.policy.facts import Column, ColumnType, Item, Kind
from creditpolicy.policy.lower.conditions import TestLowering
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.record_values import COMMON, Seen
from creditpolicy.policy.lower.scope import Definition
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import define, field

_ORDERED = (
    ColumnType.WHOLE,
    ColumnType.NUMBER,
    ColumnType.POINTS,
    ColumnType.LEVEL,
    ColumnType.DATE,
)
LISTED = (ColumnType.CATEGORY, ColumnType.LEVEL, ColumnType.YES_NO)
_MOST = 50


@define
class Built:
    """A relation as its clauses build it up, and the columns it is split by."""

    of: Relation
    per: tuple[str, ...] = ()
    caps: list[tuple[Seen, s.EachAtMost]] = field(factory=list[tuple[Seen, s.EachAtMost]])
    shared: list[s.Shared] = field(factory=list[s.Shared])


def apply_clauses(
    clauses: tuple[s.Clause, ...], kind: Kind, item: Item | None, context: Context
) -> Built:
    built = Built(Records(kind.name))
    if len(clauses) > _MOST:
        what = Words("条件", "clauses")
        context.too_many(what, len(clauses), _MOST, clauses[_MOST].span)
        return built
    tests = TestLowering(kind, item.id if item else "", context, built.of)
    for clause in clauses:
        tests.relation = built.of
        _apply(clause, built, tests, item)
    built.per = tuple(dict.fromkeys(built.per))
    return built


def _apply(clause: s.Clause, built: Built, tests: TestLowering, item: Item | None) -> None:
    kind, context = tests.kind, tests.context
    match clause:
        case s.Only(test):
            lowered = tests.condition(test)
            if lowered is not None:
                built.of = Where(tests.relation, lowered)
        case s.Once(keys):
            built.of = Group(built.of, key_columns(keys, kind, context))
        case s.Extreme(keys, of, highest):
            keep = Keep(_ordered_column(of, kind, context), highest)
            built.of = Group(built.of, key_columns(keys, kind, context), keep)
        case s.By(keys):
            built.per += _split(keys, kind, context)
        case s.EachAtMost(limit):
            seen = tests.value(limit)
            built.caps.extend([] if seen is None else [(seen, clause)])
        case s.Shared(keys):
            key_columns(keys, kind, context)
            built.shared.append(clause)
        case s.Each(table):
            built.per += _keys_of(table, kind, item, context)


def key_columns(names: tuple[e.Name, ...], kind: Kind, context: Context) -> tuple[str, ...]:
    """The department is always among the keys: records of different departments never merge."""
    known = (*(column.name for column in kind.all_columns), *COMMON)
    listed = listed_once(names, context.problems)
    strange = (name for name in listed if name.text not in known)
    problems = context.problems
    problems.extend(unknown(name, COLUMN, known, problems) for name in strange)
    return tuple(dict.fromkeys(("部门", *(name.text for name in listed))))


def _ordered_column(field: e.Name, kind: Kind, context: Context) -> str:
    column = kind.column(field.text)
    known = (*(column.name for column in kind.all_columns), *COMMON)
    if field.text not in known:
        context.problems.append(unknown(field, COLUMN, known, context.problems))
    elif field.text == "部门" or (column is not None and column.type not in _ORDERED):
        context.problems.append(found(codes.NO_EXTREME, field.span, name=field.text))
    return field.text


def _splits(column: Column) -> bool:
    """A blank would fall under no value, and the record out of every sum: so no optional column."""
    return column.type in LISTED and not column.private and not column.optional


def _split(names: tuple[e.Name, ...], kind: Kind, context: Context) -> tuple[str, ...]:
    listed = listed_once(names, context.problems)
    for name in listed:
        column = kind.column(name.text)
        if column is None and name.text not in COMMON:
            known = [column.name for column in kind.all_columns]
            context.problems.append(unknown(name, COLUMN, known, context.problems))
        elif column is None or not _splits(column):
            context.problems.append(found(codes.KEY_TYPE, name.span, name=name.text))
    return tuple(name.text for name in listed)


def _keys_of(table: e.Name, kind: Kind, item: Item | None, context: Context) -> tuple[str, ...]:
    """The columns of the kind that a table behind 每件计 is keyed by."""
    definition = context.scope.find(table, item.id if item else "")
    if not isinstance(definition, Definition):
        known = context.scope.names()
        problems, what = context.problems, Words("表", "table")
        problems.append(definition or unknown(table, what, known, problems))
        return ()
    score = context.lowered.scores.get(definition.key)
    if score is None:
        return ()
    names = (dim.name for dim in score[0].dims if dim.name != "部门")
    return _split(tuple(e.Name(name, table.span) for name in names), kind, context)
