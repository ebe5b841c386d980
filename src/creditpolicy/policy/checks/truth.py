"""Conditions that no evidence can make true, or false: what decides nothing is a mistake."""

from collections.abc import Collection
from fractions import Fraction

from creditpolicy.diagnostics.catalog import sums as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.checks.bounds import Range, is_nothing
from creditpolicy.policy.checks.ranges import RangeReader
from creditpolicy.policy.checks.wording import value_of
from creditpolicy.policy.core.scores import (
    Case,
    Instead,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Unit,
)
from creditpolicy.policy.core.values import Lit, Mark
from creditpolicy.policy.core.walk import cases_in
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.values.exact import exact_text

_UNDECIDED = Lit(Mark.UNDECIDED)
_REVERSED = {
    ScoreOp.LT: ScoreOp.GT,
    ScoreOp.LE: ScoreOp.GE,
    ScoreOp.GT: ScoreOp.LT,
    ScoreOp.GE: ScoreOp.LE,
}


def check_truth(policy: Policy) -> list[Diagnostic]:
    """Each written condition whose truth the ranges of its figures settle."""
    reader = RangeReader(policy)
    reminders = {reminder.test: reminder for reminder in policy.reminders}
    problems: list[Diagnostic] = []
    for score in policy.scores[: _last_judged(policy, reminders.keys())]:
        reader.known[score.name] = reader.of(score.body)
        for case in cases_in(score.body):
            problems += _of_case(case, reader)
        if score.name in reminders:
            problems += _settled(score.body, reminders[score.name].span, reader)
    return list(dict.fromkeys(problems))


def _last_judged(policy: Policy, reminders: Collection[str]) -> int:
    """How many scores to go through: behind the last written condition is nothing to judge."""
    judged = [
        number
        for number, score in enumerate(policy.scores, start=1)
        if score.name in reminders or any(cases_in(score.body))
    ]
    return max(judged, default=0)


def _of_case(case: Case, reader: RangeReader) -> list[Diagnostic]:
    """The last row of a table that leaves nothing out may be true of all that is left."""
    last = case.rows[-1] if case.other == _UNDECIDED else None
    return [
        problem
        for row in case.rows
        if row is not last
        for problem in _settled(row.test, row.origin, reader)
    ]


def _settled(test: ScoreExpression, at: Span | None, reader: RangeReader) -> list[Diagnostic]:
    for part in _parts(test):
        truth = holds(part, reader)
        if truth is not None and at is not None:
            if truth and (places := _places(part, reader)) is not None:
                return [found(codes.QUOTA_FOR_ALL, at, count=exact_text(places))]
            code = codes.ALWAYS_TRUE if truth else codes.NEVER_TRUE
            return [found(code, at, range=_range_of(part, reader))]
    return []


def _places(test: ScoreExpression, reader: RangeReader) -> Fraction | None:
    """Of a test for the first (or last) so many places: how many there are."""
    match test:
        case Operation(ScoreOp.LE | ScoreOp.LT, (Scored(name) as place, Lit())):
            is_place = reader.policy.score_by_name[name].unit is Unit.PLACE
            return reader.of(place).high if is_place else None
        case Operation(ScoreOp.LE | ScoreOp.LT, (Rank() as place, Lit())):
            return reader.of(place).high
        case _:
            return None


def _parts(test: ScoreExpression) -> tuple[ScoreExpression, ...]:
    """The comparisons of a test, each to be judged by itself."""
    match test:
        case Operation(ScoreOp.AND | ScoreOp.OR | ScoreOp.NOT, args):
            return tuple(part for arg in args for part in _parts(arg))
        case Instead(of, _, Lit()):  # of a gate: it does not hold where its test does not apply
            return _parts(of)
        case _:
            return (test,)


def holds(test: ScoreExpression, reader: RangeReader) -> bool | None:
    """Whether a comparison is true of all values (or of none); None where it depends on them."""
    match test:
        case Operation(ScoreOp.LT | ScoreOp.LE as op, (left, right)):
            return holds(Operation(_REVERSED[op], (right, left)), reader)
        case Operation(op, (left, right)):
            one, other = reader.of(left), reader.of(right)
            if is_nothing(one) or is_nothing(other) or (_is_fixed(one) and _is_fixed(other)):
                return None
            return _compared(op, one, other)
        case _:
            return None


def _compared(op: ScoreOp, one: Range, other: Range) -> bool | None:
    match op:
        case ScoreOp.GE:
            return True if _above(one, other, equal=True) else _never(other, one, equal=False)
        case ScoreOp.GT:
            return True if _above(one, other, equal=False) else _never(other, one, equal=True)
        case ScoreOp.EQ | ScoreOp.NE:
            apart = _above(one, other, equal=False) or _above(other, one, equal=False)
            same = one.low == one.high == other.low == other.high is not None
            if not apart and not same:
                return None
            return same is (op is ScoreOp.EQ)
        case _:
            return None


def _is_fixed(of: Range) -> bool:
    """A figure that was written as one number: whoever compares it knows."""
    return of.low == of.high is not None


def _above(one: Range, other: Range, *, equal: bool) -> bool:
    """Whether all of the one lies above all of the other."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high or (equal and one.low == other.high)


def _never(one: Range, other: Range, *, equal: bool) -> bool | None:
    return False if _above(one, other, equal=equal) else None


def _range_of(test: ScoreExpression, reader: RangeReader) -> Words:
    """What the compared figure can be, in words."""
    assert isinstance(test, Operation)
    figure = next(arg for arg in test.args if not isinstance(arg, Lit))
    of = reader.of(figure)
    low, high = (
        None if end is None else value_of(figure, end, reader.policy) for end in (of.low, of.high)
    )
    match low, high:
        case None, None:
            return Words("任何数", "any number")
        case str(), None:
            return Words(f"不低于 {low}", f"at least {low}")
        case None, str():
            return Words(f"不高于 {high}", f"at most {high}")
        case _ if low == high:
            return Words(f"总是 {low}", f"always {low}")
        case _:
            return Words(f"在 {low} 至 {high} 之间", f"from {low} to {high}")
