"""An item's own lines become the scores of its departments, down to the rate that the roll-up takes."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy import names
from creditpolicy.policy.core.build import (
    NOT_APPLICABLE,
    ONE,
    ZERO,
    add,
    by_choice,
    number,
    op,
    scored_here,
)
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Fold,
    Instead,
    Measured,
    Operation,
    Score,
    Scored,
    ScoreExpression,
    ScoreOp,
    Unit,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit, Mark
from creditpolicy.policy.facts import Item, Reminder
from creditpolicy.policy.lower import types as t
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.dims import measure_dims
from creditpolicy.policy.lower.formulas import FormulaLowering, Term
from creditpolicy.policy.lower.scope import RECOGNISED, Definition, Key
from creditpolicy.policy.lower.tables import lower_table
from creditpolicy.policy.outline import ItemBlock, TableBlock
from creditpolicy.policy.rollup import RuledItem
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s

_UNITS = {
    t.Measure.POINTS: Unit.POINTS,
    t.Measure.RATE: Unit.RATE,
    t.Measure.PLACE: Unit.PLACE,
}
_RULE_TABLES = ("得分率", "得分")


def lower_definition(definition: Definition, context: Context) -> None:
    """计算 and 表 become scores; 认定数 becomes the sum of the item's recognitions."""
    lowering = FormulaLowering(definition.item, context)
    match definition.body:
        case s.Compute(formula=formula):
            term = lowering.formula(formula)
        case TableBlock() as block:
            term = lower_table(block, lowering)
        case None:
            term = _recognised(definition, context)
        case _:
            raise AssertionError(definition)
    if term is not None:
        _enter(definition, term, context)


def _enter(definition: Definition, term: Term, context: Context) -> None:
    item = definition.item
    name = str(definition.key)
    if definition.key.name in _RULE_TABLES and item is not None:
        name = f"{item.id}/表{definition.key.name}"
    label = Words(definition.key.name, definition.key.name)
    if definition.key.name == RECOGNISED:
        label = Words("认定数", "recognised")
    score = Score(
        name,
        label,
        term.dims,
        term.of,
        unit_of(term.type),
        item.id if item else None,
        definition.span,
    )
    context.lowered.scores[definition.key] = (score, term.type)


def unit_of(type_: t.Type) -> Unit:
    match type_:
        case t.Quantity(measure):
            return _UNITS.get(measure, Unit.COUNT)
        case _:
            return Unit.COUNT


def _recognised(definition: Definition, context: Context) -> Term | None:
    item = definition.item
    assert item is not None
    counts = [_count(key, item, context) for key in context.scope.recognitions[item.id]]
    if any(count is None for count in counts):
        return None
    dims = (context.department_dim(item),)
    return Term(add([count for count in counts if count is not None]), t.COUNT, dims)


def _count(key: Key, item: Item, context: Context) -> ScoreExpression | None:
    """How many a recognition counts; behind 每件计, each as the table says."""
    measure = context.lowered.measures.get(key)
    if measure is None:
        return None
    dims = measure_dims(measure, context, item)
    value: ScoreExpression = Measured(measure.name, tuple(Var(dim.name) for dim in dims))
    line = context.scope.definitions[key].body
    assert isinstance(line, s.Recognise)
    for clause in line.clauses:
        if isinstance(clause, s.Each):
            factor = FormulaLowering(item, context).number(clause.table)
            if factor is None:
                return None
            value = Operation(ScoreOp.MUL, (value, factor.of))
    for dim in dims[1:]:
        value = Fold(Aggregate.SUM, dim.name, dim.members, value)
    return value


def lower_rule(
    item: Item, block: ItemBlock, missing: Lit | Given, context: Context
) -> tuple[list[Score], RuledItem] | None:
    """The rate of each department of the item, and its deduction where there is one."""
    deduction = _deduction(item, block, context)
    raw = _raw_rate(item, block, deduction, context)
    if raw is None:
        return None
    rate, origin = raw
    gaps = [rule for rule in block.rules if isinstance(rule, s.NotApplicable)]
    gated = _with_gaps(rate, gaps, item, context)
    filled = by_choice(missing, {"满分": Instead(gated, Mark.NOT_APPLICABLE, ONE), "折算": gated})
    dims = (context.department_dim(item),)
    scores = []
    if deduction is not None:
        taken = _with_gaps(deduction.of, gaps, item, context)
        body = by_choice(
            missing, {"满分": Instead(taken, Mark.NOT_APPLICABLE, ZERO), "折算": taken}
        )
        label = Words("扣分", "deduction")
        name = names.deduction(item.id)
        scores.append(Score(name, label, dims, body, Unit.POINTS, item.id, origin))
    label = Words("得分率", "rate")
    scores.append(Score(names.rate(item.id), label, dims, filled, Unit.RATE, item.id, origin))
    borne = any(isinstance(rule, s.Borne) for rule in block.rules)
    return scores, RuledItem(item, borne, origin)


def _with_gaps(
    of: ScoreExpression, gaps: list[s.NotApplicable], item: Item, context: Context
) -> ScoreExpression:
    lowering = FormulaLowering(item, context)
    rows = []
    for gap in gaps:
        test = lowering.truth(gap.test)
        if test is not None:
            rows.append(CaseRow(test.of, NOT_APPLICABLE, gap.span))
    return Case(tuple(rows), of) if rows else of


def _rules(item: Item, block: ItemBlock) -> list[s.Rate | s.Score | s.Deduct | TableBlock]:
    rules: list[s.Rate | s.Score | s.Deduct | TableBlock] = []
    rules.extend(r for r in block.rules if isinstance(r, s.Rate | s.Score | s.Deduct))
    tables = (body for body in block.named if isinstance(body, TableBlock))
    rules.extend(
        table
        for table in tables
        if isinstance(table.head, s.Table) and table.head.name.text in _RULE_TABLES
    )
    return rules


def _deduction(item: Item, block: ItemBlock, context: Context) -> Term | None:
    """How many points a department loses; its floor belongs to the item."""
    for rule in block.rules:
        if isinstance(rule, s.Deduct):
            limits = tuple(
                limit for limit in rule.formula.limits if not isinstance(limit, s.Exhausted)
            )
            lowering = FormulaLowering(item, context)
            term = lowering.formula(s.Formula(rule.formula.of, limits))
            return _must_be(term, t.Measure.POINTS, rule.span, context)
    return None


def _must_be(term: Term | None, measure: t.Measure, at: Span, context: Context) -> Term | None:
    if term is None:
        return None
    neutral = (t.Measure.RATE, t.Measure.COUNT, t.Measure.PLAIN)
    wanted = neutral if measure is t.Measure.RATE else (measure,)
    if not isinstance(term.type, t.Quantity) or term.type.measure not in wanted:
        expected = t.describe(t.Quantity(measure))
        context.problems.append(
            found(type_codes.WRONG_TYPE, at, expected=expected, found=t.describe(term.type))
        )
        return None
    for dim in term.dims:
        if dim.name != "部门":
            context.problems.append(
                found(type_codes.MISSING_DIM, at, name=at.text.split()[0], dim=dim.name)
            )
            return None
    return term


def _raw_rate(
    item: Item, block: ItemBlock, deduction: Term | None, context: Context
) -> tuple[ScoreExpression, Span] | None:
    assert item.span is not None
    rules = _rules(item, block)
    if not rules:
        context.problems.append(found(codes.NO_RULE, item.span, item=item.id))
        return None
    if len(rules) > 1:
        at = rules[1].head.span if isinstance(rules[1], TableBlock) else rules[1].span
        context.problems.append(found(codes.TWO_RULES, at, item=item.id))
        return None
    return _rate_of(rules[0], item, deduction, context)


def _rate_of(
    rule: s.Rate | s.Score | s.Deduct | TableBlock,
    item: Item,
    deduction: Term | None,
    context: Context,
) -> tuple[ScoreExpression, Span] | None:
    lowering = FormulaLowering(item, context)
    points = number(item.points)
    match rule:
        case s.Deduct(formula, span):
            if deduction is None:
                return None
            left = op(ScoreOp.SUB, points, scored_here(names.deduction(item.id)))
            if any(isinstance(limit, s.Exhausted) for limit in formula.limits):
                left = op(ScoreOp.MAX, ZERO, left)
            return op(ScoreOp.DIV, left, points), span
        case s.Rate(formula, span):
            term = _must_be(lowering.formula(formula), t.Measure.RATE, span, context)
            return None if term is None else (term.of, span)
        case s.Score(formula, span):
            term = _must_be(lowering.formula(formula), t.Measure.POINTS, span, context)
            return None if term is None else (op(ScoreOp.DIV, term.of, points), span)
        case TableBlock(head=s.Table() as head):
            return _table_rule(head, item, context)
        case _:
            raise AssertionError(rule)


def _table_rule(head: s.Table, item: Item, context: Context) -> tuple[ScoreExpression, Span] | None:
    lowered = context.lowered.scores.get(Key(item.id, head.name.text))
    if lowered is None:
        return None
    score, type_ = lowered
    whole = head.name.text == "得分"
    term = Term(Scored(score.name, tuple(Var(d.name) for d in score.dims)), type_, score.dims)
    measure = t.Measure.POINTS if whole else t.Measure.RATE
    checked = _must_be(term, measure, head.span, context)
    if checked is None:
        return None
    of = op(ScoreOp.DIV, checked.of, number(Fraction(item.points))) if whole else checked.of
    return of, head.span


def lower_reminders(
    item: Item, block: ItemBlock, context: Context
) -> tuple[list[Score], list[Reminder]]:
    """Each 提醒 becomes a true-or-false figure of the department."""
    scores: list[Score] = []
    reminders: list[Reminder] = []
    lines = [rule for rule in block.rules if isinstance(rule, s.Remind)]
    for index, line in enumerate(lines, start=1):
        test = FormulaLowering(item, context).truth(line.test)
        if test is None:
            continue
        name = names.reminder(item.id, index)
        dims = (context.department_dim(item),)
        label = Words(f"提醒{index}", f"reminder {index}")
        scores.append(Score(name, label, dims, test.of, Unit.COUNT, item.id, line.span))
        reminders.append(Reminder(item.id, name, line.text, line.span))
    return scores, reminders
