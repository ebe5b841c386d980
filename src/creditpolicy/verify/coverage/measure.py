"""Coverage of a policy: its goals, and which cases reach each of them."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from creditpolicy.policy.facts import Interval
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.cases import Outcome, Status
from creditpolicy.verify.coverage.goals import Goal, What
from creditpolicy.verify.coverage.observe import Evaluated, reached
from creditpolicy.verify.coverage.record_goals import record_goals
from creditpolicy.verify.coverage.score_goals import score_goals


@frozen
class Coverage:
    """Every goal of a policy, in the order of its text, with the names of the cases that reach it.

    Only cases that pass count: neither one that fails nor one that nobody confirmed covers.
    """

    policy: Policy
    by_goal: tuple[tuple[Goal, tuple[str, ...]], ...]

    @property
    def missing(self) -> tuple[Goal, ...]:
        return tuple(goal for goal, cases in self.by_goal if not cases)

    @property
    def rate(self) -> Fraction:
        """The share of goals that are reached; of none, all are."""
        total = len(self.by_goal)
        return Fraction(total - len(self.missing), total) if total else Fraction(1)


def coverage(policy: Policy, outcomes: Iterable[Outcome]) -> Coverage:
    """What the cases that pass reach."""
    goals = goals_of(policy)
    hits: dict[Goal, list[str]] = {goal: [] for goal in goals}
    for outcome in outcomes:
        for goal in reached_by(policy, outcome):
            if goal in hits:
                hits[goal].append(outcome.case.name)
    return Coverage(policy, tuple((goal, tuple(hits[goal])) for goal in goals))


def reached_by(policy: Policy, outcome: Outcome) -> set[Goal]:
    """The goals that a case reaches, where it has passed."""
    found = outcome.assessment
    if found is None or outcome.status is not Status.PASSED:
        return set()
    of = Evaluated(found.run, found.evidence, found.measures, found.scores)
    return reached(policy, outcome.case.expectations, of)


def goals_of(policy: Policy) -> list[Goal]:
    """Everything that cases should reach, in the order of the text."""
    goals = [
        *_assumption_goals(policy),
        *record_goals(policy),
        *score_goals(policy),
        *_group_goals(policy),
    ]
    return sorted(goals, key=lambda goal: goal.span.start if goal.span is not None else 0)


def _assumption_goals(policy: Policy) -> Iterator[Goal]:
    """Each alternative of a list; of a range the policy's own value, and some other one."""
    for one in policy.assumptions:
        match one.allowed:
            case tuple() as options if len(options) > 1:
                for number, value in enumerate(options):
                    yield Goal(one.name, 0, What.ALTERNATIVE, number, value, one.span)
            case Interval(low, high) if low < high:
                yield Goal(one.name, 0, What.ALTERNATIVE, 0, one.value, one.span)
                yield Goal(one.name, 0, What.OTHER_ALTERNATIVE, 0, one.value, one.span)
            case _:
                pass


def _group_goals(policy: Policy) -> Iterator[Goal]:
    for item in policy.items:
        for number, group in enumerate(item.groups):
            about = "、".join(group.departments)
            yield Goal(item.id, 0, What.GROUP, number, about, item.span)
