"""What open choices would change, as data: schema `creditpolicy/whatif/1`."""

from fractions import Fraction
from typing import Any

from creditpolicy.evaluate.whatif import Dependence, GradeSpread, Spread, WhatIf
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.assessment_json import policy_data
from creditpolicy.report.figures import points_json

SCHEMA = "creditpolicy/whatif/1"

Data = dict[str, Any]


def whatif_json(of: WhatIf) -> Data:
    """The whole; `tried` is less than `all` where combinations were left out."""
    return {
        "schema": SCHEMA,
        "policy": policy_data(of.assessment.policy),
        "combinations": {"all": of.combinations, "tried": of.tried},
        "assumptions": [_dependence(one) for one in of.dependences],
        "departments": [_spread(one) for one in of.spreads],
    }


def _dependence(of: Dependence) -> Data:
    return {
        "name": of.assumption.name,
        "value": value_text(of.assumption.value),
        "alternatives": [value_text(value) for value in of.alternatives],
        "decided": of.assumption.decision is not None,
        "scores": list(of.scores),
        "ranks": list(of.ranks),
        "grades": list(of.grades),
    }


def _spread(of: Spread) -> Data:
    return {
        "name": of.result.name,
        "score": points_json(of.result.score),
        "low": _points(of.low),
        "high": _points(of.high),
        "rank": of.result.rank,
        "best": of.best,
        "worst": of.worst,
        "open": of.open_,
        "grades": [_grade(grade) for grade in of.grades],
    }


def _grade(of: GradeSpread) -> Data:
    ends = (of.values[0], of.values[-1]) if of.ordered and of.values else (None, None)
    return {
        "name": of.name,
        "value": of.value,
        "best": ends[0],
        "worst": ends[1],
        "values": list(of.values),
        "open": of.open_,
    }


def _points(value: Fraction | None) -> object:
    return None if value is None else points_json(value)
