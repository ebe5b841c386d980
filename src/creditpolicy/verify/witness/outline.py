"""What rests on what in a policy, found out once for all who ask."""

from collections.abc import Iterable

from creditpolicy.policy.core.walk import figures_in
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve


class Outline:
    """The figures that each figure of a policy looks at.

    `like`: the outline of a policy with which this one shares most of its formulas.
    """

    def __init__(self, policy: Policy, like: "Outline | None" = None) -> None:
        self.policy = policy
        self._like = like
        self._looks: dict[str, tuple[str, ...]] = {}
        self._slices: dict[tuple[str, ...], Policy] = {}

    def looks(self, score: str) -> tuple[str, ...]:
        """The figures that stand in the formula of a score."""
        known = self._looks.get(score)
        if known is None:
            own, like = self.policy.score_by_name[score], self._like
            if like is not None and like.policy.score_by_name.get(score) is own:
                known = like.looks(score)
            else:
                known = tuple(dict.fromkeys(figures_in(own.body)))
            self._looks[score] = known
        return known

    def needed(self, wanted: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The names of all scores and all measures that these figures rest on."""
        left = [name for name in wanted if name in self.policy.score_by_name]
        scores: set[str] = set()
        measures: set[str] = set()
        while left:
            name = left.pop()
            if name in scores:
                continue
            scores.add(name)
            for other in self.looks(name):
                if other in self.policy.measure_by_name:
                    measures.add(other)
                else:
                    left.append(other)
        return frozenset(scores), frozenset(measures)

    def sliced(self, wanted: Iterable[str]) -> Policy:
        """The policy with only what these figures rest on, measures that are wanted among them."""
        names = tuple(wanted)
        if names not in self._slices:
            scores, measures = self.needed(names)
            measures |= self.policy.measure_by_name.keys() & names
            policy = self.policy
            places = sorted(scores, key=policy.place_of), sorted(measures, key=policy.place_of)
            self._slices[names] = evolve(
                policy,
                scores=tuple(policy.score_by_name[name] for name in places[0]),
                measures=tuple(policy.measure_by_name[name] for name in places[1]),
            )
        return self._slices[names]
