"""The values that a condition on records may name: columns, assumptions, days, the cut-off."""

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Code, Text, found
from creditpolicy.policy import types as t
from creditpolicy.policy.core.records import Cutoff, Field, RecordExpression
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.declare.names import COLUMN, unknown
from creditpolicy.policy.facts import Kind
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.orders import in_words
from creditpolicy.policy.lower.scope import Definition
from creditpolicy.syntax import expressions as e
from creditpolicy.values.classes import frozen

COMMON = ("部门", "日期", "报送日期")
CUTOFF = "截止日"


@frozen
class Seen:
    """A record expression with its type."""

    of: RecordExpression
    type: t.Type


class RecordValues:
    """Looks names up for the conditions of one measure."""

    def __init__(self, kind: Kind, item: str, context: Context) -> None:
        self.kind = kind
        self.item = item
        self.context = context

    def value(self, expression: e.Expression) -> Seen | None:
        """A value that a record or the policy gives, with its type."""
        match expression:
            case e.Name():
                return self._named(expression)
            case e.Number(unit=unit):
                return Seen(Lit(number_value(expression)), t.WRITTEN[unit])
            case e.Date():
                return self._day(expression)
            case e.Bracket(of):
                return self.value(of)
            case (
                e.Sum()
                | e.Product()
                | e.Negative()
                | e.Call()
                | e.Choice()
                | e.Applies()
                | e.Imported()
                | e.ItemResult()
            ):
                self.report(codes.NOT_IN_RECORDS, expression, what=in_words(expression))
                return None
            case _:
                self.wrong(expression, t.COUNT, t.Truth())
                return None

    def _day(self, day: e.Date) -> Seen | None:
        if day.value is not None:
            return Seen(Lit(day.value), t.Day())
        self.context.problems.append(found(policy_codes.BAD_DATE, day.span, text=day.text))
        return None

    def _named(self, name: e.Name) -> Seen | None:
        if name.text == CUTOFF:
            return Seen(Cutoff(), t.Day())
        column = self.kind.column(name.text)
        if column is not None or name.text in COMMON:
            return self.column(name)
        if name.text in self.context.assumptions:
            self.context.used.add(name.text)
            return Seen(Given(name.text), t.of_assumption(self.context.assumptions[name.text]))
        if isinstance(self.context.scope.find(name, self.item), Definition):
            self.report(codes.SCORE_IN_MEASURE, name, name=name.text)
            return None
        return self.column(name)

    def column(self, name: e.Name) -> Seen | None:
        """A column of the record; the departments are listed values as well."""
        if name.text == "部门":
            return Seen(Field(name.text), self.context.department_type())
        if name.text in COMMON:
            return Seen(Field(name.text), t.Day())
        column = self.kind.column(name.text)
        if column is None:
            names = [c.name for c in self.kind.all_columns]
            known = [*names, *COMMON, CUTOFF, *self.context.assumptions]
            problems = self.context.problems
            problems.append(unknown(name, COLUMN, known, problems))
            return None
        return Seen(Field(name.text), t.of_column(column))

    def expect(self, expression: e.Expression, expected: t.Type) -> RecordExpression | None:
        seen = self.value(expression)
        if seen is not None and seen.type != expected:
            self.wrong(expression, expected, seen.type)
            return None
        return None if seen is None else seen.of

    def wrong(self, at: e.Expression, expected: t.Type, actual: t.Type) -> None:
        self.report(codes.WRONG_TYPE, at, expected=t.describe(expected), found=t.describe(actual))

    def report(self, code: Code, at: e.Expression, **args: Text) -> None:
        self.context.problems.append(found(code, at.span, **args))
