"""What departments come to: the score that 汇总 has no formula for, and what it rests on."""

from collections.abc import Callable
from fractions import Fraction

from creditpolicy.policy import names
from creditpolicy.policy.core.build import (
    HERE,
    ONE,
    ZERO,
    add,
    applies,
    by_choice,
    mean_of_what_applies,
    number,
    op,
    or_zero,
    scored_here,
    when,
)
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Case,
    CaseRow,
    Rank,
    Score,
    ScoreExpression,
    ScoreOp,
    Unit,
)
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.facts import Item
from creditpolicy.policy.reckoning import SPREAD, Choices, RuledItem, by_gap, figure, groups_of
from creditpolicy.syntax.facts import ItemSort


def results(
    items: list[Item], departments: tuple[str, ...], total: Fraction, choices: Choices
) -> dict[str, ScoreExpression]:
    """A department's score and its rank, where 汇总 has no formula for them."""
    extras = [item for item in items if item.sort is not ItemSort.BASE]
    body = scored_here(names.BASE_SCORE) if extras else base_score(items, total, choices)
    if extras:
        body = op(ScoreOp.ADD, body, scored_here(names.BONUS))
    rank = Rank(DEPARTMENT, departments, scored_here(names.DEPARTMENT_SCORE), HERE)
    return {names.DEPARTMENT_SCORE: body, names.RANK: rank}


def base_score(items: list[Item], total: Fraction, choices: Choices) -> ScoreExpression:
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


def department_figures(
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
    if SPREAD in choices.gaps:
        scores.append(_department_spread(base, departments))
    if extras:
        own = [ruled.item for ruled in items]
        parts = (
            (names.BASE_SCORE, base_score(own, total, choices)),
            (names.BONUS, _bonus(extras, choices.cap)),
        )
        scores += [
            figure(name, names.LABELS[name], of, Unit.POINTS, None, departments)
            for name, of in parts
        ]
    return scores


def _own_mean(base: list[Item], choices: Choices) -> ScoreExpression:
    """The mean of a department's rates, each weighted with its points."""
    rates = [scored_here(names.rate(item.id)) for item in base]
    points: list[ScoreExpression] = [number(item.points) for item in base]
    mean = mean_of_what_applies(list(zip(rates, points, strict=True)))
    if SPREAD not in choices.gaps:
        return mean
    more = scored_here(names.DEPARTMENT_SPREAD)
    spread_over = mean_of_what_applies(
        [(rate, op(ScoreOp.ADD, of, more)) for rate, of in zip(rates, points, strict=True)]
    )
    return choices.by_missing(by_gap(mean, spread_over))


def _department_spread(base: list[RuledItem], departments: tuple[str, ...]) -> Score:
    """The points of the items that do not apply, in equal shares for those that do."""
    rates = [scored_here(names.rate(ruled.item.id)) for ruled in base]
    pairs = zip(rates, (number(ruled.item.points) for ruled in base), strict=True)
    live = add([when(applies(rate), of, ZERO) for rate, of in pairs])
    count = add([when(applies(rate), ONE, ZERO) for rate in rates])
    name, label = names.DEPARTMENT_SPREAD, names.LABELS[names.DEPARTMENT_SPREAD]
    body = op(ScoreOp.DIV, op(ScoreOp.SUB, _named_points(base, departments), live), count)
    return figure(name, label, body, Unit.POINTS, None, departments)


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
    return figure(name, names.LABELS[name], add(terms), Unit.POINTS, None, departments)
