"""The claim that the order of rows moves nothing: by what can be done with records at all."""

from typing import assert_never

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.records import Beside, Group, Measure, Records, Relation, Where, With
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.prove.claim import NO_WORDS, Claim, Property, Status

_HOW = Words(
    "没有一条统计看行的先后",
    "no measure looks at the order of rows",
)


def order_claim(policy: Policy) -> Claim:
    """Every measure is one that no order can change: the core has no others."""
    free = all(is_free(one.of) and _is_symmetric(one) for one in policy.measures)
    status = Status.PROVED if free else Status.UNKNOWN
    return Claim(Property.ORDER, "", NO_WORDS, status, _HOW)


def is_free(of: Relation) -> bool:
    """Whether which records a relation holds does not depend on their order."""
    match of:
        case Records():
            return True
        case Where(below) | With(below):
            return is_free(below)  # each record by its own cells
        case Group(below):
            return is_free(below)  # the first by its day, its number and its cells is kept
        case Beside(below, _, other):
            return is_free(below) and is_free(other)  # a number for each record
        case _:
            assert_never(of)


def _is_symmetric(measure: Measure) -> bool:
    match measure.aggregate:
        case Aggregate.COUNT | Aggregate.SUM | Aggregate.MEAN:
            return True
        case Aggregate.MAX | Aggregate.MIN | Aggregate.ONLY:
            return True
        case _:
            assert_never(measure.aggregate)
