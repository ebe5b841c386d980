"""A policy's cases when they have run: what the reports of `creditpolicy test` are made from."""

from collections import Counter

from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.cases import Outcome, Status


@frozen
class Tested:
    """`file`: the policy's name for messages; `outcomes`: one for each case that was chosen."""

    file: str
    policy: Policy
    outcomes: tuple[Outcome, ...]

    @property
    def counts(self) -> Counter[Status]:
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def failed(self) -> bool:
        """Whether some case is not met or cannot run, or none has been confirmed."""
        counts = self.counts
        return bool(counts[Status.FAILED] or counts[Status.REFUSED]) or not counts[Status.PASSED]
