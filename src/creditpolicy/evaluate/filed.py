"""What each department had on file for its items: in a week, since a day, in all, and how late."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.conditions import Function, function
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evidence.records import Record, Status
from creditpolicy.policy import names
from creditpolicy.policy.core.records import Field, RecordExpression, RecordOp, Records, Test, Where
from creditpolicy.policy.core.scores import Measured, Scored
from creditpolicy.policy.core.walk import inside
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.values.workdays import UnknownYear

_TERMS = frozenset((RecordOp.WITHIN_DAYS, RecordOp.WITHIN_WORKING_DAYS))


@frozen
class Filed:
    """Records inside the period, approved or pending, that were on file at the cut-off.

    `week` and `late` are of the week, `late` those filed after their term; `since` are those since
    the day asked for, `ever` all; `pending` of all await approval.
    """

    week: int = 0
    late: int = 0
    since: int = 0
    ever: int = 0
    pending: int = 0


NOTHING = Filed()


def filed(
    assessment: Assessment, first: date, since: date | None = None
) -> dict[tuple[str, str], Filed]:
    """By department and item; the week runs from `first` to the cut-off of the assessment."""
    policy, run = assessment.policy, evolve(assessment.run, pending=True)
    relations = Relations(policy, assessment.evidence, run)
    named = {(name, item.id) for item in policy.items for name in item.departments}
    found: dict[tuple[str, str], Filed] = {}
    for item in policy.items:
        for kind in kinds_of(policy, item):
            terms = list(_terms(policy, item, kind, relations))
            for record in assessment.evidence.records.get(kind, ()):
                key = record.department, item.id
                if key in named and relations.counts(record):
                    so_far = found.get(key, NOTHING)
                    found[key] = _with(so_far, record, (first, since), terms)
    return found


def _with(
    so_far: Filed, record: Record, days: tuple[date, date | None], terms: list[Function]
) -> Filed:
    first, since = days
    day = record.known_on
    in_week = day is not None and day >= first
    return Filed(
        so_far.week + in_week,
        so_far.late + (in_week and any(_is_false(term, record) for term in terms)),
        so_far.since + (day is not None and (since is None or day >= since)),
        so_far.ever + 1,
        so_far.pending + (record.status is Status.PENDING),
    )


def _is_false(term: Function, record: Record) -> bool:
    """A blank day is no late one."""
    try:
        return term(record.values) is False
    except UnknownYear:
        return False


def kinds_of(policy: Policy, item: Item) -> tuple[str, ...]:
    """The kinds of evidence that an item rests on, by its own measures and those it looks at."""
    found = (policy.measure_by_name[name].kind for name in _measures(policy, item))
    return tuple(dict.fromkeys(found))


def _measures(policy: Policy, item: Item) -> tuple[str, ...]:
    """The measures from which an item's rate is worked out; not those of the items it looks at."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [names.rate(item.id)]
    others = {names.rate(one.id) for one in policy.items if one.id != item.id}
    while waiting:
        name = waiting.pop()
        score = policy.score_by_name.get(name)
        if name in seen or name in others or score is None:
            continue
        seen.add(name)
        for one in inside(score.body):
            if isinstance(one, Measured):
                found[one.name] = None
            elif isinstance(one, Scored):
                waiting.append(one.name)
    return tuple(found)


def _terms(policy: Policy, item: Item, kind: str, relations: Relations) -> Iterator[Function]:
    """The terms within which records of a kind must be filed, as functions of their cells."""
    seen: set[RecordExpression] = set()
    for name in _measures(policy, item):
        measure = policy.measure_by_name[name]
        relation = measure.of
        while measure.kind == kind and not isinstance(relation, Records):
            if isinstance(relation, Where):
                seen.update(_terms_in(relation.test))
            relation = relation.of
    for term in seen:
        yield function(term, relations.given, relations.cutoff)


def _terms_in(test: RecordExpression) -> Iterator[Test]:
    match test:
        case Test(RecordOp.AND, args):
            for arg in args:
                yield from _terms_in(arg)
        case Test(op, (Field("报送日期"), *_)) if op in _TERMS:
            yield test
        case _:
            pass
