"""How two formulas combine: their units must fit; and what is said where they do not."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from fractions import Fraction

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Code, Text, Words, found
from creditpolicy.policy import types as t
from creditpolicy.policy.core.scores import Dim, Instead, Operation, ScoreOp
from creditpolicy.policy.core.values import Lit, Mark
from creditpolicy.policy.facts import Item
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.term import Term, all_of, chain, merge
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

Rule = Callable[[t.Quantity, t.Quantity], t.Quantity | None]
Signed = tuple[tuple[str, e.Expression], ...]

_ADD, _SUBTRACT = Words("相加", "add"), Words("相减", "subtract")
_MULTIPLY, _DIVIDE = Words("相乘", "multiply"), Words("相除", "divide")
_COMPARE = Words("比较", "compare")
_SUMS: dict[str, tuple[ScoreOp, Words, Rule]] = {
    "+": (ScoreOp.ADD, _ADD, t.alike),
    "-": (ScoreOp.SUB, _SUBTRACT, t.alike),
}
_PRODUCTS: dict[str, tuple[ScoreOp, Words, Rule]] = {
    "*": (ScoreOp.MUL, _MULTIPLY, t.times),
    "/": (ScoreOp.DIV, _DIVIDE, t.over),
}
_MOST_LIMITS = 20


class Combining(ABC):
    """Arithmetic on the formulas of one item (or of the whole policy, where `item` is None).

    `title` is the figure that is being defined; in a gate, `own` is what it was before.
    """

    def __init__(self, item: Item | None, context: Context) -> None:
        self.item = item
        self.context = context
        self.place = item.id if item else ""
        self.title = ""
        self.own: dict[str, Term] = {}
        self.in_rule = False

    @abstractmethod
    def expression(self, expression: e.Expression) -> Term | None:
        """A formula or a condition, or None where something was reported."""

    def formula(self, formula: s.Formula) -> Term | None:
        """An expression with its caps and floors."""
        return self.limited(self.expression(formula.of), formula.limits)

    def limited(self, term: Term | None, limits: tuple[s.Limit, ...]) -> Term | None:
        if len(limits) > _MOST_LIMITS:
            what = Words("最高、最低或不适用的按", "caps, floors and “not_applicable as”")
            self.context.too_many(what, len(limits), _MOST_LIMITS, limits[-1].span)
            return None
        for limit in limits:
            match limit:
                case s.Cap(of):
                    term = self._bound(ScoreOp.MIN, term, self.expression(of), of.span)
                case s.Floor(of):
                    term = self._bound(ScoreOp.MAX, term, self.expression(of), of.span)
                case s.Exhausted(span):
                    zero = term and Term(Lit(Fraction(0)), term.type)
                    term = self._bound(ScoreOp.MAX, term, zero, span)
                case s.InPlace(undecided, value):
                    mark = Mark.UNDECIDED if undecided else Mark.NOT_APPLICABLE
                    term = self._in_place(mark, term, value)
        return term

    def _bound(self, op: ScoreOp, term: Term | None, bound: Term | None, at: Span) -> Term | None:
        if term is None or bound is None:
            return None
        joined = self._joined(term, bound, at, _COMPARE, t.alike)
        return joined and Term(Operation(op, (term.of, bound.of)), joined.type, joined.dims)

    def _in_place(self, mark: Mark, term: Term | None, value: e.Expression) -> Term | None:
        """The term, or the value where the term is the mark."""
        use = self.expression(value)
        if term is None or use is None:
            return None
        unit, dims = self.same(term, use, value), self.merged(value.span, term.dims, use.dims)
        if unit is None or dims is None:
            return None
        return Term(Instead(term.of, mark, use.of), unit, dims)

    def number(self, expression: e.Expression) -> Term | None:
        """A formula that is a quantity."""
        term = self.expression(expression)
        if term is not None and not isinstance(term.type, t.Quantity):
            self.wrong_type(expression.span, t.PLAIN, term.type)
            return None
        return term

    def numbers(self, expressions: Sequence[e.Expression]) -> list[Term] | None:
        """All of them, or None where something was reported."""
        terms = [self.number(expression) for expression in expressions]
        known = [term for term in terms if term is not None]
        return known if len(known) == len(terms) else None

    def sum(self, signed: Signed) -> Term | None:
        return self._chain(signed, _SUMS)

    def product(self, signed: Signed) -> Term | None:
        return self._chain(signed, _PRODUCTS)

    def _chain(self, signed: Signed, rules: dict[str, tuple[ScoreOp, Words, Rule]]) -> Term | None:
        terms = self.numbers([of for _, of in signed])
        if terms is None:
            return None
        total = terms[0]
        for (sign, of), term in zip(signed[1:], terms[1:], strict=True):
            _, action, rule = rules[sign]
            joined = self._joined(total, term, of.span, action, rule)
            if joined is None:
                return None
            total = joined
        pairs = [(rules[sign][0], term.of) for (sign, _), term in zip(signed, terms, strict=True)]
        return Term(chain(pairs), total.type, total.dims)

    def all_alike(self, op: ScoreOp, args: tuple[e.Expression, ...], action: Words) -> Term | None:
        """One operation on quantities of one unit."""
        terms = self.numbers(args)
        if terms is None:
            return None
        total = terms[0]
        for arg, term in zip(args[1:], terms[1:], strict=True):
            joined = self._joined(total, term, arg.span, action, t.alike)
            if joined is None:
                return None
            total = joined
        return Term(all_of(op, [term.of for term in terms]), total.type, total.dims)

    def _joined(self, left: Term, right: Term, at: Span, action: Words, rule: Rule) -> Term | None:
        """`left` with the unit and the dimensions of both; reported `at` where they do not fit."""
        match left.type, right.type:
            case t.Quantity() as one, t.Quantity() as other:
                unit = rule(one, other)
                dims = self.merged(at, left.dims, right.dims)
                if unit is not None and dims is not None:
                    return Term(left.of, unit, dims)
                if dims is None:
                    return None
            case _:
                pass
        self.units_differ(at, left, right, action)
        return None

    def merged(self, at: Span, *groups: tuple[Dim, ...]) -> tuple[Dim, ...] | None:
        """All dimensions once; columns of one name with different values do not go together."""
        dims = merge(*groups)
        names = [dim.name for dim in dims]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is None:
            return dims
        self.report(codes.SPLITS_DIFFER, at, dim=twice)
        return None

    def same(self, left: Term, right: Term, at: e.Expression) -> t.Type | None:
        """The common type of two values that stand for each other."""
        match left.type, right.type:
            case t.Quantity() as one, t.Quantity() as other if t.alike(one, other):
                return t.alike(one, other)
            case one, other if one == other or isinstance(other, t.NoValue):
                return one
            case t.NoValue(), other:
                return other
            case _:
                self.wrong_type(at.span, left.type, right.type)
                return None

    def units_differ(self, at: Span, left: Term, right: Term, action: Words) -> None:
        one, other = t.describe(left.type), t.describe(right.type)
        self.report(codes.UNITS_DIFFER, at, left=one, right=other, action=action)

    def wrong_type(self, at: Span, expected: t.Type, actual: t.Type) -> None:
        expected_, found_ = t.describe(expected), t.describe(actual)
        self.report(codes.WRONG_TYPE, at, expected=expected_, found=found_)

    def report(self, code: Code, at: Span, **args: Text) -> None:
        self.context.problems.append(found(code, at, **args))
