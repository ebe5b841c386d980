"""每件最高: each record's number is capped before it is added up or compared."""

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import found
from creditpolicy.policy import types as t
from creditpolicy.policy.core.records import Field, RecordOp, Relation, Test, With
from creditpolicy.policy.facts import Kind
from creditpolicy.policy.lower.clauses import Built
from creditpolicy.policy.lower.context import Context


def capped(
    of: Relation, kind: Kind, column: str | None, built: Built, context: Context
) -> Relation:
    """The records with the capped number in the place of what was filed."""
    known = kind.column(column or "")
    unit = None if known is None else t.of_column(known)
    for limit, clause in built.caps:
        if column is None or not isinstance(unit, t.Quantity):
            context.problems.append(found(codes.CAP_OF_NO_NUMBER, clause.span))
        elif not isinstance(limit.type, t.Quantity) or t.alike(unit, limit.type) is None:
            words = {"expected": t.describe(unit), "found": t.describe(limit.type)}
            context.problems.append(found(codes.WRONG_TYPE, clause.limit.span, **words))
        else:
            of = With(of, column, Test(RecordOp.MIN, (Field(column), limit.of), clause.span))
    return of
