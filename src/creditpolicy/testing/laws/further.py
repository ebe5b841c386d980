"""Laws of one more record: good work never costs points, and a listing never earns any."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Unpack

from creditpolicy.api import Policy
from creditpolicy.diagnostics.catalog import laws as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.testing.laws.broken import refuse
from creditpolicy.testing.laws.given import Options, Rows, listed
from creditpolicy.testing.laws.places import RATE, SCORE, Figures, Value, figures, shown

_MARKED = Words("不再是数", "no longer a number")


def assert_monotone(
    policy: Policy,
    rows: Rows,
    further: Mapping[str, object],
    *,
    items: Collection[str] | None = None,
    listing: bool = False,
    **options: Unpack[Options],
) -> None:
    """One record `further` lowers nobody's score in any item, nor makes a number none.

    `items`: the numbers of the items that it is asked of (None: all). `listing`: the record is a
    deduction or another listing, and *raises* nobody's score. Raises LawBroken with CP814; the
    further record is the last row of the message.
    """
    of = listed(rows)
    more = [*of, dict(further)]
    before, after = (_in_items(policy.evaluate(each, **options), items) for each in (of, more))
    problems = (
        problem
        for place, value in before.items()
        for problem in _moved(place.words, value, after[place], listing=listing)
    )
    refuse(policy, more, problems)


def assert_approval_monotone(
    policy: Policy,
    rows: Rows,
    *,
    items: Collection[str] | None = None,
    **options: Unpack[Options],
) -> None:
    """Approving what is pending lowers nobody's score in any item, nor makes a number none.

    `items`: as for `assert_monotone`. Raises LawBroken with CP814.
    """
    of = listed(rows)
    certain = policy.evaluate(of, **options)
    if certain.if_approved is None:
        return
    before, after = (_in_items(each, items) for each in (certain, certain.if_approved))
    problems = (
        problem
        for place, value in before.items()
        for problem in _moved(place.words, value, after[place], listing=False)
    )
    refuse(policy, of, problems)


def _in_items(assessment: Assessment, items: Collection[str] | None) -> Figures:
    """The zone's scores in items, and the departments' rates."""
    wanted = {item.id for item in assessment.policy.items} if items is None else {*items}
    return {
        place: value
        for place, value in figures(assessment).items()
        if place.item in wanted and place.label == (RATE if place.department else SCORE)
    }


def _moved(figure: Words, before: Value, after: Value, *, listing: bool) -> Iterator[Diagnostic]:
    if not isinstance(before, Fraction):
        return
    if not isinstance(after, Fraction):
        change = _MARKED
    elif (after > before) if listing else (after < before):
        by = shown(abs(after - before)).zh
        change = Words(f"多了 {by}", f"{by} more") if listing else Words(f"少了 {by}", f"{by} less")
    else:
        return
    yield found(
        codes.WRONG_WAY, figure=figure, value=shown(before), second=shown(after), change=change
    )
