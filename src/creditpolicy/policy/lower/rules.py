"""An item's rule becomes the rate of each of its departments, which the roll-up takes."""

from collections.abc import Callable
from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Text, Words, found
from creditpolicy.policy import names
from creditpolicy.policy import types as t
from creditpolicy.policy.blocks import ItemBlock, TableBlock
from creditpolicy.policy.core.build import (
    NOT_APPLICABLE,
    ONE,
    ZERO,
    fold,
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
from creditpolicy.policy.core.values import Aggregate, Lit, Mark
from creditpolicy.policy.declare.assessment import MISSING_BY, gaps_of, the_choice
from creditpolicy.policy.facts import Item, Reminder
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.exceptions import exempted, ruled
from creditpolicy.policy.lower.formulas import FormulaLowering
from creditpolicy.policy.lower.gates import Figure, pass_gates
from creditpolicy.policy.lower.parts import part_total
from creditpolicy.policy.lower.scope import RULE_TABLES, Definition, Key, gates_of
from creditpolicy.policy.lower.term import Term
from creditpolicy.policy.reckoning import MISSING, RESCALE, Choices, RuledItem
from creditpolicy.policy.rollup import department_item_score
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.values.classes import evolve, frozen

Rule = s.Rate | s.Score | s.Deduct | TableBlock

_RATES = (t.Measure.RATE, t.Measure.COUNT, t.Measure.PLAIN)
_RATE = Words("得分率", "rate")
_SCORE = Words("得分", "score")
_DEDUCT = Words("扣分", "deduct")


def lower_rule(
    item: Item, block: ItemBlock, choices: Choices, context: Context
) -> tuple[list[Score], RuledItem] | None:
    """The rate of each department, and its deduction where there is one, behind what they need."""
    if item.sort is not ItemSort.BASE:
        choices = unfilled(choices)
    scores = lower_parts(item, block, choices, context)
    lowering = FormulaLowering(item, context)
    lowering.in_rule = scores is not None
    gaps = _gaps(block, lowering)
    rules = _rules(block)
    if not _only_one(rules, item, block, context) or scores is None:
        return None
    rule = rules[0] if rules else None
    deduction = _deduction(rule, lowering) if isinstance(rule, s.Deduct) else None
    rate = _of_parts(item) if rule is None else _rate(rule, deduction, lowering)
    if rate is None:
        return None
    origin = item.span if rule is None else _span(rule)
    filling = _Filling(lowering, choices, origin)
    points = item.points
    if deduction is not None:
        rows = _exceptions(lowering, lambda rate: points * (1 - rate))
        own = _case((*rows, *gaps), deduction)
        named = names.deduction(item.id), names.own_deduction(item.id)
        scores += filling.filled(own, ZERO, named, Words("扣分", "deduction"), Unit.POINTS)
    gated = _gated(item, block, rate, lowering)
    if gated is None:
        return None
    before, rate = gated
    scores += before
    own = _case((*_exceptions(lowering, lambda rate: rate), *gaps), rate)
    if rule is not None or before:
        context.lowered.rules[item.id] = own
    named = names.rate(item.id), names.own_rate(item.id)
    scores += filling.filled(own, ONE, named, _label_of(item, context), Unit.RATE)
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


def unfilled(choices: Choices) -> Choices:
    """Where nothing is put in place of what does not apply."""
    return evolve(choices, missing=Lit(RESCALE), gaps=(RESCALE,))


def lower_parts(
    item: Item, block: ItemBlock, choices: Choices, context: Context
) -> list[Score] | None:
    """What the parts of an item score, and their sum; None where something was reported."""
    lines = [line for line in block.rules if isinstance(line, s.MissingBy)]
    if not item.parts:
        heading = Words("汇总”或有分项的“考核项", "summary” or an “item” with parts")
        at = [line.span for line in lines]
        context.problems += [found(policy_codes.MISPLACED, a, heading=heading) for a in at]
        return []
    assumptions, used, problems = context.assumptions, context.used, context.problems
    missing = the_choice(lines, MISSING_BY, MISSING, assumptions, used, problems)
    scores: list[Score] = []
    complete = True
    for part, of in zip(item.parts, block.parts, strict=True):
        lowered = lower_rule(part, of, unfilled(choices), context)
        complete = complete and lowered is not None
        if lowered is not None:
            scores += [*lowered[0], department_item_score(lowered[1])]
    own = evolve(choices, missing=missing, gaps=gaps_of(missing, assumptions))
    return [*scores, *part_total(item, own, context)] if complete else None


def _label_of(item: Item, context: Context) -> Words:
    """A part's rate is called by its number: in its item it stands among others."""
    if item.id not in context.scope.wholes:
        return _RATE
    return Words(f"分项{item.id}得分率", f"rate of part {item.id}")


def _of_parts(item: Item) -> ScoreExpression:
    """The rate of an item with no rule of its own: what its parts come to."""
    return op(ScoreOp.DIV, scored_here(names.part_total(item.id)), number(item.points))


def _exceptions(
    lowering: FormulaLowering, value: Callable[[Fraction], Fraction]
) -> tuple[CaseRow, ...]:
    """免考 and 裁定 come before everything else."""
    item, exceptions = lowering.item, lowering.context.exceptions
    assert item is not None
    return (*exempted(item, exceptions.exemptions), *ruled(item, exceptions.rulings, value))


@frozen
class _Filling:
    """缺项: what a figure is where the item does not apply to a department."""

    lowering: FormulaLowering
    choices: Choices
    origin: Span | None

    def filled(
        self,
        of: ScoreExpression,
        full: ScoreExpression,
        named: tuple[str, str],
        label: Words,
        unit: Unit,
    ) -> list[Score]:
        """The figure, with full marks or the mean of the others where 缺项 can be that."""
        name, own_name = named
        scores: list[Score] = []
        mean: ScoreExpression = NOT_APPLICABLE
        if "均值" in self.choices.gaps:
            own_label = Words(f"本来的{label.zh}", f"{label.en} by itself")
            scores.append(_score(own_name, own_label, of, unit, self.lowering, self.origin))
            of = scored_here(own_name)
            members = self.lowering.context.members(self.lowering.item)
            mean = fold(Aggregate.MEAN, members, of)
        options = {
            "满分": Instead(of, Mark.NOT_APPLICABLE, full),
            "均值": Instead(of, Mark.NOT_APPLICABLE, mean),
            "平均摊入": of,
            "折算": of,
        }
        body = self.choices.by_missing(options)
        return [*scores, _score(name, label, body, unit, self.lowering, self.origin)]


def _score(
    name: str,
    label: Words,
    body: ScoreExpression,
    unit: Unit,
    lowering: FormulaLowering,
    origin: Span | None,
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


def _only_one(rules: list[Rule], item: Item, block: ItemBlock, context: Context) -> bool:
    assert item.span is not None
    if not rules and not item.parts and not block.has_lost_parts:
        context.problems.append(found(policy_codes.NO_RULE, item.span, item=item.id))
    spans = [_span(rule) for rule in rules[1:]]
    context.problems.extend(found(policy_codes.TWO_RULES, at, item=item.id) for at in spans)
    for rule in rules[:1]:
        _check_sort(rule, item, context)
    return len(rules) == 1 or (not rules and bool(item.parts))


def _check_sort(rule: Rule, item: Item, context: Context) -> None:
    """A 减分项 only deducts, a 加分项 never does."""
    deducts = isinstance(rule, s.Deduct)
    if item.sort is ItemSort.BASE or deducts is (item.sort is ItemSort.PENALTY):
        return
    args = _AS_PENALTY if item.sort is ItemSort.PENALTY else _AS_BONUS
    context.problems.append(found(policy_codes.WRONG_SORT, _span(rule), **args))


_AS_PENALTY: dict[str, Text] = {
    "heading": Words("减分项", "penalty"),
    "expected": Words("扣分 =", "deduct ="),
    "shape": Words("扣分 = 2分 × 次数，扣完为止", "deduct = 2 points * N, until exhausted"),
}
_AS_BONUS: dict[str, Text] = {
    "heading": Words("加分项", "bonus item"),
    "expected": Words("得分 =”或“得分率 =", "score =” or “rate ="),
    "shape": Words(
        "得分 = 1分 × 认定数，最高 5分", "score = 1 point * recognised, at most 5 points"
    ),
}


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
            deducted: ScoreExpression = scored_here(names.deduction(lowering.item.id))
            left = op(ScoreOp.SUB, points, deducted)
            if any(isinstance(limit, s.Exhausted) for limit in formula.limits):
                left = op(ScoreOp.MAX, ZERO, left)
                deducted = op(ScoreOp.MIN, deducted, points)
            if lowering.item.sort is ItemSort.PENALTY:
                left = deducted
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
