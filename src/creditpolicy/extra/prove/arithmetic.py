"""Operations on figures in z3, with the marks as the reference evaluator has them."""

from collections.abc import Callable
from functools import reduce
from typing import Any

import z3

from creditpolicy.extra.prove.logic import (
    FALSE,
    TRUE,
    NotSaid,
    Term,
    all_of,
    any_of,
    either,
    no,
    number,
)
from creditpolicy.policy.core.scores import ScoreOp
from creditpolicy.policy.core.values import Aggregate

_ZERO, _ONE = number(0), number(1)
_COMPARE: dict[ScoreOp, Callable[[Any, Any], z3.BoolRef]] = {
    ScoreOp.LT: lambda one, other: one < other,
    ScoreOp.LE: lambda one, other: one <= other,
    ScoreOp.GT: lambda one, other: one > other,
    ScoreOp.GE: lambda one, other: one >= other,
}
_ARITHMETIC: dict[ScoreOp, Callable[[Any, Any], z3.ExprRef]] = {
    ScoreOp.ADD: lambda one, other: one + other,
    ScoreOp.SUB: lambda one, other: one - other,
    ScoreOp.MUL: lambda one, other: one * other,
    ScoreOp.MIN: lambda one, other: either(one <= other, one, other),
    ScoreOp.MAX: lambda one, other: either(one >= other, one, other),
}


def operation(op: ScoreOp, args: list[Term]) -> Term:
    """Any operation but those that look at members; a mark among the arguments is the result."""
    match op:
        case ScoreOp.AND | ScoreOp.OR:
            return _joined(args, every=op is ScoreOp.AND)
        case ScoreOp.APPLIES:
            (one,) = args
            return Term(no(one.na), un=one.un)
        case _:
            un = any_of(arg.un for arg in args)
            na = all_of((any_of(arg.na for arg in args), no(un)))
            values = [arg.of for arg in args if arg.of is not None]
            if len(values) < len(args):
                return Term(None, na, un)
            return _applied(op, values, na, un)


def _joined(args: list[Term], *, every: bool) -> Term:
    """What settles it settles it, whatever the marks of others."""
    wanted = [_as_wanted(arg, every=every) for arg in args]
    settled = any_of(
        all_of((no(arg.mark), no(truth))) for arg, truth in zip(args, wanted, strict=True)
    )
    un = all_of((no(settled), any_of(arg.un for arg in args)))
    na = all_of((no(settled), no(un), any_of(arg.na for arg in args)))
    return Term(no(settled) if every else settled, na, un)


def _as_wanted(arg: Term, *, every: bool) -> z3.BoolRef:
    """Whether the argument leaves it open: true in an `and`, false in an `or`."""
    if arg.of is None:
        return TRUE
    return arg.of if every else no(arg.of)


def _applied(op: ScoreOp, values: list[z3.ExprRef], na: z3.BoolRef, un: z3.BoolRef) -> Term:
    first: Any = values[0]
    match op:
        case ScoreOp.NOT:
            return Term(no(first), na, un)
        case ScoreOp.EQ | ScoreOp.NE:
            same = _same(first, values[1])
            return Term(same if op is ScoreOp.EQ else no(same), na, un)
        case ScoreOp.DIV:
            return _divided(values, na, un)
        case ScoreOp.FLOOR:
            return Term(z3.ToReal(z3.ToInt(first)), na, un)
        case ScoreOp.CEIL:
            return Term(-z3.ToReal(z3.ToInt(-first)), na, un)
        case _ if op in _COMPARE:
            return Term(_COMPARE[op](first, values[1]), na, un)
        case _ if op in _ARITHMETIC:
            return Term(reduce(_ARITHMETIC[op], values), na, un)
        case _:
            raise NotSaid


def _same(one: z3.ExprRef, other: z3.ExprRef) -> z3.BoolRef:
    if one.sort() != other.sort():
        return FALSE
    if z3.is_int_value(one) and z3.is_int_value(other):
        return TRUE if one.eq(other) else FALSE
    return one == other


def _divided(values: list[z3.ExprRef], na: z3.BoolRef, un: z3.BoolRef) -> Term:
    """Division by 0 is not applicable."""
    top: Any = values[0]
    by_zero = any_of(_same(below, _ZERO) for below in values[1:] if not _is_fixed(below))
    for below in values[1:]:
        top = top / below
    return Term(top, any_of((na, all_of((by_zero, no(un))))), un)


def _is_fixed(of: z3.ExprRef) -> bool:
    return bool(z3.is_rational_value(of)) and of.numerator_as_long() != 0


def rounded(of: Term, places: int) -> Term:
    """To so many decimal places, half away from zero."""
    if of.of is None:
        return of
    value: Any = of.of
    scale = number(10**places)
    up = z3.ToReal(z3.ToInt(value * scale + number(1) / 2)) / scale
    down = -z3.ToReal(z3.ToInt(-value * scale + number(1) / 2)) / scale
    return Term(either(value >= 0, up, down), of.na, of.un)


def folded(how: Aggregate, parts: list[Term]) -> Term:
    """Many figures as one: what is not applicable is left out, what is undecided leaves it open."""
    un = any_of(part.un for part in parts)
    known = [part for part in parts if part.of is not None]
    count = _total([either(no(part.mark), _ONE, _ZERO) for part in known])
    values: list[Any] = [either(no(part.mark), _figure(part), _ZERO) for part in known]
    if how is Aggregate.COUNT:
        return Term(count, un=un)
    if how is Aggregate.SUM:
        return Term(_total(values), un=un)
    none = all_of((no(un), no(any_of(no(part.mark) for part in known))))
    if how is Aggregate.MEAN:
        return Term(_total(values) / count if known else None, none, un)
    if how in (Aggregate.MAX, Aggregate.MIN):
        return Term(_extreme(how, known), none, un)
    raise NotSaid


def _figure(part: Term) -> z3.ExprRef:
    if part.of is None or not z3.is_real(part.of):
        raise NotSaid
    return part.of


def _total(of: list[z3.ExprRef]) -> Any:
    kept = [one for one in of if not one.eq(_ZERO)]
    return z3.Sum(kept) if kept else _ZERO


def _extreme(how: Aggregate, known: list[Term]) -> z3.ExprRef | None:
    best: Any = None
    taken: z3.BoolRef = FALSE
    for part in known:
        value: Any = part.of
        if best is None:
            best, taken = value, no(part.mark)
            continue
        better = value > best if how is Aggregate.MAX else value < best
        best = either(all_of((no(part.mark), any_of((no(taken), better)))), value, best)
        taken = any_of((taken, no(part.mark)))
    return best


def placed(own: Term, others: list[Term], *, lowest: bool, dense: bool) -> Term:
    """1 + how many stand before it; who has no figure has no place."""
    un = any_of(other.un for other in others)
    if dense or own.of is None:
        raise NotSaid
    value: Any = own.of
    before: list[z3.ExprRef] = []
    for other in others:
        than: Any = other.of
        if than is not None:
            ahead = than < value if lowest else than > value
            before.append(either(all_of((no(other.mark), ahead)), _ONE, _ZERO))
    return Term(_total(before) + _ONE, all_of((own.na, no(un))), un)
