"""What a name in a formula means: an assumption, a measure, another figure."""

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy import types as t
from creditpolicy.policy.core.build import scored, scored_here
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import DEPARTMENT, Dim, Measured, Scored, Var
from creditpolicy.policy.core.values import Aggregate, Given, Lit, Mark
from creditpolicy.policy.declare.grades import scale_key, scales_of
from creditpolicy.policy.declare.names import FIGURE, ITEM, unknown
from creditpolicy.policy.facts import Scale
from creditpolicy.policy.lower.combining import Combining
from creditpolicy.policy.lower.results import item_result
from creditpolicy.policy.lower.scope import SUMMARY, Definition
from creditpolicy.policy.lower.term import Term
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax.facts import ItemSort

_RESULTS = (names.TOTAL, names.CONTRIBUTION, names.SHARE, names.BASE_SCORE, names.BONUS)
_PART_TOTAL = "分项合计"
_MARKS = {"不适用": Mark.NOT_APPLICABLE, "未定": Mark.UNDECIDED}


class Naming(Combining):
    """Looks names up."""

    def named(self, name: e.Name) -> Term | None:
        if name.text in self.own:
            return self.own[name.text]
        if name.text in _MARKS:
            return Term(Lit(_MARKS[name.text]), t.NoValue())
        if name.text == DEPARTMENT:
            dims = (self.context.department_dim(self.item),)
            return Term(Var(DEPARTMENT), self.context.department_type(), dims)
        assumption = self.context.assumptions.get(name.text)
        if assumption is not None:
            self.context.used.add(name.text)
            return Term(Given(name.text), t.of_assumption(assumption))
        scales = scales_of(name, self.context.scales)
        if scales:
            return self._grade(name, scales)
        definition = self.context.scope.find(name, self.place)
        match definition:
            case Definition():
                return self.defined(definition)
            case None if self.is_result(name):
                return self._result(name)
            case None if name.text == _PART_TOTAL:
                return self._part_total(name)
            case None:
                self._unknown(name)
                return None
            case problem:
                self.context.problems.append(problem)
                return None

    def _grade(self, name: e.Name, scales: list[Scale]) -> Term | None:
        """A grade: of the only scale that has it, or of the one that the figure is named like."""
        own = [scale for scale in scales if scale.name == self.title]
        if len(scales) > 1 and not own:
            named = [scale.name for scale in scales]
            listed = Words("、".join(named), ", ".join(named))
            self.report(codes.GRADE_OF_SEVERAL, name.span, name=name.text, scales=listed)
            return None
        return self.graded(name.text, (own or scales)[0])

    def graded(self, value: str, scale: Scale) -> Term:
        self.context.used.add(scale_key(scale.name))
        return Term(Lit(value), t.of_scale(scale))

    def is_result(self, name: e.Name) -> bool:
        """Whether formulas here may call something so that the roll-up gives."""
        return self.place == SUMMARY and name.text in _RESULTS

    def _result(self, name: e.Name) -> Term | None:
        """What the roll-up gives beside the department's score and rank."""
        if name.text == names.TOTAL:
            return Term(scored(name.text), t.POINTS)
        if name.text == names.BONUS and all(i.sort is ItemSort.BASE for i in self.context.items):
            self.report(codes.NO_BONUS, name.span)
            return None
        self.context.used.add(name.text)
        return Term(scored_here(name.text), t.POINTS, (self.context.department_dim(None),))

    def _part_total(self, name: e.Name) -> Term | None:
        """The sum of an item's parts, in the rule of the item: parts are lowered before it."""
        if self.item is None or not self.item.parts or not self.in_rule:
            self.report(policy_codes.PART_TOTAL, name.span)
            return None
        here = (Var(DEPARTMENT),)
        of = Scored(names.part_total(self.item.id), here)
        return Term(of, t.POINTS, (self.context.department_dim(self.item),))

    def defined(self, definition: Definition) -> Term | None:
        """A figure lowered before; None without a word where its own line has been reported."""
        self.context.used.add(str(definition.key))
        lowered = self.context.lowered
        if definition.key in lowered.scores:
            score, type_ = lowered.scores[definition.key]
            keys = tuple(Var(dim.name) for dim in score.dims)
            return Term(Scored(score.name, keys), type_, self._narrow(score.dims))
        if definition.key in lowered.measures:
            return self.measured(lowered.measures[definition.key])
        return None

    def item_result(self, of: e.ItemResult) -> Term | None:
        """What the department has in an item; who is not named there has nothing."""
        items = {item.id: item for item in self.context.items}
        if of.item not in items:
            problems = self.context.problems
            problems.append(unknown(e.Name(of.item, of.span), ITEM, items, problems))
            return None
        score = item_result(items[of.item], rate=of.rate)
        self.context.lowered.item_results[score.name] = score
        dims = (self.context.department_dim(self.item),)
        return Term(Scored(score.name, (Var(DEPARTMENT),)), t.RATE if of.rate else t.POINTS, dims)

    def measured(self, measure: Measure) -> Term:
        """A measure's number for the department and for each value that it is split by."""
        kind = self.context.kinds[measure.kind]
        columns = [kind.column(name) for name in measure.per]
        splits = (Dim(column.name, column.values) for column in columns if column is not None)
        dims = (self.context.department_dim(self.item), *splits)
        keys = tuple(Var(dim.name) for dim in dims)
        return Term(Measured(measure.name, keys), self._measure_type(measure), dims)

    def _narrow(self, dims: tuple[Dim, ...]) -> tuple[Dim, ...]:
        """A figure of the whole policy is used here for the departments of this item."""
        own = self.context.department_dim(self.item)
        return tuple(own if dim.name == own.name else dim for dim in dims)

    def _measure_type(self, measure: Measure) -> t.Type:
        column = self.context.kinds[measure.kind].column(measure.column or "")
        if measure.aggregate is Aggregate.COUNT or column is None:
            return t.COUNT
        return t.of_column(column)

    def _unknown(self, name: e.Name) -> None:
        if any(kind.column(name.text) is not None for kind in self.context.kinds.values()):
            self.report(codes.RECORD_IN_FORMULA, name.span, name=name.text)
        else:
            grades = (value for scale in self.context.scales.values() for value in scale.values)
            known = [*self.context.scope.names(), *self.context.assumptions, *grades]
            problems = self.context.problems
            problems.append(unknown(name, FIGURE, known, problems))
