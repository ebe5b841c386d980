"""保证 becomes a promise: conditions and figures as in formulas, of every department or of one."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from creditpolicy.diagnostics.catalog import ensures as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy import types as t
from creditpolicy.policy.blocks import ItemBlock
from creditpolicy.policy.core.at_member import at_member
from creditpolicy.policy.core.build import op, scored_here
from creditpolicy.policy.core.records import RecordExpression, Records
from creditpolicy.policy.core.scores import DEPARTMENT, Score, ScoreExpression, ScoreOp
from creditpolicy.policy.core.walk import figures_in
from creditpolicy.policy.declare.names import DEPARTMENT as A_DEPARTMENT
from creditpolicy.policy.declare.names import ITEM, KIND, unknown
from creditpolicy.policy.facts import Item
from creditpolicy.policy.lower.conditions import TestLowering
from creditpolicy.policy.lower.context import Context, unit_of
from creditpolicy.policy.lower.formulas import FormulaLowering
from creditpolicy.policy.lower.scope import SUMMARY, Key
from creditpolicy.policy.lower.term import Term
from creditpolicy.policy.promises import Holds, Moves, Promise
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.ensures import Ensuring
from creditpolicy.values.classes import evolve

_ENSURE = Words("保证", "ensure")
_COMPARE = Words("比较", "compare")
_RULES = ("得分率", "得分", "扣分")
"""What every item has, and what one has that deducts; a figure that is called so comes first."""


def lower_ensures(
    items: list[tuple[Item, ItemBlock]], summary: ItemBlock, context: Context
) -> tuple[Promise, ...]:
    """Those of items in their order, then those under 汇总."""
    own: list[Promise] = []
    for item, block in items:
        own.extend(_lowered(block, _Ensuring(item, block, context)))
    return (*own, *_lowered(summary, _Ensuring(None, summary, context)))


def _lowered(block: ItemBlock, lowering: "_Ensuring") -> Iterator[Promise]:
    for number, line in enumerate(block.ensures, start=1):
        promise = _promise(line, number, lowering)
        if promise is not None:
            yield promise


def _promise(line: Ensuring, number: int, lowering: "_Ensuring") -> Promise | None:
    match line:
        case s.Ensure():
            return _holds(line, number, lowering)
        case s.EnsureFurther():
            return _moves(line, number, lowering)
        case _:
            assert_never(line)


def _holds(line: s.Ensure, number: int, lowering: "_Ensuring") -> Holds | None:
    test = lowering.truth(line.test)
    if line.when is not None:
        when = lowering.truth(line.when)
        joined = test and when and lowering.joined_tests(ScoreOp.OR, [when, test], line.span)
        if joined is None or when is None or test is None:
            return None
        test = evolve(joined, of=op(ScoreOp.OR, op(ScoreOp.NOT, when.of), test.of))
    score = None if test is None else lowering.score(test, number, line.span)
    return None if score is None else Holds(score, line.possible)


def _moves(line: s.EnsureFurther, number: int, lowering: "_Ensuring") -> Moves | None:
    kind, test = lowering.records(line)
    figure = lowering.number(line.figure)
    limit = _limit(line, figure, lowering)
    score = None if figure is None else lowering.score(figure, number, line.span)
    label = Words(line.figure.span.text, line.figure.span.text)
    if score is None or kind is None or (line.limit is not None and limit is None):
        return None
    return Moves(evolve(score, label=label), kind, test, line.down, limit)


def _limit(
    line: s.EnsureFurther, figure: Term | None, lowering: "_Ensuring"
) -> ScoreExpression | None:
    """A number or an assumption, in the unit of the figure."""
    limit = None if line.limit is None else lowering.number(line.limit)
    if limit is None or figure is None or line.limit is None:
        return None
    if limit.dims or any(figures_in(limit.of)):
        lowering.report(codes.LIMIT_NOT_FIXED, line.limit.span)
        return None
    if not t.comparable(figure.type, limit.type):
        lowering.units_differ(line.limit.span, figure, limit, _COMPARE)
        return None
    return limit.of


class _Ensuring(FormulaLowering):
    """Formulas that may also say whose figure they mean, and name what every item has."""

    def __init__(self, item: Item | None, block: ItemBlock, context: Context) -> None:
        super().__init__(item, context)
        self.place = item.id if item else SUMMARY
        if item is not None:
            self.own = dict(self._rules(item, block.rules))

    def _rules(self, item: Item, rules: Iterable[object]) -> Iterator[tuple[str, Term]]:
        dims = (self.context.department_dim(item),)
        deducts = any(isinstance(rule, s.Deduct) for rule in rules)
        of = (
            (names.rate(item.id), t.RATE),
            (names.department_item_score(item.id), t.POINTS),
            (names.deduction(item.id), t.POINTS),
        )
        for name, (figure, type_) in zip(_RULES, of, strict=True):
            taken = self.context.scope.definitions.get(Key(item.id, name))
            is_figure = taken is not None and not taken.is_rule
            if not is_figure and (deducts or name != _RULES[-1]):
                yield name, Term(scored_here(figure), type_, dims)

    def score(self, term: Term, number: int, at: Span) -> Score | None:
        """The term as a figure of its own, where it is one for each department or one in all."""
        split = next((dim.name for dim in term.dims if dim.name != DEPARTMENT), None)
        if split is not None:
            self.report(type_codes.MISSING_DIM, at, name=_ENSURE, dim=split)
            return None
        name = names.promise(self.place, number)
        item = self.item.id if self.item else None
        return Score(name, _ENSURE, term.dims, term.of, unit_of(term.type), item, at)

    def expression(self, expression: e.Expression) -> Term | None:
        match expression:
            case e.Imported(result, figure) if result.text not in self.context.references:
                return self._owned(result, figure)
            case _:
                return super().expression(expression)

    def item_result(self, of: e.ItemResult) -> Term | None:
        """The figure itself: nothing else has to be worked out for the sake of a promise."""
        items = {item.id: item for item in self.context.items}
        if of.item not in items:
            problems = self.context.problems
            problems.append(unknown(e.Name(of.item, of.span), ITEM, items, problems))
            return None
        name = names.rate(of.item) if of.rate else names.department_item_score(of.item)
        dims = (self.context.department_dim(self.item),)
        return Term(scored_here(name), t.RATE if of.rate else t.POINTS, dims)

    def _owned(self, owner: e.Name, figure: e.Name | e.ItemFigure) -> Term | None:
        """公安分局 的 得分: the figure of one department."""
        departments, problems = self.context.departments, self.context.problems
        if owner.text not in departments.spans:
            problems.append(departments.unknown(owner, A_DEPARTMENT, problems))
            return None
        term = self._figure_of(figure)
        if term is None:
            return None
        own = next((dim for dim in term.dims if dim.name == DEPARTMENT), None)
        if own is None or owner.text not in own.members:
            at = figure.span
            self.report(codes.NOT_OF_DEPARTMENT, at, name=at.text, department=owner.text)
            return None
        dims = tuple(dim for dim in term.dims if dim is not own)
        return Term(at_member(term.of, DEPARTMENT, owner.text), term.type, dims)

    def _figure_of(self, figure: e.Name | e.ItemFigure) -> Term | None:
        match figure:
            case e.Name():
                return self.named(figure)
            case e.ItemFigure(item, rate, span):
                return self.item_result(e.ItemResult(item, rate, span))
            case _:
                assert_never(figure)

    def records(self, line: s.EnsureFurther) -> tuple[str | None, RecordExpression | None]:
        """The kind of the further record, and what it passes; no kind where one is wrong."""
        kind = self.context.kinds.get(line.kind.text)
        if kind is None:
            problems = self.context.problems
            problems.append(unknown(line.kind, KIND, self.context.kinds, problems))
            return None, None
        self.context.used.add(kind.name)
        if line.test is None:
            return kind.name, None
        lowering = TestLowering(kind, self.place, self.context, Records(kind.name))
        test = lowering.condition(line.test)
        if test is not None and lowering.relation != Records(kind.name):
            self.report(codes.LOOKS_ELSEWHERE, line.test.span)
            return None, None
        return (None if test is None else kind.name), test
