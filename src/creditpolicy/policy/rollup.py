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
    mean_of_what_applies,
    number,
    op,
    or_zero,
    scored,
    scored_here,
    when,
)
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Case,
    CaseRow,
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
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.values.classes import frozen


@frozen
class Choices:
    """How groups, gaps and departments are reckoned: each written down or left to an assumption.

    `gaps` is what 缺项 may be at all; `cap` is the most that 加分项 add to a department.
    """

    groups: Lit | Given
    missing: Lit | Given
    gaps: tuple[str, ...]
    department: Lit | Given
    cap: Fraction | None = None

    def by_missing(self, options: dict[str, ScoreExpression]) -> ScoreExpression:
        """A formula by 缺项; what it can never be is left out."""
        return by_choice(self.missing, {k: of for k, of in options.items() if k in self.gaps})


GROUPS = ("平均", "任一", "全部")
RESCALE = "折算"
MISSING = ("折算", "满分", "平均摊入", "均值")
BASIS = ("考核项分值", "分担分值")


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
    scores.extend(_departments(items, departments, total, choices))
    if base and all(ruled.is_base for ruled in items):
        own = _base_score([ruled.item for ruled in items], total, choices)
        label = names.LABELS[names.BASE_SCORE]
        scores.append(_score(names.BASE_SCORE, label, own, Unit.POINTS, None, departments))
    return scores


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


def department_item_score(ruled: RuledItem) -> Score:
    item = ruled.item
    body = op(ScoreOp.MUL, ruled.worth, scored_here(names.rate(item.id)))
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
    body = op(ScoreOp.MUL, ruled.worth, share)
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


def _zone(items: list[RuledItem], total: Fraction, choices: Choices) -> list[Score]:
    base = [ruled.item for ruled in items if ruled.is_base]
    own = [scored(names.item_score(item.id)) for item in base]
    points = [number(item.points) for item in base]
    pairs = list(zip(own, points, strict=True))
    live = add([when(applies(score), of, ZERO) for score, of in pairs])
    factor = op(ScoreOp.DIV, number(total), live)
    scores = [_score(names.FACTOR, names.LABELS[names.FACTOR], factor, Unit.RATE)]
    body = op(ScoreOp.MUL, add([or_zero(score) for score in own]), scored(names.FACTOR))
    if _SPREAD in choices.gaps:
        count = add([when(applies(score), ONE, ZERO) for score in own])
        spread = op(ScoreOp.DIV, op(ScoreOp.SUB, number(total), live), count)
        label = names.LABELS[names.SPREAD]
        scores.append(_score(names.SPREAD, label, spread, Unit.POINTS))
        scaled = [
            or_zero(op(ScoreOp.MUL, of, _scale(item, choices)))
            for item, of in zip(base, own, strict=True)
        ]
        # With nothing that applies the spread is not applicable, and so is the sum.
        nothing = op(ScoreOp.MUL, ZERO, scored(names.SPREAD))
        body = choices.by_missing(_options(body, add([*scaled, nothing])))
    extras = [scored(names.item_score(ruled.item.id)) for ruled in items if not ruled.is_base]
    if extras:
        body = op(ScoreOp.ADD, body, *(or_zero(score) for score in extras))
    return [*scores, _score(names.TOTAL, names.LABELS[names.TOTAL], body, Unit.POINTS)]


_SPREAD = "平均摊入"


def _options(rescaled: ScoreExpression, spread: ScoreExpression) -> dict[str, ScoreExpression]:
    """A formula by 缺项: under 满分 and 均值 what does not apply to anybody is rescaled."""
    return {_SPREAD: spread, "满分": rescaled, "均值": rescaled, "折算": rescaled}


def _scale(item: Item, choices: Choices) -> ScoreExpression:
    """What the points of an item count, where others do not apply: a factor to its points."""
    rescaled = scored(names.FACTOR)
    if _SPREAD not in choices.gaps:
        return rescaled
    more = op(ScoreOp.DIV, scored(names.SPREAD), number(item.points))
    return choices.by_missing(_options(rescaled, op(ScoreOp.ADD, ONE, more)))


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
            scores.append(_score(name, label, body, Unit.POINTS, ruled, group.departments))
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


def results(
    items: list[Item], departments: tuple[str, ...], total: Fraction, choices: Choices
) -> dict[str, ScoreExpression]:
    """A department's score and its rank, where 汇总 has no formula for them."""
    extras = [item for item in items if item.sort is not ItemSort.BASE]
    body = scored_here(names.BASE_SCORE) if extras else _base_score(items, total, choices)
    if extras:
        body = op(ScoreOp.ADD, body, scored_here(names.BONUS))
    rank = Rank(DEPARTMENT, departments, scored_here(names.DEPARTMENT_SCORE), HERE)
    return {names.DEPARTMENT_SCORE: body, names.RANK: rank}


def _base_score(items: list[Item], total: Fraction, choices: Choices) -> ScoreExpression:
    """What the items inside the total give a department."""
    base = [item for item in items if item.sort is ItemSort.BASE]
    contribution = names.CONTRIBUTION if len(base) == len(items) else names.BASE_CONTRIBUTION
    of_shares = op(ScoreOp.DIV, scored_here(contribution), scored_here(names.SHARE))
    return by_choice(
        choices.department,
        {
            "分担分值": op(ScoreOp.MAX, ZERO, op(ScoreOp.MUL, number(total), of_shares)),
            "考核项分值": op(ScoreOp.MUL, number(total), _own_mean(base, choices)),
        },
    )


def _departments(
    items: list[RuledItem], departments: tuple[str, ...], total: Fraction, choices: Choices
) -> list[Score]:
    """What a department's score rests on: its sums, and what stands outside the total."""
    base = [ruled for ruled in items if ruled.is_base]
    extras = [ruled for ruled in items if not ruled.is_base]
    scores = [_sum_of(items, departments, names.CONTRIBUTION, names.group_contribution)]
    if extras:
        of_base = names.BASE_CONTRIBUTION
        scores.append(_sum_of(base, departments, of_base, names.group_contribution))
    scores.append(_sum_of(base, departments, names.SHARE, names.group_share))
    if _SPREAD in choices.gaps:
        scores.append(_department_spread(base, departments))
    if extras:
        own = [ruled.item for ruled in items]
        parts = (
            (names.BASE_SCORE, _base_score(own, total, choices)),
            (names.BONUS, _bonus(extras, choices.cap)),
        )
        scores += [
            _score(name, names.LABELS[name], of, Unit.POINTS, None, departments)
            for name, of in parts
        ]
    return scores


def _own_mean(base: list[Item], choices: Choices) -> ScoreExpression:
    """The mean of a department's rates, each weighted with its points."""
    rates = [scored_here(names.rate(item.id)) for item in base]
    points: list[ScoreExpression] = [number(item.points) for item in base]
    mean = mean_of_what_applies(list(zip(rates, points, strict=True)))
    if _SPREAD not in choices.gaps:
        return mean
    more = scored_here(names.DEPARTMENT_SPREAD)
    spread_over = mean_of_what_applies(
        [(rate, op(ScoreOp.ADD, of, more)) for rate, of in zip(rates, points, strict=True)]
    )
    return choices.by_missing(_options(mean, spread_over))


def _department_spread(base: list[RuledItem], departments: tuple[str, ...]) -> Score:
    """The points of the items that do not apply, in equal shares for those that do."""
    rates = [scored_here(names.rate(ruled.item.id)) for ruled in base]
    pairs = zip(rates, (number(ruled.item.points) for ruled in base), strict=True)
    live = add([when(applies(rate), of, ZERO) for rate, of in pairs])
    count = add([when(applies(rate), ONE, ZERO) for rate in rates])
    name, label = names.DEPARTMENT_SPREAD, names.LABELS[names.DEPARTMENT_SPREAD]
    body = op(ScoreOp.DIV, op(ScoreOp.SUB, _named_points(base, departments), live), count)
    return _score(name, label, body, Unit.POINTS, None, departments)


def _named_points(base: list[RuledItem], departments: tuple[str, ...]) -> ScoreExpression:
    """The points of all items that name the department at hand."""
    points = dict.fromkeys(departments, Fraction(0))
    for ruled in base:
        for name in ruled.item.departments:
            points[name] += ruled.item.points
    rows = (CaseRow(op(ScoreOp.EQ, HERE, Lit(name)), number(of)) for name, of in points.items())
    return Case(tuple(rows), ZERO)


def _bonus(extras: list[RuledItem], cap: Fraction | None) -> ScoreExpression:
    """What 加分项 add, up to the cap, less what 减分项 take off."""
    more = _own_extras(extras, ItemSort.BONUS)
    if more and cap is not None:
        more = [op(ScoreOp.MIN, number(cap), add(more))]
    return add([*more, *_own_extras(extras, ItemSort.PENALTY)])


def _own_extras(extras: list[RuledItem], sort: ItemSort) -> list[ScoreExpression]:
    """What a department has in such items."""
    own = (ruled.item.id for ruled in extras if ruled.item.sort is sort)
    return [or_zero(scored_here(names.department_item_score(item))) for item in own]


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
