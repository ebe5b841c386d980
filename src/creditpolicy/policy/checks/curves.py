"""Tables over one figure: a jump in the middle of a slope, and points that fall where they rise."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from creditpolicy.diagnostics.catalog import sums as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.checks.pieces import Piece, pieces_of, value_at
from creditpolicy.policy.checks.wording import value_of
from creditpolicy.policy.core.scores import Measured, Scored, ScoreExpression, Unit
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.core.walk import cases_in
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span


def check_curves(policy: Policy) -> list[Diagnostic]:
    """Steps are what bands are for: a jump counts only beside a row that rises or falls itself."""
    tables = [pieces_of(case) for score in policy.scores for case in cases_in(score.body)]
    known = [pieces for pieces in tables if pieces is not None]
    problems: list[Diagnostic] = []
    for pieces in known:
        if not _is_counted(pieces[0].key, policy):
            problems += _cliffs(pieces, policy)
        problems += _falls(pieces, policy)
    return list(dict.fromkeys(problems))


def _is_counted(key: ScoreExpression, policy: Policy) -> bool:
    """Whether the key goes from one whole number to the next: there every step is a jump."""
    match key:
        case Scored(name):
            return policy.score_by_name[name].unit in (Unit.COUNT, Unit.PLACE)
        case Measured(name):
            return policy.measure_by_name[name].aggregate is Aggregate.COUNT
        case _:
            return False


def _cliffs(pieces: list[Piece], policy: Policy) -> Iterator[Diagnostic]:
    for below, above in pairwise(pieces):
        bound = below.high
        if bound is None or not (below.is_sloped or above.is_sloped):
            continue
        one, other = value_at(below, bound), value_at(above, bound)
        at = _origin(below, above)
        if one is None or other is None or one == other or at is None:
            continue
        if _is_nothing(below, one) or _is_nothing(above, other):
            continue
        values = {
            "below": value_of(below.value, one, policy),
            "above": value_of(above.value, other, policy),
        }
        shown = {"bound": value_of(below.key, bound, policy), **values}
        yield found(codes.CLIFF, at, _notes(below, above, at), **shown)


def _is_nothing(piece: Piece, value: Fraction) -> bool:
    """No points at all below a threshold is a gate, and meant."""
    return value == 0 and not piece.is_sloped


def _falls(pieces: list[Piece], policy: Policy) -> Iterator[Diagnostic]:
    """Once up and once down is a peak or a valley; more turns are a slip."""
    ends = [(piece, value) for piece in pieces for value in _ends(piece)]
    steps = [(one, other, b - a) for (one, a), (other, b) in pairwise(ends) if a != b]
    turns = sum((a > 0) is not (b > 0) for (_, _, a), (_, _, b) in pairwise(steps))
    if turns < 2:
        return
    rising = sum(step > 0 for _, _, step in steps) >= len(steps) / Fraction(2)
    one, other, _ = next(step for step in steps if (step[2] > 0) is not rising)
    at = _origin(other, one)
    if at is not None:
        shown = {"low": _place(one, policy), "high": _place(other, policy)}
        yield found(codes.FALLS, at, _notes(one, other, at), **shown)


def _ends(piece: Piece) -> list[Fraction]:
    """Its values where it begins and where it ends; of an open end, one further on."""
    low = piece.low if piece.low is not None else (piece.high or Fraction(0)) - 1
    high = piece.high if piece.high is not None else low + 1
    values = [value_at(piece, low), value_at(piece, high)]
    return [value for value in values if value is not None]


def _place(piece: Piece, policy: Policy) -> Words:
    bound = piece.low if piece.low is not None else (piece.high or Fraction(0))
    value = value_at(piece, bound)
    shown = "" if value is None else value_of(piece.value, value, policy)
    at = value_of(piece.key, bound, policy)
    if piece.low is None:
        return Words(f"{at} 以下得 {shown}", f"{shown} below {at}")
    return Words(f"从 {at} 起得 {shown}", f"{shown} from {at} on")


def _origin(*pieces: Piece) -> Span | None:
    return next((piece.origin for piece in pieces if piece.origin is not None), None)


def _notes(one: Piece, other: Piece, at: Span) -> tuple[Note, ...]:
    also = Words("另一行", "the other row")
    spans = (piece.origin for piece in (one, other))
    return tuple(Note(span, also) for span in spans if span is not None and span != at)
