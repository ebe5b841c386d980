"""Laws of sums: what departments, items and categories make of the total, exactly."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Unpack

from creditpolicy.api import Policy
from creditpolicy.diagnostics.catalog import laws as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evaluate.assessment import Assessment, DepartmentResult, Zone, ZoneItem
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Given, Lit, Mark
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.testing.laws.broken import refuse
from creditpolicy.testing.laws.given import Options, Rows, evaluated, listed
from creditpolicy.testing.laws.places import (
    CONTRIBUTION,
    SHARE,
    Place,
    Value,
    apart,
    of_category,
    shown,
    total,
)

_SPREAD = "平均摊入"
_ZONE = Place(names.LABELS[names.TOTAL])
_ALL_SHARES = Place(Words("总分", "total"))


def assert_adds_up(policy: Policy, rows: Rows, **options: Unpack[Options]) -> None:
    """Contributions sum to the zone's score and shares to the total, whatever applies.

    A department's contribution and share are the sums over its items, the zone's score is that of
    its items once the points of those that do not apply have gone where the policy says, and a
    category's subtotal is that of its items. Raises LawBroken with CP812.
    """
    of = listed(rows)
    for assessment in evaluated(policy, of, **options):
        refuse(policy, of, _problems(assessment))


def _problems(assessment: Assessment) -> Iterator[Diagnostic]:
    yield from _of_departments(assessment)
    for one in assessment.departments:
        yield from _of_items(one)
        yield from _of_categories(one, one.name)
    yield from _of_zone(assessment)
    yield from _of_categories(assessment.zone, "")


def _of_departments(assessment: Assessment) -> Iterator[Diagnostic]:
    """Contributions are the zone's score, and shares the total, as far as items apply."""
    score = assessment.zone.score
    base, outside = _split(assessment)
    contributions = total(one.contribution for one in assessment.departments)
    shares = total(one.share for one in assessment.departments)
    every = Words("各部门的贡献分", "the contributions of the departments")
    if score is Mark.NOT_APPLICABLE:
        yield from _differs(_ZONE, total(line.score for line in outside), contributions, every)
    else:
        yield from _differs(_ZONE, score, contributions, every)
    known = total(line.score for line in base)
    wanted: Value = known
    if known is not Mark.UNDECIDED:
        applies = any(isinstance(line.score, Fraction) for line in base)
        wanted = assessment.policy.total if applies else Fraction(0)
    parts = Words("各部门的分担分值", "the shares of the departments")
    yield from _differs(_ALL_SHARES, wanted, shares, parts)


def _of_items(one: DepartmentResult) -> Iterator[Diagnostic]:
    parts = Words("它各项的", "those of its items")
    contributed = total(item.contribution for item in one.items)
    yield from _differs(Place(CONTRIBUTION, one.name), one.contribution, contributed, parts)
    shared = total(item.share for item in one.items)
    yield from _differs(Place(SHARE, one.name), one.share, shared, parts)


def _of_zone(assessment: Assessment) -> Iterator[Diagnostic]:
    """The zone's score from the scores of its items, reckoned a second way."""
    base, outside = _split(assessment)
    every = total(line.score for line in (*base, *outside))
    points = [line.item.points for line in base if isinstance(line.score, Fraction)]
    if isinstance(every, Fraction) and points:
        factor, more = _factors(assessment, points)
        scaled = [
            line.score * (factor + more / line.item.points)
            for line in base
            if isinstance(line.score, Fraction)
        ]
        every = sum(scaled, Fraction(0)) + sum(
            (line.score for line in outside if isinstance(line.score, Fraction)), Fraction(0)
        )
    elif isinstance(every, Fraction):
        every = Mark.NOT_APPLICABLE
    parts = Words("各项的得分（折算以后）", "the scores of the items, rescaled,")
    yield from _differs(_ZONE, assessment.zone.score, every, parts)


def _factors(assessment: Assessment, points: list[Fraction]) -> tuple[Fraction, Fraction]:
    """What each item's score is multiplied by, and the points spread onto each item."""
    whole, applying = assessment.policy.total, sum(points)
    if _missing(assessment) == _SPREAD:
        return Fraction(1), (whole - applying) / len(points)
    return whole / applying, Fraction(0)


def _missing(assessment: Assessment) -> object:
    """What 缺项 is here: written down, or left to an assumption."""
    choices = assessment.policy.choices
    match None if choices is None else choices.missing:
        case Given(name):
            return assessment.run.given(assessment.policy)[name]
        case Lit(value):
            return value
        case None:
            return None


def _of_categories(of: Zone | DepartmentResult, department: str) -> Iterator[Diagnostic]:
    """Subtotals; a category has the items below it, and those of the categories in it."""
    for one in of.categories:
        id_ = one.category.id
        inside = {id_, *(each.category.id for each in of.categories if each.category.parent == id_)}
        scores = [line.score for line in of.items if line.item.category in inside]
        nothing = all(score is Mark.NOT_APPLICABLE for score in scores)
        summed = Mark.NOT_APPLICABLE if nothing else total(scores)
        parts = Words("它各项的得分", "the scores of its items")
        yield from _differs(Place(of_category(id_), department), one.score, summed, parts)


def _split(assessment: Assessment) -> tuple[list[ZoneItem], list[ZoneItem]]:
    """The zone's items in the total, and those outside it."""
    items = assessment.zone.items
    base = [line for line in items if line.item.sort is ItemSort.BASE]
    return base, [line for line in items if line.item.sort is not ItemSort.BASE]


def _differs(place: Place, value: Value, summed: Value, parts: Words) -> Iterator[Diagnostic]:
    if value != summed:
        yield found(
            codes.SUM_DIFFERS,
            figure=place.words,
            value=shown(value),
            parts=parts,
            sum=shown(summed),
            apart=apart(value, summed),
        )
