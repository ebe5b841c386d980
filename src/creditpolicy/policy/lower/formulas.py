"""Formulas become score expressions, with their type and the dimensions they still depend on."""

from collections.abc import Callable
from fractions import Fraction

from creditpolicy.values.frozen import frozen

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Dim,
    Fold,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.declare.names import FIGURE, unknown
from creditpolicy.policy.facts import Item
from creditpolicy.policy.lower import types as t
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.dims import measure_dims, merge
from creditpolicy.policy.lower.orders import ORDERED, SCORE_OPS, in_words
from creditpolicy.policy.lower.scope import Definition
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

_FOLDS = {
    "最大": Aggregate.MAX,
    "最小": Aggregate.MIN,
    "均值": Aggregate.MEAN,
    "合计": Aggregate.SUM,
    "个数": Aggregate.COUNT,
}
_LISTS = {"最大": ScoreOp.MAX, "最小": ScoreOp.MIN, "合计": ScoreOp.ADD, "均值": ScoreOp.ADD}
_RANK = "名次"


@frozen
class Term:
    """A lowered formula: what it is, its type, and the dimensions it depends on."""

    of: ScoreExpression
    type: t.Type
    dims: tuple[Dim, ...] = ()


class FormulaLowering:
    """Lowers the formulas of one item (or of the whole policy, where `item` is None)."""

    def __init__(self, item: Item | None, context: Context) -> None:
        self.item = item
        self.context = context

    def formula(self, formula: s.Formula) -> Term | None:
        """An expression with its caps and floors."""
        term = self.expression(formula.of)
        return self.limited(term, formula.limits)

    def limited(self, term: Term | None, limits: tuple[s.Limit, ...]) -> Term | None:
        for limit in limits:
            if term is None:
                return None
            match limit:
                case s.Cap(of):
                    term = self._bound(ScoreOp.MIN, term, self.expression(of), limit)
                case s.Floor(of):
                    term = self._bound(ScoreOp.MAX, term, self.expression(of), limit)
                case s.Exhausted():
                    zero = Term(Lit(Fraction(0)), term.type)
                    term = self._bound(ScoreOp.MAX, term, zero, limit)
        return term

    def _bound(self, op: ScoreOp, term: Term, bound: Term | None, at: s.Limit) -> Term | None:
        if bound is None:
            return None
        return self._combine(op, term, bound, at, Words("比较", "compare"), t.alike)

    def expression(self, expression: e.Expression) -> Term | None:
        """A formula or a condition, or None where something was reported."""
        match expression:
            case e.Name():
                return self._named(expression)
            case e.Number():
                return Term(Lit(number_value(expression)), t.WRITTEN[expression.unit])
            case e.Bracket(of):
                return self.expression(of)
            case e.Sum():
                return self._sum(expression)
            case e.Product():
                return self._product(expression)
            case e.Negative(of):
                return self._negative(of)
            case e.Call():
                return self._call(expression)
            case e.Choice():
                return self._choice(expression)
            case e.Date():
                self._report_type(expression, t.PLAIN, t.Day())
                return None
            case _:
                return self._condition(expression)

    def number(self, expression: e.Expression) -> Term | None:
        """A formula that is a quantity."""
        term = self.expression(expression)
        if term is not None and not isinstance(term.type, t.Quantity):
            self._report_type(expression, t.PLAIN, term.type)
            return None
        return term

    def truth(self, expression: e.Expression) -> Term | None:
        """A formula that is true or false."""
        term = self.expression(expression)
        if term is not None and not isinstance(term.type, t.Truth):
            what = t.describe(term.type)
            self.context.problems.append(
                found(type_codes.NOT_A_CONDITION, expression.span, found=what)
            )
            return None
        return term

    def _named(self, name: e.Name) -> Term | None:
        if name.text in self.context.assumptions:
            self.context.used.add(name.text)
            return Term(Given(name.text), t.of_assumption(self.context.assumptions[name.text]))
        definition = self.context.scope.find(name, self.item.id if self.item else "")
        match definition:
            case Definition():
                return self._defined(definition)
            case None:
                return self._unknown(name)
            case problem:
                self.context.problems.append(problem)
                return None

    def _defined(self, definition: Definition) -> Term | None:
        """A figure lowered before; None without a word where its own line has been reported."""
        self.context.used.add(str(definition.key))
        lowered = self.context.lowered
        if definition.key in lowered.scores:
            score, type_ = lowered.scores[definition.key]
            keys = tuple(Var(dim.name) for dim in score.dims)
            return Term(Scored(score.name, keys), type_, self._narrow(score.dims))
        if definition.key in lowered.measures:
            measure = lowered.measures[definition.key]
            dims = measure_dims(measure, self.context, self.item)
            keys = tuple(Var(dim.name) for dim in dims)
            return Term(Measured(measure.name, keys), self._measure_type(definition), dims)
        return None

    def _narrow(self, dims: tuple[Dim, ...]) -> tuple[Dim, ...]:
        """A figure of the whole policy is used here for the departments of this item."""
        own = self.context.department_dim(self.item)
        return tuple(own if dim.name == own.name else dim for dim in dims)

    def _measure_type(self, definition: Definition) -> t.Type:
        measure = self.context.lowered.measures[definition.key]
        if measure.aggregate is Aggregate.COUNT or measure.column is None:
            return t.COUNT
        column = self.context.kinds[measure.kind].column(measure.column)
        assert column is not None
        return t.of_column(column)

    def _unknown(self, name: e.Name) -> Term | None:
        for kind in self.context.kinds.values():
            if kind.column(name.text) is not None:
                self.context.problems.append(
                    found(type_codes.RECORD_IN_FORMULA, name.span, name=name.text)
                )
                return None
        known = [*self.context.scope.names(), *self.context.assumptions]
        self.context.problems.append(unknown(name, FIGURE, known))
        return None

    def _combine(
        self,
        op: ScoreOp,
        left: Term,
        right: Term,
        at: e.Expression | s.Limit,
        action: Words,
        rule: Callable[[t.Quantity, t.Quantity], t.Quantity | None],
    ) -> Term | None:
        match left.type, right.type:
            case t.Quantity() as one, t.Quantity() as other:
                unit = rule(one, other)
                if unit is not None:
                    dims = merge(left.dims, right.dims)
                    return Term(Operation(op, (left.of, right.of)), unit, dims)
            case _:
                pass
        self._report_units(at.span, left, right, action)
        return None

    def _report_units(self, at: Span, left: Term, right: Term, action: Words) -> None:
        one, other = t.describe(left.type), t.describe(right.type)
        self.context.problems.append(
            found(type_codes.UNITS_DIFFER, at, left=one, right=other, action=action)
        )

    def _sum(self, expression: e.Sum) -> Term | None:
        total: Term | None = None
        terms = [(sign, self.number(of)) for sign, of in expression.terms]
        if any(term is None for _, term in terms):
            return None
        for sign, term in terms:
            assert term is not None
            if total is None:
                total = term
                continue
            op = ScoreOp.ADD if sign == "+" else ScoreOp.SUB
            action = Words("相加", "add") if sign == "+" else Words("相减", "subtract")
            total = self._combine(op, total, term, expression, action, t.alike)
            if total is None:
                return None
        return total

    def _product(self, expression: e.Product) -> Term | None:
        factors = [(sign, self.number(of)) for sign, of in expression.factors]
        if any(factor is None for _, factor in factors):
            return None
        result: Term | None = None
        for sign, factor in factors:
            assert factor is not None
            if result is None:
                result = factor
            elif sign == "*":
                action = Words("相乘", "multiply")
                result = self._combine(ScoreOp.MUL, result, factor, expression, action, t.times)
            else:
                action = Words("相除", "divide")
                result = self._combine(ScoreOp.DIV, result, factor, expression, action, t.over)
            if result is None:
                return None
        return result

    def _negative(self, of: e.Expression) -> Term | None:
        term = self.number(of)
        if term is None:
            return None
        zero = Lit(Fraction(0))
        return Term(Operation(ScoreOp.SUB, (zero, term.of)), term.type, term.dims)

    def _call(self, call: e.Call) -> Term | None:
        if call.function.text == _RANK:
            return self._rank(call)
        if call.function.text not in _FOLDS:
            functions = "、".join((*_FOLDS, _RANK))
            self.context.problems.append(
                found(
                    codes.UNKNOWN_FUNCTION,
                    call.function.span,
                    name=call.function.text,
                    functions=functions,
                )
            )
            return None
        if call.over or call.function.text not in _LISTS:
            return self._fold(call)
        return self._list(call)

    def _list(self, call: e.Call) -> Term | None:
        args = [self.number(arg) for arg in call.args]
        if any(arg is None for arg in args):
            return None
        total: Term | None = None
        for arg in args:
            assert arg is not None
            action = Words("放在一起算", "combine")
            op = _LISTS[call.function.text]
            total = arg if total is None else self._combine(op, total, arg, call, action, t.alike)
            if total is None:
                return None
        assert total is not None
        if call.function.text != "均值":
            return total
        count = Lit(Fraction(len(args)))
        return Term(Operation(ScoreOp.DIV, (total.of, count)), total.type, total.dims)

    def _one(self, call: e.Call) -> Term | None:
        if len(call.args) != 1:
            self.context.problems.append(
                found(
                    type_codes.ARGUMENTS,
                    call.span,
                    name=call.function.text,
                    expected="1",
                    found=str(len(call.args)),
                )
            )
            return None
        return self.number(call.args[0])

    def _fold(self, call: e.Call) -> Term | None:
        term = self._one(call)
        for key in call.over:
            if term is None:
                return None
            dim = next((dim for dim in term.dims if dim.name == key.text), None)
            if dim is None:
                self.context.problems.append(found(type_codes.NOT_SPLIT, key.span, dim=key.text))
                return None
            rest = tuple(other for other in term.dims if other != dim)
            how = _FOLDS[call.function.text]
            unit = t.COUNT if how is Aggregate.COUNT else term.type
            term = Term(Fold(how, dim.name, dim.members, term.of), unit, rest)
        return term

    def _rank(self, call: e.Call) -> Term | None:
        term = self._one(call)
        if term is None:
            return None
        dim = next((dim for dim in term.dims if dim.name == "部门"), None)
        if dim is None:
            self.context.problems.append(found(type_codes.NOT_SPLIT, call.span, dim="部门"))
            return None
        rank = Rank(dim.name, dim.members, term.of, Var(dim.name))
        return Term(rank, t.Quantity(t.Measure.PLACE), term.dims)

    def _choice(self, choice: e.Choice) -> Term | None:
        test, then, other = (
            self.truth(choice.test),
            self.expression(choice.then),
            self.expression(choice.other),
        )
        if test is None or then is None or other is None:
            return None
        unit = self.same(then, other, choice)
        if unit is None:
            return None
        case = Case((CaseRow(test.of, then.of, choice.span),), other.of)
        return Term(case, unit, merge(test.dims, then.dims, other.dims))

    def same(self, left: Term, right: Term, at: e.Expression) -> t.Type | None:
        """The common type of two values that stand for each other."""
        match left.type, right.type:
            case t.Quantity() as one, t.Quantity() as other if t.alike(one, other):
                return t.alike(one, other)
            case one, other if one == other:
                return one
            case _:
                pass
        self._report_type(at, left.type, right.type)
        return None

    def _condition(self, expression: e.Expression) -> Term | None:
        match expression:
            case e.Conjunction(parts):
                return self._join(ScoreOp.AND, parts)
            case e.Disjunction(parts):
                return self._join(ScoreOp.OR, parts)
            case e.Negation(of):
                inner = self.truth(of)
                if inner is None:
                    return None
                return Term(Operation(ScoreOp.NOT, (inner.of,)), t.Truth(), inner.dims)
            case e.Compare():
                return self._compare(expression)
            case _:
                what = in_words(expression)
                self.context.problems.append(
                    found(type_codes.NOT_IN_FORMULA, expression.span, what=what)
                )
                return None

    def _join(self, op: ScoreOp, parts: tuple[e.Expression, ...]) -> Term | None:
        tests = [self.truth(part) for part in parts]
        known = [test for test in tests if test is not None]
        if len(known) < len(tests):
            return None
        dims = merge(*(test.dims for test in known))
        return Term(Operation(op, tuple(test.of for test in known)), t.Truth(), dims)

    def _compare(self, expression: e.Compare) -> Term | None:
        left = self.expression(expression.left)
        if left is None:
            return None
        return self.compared(left, expression.order, expression.right, expression)

    def compared(
        self, left: Term, order: e.Order, right: e.Expression, at: e.Expression | s.Bound
    ) -> Term | None:
        """`left` in this order to an expression, or to a value of its category."""
        if isinstance(left.type, t.Category):
            return self._compare_category(left, left.type, order, right)
        other = self.number(right)
        if other is None:
            return None
        match left.type, other.type:
            case t.Quantity() as one, t.Quantity() as two if t.alike(one, two) or t.PLAIN in (
                one,
                two,
            ):
                operation = Operation(SCORE_OPS[order], (left.of, other.of))
                return Term(operation, t.Truth(), merge(left.dims, other.dims))
            case _:
                pass
        self._report_units(at.span, left, other, Words("比较", "compare"))
        return None

    def _compare_category(
        self, left: Term, category: t.Category, order: e.Order, right: e.Expression
    ) -> Term | None:
        if not isinstance(right, e.Name) or right.text not in category.values:
            self.context.problems.append(
                found(
                    type_codes.UNKNOWN_VALUE,
                    right.span,
                    of=_shown(left),
                    name=right.span.text,
                    values="、".join(category.values),
                )
            )
            return None
        if order in ORDERED:
            self.context.problems.append(
                found(type_codes.NOT_ORDERED, right.span, name=_shown(left))
            )
            return None
        operation = Operation(SCORE_OPS[order], (left.of, Lit(right.text)))
        return Term(operation, t.Truth(), left.dims)

    def _report_type(self, at: e.Expression, expected: t.Type, actual: t.Type) -> None:
        self.context.problems.append(
            found(
                type_codes.WRONG_TYPE,
                at.span,
                expected=t.describe(expected),
                found=t.describe(actual),
            )
        )


def _shown(term: Term) -> str:
    match term.of:
        case Given(name) | Var(name):
            return name
        case _:
            return "…"
