"""Formulas become score expressions, with their type and the dimensions they still depend on."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import types as t
from creditpolicy.policy.core.scores import Case, CaseRow, Dim, Fold, Operation, Rank, ScoreOp, Var
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.lower.term import Term
from creditpolicy.policy.lower.testing import Testing
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax.vocabulary import BUILTIN_NAMES

_FOLDS = {
    "最大": Aggregate.MAX,
    "最小": Aggregate.MIN,
    "均值": Aggregate.MEAN,
    "合计": Aggregate.SUM,
    "个数": Aggregate.COUNT,
}
_LISTS = {"最大": ScoreOp.MAX, "最小": ScoreOp.MIN, "合计": ScoreOp.ADD, "均值": ScoreOp.ADD}
_RANK = "名次"
_FUNCTIONS = (*_FOLDS, _RANK)
_ENGLISH = dict(BUILTIN_NAMES)
_TOGETHER = Words("放在一起算", "combine")


class FormulaLowering(Testing):
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
            case e.Call():
                return self._call(expression)
            case e.Choice():
                return self._choice(expression)
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

    def _call(self, call: e.Call) -> Term | None:
        name = call.function.text
        if name not in _FUNCTIONS:
            listed = ", ".join(_ENGLISH[function] for function in _FUNCTIONS)
            functions = Words("、".join(_FUNCTIONS), listed)
            at, shown = call.function.span, call.function.span.text
            self.report(policy_codes.UNKNOWN_FUNCTION, at, name=shown, functions=functions)
            return None
        if name == _RANK:
            return self._rank(call)
        return self._fold(call) if call.over or name not in _LISTS else self._list(call)

    def _list(self, call: e.Call) -> Term | None:
        total = self.all_alike(_LISTS[call.function.text], call.args, _TOGETHER)
        if total is None or call.function.text != "均值":
            return total
        count = Lit(Fraction(len(call.args)))
        return Term(Operation(ScoreOp.DIV, (total.of, count)), total.type, total.dims)

    def _one(self, call: e.Call) -> Term | None:
        if len(call.args) == 1:
            return self.number(call.args[0])
        name, count = call.function.span.text, str(len(call.args))
        self.report(codes.ARGUMENTS, call.span, name=name, expected="1", found=count)
        return None

    def _fold(self, call: e.Call) -> Term | None:
        """Over the values of columns, or over departments; 逐 says which."""
        term = self._one(call)
        if not call.over:
            name = call.function.span.text
            self.report(codes.NOTHING_TO_FOLD, call.span, name=name)
            return None
        how = _FOLDS[call.function.text]
        if term is not None and self.context.too_fine(term.dims, call.span):
            return None
        for key in call.over:
            dim = self._dim(term, key.text, key)
            if term is None or dim is None:
                return None
            unit = t.COUNT if how is Aggregate.COUNT else term.type
            rest = tuple(other for other in term.dims if other != dim)
            term = Term(Fold(how, dim.name, dim.members, term.of), unit, rest)
        return term

    def _rank(self, call: e.Call) -> Term | None:
        term = self._one(call)
        dim = self._dim(term, "部门", call)
        if term is None or dim is None:
            return None
        rank = Rank(dim.name, dim.members, term.of, Var(dim.name))
        return Term(rank, t.Quantity(t.Measure.PLACE), term.dims)

    def _dim(self, term: Term | None, name: str, at: e.Name | e.Call) -> Dim | None:
        if term is None:
            return None
        dim = next((dim for dim in term.dims if dim.name == name), None)
        if dim is None:
            self.report(codes.NOT_SPLIT, at.span, dim=name)
        return dim
