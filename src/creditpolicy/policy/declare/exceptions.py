"""免考 and 裁定: departments to which an item does not apply, and rates that somebody decided."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import sums as sum_codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy import types as t
from creditpolicy.policy.blocks import ItemBlock, RulingBlock
from creditpolicy.policy.declare.assumptions import decision_of, number_value
from creditpolicy.policy.declare.departments import Departments
from creditpolicy.policy.declare.names import DEPARTMENT, first_note, once
from creditpolicy.policy.facts import Exemption, Item, Ruling
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Unit

Blocks = list[tuple[Item, ItemBlock]]
_REASON = Words("理由", "The reason")


def declare_exemptions(
    shared: ItemBlock, items: Blocks, departments: Departments, problems: list[Diagnostic]
) -> tuple[Exemption, ...]:
    """Of the whole policy (`item` is empty), of items and of their parts."""
    all_names = tuple(department.name for department in departments.all)
    places = [("", all_names, shared)]
    for item, block in items:
        places.append((item.id, item.departments, block))
        parts = zip(item.parts, block.parts, strict=True)
        places += [(part.id, part.departments, of) for part, of in parts]
    return tuple(
        exemption
        for item_id, names, block in places
        for exemption in _exemptions(item_id, names, block, departments, problems)
    )


def _exemptions(
    item: str,
    names: tuple[str, ...],
    block: ItemBlock,
    departments: Departments,
    problems: list[Diagnostic],
) -> Iterator[Exemption]:
    seen: dict[str, Span] = {}
    for line in (rule for rule in block.rules if isinstance(rule, s.Exempt)):
        for name, span in departments.expand(line.names, problems):
            if name not in names:
                problems.append(found(codes.NOT_OF_THE_ITEM, span, name=name, item=item))
            elif name in seen:
                notes = first_note(seen[name])
                problems.append(found(type_codes.VALUE_TWICE, span, notes, name=name))
            else:
                seen[name] = span
                yield Exemption(item, name, line.reason, line.span)


def declare_rulings(
    items: Blocks, departments: Departments, problems: list[Diagnostic]
) -> tuple[Ruling, ...]:
    return tuple(
        ruling for item, block in items for ruling in _rulings(item, block, departments, problems)
    )


def _rulings(
    item: Item, block: ItemBlock, departments: Departments, problems: list[Diagnostic]
) -> Iterator[Ruling]:
    seen: dict[str, Span] = {}
    for ruling in block.rulings:
        name, span = ruling.head.department, ruling.head.department.span
        rate = _rate(ruling, item, problems)
        if name.text not in departments.spans:
            problems.append(departments.unknown(name, DEPARTMENT, problems))
        elif name.text not in item.departments:
            problems.append(found(codes.NOT_OF_THE_ITEM, span, name=name.text, item=item.id))
        elif name.text in seen:
            notes = first_note(seen[name.text])
            problems.append(found(type_codes.VALUE_TWICE, span, notes, name=name.text))
        else:
            seen[name.text] = span
            yield from _ruling(ruling, item, rate, problems)


def _ruling(
    block: RulingBlock, item: Item, rate: Fraction, problems: list[Diagnostic]
) -> Iterator[Ruling]:
    """The ruling; none where the day of its decision is no day."""
    head = block.head
    reason = once(block.reason, [line.span for line in block.reason], _REASON, problems)
    decision = decision_of(head.decision, problems)
    text = reason.text if reason else ""
    if decision is not None:
        yield Ruling(item.id, head.department.text, rate, decision, text, head.span)


def _rate(block: RulingBlock, item: Item, problems: list[Diagnostic]) -> Fraction:
    """A rate from 0 to 1, in percent or as a bare number."""
    written = block.head.rate
    value = number_value(written)
    if written.unit not in (Unit.PERCENT, Unit.NONE):
        expected, actual = (
            t.describe(t.Quantity(t.Measure.RATE)),
            t.describe(t.WRITTEN[written.unit]),
        )
        problems.append(found(type_codes.WRONG_TYPE, written.span, expected=expected, found=actual))
    elif value > 1:
        problems.append(found(sum_codes.RULING_ABOVE_ONE, written.span, item=item.id))
    return value
