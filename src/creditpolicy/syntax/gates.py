"""Gates as written: what becomes of a figure where a condition holds."""

from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Expression, Name
from creditpolicy.syntax.rules import Cap, Floor
from creditpolicy.values.classes import field, frozen


@frozen
class Becomes:
    """记 or 定为: the figure is this value."""

    value: Expression
    span: Span = field(eq=False, repr=False)


@frozen
class Step:
    """提一档 or 降一档: the grade above or below."""

    up: bool
    span: Span = field(eq=False, repr=False)


@frozen
class Last:
    """列最后: behind all for whom the condition does not hold."""

    span: Span = field(eq=False, repr=False)


Effect = Becomes | Cap | Floor | Step | Last


@frozen
class Below:
    """下列任一 or 下列全部: the conditions stand in the lines below."""

    all: bool
    span: Span = field(eq=False, repr=False)


@frozen
class Gate:
    """凡: where the test holds, `target` is not what it was worked out as."""

    test: Expression | Below
    target: Name
    effect: Effect
    span: Span = field(eq=False, repr=False)


@frozen
class Circumstance:
    """情形: one of the conditions of the gate above."""

    test: Expression
    span: Span = field(eq=False, repr=False)
