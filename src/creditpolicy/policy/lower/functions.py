"""Functions in formulas: of listed figures, over the members of a dimension, ranks, rounding."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import types as t
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Dim,
    Fold,
    Operation,
    Rank,
    Scored,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.lower.grading import stepped
from creditpolicy.policy.lower.term import Term
from creditpolicy.policy.lower.testing import Testing
from creditpolicy.source.source import Span
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
_RANKS = {"名次": (False, False), "倒数名次": (True, False), "密集名次": (False, True)}
"""Whether the lowest comes first, and whether no place is skipped behind equals."""
_ROUNDING = {"向下取整": ScoreOp.FLOOR, "向上取整": ScoreOp.CEIL, "四舍五入": ScoreOp.ROUND}
_STEPS = {"提一档": True, "降一档": False}
_FUNCTIONS = (*_FOLDS, *_RANKS, *_ROUNDING, *_STEPS)
_ENGLISH = dict(BUILTIN_NAMES)
_TOGETHER = Words("放在一起算", "take together")
_MOST_PLACES = 6


class Functions(Testing):
    """Lowers calls."""

    def call(self, call: e.Call) -> Term | None:
        name = call.function.text
        if name in _ROUNDING:
            return self._rounded(call)
        if name in _RANKS:
            return self._rank(call)
        if name in _STEPS:
            return self._step(call)
        if name in _FOLDS:
            return self._fold(call) if call.over or name not in _LISTS else self._list(call)
        listed = ", ".join(_ENGLISH[function] for function in _FUNCTIONS)
        functions = Words("、".join(_FUNCTIONS), listed)
        at, shown = call.function.span, call.function.span.text
        self.report(policy_codes.UNKNOWN_FUNCTION, at, name=shown, functions=functions)
        return None

    def _list(self, call: e.Call) -> Term | None:
        total = self.all_alike(_LISTS[call.function.text], call.args, _TOGETHER)
        if total is None or call.function.text != "均值":
            return total
        count = Lit(Fraction(len(call.args)))
        return Term(Operation(ScoreOp.DIV, (total.of, count)), total.type, total.dims)

    def _first(self, call: e.Call, wanted: int = 1) -> Term | None:
        """The figure that a function is of, where it has as many arguments as it wants."""
        if len(call.args) == wanted:
            return self.number(call.args[0])
        name, count = call.function.span.text, str(len(call.args))
        self.report(codes.ARGUMENTS, call.span, name=name, expected=str(wanted), found=count)
        return None

    def _rounded(self, call: e.Call) -> Term | None:
        """Down or up to whole numbers, or to the nearest number of so many places."""
        op = _ROUNDING[call.function.text]
        to_places = op is ScoreOp.ROUND
        term = self._first(call, 2 if to_places else 1)
        if call.over:
            name = call.function.span.text
            self.report(codes.OVER_NOTHING, call.over[0].span, name=name)
            return None
        if term is None or not isinstance(term.type, t.Quantity):
            return None
        if not to_places:
            unit = t.rounded_up_or_down(term.type)
            return Term(Operation(op, (term.of,)), unit, term.dims)
        places = self._places(call.args[1])
        if places is None:
            return None
        return Term(Operation(op, (term.of, places)), term.type, term.dims)

    def _places(self, of: e.Expression) -> Lit | None:
        match of:
            case e.Number(unit=e.Unit.NONE) if number_value(of) in range(_MOST_PLACES + 1):
                return Lit(number_value(of))
            case _:
                found, most = of.span.text, str(_MOST_PLACES)
                self.report(codes.DECIMAL_PLACES, of.span, found=found, most=most)
                return None

    def _fold(self, call: e.Call) -> Term | None:
        """Over the values of columns, or over departments; 逐 says which."""
        term = self._first(call)
        if not call.over:
            name = call.function.span.text
            self.report(codes.NOTHING_TO_FOLD, call.span, name=name)
            return None
        how = _FOLDS[call.function.text]
        if term is not None and self.context.too_fine(term.dims, call.span):
            return None
        for key in call.over:
            dim = self._dim(term, key.text, key.span)
            if term is None or dim is None:
                return None
            unit = t.COUNT if how is Aggregate.COUNT else term.type
            rest = tuple(other for other in term.dims if other.name != dim.name)
            term = Term(Fold(how, dim.name, dim.members, term.of), unit, rest)
        return term

    def _rank(self, call: e.Call) -> Term | None:
        """Among the departments, or among those of a group."""
        term = self._first(call)
        over = call.over[-1] if call.over else None
        name = over.text if over else DEPARTMENT
        if over and (len(call.over) > 1 or not self._is_of_departments(name)):
            self.report(codes.RANK_OVER, over.span, name=over.span.text)
            return None
        dim = self._dim(term, name, over.span if over else call.span)
        if term is None or dim is None:
            return None
        lowest, dense = _RANKS[call.function.text]
        rank = Rank(dim.name, dim.members, term.of, Var(dim.name), lowest, dense)
        return Term(rank, t.Quantity(t.Measure.PLACE), term.dims)

    def _step(self, call: e.Call) -> Term | None:
        """Of a figure that has a name: it stands several times in what comes out."""
        name, count = call.function.span.text, str(len(call.args))
        match call.args:
            case (of,):
                term = self.expression(of)
            case _:
                self.report(codes.ARGUMENTS, call.span, name=name, expected="1", found=count)
                return None
        if call.over:
            self.report(codes.OVER_NOTHING, call.over[0].span, name=name)
            return None
        match term:
            case None:
                pass
            case Term(Scored(), t.Category(ordered=True) as grades):
                return stepped(term, grades, up=_STEPS[call.function.text])
            case Term(Scored(), t.Category()):
                self.report(codes.NOT_ORDERED, of.span, name=of.span.text)
            case _:
                self.report(codes.NO_STEPS, of.span, name=name)
        return None

    def _is_of_departments(self, name: str) -> bool:
        return name == DEPARTMENT or name in self.context.departments.sets

    def _dim(self, term: Term | None, name: str, at: Span) -> Dim | None:
        """The dimension of a term that 逐 names; of a group, the departments that belong to it."""
        if term is None:
            return None
        dims = {dim.name: dim for dim in term.dims}
        group = self.context.departments.sets.get(name)
        if name not in dims and group is not None and DEPARTMENT in dims:
            return self._group(dims[DEPARTMENT], name, at)
        if name not in dims:
            self.report(codes.NOT_SPLIT, at, dim=name)
        return dims.get(name)

    def _group(self, departments: Dim, name: str, at: Span) -> Dim | None:
        self.context.used_groups.add(name)
        group = self.context.departments.sets[name]
        members = tuple(one for one in departments.members if one in group)
        if members:
            return Dim(DEPARTMENT, members)
        self.report(codes.GROUP_ELSEWHERE, at, name=name)
        return None
