"""凡: a figure becomes a case over itself as it was before; one score a gate keeps it linear.

A condition that is not applicable does not hold; one that is undecided makes the figure undecided.
"""

from collections.abc import Iterable

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy import types as t
from creditpolicy.policy.blocks import GateBlock
from creditpolicy.policy.core.build import op
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Instead,
    Score,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Lit, Mark
from creditpolicy.policy.lower.context import unit_of
from creditpolicy.policy.lower.effects import changed
from creditpolicy.policy.lower.formulas import FormulaLowering
from creditpolicy.policy.lower.term import Term
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import frozen

_ANY = Words("凡 下列任一", "when any below")
_ALL = Words("凡 下列全部", "when all below")

Views = dict[str, Lit | None]
"""The names by which a gate may call the figure: 得分 is 得分率 times the points that are named."""


@frozen
class Figure:
    """What a score is called and where it was written."""

    name: str
    label: Words
    item: str | None
    origin: Span | None

    def score(self, term: Term) -> Score:
        unit = unit_of(term.type)
        return Score(self.name, self.label, term.dims, term.of, unit, self.item, self.origin)

    def before(self, number: int) -> "Figure":
        zh, en = (
            f"{self.label.zh}（第{number}次调整前）",
            f"{self.label.en} (before change {number})",
        )
        return Figure(names.before_gate(self.name, number), Words(zh, en), self.item, self.origin)


def pass_gates(
    term: Term,
    gates: Iterable[GateBlock],
    figure: Figure,
    views: Views,
    lowering: FormulaLowering,
) -> tuple[list[Score], Term] | None:
    """The scores before each gate, and the figure behind the last; None where one is wrong."""
    before: list[Score] = []
    wrong = False
    for number, gate in enumerate(gates, start=1):
        score = figure.before(number).score(term)
        own = Term(
            Scored(score.name, tuple(Var(dim.name) for dim in term.dims)), term.type, term.dims
        )
        lowering.own = {name: _seen(own, points) for name, points in views.items()}
        behind = _behind(gate, own, views, lowering)
        wrong = wrong or behind is None
        before.append(score)
        term = behind or own
    lowering.own = {}
    return None if wrong else (before, term)


def _seen(own: Term, points: Lit | None) -> Term:
    if points is None:
        return own
    return Term(op(ScoreOp.MUL, points, own.of), t.POINTS, own.dims)


def _behind(gate: GateBlock, own: Term, views: Views, lowering: FormulaLowering) -> Term | None:
    """The figure behind one gate."""
    head = gate.head
    seen, points = lowering.own[head.target.text], views[head.target.text]
    test = _test(gate, lowering)
    effect = test and changed(seen, head, test, lowering)
    if test is None or effect is None:
        return None
    dims = lowering.merged(head.span, own.dims, test.dims, effect.dims)
    if dims is None:
        return None
    if isinstance(head.effect, s.Last):
        return effect
    value = effect.of if points is None else op(ScoreOp.DIV, effect.of, points)
    return Term(Case((CaseRow(test.of, value, head.span),), own.of), own.type, dims)


def _test(gate: GateBlock, lowering: FormulaLowering) -> Term | None:
    """Whether the gate's condition holds; where it is not applicable, it does not."""
    head = gate.head
    if not isinstance(head.test, s.Below):
        test = lowering.truth(head.test)
    elif gate.cases:
        tests = [lowering.truth(case.test) for case in gate.cases]
        known = [test for test in tests if test is not None]
        joint = ScoreOp.AND if head.test.all else ScoreOp.OR
        whole = len(known) == len(tests)
        test = lowering.joined_tests(joint, known, head.span) if whole else None
    else:
        name = _ALL if head.test.all else _ANY
        lowering.report(policy_codes.EMPTY_TABLE, head.span, name=name)
        return None
    return test and Term(_settled(test.of), test.type, test.dims)


def _settled(test: ScoreExpression) -> ScoreExpression:
    return Instead(test, Mark.NOT_APPLICABLE, Lit(False))
