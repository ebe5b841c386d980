"""How departments, groups and items add up: the constructs that nobody should write by hand.

Law: contributions sum to the zone's score, shares to the total, exactly, whatever does not apply.
"""

from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.build import (
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
    Score,
    ScoreExpression,
    ScoreOp,
    Unit,
)
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.department_scores import base_score, department_figures
from creditpolicy.policy.facts import Group, Item
from creditpolicy.policy.reckoning import SPREAD, Choices, RuledItem, by_gap, figure, groups_of


def roll_up(
    items: list[RuledItem],
    departments: tuple[str, ...],
    total: Fraction,
    choices: Choices,
    *,
    base: bool = False,
) -> list[Score]:
    """All figures between the departments' rates and their scores, each after those it needs.

    `base`: the base score too, where nothing stands outside the total and a formula names it.
    """
    scores: list[Score] = []
    for ruled in items:
        scores.append(department_item_score(ruled))
        scores.extend(_borne_item(ruled) if ruled.borne else _grouped_item(ruled, choices))
    scores.extend(_zone(items, total, choices))
    for ruled in items:
        scores.extend(_contributions(ruled, choices))
    scores.extend(department_figures(items, departments, total, choices))
    if base and all(ruled.is_base for ruled in items):
        own = base_score([ruled.item for ruled in items], total, choices)
        label = names.LABELS[names.BASE_SCORE]
        scores.append(figure(names.BASE_SCORE, label, own, Unit.POINTS, None, departments))
    return scores


def department_item_score(ruled: RuledItem) -> Score:
    item = ruled.item
    body = op(ScoreOp.MUL, ruled.worth, scored_here(names.rate(item.id)))
    name = names.department_item_score(item.id)
    label = Words("本项得分", "score in this item")
    return figure(name, label, body, Unit.POINTS, ruled, item.departments)


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
        scores.append(figure(name, label, value, Unit.RATE, ruled))
        scores.append(figure(size, size_label, count, Unit.COUNT, ruled))
        weights.append(when(applies(scored(name)), number(group.weight), ZERO))
        weighted.append(op(ScoreOp.MUL, number(group.weight), or_zero(scored(name))))
    live = names.live_weight(item.id)
    scores.append(
        figure(live, Words("适用的权重", "applicable weight"), add(weights), Unit.RATE, ruled)
    )
    share = op(ScoreOp.DIV, add(weighted), scored(live))
    body = op(ScoreOp.MUL, ruled.worth, share)
    label = Words(f"考核项{item.id}得分", f"score of item {item.id}")
    scores.append(figure(names.item_score(item.id), label, body, Unit.POINTS, ruled))
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
        figure(size, Words("适用部门数", "applicable departments"), count, Unit.COUNT, ruled),
        figure(total, Words("扣分合计", "all deductions"), deducted, Unit.POINTS, ruled),
        figure(names.item_score(item.id), label, body, Unit.POINTS, ruled),
    ]


def _zone(items: list[RuledItem], total: Fraction, choices: Choices) -> list[Score]:
    base = [ruled.item for ruled in items if ruled.is_base]
    own = [scored(names.item_score(item.id)) for item in base]
    points = [number(item.points) for item in base]
    pairs = list(zip(own, points, strict=True))
    live = add([when(applies(score), of, ZERO) for score, of in pairs])
    factor = op(ScoreOp.DIV, number(total), live)
    scores = [figure(names.FACTOR, names.LABELS[names.FACTOR], factor, Unit.RATE)]
    body = op(ScoreOp.MUL, add([or_zero(score) for score in own]), scored(names.FACTOR))
    if SPREAD in choices.gaps:
        count = add([when(applies(score), ONE, ZERO) for score in own])
        spread = op(ScoreOp.DIV, op(ScoreOp.SUB, number(total), live), count)
        label = names.LABELS[names.SPREAD]
        scores.append(figure(names.SPREAD, label, spread, Unit.POINTS))
        scaled = [
            or_zero(op(ScoreOp.MUL, of, _scale(item, choices)))
            for item, of in zip(base, own, strict=True)
        ]
        # With nothing that applies the spread is not applicable, and so is the sum.
        nothing = op(ScoreOp.MUL, ZERO, scored(names.SPREAD))
        body = choices.by_missing(by_gap(body, add([*scaled, nothing])))
    extras = [scored(names.item_score(ruled.item.id)) for ruled in items if not ruled.is_base]
    if extras:
        body = op(ScoreOp.ADD, body, *(or_zero(score) for score in extras))
    return [*scores, figure(names.TOTAL, names.LABELS[names.TOTAL], body, Unit.POINTS)]


def _scale(item: Item, choices: Choices) -> ScoreExpression:
    """What the points of an item count, where others do not apply: a factor to its points."""
    rescaled = scored(names.FACTOR)
    if SPREAD not in choices.gaps:
        return rescaled
    more = op(ScoreOp.DIV, scored(names.SPREAD), number(item.points))
    return choices.by_missing(by_gap(rescaled, op(ScoreOp.ADD, ONE, more)))


def _contributions(ruled: RuledItem, choices: Choices) -> list[Score]:
    scores: list[Score] = []
    for index, group in enumerate(groups_of(ruled.item), start=1):
        share = _share(ruled, index, group)
        gain = _borne_gain(ruled) if ruled.borne else _gain(ruled, index, share, choices)
        # What stands outside the total is nobody's share of it.
        counted = share if ruled.is_base else NOT_APPLICABLE
        for name, label, own in (
            (names.group_share(ruled.item.id, index), Words("分担分值", "share"), counted),
            (names.group_contribution(ruled.item.id, index), Words("贡献分", "contribution"), gain),
        ):
            body = op(ScoreOp.MUL, _scale(ruled.item, choices), own) if ruled.is_base else own
            scores.append(figure(name, label, body, Unit.POINTS, ruled, group.departments))
    return scores


def _share(ruled: RuledItem, index: int, group: Group) -> ScoreExpression:
    """Points × weight ÷ applicable departments, where the item applies to the department."""
    item = ruled.item
    size = scored(names.group_size(item.id, index))
    part: ScoreExpression = op(ScoreOp.DIV, ruled.worth, size)
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
