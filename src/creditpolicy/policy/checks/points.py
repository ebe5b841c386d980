"""The items' points sum to the total that the policy states."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog.sums import ITEM_TWICE, NO_POINTS, POINTS_SUM
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.declare.assessment import About
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.syntax.facts import ItemSort


def check_points(policy: Policy, about: About, problems: list[Diagnostic]) -> list[Diagnostic]:
    """Says nothing of the sum where an item was left out because its number stands twice."""
    empty = [found(NO_POINTS, i.span, item=i.id) for i in policy.numbered.values() if not i.points]
    counted = [item for item in policy.items if item.sort is ItemSort.BASE]
    total = sum((item.points for item in counted), Fraction(0))
    left_out = any(problem.code is ITEM_TWICE for problem in problems)
    if about.total_span is None or not policy.items or total == policy.total or left_out:
        return empty
    points = [(item.span, decimal_text(item.points)) for item in counted]
    notes = tuple(Note(at, Words(f"{n} 分", f"{n} points")) for at, n in points if at is not None)
    sums = {
        "sum": decimal_text(total),
        "total": decimal_text(policy.total),
        "difference": decimal_text(abs(policy.total - total)),
    }
    return [*empty, found(POINTS_SUM, about.total_span, notes, **sums)]
