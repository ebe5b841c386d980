"""Which assumptions a figure rests on, through every figure and record that it looks at."""

from creditpolicy.policy.core.scores import Measured, Scored
from creditpolicy.policy.core.values import Given
from creditpolicy.policy.core.walk import given_in_relation, inside
from creditpolicy.policy.policy import Policy


def rests_on(policy: Policy, name: str) -> frozenset[str]:
    """The assumptions of the score `name`."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for part in inside(policy.score_by_name[one].body):
            match part:
                case Given(assumption):
                    found.add(assumption)
                case Scored(other):
                    waiting.append(other)
                case Measured(measure):
                    found |= given_in_relation(policy.measure_by_name[measure].of)
                case _:
                    pass
    return frozenset(found)
