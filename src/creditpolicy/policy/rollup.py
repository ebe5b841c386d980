"""How departments, groups and items add up: the constructs that nobody should write by hand.

Law: contributions sum to the zone's score, shares to the total, exactly, whatever does not apply.
"""

from collections.abc import Callable
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.build import (
    HERE,
    NOT_APPLICABLE,
    ONE,
    ZERO,
    add,
    applies,
    by_choice,
    fold,
    number,
    op,
    or_zero,
    scored,
    scored_here,
    when,
)
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Dim,
    Rank,
    Score,
    ScoreExpression,
    ScoreOp,
    Unit,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit
from creditpolicy.policy.facts import Group, Item
from creditpolicy.source.source import Span
from creditpolicy.values.classes import frozen


@frozen
class Choices:
    """How groups, gaps and departments are reckoned: each written down or left to an assumption."""

    groups: Lit | Given
    missing: Lit | Given
    department: Lit | Given


GROUPS = ("平均", "任一", "全部")
MISSING = ("折算", "满分")
BASIS = ("考核项分值", "分担分值")


@frozen
class RuledItem:
    """An item with what the roll-up needs: whether its deductions fall on the departments."""

    item: Item
    borne: bool
    origin: Span | None


def groups_of(item: Item) -> tuple[Group, ...]:
    """The weight groups; an item without weights is one group of all its departments."""
    return item.groups or (Group(Fraction(1), item.departments),)


def roll_up(
    items: list[RuledItem], departments: tuple[str, ...], total: Fraction, choices: Choices
) -> list[Score]:
    """All figures between the departments' rates and their scores, each after those it needs."""
    scores: list[Score] = []
    for ruled in items:
        scores.append(_department_item_score(ruled))
        scores.extend(_borne_item(ruled) if ruled.borne else _grouped_item(ruled, choices))
    scores.extend(_zone([ruled.item for ruled in items], total))
    for ruled in items:
        scores.extend(_contributions(ruled, choices))
    return [
        *scores,
        _sum_of(items, departments, names.CONTRIBUTION, names.group_contribution),
        _sum_of(items, departments, names.SHARE, names.group_share),
    ]


def _score(
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


def _department_item_score(ruled: RuledItem) -> Score:
    item = ruled.item
    body = op(ScoreOp.MUL, number(item.points), scored_here(names.rate(item.id)))
    name = names.department_item_score(item.id)
    label = Words("本项得分", "score in this item")
    return _score(name, label, body, Unit.POINTS, ruled, item.departments)


def _grouped_item(ruled: RuledItem, choices: Choices) -> list[Score]:
    item = ruled.item
    rate = scored_here(names.rate(item.id))
    scores: list[Score] = []
    weights: list[ScoreExpression] = []
    weighted: list[ScoreExpression] = []
    for index, group in enumerate(groups_of(item), start=1):
        members = group.departments
        value = by_choice(
            choices.groups,
            {
                "任一": fold(Aggregate.MAX, members, rate),
                "全部": fold(Aggregate.MIN, members, rate),
                "平均": fold(Aggregate.MEAN, members, rate),
            },
        )
        name, size = names.group_value(item.id, index), names.group_size(item.id, index)
        label = Words(f"第{index}组得分率", f"rate of group {index}")
        size_label = Words(f"第{index}组适用部门数", f"applicable departments of group {index}")
        count = fold(Aggregate.COUNT, members, rate)
        scores.append(_score(name, label, value, Unit.RATE, ruled))
        scores.append(_score(size, size_label, count, Unit.COUNT, ruled))
        weights.append(when(applies(scored(name)), number(group.weight), ZERO))
        weighted.append(op(ScoreOp.MUL, number(group.weight), or_zero(scored(name))))
    live = names.live_weight(item.id)
    scores.append(
        _score(live, Words("适用的权重", "applicable weight"), add(weights), Unit.RATE, ruled)
    )
    share = op(ScoreOp.DIV, add(weighted), scored(live))
    body = op(ScoreOp.MUL, number(item.points), share)
    label = Words(f"考核项{item.id}得分", f"score of item {item.id}")
    scores.append(_score(names.item_score(item.id), label, body, Unit.POINTS, ruled))
    return scores


def _borne_item(ruled: RuledItem) -> list[Score]:
    """The deductions of all departments come off the item together, down to 0."""
    item = ruled.item
    size, total = names.group_size(item.id, 1), names.deduction_sum(item.id)
    rate = scored_here(names.rate(item.id))
    count = fold(Aggregate.COUNT, item.departments, rate)
    deducted = fold(Aggregate.SUM, item.departments, scored_here(names.deduction(item.id)))
    left = op(ScoreOp.MAX, ZERO, op(ScoreOp.SUB, number(item.points), scored(total)))
    body = when(op(ScoreOp.EQ, scored(size), ZERO), NOT_APPLICABLE, left)
    label = Words(f"考核项{item.id}得分", f"score of item {item.id}")
    return [
        _score(size, Words("适用部门数", "applicable departments"), count, Unit.COUNT, ruled),
        _score(total, Words("扣分合计", "all deductions"), deducted, Unit.POINTS, ruled),
        _score(names.item_score(item.id), label, body, Unit.POINTS, ruled),
    ]


def _zone(items: list[Item], total: Fraction) -> list[Score]:
    scores = [scored(names.item_score(item.id)) for item in items]
    live = add(
        [
            when(applies(score), number(item.points), ZERO)
            for item, score in zip(items, scores, strict=True)
        ]
    )
    factor = op(ScoreOp.DIV, number(total), live)
    body = op(ScoreOp.MUL, add([or_zero(score) for score in scores]), scored(names.FACTOR))
    return [
        _score(names.FACTOR, names.LABELS[names.FACTOR], factor, Unit.RATE),
        _score(names.TOTAL, names.LABELS[names.TOTAL], body, Unit.POINTS),
    ]


def _contributions(ruled: RuledItem, choices: Choices) -> list[Score]:
    scores: list[Score] = []
    for index, group in enumerate(groups_of(ruled.item), start=1):
        share = _share(ruled, index, group)
        gain = _borne_gain(ruled) if ruled.borne else _gain(ruled, index, share, choices)
        for name, label, body in (
            (names.group_share(ruled.item.id, index), Words("分担分值", "share"), share),
            (names.group_contribution(ruled.item.id, index), Words("贡献分", "contribution"), gain),
        ):
            rescaled = op(ScoreOp.MUL, scored(names.FACTOR), body)
            scores.append(_score(name, label, rescaled, Unit.POINTS, ruled, group.departments))
    return scores


def _share(ruled: RuledItem, index: int, group: Group) -> ScoreExpression:
    """Points × weight ÷ applicable departments, where the item applies to the department."""
    item = ruled.item
    size = scored(names.group_size(item.id, index))
    part: ScoreExpression = op(ScoreOp.DIV, number(item.points), size)
    if not ruled.borne:
        weight = op(ScoreOp.DIV, number(group.weight), scored(names.live_weight(item.id)))
        part = op(ScoreOp.MUL, weight, part)
    return when(applies(scored_here(names.rate(item.id))), part, NOT_APPLICABLE)


def _gain(
    ruled: RuledItem, index: int, share: ScoreExpression, choices: Choices
) -> ScoreExpression:
    group = scored(names.group_value(ruled.item.id, index))
    own = scored_here(names.rate(ruled.item.id))
    used = by_choice(choices.groups, {"任一": group, "全部": group, "平均": own})
    return op(ScoreOp.MUL, share, used)


def _borne_gain(ruled: RuledItem) -> ScoreExpression:
    """An equal share of the points less its own deduction; in proportion where the floor binds."""
    item = ruled.item
    points = number(item.points)
    total = scored(names.deduction_sum(item.id))
    part = when(op(ScoreOp.GT, total, points), op(ScoreOp.DIV, points, total), ONE)
    deducted = op(ScoreOp.MUL, scored_here(names.deduction(item.id)), part)
    share = op(ScoreOp.DIV, points, scored(names.group_size(item.id, 1)))
    return op(ScoreOp.SUB, share, deducted)


def results(
    items: list[Item], departments: tuple[str, ...], total: Fraction, choices: Choices
) -> dict[str, ScoreExpression]:
    """A department's score and its rank, where 汇总 has no formula for them."""
    rates = [scored_here(names.rate(item.id)) for item in items]
    points = [number(item.points) for item in items]
    pairs = list(zip(points, rates, strict=True))
    gained = add([or_zero(op(ScoreOp.MUL, point, rate)) for point, rate in pairs])
    possible = add([when(applies(rate), point, ZERO) for point, rate in pairs])
    of_shares = op(ScoreOp.DIV, scored_here(names.CONTRIBUTION), scored_here(names.SHARE))
    all_points = number(total)
    body = by_choice(
        choices.department,
        {
            "分担分值": op(ScoreOp.MAX, ZERO, op(ScoreOp.MUL, all_points, of_shares)),
            "考核项分值": op(ScoreOp.MUL, all_points, op(ScoreOp.DIV, gained, possible)),
        },
    )
    rank = Rank(DEPARTMENT, departments, scored_here(names.DEPARTMENT_SCORE), HERE)
    return {names.DEPARTMENT_SCORE: body, names.RANK: rank}


def _sum_of(
    items: list[RuledItem],
    departments: tuple[str, ...],
    name: str,
    part: Callable[[str, int], str],
) -> Score:
    terms = [
        or_zero(scored_here(part(ruled.item.id, index)))
        for ruled in items
        for index, _ in enumerate(groups_of(ruled.item), start=1)
    ]
    return _score(name, names.LABELS[name], add(terms), Unit.POINTS, None, departments)
