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


class Jury:
    """The cases of a policy, each with its records and what it looks at, for many mutants of it."""

    def __init__(self, policy: Policy, cases: Iterable[Case]) -> None:
        looked = [(case, looked_at(policy, case)) for case in cases]
        # What looks at little is soonest worked out.
        self._cases = sorted(looked, key=lambda one: len(one[1]))
        self._evidence = {id(case): case_evidence(policy, case) for case, _ in self._cases}

    def killer(self, mutant: Policy, figures: tuple[str, ...]) -> Case | None:
        """The first case that a mutant does not meet; `figures`: what changed, or () for facts."""
        for case, looked in self._cases:
            if figures and looked.isdisjoint(figures):
                continue
            if not self._meets(mutant, case):
                return case
        return None

    def _meets(self, policy: Policy, case: Case) -> bool:
        """Whether every figure of a case is exactly as it must be."""
        known = narrowed(policy, case)
        run = case_run(policy, case)
        relations = Relations(known, self._evidence[id(case)], run)
        measures = {m.name: measure_table(m, relations) for m in known.measures}
        scores = Scores(known, measures, run.given(policy), run.imports.tables)
        scores.evaluate()
        return all(_is_met(one, scores, measures) for one in case.expectations)


def looked_at(policy: Policy, case: Case) -> frozenset[str]:
    known = narrowed(policy, case)
    return frozenset((*known.score_by_name, *known.measure_by_name))


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
