"""Grades: one step up or down, and not above or below one of them."""

from itertools import pairwise

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.policy import types as t
from creditpolicy.policy.core.scores import Case, CaseRow, Operation, ScoreExpression, ScoreOp
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.lower.combining import Combining
from creditpolicy.policy.lower.term import Term, all_of
from creditpolicy.syntax import expressions as e


def grade(value: e.Expression, grades: t.Category, lowering: Combining) -> Term | None:
    """A formula that gives one of these grades; a name is first of all a grade of theirs."""
    if isinstance(value, e.Name) and value.text in grades.values:
        return Term(Lit(value.text), grades)
    return lowering.expression(value)


def stepped(own: Term, grades: t.Category, *, up: bool) -> Term:
    """The next grade; the last one stays. `own` should be short: it stands here many times."""
    order = grades.values if up else grades.values[::-1]
    rows = (CaseRow(_is(own.of, (old,)), Lit(new)) for new, old in pairwise(order))
    return Term(Case(tuple(rows), own.of), grades, own.dims)


def bounded(
    own: Term, grades: t.Category, limit: e.Expression, lowering: Combining, *, above: bool
) -> Term | None:
    """Not above (or below) a grade."""
    if not isinstance(limit, e.Name) or limit.text not in grades.values:
        values = "、".join(grades.values)
        shown, of = limit.span.text, grades.scale
        lowering.report(codes.UNKNOWN_VALUE, limit.span, of=of, name=shown, values=values)
        return None
    place = grades.values.index(limit.text)
    beyond = grades.values[:place] if above else grades.values[place + 1 :]
    if not beyond:
        return own
    case = Case((CaseRow(_is(own.of, beyond), Lit(limit.text)),), own.of)
    return Term(case, grades, own.dims)


def _is(own: ScoreExpression, values: tuple[str, ...]) -> ScoreExpression:
    return all_of(ScoreOp.OR, [Operation(ScoreOp.EQ, (own, Lit(value))) for value in values])
