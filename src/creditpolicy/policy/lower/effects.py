"""What a gate does to a figure where its condition holds."""

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import types as t
from creditpolicy.policy.core.build import NOT_APPLICABLE, op, when
from creditpolicy.policy.core.scores import Case, CaseRow, Dim, Fold, Rank, ScoreOp, Var
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.lower.formulas import FormulaLowering
from creditpolicy.policy.lower.grading import bounded, grade, stepped
from creditpolicy.policy.lower.term import Term
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

_NUMBERS = Words("“记”“最高”“最低”", "“becomes”, “at most”, “at least”")
_RANKS = Words("“列最后”", "“last”")
_LEVELS = Words(
    "“定为”“最高”“最低”“提一档”“降一档”",
    "“becomes”, “at most”, “at least”, “up one”, “down one”",
)
_LABELS = Words("“定为”", "“becomes”")


def changed(own: Term, gate: s.Gate, test: Term, lowering: FormulaLowering) -> Term | None:
    """The figure where the gate's test holds; reported where its type knows no such effect.

    列最后 changes the others too: there it is the whole figure.
    """
    match own.type, gate.effect:
        case t.Quantity(t.Measure.PLACE), effect:
            department = next((dim for dim in own.dims if dim.name == "部门"), None)
            if isinstance(effect, s.Last) and department is not None:
                return _last(own, test, department, gate.span)
        case t.Quantity(), s.Becomes(value):
            return _alike(own, lowering.expression(value), value, lowering)
        case t.Quantity(), s.Cap() | s.Floor() as limit:
            return lowering.limited(own, (limit,))
        case t.Category(scale=scale) as grades, s.Becomes(value) if scale:
            return _alike(own, grade(value, grades, lowering), value, lowering)
        case t.Category(ordered=True) as grades, s.Cap(limit) | s.Floor(limit) as effect:
            return bounded(own, grades, limit, lowering, above=isinstance(effect, s.Cap))
        case t.Category(ordered=True) as grades, s.Step(up):
            return stepped(own, grades, up=up)
        case _:
            pass
    _refuse(own.type, gate, lowering)
    return None


def _alike(
    own: Term, value: Term | None, at: e.Expression, lowering: FormulaLowering
) -> Term | None:
    """A value that can stand for the figure."""
    return value if value is not None and lowering.same(own, value, at) is not None else None


def _last(own: Term, test: Term, department: Dim, at: Span) -> Term:
    """Behind all for whom the test does not hold; among themselves in the order that they had."""
    others = when(test.of, NOT_APPLICABLE, own.of)
    these = when(test.of, own.of, NOT_APPLICABLE)
    name, members = department.name, department.members
    first, last = (Rank(name, members, of, Var(name), lowest=True) for of in (others, these))
    place = op(ScoreOp.ADD, Fold(Aggregate.COUNT, name, members, others), last)
    return Term(Case((CaseRow(test.of, place, at),), first), own.type, own.dims)


def _refuse(type_: t.Type, gate: s.Gate, lowering: FormulaLowering) -> None:
    match type_:
        case t.Quantity(t.Measure.PLACE):
            allowed = _RANKS
        case t.Category(ordered=True):
            allowed = _LEVELS
        case t.Category():
            allowed = _LABELS
        case _:
            allowed = _NUMBERS
    of = t.describe(type_)
    lowering.report(codes.GATE_EFFECT, gate.effect.span, of=of, allowed=allowed)
