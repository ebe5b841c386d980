"""What values a figure can take at all: interval arithmetic over the core, with one lemma.

Lemma: how many of some records pass a further test is at most how many they are. So their quotient
lies from 0 to 1, and their difference is not negative.
"""

from fractions import Fraction
from functools import reduce
from typing import assert_never

from creditpolicy.policy.checks.bounds import (
    ANY,
    COMBINE,
    NOTHING,
    ONE,
    TRUTH,
    ZERO,
    Range,
    both,
    either,
)
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
from creditpolicy.values.classes import evolve


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
        self.facts: Facts = {}

    def of(self, expression: ScoreExpression) -> Range:
        """Its range, narrowed by the tests of the tables that it stands in."""
        range_ = self._of(expression)
        fact = self.facts.get(expression) if self.facts else None
        return range_ if fact is None else both(range_, fact)

    def _of(self, expression: ScoreExpression) -> Range:
        match expression:
            case Lit(value):
                return _of_constant(value)
            case Given(name):
                return self.assumptions[name]
            case Var():
                return ANY
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
                return Range(ONE, Fraction(len(members)), tight=False, whole=True)
            case Instead(of, _, use):
                return either(self.of(of), self.of(use))
            case _:
                assert_never(expression)

    def _measured(self, measure: Measure) -> Range:
        uses = frozenset((measure.name,))
        match measure.aggregate:
            case Aggregate.COUNT:
                return Range(ZERO, None, uses, whole=True)
            case _:
                column = self.policy.kind_by_name[measure.kind].column(measure.column or "")
                whole = column is not None and column.type is ColumnType.WHOLE
                return Range(ZERO if whole else None, None, uses, whole=whole)

    def _operation(self, operation: Operation) -> Range:
        if self._is_part(operation):
            uses = frozenset(_names(operation))
            if operation.op is ScoreOp.DIV:
                return Range(ZERO, ONE, uses)
            if operation.op is ScoreOp.SUB:
                return Range(ZERO, None, uses)
        parts = [self.of(arg) for arg in operation.args]
        combine = COMBINE.get(operation.op)
        return TRUTH if combine is None else reduce(combine, parts)

    def _is_part(self, operation: Operation) -> bool:
        """Whether a part stands over, or is taken from, its whole."""
        match operation.op, operation.args:
            case (ScoreOp.DIV, (Measured(part), Measured(whole))) | (
                ScoreOp.SUB,
                (Measured(whole), Measured(part)),
            ):
                one = self.policy.measure_by_name[part]
                other = self.policy.measure_by_name[whole]
                counts = one.aggregate is other.aggregate is Aggregate.COUNT
                return counts and not one.per and not other.per and _within(one.of, other.of)
            case _:
                return False

    def _case(self, case: Case) -> Range:
        """Each row under its own test, and under the failure of those before it."""
        outer = self.facts
        values: list[Range] = []
        for row in case.rows:
            before = self.facts
            self.facts = {**before, **_facts(row.test, held=True)}
            values.append(self.of(row.value))
            self.facts = {**before, **_facts(row.test, held=False)}
        values.append(self.of(case.other))
        self.facts = outer
        tested = frozenset(name for row in case.rows for name in _names(row.test, self.known))
        whole = reduce(either, values)
        loose = not tested.isdisjoint(whole.uses)
        return evolve(whole, uses=whole.uses | tested, tight=whole.tight and not loose)

    def _fold(self, fold: Fold) -> Range:
        outer, self.facts = self.facts, {}  # what was tested is about this member, not about all
        body = self.of(fold.body)
        self.facts = outer
        size = Fraction(len(fold.members))
        match fold.aggregate:
            case Aggregate.COUNT:
                return Range(ZERO, size, body.uses, tight=False, whole=True)
            case Aggregate.SUM:
                low = None if body.low is None else min(ZERO, body.low * size)
                high = None if body.high is None else max(ZERO, body.high * size)
                return Range(low, high, body.uses, body.tight, body.whole)
            case Aggregate.MEAN:
                return evolve(body, whole=False)
            case _:
                return body


Facts = dict[ScoreExpression, Range]


def _facts(test: ScoreExpression, *, held: bool) -> Facts:
    """What a test says of a figure where it held, or where it did not."""
    match test:
        case Operation(ScoreOp.AND | ScoreOp.OR as op, args) if held is (op is ScoreOp.AND):
            return {of: fact for arg in args for of, fact in _facts(arg, held=held).items()}
        case Operation(ScoreOp.GE | ScoreOp.GT, (of, Lit(Fraction() as bound))):
            return {of: Range(bound, None) if held else Range(None, bound)}
        case Operation(ScoreOp.LE | ScoreOp.LT, (of, Lit(Fraction() as bound))):
            return {of: Range(None, bound) if held else Range(bound, None)}
        case Operation(ScoreOp.EQ, (of, Lit(Fraction() as bound))) if held:
            return {of: Range(bound, bound)}
        case _:
            return {}


def _names(expression: ScoreExpression, known: dict[str, Range] | None = None) -> set[str]:
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
        return Range(value, value, whole=value.denominator == 1)
    return NOTHING


def _of_assumption(assumption: Assumption) -> Range:
    match assumption.allowed:
        case Interval(low, high):
            return Range(low, high)
        case tuple() as options:
            numbers = [value for value in options if isinstance(value, Fraction)]
            if len(numbers) < len(options):
                return ANY
            return Range(min(numbers), max(numbers), whole=all(n.denominator == 1 for n in numbers))
        case None:
            return ANY if isinstance(assumption.value, str) else Range(ZERO, None, tight=False)
