"""What a gate does to a grade: 提一档, 降一档, 最高 and 最低, each taken for its neighbour."""

from collections.abc import Iterator
from itertools import pairwise

from creditpolicy.policy.core.scores import Case, CaseRow, Operation, ScoreExpression, ScoreOp
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.facts import Scale
from creditpolicy.verify.mutate.mutant import Step, changed
from creditpolicy.verify.mutate.operators import Operator

Pair = tuple[tuple[str, ...], str]
"""Grades, and what they become."""


def graded_changes(of: Case, scales: tuple[Scale, ...]) -> Iterator[tuple[ScoreExpression, Step]]:
    """Another effect in the place of this one; nothing for what is no such effect."""
    pairs = [pair for row in of.rows if (pair := _pair(row, of.other)) is not None]
    if len(pairs) < len(of.rows) or not pairs:
        return
    named = {grade for olds, new in pairs for grade in (*olds, new)}
    scale = next((s for s in scales if s.ordered and named <= set(s.values)), None)
    if scale is None:
        return
    if len(pairs) == 1:
        yield from _bounded(of.other, pairs[0], scale.values)
    else:
        yield from _stepped(of.other, pairs, scale.values)


def _pair(row: CaseRow, own: ScoreExpression) -> Pair | None:
    """The row of an effect: whatever is one of these grades becomes that one."""
    parts: tuple[ScoreExpression, ...] = (row.test,)
    match row.test:
        case Operation(ScoreOp.OR, args):
            parts = args
        case _:
            pass
    olds: list[str] = []
    for part in parts:
        match part:
            case Operation(ScoreOp.EQ, (of, Lit(str() as grade))) if of == own:
                olds.append(grade)
            case _:
                return None
    match row.value:
        case Lit(str() as new) if row.origin is None:
            return tuple(olds), new
        case _:
            return None


def _bounded(
    own: ScoreExpression, pair: Pair, values: tuple[str, ...]
) -> Iterator[tuple[ScoreExpression, Step]]:
    """Not above (or not below) the next grade."""
    olds, limit = pair
    place = values.index(limit)
    above = values.index(olds[0]) < place
    for near in (place - 1, place + 1):
        beyond = values[: max(near, 0)] if above else values[near + 1 :]
        if not (0 <= near < len(values) and beyond):
            continue
        new = values[near]
        step = Step(Operator.RESULT, changed(limit, new), None, ((limit, new),))
        yield _effect(own, [(beyond, new)]), step


def _stepped(
    own: ScoreExpression, pairs: list[Pair], values: tuple[str, ...]
) -> Iterator[tuple[ScoreExpression, Step]]:
    """One grade down in the place of up, or the other way round."""
    up: list[Pair] = [((old,), new) for new, old in pairwise(values)]
    down: list[Pair] = [((old,), new) for new, old in pairwise(values[::-1])]
    for this, other, old, new in ((up, down, "提一档", "降一档"), (down, up, "降一档", "提一档")):
        if pairs == this:
            step = Step(Operator.RESULT, changed(old, new), None, ((old, new),))
            yield _effect(own, other), step


def _effect(own: ScoreExpression, pairs: list[Pair]) -> ScoreExpression:
    rows: list[CaseRow] = []
    for olds, new in pairs:
        tests = tuple(Operation(ScoreOp.EQ, (own, Lit(old))) for old in olds)
        test = tests[0] if len(tests) == 1 else Operation(ScoreOp.OR, tests)
        rows.append(CaseRow(test, Lit(new)))
    return Case(tuple(rows), own)
