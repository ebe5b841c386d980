"""Rows that are headings over items: what stands below them says whether that is what they are."""

import re
from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.extra.papers.imported.names import Numbers
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.report.decomposition import SUBMIT
from creditpolicy.values.exact import parse_decimal

_LONGEST = 200
_SUBMIT = re.compile("|".join(SUBMIT))
_NUMBER = r"[0-9０-９]+(?:[.．][0-9０-９]+)*"
_NAMED = re.compile(
    rf"(?:大类|category)\s*({_NUMBER})\s+(.+?)\s*[（(]({_NUMBER})\s*(?:分|points?)[）)]",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"[（(]?({_NUMBER}|[一二三四五六七八九十]{{1,3}})[）)、.．]\s*(.+?)\s*[（(](?:共|计)?({_NUMBER})\s*分[）)]"
)


@frozen
class Heading:
    """A row that reads like a heading, before the item `at`; `worded`: it calls itself a 大类."""

    at: int
    number: str
    name: str
    said: Fraction
    content: str
    submit: str
    text: str
    worded: bool


@frozen
class DraftCategory:
    """A category with the points of what stands in it, and what a person has to look at."""

    id: str
    points: Fraction
    of: Heading
    remarks: tuple[Words, ...]


Points = Sequence[Fraction | None]
"""Of each item; None for one outside the total, which stands in no category."""


def read_heading(text: str, at: int) -> Heading | None:
    """`大类1　监管（6分）`, `一、组织领导（20分）`, and below it what is said of it."""
    first, *rest = text.split("\n")
    if len(first) > _LONGEST:
        return None
    worded = _NAMED.fullmatch(first.strip())
    found = worded or _NUMBERED.fullmatch(first.strip())
    said = parse_decimal(found[3]) if found else None
    if found is None or said is None:
        return None
    submit = [line for line in rest if line.startswith(SUBMIT)]
    content = [line for line in rest if not line.startswith(SUBMIT)]
    filed = "\n".join(_SUBMIT.sub("", line, count=1) for line in submit)
    return Heading(at, found[1], found[2], said, "\n".join(content), filed, text, bool(worded))


def categories_of(
    headings: Sequence[Heading], items: Points
) -> tuple[list[DraftCategory], list[Heading]]:
    """The categories, and the rows that are none: nothing stands in them, or other points do.

    What does not call itself a category is one only where the points of all such rows are right.
    """
    sums = _sums(headings, items)
    if any(not one.worded and sums[n] != one.said for n, one in enumerate(headings)):
        found, empty = categories_of([one for one in headings if one.worded], items)
        return found, [*(one for one in headings if not one.worded), *empty]
    taken = Numbers()
    found = [_category(one, sums[n], taken) for n, one in enumerate(headings) if sums[n]]
    return found, [one for n, one in enumerate(headings) if not sums[n]]


def _sums(headings: Sequence[Heading], items: Points) -> list[Fraction]:
    """What stands in each; it is open until one comes whose number does not go on from its own."""
    sums = [Fraction(0)] * len(headings)
    above: list[int | None] = [None] * len(headings)
    begins: dict[int, list[int]] = {}
    for number, heading in enumerate(headings):
        begins.setdefault(heading.at, []).append(number)
    at_hand: int | None = None
    for at, points in enumerate(items):
        for number in begins.get(at, ()):
            while at_hand is not None and not _is_inside(headings[number], headings[at_hand]):
                at_hand = above[at_hand]
            above[number], at_hand = at_hand, number
        if points is None:
            at_hand = None
        elif at_hand is not None:
            sums[at_hand] += points
    for number in reversed(range(len(headings))):
        parent = above[number]
        if parent is not None:
            sums[parent] += sums[number]
    return sums


def _is_inside(one: Heading, other: Heading) -> bool:
    return one.number.startswith(other.number + ".")


def _category(of: Heading, points: Fraction, taken: Numbers) -> DraftCategory:
    remarks: list[Words] = []
    id_ = taken.take(of.number, len(taken), remarks)
    if of.said != points:
        said, sum_ = decimal_text(of.said), decimal_text(points)
        zh = f"大类 {id_} 写的是{said}分，其中各项相加是{sum_}分"
        remarks.append(Words(zh, f"category {id_} says {said} points, and its items sum to {sum_}"))
    return DraftCategory(id_, points, of, tuple(remarks))
