"""All checks of a policy, one after another."""

from creditpolicy.diagnostics.diagnostic import Diagnostic, has_errors
from creditpolicy.policy.blocks import ItemBlock
from creditpolicy.policy.checks.categories import check_trees
from creditpolicy.policy.checks.complete import check_complete
from creditpolicy.policy.checks.curves import check_curves
from creditpolicy.policy.checks.points import check_points
from creditpolicy.policy.checks.reach import check_reach
from creditpolicy.policy.checks.truth import check_truth
from creditpolicy.policy.checks.unused import check_unused
from creditpolicy.policy.checks.weights import check_weights
from creditpolicy.policy.declare.assessment import About
from creditpolicy.policy.facts import Item
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.policy import Policy


def run_checks(
    policy: Policy, about: About, items: list[tuple[Item, ItemBlock]], context: Context
) -> list[Diagnostic]:
    """Sums always; what needs a whole policy only where nothing else is wrong."""
    problems = [*check_points(policy, about, context.problems), *check_weights(items)]
    problems += check_trees(policy, context.problems)
    if not has_errors(context.problems):
        problems.extend(check_complete(policy, context.lowered.open_tables))
        problems.extend(check_reach(policy, context.lowered.rules))
        problems.extend(check_unused(policy, items, context))
        problems.extend(check_truth(policy))
        problems.extend(check_curves(policy))
    return problems
