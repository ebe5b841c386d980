"""A whole policy in normal form, in terms that it shares with another."""

from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.canonical.bounds import Bounds, limits_of
from creditpolicy.verify.canonical.records import RecordForms
from creditpolicy.verify.canonical.scores import Known, ScoreForms
from creditpolicy.verify.canonical.terms import Terms


@frozen
class Forms:
    """The number of the term that each measure and each score is."""

    terms: Terms
    measures: dict[str, int]
    scores: dict[str, int]
    known: dict[str, Known]
    formulas: ScoreForms


def forms(policy: Policy, terms: Terms, renamed: dict[str, str] | None = None) -> Forms:
    """The forms of all figures; `renamed`: assumptions that the other policy calls otherwise."""
    names = renamed or {}
    given = {a.name: terms.of("given", names.get(a.name, a.name)) for a in policy.assumptions}
    return _forms(policy, terms, given)


def forms_as_assumed(policy: Policy, terms: Terms) -> Forms:
    """The forms of all figures under the values that the policy's own assumptions have."""
    return _forms(policy, terms, {a.name: terms.literal(a.value) for a in policy.assumptions})


def _forms(policy: Policy, terms: Terms, given: dict[str, int]) -> Forms:
    records = RecordForms(policy, terms, given)
    measures = {measure.name: records.measure(measure) for measure in policy.measures}
    results = {
        r.name: terms.of(
            "result", r.assessment, r.year - policy.year, r.period, r.optional, r.merged
        )
        for r in policy.references
    }
    bounds = Bounds(terms, limits_of(policy, measures))
    scores = ScoreForms(terms, given, measures, results, bounds)
    for score in policy.scores:
        scores.add(score)
    whole = {score.name: scores.whole(score.name) for score in policy.scores}
    return Forms(terms, measures, whole, scores.known, scores)
