"""What can be wrong in formulas and tables: numbers, bounds, caps, rows, the order of ranks."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.build import add
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit
from creditpolicy.policy.facts import Scale
from creditpolicy.values.classes import evolve
from creditpolicy.verify.mutate.grades import graded_changes
from creditpolicy.verify.mutate.mutant import Step, changed, gone
from creditpolicy.verify.mutate.operators import Operator
from creditpolicy.verify.mutate.orders import (
    SCORE_BY_SIGN,
    SCORE_SIGNS,
    SIGNS,
    neighbours,
    number_texts,
    order_texts,
)

Changes = Iterator[tuple[ScoreExpression, Step]]

_NUMBERS = frozenset((ScoreOp.ADD, ScoreOp.SUB, ScoreOp.MUL, ScoreOp.DIV))
_LIMITS = (ScoreOp.MIN, ScoreOp.MAX)
_OTHER_WAY = {
    ScoreOp.FLOOR: (ScoreOp.CEIL, "向下取整", "向上取整"),
    ScoreOp.CEIL: (ScoreOp.FLOOR, "向上取整", "向下取整"),
}
_AGGREGATES = {
    Aggregate.SUM: (Aggregate.MEAN, "合计", "均值"),
    Aggregate.MEAN: (Aggregate.MAX, "均值", "最大"),
    Aggregate.MAX: (Aggregate.MIN, "最大", "最小"),
    Aggregate.MIN: (Aggregate.MAX, "最小", "最大"),
}


def rule_changes(of: ScoreExpression, scales: tuple[Scale, ...]) -> Changes:
    """A rule with one thing changed, in each of the places where 缺项 makes it stand."""
    rule = _rule(of)
    for other, step in formula_changes(rule, scales):
        yield other if rule is of else with_rule(of, rule, other), step


def _rule(of: ScoreExpression) -> ScoreExpression:
    """What 缺项 fills where it does not apply: one formula, though it stands for each choice."""
    match of:
        case Case(rows, other) if rows and all(_is_choice(row) for row in rows):
            own = _filled(other)
            return own if all(_filled(row.value) == own for row in rows) else of
        case _:
            return of


def _is_choice(row: CaseRow) -> bool:
    match row.test:
        case Operation(ScoreOp.EQ, (Given(), Lit())):
            return row.origin is None
        case _:
            return False


def _filled(of: ScoreExpression) -> ScoreExpression:
    return of.of if isinstance(of, Instead) else of


def with_rule(of: ScoreExpression, old: ScoreExpression, new: ScoreExpression) -> ScoreExpression:
    """The filling of gaps around another rule."""
    match of:
        case _ if of == old:
            return new
        case Case(rows, other):
            filled = (evolve(row, value=with_rule(row.value, old, new)) for row in rows)
            return Case(tuple(filled), with_rule(other, old, new))
        case Instead(inner, mark, use):
            return Instead(with_rule(inner, old, new), mark, use)
        case _:
            return of


def formula_changes(of: ScoreExpression, scales: tuple[Scale, ...]) -> Changes:
    """The formula with one thing changed, each way, at any depth."""
    match of:
        case Operation(op, args):
            yield from _operation(op, args)
            for at, arg in enumerate(args):
                for other, step in formula_changes(arg, scales):
                    yield Operation(op, (*args[:at], other, *args[at + 1 :])), step
        case Case():
            yield from _case(of, scales)
        case Fold(aggregate=aggregate, body=body):
            if aggregate in _AGGREGATES:
                how, old, new = _AGGREGATES[aggregate]
                step = Step(Operator.AGGREGATE, changed(old, new), None, ((old, new),))
                yield evolve(of, aggregate=how), step
            for other, step in formula_changes(body, scales):
                yield evolve(of, body=other), step
        case Rank(lowest=lowest):
            old, new = ("倒数名次", "名次") if lowest else ("名次", "倒数名次")
            step = Step(Operator.DIRECTION, changed(old, new), None, ((old, new),))
            yield evolve(of, lowest=not lowest), step
        case Instead(inner, _, use):
            for other, step in formula_changes(inner, scales):
                yield evolve(of, of=other), step
            for other, step in formula_changes(use, scales):
                yield evolve(of, use=other), step
        case Lit() | Given() | Var() | Measured() | Scored() | Imported():
            return


def _operation(op: ScoreOp, args: tuple[ScoreExpression, ...]) -> Changes:
    if op in SCORE_SIGNS:
        sign = SCORE_SIGNS[op]
        told, texts = changed(sign, SIGNS[sign]), order_texts(sign)
        yield Operation(SCORE_BY_SIGN[SIGNS[sign]], args), Step(Operator.BOUND, told, None, texts)
    elif op in (ScoreOp.AND, ScoreOp.OR):
        yield from _joined(op, args)
    elif op is ScoreOp.SUB:
        step = Step(Operator.SIGN, changed("−", "+"), None, ((" − ", " + "), (" - ", " + ")))
        yield Operation(ScoreOp.ADD, args), step
    elif op is ScoreOp.ADD:
        yield from _terms(args)
    elif op in _OTHER_WAY:
        way, one, another = _OTHER_WAY[op]
        step = Step(Operator.ROUNDING, changed(one, another), None, ((one, another),))
        yield Operation(way, args), step
    elif op in _LIMITS:
        yield from _limit(op, args)
    counted = op in SCORE_SIGNS or op in (ScoreOp.EQ, ScoreOp.NE)
    if op in _NUMBERS or op in _LIMITS or op is ScoreOp.ROUND or counted:
        operator = Operator.THRESHOLD if counted else Operator.NUMBER
        operator = Operator.ROUNDING if op is ScoreOp.ROUND else operator
        for at, arg in enumerate(args):
            if isinstance(arg, Lit) and isinstance(arg.value, Fraction):
                for new, step in _numbers(arg.value, operator):
                    yield Operation(op, (*args[:at], new, *args[at + 1 :])), step


def _terms(args: tuple[ScoreExpression, ...]) -> Changes:
    """A sum without each of its parts."""
    for at in range(len(args)):
        told = gone(Words(f"第 {at + 1} 项", f"part {at + 1} of the sum"))
        yield add([*args[:at], *args[at + 1 :]]), Step(Operator.TERM, told)


def _joined(op: ScoreOp, args: tuple[ScoreExpression, ...]) -> Changes:
    old, new = ("且", "或") if op is ScoreOp.AND else ("或", "且")
    other = ScoreOp.OR if op is ScoreOp.AND else ScoreOp.AND
    yield Operation(other, args), Step(Operator.JOIN, changed(old, new), None, ((old, new),))
    for at in range(len(args)):
        rest = (*args[:at], *args[at + 1 :])
        left = rest[0] if len(rest) == 1 else Operation(op, rest)
        yield left, Step(Operator.CONDITION, gone(Words("一个条件", "a condition")))


def _limit(op: ScoreOp, args: tuple[ScoreExpression, ...]) -> Changes:
    """Without a limit that is a number: 最高, 最低, 扣完为止."""
    what = Words("封顶", "the cap") if op is ScoreOp.MIN else Words("保底", "the floor")
    for at, arg in enumerate(args):
        if isinstance(arg, Lit) and len(args) > 1:
            rest = (*args[:at], *args[at + 1 :])
            left = rest[0] if len(rest) == 1 else Operation(op, rest)
            texts = (("，扣完为止", ""), ("，最高 1", ""), ("，最低 0分", ""), ("，最低 0", ""))
            yield left, Step(Operator.CAP, gone(what), None, texts)


def _numbers(value: Fraction, operator: Operator) -> Iterator[tuple[Lit, Step]]:
    """The next numbers; of 0 and −1, which nobody wrote as such, none that is below."""
    for new in neighbours(value):
        if value == 0 and new < 0:
            continue
        texts = number_texts(value, new)
        yield Lit(new), Step(operator, changed(texts[-1][0], texts[-1][1]), None, texts)


def _case(of: Case, scales: tuple[Scale, ...]) -> Changes:
    """Rows that somebody wrote: one left out, its condition, its value; then all the others'."""
    for at, row in enumerate(of.rows):
        before, after = of.rows[:at], of.rows[at + 1 :]
        if row.origin is not None:
            text = " ".join(row.origin.text.split())
            what = Words(f"“{text}”这一行", f"the row “{text}”")
            left = Case((*before, *after), of.other) if before or after else of.other
            yield left, Step(Operator.ROW, gone(what), row.origin, ((text, ""),))
        for other, step in _row(row, scales):
            rows = (*before, other, *after)
            yield Case(rows, of.other), step if step.at else evolve(step, at=row.origin)
    for value, step in _value(of.other, scales):
        yield Case(of.rows, value), step


def _row(row: CaseRow, scales: tuple[Scale, ...]) -> Iterator[tuple[CaseRow, Step]]:
    for test, step in formula_changes(row.test, scales):
        yield evolve(row, test=test), step
    for value, step in _value(row.value, scales):
        yield evolve(row, value=value), step


def _value(of: ScoreExpression, scales: tuple[Scale, ...]) -> Changes:
    """What a row gives: the next number, the next grade, or a formula with one thing changed."""
    match of:
        case Lit(Fraction() as value):
            for new, step in _numbers(value, Operator.NUMBER):
                yield new, step
        case Lit(str() as grade):
            for scale in scales:
                if grade in scale.values and len(scale.values) > 1:
                    place = scale.values.index(grade)
                    other = scale.values[place + 1 if place == 0 else place - 1]
                    step = Step(Operator.RESULT, changed(grade, other), None, ((grade, other),))
                    yield Lit(other), step
        case Case() if changes := tuple(graded_changes(of, scales)):
            yield from changes
        case _:
            yield from formula_changes(of, scales)
