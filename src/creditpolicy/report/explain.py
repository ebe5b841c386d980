"""Explains departments: as text for people, or as data."""

import json

from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.explanation import explained
from creditpolicy.evaluate.trace import Tracer
from creditpolicy.report.explain_json import explanation_json
from creditpolicy.report.explain_text import ExplainText
from creditpolicy.report.speech import only_file


def explain(
    assessment: Assessment,
    department: str | None = None,
    item: str | None = None,
    lang: str = "zh",
    form: str = "text",
) -> str:
    """The derivation of one department's score, or of all departments' in order of rank.

    `item` is an item's number (None: all); `form` is `text` or `json`. An unknown department or
    an item that does not name it raises KeyError; ask `Assessment.by_name` first.
    """
    chosen = [department] if department is not None else _by_rank(assessment, item)
    tracer = Tracer(assessment)
    explanations = [explained(tracer, name, item) for name in chosen]
    if form == "json":
        data = explanation_json(assessment, explanations, lang)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    writer = ExplainText(assessment.policy, lang, only_file(assessment))
    return ("\n" + "─" * 40 + "\n\n").join(writer.department(one) for one in explanations)


def _by_rank(assessment: Assessment, item: str | None) -> list[str]:
    named = [
        one
        for one in assessment.departments
        if item is None or any(item == part.item.id for part in one.items)
    ]
    last = len(assessment.departments) + 1
    named.sort(key=lambda one: one.rank if one.rank is not None else last)
    return [one.name for one in named]
