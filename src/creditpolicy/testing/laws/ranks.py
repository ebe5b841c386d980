"""Laws of ranks: who scores more stands higher, and equals share a place."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Unpack

from creditpolicy.api import Policy
from creditpolicy.diagnostics.catalog import laws as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.policy import names
from creditpolicy.policy.core.scores import Rank, Scored
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy as CheckedPolicy
from creditpolicy.testing.laws.broken import refuse
from creditpolicy.testing.laws.given import Options, Rows, evaluated, listed
from creditpolicy.testing.laws.places import RANK, Place, Value, shown


def assert_ranked(policy: Policy, rows: Rows, **options: Unpack[Options]) -> None:
    """A rank is 1 + how many departments score strictly higher; without a score there is none.

    While one score is undecided nobody has a rank. Where gates put some last, equals still share a
    place and the places behind them are skipped. Raises LawBroken with CP815.
    """
    of = listed(rows)
    plain = _is_plain(policy.checked)
    for assessment in evaluated(policy, of, **options):
        refuse(policy, of, _by_scores(assessment) if plain else _by_places(assessment))


def _is_plain(policy: CheckedPolicy) -> bool:
    """Whether ranks go by scores alone, and nobody is put last."""
    match policy.score_by_name[names.RANK].body:
        case Rank(body=Scored(names.DEPARTMENT_SCORE), lowest=False, dense=False):
            return True
        case _:
            return False


def _by_scores(assessment: Assessment) -> Iterator[Diagnostic]:
    scores = [one.score for one in assessment.departments]
    numbers = [score for score in scores if isinstance(score, Fraction)]
    for one in assessment.departments:
        if Mark.UNDECIDED in scores:
            why = Words("还有部门的得分未定", "a score is still undecided")
            yield from _differs(one.name, one.rank, None, why)
        elif not isinstance(one.score, Fraction):
            yield from _differs(one.name, one.rank, None, Words("没有得分", "there is no score"))
        else:
            higher = sum(score > one.score for score in numbers)
            why = Words(f"得分更高的有 {higher} 个", f"{higher} score higher")
            yield from _differs(one.name, one.rank, 1 + higher, why)


def _by_places(assessment: Assessment) -> Iterator[Diagnostic]:
    """Either everybody with a score has a place, or nobody; and places are shared and skipped."""
    ranks = [one.rank for one in assessment.departments if one.rank is not None]
    for one in assessment.departments:
        scored = isinstance(one.score, Fraction)
        if one.rank is None and not (ranks and scored):
            continue
        before = sum(rank < (one.rank or 0) for rank in ranks)
        place = 1 + before if scored else None
        why = Words(f"排在前面的有 {before} 个", f"{before} stand before it")
        yield from _differs(one.name, one.rank, place, why)


def _differs(department: str, rank: Value, place: Value, why: Words) -> Iterator[Diagnostic]:
    if rank != place:
        yield found(
            codes.WRONG_RANK,
            figure=Place(RANK, department).words,
            rank=shown(rank),
            place=shown(place),
            why=why,
        )
