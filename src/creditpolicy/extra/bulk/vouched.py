"""Rows that somebody vouches for: what is looked at nevertheless.

As in decisions by generated code: whatever has a closed form (days, numbers, listed values) is
looked at where a rule reads it, and one odd cell has all rows read in full.
"""

from collections.abc import Iterator
from typing import Literal

from creditpolicy.compile.plan import Chain, CountBeside, fields_of, inside, measure_plans
from creditpolicy.extra.bulk.intake import is_plain
from creditpolicy.policy.policy import Policy

Vouched = Literal["cells", "rows"]
"""What somebody answers for: that reading would take each row; that each counts besides."""


def looked_at(policy: Policy, kind: str) -> frozenset[str]:
    """The columns of a kind that rules read and whose cells can be odd."""
    read = {policy.kind_by_name[kind].dated_by}
    for plan in measure_plans(policy):
        if plan.chain.kind == kind:
            read.update(plan.columns)
        for chain in inside(plan.chain):
            read.update(_read(chain, kind))
    columns = policy.kind_by_name[kind].columns
    return frozenset(one.name for one in columns if one.name in read and not is_plain(one))


def _read(chain: Chain, kind: str) -> Iterator[str]:
    """What the steps of a chain read of a kind, itself or counted beside it."""
    if chain.kind == kind:
        yield from fields_of(chain)
    for step in chain.steps:
        if isinstance(step, CountBeside) and step.other.kind == kind:
            yield from step.keys
