"""An assessment as data: `creditpolicy/assessment/1`, as `schemas/assessment-1.json` says."""

from collections.abc import Iterable
from typing import NotRequired, TypedDict

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.render_json import DiagnosticData, diagnostic_json
from creditpolicy.evaluate.assessment import (
    Assessment,
    CategoryScore,
    DepartmentItem,
    DepartmentResult,
    PartScore,
    Zone,
)
from creditpolicy.policy.facts import Reference
from creditpolicy.policy.figures import named_figures
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.figures import FigureData, points_json, rate_json
from creditpolicy.report.named_figures import figures_json
from creditpolicy.report.policy_json import IntervalData, interval_json
from creditpolicy.values.exact import exact_text

SCHEMA = "creditpolicy/assessment/1"


class PolicyData(TypedDict):
    """Which policy; the digest names its exact text."""

    name: str
    year: int
    digest: str
    period: IntervalData
    total: str


class AssumptionData(TypedDict):
    """A choice that the result rests on, with the value that was used."""

    name: str
    value: str
    decided: bool
    overridden: bool


class ZoneItemData(TypedDict):
    """The zone's score in an item, in the item's own points."""

    item: str
    points: str
    score: FigureData | None


class CategoryData(TypedDict):
    """What was scored in the items of a category, in their own points."""

    category: str
    points: str
    score: FigureData | None


class ZoneData(TypedDict):
    """`categories` is left out where the policy has none."""

    score: FigureData | None
    items: list[ZoneItemData]
    categories: NotRequired[list[CategoryData]]


class PartData(TypedDict):
    """A part of an item, its score in its own points."""

    part: str
    points: str
    rate: FigureData | None
    score: FigureData | None


class DepartmentItemData(TypedDict):
    """A department in an item that names it; `parts` is left out where the item has none."""

    item: str
    rate: FigureData | None
    score: FigureData | None
    contribution: FigureData | None
    share: FigureData | None
    parts: NotRequired[list[PartData]]


class DepartmentData(TypedDict):
    """Equal scores share a rank; there is none where a score is undecided."""

    name: str
    rank: int | None
    score: FigureData | None
    contribution: FigureData | None
    share: FigureData | None
    items: list[DepartmentItemData]
    figures: dict[str, FigureData | str | None]
    categories: NotRequired[list[CategoryData]]


class ReferenceData(TypedDict):
    """Another result that this one rests on; the digest is of its policy, null without it."""

    name: str
    assessment: str
    year: int
    period: IntervalData | None
    digest: str | None


class EvidenceData(TypedDict):
    """How many rows were read, how many counted as records, and how many were refused."""

    rows: int
    used: int
    refused: int


class ApprovedData(TypedDict):
    """The same figures with every pending record approved."""

    zone: ZoneData
    departments: list[DepartmentData]


class AssessmentData(TypedDict):
    """The whole; `if_approved` is null where no record is pending."""

    schema: str
    policy: PolicyData
    as_of: str | None
    assumptions: list[AssumptionData]
    zone: ZoneData
    departments: list[DepartmentData]
    diagnostics: list[DiagnosticData]
    evidence: EvidenceData
    if_approved: ApprovedData | None
    references: list[ReferenceData]


def assessment_json(assessment: Assessment, warnings: Iterable[Diagnostic] = ()) -> AssessmentData:
    """The contract's data; `warnings` are those of the policy, put before those of the evidence."""
    approved = assessment.if_approved
    return {
        "schema": SCHEMA,
        "policy": policy_data(assessment.policy),
        "as_of": assessment.run.as_of.isoformat() if assessment.run.as_of else None,
        "assumptions": _assumptions(assessment),
        "zone": _zone(assessment.zone),
        "departments": _departments(assessment),
        "diagnostics": [diagnostic_json(d) for d in (*warnings, *assessment.diagnostics)],
        "evidence": _evidence(assessment),
        "if_approved": None if approved is None else _approved(approved),
        "references": [_reference(one, assessment) for one in assessment.policy.references],
    }


def policy_data(policy: Policy) -> PolicyData:
    return {
        "name": policy.name,
        "year": policy.year,
        "digest": policy.digest,
        "period": interval_json(policy.period),
        "total": exact_text(policy.total),
    }


def _reference(reference: Reference, assessment: Assessment) -> ReferenceData:
    source = assessment.run.imports.sources.get(reference.name)
    period = source.period if source else reference.period
    return {
        "name": reference.name,
        "assessment": reference.assessment,
        "year": reference.year,
        "period": None if period is None else interval_json(period),
        "digest": None if source is None else source.digest,
    }


def _assumptions(assessment: Assessment) -> list[AssumptionData]:
    given = assessment.run.given(assessment.policy)
    return [
        {
            "name": assumption.name,
            "value": value_text(given[assumption.name]),
            "decided": assumption.decision is not None,
            "overridden": assumption.name in assessment.run.assumed,
        }
        for assumption in assessment.policy.assumptions
    ]


def _zone(zone: Zone) -> ZoneData:
    data: ZoneData = {
        "score": points_json(zone.score),
        "items": [
            {
                "item": one.item.id,
                "points": exact_text(one.item.points),
                "score": points_json(one.score),
            }
            for one in zone.items
        ],
    }
    if zone.categories:
        data["categories"] = _categories(zone.categories)
    return data


def _categories(categories: tuple[CategoryScore, ...]) -> list[CategoryData]:
    return [
        {
            "category": one.category.id,
            "points": exact_text(one.category.points),
            "score": points_json(one.score),
        }
        for one in categories
    ]


def _departments(assessment: Assessment) -> list[DepartmentData]:
    named = named_figures(assessment.policy)
    return [
        _department(one, figures_json(assessment, named, one.name))
        for one in assessment.departments
    ]


def _department(
    department: DepartmentResult, figures: dict[str, FigureData | str | None]
) -> DepartmentData:
    data: DepartmentData = {
        "name": department.name,
        "rank": department.rank,
        "score": points_json(department.score),
        "contribution": points_json(department.contribution),
        "share": points_json(department.share),
        "items": [_item(item) for item in department.items],
        "figures": figures,
    }
    if department.categories:
        data["categories"] = _categories(department.categories)
    return data


def _item(item: DepartmentItem) -> DepartmentItemData:
    data: DepartmentItemData = {
        "item": item.item.id,
        "rate": rate_json(item.rate),
        "score": points_json(item.score),
        "contribution": points_json(item.contribution),
        "share": points_json(item.share),
    }
    if item.parts:
        data["parts"] = [_part(part) for part in item.parts]
    return data


def _part(of: PartScore) -> PartData:
    return {
        "part": of.part.id,
        "points": exact_text(of.part.points),
        "rate": rate_json(of.rate),
        "score": points_json(of.score),
    }


def _evidence(assessment: Assessment) -> EvidenceData:
    rows, refused = assessment.evidence.rows, assessment.evidence.refused
    return {"rows": rows, "used": rows - refused, "refused": refused}


def _approved(approved: Assessment) -> ApprovedData:
    return {
        "zone": _zone(approved.zone),
        "departments": _departments(approved),
    }
