"""Short spellings for building core formulas."""

from fractions import Fraction

from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Case,
    CaseRow,
    Fold,
    Instead,
    Operation,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit, Mark

ZERO = Lit(Fraction(0))
ONE = Lit(Fraction(1))
NOT_APPLICABLE = Lit(Mark.NOT_APPLICABLE)
HERE = Var(DEPARTMENT)


def number(value: Fraction | int) -> Lit:
    return Lit(Fraction(value))


def op(operator: ScoreOp, *args: ScoreExpression) -> ScoreExpression:
    return Operation(operator, args)


def add(terms: list[ScoreExpression]) -> ScoreExpression:
    """The sum of any number of terms; of none it is 0."""
    if len(terms) == 1:
        return terms[0]
    return Operation(ScoreOp.ADD, tuple(terms)) if terms else ZERO


def scored(name: str) -> Scored:
    """A figure without dimensions."""
    return Scored(name, ())


def scored_here(name: str) -> Scored:
    """A figure of the department at hand."""
    return Scored(name, (HERE,))


def or_zero(of: ScoreExpression) -> ScoreExpression:
    return Instead(of, Mark.NOT_APPLICABLE, ZERO)


def applies(of: ScoreExpression) -> ScoreExpression:
    return Operation(ScoreOp.APPLIES, (of,))


def when(test: ScoreExpression, then: ScoreExpression, other: ScoreExpression) -> ScoreExpression:
    return Case((CaseRow(test, then),), other)


def fold(aggregate: Aggregate, members: tuple[str, ...], body: ScoreExpression) -> Fold:
    return Fold(aggregate, DEPARTMENT, members, body)


def mean_of_what_applies(
    weighted: list[tuple[ScoreExpression, ScoreExpression]],
) -> ScoreExpression:
    """The mean of figures, each with its weight, over those that apply; of none not applicable."""
    gained = [or_zero(Operation(ScoreOp.MUL, (weight, of))) for of, weight in weighted]
    possible = [when(applies(of), weight, ZERO) for of, weight in weighted]
    return Operation(ScoreOp.DIV, (add(gained), add(possible)))


def by_choice(choice: Lit | Given, options: dict[str, ScoreExpression]) -> ScoreExpression:
    """The formula of the option chosen: now where it is written, later where it is assumed."""
    if isinstance(choice, Lit):
        return options[str(choice.value)]
    *rows, (_, other) = options.items()
    cases = (CaseRow(Operation(ScoreOp.EQ, (choice, Lit(name))), of) for name, of in rows)
    return Case(tuple(cases), other)
