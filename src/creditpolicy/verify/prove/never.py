"""What the ranges of figures settle about a condition: it is never true, or never false."""

from creditpolicy.policy.checks.ranges import RangeReader
from creditpolicy.policy.checks.truth import holds
from creditpolicy.policy.core.scores import Instead, Operation, ScoreExpression, ScoreOp
from creditpolicy.policy.core.values import Lit


def is_never(test: ScoreExpression, reader: RangeReader, *, value: bool = True) -> bool:
    """Whether the test never has this value; a mark is neither."""
    match test:
        case Lit(bool() as known):
            return known is not value
        case Operation(ScoreOp.NOT, (of,)):
            return is_never(of, reader, value=not value)
        case Operation(ScoreOp.AND | ScoreOp.OR as op, args):
            one_is_enough = (op is ScoreOp.AND) is value
            found = (is_never(arg, reader, value=value) for arg in args)
            return any(found) if one_is_enough else all(found)
        case Instead(of, _, use):
            return is_never(of, reader, value=value) and is_never(use, reader, value=value)
        case Operation():
            return _compares(test, reader) is (not value)
        case _:
            return False


def _compares(test: Operation, reader: RangeReader) -> bool | None:
    """What a comparison comes to in any case; of two numbers that are known, those numbers say."""
    match test:
        case Operation(ScoreOp.EQ | ScoreOp.NE, (one, other)):
            ends = [reader.of(one), reader.of(other)]
            fixed = [end.low for end in ends if end.low is not None and end.low == end.high]
            if len(fixed) == len(ends):
                return (fixed[0] == fixed[1]) is (test.op is ScoreOp.EQ)
        case Operation(ScoreOp.LT | ScoreOp.LE | ScoreOp.GT | ScoreOp.GE, (one, other)):
            left, right = reader.of(one), reader.of(other)
            if left.low is not None and left.low == left.high and right.low == right.high:
                assert right.low is not None
                return _ordered(test.op, left.low <= right.low, left.low >= right.low)
        case _:
            return None
    return holds(test, reader)


def _ordered(op: ScoreOp, at_most: bool, at_least: bool) -> bool:  # noqa: FBT001 -- two findings
    match op:
        case ScoreOp.LE:
            return at_most
        case ScoreOp.GE:
            return at_least
        case ScoreOp.LT:
            return not at_least
        case _:
            return not at_most
