"""Expected results in data, rewritten to what the figures are."""

import json
from fractions import Fraction
from typing import Any

from creditpolicy.evaluate.measures import Result
from creditpolicy.policy.core.scores import Scored, Unit
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.report.accepted import Accepted, Change
from creditpolicy.report.case_lines import CaseLines
from creditpolicy.report.figures import points_json, rate_json
from creditpolicy.report.json_text import json_text
from creditpolicy.syntax.format_names import Lang
from creditpolicy.values.classes import evolve
from creditpolicy.values.exact import exact_text
from creditpolicy.verify.cases import Comparison


def accepted_data(text: str, comparisons: list[Comparison], policy: Policy, lang: Lang) -> Accepted:
    """The data with the actual value in the place of each that is expected; laid out anew."""
    data: Any = json.loads(text)
    lines, changes = CaseLines(policy, lang), list[Change]()
    for one in comparisons:
        *way, last = one.expectation.path
        inside = data
        for step in way:
            inside = inside[step]
        inside[last] = _written(inside[last], one, policy)
        after = evolve(one.expectation, expected=one.actual)
        texts = (lines.expectation(each) for each in (one.expectation, after))
        changes.append(Change(None, *texts))
    return Accepted(json_text(data), tuple(changes))


def _written(before: Any, one: Comparison, policy: Policy) -> object:
    """As a whole number where one stood there, with a display where there was one."""
    actual, of = one.actual, one.expectation.of
    if isinstance(before, int) and isinstance(actual, Fraction) and actual.denominator == 1:
        return actual.numerator
    if not isinstance(before, dict) or isinstance(actual, str | bool):
        return _exact(actual)
    if "display" not in before:
        return {"exact": exact_text(actual)} if isinstance(actual, Fraction) else _exact(actual)
    unit = policy.score_by_name[of.name].unit if isinstance(of, Scored) else None
    if unit is Unit.RATE:
        return rate_json(actual)
    return points_json(actual)


def _exact(actual: Result) -> object:
    match actual:
        case Mark.NOT_APPLICABLE:
            return None
        case Mark.UNDECIDED:
            return {"exact": None}
        case bool():
            return "是" if actual else "否"
        case str():
            return actual
        case Fraction():
            return exact_text(actual)
