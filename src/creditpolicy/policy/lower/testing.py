"""Conditions on figures: true or false for a department."""

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import types as t
from creditpolicy.policy.core.scores import Case, CaseRow, Operation, Scored, ScoreOp, Var
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.lower.naming import Naming
from creditpolicy.policy.lower.orders import ORDERED, SCORE_OPS, in_words, values_in_order
from creditpolicy.policy.lower.scope import Definition
from creditpolicy.policy.lower.term import Term, all_of
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e

_COMPARE = Words("比较", "compare")


class Testing(Naming):
    """Lowers conditions."""

    def truth(self, expression: e.Expression) -> Term | None:
        """A formula that is true or false."""
        term = self.expression(expression)
        if term is not None and not isinstance(term.type, t.Truth):
            self.report(codes.NOT_A_CONDITION, expression.span, found=t.describe(term.type))
            return None
        return term

    def condition(self, expression: e.Expression) -> Term | None:
        match expression:
            case e.Conjunction(parts):
                return self._join(ScoreOp.AND, parts)
            case e.Disjunction(parts):
                return self._join(ScoreOp.OR, parts)
            case e.Negation(of):
                inner = self.truth(of)
                return inner and Term(Operation(ScoreOp.NOT, (inner.of,)), t.Truth(), inner.dims)
            case e.Compare(left, order, right):
                term = self.expression(left)
                return term and self.compared(term, order, right)
            case e.Applies():
                return self._applies(expression)
            case e.Belongs():
                return self._belongs(expression)
            case _:
                self.report(codes.NOT_IN_FORMULA, expression.span, what=in_words(expression))
                return None

    def _applies(self, expression: e.Applies) -> Term | None:
        """Whether a figure, or a test, has a value here; what is undecided stays undecided."""
        term = self.expression(expression.of)
        if term is None:
            return None
        test = Operation(ScoreOp.APPLIES, (term.of,))
        of = test if expression.positive else Operation(ScoreOp.NOT, (test,))
        return Term(of, t.Truth(), term.dims)

    def _join(self, op: ScoreOp, parts: tuple[e.Expression, ...]) -> Term | None:
        tests = [self.truth(part) for part in parts]
        known = [test for test in tests if test is not None]
        if len(known) < len(tests):
            return None
        return self.joined_tests(op, known, parts[0].span.to(parts[-1].span))

    def joined_tests(self, op: ScoreOp, tests: list[Term], at: Span) -> Term | None:
        dims = self.merged(at, *(test.dims for test in tests))
        return None if dims is None else Term(all_of(op, [x.of for x in tests]), t.Truth(), dims)

    def compared(self, left: Term, order: e.Order, right: e.Expression) -> Term | None:
        """`left` in this order to an expression, or to a value of its category."""
        if isinstance(left.type, t.Category):
            return self._compare_category(left, left.type, order, right)
        other = self.number(right)
        if other is None:
            return None
        if not t.comparable(left.type, other.type):
            self.units_differ(right.span, left, other, _COMPARE)
            return None
        dims = self.merged(right.span, left.dims, other.dims)
        operation = Operation(SCORE_OPS[order], (left.of, other.of))
        return None if dims is None else Term(operation, t.Truth(), dims)

    def _compare_category(
        self, left: Term, category: t.Category, order: e.Order, right: e.Expression
    ) -> Term | None:
        figure = self._figure(category, right)
        if figure is not None:
            return self._compare_figures(left, order, figure, right.span)
        named = self._values(left, category, right)
        if named is None:
            return None
        if order in ORDERED and not category.ordered:
            self.report(codes.NOT_ORDERED, right.span, name=_shown(left))
            return None
        if order in ORDERED:
            return _among(left, values_in_order(order, category.values, named[0]))
        if len(named) == 1:
            operation = Operation(SCORE_OPS[order], (left.of, Lit(named[0])))
            return Term(operation, t.Truth(), left.dims)
        among = _among(left, named)
        if SCORE_OPS[order] is ScoreOp.EQ:
            return among
        return Term(Operation(ScoreOp.NOT, (among.of,)), t.Truth(), left.dims)

    def _figure(self, category: t.Category, right: e.Expression) -> Term | None:
        """The figure or the assumption that is named on the right, if that is no value."""
        if not isinstance(right, e.Name) or category.named(right.text) is not None:
            return None
        found = self.context.scope.find(right, self.place)
        if right.text not in self.context.assumptions and not isinstance(found, Definition):
            return None
        term = self.expression(right)
        return term if term and isinstance(term.type, t.Category) else None

    def _compare_figures(self, left: Term, order: e.Order, right: Term, at: Span) -> Term | None:
        """Two values of one list: the lower half of it is asked for each value of the right."""
        one, other = left.type, right.type
        assert isinstance(one, t.Category)
        assert isinstance(other, t.Category)
        whole = t.one_list(one, other)
        if whole is None:
            listed = {"one": "、".join(one.values), "other": "、".join(other.values)}
            self.report(codes.GRADES_DIFFER, at, **listed)
            return None
        if order in ORDERED and not whole.ordered:
            self.report(codes.NOT_ORDERED, at, name=_shown(left))
            return None
        dims = self.merged(at, left.dims, right.dims)
        if dims is None:
            return None
        if order not in ORDERED:
            return Term(Operation(SCORE_OPS[order], (left.of, right.of)), t.Truth(), dims)
        rows = [
            CaseRow(
                Operation(ScoreOp.EQ, (right.of, Lit(value))),
                _among(left, values_in_order(order, whole.values, value)).of,
            )
            for value in other.values
        ]
        return Term(Case(tuple(rows), rows[-1].value), t.Truth(), dims)

    def _values(
        self, left: Term, category: t.Category, right: e.Expression
    ) -> tuple[str, ...] | None:
        """The values that a name stands for, or a finding."""
        values = self.context.values_of(category, right) if isinstance(right, e.Name) else None
        if values is None:
            known = "、".join((*category.values, *(name for name, _ in category.sets)))
            at, of, name = right.span, _shown(left), right.span.text
            self.report(codes.UNKNOWN_VALUE, at, of=of, name=name, values=known)
        return values

    def _belongs(self, expression: e.Belongs) -> Term | None:
        left = self.expression(expression.of)
        if left is None:
            return None
        if not isinstance(left.type, t.Category):
            found = t.describe(left.type)
            self.report(codes.NOT_LISTED, expression.of.span, found=found)
            return None
        parts = [self._values(left, left.type, name) for name in expression.names]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        return _among(left, tuple(dict.fromkeys(value for part in known for value in part)))


def _among(left: Term, values: tuple[str, ...]) -> Term:
    return Term(Operation(ScoreOp.IN, (left.of, Lit(values))), t.Truth(), left.dims)


def _shown(term: Term) -> str:
    match term.of:
        case Given(name) | Var(name) | Scored(name):
            return name
        case _:
            return "…"
