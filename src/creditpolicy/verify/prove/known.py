"""What holds of measures of one department, whatever is filed: what a solver is told of them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations, product

from creditpolicy.policy.checks.ranges import RangeReader
from creditpolicy.policy.core.build import ZERO, number, op
from creditpolicy.policy.core.records import CALENDAR_ENDS, Measure, Test
from creditpolicy.policy.core.scores import DEPARTMENT, Measured, ScoreExpression, ScoreOp, Var
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.core.walk import inside_test, tests_in
from creditpolicy.policy.policy import Policy

_MOST = 40
"""Of so many measures each is compared with each other."""
_MOST_PARTS = 60


def of_measures(policy: Policy) -> tuple[ScoreExpression, ...]:
    """Counts of a part are at most those of the whole; a sum of no record is 0."""
    reader = RangeReader(policy)
    found: list[ScoreExpression] = []
    for kind in policy.kinds:
        own = [one for one in policy.measures if one.kind == kind.name and not one.per]
        pairs = permutations(own, 2) if len(own) <= _MOST else ()
        found += [fact for one, other in pairs for fact in _of_two(one, other, reader)]
    return tuple(found)


def _of_two(one: Measure, other: Measure, reader: RangeReader) -> Iterator[ScoreExpression]:
    first, second = at_hand(one), at_hand(other)
    if reader.is_part(first, second):
        yield op(ScoreOp.LE, first, second)
    if one.aggregate is Aggregate.SUM and other.aggregate is Aggregate.COUNT and one.of == other.of:
        yield from summed(first, second, one, reader)


def summed(
    total: ScoreExpression, count: ScoreExpression, measure: Measure, reader: RangeReader
) -> Iterator[ScoreExpression]:
    """What a sum can be of so many records, by what one of them can hold."""
    cells = reader.cells(measure)
    yield op(ScoreOp.OR, op(ScoreOp.GT, count, ZERO), op(ScoreOp.EQ, total, ZERO))
    if cells.high is not None:
        yield op(ScoreOp.LE, total, op(ScoreOp.MUL, number(max(cells.high, Fraction(0))), count))
    if cells.low is not None:
        yield op(ScoreOp.GE, total, op(ScoreOp.MUL, number(min(cells.low, Fraction(0))), count))


def may_be_open(measure: Measure) -> bool:
    """Whether a record may be of a year whose working days nobody knows yet."""
    parts = (part for test in tests_in(measure.of) for part in inside_test(test))
    return any(isinstance(part, Test) and part.op in CALENDAR_ENDS for part in parts)


def at_hand(measure: Measure) -> Measured:
    """Of the department at hand."""
    return Measured(measure.name, (Var(DEPARTMENT),))


def parts_at_hand(policy: Policy, measure: Measure) -> list[Measured]:
    """Every figure that a measure has for one department; empty where they are very many."""
    kind = policy.kind_by_name[measure.kind]
    columns = [kind.column(name) for name in measure.per]
    values = [column.values for column in columns if column is not None]
    size = 1
    for one in values:
        size *= len(one)
    if size > _MOST_PARTS or len(values) < len(columns):
        return []
    here: tuple[ScoreExpression, ...] = (Var(DEPARTMENT),)
    return [Measured(measure.name, (*here, *map(Lit, keys))) for keys in product(*values)]
