"""免考 and 裁定 become rows in front of a rate: whom they concern is tested first."""

from collections.abc import Callable
from fractions import Fraction

from creditpolicy.policy.core.build import HERE, NOT_APPLICABLE, number, op
from creditpolicy.policy.core.scores import CaseRow, ScoreExpression, ScoreOp
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.facts import Exemption, Item, Ruling


def exempted(item: Item, exemptions: tuple[Exemption, ...]) -> tuple[CaseRow, ...]:
    """A row for each line that exempts departments of the item."""
    own = [one for one in exemptions if one.item in ("", item.id)]
    spans = {one.span: None for one in own}
    return tuple(
        CaseRow(
            _is_one_of(item, [e.department for e in own if e.span is span]), NOT_APPLICABLE, span
        )
        for span in spans
        if any(e.department in item.departments for e in own if e.span is span)
    )


def ruled(
    item: Item, rulings: tuple[Ruling, ...], value: Callable[[Fraction], Fraction]
) -> tuple[CaseRow, ...]:
    """A row for each rate that was decided, with what it makes of the figure."""
    return tuple(
        CaseRow(_is_one_of(item, [one.department]), number(value(one.rate)), one.span)
        for one in rulings
        if one.item == item.id
    )


def _is_one_of(item: Item, names: list[str]) -> ScoreExpression:
    """Whether the department at hand is one of them, as far as the item names it."""
    tests = [op(ScoreOp.EQ, HERE, Lit(name)) for name in item.departments if name in names]
    return tests[0] if len(tests) == 1 else op(ScoreOp.OR, *tests)
