"""A checked policy as data: schema `creditpolicy/policy/1`, described in `schemas/policy-1.json`.

Exact numbers are texts (`"3/5"`); weights and percentages are shares of 1.
"""

from datetime import date
from fractions import Fraction
from typing import NotRequired, TypedDict

from creditpolicy.policy.facts import (
    Assumption,
    Column,
    Former,
    Interval,
    Kind,
    Reference,
)
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.item_json import (
    CategoryData,
    DecisionData,
    ExemptionData,
    ItemData,
    RulingData,
    category_json,
    item_json,
    ruling_json,
)
from creditpolicy.report.policy_core_json import (
    MeasureData,
    ScoreData,
    measures_json,
    scores_json,
)
from creditpolicy.report.rules import rules_of
from creditpolicy.values.exact import exact_text

SCHEMA = "creditpolicy/policy/1"


IntervalData = TypedDict("IntervalData", {"from": str, "to": str})
"""All values between two, both included."""


class ColumnData(TypedDict):
    """`values` are those of a category or, from high to low, of a level.

    `required`: blank text is refused. `limits`: a number outside is.
    """

    name: str
    type: str
    values: list[str]
    optional: bool
    private: bool
    required: bool
    limits: IntervalData | None


class KindData(TypedDict):
    """`derived` columns nobody files; `dated_by` is the day that must lie in the period."""

    name: str
    cited: str
    columns: list[ColumnData]
    components: list[str]
    derived: list[ColumnData]
    dated_by: str


class AssumptionData(TypedDict):
    """`allowed` is an interval, a list of values, or null where any value is."""

    name: str
    value: str
    unit: str
    allowed: IntervalData | list[str] | None
    decided: bool
    decision: DecisionData | None
    reason: str
    cited: str


class ScaleData(TypedDict):
    """Grades, from high to low where `ordered`."""

    name: str
    values: list[str]
    ordered: bool


class FormerData(TypedDict):
    """A department that is no more: `until` is the first day on which it was `successor`."""

    name: str
    aliases: list[str]
    until: str
    change: str
    successor: str
    department: str


class ReferenceData(TypedDict):
    """Another result that the policy uses, and which of its figures; `optional` if it may lack.

    `merged`: the figures of departments that have become one are not applicable.
    """

    name: str
    assessment: str
    year: int
    period: IntervalData | None
    optional: bool
    figures: list[str]
    merged: NotRequired[bool]


class PolicyData(TypedDict):
    schema: str
    name: str
    total: str
    departments: list[str]
    items: list[ItemData]
    year: int
    period: IntervalData
    cited: str
    language: str
    digest: str
    aliases: dict[str, list[str]]
    grades: list[ScaleData]
    kinds: list[KindData]
    assumptions: list[AssumptionData]
    measures: list[MeasureData]
    scores: list[ScoreData]
    references: list[ReferenceData]
    categories: NotRequired[list[CategoryData]]
    exemptions: NotRequired[list[ExemptionData]]
    rulings: NotRequired[list[RulingData]]
    formers: NotRequired[list[FormerData]]


def interval_json(days: tuple[date, date]) -> IntervalData:
    return {"from": days[0].isoformat(), "to": days[1].isoformat()}


def policy_json(policy: Policy) -> PolicyData:
    rules = rules_of(policy)
    data: PolicyData = {
        "schema": SCHEMA,
        "name": policy.name,
        "total": exact_text(policy.total),
        "departments": list(policy.department_names),
        "items": [item_json(item, rules) for item in policy.items],
        "year": policy.year,
        "period": interval_json(policy.period),
        "cited": policy.cited,
        "language": policy.lang,
        "digest": policy.digest,
        "aliases": {d.name: list(d.aliases) for d in policy.departments if d.aliases},
        "grades": [
            {"name": scale.name, "values": list(scale.values), "ordered": scale.ordered}
            for scale in policy.scales
        ],
        "kinds": [_kind(kind) for kind in policy.kinds],
        "assumptions": [_assumption(assumption) for assumption in policy.assumptions],
        "measures": measures_json(policy),
        "scores": scores_json(policy),
        "references": [_reference(reference) for reference in policy.references],
    }
    if policy.categories:
        data["categories"] = [category_json(one) for one in policy.categories]
    if policy.exemptions:
        data["exemptions"] = [
            {"item": one.item, "department": one.department, "reason": one.reason}
            for one in policy.exemptions
        ]
    if policy.rulings:
        data["rulings"] = [ruling_json(one) for one in policy.rulings]
    formers = [_former(of, d.name) for d in policy.departments for of in d.formers]
    if formers:
        data["formers"] = formers
    return data


def _former(former: Former, department: str) -> FormerData:
    return {
        "name": former.name,
        "aliases": list(former.aliases),
        "until": former.until.isoformat(),
        "change": former.change.value,
        "successor": former.successor,
        "department": department,
    }


def _reference(reference: Reference) -> ReferenceData:
    data: ReferenceData = {
        "name": reference.name,
        "assessment": reference.assessment,
        "year": reference.year,
        "period": interval_json(reference.period) if reference.period else None,
        "optional": reference.optional,
        "figures": [quoted.figure for quoted in reference.figures],
    }
    if reference.merged:
        data["merged"] = True
    return data


def _kind(kind: Kind) -> KindData:
    return {
        "name": kind.name,
        "cited": kind.cited,
        "columns": [_column(column) for column in kind.columns],
        "components": list(kind.components),
        "derived": [_column(column) for column in kind.derived],
        "dated_by": kind.dated_by,
    }


def _column(column: Column) -> ColumnData:
    return {
        "name": column.name,
        "type": column.type.value,
        "values": list(column.values),
        "optional": column.optional,
        "private": column.private,
        "required": column.required,
        "limits": None if column.limits is None else _interval(column.limits),
    }


def _assumption(assumption: Assumption) -> AssumptionData:
    decision = assumption.decision
    decided: DecisionData | None = None
    if decision is not None:
        decided = {"by": decision.by, "on": decision.on.isoformat()}
    return {
        "name": assumption.name,
        "value": value_text(assumption.value),
        "unit": assumption.unit.value,
        "allowed": _allowed(assumption.allowed),
        "decided": decision is not None,
        "decision": decided,
        "reason": assumption.reason,
        "cited": assumption.cited,
    }


def _interval(of: Interval) -> IntervalData:
    return {"from": exact_text(of.low), "to": exact_text(of.high)}


def _allowed(
    allowed: Interval | tuple[Fraction | str, ...] | None,
) -> IntervalData | list[str] | None:
    match allowed:
        case None:
            return None
        case Interval():
            return _interval(allowed)
        case options:
            return [value_text(option) for option in options]
