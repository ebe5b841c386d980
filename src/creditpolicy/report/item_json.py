"""The items of a policy as data, with their parts, headings, exemptions and rulings."""

from typing import NotRequired, TypedDict

from creditpolicy.policy.facts import Category, Item, Ruling
from creditpolicy.report.rules import RuleData, RuleLine, rules_json
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.values.exact import exact_text


class GroupData(TypedDict):
    """A weight group; the weights of an item sum to 1."""

    weight: str
    departments: list[str]


class ItemData(TypedDict):
    """`groups` is empty where the notice gives no weights; `departments` names everybody."""

    id: str
    name: str
    points: str
    groups: list[GroupData]
    departments: list[str]
    content: str
    submit: str
    cited: str
    rules: list[RuleData]
    sort: NotRequired[str]
    category: NotRequired[str]
    parts: NotRequired[list["PartData"]]


class PartData(TypedDict):
    """A part of an item."""

    id: str
    name: str
    points: str
    content: str
    submit: str
    cited: str
    rules: list[RuleData]


class CategoryData(TypedDict):
    """A heading over items; `parent` is the category that it stands in, or blank."""

    id: str
    name: str
    points: str
    parent: str
    content: str
    submit: str
    cited: str


class ExemptionData(TypedDict):
    """`item` is blank where it is about all items."""

    item: str
    department: str
    reason: str


class RulingData(TypedDict):
    """A rate, a share of 1, that somebody decided."""

    item: str
    department: str
    rate: str
    decision: "DecisionData"
    reason: str


class DecisionData(TypedDict):
    by: str
    on: str


def item_json(item: Item, rules: dict[str, tuple[RuleLine, ...]]) -> ItemData:
    """What only some items have is left out of the others."""
    data: ItemData = {
        "id": item.id,
        "name": item.name,
        "points": exact_text(item.points),
        "groups": [
            {"weight": exact_text(group.weight), "departments": list(group.departments)}
            for group in item.groups
        ],
        "departments": list(item.departments),
        "content": item.content,
        "submit": item.submit,
        "cited": item.cited,
        "rules": rules_json(rules[item.id]),
    }
    if item.sort is not ItemSort.BASE:
        data["sort"] = item.sort.value
    if item.category:
        data["category"] = item.category
    if item.parts:
        data["parts"] = [part_json(part, rules[part.id]) for part in item.parts]
    return data


def part_json(part: Item, rules: tuple[RuleLine, ...]) -> PartData:
    return {
        "id": part.id,
        "name": part.name,
        "points": exact_text(part.points),
        "content": part.content,
        "submit": part.submit,
        "cited": part.cited,
        "rules": rules_json(rules),
    }


def category_json(category: Category) -> CategoryData:
    return {
        "id": category.id,
        "name": category.name,
        "points": exact_text(category.points),
        "parent": category.parent,
        "content": category.content,
        "submit": category.submit,
        "cited": category.cited,
    }


def ruling_json(ruling: Ruling) -> RulingData:
    return {
        "item": ruling.item,
        "department": ruling.department,
        "rate": exact_text(ruling.rate),
        "decision": {"by": ruling.decision.by, "on": ruling.decision.on.isoformat()},
        "reason": ruling.reason,
    }
