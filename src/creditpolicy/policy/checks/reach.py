"""An item's rules can reach its points, cannot exceed them, and cannot fall below 0."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import sums as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy import names
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.checks.ranges import ranges
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.values.exact import exact_text


def check_reach(policy: Policy) -> list[Diagnostic]:
    known = ranges(policy, [names.rate(item.id) for item in policy.items])
    return [
        problem
        for item in policy.items
        for problem in _check_item(item, known[names.rate(item.id)])
    ]


def _check_item(item: Item, rate: Range) -> list[Diagnostic]:
    points = exact_text(item.points)
    if rate.high is not None and rate.high < 1:
        most = exact_text(item.points * max(rate.high, Fraction(0)))
        return [found(codes.CANNOT_REACH, item.span, item=item.id, points=points, most=most)]
    problems: list[Diagnostic] = []
    if rate.high is None or rate.high > 1:
        code = codes.CAN_EXCEED if rate.tight else codes.MAY_EXCEED
        problems.append(found(code, item.span, item=item.id, points=points))
    if rate.low is None or rate.low < 0:
        code = codes.CAN_FALL_BELOW if rate.tight else codes.MAY_FALL_BELOW
        problems.append(found(code, item.span, item=item.id))
    return problems
