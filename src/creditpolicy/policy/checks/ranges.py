"""What values a figure can take at all: interval arithmetic over the core, with one lemma.

Lemma: how many of some records pass a further test, over how many they are, lies from 0 to 1.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from typing import assert_never

from attrs import frozen

from creditpolicy.policy.core.records import Measure, Relation, Where
from creditpolicy.policy.core.scores import (
    Case,
    Fold,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Constant, Given, Lit
from creditpolicy.policy.facts import Assumption, ColumnType, Interval
from creditpolicy.policy.policy import Policy

Bound = Fraction | None
_ZERO, _ONE = Fraction(0), Fraction(1)


@frozen
class Range:
    """From `low` to `high` (None: no bound); `tight` where both ends are known to be reached or approached.

    `uses` are the measures it depends on: what uses the same measure twice is no longer tight.
    """

    low: Bound
    high: Bound
    uses: frozenset[str] = frozenset()
    tight: bool = True


_ANY = Range(None, None, tight=False)
_TRUTH = Range(_ZERO, _ONE, tight=False)


def ranges(policy: Policy) -> dict[str, Range]:
    """The range of every score, by name."""
    reader = _Reader(policy)
    for score in policy.scores:
        reader.known[score.name] = reader.of(score.body)
    return reader.known


class _Reader:
    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.assumptions = {a.name: _of_assumption(a) for a in policy.assumptions}
        self.known: dict[str, Range] = {}

    def of(self, expression: ScoreExpression) -> Range:
        match expression:
            case Lit(value):
                return _of_constant(value)
            case Given(name):
                return self.assumptions[name]
            case Var():
                return _ANY
            case Measured(name):
                return self._measured(self.policy.measure_by_name[name])
            case Scored(name):
                return self.known[name]
            case Operation():
                return self._operation(expression)
            case Case():
                return self._case(expression)
            case Fold():
                return self._fold(expression)
            case Rank(members=members):
                return Range(_ONE, Fraction(len(members)), tight=False)
            case Instead(of, _, use):
                return _either(self.of(of), self.of(use))
            case _:
                assert_never(expression)

    def _measured(self, measure: Measure) -> Range:
        uses = frozenset((measure.name,))
        match measure.aggregate:
            case Aggregate.COUNT | Aggregate.DISTINCT:
                return Range(_ZERO, None, uses)
            case _:
                column = self.policy.kind_by_name[measure.kind].column(measure.column or "")
                whole = column is not None and column.type is ColumnType.WHOLE
                return Range(_ZERO if whole else None, None, uses)

    def _operation(self, operation: Operation) -> Range:
        if operation.op is ScoreOp.DIV and self._is_share(operation):
            return Range(_ZERO, _ONE, frozenset(_names(operation)))
        parts = [self.of(arg) for arg in operation.args]
        combine = _COMBINE.get(operation.op)
        return _TRUTH if combine is None else reduce(combine, parts)

    def _is_share(self, division: Operation) -> bool:
        match division.args:
            case (Measured(part), Measured(whole)):
                one = self.policy.measure_by_name[part]
                other = self.policy.measure_by_name[whole]
                counts = one.aggregate is other.aggregate is Aggregate.COUNT
                return counts and not one.per and not other.per and _within(one.of, other.of)
            case _:
                return False

    def _case(self, case: Case) -> Range:
        values = [self.of(row.value) for row in case.rows] + [self.of(case.other)]
        tested = frozenset(name for row in case.rows for name in _names(row.test, self.known))
        whole = reduce(_either, values)
        loose = not tested.isdisjoint(whole.uses)
        return Range(whole.low, whole.high, whole.uses | tested, whole.tight and not loose)

    def _fold(self, fold: Fold) -> Range:
        body = self.of(fold.body)
        size = Fraction(len(fold.members))
        match fold.aggregate:
            case Aggregate.COUNT | Aggregate.DISTINCT:
                return Range(_ZERO, size, body.uses, tight=False)
            case Aggregate.SUM:
                low = None if body.low is None else min(_ZERO, body.low * size)
                high = None if body.high is None else max(_ZERO, body.high * size)
                return Range(low, high, body.uses, body.tight)
            case _:
                return body


def _names(
    expression: ScoreExpression, known: dict[str, Range] | None = None
) -> set[str]:
    """The measures that an expression looks at."""
    match expression:
        case Measured(name):
            return {name}
        case Scored(name):
            return set(known[name].uses) if known and name in known else set()
        case Operation(_, args):
            return {name for arg in args for name in _names(arg, known)}
        case Instead(of, _, use):
            return _names(of, known) | _names(use, known)
        case Fold(body=body) | Rank(body=body):
            return _names(body, known)
        case Case(rows, other):
            parts = [part for row in rows for part in (row.test, row.value)] + [other]
            return {name for part in parts for name in _names(part, known)}
        case Lit() | Given() | Var():
            return set()


def _within(part: Relation, whole: Relation) -> bool:
    while part != whole:
        if not isinstance(part, Where):
            return False
        part = part.of
    return True


def _of_constant(value: Constant) -> Range:
    if isinstance(value, Fraction):
        return Range(value, value)
    return Range(_ONE, _ZERO)


def _of_assumption(assumption: Assumption) -> Range:
    values = [assumption.value]
    match assumption.allowed:
        case Interval(low, high):
            values += [low, high]
        case tuple() as options:
            values += list(options)
        case None:
            pass
    numbers = [value for value in values if isinstance(value, Fraction)]
    return Range(min(numbers), max(numbers)) if numbers else _ANY


def _empty(of: Range) -> bool:
    """A mark is no number: it adds nothing to a range."""
    return of.low is not None and of.high is not None and of.low > of.high


def _either(left: Range, right: Range) -> Range:
    if _empty(left) or _empty(right):
        return right if _empty(left) else left
    low = None if left.low is None or right.low is None else min(left.low, right.low)
    high = None if left.high is None or right.high is None else max(left.high, right.high)
    return Range(low, high, left.uses | right.uses, left.tight and right.tight)


def _joined(left: Range, right: Range, low: Bound, high: Bound) -> Range:
    if _empty(left) or _empty(right):
        return left if _empty(left) else right
    tight = left.tight and right.tight and left.uses.isdisjoint(right.uses)
    return Range(low, high, left.uses | right.uses, tight)


def _plus(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one + other


def _minus(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one - other


def _add(left: Range, right: Range) -> Range:
    return _joined(left, right, _plus(left.low, right.low), _plus(left.high, right.high))


def _subtract(left: Range, right: Range) -> Range:
    return _joined(left, right, _minus(left.low, right.high), _minus(left.high, right.low))


def _multiply(left: Range, right: Range) -> Range:
    """Exact where neither side can be negative; otherwise from the corners, if there are four."""
    if left.low is not None and right.low is not None and left.low >= 0 and right.low >= 0:
        finite = left.high is not None and right.high is not None
        zero = _ZERO in (left.high, right.high)
        high = left.high * right.high if finite else _ZERO if zero else None  # type: ignore[operator]
        return _joined(left, right, left.low * right.low, high)
    ends = (left.low, left.high), (right.low, right.high)
    if None in ends[0] or None in ends[1]:
        return _joined(left, right, None, None)
    corners = [a * b for a in ends[0] for b in ends[1]]  # type: ignore[operator]
    return _joined(left, right, min(corners), max(corners))


def _divide(left: Range, right: Range) -> Range:
    """A count is 1 at the least where it divides: division by 0 is not applicable."""
    if right.low is None or right.low < 0:
        return _joined(left, right, None, None)
    least = right.low if right.low > 0 else None
    whole = right.uses and right.high is None and right.tight
    least = least if least is not None else (_ONE if whole else None)
    high = None if left.high is None or least is None else max(left.high / least, left.high)
    if left.high is not None and least is not None:
        high = left.high / least if left.high >= 0 else _ZERO
    low = _ZERO if left.low is not None and left.low >= 0 else None
    if left.low is not None and left.low > 0 and right.high is not None and right.high > 0:
        low = left.low / right.high
    return _joined(left, right, low, high)


def _least(left: Range, right: Range) -> Range:
    low = None if left.low is None or right.low is None else min(left.low, right.low)
    highs = [high for high in (left.high, right.high) if high is not None]
    return _joined(left, right, low, min(highs) if highs else None)


def _most(left: Range, right: Range) -> Range:
    high = None if left.high is None or right.high is None else max(left.high, right.high)
    lows = [low for low in (left.low, right.low) if low is not None]
    return _joined(left, right, max(lows) if lows else None, high)


_COMBINE: dict[ScoreOp, Callable[[Range, Range], Range]] = {
    ScoreOp.ADD: _add,
    ScoreOp.SUB: _subtract,
    ScoreOp.MUL: _multiply,
    ScoreOp.DIV: _divide,
    ScoreOp.MIN: _least,
    ScoreOp.MAX: _most,
}
