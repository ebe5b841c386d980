"""A week of an assessment: where every department stands and stood, what it filed and lost."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from attrs import frozen

from creditpolicy.evaluate.assessment import (
    Assessment,
    DepartmentItem,
    DepartmentResult,
    Figure,
)
from creditpolicy.evaluate.filed import NOTHING, Filed, filed
from creditpolicy.evaluate.missing import Lack, lacks
from creditpolicy.evaluate.trace import Tracer
from creditpolicy.policy import names
from creditpolicy.policy.facts import Item, classes_of
from creditpolicy.policy.policy import Policy

DAYS = 7


@frozen
class Loss:
    """Points that a department did not get in an item, and what it lacks there."""

    result: DepartmentItem
    points: Fraction
    lacks: tuple[Lack, ...]


@frozen
class DepartmentWeek:
    """A department: `before` is the week before, None where there is none; `filed` by item."""

    now: DepartmentResult
    before: DepartmentResult | None
    filed: dict[str, Filed]
    losses: tuple[Loss, ...]

    @property
    def score_change(self) -> Fraction | None:
        return None if self.before is None else difference(self.now.score, self.before.score)

    @property
    def rank_change(self) -> int | None:
        """How many places it rose; below 0 it fell."""
        if self.before is None or self.before.rank is None or self.now.rank is None:
            return None
        return self.before.rank - self.now.rank


@frozen
class DepartmentClass:
    """Departments that are listed together; the one class of a policy without groups has no name.

    `ranks` are the places among them, by the ranks among all.
    """

    name: str
    departments: tuple[DepartmentWeek, ...]
    ranks: dict[str, int]


@frozen
class Week:
    """The week from `first` to `last`; `departments` by rank. Records are counted from `since`."""

    assessment: Assessment
    before: Assessment | None
    first: date
    last: date
    since: date | None
    departments: tuple[DepartmentWeek, ...]
    classes: tuple[DepartmentClass, ...]

    @property
    def policy(self) -> Policy:
        return self.assessment.policy

    @property
    def as_declared(self) -> tuple[DepartmentWeek, ...]:
        """The departments in the policy's order, as sentences name them."""
        by_name = {one.now.name: one for one in self.departments}
        return tuple(by_name[name] for name in self.policy.department_names)


def week_of(
    assessment: Assessment,
    before: Assessment | None,
    since: date | None = None,
    first: date | None = None,
) -> Week:
    """The week that ends on the as-of day; without one, on the last day of the period."""
    last = assessment.run.cutoff(assessment.policy)
    first = first or last - timedelta(days=DAYS - 1)
    tracer = Tracer(assessment)
    on_file = filed(assessment, first, since)
    after_all = len(assessment.departments) + 1
    ordered = sorted(assessment.departments, key=lambda one: one.rank or after_all)
    departments = tuple(
        DepartmentWeek(
            one,
            None if before is None else before.by_name[one.name],
            {of.item.id: on_file.get((one.name, of.item.id), NOTHING) for of in one.items},
            tuple(_losses(tracer, one)),
        )
        for one in ordered
    )
    classes = tuple(_classes(assessment.policy, departments))
    return Week(assessment, before, first, last, since, departments, classes)


def difference(now: Figure, before: Figure) -> Fraction | None:
    """None where one of the two is no number."""
    if isinstance(now, Fraction) and isinstance(before, Fraction):
        return now - before
    return None


def is_deduction(policy: Policy, item: Item) -> bool:
    """Whether records cost points there, so that nobody is asked to file any."""
    return names.deduction(item.id) in policy.score_by_name


def _losses(tracer: Tracer, department: DepartmentResult) -> Iterator[Loss]:
    """The steps that led there are let go of: those of thousands would take more than all else."""
    for one in department.items:
        if one.lost:
            rate = tracer.derive(names.rate(one.item.id), (department.name,))
            yield Loss(one, one.lost, lacks(tracer, one.item, department.name, rate))
    tracer.steps.forget(department.name)
    tracer.standings.forget(department.name)


def _classes(policy: Policy, departments: tuple[DepartmentWeek, ...]) -> Iterator[DepartmentClass]:
    """The departments that stand in no group, then the policy's groups, each department once."""
    of = classes_of(policy.groups)
    for name in ("", *dict.fromkeys(of.values())):
        members = tuple(one for one in departments if of.get(one.now.name, "") == name)
        if members:
            yield DepartmentClass(name, members, _ranks(members))


def _ranks(members: tuple[DepartmentWeek, ...]) -> dict[str, int]:
    """Equal ranks among all are equal here, and the next is skipped here too."""
    ranks: dict[str, int] = {}
    first: dict[int, int] = {}
    for place, one in enumerate((m for m in members if m.now.rank is not None), start=1):
        assert one.now.rank is not None
        ranks[one.now.name] = first.setdefault(one.now.rank, place)
    return ranks
