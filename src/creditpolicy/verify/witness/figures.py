"""The figures of a policy that a search looks at, worked out without all the others."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from creditpolicy.evaluate.measures import Key, Result, measure_table
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.scores import Scores
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.core.walk import given_in, given_in_relation
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.witness.outline import Outline
from creditpolicy.verify.witness.supposed import Supposed, imported

Tables = Mapping[str, Mapping[Key, Result]]


def needed(policy: Policy, wanted: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The names of all scores and all measures that these figures rest on."""
    return Outline(policy).needed(wanted)


def sliced(policy: Policy, wanted: Iterable[str]) -> Policy:
    """The policy with only what these figures rest on."""
    return Outline(policy).sliced(wanted)


@frozen
class Figures:
    """The tables of some scores of a policy."""

    policy: Policy
    wanted: tuple[str, ...]

    @classmethod
    def of(cls, policy: Policy, wanted: Iterable[str]) -> "Figures":
        known = tuple(name for name in dict.fromkeys(wanted) if name in policy.score_by_name)
        return cls(sliced(policy, known), known)

    def tables(
        self,
        rows: Iterable[Mapping[str, str]],
        assumed: dict[str, Value],
        supposed: Supposed = (),
    ) -> Tables:
        """Every wanted figure on these rows; `supposed`: what other results say."""
        evidence = read_rows(self.policy, rows)
        run = Run(assumed={n: v for n, v in assumed.items() if n in self._assumptions})
        relations = Relations(self.policy, evidence, run)
        measures = {m.name: measure_table(m, relations) for m in self.policy.measures}
        scores = Scores(
            self.policy, measures, run.given(self.policy), imported(self.policy, supposed).tables
        )
        scores.evaluate()
        return {name: scores.tables[name] for name in self.wanted}

    @property
    def _assumptions(self) -> frozenset[str]:
        return frozenset(a.name for a in self.policy.assumptions)

    def score(self, name: str) -> Score | None:
        return self.policy.score_by_name.get(name)


def read_rows(policy: Policy, rows: Iterable[Mapping[str, str]]) -> Evidence:
    return bind(policy, read_objects(rows))


def enters(assumption: str, score: str, policy: Policy) -> bool:
    """Whether an assumption stands in a score, in what it rests on, or in the records it counts."""
    return assumption in assumptions_of(sliced(policy, (score,)))


def assumptions_of(policy: Policy) -> frozenset[str]:
    """The assumptions that stand in the formulas and relations of a policy."""
    bodies = (given_in(one.body) for one in policy.scores)
    relations = (given_in_relation(measure.of) for measure in policy.measures)
    return frozenset(name for names in (*bodies, *relations) for name in names)
