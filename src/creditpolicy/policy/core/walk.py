"""What stands in a score expression, and in a relation."""

from collections.abc import Iterator
from fractions import Fraction

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


def parts(expression: ScoreExpression) -> tuple[ScoreExpression, ...]:
    """What stands directly in an expression."""
    match expression:
        case Operation(_, args):
            return args
        case Instead(of, _, use):
            return of, use
        case Fold(body=body) | Rank(body=body):
            return (body,)
        case Case(rows, other):
            return (*(part for row in rows for part in (row.test, row.value)), other)
        case Lit() | Given() | Var() | Measured() | Scored() | Imported():
            return ()


def inside(expression: ScoreExpression) -> Iterator[ScoreExpression]:
    """The expression and everything in it, at any depth, in the order in which it stands."""
    left = [expression]
    while left:
        one = left.pop()
        yield one
        left.extend(reversed(parts(one)))


def cases_in(expression: ScoreExpression) -> Iterator[Case]:
    """Every table and choice that somebody wrote, at any depth."""
    left = [expression]
    while left:
        one = left.pop()
        if isinstance(one, Case) and any(row.origin is not None for row in one.rows):
            yield one
        left.extend(parts(one))


def scored_in(expression: ScoreExpression) -> Iterator[str]:
    """The names of the scores that an expression looks at, in the order in which they stand."""
    return (one.name for one in inside(expression) if isinstance(one, Scored))


def figures_in(expression: ScoreExpression) -> Iterator[str]:
    """The names of the scores and measures that an expression looks at."""
    return (one.name for one in inside(expression) if isinstance(one, Scored | Measured))


def given_in(expression: ScoreExpression) -> frozenset[str]:
    """The assumptions that stand in a formula."""
    return frozenset(one.name for one in inside(expression) if isinstance(one, Given))


def tests_in(relation: Relation) -> Iterator[RecordExpression]:
    """The tests and added values of a relation and of those beside it."""
    left: list[Relation] = [relation]
    while left:
        match left.pop():
            case Where(of, expression) | With(of, _, expression):
                yield expression
                left.append(of)
            case Beside(of, _, other):
                left += [of, other]
            case Group(of):
                left.append(of)
            case Records():
                pass


def inside_test(expression: RecordExpression) -> Iterator[RecordExpression]:
    """A test and everything in it."""
    left = [expression]
    while left:
        one = left.pop()
        yield one
        if isinstance(one, Test):
            left.extend(reversed(one.args))


def given_in_relation(relation: Relation) -> frozenset[str]:
    """The assumptions that decide which records a relation holds."""
    every = (part for test in tests_in(relation) for part in inside_test(test))
    return frozenset(part.name for part in every if isinstance(part, Given))


def with_number(expression: ScoreExpression, old: Fraction, new: Fraction) -> ScoreExpression:
    """The expression with a number in the place of another, wherever it stands."""

    def other(of: ScoreExpression) -> ScoreExpression:
        return with_number(of, old, new)

    match expression:
        case Lit(value) if isinstance(value, Fraction) and value == old:
            return Lit(new)
        case Operation(op, args):
            return Operation(op, tuple(map(other, args)))
        case Case(rows, rest):
            own = (CaseRow(other(row.test), other(row.value), row.origin) for row in rows)
            return Case(tuple(own), other(rest))
        case Instead(of, mark, use):
            return Instead(other(of), mark, other(use))
        case _:
            return expression
