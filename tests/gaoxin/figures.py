"""An assessment as plain data in the oracle's form: exact numbers as text, None where nothing applies."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import creditpolicy
from creditpolicy import Assessment, Diagnostic, Evidence, Mark, Policy

POLICY = creditpolicy.load(Path(__file__).parents[2] / "policies" / "gaoxin_2018.policy")

Row = Mapping[str, object]


def figures(assessment: Assessment) -> dict[str, Any]:
    """Everything that the contract of `eval` promises of zone and departments."""
    return {
        "zone": {
            "score": text(assessment.zone.score),
            "items": {line.item.id: text(line.score) for line in assessment.zone.items},
        },
        "departments": {
            department.name: {
                "rank": department.rank,
                "score": text(department.score),
                "contribution": text(department.contribution),
                "share": text(department.share),
                "items": {
                    line.item.id: {
                        "rate": text(line.rate),
                        "score": text(line.score),
                        "contribution": text(line.contribution),
                        "share": text(line.share),
                    }
                    for line in department.items
                },
            }
            for department in assessment.departments
        },
    }


def text(figure: Fraction | Mark) -> str | None:
    """An exact figure; nothing is left undecided in 2018."""
    assert figure is not Mark.UNDECIDED
    return None if isinstance(figure, Mark) else str(figure)


def refused_rows(diagnostics: Sequence[Diagnostic]) -> list[int]:
    """Which rows cannot be used, counted from 0: those with an error in a cell."""
    rows = {d.at.row - 1 for d in diagnostics if d.is_error and hasattr(d.at, "row")}
    return sorted(rows)


def evaluated(
    rows: Sequence[Row] | Evidence,
    *,
    as_of: date | None = None,
    assume: Mapping[str, str] | None = None,
    pending: bool = False,
    policy: Policy = POLICY,
) -> dict[str, Any]:
    """The figures of the 2018 policy; if pending, as they were if all pending rows were approved."""
    assessment = policy.evaluate(rows, as_of=as_of, assume=assume)
    if pending and assessment.if_approved is not None:
        assessment = assessment.if_approved
    return figures(assessment)
