"""Sorts of rows, and what one row of each adds to every measure: of these a solver builds evidence.

What it builds can be filed and evaluated, so it refutes; that it can build none proves nothing.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product

from creditpolicy.evaluate.measures import Key, measure_table
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.run import Run
from creditpolicy.policy.core.build import ZERO, add, number, op
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import DEPARTMENT, Measured, ScoreExpression, ScoreOp, Var
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.facts import ColumnType, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.prove.question import COUNTED
from creditpolicy.verify.witness.cells import Cells
from creditpolicy.verify.witness.figures import read_rows
from creditpolicy.verify.witness.recipes import Rows, several
from creditpolicy.verify.witness.rows import RowMaker, asked

_MOST_ROWS = 60
"""Of one kind, so many rows are looked at."""
_MOST_OF_A_SORT = 200
_ADDITIVE = (Aggregate.COUNT, Aggregate.SUM)


@frozen
class Sort:
    """A row, without saying whose, and what it adds: by measure and listed values."""

    row: Cells
    adds: Mapping[tuple[str, Key], Fraction]

    @property
    def kind(self) -> str:
        return self.row["材料"]

    def counts_in(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.adds)


def sorts_of(
    policy: Policy, department: str, given: dict[str, Value], assumed: dict[str, Value]
) -> list[Sort]:
    """One row of each sort that adds to the measures of the policy; no two add the same."""
    maker = RowMaker(policy, given)
    found: dict[tuple[object, ...], Sort] = {}
    for kind, tests in asked(policy.measures).items():
        for row in maker.rows(kind, tests)[:_MOST_ROWS]:
            own = row | {"部门": department}
            adds = _adds(policy, own, assumed)
            key = (kind, *sorted(adds.items()))
            found.setdefault(key, Sort(own, adds))
    return list(found.values())


def _adds(policy: Policy, row: Cells, assumed: dict[str, Value]) -> dict[tuple[str, Key], Fraction]:
    relations = Relations(policy, read_rows(policy, [row]), Run(assumed=assumed))
    found: dict[tuple[str, Key], Fraction] = {}
    for measure in policy.measures:
        for key, value in measure_table(measure, relations).values.items():
            if isinstance(value, Fraction) and value:
                found[measure.name, key[1:]] = value
    return found


def are_additive(measures: Iterable[Measure]) -> bool:
    """Whether rows add up at all: a largest value is none of what they add."""
    return all(measure.aggregate in _ADDITIVE for measure in measures)


def built(policy: Policy, sorts: list[Sort]) -> list[ScoreExpression]:
    """Every measure of the department at hand as what its rows add, so many of each sort."""
    facts = [
        op(ScoreOp.EQ, figure, added(measure.name, keys, sorts))
        for measure in policy.measures
        for figure, keys in figures_of(policy, measure)
    ]
    return [
        *facts,
        *(op(ScoreOp.LE, how_many(at), number(_MOST_OF_A_SORT)) for at in range(len(sorts))),
    ]


def added(measure: str, keys: Key, sorts: list[Sort]) -> ScoreExpression:
    terms = [
        op(ScoreOp.MUL, number(sort.adds[measure, keys]), how_many(at))
        for at, sort in enumerate(sorts)
        if (measure, keys) in sort.adds
    ]
    return add(terms) if terms else ZERO


def how_many(sort: int) -> Measured:
    return Measured(f"{COUNTED}{sort}", (Var(DEPARTMENT),))


def figures_of(policy: Policy, measure: Measure) -> list[tuple[Measured, Key]]:
    kind = policy.kind_by_name[measure.kind]
    columns = [kind.column(name) for name in measure.per]
    values = [column.values for column in columns if column is not None]
    return [
        (Measured(measure.name, (Var(DEPARTMENT), *map(Lit, keys))), keys)
        for keys in product(*values)
    ]


def rows_of(policy: Policy, sorts: list[Sort], counts: Mapping[tuple[str, Key], int]) -> Rows:
    """As many rows of each sort as were counted, so that none is taken for another."""
    rows: Rows = ()
    for (name, (department,)), count in counts.items():
        sort = sorts[int(name.removeprefix(COUNTED))]
        columns = policy.kind_by_name[sort.kind].columns
        texts = tuple(one.name for one in columns if one.type is ColumnType.TEXT)
        rows += several(sort.row | {"部门": department}, count, texts) if count else ()
    return rows
