"""All chains of a policy together: what begins alike is one branch, gone through once a record."""

from collections.abc import Iterator

from creditpolicy.compile.plan import Chain, CountBeside, Dedup, MeasurePlan, Step
from creditpolicy.policy.core.scores import DEPARTMENT
from creditpolicy.values.classes import define, field


@define
class Branch:
    """The records after a step, and what is done with them.

    `measures` end here, with their places among all; `counters` count them for a step elsewhere:
    the number of that step's branch, and the keys. `above` is the branch before, None at a kind's.
    """

    number: int
    step: Step | None
    above: "Branch | None"
    below: dict[Step, "Branch"] = field(factory=dict[Step, "Branch"])
    measures: list[tuple[int, MeasurePlan]] = field(factory=list[tuple[int, MeasurePlan]])
    counters: list[tuple[int, tuple[str, ...]]] = field(factory=list[tuple[int, tuple[str, ...]]])
    other: "Branch | None" = None

    @property
    def waits(self) -> bool:
        """Whether the step needs all records before it gives any."""
        return isinstance(self.step, Dedup | CountBeside)

    @property
    def looks_across(self) -> bool:
        """Whether the step counts the records of all departments beside one."""
        return isinstance(self.step, CountBeside) and DEPARTMENT not in self.step.keys


@define
class Forest:
    """`kinds`: the branches with all records that count; `branches`: every one, by its number."""

    kinds: dict[str, Branch] = field(factory=dict[str, Branch])
    branches: list[Branch] = field(factory=list[Branch])
    ends: list[Branch] = field(factory=list[Branch])

    def grow(self, chain: Chain) -> Branch:
        """The branch at the end of a chain."""
        branch = self.kinds.get(chain.kind)
        if branch is None:
            branch = self.kinds[chain.kind] = self._branch(None, None)
        for step in chain.steps:
            below = branch.below.get(step)
            if below is None:
                below = branch.below[step] = self._branch(step, branch)
            branch = below
        return branch

    def _branch(self, step: Step | None, above: Branch | None) -> Branch:
        branch = Branch(len(self.branches), step, above)
        self.branches.append(branch)
        if isinstance(step, CountBeside):
            branch.other = self.grow(step.other)
            branch.other.counters.append((branch.number, step.keys))
        return branch


def forest_of(plans: tuple[MeasurePlan, ...]) -> Forest:
    """`ends` has the branch of each measure, in their order."""
    forest = Forest()
    for place, plan in enumerate(plans):
        end = forest.grow(plan.chain)
        end.measures.append((place, plan))
        forest.ends.append(end)
    return forest


def waiting_order(forest: Forest) -> list[Branch]:
    """The branches that wait, each after those whose records it, or its counter, comes from."""
    ordered: dict[int, Branch] = {}
    for branch in forest.branches:
        _enter(branch, ordered)
    return list(ordered.values())


def _enter(branch: Branch, ordered: dict[int, Branch]) -> None:
    if not branch.waits or branch.number in ordered:
        return
    for before in (branch.above, branch.other):
        waiting = None if before is None else _nearest(before)
        if waiting is not None:
            _enter(waiting, ordered)
    ordered[branch.number] = branch


def _nearest(branch: Branch) -> Branch | None:
    """The branch itself or the nearest above it that waits."""
    return next((one for one in upward(branch) if one.waits), None)


def upward(branch: Branch | None) -> Iterator[Branch]:
    while branch is not None:
        yield branch
        branch = branch.above
