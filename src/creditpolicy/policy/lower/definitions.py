"""计算 and 表 become scores; 认定数 becomes the sum of its item's recognitions."""

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy import types as t
from creditpolicy.policy.core.build import add
from creditpolicy.policy.core.scores import Fold, ScoreExpression, ScoreOp
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.formulas import FormulaLowering
from creditpolicy.policy.lower.gates import Figure, pass_gates
from creditpolicy.policy.lower.scope import RECOGNISED, Definition, Key
from creditpolicy.policy.lower.tables import lower_table
from creditpolicy.policy.lower.term import Term, all_of
from creditpolicy.policy.outline import TableBlock
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

_COUNTING = (t.Measure.COUNT, t.Measure.PLAIN, t.Measure.RATE)


def lower_definition(definition: Definition, context: Context) -> None:
    """Enters a figure into what has been lowered; reports what does not fit."""
    lowering = FormulaLowering(definition.item, context)
    lowering.title = definition.key.name
    match definition.body:
        case s.Compute(formula=formula):
            term = lowering.formula(formula)
        case TableBlock() as block:
            term = lower_table(block, lowering)
        case None:
            term = _recognised(definition, lowering)
        case _:
            raise AssertionError(definition)
    if term is not None and not context.too_fine(term.dims, definition.span):
        _enter(definition, term, lowering)


def _enter(definition: Definition, term: Term, lowering: FormulaLowering) -> None:
    key, item, context = definition.key, definition.item, lowering.context
    label = Words(key.name, "recognised" if key.name == RECOGNISED else key.name)
    figure = Figure(str(key), label, item.id if item else None, definition.span)
    gated = pass_gates(term, definition.gates, figure, {key.name: None}, lowering)
    if gated is None:
        return
    before, term = gated
    context.lowered.before[key] = before
    context.lowered.scores[key] = (figure.score(term), term.type)


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
