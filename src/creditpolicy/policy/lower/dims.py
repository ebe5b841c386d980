"""Dimensions: what a figure is given for."""

from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import Dim
from creditpolicy.policy.facts import Item
from creditpolicy.policy.lower.context import Context


def merge(*groups: tuple[Dim, ...]) -> tuple[Dim, ...]:
    """All dimensions once, in order; the department comes first."""
    dims = dict.fromkeys(dim for group in groups for dim in group)
    return tuple(sorted(dims, key=lambda dim: dim.name != "部门"))


def measure_dims(measure: Measure, context: Context, item: Item | None) -> tuple[Dim, ...]:
    """The department and the columns that the measure is split by, with their values."""
    kind = context.kinds[measure.kind]
    dims = [context.department_dim(item)]
    for name in measure.per:
        column = kind.column(name)
        assert column is not None
        dims.append(Dim(name, column.values))
    return tuple(dims)
