"""Conditions that look beside a record: at the others with equal keys."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import types as t
from creditpolicy.policy.core.records import (
    Beside,
    Field,
    RecordExpression,
    RecordOp,
    Relation,
    Test,
)
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.declare.names import COLUMN, unknown
from creditpolicy.policy.facts import Kind
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.derived import with_derived
from creditpolicy.policy.lower.orders import RECORD_OPS
from creditpolicy.policy.lower.record_values import COMMON, RecordValues
from creditpolicy.policy.lower.scope import Definition
from creditpolicy.syntax import expressions as e


class BesideLowering(RecordValues):
    """`relation` grows a column where a condition looks beside the record."""

    def __init__(self, kind: Kind, item: str, context: Context, relation: Relation) -> None:
        super().__init__(kind, item, context)
        self.relation = relation
        self.besides = 0

    def unmatched(self, expression: e.Unmatched) -> RecordExpression | None:
        """没有同一: no other has the same."""
        self.besides += 1
        column = self._beside(expression, ("部门",), f"同一{self.besides}")
        return column and Test(RecordOp.EQ, (column, Lit(Fraction(0))), expression.span)

    def counted_alike(
        self, alike: e.Alike, order: e.Order, right: e.Expression
    ) -> RecordExpression | None:
        """同一 …… 的 …… ≤ 2: how many others have the same."""
        keys, name = "、".join(key.text for key in alike.keys), alike.relation.text
        anywhere = "不分部门" * alike.anywhere
        of = () if alike.anywhere else ("部门",)
        column = self._beside(alike, of, f"{anywhere}同一{keys}的{name}")
        seen = self.value(right)
        if column is None or seen is None:
            return None
        if not t.comparable(t.COUNT, seen.type):
            self.wrong(right, t.COUNT, seen.type)
            return None
        return Test(RECORD_OPS[order], (column, seen.of), alike.span.to(right.span))

    def _beside(
        self, looked: e.Unmatched | e.Alike, of: tuple[str, ...], wanted: str
    ) -> RecordExpression | None:
        """The column that says how many there are; None where something was reported."""
        found_relation = self._relation(looked.relation)
        columns = [self.column(name) for name in looked.keys]
        if found_relation is None or None in columns:
            return None
        other_kind, other = found_relation
        if not self._has(other_kind, looked.keys):
            return None
        name = self._new_column(wanted)
        keys = tuple(dict.fromkeys((*of, *(key.text for key in looked.keys))))
        other = with_derived(other, self.context.kinds[other_kind], keys)
        self.relation = Beside(self.relation, name, other, keys)
        return Field(name)

    def _relation(self, name: e.Name) -> tuple[str, Relation] | None:
        """The records of a recognition or a measure, with their kind."""
        context = self.context
        definition = context.scope.find(name, self.item)
        if not isinstance(definition, Definition):
            known = [key.name for key in context.lowered.relations]
            what = Words("认定", "recognition")
            problems = context.problems
            problems.append(definition or unknown(name, what, known, problems))
            return None
        context.used.add(str(definition.key))
        if definition.is_of_records:
            return context.lowered.relations.get(definition.key)
        self.report(codes.SCORE_IN_MEASURE, name, name=name.text)
        return None

    def _has(self, kind: str, names: tuple[e.Name, ...]) -> bool:
        other = self.context.kinds[kind]
        columns = [column.name for column in other.all_columns]
        missing = [name for name in names if name.text not in (*COMMON, *columns)]
        problems = self.context.problems
        problems.extend(unknown(name, COLUMN, columns, problems) for name in missing)
        return not missing

    def _new_column(self, wanted: str) -> str:
        """A name that no column of the kind has."""
        self.besides += 1
        taken = self.kind.column(wanted) is not None
        return self._new_column(f"{wanted}{self.besides}") if taken else wanted
