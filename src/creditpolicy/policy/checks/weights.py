"""The weights of every item that has them sum to 100%."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog.sums import WEIGHT_NOT_POSITIVE, WEIGHTS_SUM
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.blocks import ItemBlock
from creditpolicy.policy.facts import Item
from creditpolicy.policy.print_value import decimal_text


def check_weights(items: list[tuple[Item, ItemBlock]]) -> list[Diagnostic]:
    """Says nothing of weights of which some could not be read."""
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
    places = [row.cells[0].span for row in block.weights[0].rows]
    shown = [f"{decimal_text(group.weight * 100)}%" for group in item.groups]
    notes = tuple(Note(at, Words(text, text)) for at, text in zip(places, shown, strict=True))
    sums = {"sum": decimal_text(total * 100), "difference": decimal_text(abs(1 - total) * 100)}
    return found(WEIGHTS_SUM, block.weights[0].head.span, notes, item=item.id, **sums)
