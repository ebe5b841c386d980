"""What values a figure can take at all: interval arithmetic over the core, with two lemmas.

Lemmas: how many of some records pass a further test is at most how many they are. So their quotient
lies from 0 to 1, and their difference is not negative. A mean lies among what it is the mean of.
"""

from collections.abc import Callable, Collection, Iterable
from fractions import Fraction
from functools import reduce
from math import prod
from typing import assert_never

from creditpolicy.policy import names
from creditpolicy.policy.checks.bounds import (
    ANY,
    COMBINE,
    NOTHING,
    ONE,
    PLACES,
    TRUTH,
    ZERO,
    Bound,
    Range,
    both,
    either,
    stepped,
)
from creditpolicy.policy.checks.means import Weighted, mean_of
from creditpolicy.policy.core.records import (
    Beside,
    Field,
    Group,
    Measure,
    RecordOp,
    Records,
    Relation,
    Test,
    Where,
    With,
)
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Case,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Constant, Given, Lit, Mark
from creditpolicy.policy.core.walk import parts
from creditpolicy.policy.facts import Assumption, ColumnType, Interval
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve
from creditpolicy.values.rounding import round_down, round_half_up, round_up


def ranges(policy: Policy, wanted: Collection[str] | None = None) -> dict[str, Range]:
    """The range of every score, by name; no further than it takes to know those `wanted`."""
    reader = RangeReader(policy)
    left = {score.name for score in policy.scores} if wanted is None else set(wanted)
    for score in policy.scores:
        if not left:
            break
        reader.known[score.name] = reader.of(score.body)
        left.discard(score.name)
    return reader.known


def ranges_of(policy: Policy, expressions: Iterable[ScoreExpression]) -> list[Range]:
    """The ranges of expressions over the policy's figures."""
    reader = RangeReader(policy)
    for score in policy.scores:
        reader.known[score.name] = reader.of(score.body)
    return [reader.of(expression) for expression in expressions]


class RangeReader:
    """The range of any expression, once `known` holds those of the scores before it."""

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
            case Imported(figure=figure):
                return PLACES if figure == names.RANK else ANY
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
        uses = frozenset((measure.kind,))
        match measure.aggregate:
            case Aggregate.COUNT:
                return Range(ZERO, self._most(measure.of, measure.kind), uses, whole=True)
            case Aggregate.SUM:
                return _sum_of(self.cells(measure))
            case _:
                return self.cells(measure)

    def _most(self, of: Relation, name: str) -> Bound:
        """One record for each combination of listed values: there are no more than those."""
        kind = self.policy.kind_by_name[name]
        most: Bound = None
        while not isinstance(of, Records):
            if isinstance(of, Group):
                columns = [kind.column(key) for key in of.keys if key != DEPARTMENT]
                sizes = [len(c.values) + c.optional for c in columns if c is not None and c.values]
                if len(sizes) == len(columns):
                    most = min(most or Fraction(prod(sizes)), Fraction(prod(sizes)))
            of = of.of
        return most

    def cells(self, measure: Measure) -> Range:
        """What one record can hold in the column of a measure."""
        uses = frozenset((measure.kind,))
        column = self.policy.kind_by_name[measure.kind].column(measure.column or "")
        if column is None or column.values:
            return evolve(ANY, uses=uses)
        whole = column.type is ColumnType.WHOLE
        cells = Range(ZERO if whole else None, None, uses, whole=whole)
        if column.limits is not None:
            cells = evolve(cells, low=column.limits.low, high=column.limits.high)
        of = measure.of
        while isinstance(of, With | Where):
            match of:
                case With(name=column.name, value=Test(RecordOp.MIN, (_, Lit() | Given() as cap))):
                    cells = COMBINE[ScoreOp.MIN](cells, self.of(cap))
                case _:
                    pass
            of = of.of
        return cells

    def _operation(self, operation: Operation) -> Range:
        op, args = operation.op, operation.args
        if op is ScoreOp.DIV:
            return self._quotient(*args)
        if op is ScoreOp.NUMBER:
            return Range(ONE, None, tight=False, whole=True)
        if op in _STEPS:
            return self._rounded(op, *args)
        if op is ScoreOp.SUB and self.is_part(args[1], args[0]):
            rest = [self.of(arg) for arg in args[2:]]
            return reduce(COMBINE[op], rest, Range(ZERO, None, self._uses(operation), whole=True))
        parts = [self.of(arg) for arg in args]
        if op in _PAIRED:
            return _paired(COMBINE[op], parts)
        combine = COMBINE.get(op)
        return TRUTH if combine is None else reduce(combine, parts)

    def _rounded(self, op: ScoreOp, of: ScoreExpression, *places: ScoreExpression) -> Range:
        match places:
            case (Lit(Fraction() as count),):
                return stepped(self.of(of), lambda end: round_half_up(end, int(count)), int(count))
            case _:
                return stepped(self.of(of), round_down if op is ScoreOp.FLOOR else round_up)

    def _quotient(self, top: ScoreExpression, *below: ScoreExpression) -> Range:
        """A part over its whole is from 0 to 1, among other factors as well."""
        mean = self._mean(top, *below)
        if mean is not None:
            return mean
        parts = mean_of(top, below[0]) if len(below) == 1 else []
        if parts:
            return self._weighted(parts)
        factors, left = list(_factors(top)), list(below)
        shares: list[Range] = []
        for whole in below:
            part = next((factor for factor in factors if self.is_part(factor, whole)), None)
            if part is not None:
                factors.remove(part)
                left.remove(whole)
                shares.append(Range(ZERO, ONE, self._uses(whole)))
        above = shares + [self.of(factor) for factor in factors] if shares else [self.of(top)]
        product = reduce(COMBINE[ScoreOp.MUL], above)
        return reduce(COMBINE[ScoreOp.DIV], [self.of(one) for one in left], product)

    def _mean(self, top: ScoreExpression, *below: ScoreExpression) -> Range | None:
        """What the records hold on average lies where what each of them holds lies."""
        match top, below:
            case Measured(sum_, keys), (Measured(count, others),) if keys == others:
                total = self.policy.measure_by_name[sum_]
                number = self.policy.measure_by_name[count]
                filled = Where(total.of, Test(RecordOp.FILLED, (Field(total.column or ""),)))
                if total.aggregate is Aggregate.SUM and number.of == filled:
                    return evolve(self.cells(total), whole=False)
            case _:
                pass
        return None

    def _weighted(self, parts: Weighted) -> Range:
        """It lies among what it is the mean of, unless a weight is negative."""
        weights = [self.of(weight) for weight, _ in parts]
        if any(weight.low is None or weight.low < 0 for weight in weights):
            return ANY
        figures = [self.of(figure) for _, figure in parts]
        uses = frozenset(kind for one in (*weights, *figures) for kind in one.uses)
        whole = _paired(either, figures)
        apart = sum(len(figure.uses) for figure in figures) == len(whole.uses)
        return evolve(whole, uses=uses, tight=whole.tight and apart, whole=False)

    def is_part(self, part: ScoreExpression, whole: ScoreExpression) -> bool:
        """Whether the one counts some of the records that the other counts."""
        match part, whole:
            case Measured(one), Measured(other):
                few, many = self.policy.measure_by_name[one], self.policy.measure_by_name[other]
                counts = few.aggregate is many.aggregate is Aggregate.COUNT
                return counts and not few.per and not many.per and _within(few.of, many.of)
            case _:
                return False

    def _uses(self, expression: ScoreExpression) -> frozenset[str]:
        """The kinds of evidence whose records an expression looks at."""
        match expression:
            case Measured(name):
                return frozenset((self.policy.measure_by_name[name].kind,))
            case Scored(name):
                return self.known[name].uses if name in self.known else frozenset()
            case _:
                return frozenset(kind for part in parts(expression) for kind in self._uses(part))

    def _case(self, case: Case) -> Range:
        """Each row under its own test, and under the failure of those before it."""
        outer = self.facts
        values: list[Range] = []
        for row in case.rows:
            before = self.facts
            self.facts = _and(before, _facts(row.test, held=True))
            values.append(self.of(row.value))
            self.facts = _and(before, _facts(row.test, held=False))
        values.append(self.of(case.other))
        self.facts = outer
        tested = frozenset(kind for row in case.rows for kind in self._uses(row.test))
        whole = _paired(either, values)
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


_STEPS = frozenset((ScoreOp.FLOOR, ScoreOp.CEIL, ScoreOp.ROUND))
_MOST_FACTS = 200
_PAIRED = frozenset((ScoreOp.ADD, ScoreOp.MIN, ScoreOp.MAX))


def _paired(combine: Callable[[Range, Range], Range], parts: list[Range]) -> Range:
    """Neighbours combined, then the results: a sum of n copies what it uses log n times, not n."""
    while len(parts) > 1:
        ends = [parts[-1]] if len(parts) % 2 else []
        parts = [*map(combine, parts[0::2], parts[1::2]), *ends]
    return parts[0]


Facts = dict[ScoreExpression, Range]


def _facts(test: ScoreExpression, *, held: bool) -> Facts:
    """What a test says of a figure where it held, or where it did not."""
    match test:
        case Instead(of, Mark.NOT_APPLICABLE, Lit(False)):
            return _facts(of, held=held)  # of a mark nothing is said that a number could break
        case Operation(ScoreOp.AND | ScoreOp.OR as op, args) if held is (op is ScoreOp.AND):
            return reduce(_and, (_facts(arg, held=held) for arg in args))
        case Operation(ScoreOp.GE | ScoreOp.GT, (of, Lit(Fraction() as bound))):
            return {of: Range(bound, None) if held else Range(None, bound)}
        case Operation(ScoreOp.LE | ScoreOp.LT, (of, Lit(Fraction() as bound))):
            return {of: Range(None, bound) if held else Range(bound, None)}
        case Operation(ScoreOp.EQ, (of, Lit(Fraction() as bound))) if held:
            return {of: Range(bound, bound)}
        case _:
            return {}


def _and(facts: Facts, more: Facts) -> Facts:
    """What is known of each figure, once more is known; of very many figures no more is kept."""
    if len(facts) > _MOST_FACTS:
        return facts
    joined = {of: both(facts[of], fact) if of in facts else fact for of, fact in more.items()}
    return {**facts, **joined}


def _factors(of: ScoreExpression) -> tuple[ScoreExpression, ...]:
    match of:
        case Operation(ScoreOp.MUL, args):
            return args
        case _:
            return (of,)


def _sum_of(cells: Range) -> Range:
    """Of nothing it is 0; of enough records it exceeds every bound that is not 0."""
    low = ZERO if cells.low is not None and cells.low >= 0 else None
    high = ZERO if cells.high is not None and cells.high <= 0 else None
    return evolve(cells, low=low, high=high)


def _without_columns(of: Relation) -> Relation:
    """The same records, whatever columns were added to them."""
    match of:
        case Records():
            return of
        case With(of=below):
            return _without_columns(below)
        case Where() | Group() | Beside():
            return evolve(of, of=_without_columns(of.of))


def _within(part: Relation, whole: Relation) -> bool:
    part, whole = _without_columns(part), _without_columns(whole)
    while part != whole:
        if not isinstance(part, Where | Beside):
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
