"""The figures that a policy names itself: measures, computations, tables, recognised records."""

from collections import Counter
from collections.abc import Iterator

from creditpolicy.policy import names
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import DEPARTMENT, Score
from creditpolicy.policy.policy import Policy

_RULES = ("得分率", "得分")


def named_figures(policy: Policy) -> dict[str, Measure | Score]:
    """Those that are one value for a department, by the name that other policies use.

    That is the name as written; where several items have it, with the item's number before it.
    """
    figures = list(_figures(policy))
    times = Counter(label for label, _ in figures)
    return {label if times[label] == 1 else of.name: of for label, of in figures}


def _figures(policy: Policy) -> Iterator[tuple[str, Measure | Score]]:
    for measure in policy.measures:
        if not measure.per and measure.name == names.of_policy(measure.item or "", measure.label):
            yield measure.label, measure
    for score in policy.scores:
        label = score.label.zh
        own = score.name == names.of_policy(score.item or "", label) and label not in _RULES
        if own and all(dim.name == DEPARTMENT for dim in score.dims):
            yield label, score
