"""The items' points sum to the total that the policy states."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog.sums import NO_POINTS, POINTS_SUM
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.declare.assessment import About
from creditpolicy.policy.policy import Policy
from creditpolicy.values.exact import exact_text


def check_points(policy: Policy, about: About) -> list[Diagnostic]:
    problems = [
        found(NO_POINTS, item.span, item=item.id) for item in policy.items if item.points == 0
    ]
    total = sum((item.points for item in policy.items), Fraction(0))
    if about.total_span is None or not policy.items or total == policy.total:
        return problems
    notes = tuple(
        Note(item.span, Words(f"{item.points} 分", f"{item.points} points"))
        for item in policy.items
        if item.span is not None
    )
    problems.append(
        found(
            POINTS_SUM,
            about.total_span,
            notes,
            sum=exact_text(total),
            total=exact_text(policy.total),
            difference=exact_text(abs(policy.total - total)),
        )
    )
    return problems
