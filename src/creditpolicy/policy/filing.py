"""Who files what: the items that look at a kind of evidence, and the departments that they name."""

from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy


def items_by_kind(policy: Policy) -> dict[str, tuple[Item, ...]]:
    """For each kind the items, or parts of items, whose rules look at it, in the policy's order."""
    looked_at = {(measure.kind, measure.item) for measure in policy.measures}
    numbered = policy.numbered.values()
    return {
        kind.name: tuple(item for item in numbered if (kind.name, item.id) in looked_at)
        for kind in policy.kinds
    }


def filers(policy: Policy) -> dict[str, frozenset[str]]:
    """For each kind the departments whose records of it can count."""
    everyone = {measure.kind for measure in policy.measures if measure.item is None}
    return {
        kind: frozenset(policy.department_names)
        if kind in everyone
        else frozenset(name for item in items for name in item.departments)
        for kind, items in items_by_kind(policy).items()
    }
