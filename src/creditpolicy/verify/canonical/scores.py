"""Score formulas in normal form: no names of figures, and no order where order does not matter."""

from fractions import Fraction
from typing import assert_never

from creditpolicy.policy.core.scores import (
    Case,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Score,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit, Mark
from creditpolicy.policy.core.walk import figures_in
from creditpolicy.values.classes import frozen
from creditpolicy.values.rounding import round_down, round_up
from creditpolicy.verify.canonical.bounds import Bounds
from creditpolicy.verify.canonical.cases import guards_division, ordered_rows
from creditpolicy.verify.canonical.numbers import Numbers, Sum
from creditpolicy.verify.canonical.terms import Logic, Terms

Members = dict[str, frozenset[str]]
"""For each dimension whom a formula is worked out for."""

_COMPARE = frozenset(
    (ScoreOp.EQ, ScoreOp.NE, ScoreOp.LT, ScoreOp.LE, ScoreOp.GT, ScoreOp.GE),
)

_OF_NOTHING_0 = (Aggregate.COUNT.value, Aggregate.SUM.value)


@frozen
class Known:
    """A score whose form is known: for whom it has a value, and its formula."""

    dims: tuple[tuple[str, tuple[str, ...]], ...]
    body: int


class ScoreForms:
    """The terms of one policy's formulas, scores in their order.

    `given`: the terms of assumptions, `measures`: those of measures; `results`: what each imported
    result is, whatever the policy calls it; `bounds`: between what numbers terms lie.
    """

    def __init__(
        self,
        terms: Terms,
        given: dict[str, int],
        measures: dict[str, int],
        results: dict[str, int],
        bounds: Bounds,
    ) -> None:
        self.terms, self.bounds = terms, bounds
        self.logic, self.numbers = Logic(terms), Numbers(terms)
        self.given, self.measures, self.results = given, measures, results
        self.known: dict[str, Known] = {}
        self._here: Members = {}

    def add(self, score: Score) -> Known:
        """The form of a score, once those that it needs are known."""
        dims = tuple((dim.name, tuple(sorted(dim.members))) for dim in score.dims)
        self._here = {name: frozenset(members) for name, members in dims}
        known = self.known[score.name] = Known(dims, self.term(score.body))
        return known

    def by_names(self, score: Score) -> int:
        """The form of a score in which other figures are no more than their names."""
        terms, names = self.terms, set(figures_in(score.body))
        named = ((name, terms.of("named", name)) for name in names & self.measures.keys())
        measures = {name: terms.of("measure", "", of, (), "named", None) for name, of in named}
        own = ScoreForms(terms, self.given, measures, self.results, self.bounds)
        for name in names & self.known.keys():
            own.known[name] = Known(self.known[name].dims, terms.of("named", name))
        return own.add(score).body

    def whole(self, score: str) -> int:
        """The form of a figure with those for whom it has a value."""
        known = self.known[score]
        return self.terms.of("figure", known.dims, known.body)

    def term(self, of: ScoreExpression) -> int:
        terms = self.terms
        match of:
            case Lit(value):
                return terms.literal(value)
            case Given(name):
                return self.given[name]
            case Var(dim):
                return terms.of("var", dim)
            case Measured(name, keys):
                return terms.of("measured", self.measures[name], *map(self.term, keys))
            case Scored():
                return self._scored(of)
            case Imported(result, figure, keys):
                return terms.of("imported", self.results[result], figure, *map(self.term, keys))
            case Operation(op, args):
                return self._operation(op, [self.term(arg) for arg in args])
            case Case(rows, other):
                pairs = [(self.term(row.test), self.term(row.value)) for row in rows]
                return self._case(pairs, self.term(other))
            case Fold() | Rank():
                return self._over(of)
            case Instead(inner, mark, use):
                return self._instead(self.term(inner), mark, use)
            case _:
                assert_never(of)

    def _instead(self, inner: int, mark: Mark, use: ScoreExpression) -> int:
        if mark is Mark.NOT_APPLICABLE and self._always_applies(inner):
            return inner
        return self.terms.of("instead", inner, mark.value, self.term(use))

    def _always_applies(self, term: int) -> bool:
        """Whether it surely is a number, or undecided: counts and sums are, and what adds them."""
        match self.terms.nodes[term]:
            case ("lit", *_):
                return self.terms.number(term) is not None
            case ("measured", int() as measure, *_):
                return self.terms.nodes[measure][4] in _OF_NOTHING_0
            case ("fold", how, *_):
                return how in _OF_NOTHING_0
            case ("sum", *products):
                of: list[tuple[tuple[int, ...], Fraction]] = products  # type: ignore[assignment]
                return all(self._always_applies(one) for factors, _ in of for one in factors)
            case ("min" | "max", *args):
                return all(isinstance(one, int) and self._always_applies(one) for one in args)
            case _:
                return False

    def _scored(self, of: Scored) -> int:
        """The formula itself, where it is asked for at the members at hand and has them all."""
        known = self.known[of.name]
        own = tuple(Var(name) for name, _ in known.dims)
        if of.keys == own and all(
            name in self._here and self._here[name].issubset(members)
            for name, members in known.dims
        ):
            return known.body
        return self.terms.of("at", known.dims, known.body, *map(self.term, of.keys))

    def _over(self, of: Fold | Rank) -> int:
        members = tuple(sorted(of.members))
        outer = self._here
        self._here = outer | {of.dim: frozenset(members)}
        body = self.term(of.body)
        self._here = outer
        if isinstance(of, Fold):
            return self.terms.of("fold", of.aggregate.value, of.dim, members, body)
        at = self.term(of.at)
        return self.terms.of("rank", of.dim, members, body, at, of.lowest, of.dense)

    def _operation(self, op: ScoreOp, args: list[int]) -> int:
        numbers = self.numbers
        match op:
            case ScoreOp.ADD:
                return numbers.add(args)
            case ScoreOp.SUB:
                first, *rest = args
                return numbers.add([first, *(numbers.scaled(one, Fraction(-1)) for one in rest)])
            case ScoreOp.MUL:
                return numbers.multiply(args)
            case ScoreOp.DIV:
                first, *rest = args
                return numbers.multiply([first, *map(numbers.inverse, rest)])
            case ScoreOp.MIN | ScoreOp.MAX:
                return self._extreme(op, args)
            case ScoreOp.AND | ScoreOp.OR:
                return self.logic.join(op.value, args)
            case ScoreOp.NOT:
                return self.logic.negated(args[0])
            case _ if op in _COMPARE:
                return self._compare(op, *args)
            case ScoreOp.IN:
                return self._among(*args)
            case _:
                return self.terms.of(op.value, *args)

    def _extreme(self, op: ScoreOp, args: list[int]) -> int:
        """The smallest (or largest) of a set; its constants are one constant."""
        flat = {one for arg in args for one in self.terms.parts(op.value, arg)}
        constants = {one: n for one in flat if (n := self.terms.number(one)) is not None}
        choose = min if op is ScoreOp.MIN else max
        rest = flat - set(constants)
        if constants and not self._never_reached(op, rest, choose(constants.values())):
            rest.add(self.terms.literal(choose(constants.values())))
        return rest.pop() if len(rest) == 1 else self._in_scale(op, rest)

    def _never_reached(self, op: ScoreOp, of: set[int], limit: Fraction) -> bool:
        """Whether what a cap or a floor limits lies within it by itself."""
        for low, high in map(self.bounds.of, of):
            if op is ScoreOp.MIN and high is not None and high <= limit:
                return True
            if op is ScoreOp.MAX and low is not None and low >= limit:
                return True
        return False

    def _in_scale(self, op: ScoreOp, args: set[int]) -> int:
        """The smallest of `2a, 2b` is twice that of `a, b`: one of them has the coefficient 1."""
        numbers = self.numbers
        parts = [numbers.primitive(numbers.unfold(one)) for one in args]
        varying = [(factor, abs(by)) for by, factor in parts if self.terms.number(factor) is None]
        by = min(varying)[1] if varying else Fraction(1)
        inner = sorted(numbers.scaled(one, 1 / by) for one in args)
        return numbers.scaled(self.terms.of(op.value, *inner), by)

    def _compare(self, op: ScoreOp, left: int, right: int) -> int:
        words = self.terms.constant(left), self.terms.constant(right)
        if all(isinstance(word, str) for word in words) and op in (ScoreOp.EQ, ScoreOp.NE):
            return self.terms.literal((words[0] == words[1]) is (op is ScoreOp.EQ))
        for of, other in ((left, right), (right, left)):
            value = self.terms.constant(other)
            if value is not None and not isinstance(value, Fraction):
                return self._signed(op, self.terms.of("is", of, other))
        if op in (ScoreOp.LT, ScoreOp.LE):
            left, right = right, left
        if op in (ScoreOp.GT, ScoreOp.LT):  # a > b is not b ≥ a
            return self.logic.negated(self._at_least(right, left))
        if op in (ScoreOp.GE, ScoreOp.LE):
            return self._at_least(left, right)
        _, sum_ = self.numbers.signed(self._less(left, right))
        return self._signed(op, self._settled("=", sum_))

    def _signed(self, op: ScoreOp, equal: int) -> int:
        return self.logic.negated(equal) if op is ScoreOp.NE else equal

    def _less(self, left: int, right: int) -> Sum:
        """The one less the other, as a sum."""
        term = self.numbers.add([left, self.numbers.scaled(right, Fraction(-1))])
        return self.numbers.unfold(term)

    def _at_least(self, left: int, right: int) -> int:
        """`left ≥ right`: a sum with a leading plus against a number."""
        sign, sum_ = self.numbers.signed(self._less(left, right))
        rest = {product: n for product, n in sum_.items() if product}
        bound = -sum_.get((), Fraction(0))
        if not rest:
            return self._settled(">=", {(): -bound * sign})
        if sign > 0:  # rest ≥ bound
            bound = self._stepped(rest, bound, up=True)
            return self.terms.of(">=", self.numbers.fold(rest), bound)
        # rest ≤ bound: of whole numbers it is not at least the next one
        if self._is_whole(rest):
            return self.logic.negated(
                self.terms.of(">=", self.numbers.fold(rest), round_down(bound) + 1)
            )
        return self.terms.of("<=", self.numbers.fold(rest), bound)

    def _stepped(self, rest: Sum, bound: Fraction, *, up: bool) -> Fraction:
        return round_up(bound) if up and self._is_whole(rest) else bound

    def _settled(self, word: str, sum_: Sum) -> int:
        """A comparison with 0; of a number alone its truth."""
        if all(not product for product in sum_):
            value = sum_.get((), Fraction(0))
            return self.terms.literal(value >= 0 if word == ">=" else value == 0)
        return self.terms.of(word, self.numbers.fold(sum_))

    def _is_whole(self, rest: Sum) -> bool:
        """Whether a sum can be a whole number only."""
        return all(
            n.denominator == 1 and all(self._counts(factor) for factor in product)
            for product, n in rest.items()
        )

    def _counts(self, term: int) -> bool:
        match self.terms.nodes[term]:
            case ("measured", int() as measure, *_):
                return self.terms.nodes[measure][4] == Aggregate.COUNT.value
            case ("fold", how, *_):
                return how == Aggregate.COUNT.value
            case (word, *_):
                return word in ("floor", "ceil", "rank", "number")
            case _:
                return False

    def _among(self, of: int, options: int) -> int:
        values = self.terms.constant(options)
        if isinstance(values, tuple) and len(values) == 1:
            return self.terms.of("is", of, self.terms.literal(values[0]))
        return self.terms.of("in", of, options)

    def _case(self, rows: list[tuple[int, int]], other: int) -> int:
        """What never holds is left out, and what always holds is the rest."""
        kept: list[tuple[int, int]] = []
        for test, value in rows:
            if test == self.logic.true:
                other = value
                break
            if test != self.logic.false:
                kept.append((test, value))
        if not kept:
            return other
        if guards_division(self.terms, *kept[-1], other):
            return self._case(kept[:-1], other)
        return self.terms.of("case", tuple(ordered_rows(self.terms, kept)), other)
