"""An item's rule becomes the rate of each of its departments, which the roll-up takes."""

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy import names
from creditpolicy.policy import types as t
from creditpolicy.policy.core.build import (
    NOT_APPLICABLE,
    ONE,
    ZERO,
    by_choice,
    number,
    op,
    scored_here,
)
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Instead,
    Score,
    ScoreExpression,
    ScoreOp,
    Unit,
)
from creditpolicy.policy.core.values import Given, Lit, Mark
from creditpolicy.policy.facts import Item, Reminder
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.formulas import FormulaLowering
from creditpolicy.policy.lower.gates import Figure, pass_gates
from creditpolicy.policy.lower.scope import RULE_TABLES, Definition, Key, gates_of
from creditpolicy.policy.lower.term import Term
from creditpolicy.policy.outline import ItemBlock, TableBlock
from creditpolicy.policy.rollup import RuledItem
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

Rule = s.Rate | s.Score | s.Deduct | TableBlock

_RATES = (t.Measure.RATE, t.Measure.COUNT, t.Measure.PLAIN)
_RATE = Words("得分率", "rate")
_SCORE = Words("得分", "score")
_DEDUCT = Words("扣分", "deduct")


def lower_rule(
    item: Item, block: ItemBlock, missing: Lit | Given, context: Context
) -> tuple[list[Score], RuledItem] | None:
    """The rate of each department of the item, and its deduction where there is one."""
    lowering = FormulaLowering(item, context)
    gaps = _gaps(block, lowering)
    rules = _rules(block)
    if not _only_one(rules, item, context):
        return None
    rule = rules[0]
    deduction = _deduction(rule, lowering) if isinstance(rule, s.Deduct) else None
    rate = _rate(rule, deduction, lowering)
    if rate is None:
        return None
    origin = _span(rule)
    scores: list[Score] = []
    if deduction is not None:
        body = _filled(_case(gaps, deduction), missing, ZERO)
        name = names.deduction(item.id)
        scores.append(_score(name, Words("扣分", "deduction"), body, Unit.POINTS, lowering, origin))
    gated = _gated(item, block, rate, lowering)
    if gated is None:
        return None
    before, rate = gated
    scores.extend(before)
    own = _case(gaps, rate)
    context.lowered.rules[item.id] = own
    body = _filled(own, missing, ONE)
    scores.append(_score(names.rate(item.id), _RATE, body, Unit.RATE, lowering, origin))
    borne = any(isinstance(line, s.Borne) for line in block.rules)
    return scores, RuledItem(item, borne, origin)


def _gated(
    item: Item, block: ItemBlock, rate: ScoreExpression, lowering: FormulaLowering
) -> tuple[list[Score], ScoreExpression] | None:
    """The rate behind the item's gates, and what it was before each of them."""
    figures = lowering.context.scope.definitions
    own = [name for name in RULE_TABLES if not _is_computed(figures.get(Key(item.id, name)))]
    gates = gates_of(block, *own)
    if gates and any(isinstance(line, s.Borne) for line in block.rules):
        target = gates[0].head.target
        name = target.span.text
        lowering.report(policy_codes.GATE_BORNE, target.span, item=item.id, name=name)
        return None
    figure = Figure(names.rate(item.id), _RATE, item.id, item.span)
    result = Term(rate, t.RATE, (lowering.context.department_dim(item),))
    points = {"得分率": None, "得分": number(item.points)}
    views = {name: points[name] for name in own}
    passed = pass_gates(result, gates, figure, views, lowering)
    if passed is None:
        return None
    before, term = passed
    at = gates[-1].head.span if gates else figure.origin
    whole = _of_departments(term, at, _RATE, lowering.context)
    return None if whole is None else (before, whole.of)


def _is_computed(definition: Definition | None) -> bool:
    """Whether a 计算 bears the name of the item's result: there it is meant."""
    return definition is not None and isinstance(definition.body, s.Compute)


def _score(
    name: str,
    label: Words,
    body: ScoreExpression,
    unit: Unit,
    lowering: FormulaLowering,
    origin: Span,
) -> Score:
    item = lowering.item
    dims = (lowering.context.department_dim(item),)
    return Score(name, label, dims, body, unit, item.id if item else None, origin)


def _rules(block: ItemBlock) -> list[Rule]:
    rules: list[Rule] = [r for r in block.rules if isinstance(r, s.Rate | s.Score | s.Deduct)]
    tables = (body for body in block.named if isinstance(body, TableBlock))
    rules += [table for table in tables if _name(table) in RULE_TABLES]
    return sorted(rules, key=lambda rule: _span(rule).start)


def _name(table: TableBlock) -> str:
    return table.head.name.text if isinstance(table.head, s.Table) else ""


def _span(rule: Rule) -> Span:
    return rule.head.span if isinstance(rule, TableBlock) else rule.span


def _only_one(rules: list[Rule], item: Item, context: Context) -> bool:
    assert item.span is not None
    if not rules:
        context.problems.append(found(policy_codes.NO_RULE, item.span, item=item.id))
    spans = [_span(rule) for rule in rules[1:]]
    context.problems.extend(found(policy_codes.TWO_RULES, at, item=item.id) for at in spans)
    return len(rules) == 1


def _gaps(block: ItemBlock, lowering: FormulaLowering) -> tuple[CaseRow, ...]:
    """不适用 凡 …… : when the item does not apply to a department."""
    lines = [rule for rule in block.rules if isinstance(rule, s.NotApplicable)]
    what = Words("不适用", "not applicable")
    tests = [(line, _test(line.test, what, lowering)) for line in lines]
    return tuple(CaseRow(test.of, NOT_APPLICABLE, line.span) for line, test in tests if test)


def _test(expression: e.Expression, what: Words, lowering: FormulaLowering) -> Term | None:
    test = lowering.truth(expression)
    return test and _of_departments(test, expression.span, what, lowering.context)


def _case(gaps: tuple[CaseRow, ...], of: ScoreExpression) -> ScoreExpression:
    return Case(gaps, of) if gaps else of


def _filled(of: ScoreExpression, missing: Lit | Given, full: ScoreExpression) -> ScoreExpression:
    """缺项: rescaled, or full marks in its place."""
    return by_choice(missing, {"满分": Instead(of, Mark.NOT_APPLICABLE, full), "折算": of})


def _deduction(rule: s.Deduct, lowering: FormulaLowering) -> ScoreExpression | None:
    """How many points a department loses; its floor belongs to the item."""
    limits = tuple(limit for limit in rule.formula.limits if not isinstance(limit, s.Exhausted))
    term = lowering.formula(s.Formula(rule.formula.of, limits))
    return _points(term, rule.formula.of.span, _DEDUCT, lowering)


def _rate(
    rule: Rule, deduction: ScoreExpression | None, lowering: FormulaLowering
) -> ScoreExpression | None:
    assert lowering.item is not None
    points = number(lowering.item.points)
    match rule:
        case s.Deduct(formula):
            left = op(ScoreOp.SUB, points, scored_here(names.deduction(lowering.item.id)))
            if any(isinstance(limit, s.Exhausted) for limit in formula.limits):
                left = op(ScoreOp.MAX, ZERO, left)
            return deduction and op(ScoreOp.DIV, left, points)
        case s.Rate(formula):
            term = lowering.formula(formula)
            return _in(_RATES, term, formula.of.span, _RATE, lowering)
        case s.Score(formula):
            of = _points(lowering.formula(formula), formula.of.span, _SCORE, lowering)
            return of and op(ScoreOp.DIV, of, points)
        case TableBlock():
            return _of_table(rule, points, lowering)


def _of_table(table: TableBlock, points: Lit, lowering: FormulaLowering) -> ScoreExpression | None:
    assert lowering.item is not None
    context, name = lowering.context, _name(table)
    definition = context.scope.definitions[Key(lowering.item.id, name)]
    term = lowering.defined(definition)
    if name == "得分率":
        return _in(_RATES, term, table.head.span, _RATE, lowering)
    of = _points(term, table.head.span, _SCORE, lowering)
    return of and op(ScoreOp.DIV, of, points)


def _points(
    term: Term | None, at: Span, what: Words, lowering: FormulaLowering
) -> ScoreExpression | None:
    return _in((t.Measure.POINTS,), term, at, what, lowering)


def _in(
    units: tuple[t.Measure, ...],
    term: Term | None,
    at: Span,
    what: Words,
    lowering: FormulaLowering,
) -> ScoreExpression | None:
    """The formula, where it is in one of the units and one number for a department."""
    if term is None:
        return None
    if not isinstance(term.type, t.Quantity) or term.type.measure not in units:
        lowering.wrong_type(at, t.Quantity(units[0]), term.type)
        return None
    whole = _of_departments(term, at, what, lowering.context)
    return None if whole is None else whole.of


def _of_departments(term: Term, at: Span | None, what: Words, context: Context) -> Term | None:
    """The term, where it is one number for each department."""
    split = next((dim.name for dim in term.dims if dim.name != "部门"), None)
    if split is None:
        return term
    context.problems.append(found(codes.MISSING_DIM, at, name=what, dim=split))
    return None


def lower_reminders(
    item: Item, block: ItemBlock, context: Context
) -> tuple[list[Score], list[Reminder]]:
    """Each 提醒 becomes a true-or-false figure of the department."""
    lowering = FormulaLowering(item, context)
    scores: list[Score] = []
    reminders: list[Reminder] = []
    lines = [rule for rule in block.rules if isinstance(rule, s.Remind)]
    for index, line in enumerate(lines, start=1):
        test = _test(line.test, Words("提醒", "remind"), lowering)
        if test is None:
            continue
        name = names.reminder(item.id, index)
        label = Words(f"提醒{index}", f"reminder {index}")
        scores.append(_score(name, label, test.of, Unit.COUNT, lowering, line.span))
        reminders.append(Reminder(item.id, name, line.text, line.span))
    return scores, reminders
