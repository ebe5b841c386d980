"""Laws of bounds: nobody scores less than nothing, or more than there is."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Unpack

from creditpolicy.api import Policy
from creditpolicy.diagnostics.catalog import laws as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.policy.checks.bounds import Bound
from creditpolicy.policy.checks.ranges import ranges
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.testing.laws.broken import refuse
from creditpolicy.testing.laws.given import Options, Rows, evaluated, listed
from creditpolicy.testing.laws.places import RATE, SCORE, Place, Value, place_of, shown


def assert_bounded(policy: Policy, rows: Rows, **options: Unpack[Options]) -> None:
    """Every item's rate lies from 0 to 1, and the zone's score in it from 0 to its points.

    So does every part's. Raises LawBroken with CP811. What the checker warns of as CP410 or CP411
    is where this can fail.
    """
    of = listed(rows)
    for assessment in evaluated(policy, of, **options):
        refuse(policy, of, _of_items(assessment))


def assert_as_checked(policy: Policy, rows: Rows, **options: Unpack[Options]) -> None:
    """Every figure lies where the checker says that it can, whatever the evidence.

    Raises LawBroken with CP811.
    """
    of, known = listed(rows), ranges(policy.checked)
    for assessment in evaluated(policy, of, **options):
        problems = (
            problem
            for name, table in assessment.scores.items()
            for key, value in table.items()
            for problem in _outside(
                place_of(policy.checked, name, key), value, known[name].low, known[name].high
            )
        )
        refuse(policy, of, problems)


def _of_items(assessment: Assessment) -> Iterator[Diagnostic]:
    for line in assessment.zone.items:
        points = line.item.points
        least, most = (-points, 0) if line.item.sort is ItemSort.PENALTY else (0, points)
        place = Place(SCORE, "", line.item.id)
        yield from _outside(place, line.score, Fraction(least), Fraction(most))
    for one in assessment.departments:
        for item in one.items:
            rates = {item.item.id: item.rate} | {of.part.id: of.rate for of in item.parts}
            for id_, rate in rates.items():
                yield from _outside(Place(RATE, one.name, id_), rate, Fraction(0), Fraction(1))


def _outside(place: Place, value: Value, low: Bound, high: Bound) -> Iterator[Diagnostic]:
    if not isinstance(value, Fraction):
        return
    if low is not None and value < low:
        yield _problem(place, value, low, Words("低", "below"))
    if high is not None and value > high:
        yield _problem(place, value, high, Words("高", "above"))


def _problem(place: Place, value: Fraction, limit: Fraction, side: Words) -> Diagnostic:
    return found(
        codes.OUT_OF_BOUNDS,
        figure=place.words,
        value=shown(value),
        limit=shown(limit),
        side=side,
        difference=shown(abs(value - limit)),
    )
