"""What lowering an expression needs to know, and where it reports."""

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy import facts, types
from creditpolicy.policy.core.records import Measure, Relation
from creditpolicy.policy.core.scores import DEPARTMENT, Dim, Score, ScoreExpression, Unit
from creditpolicy.policy.declare.departments import Departments
from creditpolicy.policy.facts import (
    Assumption,
    Exemption,
    Item,
    Kind,
    Reference,
    Ruling,
    Scale,
)
from creditpolicy.policy.lower.open_tables import OpenTable
from creditpolicy.policy.lower.scope import Key, Scope
from creditpolicy.policy.types import Category, Type
from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Name
from creditpolicy.values.classes import define, field, frozen

_MOST_PARTS = 10_000
_UNITS = {
    types.Measure.POINTS: Unit.POINTS,
    types.Measure.RATE: Unit.RATE,
    types.Measure.PLACE: Unit.PLACE,
}


def unit_of(type_: Type) -> Unit:
    """What a figure of this type is shown in."""
    match type_:
        case types.Quantity(measure):
            return _UNITS.get(measure, Unit.COUNT)
        case types.Category(scale=scale) if scale:
            return Unit.GRADE
        case _:
            return Unit.COUNT


@define
class Lowered:
    """What each definition became: a relation of recognised records, a measure, a score.

    `rules` are the items' rates by themselves, without what 缺项 puts where they do not apply;
    `before` are the scores that a gated one is worked out from, `results` how departments score
    and rank where 汇总 says nothing else; `item_results` are those of items that formulas look at;
    `open_tables` are to be judged once the ranges of their keys are known.
    """

    relations: dict[Key, tuple[str, Relation]]
    measures: dict[Key, Measure]
    scores: dict[Key, tuple[Score, Type]]
    rules: dict[str, ScoreExpression]
    open_tables: list[OpenTable]
    item_results: dict[str, Score]
    before: dict[Key, list[Score]] = field(factory=dict[Key, list[Score]])
    results: dict[str, ScoreExpression] = field(factory=dict[str, ScoreExpression])


@frozen
class Exceptions:
    """Whom items do not concern, and rates that were decided."""

    exemptions: tuple[Exemption, ...]
    rulings: tuple[Ruling, ...]


@define
class Context:
    """The declared facts, the scope, and all that has been lowered so far.

    `imported` are the figures of other results that formulas use, each with its first place.
    """

    departments: Departments
    kinds: dict[str, Kind]
    assumptions: dict[str, Assumption]
    scales: dict[str, Scale]
    items: list[Item]
    scope: Scope
    lowered: Lowered
    categories: tuple[facts.Category, ...]
    exceptions: Exceptions
    used: set[str]
    used_groups: set[str]
    problems: list[Diagnostic]
    references: dict[str, Reference]
    imported: dict[tuple[str, str], Span] = field(factory=dict[tuple[str, str], Span])

    def members(self, item: Item | None) -> tuple[str, ...]:
        if item is not None:
            return item.departments
        return tuple(department.name for department in self.departments.all)

    def department_type(self) -> Category:
        """All departments; the groups stand for theirs."""
        return Category(self.members(None), sets=tuple(self.departments.sets.items()))

    def values_of(self, category: Category, name: Name) -> tuple[str, ...] | None:
        """What a name stands for among the values of a category; a group is used so."""
        values = category.named(name.text)
        if values is not None and name.text not in category.values:
            self.used_groups.add(name.text)
        return values

    def department_dim(self, item: Item | None) -> Dim:
        return Dim("部门", self.members(item))

    def too_fine(self, dims: tuple[Dim, ...], at: Span) -> bool:
        """Whether a figure falls into too many parts to be worked out, which is reported."""
        count = 1
        for dim in dims:
            if dim.name != DEPARTMENT and count <= _MOST_PARTS:
                count *= len(dim.members)
        if count > _MOST_PARTS:
            self.problems.append(found(codes.TOO_FINE, at, limit=f"{_MOST_PARTS:,}"))
        return count > _MOST_PARTS

    def too_many(self, what: Words, count: int, limit: int, at: Span) -> None:
        counts = {"count": str(count), "limit": str(limit)}
        self.problems.append(found(codes.TOO_MANY, at, what=what, **counts))
