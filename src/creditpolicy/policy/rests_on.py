"""Which assumptions a figure rests on, through every figure and record that it looks at."""

from collections.abc import Iterator

from creditpolicy.policy.core.records import (
    Beside,
    Group,
    RecordExpression,
    Records,
    Relation,
    Test,
    Where,
    With,
)
from creditpolicy.policy.core.scores import Measured, Scored
from creditpolicy.policy.core.values import Given
from creditpolicy.policy.core.walk import inside
from creditpolicy.policy.policy import Policy


def rests_on(policy: Policy, name: str) -> frozenset[str]:
    """The assumptions of the score `name`."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for part in inside(policy.score_by_name[one].body):
            match part:
                case Given(assumption):
                    found.add(assumption)
                case Scored(other):
                    waiting.append(other)
                case Measured(measure):
                    found.update(_of_relation(policy.measure_by_name[measure].of))
                case _:
                    pass
    return frozenset(found)


def of_measure(policy: Policy, name: str) -> frozenset[str]:
    """The assumptions of the measure `name`."""
    return frozenset(_of_relation(policy.measure_by_name[name].of))


def _of_relation(relation: Relation) -> Iterator[str]:
    while not isinstance(relation, Records):
        match relation:
            case Where(test=expression) | With(value=expression):
                yield from _of_expression(expression)
            case Beside(other=other):
                yield from _of_relation(other)
            case Group():
                pass
        relation = relation.of


def _of_expression(of: RecordExpression) -> Iterator[str]:
    match of:
        case Given(name):
            yield name
        case Test(_, args):
            for arg in args:
                yield from _of_expression(arg)
        case _:
            pass
