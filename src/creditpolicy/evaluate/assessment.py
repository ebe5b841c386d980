"""The result: what the zone and every department scored, with everything it was worked out from."""

from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evaluate.measures import MeasureTable, Result
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Category, Item
from creditpolicy.policy.policy import Policy
from creditpolicy.syntax.facts import ItemSort

Figure = Fraction | Mark
"""An exact number, or why there is none: not applicable, or undecided."""


@frozen
class ZoneItem:
    """The zone's score in an item, in the item's own points."""

    item: Item
    score: Figure


@frozen
class CategoryScore:
    """What was scored in the items of a 大类, in their own points."""

    category: Category
    score: Figure


@frozen
class Zone:
    """All departments together.

    `score` in points, out of the policy's total; `items`: a tuple with a `ZoneItem` for each item
    in the policy's order, its `score` in the item's own points. A figure is a `Fraction` or a
    `Mark`. `categories`: a `CategoryScore` for each 大类.
    """

    score: Figure
    items: tuple[ZoneItem, ...]
    categories: tuple[CategoryScore, ...] = ()


@frozen
class PartScore:
    """A department in one part of an item: `rate`, and `score` in the part's own points."""

    part: Item
    rate: Figure
    score: Figure


@frozen
class DepartmentItem:
    """A department in one item that names it.

    `item`: the item, with its `id`, `name` and `points`. `rate` from 0 to 1; `score`, the rate in
    the item's points; `contribution`, the points that it adds to the zone; `share`, the points that
    it could add at best. Each of the four is a `Fraction`, or a `Mark` where there is no number.
    `parts`: a `PartScore` for each 分项 of the item.
    """

    item: Item
    rate: Figure
    score: Figure
    contribution: Figure
    share: Figure
    parts: tuple[PartScore, ...] = ()

    @property
    def lost(self) -> Fraction | None:
        """The points that are missing to the most there are; None where the item does not apply."""
        most = self.item.points if self.item.sort is not ItemSort.PENALTY else Fraction(0)
        return most - self.score if isinstance(self.score, Fraction) else None


@frozen
class DepartmentResult:
    """A department.

    `name`: as the policy calls it. `rank` from 1: equal scores share one, the next is skipped; None
    without a score. `score` out of the policy's total; `contribution`, the points that it adds to
    the zone; `share`, the points that it could add at best: each a `Fraction` in points or a
    `Mark`. `items`: a tuple with a `DepartmentItem` for each item that names the department.
    `categories`: a `CategoryScore` for each 大类.
    """

    name: str
    rank: int | None
    score: Figure
    contribution: Figure
    share: Figure
    items: tuple[DepartmentItem, ...]
    categories: tuple[CategoryScore, ...] = ()


@frozen(slots=False)
class Assessment:
    """One evaluation.

    `policy` and `evidence`: what was scored by what; `run`: the as-of day and the assumptions set.
    `zone`: all departments together; `departments`: a tuple with a `DepartmentResult` for each, in
    the policy's order. `diagnostics`: what was wrong with the rows, and reminders. `if_approved`:
    the same with pending records approved, where there are any, else None. `measures` and `scores`:
    the figures on the way, by name and members.
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
        """The departments by their own name; an alias is no key."""
        return {department.name: department for department in self.departments}
