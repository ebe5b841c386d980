"""The figures that the policy names itself, for one department, as data."""

from fractions import Fraction

from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.measures import Result
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import Score, Unit
from creditpolicy.policy.core.values import Mark
from creditpolicy.report.figures import FigureData, points_json, rate_json
from creditpolicy.values.exact import exact_text

NamedData = dict[str, FigureData | str | None]


def figures_json(
    assessment: Assessment, named: dict[str, Measure | Score], department: str
) -> NamedData:
    """A number exact and for display; what is no number as text; null where it does not apply."""
    return {name: _data(value_of(assessment, of, department), of) for name, of in named.items()}


def value_of(assessment: Assessment, of: Measure | Score, department: str) -> Result:
    """A figure that is one for the whole zone is every department's."""
    if isinstance(of, Measure):
        return assessment.measures[of.name].at((department,))
    table = assessment.scores[of.name]
    return table.get((department,) if of.dims else (), Mark.NOT_APPLICABLE)


def _data(value: Result, of: Measure | Score) -> FigureData | str | None:
    match value:
        case bool():
            return "是" if value else "否"
        case str():
            return value
        case Fraction() if isinstance(of, Score) and of.unit is Unit.RATE:
            return rate_json(value)
        case Fraction() if isinstance(of, Measure) or of.unit is not Unit.POINTS:
            return {"exact": exact_text(value), "display": exact_text(value)}
        case Fraction() | Mark():
            return points_json(value)
