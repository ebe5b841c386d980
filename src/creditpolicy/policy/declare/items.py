"""Items: points, weight groups, departments, and the notice's own words about them."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import sums as sum_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.blocks import CategoryBlock, ItemBlock, Outline
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.declare.departments import Departments
from creditpolicy.policy.declare.names import first_note, listed_once, once
from creditpolicy.policy.facts import Group, Item
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name, Number, Unit
from creditpolicy.values.classes import evolve

Listed = tuple[str, Span]
"""A department, and the place that names it."""

_POINTS = Words("带“分”的数", "a number of points")
_ITEM_POINTS = Words("考核项的分值", "The points of an item")
_ITEM_SHAPE = Words("考核项 1 名称 30分", "item 1 NAME 30 points")


def points_value(number: Number, what: Words, shape: Words, problems: list[Diagnostic]) -> Fraction:
    """The points of an item or a total; another unit is reported."""
    if number.unit is not Unit.POINTS:
        args = {"what": what, "expected": _POINTS, "shape": shape}
        problems.append(found(codes.NOT_AS_WRITTEN, number.span, **args))
    return Fraction(number.value)


def declare_items(
    outline: Outline,
    departments: Departments,
    problems: list[Diagnostic],
) -> list[tuple[Item, ItemBlock]]:
    """The items in order, each with its block; what takes a number that is taken is left out."""
    taken: dict[str, Span] = {}
    items: list[tuple[Item, ItemBlock]] = []
    for block in outline.items:
        assert isinstance(block.head, s.Item)
        if is_new(block.head, taken, problems):
            parts = [part for part in block.parts if is_new(_head(part), taken, problems)]
            block.has_lost_parts = len(parts) < len(block.parts)
            block.parts = parts
            items.append((_item(block, block.head, departments, problems), block))
    return items


def is_new(
    head: s.Item | s.Part | s.Category, taken: dict[str, Span], problems: list[Diagnostic]
) -> bool:
    """Enters a number; one that is taken is reported."""
    first = taken.setdefault(head.id, head.span)
    if first is not head.span:
        problems.append(_twice(head, first))
    return first is head.span


def _twice(head: s.Item | s.Part | s.Category, first: Span) -> Diagnostic:
    match head:
        case s.Item():
            heading = Words("考核项", "items")
        case s.Part():
            heading = Words("考核项或分项", "items or parts")
        case _:
            heading = Words("大类", "categories")
    notes = first_note(first)
    return found(sum_codes.ITEM_TWICE, head.span, notes, heading=heading, item=head.id)


def _head(block: ItemBlock) -> s.Item | s.Part:
    assert block.head is not None
    return block.head


def _item(
    block: ItemBlock, head: s.Item, departments: Departments, problems: list[Diagnostic]
) -> Item:
    groups, listed = _groups(block, departments, problems)
    listed += _responsible(block, head, departments, problems)
    _check_borne(block, head, problems)
    names = _no_department_twice(listed, head.id, problems)
    item = _numbered(block, head, names, problems)
    return evolve(
        item,
        groups=tuple(groups),
        sort=head.sort,
        category=block.category.head.id if block.category else "",
        parts=tuple(_numbered(part, _head(part), names, problems) for part in block.parts),
    )


def _numbered(
    block: ItemBlock, head: s.Item | s.Part, names: tuple[str, ...], problems: list[Diagnostic]
) -> Item:
    return Item(
        head.id,
        head.name.text,
        points_value(head.points, _ITEM_POINTS, _ITEM_SHAPE, problems),
        (),
        names,
        text_of(block, s.Content, Words("内容", "“content”"), problems),
        text_of(block, s.Submit, Words("报送", "“submit”"), problems),
        text_of(block, s.Cited, Words("考核项的出处", "The source of this item"), problems),
        head.span,
    )


def text_of(
    block: ItemBlock | CategoryBlock,
    sort: type[s.Content] | type[s.Submit] | type[s.Cited],
    what: Words,
    problems: list[Diagnostic],
) -> str:
    lines = [line for line in block.texts if isinstance(line, sort)]
    line = once(lines, [one.span for one in lines], what, problems)
    return line.text if line else ""


def _groups(
    block: ItemBlock, departments: Departments, problems: list[Diagnostic]
) -> tuple[list[Group], list[Listed]]:
    """The weight groups, and all their departments with their places."""
    heads = [weights.head.span for weights in block.weights]
    weights = once(block.weights, heads, Words("权重", "“weights”"), problems)
    groups: list[Group] = []
    listed: list[Listed] = []
    for row in weights.rows if weights else ():
        weight = _weight(row, problems)
        members = departments.expand(_names(row, problems), problems)
        listed += members
        if weight is not None:
            names = tuple(dict.fromkeys(name for name, _ in members))
            groups.append(Group(weight, names, row.span))
    if weights and not weights.rows:
        what = Words("权重", "weights")
        problems.append(found(codes.EMPTY_TABLE, weights.head.span, name=what))
    return groups, listed


def _weight(row: s.Row, problems: list[Diagnostic]) -> Fraction | None:
    match row.cells:
        case (Number(unit=Unit.PERCENT) as weight,) if not row.limits:
            return number_value(weight)
        case _:
            expected = Words("百分数", "a percentage")
            problems.append(_not_as_weights(row.cells[0].span, expected))
            return None


def _names(row: s.Row, problems: list[Diagnostic]) -> tuple[Name, ...]:
    expected = Words("部门的名称", "names of departments")
    strange = (value for value in row.values if not isinstance(value, Name))
    problems.extend(_not_as_weights(value.span, expected) for value in strange)
    return tuple(value for value in row.values if isinstance(value, Name))


def _not_as_weights(at: Span, expected: Words) -> Diagnostic:
    what, shape = Words("权重", "Weights"), Words("40%：甲局、乙局", "40%: A, B")
    return found(codes.NOT_AS_WRITTEN, at, what=what, expected=expected, shape=shape)


def _responsible(
    block: ItemBlock, head: s.Item, departments: Departments, problems: list[Diagnostic]
) -> list[Listed]:
    lines = [rule for rule in block.rules if isinstance(rule, s.Responsible)]
    what = Words("责任部门", "“responsible”")
    line = once(lines, [one.span for one in lines], what, problems)
    if line is None:
        if not block.weights and not block.has_lost_rows:
            problems.append(found(codes.NO_DEPARTMENTS, head.span, item=head.id))
        return []
    if block.weights:
        problems.append(found(codes.WEIGHTS_AND_DEPARTMENTS, line.span, item=head.id))
        return []
    if not line.everyone:
        return departments.expand(line.names, problems)
    but = departments.expand(listed_once(line.but, problems), problems)
    without = {name for name, _ in but}
    names = (department.name for department in departments.all)
    return [(name, line.span) for name in names if name not in without]


def _check_borne(block: ItemBlock, head: s.Item, problems: list[Diagnostic]) -> None:
    """扣分由责任部门承担 needs a deduction with a floor, and no weights."""
    lines = [rule for rule in block.rules if isinstance(rule, s.Borne)]
    what = Words("扣分由责任部门承担", "“deductions fall on the department”")
    line = once(lines, [one.span for one in lines], what, problems)
    deducts = [rule for rule in block.rules if isinstance(rule, s.Deduct)]
    floors = [limit for rule in deducts for limit in rule.formula.limits]
    exhausted = any(isinstance(limit, s.Exhausted) for limit in floors)
    is_base = head.sort is s.ItemSort.BASE
    if line is not None and (block.weights or not exhausted or not is_base):
        problems.append(found(codes.BORNE_WITHOUT_DEDUCTION, line.span, item=head.id))


def _no_department_twice(
    listed: list[Listed], item: str, problems: list[Diagnostic]
) -> tuple[str, ...]:
    seen: dict[str, Span] = {}
    for name, span in listed:
        first = seen.setdefault(name, span)
        if first is not span:
            notes = first_note(first)
            problems.append(found(sum_codes.DEPARTMENT_TWICE, span, notes, item=item, name=name))
    return tuple(seen)
