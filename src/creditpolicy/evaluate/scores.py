"""Scores: exact arithmetic over measures, in the policy's order, with marks instead of guesses."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product
from operator import eq, ge, gt, le, lt, ne
from typing import Any, assert_never

from creditpolicy.evaluate.measures import Key, MeasureTable, Result, fold
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
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.exact import exact_sum, is_long
from creditpolicy.values.rounding import round_down, round_half_up, round_up

Where = dict[str, str]
"""The member at hand of each dimension."""

# All but addition, which is done at once.
_ARITHMETIC: dict[ScoreOp, Callable[[Fraction, Fraction], Fraction]] = {
    ScoreOp.SUB: lambda one, other: one - other,
    ScoreOp.MUL: lambda one, other: one * other,
    ScoreOp.DIV: lambda one, other: one / other,
    ScoreOp.MIN: min,
    ScoreOp.MAX: max,
}
_COMPARE: dict[ScoreOp, Callable[[Any, Any], object]] = {
    ScoreOp.EQ: eq,
    ScoreOp.NE: ne,
    ScoreOp.LT: lt,
    ScoreOp.LE: le,
    ScoreOp.GT: gt,
    ScoreOp.GE: ge,
    ScoreOp.IN: lambda one, among: one in among,
}


class Scores:
    """The scores of one evaluation, as tables from members of the dimensions to values."""

    def __init__(
        self,
        policy: Policy,
        measures: dict[str, MeasureTable],
        given: dict[str, Value],
        imported: Mapping[tuple[str, str], Mapping[Key, Result]],
    ) -> None:
        self.policy = policy
        self.measures = measures
        self.given = given
        self.imported = imported
        self.tables: dict[str, dict[Key, Result]] = {}
        self.too_long: list[Score] = []
        self._long = False
        self._folded: dict[tuple[int, Key], Result] = {}
        self._ranked: dict[tuple[int, Key], list[Fraction] | None] = {}

    def evaluate(self) -> None:
        """Fills the table of every score."""
        for score in self.policy.scores:
            self.add(score)

    def add(self, score: Score) -> None:
        """Fills the table of a score; those that it looks at are filled."""
        names = [dim.name for dim in score.dims]
        members = product(*(dim.members for dim in score.dims))
        self.tables[score.name] = {
            key: self.value(score.body, dict(zip(names, key, strict=True))) for key in members
        }
        if self._long:
            self.too_long.append(score)
            self._long = False

    def value(self, expression: ScoreExpression, here: Where) -> Result:
        """The value of an expression at members of the dimensions."""
        match expression:  # the most frequent first; patterns with fields take twice the time
            case Operation():
                return self._operation(expression.op, expression.args, here)
            case Scored():
                key = self._key(expression.keys, here)
                return self.tables[expression.name].get(key, Mark.NOT_APPLICABLE)
            case Lit():
                return expression.value  # type: ignore[return-value]
            case Measured():
                return self.measures[expression.name].at(self._key(expression.keys, here))
            case Imported(result, figure, keys):
                key = self._key(keys, here)
                return self.imported[result, figure].get(key, Mark.NOT_APPLICABLE)
            case Var():
                return here[expression.dim]
            case Given():
                return self.given[expression.name]
            case Case():
                return self._case(expression, here)
            case Fold():
                return self._fold(expression, here)
            case Instead(of, mark, use):
                value = self.value(of, here)
                return self.value(use, here) if value is mark else value
            case Rank():
                return self._rank(expression, here)
            case _:
                assert_never(expression)

    def _key(self, keys: tuple[ScoreExpression, ...], here: Where) -> Key:
        return tuple([str(self.value(one, here)) for one in keys])

    def _operation(self, op: ScoreOp, args: tuple[ScoreExpression, ...], here: Where) -> Result:
        if op is ScoreOp.AND or op is ScoreOp.OR:
            return self._join(op, args, here)
        values = [self.value(arg, here) for arg in args]
        marks = [value for value in values if isinstance(value, Mark)]
        if op is ScoreOp.NUMBER:
            return Fraction(str(values[0]))
        if op is ScoreOp.APPLIES:
            return Mark.UNDECIDED if Mark.UNDECIDED in marks else not marks
        if marks:
            return Mark.UNDECIDED if Mark.UNDECIDED in marks else Mark.NOT_APPLICABLE
        return self._kept(_apply(op, values))

    def _kept(self, value: Result | None) -> Result:
        """A number of more digits than are worked with (None) leaves its figure undecided."""
        if value is None:
            self._long = True
            return Mark.UNDECIDED
        return value

    def _join(self, op: ScoreOp, args: tuple[ScoreExpression, ...], here: Where) -> Result:
        """All (or any) of the tests; one that settles it settles it, whatever the marks."""
        every = op is ScoreOp.AND
        marks: list[Mark] = []
        for arg in args:
            value = self.value(arg, here)
            if isinstance(value, Mark):
                marks.append(value)
            elif value is not every:
                return not every
        if marks:
            return Mark.UNDECIDED if Mark.UNDECIDED in marks else Mark.NOT_APPLICABLE
        return every

    def _case(self, case: Case, here: Where) -> Result:
        for row in case.rows:
            test = self.value(row.test, here)
            if isinstance(test, Mark):
                return test
            if test is True:
                return self.value(row.value, here)
        return self.value(case.other, here)

    def _fold(self, of: Fold, here: Where) -> Result:
        key = _place(of, of.dim, here)
        if key not in self._folded:
            values = self._over(of.dim, of.members, of.body, here)
            numbers = [value for value in values if isinstance(value, Fraction)]
            open_ = Mark.UNDECIDED in values
            self._folded[key] = Mark.UNDECIDED if open_ else self._fold_all(of.aggregate, numbers)
        return self._folded[key]

    def _fold_all(self, how: Aggregate, numbers: list[Fraction]) -> Result:
        value = fold(how, numbers)
        return self._kept(None if value is Mark.UNDECIDED else value)

    def _over(
        self, dim: str, members: tuple[str, ...], body: ScoreExpression, here: Where
    ) -> list[Result]:
        return [self.value(body, {**here, dim: member}) for member in members]

    def _rank(self, rank: Rank, here: Where) -> Result:
        """1 + how many are before it; who has no score, or is no member, has no place."""
        at = str(self.value(rank.at, here))
        if at not in rank.members:
            return Mark.NOT_APPLICABLE
        key = _place(rank, rank.dim, here)
        if key not in self._ranked:
            values = self._over(rank.dim, rank.members, rank.body, here)
            numbers = [value for value in values if isinstance(value, Fraction)]
            numbers = sorted({*numbers} if rank.dense else numbers)
            self._ranked[key] = None if Mark.UNDECIDED in values else numbers
        ordered = self._ranked[key]
        if ordered is None:
            return Mark.UNDECIDED
        own = self.value(rank.body, {**here, rank.dim: at})
        if not isinstance(own, Fraction):
            return Mark.NOT_APPLICABLE
        if rank.lowest:
            return Fraction(1 + bisect_left(ordered, own))
        return Fraction(1 + len(ordered) - bisect_right(ordered, own))


def _place(of: Fold | Rank, dim: str, here: Where) -> tuple[int, Key]:
    """Where a fold stands and for whom.

    It is worked out once for all members of its own dimension.
    """
    return id(of), tuple(member for name, member in here.items() if name != dim)


def _apply(op: ScoreOp, values: list[Result]) -> Result | None:
    """The result; None where it is a number of more digits than are worked with."""
    if op is ScoreOp.NOT:
        return not values[0]
    if op in _COMPARE:
        return bool(_COMPARE[op](values[0], values[1]))
    numbers = [value for value in values if isinstance(value, Fraction)]
    match op:
        case ScoreOp.ADD:
            return exact_sum(numbers)
        case ScoreOp.DIV if 0 in numbers[1:]:
            return Mark.NOT_APPLICABLE
        case ScoreOp.FLOOR:
            return round_down(numbers[0])
        case ScoreOp.CEIL:
            return round_up(numbers[0])
        case ScoreOp.ROUND:
            return round_half_up(numbers[0], int(numbers[1]))
        case _:
            return _reduced(op, numbers)


def _reduced(op: ScoreOp, numbers: list[Fraction]) -> Fraction | None:
    total, *rest = numbers
    for number in rest:
        total = _ARITHMETIC[op](total, number)
        if is_long(total):
            return None
    return total
