"""均值 of a column: what the records add up to, over how many of them hold a number.

Measures know no division, so the quotient is a score: of nothing it is not applicable.
"""

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import types as t
from creditpolicy.policy.core.records import Field, Measure, RecordOp, Test, Where
from creditpolicy.policy.core.scores import Dim, Measured, Operation, Score, ScoreOp, Var
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.lower.context import Context, unit_of
from creditpolicy.policy.lower.scope import Definition, Key
from creditpolicy.values.classes import evolve


def enter_mean(definition: Definition, mean: Measure, context: Context) -> None:
    """Enters the two measures and the score that divides them."""
    assert mean.column is not None
    filled = Where(mean.of, Test(RecordOp.FILLED, (Field(mean.column),)))
    total = evolve(
        mean, name=f"{mean.name}/合计", label=f"{mean.label}的合计", aggregate=Aggregate.SUM
    )
    count = evolve(
        mean,
        name=f"{mean.name}/件数",
        label=f"{mean.label}的件数",
        of=filled,
        aggregate=Aggregate.COUNT,
        column=None,
    )
    key = definition.key
    for measure, part in ((total, "合计"), (count, "件数")):
        context.lowered.measures[Key(key.item, f"{key.name}/{part}")] = measure
    columns = context.kinds[mean.kind]
    splits = [columns.column(name) for name in mean.per]
    dims = (
        context.department_dim(definition.item),
        *(Dim(column.name, column.values) for column in splits if column is not None),
    )
    keys = tuple(Var(dim.name) for dim in dims)
    body = Operation(ScoreOp.DIV, (Measured(total.name, keys), Measured(count.name, keys)))
    column = columns.column(mean.column)
    type_ = t.of_column(column) if column is not None else t.PLAIN
    label = Words(key.name, key.name)
    score = Score(mean.name, label, dims, body, unit_of(type_), mean.item, mean.origin)
    context.lowered.scores[key] = (score, type_)
