"""统计 and 认定 become measures."""

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy.core.records import (
    Field,
    Group,
    Measure,
    RecordOp,
    Relation,
    Test,
    Where,
)
from creditpolicy.policy.core.scores import Dim
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.declare.names import COLUMN, KIND, unknown
from creditpolicy.policy.facts import ColumnType, Kind
from creditpolicy.policy.lower.caps import capped
from creditpolicy.policy.lower.clauses import LISTED, Built, apply_clauses, key_columns
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.derived import with_derived
from creditpolicy.policy.lower.means import enter_mean
from creditpolicy.policy.lower.scope import Definition
from creditpolicy.policy.lower.shares import check_shared, enter_shares
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

NUMBERS = (ColumnType.WHOLE, ColumnType.NUMBER, ColumnType.POINTS)


def lower_measure(definition: Definition, line: s.Measure | s.Recognise, context: Context) -> None:
    """Enters the measure and its relation into what has been lowered; reports what does not fit."""
    kind = context.kinds.get(line.kind.text)
    if kind is None:
        problems = context.problems
        problems.append(unknown(line.kind, KIND, context.kinds, problems))
        return
    context.used.add(kind.name)
    before = len(context.problems)
    _check_each(line, context)
    check_shared(line, context)
    built = apply_clauses(line.clauses, kind, definition.item, context)
    aggregate, column = _aggregate(line, kind, context)
    columns = (kind.column(name) for name in built.per)
    dims = tuple(Dim(column.name, column.values) for column in columns if column is not None)
    if len(context.problems) > before or context.too_fine(dims, line.span):
        return
    of = with_derived(_of_the_item(built.of, definition), kind)
    context.lowered.relations[definition.key] = (kind.name, of)
    read = built.per if column is None else (*built.per, column)
    counted = capped(with_derived(_distinct(line, built), kind, read), kind, column, built, context)
    measure = Measure(
        str(definition.key),
        _label(definition, line),
        kind.name,
        counted,
        built.per,
        aggregate,
        column,
        definition.item.id if definition.item else None,
        line.span,
    )
    if len(context.problems) > before:
        return
    if built.shared:
        enter_shares(definition, measure, built.shared, context)
    elif aggregate is Aggregate.MEAN:
        enter_mean(definition, measure, context)
    else:
        context.lowered.measures[definition.key] = measure


def _check_each(line: s.Measure | s.Recognise, context: Context) -> None:
    """每件计 changes 认定数, so it stands in recognitions only."""
    if isinstance(line, s.Measure):
        strange = (clause for clause in line.clauses if isinstance(clause, s.Each))
        context.problems.extend(found(policy_codes.EACH_IN_MEASURE, c.span) for c in strange)


def _of_the_item(of: Relation, definition: Definition) -> Relation:
    """The records of the item's departments: what `没有 同一 …… 的` looks at."""
    if definition.item is None:
        return of
    departments = Lit(definition.item.departments)
    return Where(of, Test(RecordOp.IN, (Field("部门"), departments)))


def _distinct(line: s.Measure | s.Recognise, built: Built) -> Relation:
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
    """What explanations call it: a recognition without a name by its kind and its place."""
    if line.name is not None:
        return line.name.text
    return f"{line.kind.text}（{definition.key.name}）"


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
        case s.Mean(field):
            return Aggregate.MEAN, _number(field, Words("均值", "mean"), kind, context)
        case s.OnlyValue(field):
            return Aggregate.ONLY, _number_or_listed(field, kind, context)
        case s.Distinct(fields):
            key_columns(fields, kind, context)
            return Aggregate.COUNT, None


def _number_or_listed(field: e.Name, kind: Kind, context: Context) -> str:
    column = kind.column(field.text)
    if column is not None and column.type in LISTED and not column.private:
        return field.text
    return _number(field, Words("唯一值", "only value"), kind, context)


def _number(field: e.Name, what: Words, kind: Kind, context: Context) -> str:
    column = kind.column(field.text)
    if column is None:
        names = [column.name for column in kind.all_columns]
        context.problems.append(unknown(field, COLUMN, names, context.problems))
    elif column.type not in NUMBERS:
        context.problems.append(found(codes.SUM_TYPE, field.span, name=field.text, what=what))
    return field.text
