"""The weights of every item that has them sum to 100%."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog.sums import WEIGHT_NOT_POSITIVE, WEIGHTS_SUM
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.facts import Item
from creditpolicy.policy.outline import ItemBlock
from creditpolicy.policy.policy import Policy
from creditpolicy.values.exact import exact_text


def check_weights(policy: Policy, items: list[tuple[Item, ItemBlock]]) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    for item, block in items:
        if not item.groups or len(item.groups) != len(block.weights[0].rows):
            continue
        problems.extend(
            found(WEIGHT_NOT_POSITIVE, group.span, item=item.id)
            for group in item.groups
            if group.weight == 0
        )
        total = sum((group.weight for group in item.groups), Fraction(0))
        if total != 1:
            problems.append(_difference(item, block, total))
    return problems


def _difference(item: Item, block: ItemBlock, total: Fraction) -> Diagnostic:
    notes = tuple(
        Note(row.cells[0].span, Words("加进来的一组", "one of the groups"))
        for row in block.weights[0].rows
    )
    return found(
        WEIGHTS_SUM,
        block.weights[0].head.span,
        notes,
        item=item.id,
        sum=exact_text(total * 100),
        difference=exact_text(abs(1 - total) * 100),
    )
