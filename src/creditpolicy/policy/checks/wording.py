"""Values of figures in the messages of checks: rates in percent, everything as a decimal."""

from fractions import Fraction

from creditpolicy.policy.core.scores import Operation, Scored, ScoreExpression, ScoreOp, Unit
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text


def value_of(figure: ScoreExpression, value: Fraction, policy: Policy) -> str:
    """`95%` of a rate, `8.55` of anything else."""
    return f"{decimal_text(value * 100)}%" if _is_rate(figure, policy) else decimal_text(value)


def _is_rate(figure: ScoreExpression, policy: Policy) -> bool:
    match figure:
        case Scored(name):
            return policy.score_by_name[name].unit is Unit.RATE
        case Operation(ScoreOp.DIV):
            return True
        case _:
            return False
