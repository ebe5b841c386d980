"""What each case is needed for: the mistakes that it alone notices, the places it alone reaches."""

from enum import Enum

from creditpolicy.policy.cases import Case
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.cases import run_cases
from creditpolicy.verify.coverage.goals import Goal
from creditpolicy.verify.coverage.measure import coverage
from creditpolicy.verify.mutate.kill import Jury
from creditpolicy.verify.mutate.mutants import mutants
from creditpolicy.verify.witness.known import Bank


class Role(Enum):
    """Why a case stands there.

    `NEEDED`: without it some mutant lives. `REACHES`: without it some goal of the policy is reached
    by no case. `REPEATS`: others notice all that it notices. `OUTSIDE`: it notices nothing; what it
    states is a rule of every policy, such as that only approved records count.
    """

    NEEDED = "needed"
    REACHES = "reaches"
    REPEATS = "repeats"
    OUTSIDE = "outside"


@frozen
class Use:
    """`noticed`: the ids of the mutants that a case notices; `alone`: of those that only it does.

    `goals`: the goals that only it reaches.
    """

    case: Case
    noticed: tuple[str, ...]
    alone: tuple[str, ...]
    goals: tuple[Goal, ...]

    @property
    def role(self) -> Role:
        if self.alone:
            return Role.NEEDED
        if self.goals:
            return Role.REACHES
        return Role.REPEATS if self.noticed else Role.OUTSIDE


def uses(policy: Policy, cases: tuple[Case, ...]) -> tuple[Use, ...]:
    """The use of each case, in order: every mutant is tried on all of them."""
    jury = Jury(Bank(policy), cases)
    killers = {
        one.id: [case.name for case in jury.killers(one.policy, one.figures)]
        for one in mutants(policy)
    }
    reached = coverage(policy, run_cases(policy, cases)).by_goal
    return tuple(
        Use(
            case,
            tuple(id_ for id_, names in killers.items() if case.name in names),
            tuple(id_ for id_, names in killers.items() if names == [case.name]),
            tuple(goal for goal, names in reached if names == (case.name,)),
        )
        for case in cases
    )
