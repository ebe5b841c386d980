"""Which scores a formula may look at, once the assumptions are known."""

from collections.abc import Iterator

from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Operation,
    Scored,
    ScoreExpression,
    ScoreOp,
)
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.core.walk import parts
from creditpolicy.policy.facts import Value


def scores_reached(expression: ScoreExpression, given: dict[str, Value]) -> Iterator[str]:
    """The scores that a formula may look at, the assumptions being what they are."""
    left = [expression]
    while left:
        one = left.pop()
        if isinstance(one, Scored):
            yield one.name
        elif isinstance(one, Case):
            left += [part for row in one.rows for part in _reached(row, given)]
            if not any(_settled(row.test, given) for row in one.rows):
                left.append(one.other)
        left += parts(one) if not isinstance(one, Case) else ()


def _reached(row: CaseRow, given: dict[str, Value]) -> tuple[ScoreExpression, ...]:
    return () if _settled(row.test, given) is False else (row.test, row.value)


def _settled(test: ScoreExpression, given: dict[str, Value]) -> bool | None:
    """Whether a test is met, where an assumption alone decides."""
    match test:
        case Operation(ScoreOp.EQ, (Given(name), Lit(value))):
            return given[name] == value
        case _:
            return None
