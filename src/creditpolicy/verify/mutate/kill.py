"""Whether the cases of a policy notice a mutant: the first whose figures are no longer met."""

from collections.abc import Iterable

from creditpolicy.evaluate.measures import MeasureTable, Result, measure_table
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.scores import Scores
from creditpolicy.policy.cases import Case, Expectation
from creditpolicy.policy.core.scores import Measured, Scored
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve
from creditpolicy.verify.cases import case_evidence, case_run
from creditpolicy.verify.witness.figures import needed


def killer(policy: Policy, cases: Iterable[Case]) -> Case | None:
    """The first case that the policy does not meet; only the figures that it names are computed."""
    return next((case for case in cases if not meets(policy, case)), None)


def meets(policy: Policy, case: Case) -> bool:
    """Whether every figure of a case is exactly as it must be."""
    known = narrowed(policy, case)
    run = case_run(policy, case)
    relations = Relations(known, case_evidence(policy, case), run)
    measures = {m.name: measure_table(m, relations) for m in known.measures}
    scores = Scores(known, measures, run.given(policy), run.imports.tables)
    scores.evaluate()
    return all(_is_met(one, scores, measures) for one in case.expectations)


def narrowed(policy: Policy, case: Case) -> Policy:
    """The policy with only what the figures of a case rest on."""
    wanted = [e.of.name for e in case.expectations]
    scores, measures = needed(policy, wanted)
    measures |= {e.of.name for e in case.expectations if isinstance(e.of, Measured)}
    return evolve(
        policy,
        scores=tuple(one for one in policy.scores if one.name in scores),
        measures=tuple(one for one in policy.measures if one.name in measures),
    )


def _is_met(one: Expectation, scores: Scores, measures: dict[str, MeasureTable]) -> bool:
    actual: Result = Mark.NOT_APPLICABLE
    match one.of:
        case Scored(name):
            actual = scores.tables.get(name, {}).get(one.key, actual)
        case Measured(name) if name in measures:
            actual = measures[name].at(one.key)
        case _:
            pass
    return type(actual) is type(one.expected) and actual == one.expected
