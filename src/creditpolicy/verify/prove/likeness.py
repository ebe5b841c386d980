"""Departments that formulas treat alike: what is proved of one of them is proved of all."""

from collections.abc import Iterator

from creditpolicy.policy.core.records import Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Fold,
    Imported,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.core.walk import inside, inside_test, parts, tests_in
from creditpolicy.policy.policy import Policy

Groups = list[frozenset[str]]

_AMONG = (ScoreOp.EQ, ScoreOp.NE, ScoreOp.IN)
_AMONG_RECORDS = (RecordOp.EQ, RecordOp.NE, RecordOp.IN)


def alike(policy: Policy, members: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The members in classes; two of a class stand in the same groups that the formulas name."""
    groups: Groups = []
    for score in policy.scores:
        groups += [frozenset(dim.members) for dim in score.dims if dim.name == DEPARTMENT]
        for one in inside(score.body):
            named = list(_named(one))
            if None in named:
                return [(member,) for member in members]
            groups += [group for group in named if group is not None]
    for measure in policy.measures:
        for test in tests_in(measure.of):
            groups += [group for part in inside_test(test) for group in _named_by_test(part)]
    groups = list(dict.fromkeys(groups))
    classes: dict[tuple[bool, ...], list[str]] = {}
    for member in members:
        classes.setdefault(tuple(member in group for group in groups), []).append(member)
    return [tuple(one) for one in classes.values()]


def _named(of: ScoreExpression) -> Iterator[frozenset[str] | None]:
    """The departments that an expression sets apart; None where nobody can tell."""
    match of:
        case Fold(dim=dim, members=members) | Rank(dim=dim, members=members) if dim == DEPARTMENT:
            yield frozenset(members)
        case Measured(keys=keys) | Scored(keys=keys) | Imported(keys=keys):
            texts = (key.value for key in keys if isinstance(key, Lit))
            yield from (frozenset((text,)) for text in texts if isinstance(text, str))
        case Operation(op, (Var(dim), Lit(value))) if dim == DEPARTMENT and op in _AMONG:
            yield frozenset(value if isinstance(value, tuple) else (str(value),))
        case _:
            if any(isinstance(part, Var) and part.dim == DEPARTMENT for part in parts(of)):
                yield None


def _named_by_test(of: RecordExpression) -> Iterator[frozenset[str]]:
    match of:
        case Test(op, (Field(name), Lit(value))) if name == DEPARTMENT and op in _AMONG_RECORDS:
            yield frozenset(value if isinstance(value, tuple) else (str(value),))
        case _:
            return
