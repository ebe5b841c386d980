"""Items: points, weight groups, departments, and the notice's own words about them."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import sums as sum_codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.declare.departments import Departments
from creditpolicy.policy.facts import Group, Item
from creditpolicy.policy.outline import ItemBlock, Outline
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name, Number, Unit

_POINTS = Words("分数", "points")
_BARE = Words("没有单位的数", "a bare number")


def points_value(number: Number, problems: list[Diagnostic]) -> Fraction:
    """The points of an item or a total; another unit is reported."""
    if number.unit is not Unit.POINTS:
        problems.append(found(type_codes.WRONG_TYPE, number.span, expected=_POINTS, found=_BARE))
    return Fraction(number.value)


def declare_items(
    outline: Outline, departments: Departments, problems: list[Diagnostic]
) -> list[tuple[Item, ItemBlock]]:
    """The items in order, each with its block; a second item of the same number is left out."""
    items: dict[str, tuple[Item, ItemBlock]] = {}
    for block in outline.items:
        assert block.head is not None
        item = _item(block, block.head, departments, problems)
        if item.id in items:
            first = Note(items[item.id][0].span or block.head.span, Words("第一次", "first"))
            span = block.head.span
            problems.append(found(sum_codes.ITEM_TWICE, span, (first,), item=item.id))
        else:
            items[item.id] = (item, block)
    return list(items.values())


def _item(
    block: ItemBlock, head: s.Item, departments: Departments, problems: list[Diagnostic]
) -> Item:
    groups = tuple(_groups(block, departments, problems))
    members = [member for group, _ in groups for member in group.departments]
    if not groups:
        listed = _responsible(block, departments, problems)
        members = _no_department_twice(listed, head.id, problems)
    return Item(
        head.id,
        head.name.text,
        points_value(head.points, problems),
        tuple(group for group, _ in groups),
        tuple(dict.fromkeys(members)),
        _text(block, s.Content),
        _text(block, s.Submit),
        _text(block, s.Cited),
        head.span,
    )


def _text(block: ItemBlock, sort: type[s.Content] | type[s.Submit] | type[s.Cited]) -> str:
    return next((line.text for line in block.texts if isinstance(line, sort)), "")


def _groups(
    block: ItemBlock, departments: Departments, problems: list[Diagnostic]
) -> list[tuple[Group, list[tuple[str, Span]]]]:
    groups: list[tuple[Group, list[tuple[str, Span]]]] = []
    for weights in block.weights[:1]:
        if not weights.rows:
            what = Words("权重", "weights")
            problems.append(found(codes.EMPTY_TABLE, weights.head.span, name=what))
        for row in weights.rows:
            weight = _weight(row, problems)
            members = departments.expand(_names(row, problems), problems)
            if weight is not None:
                names = tuple(dict.fromkeys(name for name, _ in members))
                groups.append((Group(weight, names, row.span), members))
    for again in block.weights[1:]:
        problems.append(found(codes.TWICE, again.head.span, what=Words("权重", "“weights”")))
    assert block.head is not None
    listed = [member for _, members in groups for member in members]
    _no_department_twice(listed, block.head.id, problems)
    return groups


def _weight(row: s.Row, problems: list[Diagnostic]) -> Fraction | None:
    match row.cells:
        case (Number(unit=Unit.PERCENT) as weight,) if not row.limits:
            return number_value(weight)
        case _:
            span = row.cells[0].span
            problems.append(
                found(
                    codes.TEXT_AS_NAME,
                    span,
                    what=Words("权重", "A weight"),
                    expected=Words("百分数", "a percentage"),
                    shape=Words("40%：甲局、乙局", "40%: A, B"),
                )
            )
            return None


def _names(row: s.Row, problems: list[Diagnostic]) -> tuple[Name, ...]:
    names = []
    for value in row.values:
        if isinstance(value, Name):
            names.append(value)
        else:
            problems.append(
                found(
                    codes.TEXT_AS_NAME,
                    value.span,
                    what=Words("权重", "Weights"),
                    expected=Words("部门的名称", "names of departments"),
                    shape=Words("40%：甲局、乙局", "40%: A, B"),
                )
            )
    return tuple(names)


def _responsible(
    block: ItemBlock, departments: Departments, problems: list[Diagnostic]
) -> list[tuple[str, Span]]:
    assert block.head is not None
    lines = [rule for rule in block.rules if isinstance(rule, s.Responsible)]
    for again in lines[1:]:
        what = Words("责任部门", "“responsible”")
        problems.append(found(codes.TWICE, again.span, what=what))
    if not lines:
        if not block.weights:
            problems.append(found(codes.NO_DEPARTMENTS, block.head.span, item=block.head.id))
        return []
    line = lines[0]
    if not line.everyone:
        return departments.expand(line.names, problems)
    without = {name for name, _ in departments.expand(line.but, problems)}
    names = (department.name for department in departments.all)
    return [(name, line.span) for name in names if name not in without]


def _no_department_twice(
    listed: list[tuple[str, Span]], item: str, problems: list[Diagnostic]
) -> list[str]:
    seen: dict[str, Span] = {}
    for name, span in listed:
        if name in seen:
            first = Note(seen[name], Words("第一次", "first"))
            problems.append(found(sum_codes.DEPARTMENT_TWICE, span, (first,), item=item, name=name))
        seen.setdefault(name, span)
    return list(seen)
