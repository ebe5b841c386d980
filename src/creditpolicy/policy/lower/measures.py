"""统计 and 认定 become measures."""

from attrs import define

from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy.core.records import (
    Field,
    Group,
    Keep,
    Measure,
    RecordOp,
    Records,
    Relation,
    Test,
    Where,
)
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.declare.names import COLUMN, KIND, unknown
from creditpolicy.policy.facts import ColumnType, Item, Kind
from creditpolicy.policy.lower.conditions import COMMON, TestLowering
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.scope import Definition
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

_NUMBERS = (ColumnType.WHOLE, ColumnType.NUMBER, ColumnType.POINTS)
_KEYS = (ColumnType.CATEGORY, ColumnType.LEVEL, ColumnType.YES_NO)


@define
class _Built:
    """A relation as its clauses build it up, and the columns it is split by."""

    of: Relation
    per: tuple[str, ...] = ()


def lower_measure(definition: Definition, line: s.Measure | s.Recognise, context: Context) -> None:
    """Enters the measure, and for 认定 its relation, into what has been lowered; reports what does not fit."""
    item = definition.item
    kind = context.kinds.get(line.kind.text)
    if kind is None:
        context.problems.append(unknown(line.kind, KIND, context.kinds))
        return
    context.used.add(kind.name)
    before = len(context.problems)
    built = _apply(line.clauses, kind, item, context)
    aggregate, column = _aggregate(line, kind, context)
    if len(context.problems) > before:
        return
    context.lowered.measures[definition.key] = Measure(
        str(definition.key),
        _label(definition, line),
        kind.name,
        _distinct(line, built),
        built.per,
        aggregate,
        column,
        item.id if item else None,
        line.span,
    )
    if item is not None:
        named = Test(RecordOp.IN, (Field("部门"), Lit(item.departments)))
        context.lowered.relations[definition.key] = (kind.name, Where(built.of, named))


def _distinct(line: s.Measure | s.Recognise, built: _Built) -> Relation:
    """不同 …… 数: one record for each value of the columns, blanks left out."""
    match line:
        case s.Measure(aggregate=s.Distinct(fields)):
            names = tuple(field.text for field in fields)
            tests = tuple(Test(RecordOp.FILLED, (Field(name),)) for name in names)
            filled = Where(built.of, Test(RecordOp.AND, tests))
            return Group(filled, tuple(dict.fromkeys(("部门", *names, *built.per))))
        case _:
            return built.of


def _label(definition: Definition, line: s.Measure | s.Recognise) -> str:
    """What explanations call it: a recognition without a name by its kind and its place among the item's lines."""
    if line.name is not None:
        return line.name.text
    return f"{line.kind.text}（{definition.key.name}）"


def _apply(
    clauses: tuple[s.Clause, ...], kind: Kind, item: Item | None, context: Context
) -> _Built:
    tests = TestLowering(kind, item.id if item else "", context, Records(kind.name))
    built = _Built(tests.relation)
    for clause in clauses:
        tests.relation = built.of
        match clause:
            case s.Only(test):
                lowered = tests.condition(test)
                if lowered is not None:
                    built.of = Where(tests.relation, lowered)
            case s.Once(keys):
                built.of = Group(built.of, _keys(keys, kind, context))
            case s.Extreme(keys, field, highest):
                keep = _keep(field, highest, kind, context)
                built.of = Group(built.of, _keys(keys, kind, context), keep)
            case s.By(keys):
                built.per = (*built.per, *_split(keys, kind, context))
            case s.Each(table):
                built.per = (*built.per, *_keys_of(table, kind, item, context))
    return built


def _keys(names: tuple[e.Name, ...], kind: Kind, context: Context) -> tuple[str, ...]:
    """The department is always among the keys: records of different departments never merge."""
    for name in names:
        if name.text not in COMMON and kind.column(name.text) is None:
            known = [*(column.name for column in kind.columns), *COMMON]
            context.problems.append(unknown(name, COLUMN, known))
        context.used.add(f"{kind.name}.{name.text}")
    return tuple(dict.fromkeys(("部门", *(name.text for name in names))))


def _keep(field: e.Name, highest: bool, kind: Kind, context: Context) -> Keep:
    column = kind.column(field.text)
    dated = field.text in ("日期", "报送日期")
    if not dated and (
        column is None or column.type not in (*_NUMBERS, ColumnType.LEVEL, ColumnType.DATE)
    ):
        what = Words("最高或最低", "extreme")
        context.problems.append(found(type_codes.SUM_TYPE, field.span, name=field.text, what=what))
    context.used.add(f"{kind.name}.{field.text}")
    return Keep(field.text, highest)


def _split(names: tuple[e.Name, ...], kind: Kind, context: Context) -> tuple[str, ...]:
    for name in names:
        column = kind.column(name.text)
        if column is None:
            known = [column.name for column in kind.columns]
            context.problems.append(unknown(name, COLUMN, known))
        elif column.type not in _KEYS or column.private:
            context.problems.append(found(type_codes.KEY_TYPE, name.span, name=name.text))
        context.used.add(f"{kind.name}.{name.text}")
    return tuple(name.text for name in names)


def _keys_of(table: e.Name, kind: Kind, item: Item | None, context: Context) -> tuple[str, ...]:
    """The columns of the kind that a table behind 每件计 is keyed by."""
    definition = context.scope.find(table, item.id if item else "")
    if not isinstance(definition, Definition):
        known = context.scope.names()
        context.problems.append(definition or unknown(table, Words("表", "table"), known))
        return ()
    score = context.lowered.scores.get(definition.key)
    if score is None:
        return ()
    dims = tuple(dim.name for dim in score[0].dims)
    names = tuple(e.Name(dim, table.span) for dim in dims)
    return _split(names, kind, context)


def _aggregate(
    line: s.Measure | s.Recognise, kind: Kind, context: Context
) -> tuple[Aggregate, str | None]:
    if isinstance(line, s.Recognise):
        return Aggregate.COUNT, None
    match line.aggregate:
        case s.Count():
            return Aggregate.COUNT, None
        case s.SumOf(field):
            return Aggregate.SUM, _number(field, Words("合计", "sum"), kind, context)
        case s.Largest(field):
            return Aggregate.MAX, _number(field, Words("最大值", "largest"), kind, context)
        case s.Smallest(field):
            return Aggregate.MIN, _number(field, Words("最小值", "smallest"), kind, context)
        case s.Distinct(fields):
            _keys(fields, kind, context)
            return Aggregate.COUNT, None


def _number(field: e.Name, what: Words, kind: Kind, context: Context) -> str:
    column = kind.column(field.text)
    if column is None:
        known = [column.name for column in kind.columns]
        context.problems.append(unknown(field, COLUMN, known))
    elif column.type not in _NUMBERS:
        context.problems.append(found(type_codes.SUM_TYPE, field.span, name=field.text, what=what))
    context.used.add(f"{kind.name}.{field.text}")
    return field.text
