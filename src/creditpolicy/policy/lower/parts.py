"""分项: parts of an item, lowered like items; their sum, with 缺项 for the parts that do not apply.

The sum is the item's points × a mean of the parts' rates, each weighted with its points.
"""

from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.build import (
    NOT_APPLICABLE,
    ZERO,
    add,
    applies,
    fold,
    mean_of_what_applies,
    number,
    op,
    scored_here,
    when,
)
from creditpolicy.policy.core.scores import Instead, Score, ScoreExpression, ScoreOp, Unit
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.policy.facts import Item
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.reckoning import Choices

Weighted = list[tuple[ScoreExpression, ScoreExpression]]
"""Rates, each with its weight."""


def part_total(item: Item, choices: Choices, context: Context) -> list[Score]:
    """分项合计 of each department of the item, with what it needs."""
    options: dict[str, ScoreExpression] = {
        "满分": _if_any(item, mean_of_what_applies(_filled(item, {}))),
        "平均摊入": mean_of_what_applies(_spread_over(item)),
        "均值": _if_any(item, mean_of_what_applies(_filled(item, _cohort(item)))),
        "折算": mean_of_what_applies(_plain(item)),
    }
    mean = choices.by_missing(options)
    body = op(ScoreOp.MUL, number(item.points), mean)
    total = _score(names.part_total(item.id), _TOTAL, body, item, context)
    if "平均摊入" not in choices.gaps:
        return [total]
    return [_score(names.part_spread(item.id), _SPREAD, _spread(item), item, context), total]


_TOTAL = Words("分项合计", "sum of the parts")
_SPREAD = Words("摊入每个分项的分值", "points spread onto each part")


def _score(name: str, label: Words, body: ScoreExpression, item: Item, context: Context) -> Score:
    dims = (context.department_dim(item),)
    return Score(name, label, dims, body, Unit.POINTS, item.id, item.span)


def _rate(part: Item) -> ScoreExpression:
    return scored_here(names.rate(part.id))


def _plain(item: Item) -> Weighted:
    return [(_rate(part), number(part.points)) for part in item.parts]


def _filled(item: Item, fill: dict[str, ScoreExpression]) -> Weighted:
    """Full marks, or what `fill` says, in place of the rate of a part that does not apply."""
    full = number(Fraction(1))
    return [
        (Instead(rate, Mark.NOT_APPLICABLE, fill.get(part.id, full)), weight)
        for part, (rate, weight) in zip(item.parts, _plain(item), strict=True)
    ]


def _if_any(item: Item, mean: ScoreExpression) -> ScoreExpression:
    """The item does not apply where none of its parts does."""
    tests = [applies(_rate(part)) for part in item.parts]
    return when(tests[0] if len(tests) == 1 else op(ScoreOp.OR, *tests), mean, NOT_APPLICABLE)


def _cohort(item: Item) -> dict[str, ScoreExpression]:
    """The mean of the departments to which a part applies."""
    return {part.id: fold(Aggregate.MEAN, item.departments, _rate(part)) for part in item.parts}


def _spread(item: Item) -> ScoreExpression:
    """The points of the parts that do not apply, in equal shares for those that do."""
    left_over = [when(applies(rate), ZERO, points) for rate, points in _plain(item)]
    one = number(Fraction(1))
    count = [when(applies(rate), one, ZERO) for rate, _ in _plain(item)]
    return op(ScoreOp.DIV, add(left_over), add(count))


def _spread_over(item: Item) -> Weighted:
    spread = scored_here(names.part_spread(item.id))
    return [(rate, op(ScoreOp.ADD, points, spread)) for rate, points in _plain(item)]
