"""What must hold of all evidence, as written: 保证 and what follows it."""

from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Expression, Name
from creditpolicy.values.classes import field, frozen


@frozen
class Ensure:
    """保证 with a condition on figures: whenever `when` holds, `test` does.

    `possible`: there is evidence for which it holds.
    """

    test: Expression
    when: Expression | None
    possible: bool
    span: Span = field(eq=False, repr=False)


@frozen
class EnsureFurther:
    """保证 再多一件: how far one more record of a kind may move a figure, down or up.

    `limit` is None where it may not move that way at all; `test` narrows which records are meant.
    """

    kind: Name
    test: Expression | None
    figure: Expression
    down: bool
    limit: Expression | None
    span: Span = field(eq=False, repr=False)


Ensuring = Ensure | EnsureFurther
