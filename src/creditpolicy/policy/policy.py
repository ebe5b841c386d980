"""The checked policy: all that anything behind the checker knows of the text."""

from datetime import date
from fractions import Fraction
from functools import cached_property

from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.facts import (
    Assumption,
    Category,
    Department,
    DepartmentGroup,
    Exemption,
    Item,
    Kind,
    Recognition,
    Reference,
    Reminder,
    Ruling,
    Scale,
)
from creditpolicy.policy.promises import Promise
from creditpolicy.policy.reckoning import Choices
from creditpolicy.values.classes import field, frozen


@frozen
class Policy:
    """`scores` are in an order in which each needs only those before it.

    `digest` names the text that it was made from; `choices` are those by which it adds up.
    """

    name: str
    year: int
    cited: str
    period: tuple[date, date]
    total: Fraction
    departments: tuple[Department, ...]
    kinds: tuple[Kind, ...]
    assumptions: tuple[Assumption, ...]
    items: tuple[Item, ...]
    measures: tuple[Measure, ...]
    scores: tuple[Score, ...]
    recognitions: tuple[Recognition, ...]
    reminders: tuple[Reminder, ...]
    digest: str
    scales: tuple[Scale, ...] = ()
    references: tuple[Reference, ...] = ()
    figures: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    groups: tuple[DepartmentGroup, ...] = ()
    promises: tuple[Promise, ...] = ()
    choices: Choices | None = None
    lang: str = field(default="zh", eq=False)

    @cached_property
    def department_names(self) -> tuple[str, ...]:
        return tuple(department.name for department in self.departments)

    @cached_property
    def numbered(self) -> dict[str, Item]:
        """Items and their parts by their numbers."""
        parts = (part for item in self.items for part in item.parts)
        return {item.id: item for item in (*self.items, *parts)}

    @cached_property
    def kind_by_name(self) -> dict[str, Kind]:
        return {kind.name: kind for kind in self.kinds}

    @cached_property
    def score_by_name(self) -> dict[str, Score]:
        return {score.name: score for score in self.scores}

    def place_of(self, figure: str) -> int:
        """Where a measure or a score stands among all of them."""
        return self._places[figure]

    @cached_property
    def _places(self) -> dict[str, int]:
        names = (*(of.name for of in self.measures), *(of.name for of in self.scores))
        return {name: at for at, name in enumerate(names)}

    @cached_property
    def measure_by_name(self) -> dict[str, Measure]:
        return {measure.name: measure for measure in self.measures}
