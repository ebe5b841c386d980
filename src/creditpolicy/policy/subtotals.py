"""大类: what the zone and each department scored in the items below it."""

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.build import (
    NOT_APPLICABLE,
    add,
    applies,
    op,
    or_zero,
    scored,
    scored_here,
    when,
)
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Dim,
    Score,
    ScoreExpression,
    ScoreOp,
    Unit,
)
from creditpolicy.policy.facts import Category, Item


def subtotals(
    categories: tuple[Category, ...], items: tuple[Item, ...], departments: tuple[str, ...]
) -> list[Score]:
    """Two figures a category, in the items' own points; of nothing they are not applicable."""
    scores: list[Score] = []
    for category in categories:
        below = items_below(category, categories, items)
        if not below:
            continue
        zone = _sum([scored(names.item_score(item.id)) for item in below])
        own = _sum([scored_here(names.department_item_score(item.id)) for item in below])
        label = Words(f"大类{category.id}得分", f"score of category {category.id}")
        name, own_name = (
            names.category_score(category.id),
            names.category_department_score(category.id),
        )
        dim = Dim(DEPARTMENT, departments)
        scores.append(Score(name, label, (), zone, Unit.POINTS, None, category.span))
        scores.append(Score(own_name, label, (dim,), own, Unit.POINTS, None, category.span))
    return scores


def items_below(
    category: Category, categories: tuple[Category, ...], items: tuple[Item, ...]
) -> tuple[Item, ...]:
    """The items of a category and of those inside it."""
    inside = {category.id}
    for one in categories:  # each stands behind the one that it stands in
        if one.parent in inside:
            inside.add(one.id)
    return tuple(item for item in items if item.category in inside)


def _sum(scores: list[ScoreExpression]) -> ScoreExpression:
    any_ = [applies(score) for score in scores]
    test = any_[0] if len(any_) == 1 else op(ScoreOp.OR, *any_)
    return when(test, add([or_zero(score) for score in scores]), NOT_APPLICABLE)
