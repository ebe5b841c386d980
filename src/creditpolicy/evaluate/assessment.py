"""The result: what the zone and every department scored, with everything it was worked out from."""

from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evaluate.measures import MeasureTable, Result
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy

Figure = Fraction | Mark
"""An exact number, or why there is none: not applicable, or undecided."""


@frozen
class ZoneItem:
    """The zone's score in an item, in the item's own points."""

    item: Item
    score: Figure


@frozen
class Zone:
    score: Figure
    items: tuple[ZoneItem, ...]


@frozen
class DepartmentItem:
    """A department in one item that names it.

    Rate 0 to 1, score in points, what it adds to the zone, its share.
    """

    item: Item
    rate: Figure
    score: Figure
    contribution: Figure
    share: Figure


@frozen
class DepartmentResult:
    """A department.

    Its rank (equal scores share one, the next is skipped) and exact figures in points.
    """

    name: str
    rank: int | None
    score: Figure
    contribution: Figure
    share: Figure
    items: tuple[DepartmentItem, ...]


@frozen(slots=False)
class Assessment:
    """One evaluation.

    `if_approved` is the same with pending records approved, where there are any.
    """

    policy: Policy
    run: Run
    evidence: Evidence = field(repr=False)
    zone: Zone
    departments: tuple[DepartmentResult, ...]
    diagnostics: tuple[Diagnostic, ...]
    measures: dict[str, MeasureTable] = field(repr=False, eq=False)
    scores: dict[str, dict[tuple[str, ...], Result]] = field(repr=False, eq=False)
    if_approved: "Assessment | None" = None

    @cached_property
    def by_name(self) -> dict[str, DepartmentResult]:
        return {department.name: department for department in self.departments}
