"""The points below a 大类 sum to its own, and so do the parts of an item."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog.policy import EMPTY_CATEGORY
from creditpolicy.diagnostics.catalog.sums import CATEGORY_SUM, ITEM_TWICE, PARTS_SUM
from creditpolicy.diagnostics.diagnostic import Code, Diagnostic, Note, Words, found
from creditpolicy.policy.facts import Category, Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text


def check_trees(policy: Policy, problems: list[Diagnostic]) -> list[Diagnostic]:
    """Says nothing of sums where something was left out because its number stands twice."""
    if any(problem.code is ITEM_TWICE for problem in problems):
        return []
    below: dict[str, list[Item | Category]] = {category.id: [] for category in policy.categories}
    for one in policy.categories:
        below.setdefault(one.parent, []).append(one)
    for item in policy.items:
        below.setdefault(item.category, []).append(item)
    found_ = [_of_category(one, below[one.id]) for one in policy.categories]
    found_ += [_of_item(item) for item in policy.items if item.parts]
    return [problem for problem in found_ if problem is not None]


def _of_category(category: Category, below: list[Item | Category]) -> Diagnostic | None:
    if not below:
        return found(EMPTY_CATEGORY, category.span, category=category.id)
    return _difference(CATEGORY_SUM, category, below, category=category.id)


def _of_item(item: Item) -> Diagnostic | None:
    return _difference(PARTS_SUM, item, list(item.parts), item=item.id)


def _difference(
    code: Code, whole: Item | Category, below: list[Item | Category], **names: str
) -> Diagnostic | None:
    total = sum((one.points for one in below), Fraction(0))
    if total == whole.points:
        return None
    points = [(one.span, decimal_text(one.points)) for one in below]
    notes = tuple(Note(at, Words(f"{n} 分", f"{n} points")) for at, n in points if at is not None)
    sums = {
        "points": decimal_text(whole.points),
        "sum": decimal_text(total),
        "difference": decimal_text(abs(whole.points - total)),
    }
    return found(code, whole.span, notes, **sums, **names)
