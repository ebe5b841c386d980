"""The claims about a policy, each with its proof, its counterexample, or neither."""

from collections.abc import Iterator

from creditpolicy.policy.policy import Policy
from creditpolicy.verify.prove.claim import Claim
from creditpolicy.verify.prove.items import item_claims
from creditpolicy.verify.prove.promises import promise_claims
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.summary import summary_claims


def prove(policy: Policy, solver: Solver | None = None) -> Iterator[Claim]:
    """The claims in the order of the items; each takes a bounded number of evaluations."""
    claims: list[Claim] = []
    for item in policy.items:
        own = [*item_claims(policy, item, solver)]
        for part in (item, *item.parts):
            own += promise_claims(policy, part.id, {}, solver)
        claims += own
        yield from own
    yield from summary_claims(policy, claims, solver)
