"""What one evaluation is asked for, beside policy and evidence."""

from datetime import date

from attrs import field, frozen

from creditpolicy.evaluate.results.supplied import Imports
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy


@frozen
class Run:
    """The choices of a run.

    `as_of`: only records known on that day. `assumed`: assumptions set otherwise than the policy
    does. `pending`: whether records that await approval count as approved. `imports`: figures of
    other results, where the policy refers to any.
    """

    as_of: date | None = None
    assumed: dict[str, Value] = field(factory=dict[str, Value])
    pending: bool = False
    imports: Imports = field(factory=Imports, repr=False)

    def cutoff(self, policy: Policy) -> date:
        """The day up to which things are seen."""
        return self.as_of or policy.period[1]

    def given(self, policy: Policy) -> dict[str, Value]:
        """The value of every assumption."""
        values = {a.name: a.value for a in policy.assumptions}
        return values | self.assumed
