"""The figures of 汇总 that stand beside a department's score: grades, lists, subtotals."""

from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import in_language
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.measures import Result
from creditpolicy.policy.core.scores import Score, Unit
from creditpolicy.policy.core.values import Mark
from creditpolicy.report.figures import mark_text
from creditpolicy.report.formula import constant_text
from creditpolicy.values.display import display, display_percent
from creditpolicy.values.exact import exact_text


def summary_scores(assessment: Assessment) -> list[Score]:
    return [assessment.policy.score_by_name[name] for name in assessment.policy.figures]


def title(score: Score, lang: str) -> str:
    return in_language(score.label, lang)


def value(assessment: Assessment, score: Score, department: str) -> Result:
    """A figure that is one for the whole zone is every department's."""
    table = assessment.scores[score.name]
    return table.get((department,) if score.dims else (), Mark.NOT_APPLICABLE)


def shown(result: Result, unit: Unit, lang: str) -> str:
    """As people read it: numbers rounded once, grades as they are."""
    match result:
        case Mark():
            return mark_text(result, lang)
        case Fraction() if unit is Unit.RATE:
            return display_percent(result)
        case Fraction() if unit is Unit.POINTS:
            return display(result)
        case _:
            return constant_text(result, lang)


def exact(result: Result, lang: str) -> str:
    """The exact number; blank for a mark, and for a grade the grade."""
    match result:
        case Mark():
            return ""
        case Fraction():
            return exact_text(result)
        case _:
            return constant_text(result, lang)
