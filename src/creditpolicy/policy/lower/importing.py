"""上年 的 部门得分: a figure of another result."""

from creditpolicy.policy import names
from creditpolicy.policy import types as t
from creditpolicy.policy.core.build import HERE
from creditpolicy.policy.core.scores import Imported
from creditpolicy.policy.declare.names import REFERENCE, unknown
from creditpolicy.policy.facts import Item
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.term import Term
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e

_PLACE = t.Quantity(t.Measure.PLACE)
_TYPES = {
    names.TOTAL: t.POINTS,
    names.DEPARTMENT_SCORE: t.POINTS,
    names.CONTRIBUTION: t.POINTS,
    names.SHARE: t.POINTS,
    names.RANK: _PLACE,
    names.OVERALL_RATE: t.RATE,
}
"""What every result has; other figures are bare numbers: their unit is known over there only."""


def imported(expression: e.Imported, item: Item | None, context: Context) -> Term | None:
    """The zone's score is one number; whatever else is the department's own."""
    result = expression.result
    if result.text not in context.references:
        problems = context.problems
        problems.append(unknown(result, REFERENCE, context.references, problems))
        return None
    figure, type_, at = _figure(expression.figure)
    context.used.add(result.text)
    context.imported.setdefault((result.text, figure), at)
    if figure == names.TOTAL:
        return Term(Imported(result.text, figure, ()), type_)
    return Term(Imported(result.text, figure, (HERE,)), type_, (context.department_dim(item),))


def _figure(of: e.Name | e.ItemFigure) -> tuple[str, t.Type, Span]:
    match of:
        case e.Name(text, span):
            return text, _TYPES.get(text, t.PLAIN), span
        case e.ItemFigure(item, rate, span) if rate:
            return names.rate(item), t.RATE, span
        case e.ItemFigure(item, _, span):
            return names.department_item_score(item), t.POINTS, span
