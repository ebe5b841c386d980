"""Policy and evidence become an assessment."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Protocol

from attrs import evolve

from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evaluate.assessment import (
    Assessment,
    CategoryScore,
    DepartmentItem,
    DepartmentResult,
    Figure,
    PartScore,
    Zone,
    ZoneItem,
)
from creditpolicy.evaluate.measures import Key, MeasureTable, Result, measure_table
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.scores import Scores
from creditpolicy.evidence.records import Evidence, Status
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.policy.facts import Exemption, Item, Ruling
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.display import display_percent


class HasTables(Protocol):
    """Scores that were worked out, whoever did."""

    @property
    def tables(self) -> Mapping[str, Mapping[Key, Result]]: ...


def evaluate(policy: Policy, evidence: Evidence, run: Run) -> Assessment:
    """The assessment.

    Certain scores, and beside them those if every pending record were approved.
    """
    approved = evolve(run, pending=True)
    if run.pending or not _any_pending(policy, evidence, approved):
        return certain(policy, evidence, run)
    return _evaluate(policy, evidence, run, certain(policy, evidence, approved))


def certain(policy: Policy, evidence: Evidence, run: Run) -> Assessment:
    """The assessment alone, for who asks nothing about what is pending: half the work."""
    return _evaluate(policy, evidence, run, None)


def _any_pending(policy: Policy, evidence: Evidence, approved: Run) -> bool:
    """Whether some pending record would count."""
    relations = Relations(policy, evidence, approved)
    return any(
        record.status is Status.PENDING and relations.counts(record)
        for records in evidence.records.values()
        for record in records
    )


def _evaluate(
    policy: Policy, evidence: Evidence, run: Run, if_approved: Assessment | None
) -> Assessment:
    relations = Relations(policy, evidence, run)
    measures = {measure.name: measure_table(measure, relations) for measure in policy.measures}
    scores = Scores(policy, measures, run.given(policy), run.imports.tables)
    scores.evaluate()
    problems = [
        problem for measure in policy.measures for problem in relations.select(measure.of).problems
    ]
    problems += too_long(policy, measures, scores)
    said = [*dict.fromkeys(problems), *closing_words(policy, scores.tables)]
    return assembled(evidence, run, scores, said, if_approved)


def assembled(
    evidence: Evidence,
    run: Run,
    scores: Scores,
    said: list[Diagnostic],
    if_approved: Assessment | None,
) -> Assessment:
    """The result of scores that were worked out; `said` of them beside what the rows have."""
    policy = scores.policy
    return Assessment(
        policy,
        run,
        evidence,
        zone_of(policy, scores),
        departments_of(policy, scores),
        (*run.imports.warnings, *evidence.diagnostics, *said),
        scores.measures,
        scores.tables,
        if_approved,
    )


def too_long(policy: Policy, measures: dict[str, MeasureTable], scores: Scores) -> list[Diagnostic]:
    """The figures that were not worked out, each at its line.

    An only value is undecided for another reason: nothing was filed, or different things.
    """
    sums = [
        found(codes.TOO_LONG, measure.origin, name=measure.label)
        for measure in policy.measures
        if measure.aggregate is not Aggregate.ONLY and measures[measure.name].too_long
    ]
    return [*sums, *(found(codes.TOO_LONG, s.origin, name=s.label) for s in scores.too_long)]


def zone_of(policy: Policy, scores: HasTables) -> Zone:
    """The zone's figures, from scores that were worked out."""
    items = (ZoneItem(i, _at(scores, names.item_score(i.id))) for i in policy.items)
    categories = (
        CategoryScore(one, _at(scores, names.category_score(one.id))) for one in policy.categories
    )
    return Zone(_at(scores, names.TOTAL), tuple(items), tuple(categories))


def _at(scores: HasTables, name: str, *key: str) -> Figure:
    return figure(scores.tables[name].get(key, Mark.NOT_APPLICABLE))


def figure(result: Result) -> Figure:
    assert isinstance(result, Fraction | Mark)
    return result


def departments_of(policy: Policy, scores: HasTables) -> tuple[DepartmentResult, ...]:
    items: dict[str, list[DepartmentItem]] = {name: [] for name in policy.department_names}
    for item in policy.items:
        for index, group in enumerate(groups_of(item), start=1):
            for name in group.departments:
                items[name].append(_item(name, item, index, scores))
    return tuple(_department(name, tuple(of), policy, scores) for name, of in items.items())


def _department(
    name: str, items: tuple[DepartmentItem, ...], policy: Policy, scores: HasTables
) -> DepartmentResult:
    rank = _at(scores, names.RANK, name)
    return DepartmentResult(
        name,
        int(rank) if isinstance(rank, Fraction) else None,
        _at(scores, names.DEPARTMENT_SCORE, name),
        _at(scores, names.CONTRIBUTION, name),
        _at(scores, names.SHARE, name),
        items,
        tuple(
            CategoryScore(one, _at(scores, names.category_department_score(one.id), name))
            for one in policy.categories
        ),
    )


def _item(name: str, item: Item, group: int, scores: HasTables) -> DepartmentItem:
    return DepartmentItem(
        item,
        _at(scores, names.rate(item.id), name),
        _at(scores, names.department_item_score(item.id), name),
        _at(scores, names.group_contribution(item.id, group), name),
        _at(scores, names.group_share(item.id, group), name),
        tuple(_part(name, part, scores) for part in item.parts),
    )


def _part(name: str, part: Item, scores: HasTables) -> PartScore:
    rate = _at(scores, names.rate(part.id), name)
    return PartScore(part, rate, _at(scores, names.department_item_score(part.id), name))


def closing_words(policy: Policy, tables: Mapping[str, Mapping[Key, Result]]) -> list[Diagnostic]:
    """What is said of every result: exceptions that were made, and reminders."""
    return [*_exceptions(policy), *_reminders(policy, tables)]


def _exceptions(policy: Policy) -> list[Diagnostic]:
    """Whom items do not concern, and rates that were decided: so that nobody overlooks them."""
    return [
        *(_exempted(one) for one in policy.exemptions),
        *(_ruled(one) for one in policy.rulings),
    ]


def _exempted(one: Exemption) -> Diagnostic:
    subject = Words("全部考核项", "all items")
    if one.item:
        subject = Words(f"第 {one.item} 项", f"item {one.item}")
    args = {"department": one.department, "reason": one.reason}
    return found(codes.EXEMPTED, one.span, subject=subject, **args)


def _ruled(one: Ruling) -> Diagnostic:
    by, on = one.decision.by, one.decision.on.isoformat()
    decision = Words(f"由{by}于 {on} 决定", f"decided by {by} on {on}")
    reason = Words(f"，理由是“{one.reason}”", f": “{one.reason}”") if one.reason else Words("", "")
    args = {"department": one.department, "item": one.item, "rate": display_percent(one.rate)}
    return found(codes.RULED, one.span, decision=decision, reason=reason, **args)


def _reminders(policy: Policy, tables: Mapping[str, Mapping[Key, Result]]) -> list[Diagnostic]:
    return [
        found(
            codes.REMINDER, reminder.span, department=name, item=reminder.item, text=reminder.text
        )
        for reminder in policy.reminders
        for name in policy.numbered[reminder.item].departments
        if tables[reminder.test].get((name,)) is True
    ]
