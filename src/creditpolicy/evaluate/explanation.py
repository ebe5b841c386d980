"""A department's score, explained: item by item, the most points lost first."""

from fractions import Fraction

from attrs import frozen

from creditpolicy.evaluate.assessment import Assessment, DepartmentItem, DepartmentResult
from creditpolicy.evaluate.missing import Lack, lacks
from creditpolicy.evaluate.trace import Derived, Step, Tracer
from creditpolicy.policy import names
from creditpolicy.policy.facts import Item
from creditpolicy.policy.reckoning import groups_of


@frozen
class ItemExplanation:
    """One item: what was scored and lost, why, and what is missing.

    `lost` is in points, None where the item does not apply.
    """

    result: DepartmentItem
    lost: Fraction | None
    rate: Derived
    contribution: Derived
    lacks: tuple[Lack, ...]


@frozen
class Explanation:
    """Why one department scored what it did.

    `department`: its `DepartmentResult`. `items`: a tuple with one explanation for each item asked
    for, the most points lost first: `result`, `lost` (points, None where it does not apply),
    `rate` and `contribution` with the formulas as they applied, `lacks`. `score` and
    `contribution`: how the items add up to the department's two figures, in points; `figures`:
    grades and whatever else 汇总 defines; `rank`: where a gate or a formula of 汇总 decides it.
    """

    department: DepartmentResult
    items: tuple[ItemExplanation, ...]
    score: Derived
    contribution: Derived
    figures: tuple[Derived, ...] = ()
    rank: Derived | None = None


@frozen
class ZoneExplanation:
    """How the zone's score came about."""

    total: Derived


def explain_department(
    assessment: Assessment, department: str, item: str | None = None
) -> Explanation:
    """`department` and `item` are the policy's own names.

    An item that does not name it raises KeyError.
    """
    return explained(Tracer(assessment), department, item)


def explained(tracer: Tracer, department: str, item: str | None = None) -> Explanation:
    """The same, with a tracer that serves several departments."""
    result = tracer.assessment.by_name[department]
    chosen = [one for one in result.items if item in (None, one.item.id)]
    if item is not None and not chosen:
        raise KeyError(item)
    items = [_item(tracer, one, department) for one in chosen]
    items.sort(key=lambda one: (one.lost is None, -(one.lost or 0)))
    return Explanation(
        result,
        tuple(items),
        tracer.derive(names.DEPARTMENT_SCORE, (department,)),
        tracer.derive(names.CONTRIBUTION, (department,)),
        tuple(_figure(tracer, name, department) for name in tracer.assessment.policy.figures),
        _rank(tracer, department),
    )


def looked_at(step: Derived) -> tuple[Step, ...]:
    """What a gate or a formula of 汇总 looks at beside figures that are explained elsewhere."""
    if step.score.origin is None:
        return ()
    return tuple(one for one in step.inputs if not isinstance(one, Derived))


def _rank(tracer: Tracer, department: str) -> Derived | None:
    score = tracer.assessment.policy.score_by_name[names.RANK]
    return None if score.origin is None else tracer.derive(names.RANK, (department,))


def _figure(tracer: Tracer, name: str, department: str) -> Derived:
    dims = tracer.assessment.policy.score_by_name[name].dims
    return tracer.derive(name, (department,) if dims else ())


def explain_zone(assessment: Assessment) -> ZoneExplanation:
    return ZoneExplanation(Tracer(assessment).derive(names.TOTAL))


def _item(tracer: Tracer, result: DepartmentItem, department: str) -> ItemExplanation:
    item = result.item
    rate = tracer.derive(names.rate(item.id), (department,))
    contribution = tracer.derive(
        names.group_contribution(item.id, _group(item, department)), (department,)
    )
    missing = lacks(tracer, item, department, rate)
    return ItemExplanation(result, result.lost, rate, contribution, missing)


def _group(item: Item, department: str) -> int:
    groups = enumerate(groups_of(item), start=1)
    return next(index for index, group in groups if department in group.departments)
