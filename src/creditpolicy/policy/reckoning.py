"""What the roll-up is given: how things are reckoned, and the items with what it needs of them."""

from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.build import by_choice, number
from creditpolicy.policy.core.scores import DEPARTMENT, Dim, Score, ScoreExpression, Unit
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.facts import Group, Item
from creditpolicy.source.source import Span
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.values.classes import field, frozen

GROUPS = ("平均", "任一", "全部")
RESCALE = "折算"
MISSING = ("折算", "满分", "平均摊入", "均值")
BASIS = ("考核项分值", "分担分值")
SPREAD = "平均摊入"


@frozen
class Choices:
    """How groups, gaps and departments are reckoned: each written down or left to an assumption.

    `gaps` is what 缺项 may be at all; `cap` is the most that 加分项 add to a department,
    and `cap_at` where that is said.
    """

    groups: Lit | Given
    missing: Lit | Given
    gaps: tuple[str, ...]
    department: Lit | Given
    cap: Fraction | None = None
    cap_at: Span | None = field(default=None, eq=False, repr=False)

    def by_missing(self, options: dict[str, ScoreExpression]) -> ScoreExpression:
        """A formula by 缺项; what it can never be is left out."""
        return by_choice(self.missing, {k: of for k, of in options.items() if k in self.gaps})


@frozen
class RuledItem:
    """An item with what the roll-up needs: whether its deductions fall on the departments."""

    item: Item
    borne: bool
    origin: Span | None

    @property
    def is_base(self) -> bool:
        """Whether it is part of the total; 加分项 and 减分项 are not."""
        return self.item.sort is ItemSort.BASE

    @property
    def worth(self) -> Lit:
        """The points that a rate of 1 comes to: of a 减分项 they are taken away."""
        points = self.item.points
        return number(-points if self.item.sort is ItemSort.PENALTY else points)


def groups_of(item: Item) -> tuple[Group, ...]:
    """The weight groups; an item without weights is one group of all its departments."""
    return item.groups or (Group(Fraction(1), item.departments),)


def by_gap(rescaled: ScoreExpression, spread: ScoreExpression) -> dict[str, ScoreExpression]:
    """A formula by 缺项: under 满分 and 均值 what does not apply to anybody is rescaled."""
    return {SPREAD: spread, "满分": rescaled, "均值": rescaled, "折算": rescaled}


def figure(
    name: str,
    label: Words,
    body: ScoreExpression,
    unit: Unit,
    item: RuledItem | None = None,
    members: tuple[str, ...] | None = None,
) -> Score:
    dims = () if members is None else (Dim(DEPARTMENT, members),)
    item_id = item.item.id if item else None
    return Score(name, label, dims, body, unit, item_id, item.origin if item else None)
