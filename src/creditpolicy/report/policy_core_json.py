"""The figures of a policy as data: what is counted, and in order what is worked out from it."""

from typing import TypedDict

from creditpolicy.diagnostics.render_json import TextData, words_json
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.policy import Policy


class MeasureData(TypedDict):
    """What a measure counts of which kind, for each department and each value of `per`."""

    name: str
    label: str
    item: str | None
    kind: str
    aggregate: str
    column: str | None
    per: list[str]


class ScoreData(TypedDict):
    """A figure with its unit; `dimensions` are those that it has a value for each member of."""

    name: str
    label: TextData
    item: str | None
    unit: str
    dimensions: list[str]


def measures_json(policy: Policy) -> list[MeasureData]:
    return [_measure(measure) for measure in policy.measures]


def scores_json(policy: Policy) -> list[ScoreData]:
    return [_score(score) for score in policy.scores]


def _measure(measure: Measure) -> MeasureData:
    return {
        "name": measure.name,
        "label": measure.label,
        "item": measure.item,
        "kind": measure.kind,
        "aggregate": measure.aggregate.value,
        "column": measure.column,
        "per": list(measure.per),
    }


def _score(score: Score) -> ScoreData:
    return {
        "name": score.name,
        "label": words_json(score.label),
        "item": score.item,
        "unit": score.unit.value,
        "dimensions": [dim.name for dim in score.dims],
    }
