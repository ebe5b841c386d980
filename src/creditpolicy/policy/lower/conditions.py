"""Conditions on a record become core tests; nothing here can reach a score."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.policy import types as t
from creditpolicy.policy.core.records import Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.lower.besides import BesideLowering
from creditpolicy.policy.lower.orders import ORDERED, RECORD_OPS, values_in_order
from creditpolicy.policy.lower.record_values import Seen
from creditpolicy.syntax import expressions as e

_WORKING_DAYS = t.Quantity(t.Measure.WORKING_DAYS)
_DAYS = t.Quantity(t.Measure.DAYS)


class TestLowering(BesideLowering):
    """Lowers the conditions of one measure."""

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
                return inner and Test(RecordOp.NOT, (inner,), span)
            case e.Compare(e.Alike() as alike, order, right):
                return self.counted_alike(alike, order, right)
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
            case e.Ahead():
                return self._ahead(expression)
            case e.Unmatched():
                return self.unmatched(expression)
            case e.Belongs():
                return self._belongs(expression)
            case _:
                seen = self.value(expression)
                if seen is not None:
                    self.report(codes.NOT_A_CONDITION, expression, found=t.describe(seen.type))
                return None

    def _join(self, op: RecordOp, parts: tuple[e.Expression, ...]) -> RecordExpression | None:
        tests = [self.condition(part) for part in parts]
        known = tuple(test for test in tests if test is not None)
        return Test(op, known) if len(known) == len(tests) else None

    def _each(self, op: RecordOp, names: tuple[e.Name, ...]) -> RecordExpression | None:
        columns = [self.column(name) for name in names]
        tests = tuple(Test(op, (c.of,), n.span) for c, n in zip(columns, names, strict=True) if c)
        if len(tests) < len(names):
            return None
        return tests[0] if len(tests) == 1 else Test(RecordOp.AND, tests)

    def _at_least(self, expression: e.AtLeast) -> RecordExpression | None:
        components, k = self.kind.components, expression.count
        if not k.isdecimal() or int(k) < 1:
            self.report(codes.BAD_COUNT, expression, k=k)
            return None
        if int(k) > len(components):
            kind, n = self.kind.name, str(len(components))
            self.report(codes.TOO_MANY_COMPONENTS, expression, kind=kind, n=n, k=k)
            return None
        fields = tuple(Field(name) for name in components)
        return Test(RecordOp.AT_LEAST, (Lit(Fraction(k)), *fields), expression.span)

    def _valid(self, expression: e.Valid) -> RecordExpression | None:
        seen = self.value(expression.of)
        if seen is None:
            return None
        if not isinstance(seen.type, t.Code):
            self.report(codes.NOT_A_CODE, expression, name=expression.of.span.text)
            return None
        return Test(RecordOp.VALID, (seen.of, Lit(seen.type.column.value)), expression.span)

    def _within(self, expression: e.Within) -> RecordExpression | None:
        ops = RecordOp.WITHIN_DAYS, RecordOp.WITHIN_WORKING_DAYS
        return self._apart(expression, expression.after, ops)

    def _ahead(self, expression: e.Ahead) -> RecordExpression | None:
        ops = RecordOp.AHEAD_DAYS, RecordOp.AHEAD_WORKING_DAYS
        return self._apart(expression, expression.before, ops)

    def _apart(
        self, expression: e.Within | e.Ahead, from_: e.Expression, ops: tuple[RecordOp, RecordOp]
    ) -> RecordExpression | None:
        """How far one day lies from another, in days or in working days."""
        of = self.expect(expression.of, t.Day())
        start = self.expect(from_, t.Day())
        limit = self._term(expression.limit)
        if of is None or start is None or limit is None:
            return None
        return Test(ops[limit.type == _WORKING_DAYS], (of, start, limit.of), expression.span)

    def _term(self, limit: e.Expression) -> Seen | None:
        """So many days, or working days."""
        seen = self.value(limit)
        if seen is None or seen.type in (_WORKING_DAYS, _DAYS):
            return seen
        self.wrong(limit, _WORKING_DAYS, seen.type)
        return None

    def _compare(self, expression: e.Compare) -> RecordExpression | None:
        left = self.value(expression.left)
        if left is None:
            return None
        if isinstance(left.type, t.Category):
            return self._compare_category(left, left.type, expression)
        if isinstance(left.type, t.FreeText | t.Code):
            name, what = expression.left.span.text, t.describe(left.type)
            self.report(codes.TEXT_COMPARED, expression.left, name=name, found=what)
            return None
        right = self.value(expression.right)
        if right is None:
            return None
        if not t.comparable(left.type, right.type):
            self.wrong(expression.right, left.type, right.type)
            return None
        return Test(RECORD_OPS[expression.order], (left.of, right.of), expression.span)

    def _compare_category(
        self, left: Seen, category: t.Category, expression: e.Compare
    ) -> RecordExpression | None:
        order, of = expression.order, expression.left.span.text
        named = self._values(of, category, expression.right)
        if named is None:
            return None
        if order in ORDERED and not category.ordered:
            self.report(codes.NOT_ORDERED, expression, name=of)
            return None
        values = values_in_order(order, category.values, *named)
        return Test(RecordOp.IN, (left.of, Lit(values)), expression.span)

    def _values(self, of: str, category: t.Category, name: e.Expression) -> tuple[str, ...] | None:
        """The values that a name stands for, or a finding."""
        values = self.context.values_of(category, name) if isinstance(name, e.Name) else None
        if values is None:
            known = "、".join((*category.values, *(name for name, _ in category.sets)))
            self.report(codes.UNKNOWN_VALUE, name, of=of, name=name.span.text, values=known)
        return values

    def _belongs(self, expression: e.Belongs) -> RecordExpression | None:
        left = self.value(expression.of)
        if left is None:
            return None
        if not isinstance(left.type, t.Category):
            self.report(codes.NOT_LISTED, expression.of, found=t.describe(left.type))
            return None
        of = expression.of.span.text
        parts = [self._values(of, left.type, name) for name in expression.names]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        values = tuple(dict.fromkeys(value for part in known for value in part))
        return Test(RecordOp.IN, (left.of, Lit(values)), expression.span)
