"""A formula at one member of a dimension, in the place of the member at hand."""

from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    Var,
)
from creditpolicy.policy.core.values import Given, Lit


def at_member(of: ScoreExpression, dim: str, member: str) -> ScoreExpression:
    """The formula for this member; inside a fold or a rank over `dim` its own members stay."""

    def each(parts: tuple[ScoreExpression, ...]) -> tuple[ScoreExpression, ...]:
        return tuple(at_member(part, dim, member) for part in parts)

    match of:
        case Var(name):
            return Lit(member) if name == dim else of
        case Lit() | Given():
            return of
        case Measured(name, keys):
            return Measured(name, each(keys))
        case Scored(name, keys):
            return Scored(name, each(keys))
        case Imported(result, figure, keys):
            return Imported(result, figure, each(keys))
        case Operation(op, args):
            return Operation(op, each(args))
        case Case(rows, other):
            tests, values = each(tuple(r.test for r in rows)), each(tuple(r.value for r in rows))
            parts = map(CaseRow, tests, values, (row.origin for row in rows))
            return Case(tuple(parts), at_member(other, dim, member))
        case Instead(inner, mark, use):
            return Instead(at_member(inner, dim, member), mark, at_member(use, dim, member))
        case Fold(how, over, members, body):
            return of if over == dim else Fold(how, over, members, at_member(body, dim, member))
        case Rank(over, members, body, at, lowest, dense):
            inside = body if over == dim else at_member(body, dim, member)
            return Rank(over, members, inside, at_member(at, dim, member), lowest, dense)
