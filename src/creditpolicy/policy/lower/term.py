"""Lowered formulas, and how they are put together."""

from collections.abc import Sequence
from itertools import groupby

from creditpolicy.policy import types as t
from creditpolicy.policy.core.scores import Dim, Operation, ScoreExpression, ScoreOp
from creditpolicy.values.classes import frozen

_MOST_CHANGES = 20


@frozen
class Term:
    """A lowered formula: what it is, its type, and the dimensions it depends on."""

    of: ScoreExpression
    type: t.Type
    dims: tuple[Dim, ...] = ()


def merge(*groups: tuple[Dim, ...]) -> tuple[Dim, ...]:
    """All dimensions once, in order; the department comes first."""
    dims = dict.fromkeys(dim for group in groups for dim in group)
    return tuple(sorted(dims, key=lambda dim: dim.name != "部门"))


def all_of(op: ScoreOp, parts: Sequence[ScoreExpression]) -> ScoreExpression:
    """One operation on all parts; a single part stands for itself."""
    return parts[0] if len(parts) == 1 else Operation(op, tuple(parts))


def chain(pairs: Sequence[tuple[ScoreOp, ScoreExpression]]) -> ScoreExpression:
    """`a + b − c − d` as (a + b) − c − d: nested once for each change of the sign.

    Where signs change often, what is taken away goes last: nesting must not grow with the length.
    """
    (first, result), *rest = pairs
    runs = [(op, [of for _, of in run]) for op, run in groupby(rest, key=lambda pair: pair[0])]
    if len(runs) > _MOST_CHANGES:
        runs = [(op, [of for sign, of in rest if sign is op]) for op in _both(first)]
    for op, parts in runs:
        result = Operation(op, (result, *parts))
    return result


def _both(first: ScoreOp) -> tuple[ScoreOp, ScoreOp]:
    if first is ScoreOp.ADD:
        return ScoreOp.ADD, ScoreOp.SUB
    return ScoreOp.MUL, ScoreOp.DIV
