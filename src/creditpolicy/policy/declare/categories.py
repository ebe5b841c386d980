"""大类: headings over items, one inside the other."""

from creditpolicy.diagnostics.diagnostic import Diagnostic, Words
from creditpolicy.policy.blocks import CategoryBlock, Outline
from creditpolicy.policy.declare.items import is_new, points_value, text_of
from creditpolicy.policy.facts import Category
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s

_POINTS = Words("大类的分值", "The points of a category")
_SHAPE = Words("大类 1 名称 40分", "category 1 NAME 40 points")
_CITED = Words("大类的出处", "The source of this category")


def declare_categories(outline: Outline, problems: list[Diagnostic]) -> tuple[Category, ...]:
    """The categories in order; one whose number is taken is left out."""
    taken: dict[str, Span] = {}
    return tuple(
        _category(block, problems)
        for block in outline.categories
        if is_new(block.head, taken, problems)
    )


def _category(block: CategoryBlock, problems: list[Diagnostic]) -> Category:
    head = block.head
    return Category(
        head.id,
        head.name.text,
        points_value(head.points, _POINTS, _SHAPE, problems),
        block.parent.head.id if block.parent else "",
        text_of(block, s.Content, Words("内容", "“content”"), problems),
        text_of(block, s.Submit, Words("报送", "“submit”"), problems),
        text_of(block, s.Cited, _CITED, problems),
        head.span,
    )
