"""计算 and 表 become scores; 认定数 becomes the sum of its item's recognitions."""

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy import names
from creditpolicy.policy import types as t
from creditpolicy.policy.blocks import TableBlock
from creditpolicy.policy.core.build import add
from creditpolicy.policy.core.scores import Fold, ScoreExpression, ScoreOp
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.formulas import FormulaLowering
from creditpolicy.policy.lower.gates import Figure, pass_gates
from creditpolicy.policy.lower.scope import RECOGNISED, Definition, Key
from creditpolicy.policy.lower.tables import lower_table
from creditpolicy.policy.lower.term import Term, all_of
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

_COUNTING = (t.Measure.COUNT, t.Measure.PLAIN, t.Measure.RATE)


def lower_definition(definition: Definition, context: Context) -> None:
    """Enters a figure into what has been lowered; reports what does not fit."""
    lowering = FormulaLowering(definition.item, context)
    lowering.title, lowering.place = definition.key.name, definition.key.item
    match definition.body:
        case s.Compute(formula=formula):
            term = lowering.formula(formula)
        case TableBlock() as block:
            term = lower_table(block, lowering)
        case s.DepartmentScore(formula=formula, span=line):
            term = _points(lowering.formula(formula), line, lowering)
        case None if definition.key.is_result:
            term = _result(definition.key.name, context)
        case None:
            term = _recognised(definition, lowering)
        case _:
            raise AssertionError(definition)
    at = definition.span
    if term is not None and (at is None or not context.too_fine(term.dims, at)):
        _enter(definition, term, lowering)


def _enter(definition: Definition, term: Term, lowering: FormulaLowering) -> None:
    key, item, context = definition.key, definition.item, lowering.context
    own = Words(key.name, "recognised" if key.name == RECOGNISED else key.name)
    label = names.LABELS[key.name] if key.is_result else own
    figure = Figure(str(key), label, item.id if item else None, definition.span)
    gated = pass_gates(term, definition.gates, figure, {key.name: None}, lowering)
    if gated is None:
        return
    before, term = gated
    if key.is_result and any(dim.name != "部门" for dim in term.dims):
        split = next(dim.name for dim in term.dims if dim.name != "部门")
        lowering.report(codes.MISSING_DIM, definition.gates[-1].head.span, name=label, dim=split)
        return
    context.lowered.before[key] = before
    context.lowered.scores[key] = (figure.score(term), term.type)


def _result(name: str, context: Context) -> Term:
    type_ = t.POINTS if name == names.DEPARTMENT_SCORE else t.Quantity(t.Measure.PLACE)
    return Term(context.lowered.results[name], type_, (context.department_dim(None),))


def _points(term: Term | None, at: Span, lowering: FormulaLowering) -> Term | None:
    """A department's score: points, one number for each."""
    if term is None:
        return None
    split = next((dim.name for dim in term.dims if dim.name != "部门"), None)
    if term.type != t.POINTS:
        lowering.wrong_type(at, t.POINTS, term.type)
    elif split is not None:
        name = names.LABELS[names.DEPARTMENT_SCORE]
        lowering.report(codes.MISSING_DIM, at, name=name, dim=split)
    else:
        return Term(term.of, t.POINTS, (lowering.context.department_dim(None),))
    return None


def _recognised(definition: Definition, lowering: FormulaLowering) -> Term | None:
    item, context = definition.item, lowering.context
    assert item is not None
    counts = [_count(key, lowering) for key in context.scope.recognitions[item.id]]
    if any(count is None for count in counts):
        return None
    dims = (context.department_dim(item),)
    return Term(add([count for count in counts if count is not None]), t.COUNT, dims)


def _count(key: Key, lowering: FormulaLowering) -> ScoreExpression | None:
    """How many a recognition counts; behind 每件计, each as the table says."""
    context = lowering.context
    measure = context.lowered.measures.get(key)
    line = context.scope.definitions[key].body
    if measure is None:
        return None
    assert isinstance(line, s.Recognise)
    counted = lowering.measured(measure)
    tables = (clause.table for clause in line.clauses if isinstance(clause, s.Each))
    factors = [_factor(table, lowering) for table in tables]
    if any(factor is None for factor in factors):
        return None
    value = all_of(ScoreOp.MUL, [counted.of, *(factor for factor in factors if factor)])
    for dim in counted.dims[1:]:
        value = Fold(Aggregate.SUM, dim.name, dim.members, value)
    return value


def _factor(table: e.Name, lowering: FormulaLowering) -> ScoreExpression | None:
    """How many cases each record counts as: a number without a unit."""
    term = lowering.number(table)
    if term is None:
        return None
    if isinstance(term.type, t.Quantity) and term.type.measure in _COUNTING:
        return term.of
    expected, actual = t.describe(t.COUNT), t.describe(term.type)
    problem = found(codes.WRONG_TYPE, table.span, expected=expected, found=actual)
    lowering.context.problems.append(problem)
    return None
