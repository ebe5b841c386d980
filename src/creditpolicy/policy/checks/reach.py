"""An item's rules can reach its points, cannot exceed them, and cannot fall below 0."""

import re
from fractions import Fraction

from creditpolicy.diagnostics.catalog import sums as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy import names
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.checks.ranges import ranges
from creditpolicy.policy.core.scores import ScoreExpression
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.source.source import Span
from creditpolicy.values.classes import evolve

_IS_DEDUCTION = re.compile(r"扣分|deduct\b")
_IS_SCORE = re.compile(r"(?:表 *)?得分(?!率)|(?:table +)?score\b")


def check_reach(policy: Policy, rules: dict[str, ScoreExpression]) -> list[Diagnostic]:
    """Judges the rules by themselves: full marks for what does not apply reach nothing."""
    judged = [item for item in policy.numbered.values() if item.id in rules]
    rates = [names.rate(item.id) for item in judged]
    bodies = {names.rate(item): rule for item, rule in rules.items()}
    own = (evolve(s, body=bodies.get(s.name, s.body)) for s in policy.scores)
    known = ranges(evolve(policy, scores=tuple(own)), rates)
    return [
        problem
        for item, rate in zip(judged, rates, strict=True)
        for problem in _check_item(item, known[rate], policy.score_by_name[rate].origin)
    ]


def _limit(points: str, at: Span | None) -> Words:
    """The limit that the rule lacks: a rate 1, a score the item's points, a deduction 0 below."""
    if at is not None and _IS_DEDUCTION.match(at.text):
        return Words("最低 0分", "at least 0 points")
    if at is not None and _IS_SCORE.match(at.text):
        return Words(f"最高 {points}分", f"at most {points} points")
    return Words("最高 1", "at most 1")


def _floor(at: Span | None) -> Words:
    """The floor that the rule lacks; who deducts says 扣完为止."""
    if at is not None and _IS_DEDUCTION.match(at.text):
        return Words("扣完为止", "until exhausted")
    if at is not None and _IS_SCORE.match(at.text):
        return Words("最低 0分", "at least 0 points")
    return Words("最低 0", "at least 0")


def _check_item(item: Item, rate: Range, at: Span | None) -> list[Diagnostic]:
    points = decimal_text(item.points)
    if rate.high is not None and rate.high < 1:
        most = decimal_text(item.points * max(rate.high, Fraction(0)))
        return [found(codes.CANNOT_REACH, at, item=item.id, points=points, most=most)]
    problems: list[Diagnostic] = []
    if rate.high is None or rate.high > 1:
        code = codes.CAN_EXCEED if rate.tight else codes.MAY_EXCEED
        problems.append(found(code, at, item=item.id, points=points, limit=_limit(points, at)))
    if rate.low is None or rate.low < 0:
        code = codes.CAN_FALL_BELOW if rate.tight else codes.MAY_FALL_BELOW
        problems.append(found(code, at, item=item.id, limit=_floor(at)))
    return problems
