"""Formulas become score expressions, with their type and the dimensions they still depend on."""

from fractions import Fraction

from creditpolicy.policy import types as t
from creditpolicy.policy.core.scores import Case, CaseRow, Operation, ScoreOp
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.lower.functions import Functions
from creditpolicy.policy.lower.importing import imported
from creditpolicy.policy.lower.term import Term
from creditpolicy.syntax import expressions as e


class FormulaLowering(Functions):
    """Lowers the formulas of one item (or of the whole policy, where `item` is None)."""

    def expression(self, expression: e.Expression) -> Term | None:
        match expression:
            case e.Name():
                return self.named(expression)
            case e.Number(unit=unit):
                return Term(Lit(number_value(expression)), t.WRITTEN[unit])
            case e.Bracket(of):
                return self.expression(of)
            case e.Sum(terms):
                return self.sum(terms)
            case e.Product(factors):
                return self.product(factors)
            case e.Negative(of):
                return self._negative(of)
            case e.ItemResult():
                return self.item_result(expression)
            case e.Call():
                return self.call(expression)
            case e.Choice():
                return self._choice(expression)
            case e.Imported():
                return imported(expression, self.item, self.context)
            case e.Date(span=span):
                self.wrong_type(span, t.PLAIN, t.Day())
                return None
            case _:
                return self.condition(expression)

    def _negative(self, of: e.Expression) -> Term | None:
        term = self.number(of)
        zero = Lit(Fraction(0))
        return term and Term(Operation(ScoreOp.SUB, (zero, term.of)), term.type, term.dims)

    def _choice(self, choice: e.Choice) -> Term | None:
        test = self.truth(choice.test)
        then, other = self.expression(choice.then), self.expression(choice.other)
        if test is None or then is None or other is None:
            return None
        unit = self.same(then, other, choice.other)
        dims = self.merged(choice.span, test.dims, then.dims, other.dims)
        if unit is None or dims is None:
            return None
        case = Case((CaseRow(test.of, then.of, choice.span),), other.of)
        return Term(case, unit, dims)
