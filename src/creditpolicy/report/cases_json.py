"""What came of cases, as data: `creditpolicy/cases/1`, as `schemas/cases-1.json` says."""

from fractions import Fraction
from typing import Any

from creditpolicy.diagnostics.render_json import diagnostic_json
from creditpolicy.policy.core.scores import Measured, Scored, Unit
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.report.case_lines import CaseLines, Value
from creditpolicy.report.coverage.words import goal_text
from creditpolicy.report.figures import FigureData, points_json, rate_json
from creditpolicy.source.source import Span
from creditpolicy.verify.cases import Comparison, Outcome, Status
from creditpolicy.verify.coverage.measure import Coverage, coverage
from creditpolicy.verify.tested import Tested

SCHEMA = "creditpolicy/cases/1"

Data = dict[str, Any]


def cases_json(tested: list[Tested], *, covered: bool = False) -> Data:
    """Every case with every comparison; `met` says whether a figure is what it must be.

    Where `covered`, with what no case reaches as well.
    """
    policies = [_policy(one) for one in tested]
    if covered:
        for data, one in zip(policies, tested, strict=True):
            data["coverage"] = _coverage(coverage(one.policy, one.outcomes))
    return {"schema": SCHEMA, "policies": policies}


def _coverage(of: Coverage) -> Data:
    missing = [
        {
            "line": None if goal.span is None else goal.span.line,
            "what": {lang: goal_text(goal, of.policy, lang) for lang in ("zh", "en")},
        }
        for goal in of.missing
    ]
    total = len(of.by_goal)
    rate = rate_json(of.rate)
    return {"goals": total, "reached": total - len(missing), "rate": rate, "missing": missing}


def _policy(of: Tested) -> Data:
    lines = CaseLines(of.policy, "zh")
    counts = of.counts
    return {
        "file": of.file,
        "name": of.policy.name,
        "digest": of.policy.digest,
        "counts": {status.value: counts[status] for status in Status},
        "cases": [_case(one, of.policy, lines) for one in of.outcomes],
    }


def _case(of: Outcome, policy: Policy, lines: CaseLines) -> Data:
    at = of.case.origin
    return {
        "name": of.case.name,
        "file": at.source.name if isinstance(at, Span) else at.file if at is not None else None,
        "line": at.line if isinstance(at, Span) else None,
        "status": of.status.value,
        "confirmed": of.case.confirmed,
        "figures": [_comparison(one, policy, lines) for one in of.comparisons],
        "diagnostics": [diagnostic_json(one) for one in of.problems],
    }


def _comparison(of: Comparison, policy: Policy, lines: CaseLines) -> Data:
    unit = _unit(of, policy)
    return {
        "figure": lines.figure(of.expectation),
        "expected": _value(of.expectation.expected, unit),
        "actual": _value(of.actual, unit),
        "difference": None if of.difference is None else _value(of.difference, unit),
        "met": of.met,
    }


def _unit(of: Comparison, policy: Policy) -> Unit | None:
    match of.expectation.of:
        case Scored(name):
            return policy.score_by_name[name].unit
        case Measured():
            return None


def _value(value: Value, unit: Unit | None) -> FigureData | str | bool | None:
    match value:
        case Fraction() | Mark() if unit is Unit.RATE:
            return rate_json(value)
        case Fraction() | Mark():
            return points_json(value)
        case text:
            return text
