"""A policy beside itself: the figures again, on other records or with another formula."""

from collections.abc import Callable

from creditpolicy.policy.core.build import number, op
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Fold,
    Instead,
    Measured,
    Operation,
    Rank,
    Score,
    Scored,
    ScoreExpression,
    ScoreOp,
)
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.core.walk import figures_in
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve

Change = Callable[[Measured], ScoreExpression]
AGAIN = "′"


def again(name: str) -> str:
    """What a figure is called the second time."""
    return name + AGAIN


def doubled(policy: Policy, changed: frozenset[str], change: Change) -> Policy:
    """The policy with every score that rests on a changed measure a second time.

    There `change` stands in the place of those measures; a score that rests on none is the same.
    """
    touched = set(changed)
    scores: list[Score] = []
    for score in policy.scores:
        if touched.isdisjoint(figures_in(score.body)):
            continue
        touched.add(score.name)
        body = replaced(score.body, changed, touched, change)
        scores.append(evolve(score, name=again(score.name), body=body, origin=None))
    return evolve(policy, scores=(*policy.scores, *scores))


def renamed(measures: list[Measure]) -> tuple[Measure, ...]:
    """The measures again, for records that are others."""
    return tuple(evolve(measure, name=again(measure.name)) for measure in measures)


def second(policy: Policy, name: str) -> str:
    """The name of the figure the second time: the same where it is no other."""
    return again(name) if again(name) in policy.score_by_name else name


def unlike(one: ScoreExpression, other: ScoreExpression) -> ScoreExpression:
    """Whether two figures differ, in their marks as well: each is a number that no figure is."""
    return op(ScoreOp.NE, _with_marks_as_numbers(one), _with_marks_as_numbers(other))


def _with_marks_as_numbers(of: ScoreExpression) -> ScoreExpression:
    applied = Instead(of, Mark.NOT_APPLICABLE, number(-(10**40)))
    return Instead(applied, Mark.UNDECIDED, number(-2 * 10**40))


def replaced(
    of: ScoreExpression, changed: frozenset[str], touched: set[str], change: Change
) -> ScoreExpression:
    def each(parts: tuple[ScoreExpression, ...]) -> tuple[ScoreExpression, ...]:
        return tuple(replaced(part, changed, touched, change) for part in parts)

    match of:
        case Measured(name):
            return change(of) if name in changed else of
        case Scored(name, keys):
            return Scored(again(name), keys) if name in touched else of
        case Operation(op, args):
            return Operation(op, each(args))
        case Case(rows, other):
            tests, values = each(tuple(r.test for r in rows)), each(tuple(r.value for r in rows))
            return Case(tuple(map(CaseRow, tests, values)), each((other,))[0])
        case Instead(inner, mark, use):
            one, instead = each((inner, use))
            return Instead(one, mark, instead)
        case Fold(how, dim, members, body):
            return Fold(how, dim, members, each((body,))[0])
        case Rank(dim, members, body, at, lowest, dense):
            inside, own = each((body, at))
            return Rank(dim, members, inside, own, lowest, dense)
        case _:
            return of
