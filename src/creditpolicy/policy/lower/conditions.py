"""Conditions on a record become core tests; nothing here can reach a score."""

from fractions import Fraction

from creditpolicy.values.frozen import frozen

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Code, Text, Words, found
from creditpolicy.policy.core.records import (
    Beside,
    Cutoff,
    Field,
    RecordExpression,
    RecordOp,
    Relation,
    Test,
)
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.declare.names import COLUMN, unknown
from creditpolicy.policy.facts import Kind
from creditpolicy.policy.lower import types as t
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.orders import ORDERED, RECORD_OPS, in_words, values_in_order
from creditpolicy.policy.lower.scope import Definition
from creditpolicy.syntax import expressions as e

COMMON: dict[str, t.Type] = {"部门": t.FreeText(), "日期": t.Day(), "报送日期": t.Day()}
CUTOFF = "截止日"


@frozen
class Seen:
    """A record expression with its type."""

    of: RecordExpression
    type: t.Type


class TestLowering:
    """Lowers the conditions of one measure; `relation` grows a column where a condition looks beside the record."""

    def __init__(self, kind: Kind, item: str, context: Context, relation: Relation) -> None:
        self.kind = kind
        self.item = item
        self.context = context
        self.relation = relation
        self.besides = 0

    def condition(self, expression: e.Expression) -> RecordExpression | None:
        """A test, or None where something was reported."""
        match expression:
            case e.Bracket(of):
                return self.condition(of)
            case e.Conjunction(parts):
                return self._join(RecordOp.AND, parts)
            case e.Disjunction(parts):
                return self._join(RecordOp.OR, parts)
            case e.Negation(of, span):
                inner = self.condition(of)
                return None if inner is None else Test(RecordOp.NOT, (inner,), span)
            case e.Compare():
                return self._compare(expression)
            case e.Filled(names):
                return self._each(RecordOp.FILLED, names)
            case e.Blank(names):
                return self._each(RecordOp.BLANK, names)
            case _:
                return self._special(expression)

    def _special(self, expression: e.Expression) -> RecordExpression | None:
        match expression:
            case e.AtLeast():
                return self._at_least(expression)
            case e.Valid():
                return self._valid(expression)
            case e.Within():
                return self._within(expression)
            case e.Unmatched():
                return self._unmatched(expression)
            case _:
                seen = self.value(expression)
                if seen is not None:
                    self._report(
                        type_codes.NOT_A_CONDITION, expression, found=t.describe(seen.type)
                    )
                return None

    def _join(self, op: RecordOp, parts: tuple[e.Expression, ...]) -> RecordExpression | None:
        tests = [self.condition(part) for part in parts]
        known = tuple(test for test in tests if test is not None)
        return Test(op, known) if len(known) == len(tests) else None

    def _each(self, op: RecordOp, names: tuple[e.Name, ...]) -> RecordExpression | None:
        columns = [self._column(name) for name in names]
        tests = tuple(Test(op, (c.of,), n.span) for c, n in zip(columns, names, strict=True) if c)
        if len(tests) < len(names):
            return None
        return tests[0] if len(tests) == 1 else Test(RecordOp.AND, tests)

    def _at_least(self, expression: e.AtLeast) -> RecordExpression | None:
        components = self.kind.components
        if not expression.count.isdecimal() or int(expression.count) < 1:
            self._report(type_codes.BAD_COUNT, expression, k=expression.count)
            return None
        count = int(expression.count)
        if count > len(components):
            self._report(
                type_codes.TOO_MANY_COMPONENTS,
                expression,
                kind=self.kind.name,
                n=str(len(components)),
                k=str(count),
            )
            return None
        fields = tuple(Field(name) for name in components)
        return Test(RecordOp.AT_LEAST, (Lit(Fraction(count)), *fields), expression.span)

    def _valid(self, expression: e.Valid) -> RecordExpression | None:
        seen = self.value(expression.of)
        if seen is None:
            return None
        if not isinstance(seen.type, t.Code):
            self._report(type_codes.NOT_A_CODE, expression, name=expression.of.span.text)
            return None
        return Test(RecordOp.VALID, (seen.of, Lit(seen.type.column.value)), expression.span)

    def _within(self, expression: e.Within) -> RecordExpression | None:
        of = self._expect(expression.of, t.Day())
        after = self._expect(expression.after, t.Day())
        limit = self.value(expression.limit)
        if of is None or after is None or limit is None:
            return None
        match limit.type:
            case t.Quantity(t.Measure.WORKING_DAYS):
                op = RecordOp.WITHIN_WORKING_DAYS
            case t.Quantity(t.Measure.DAYS):
                op = RecordOp.WITHIN_DAYS
            case _:
                self._wrong(expression.limit, t.Quantity(t.Measure.WORKING_DAYS), limit.type)
                return None
        return Test(op, (of, after, limit.of), expression.span)

    def _unmatched(self, expression: e.Unmatched) -> RecordExpression | None:
        definition = self.context.scope.find(expression.relation, self.item)
        key = definition.key if isinstance(definition, Definition) else None
        if key is None or key not in self.context.lowered.relations:
            if key is None:
                what = Words("认定", "recognition")
                known = [k.name for k in self.context.lowered.relations]
                self.context.problems.append(unknown(expression.relation, what, known))
            return None
        other_kind, other = self.context.lowered.relations[key]
        columns = [self._column(name) for name in expression.keys]
        if None in columns or not self._has(other_kind, expression.keys):
            return None
        self.besides += 1
        name = f"同一{self.besides}"
        keys = ("部门", *(key.text for key in expression.keys if key.text != "部门"))
        self.relation = Beside(self.relation, name, other, keys)
        zero = Lit(Fraction(0))
        return Test(RecordOp.EQ, (Field(name), zero), expression.span)

    def _has(self, kind: str, names: tuple[e.Name, ...]) -> bool:
        other = self.context.kinds[kind]
        missing = [n for n in names if n.text not in COMMON and other.column(n.text) is None]
        for name in missing:
            columns = [column.name for column in other.columns]
            self.context.problems.append(unknown(name, COLUMN, columns))
        return not missing

    def _compare(self, expression: e.Compare) -> RecordExpression | None:
        left = self.value(expression.left)
        if left is None:
            return None
        if isinstance(left.type, t.Category):
            return self._compare_category(left, left.type, expression)
        right = self.value(expression.right)
        if right is None:
            return None
        match left.type, right.type:
            case t.Day(), t.Day():
                pass
            case t.Quantity() as one, t.Quantity() as other if t.alike(one, other):
                pass
            case _:
                self._wrong(expression.right, left.type, right.type)
                return None
        return Test(RECORD_OPS[expression.order], (left.of, right.of), expression.span)

    def _compare_category(
        self, left: Seen, category: t.Category, expression: e.Compare
    ) -> RecordExpression | None:
        name = expression.right
        if not isinstance(name, e.Name) or name.text not in category.values:
            self._report(
                type_codes.UNKNOWN_VALUE,
                name,
                of=expression.left.span.text,
                name=name.span.text,
                values="、".join(category.values),
            )
            return None
        if expression.order in ORDERED and not category.ordered:
            self._report(type_codes.NOT_ORDERED, expression, name=expression.left.span.text)
            return None
        values = values_in_order(expression.order, category.values, name.text)
        return Test(RecordOp.IN, (left.of, Lit(values)), expression.span)

    def value(self, expression: e.Expression) -> Seen | None:
        """A value that a record or the policy gives, with its type."""
        match expression:
            case e.Name():
                return self._named(expression)
            case e.Number():
                return Seen(Lit(number_value(expression)), t.WRITTEN[expression.unit])
            case e.Date(day, text, span):
                if day is None:
                    self.context.problems.append(found(codes.BAD_DATE, span, text=text))
                    return None
                return Seen(Lit(day), t.Day())
            case e.Bracket(of):
                return self.value(of)
            case e.Sum() | e.Product() | e.Negative() | e.Call() | e.Choice():
                self._report(type_codes.NOT_IN_RECORDS, expression, what=in_words(expression))
                return None
            case _:
                self._wrong(expression, t.COUNT, t.Truth())
                return None

    def _named(self, name: e.Name) -> Seen | None:
        if name.text == CUTOFF:
            return Seen(Cutoff(), t.Day())
        column = self.kind.column(name.text)
        if column is not None or name.text in COMMON:
            return self._column(name)
        if name.text in self.context.assumptions:
            self.context.used.add(name.text)
            return Seen(Given(name.text), t.of_assumption(self.context.assumptions[name.text]))
        if isinstance(self.context.scope.find(name, self.item), Definition):
            self._report(type_codes.SCORE_IN_MEASURE, name, name=name.text)
            return None
        return self._column(name)

    def _column(self, name: e.Name) -> Seen | None:
        if name.text in COMMON:
            return Seen(Field(name.text), COMMON[name.text])
        column = self.kind.column(name.text)
        if column is None:
            names = [c.name for c in self.kind.columns]
            known = [*names, *COMMON, CUTOFF, *self.context.assumptions]
            self.context.problems.append(unknown(name, COLUMN, known))
            return None
        self.context.used.add(f"{self.kind.name}.{name.text}")
        return Seen(Field(name.text), t.of_column(column))

    def _expect(self, expression: e.Expression, expected: t.Type) -> RecordExpression | None:
        seen = self.value(expression)
        if seen is not None and seen.type != expected:
            self._wrong(expression, expected, seen.type)
            return None
        return None if seen is None else seen.of

    def _wrong(self, at: e.Expression, expected: t.Type, actual: t.Type) -> None:
        self._report(
            type_codes.WRONG_TYPE, at, expected=t.describe(expected), found=t.describe(actual)
        )

    def _report(self, code: Code, at: e.Expression, **args: Text) -> None:
        self.context.problems.append(found(code, at.span, **args))
