"""Rows that somebody vouches for: what is looked at nevertheless.

As in decisions by generated code: whatever has a closed form (days, numbers, listed values) is
looked at where a rule reads it, and one odd cell has all rows read in full.
"""

from creditpolicy.compile.plan import CountBeside, fields_of, inside, measure_plans
from creditpolicy.extra.bulk.intake import is_plain
from creditpolicy.policy.policy import Policy


def looked_at(policy: Policy) -> dict[str, frozenset[str]]:
    """By kind, the columns that rules read and whose cells can be odd."""
    read = {kind.name: {kind.dated_by} for kind in policy.kinds}
    for plan in measure_plans(policy):
        read[plan.chain.kind].update(plan.columns)
        for chain in inside(plan.chain):
            read[chain.kind].update(fields_of(chain))
            for step in chain.steps:
                if isinstance(step, CountBeside):
                    read[step.other.kind].update(step.keys)
    return {
        kind.name: frozenset(
            one.name for one in kind.columns if one.name in read[kind.name] and not is_plain(one)
        )
        for kind in policy.kinds
    }
