"""All mutants of a policy, in the order of its text: facts first, then rule by rule."""

from collections.abc import Iterator

from creditpolicy.policy import names
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import Score, ScoreExpression
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.values.classes import evolve
from creditpolicy.verify.mutate.facts import fact_mutants
from creditpolicy.verify.mutate.mutant import Edit, Mutant, Step
from creditpolicy.verify.mutate.rebuild import structure
from creditpolicy.verify.mutate.reckoning import reckoning_mutants
from creditpolicy.verify.mutate.records import measure_changes
from creditpolicy.verify.mutate.scores import rule_changes


def mutants(policy: Policy) -> Iterator[Mutant]:
    """Each with an id of its own, the same in every run."""
    yield from reckoning_mutants(policy)
    yield from fact_mutants(policy)
    times: dict[str, int] = {}
    for one in (*_of_measures(policy), *_of_scores(policy)):
        times[one.id] = times.get(one.id, 0) + 1
        yield evolve(one, id=f"{one.id}:{times[one.id]}")


def _of_measures(policy: Policy) -> Iterator[Mutant]:
    for measure in policy.measures:
        kind = policy.kind_by_name[measure.kind]
        for other, step in measure_changes(measure, kind):
            measures = tuple(other if m is measure else m for m in policy.measures)
            yield _mutant(measure, step, evolve(policy, measures=measures))


def _of_scores(policy: Policy) -> Iterator[Mutant]:
    made = {score.name: score.body for score in structure(policy)}
    for score in policy.scores:
        if not _is_written(score, made):
            continue
        for body, step in rule_changes(score.body, policy.scales):
            scores = tuple(evolve(s, body=body) if s is score else s for s in policy.scores)
            yield _mutant(score, step, evolve(policy, scores=scores))


def _is_written(score: Score, made: dict[str, ScoreExpression]) -> bool:
    """Whether the policy's own words say it: what follows from facts is changed with the facts.

    What a figure was before a gate is as the figure itself; a gate before one that follows from
    facts is written too.
    """
    name, item = score.name.partition(names.BEFORE_GATE)[0], score.item or ""
    if made.get(name) == score.body:
        return False
    if name in made or name in (names.rate(item), names.deduction(item), names.own_rate(item)):
        return True
    return not names.is_of_item(name)


def _mutant(figure: Measure | Score, step: Step, policy: Policy) -> Mutant:
    at = step.at or figure.origin
    id_ = f"{step.operator.value}:{figure.name}"
    edits = tuple(_edits(step, figure.origin))
    return Mutant(id_, step.operator, figure.item, step.told, at, edits, (figure.name,), policy)


def _edits(step: Step, whole: Span | None) -> Iterator[Edit]:
    """Each text that may say it, in the place of the change or else in the whole statement."""
    for old, new in step.texts:
        for at in dict.fromkeys((step.at, whole)):
            if at is not None and old and at.text.count(old) == 1:
                yield ((at, old, new),)
