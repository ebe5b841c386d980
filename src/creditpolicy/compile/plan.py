"""What each measure asks of the records, as a straight list of steps: for every engine that counts.

The core says the same in nested relations; an engine that writes code, or SQL, reads it from the
records on, and sees which measures begin alike.
"""

from collections.abc import Iterator
from typing import assert_never

from creditpolicy.policy.core.records import (
    CALENDAR_ENDS,
    Beside,
    Field,
    Group,
    Keep,
    Measure,
    RecordExpression,
    Records,
    Relation,
    Test,
    Where,
    With,
)
from creditpolicy.policy.core.walk import inside_test
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.values.classes import frozen


@frozen
class Filter:
    """The records for which the test is true; it is neither where a blank leaves it open."""

    test: RecordExpression


@frozen
class Extend:
    """One more column, or another value of it, from the record's own cells."""

    name: str
    value: RecordExpression


@frozen
class Dedup:
    """One record for each value of the keys.

    The highest (or lowest) in `keep`, a blank last, a level by its place; among equals, or without
    `keep`, the one with the least (日期, 编号, all cells as texts in the order of their names).
    """

    keys: tuple[str, ...]
    keep: Keep | None


@frozen
class CountBeside:
    """One more column: how many records of another chain have equal keys."""

    name: str
    other: "Chain"
    keys: tuple[str, ...]


Step = Filter | Extend | Dedup | CountBeside


@frozen
class Chain:
    """Records of a kind that count (by status, period and cut-off), and what becomes of them."""

    kind: str
    steps: tuple[Step, ...]


@frozen
class MeasurePlan:
    """A measure: its chain, its keys (部门 before `measure.per`), and how its values become one.

    `columns`: those of the kind that it reads, in the kind's order. With `Dedup` among its steps
    equals are told apart by all cells.
    """

    measure: Measure
    chain: Chain
    columns: tuple[str, ...]


def measure_plans(policy: Policy) -> tuple[MeasurePlan, ...]:
    """The plan of every measure, in the policy's order."""
    return tuple(_plan(measure, policy) for measure in policy.measures)


def _plan(measure: Measure, policy: Policy) -> MeasurePlan:
    chain = chain_of(measure.of)
    read = {*measure.per, *fields_of(chain), *([measure.column] if measure.column else [])}
    kind = policy.kind_by_name[measure.kind]
    columns = (column.name for column in kind.columns if column.name in read)
    return MeasurePlan(measure, chain, tuple(columns))


def chain_of(relation: Relation) -> Chain:
    """A relation from the records on."""
    steps: list[Step] = []
    while not isinstance(relation, Records):
        steps.append(_step(relation))
        relation = relation.of
    return Chain(relation.kind, tuple(reversed(steps)))


def _step(relation: Where | Group | Beside | With) -> Step:
    match relation:
        case Where(_, test):
            return Filter(test)
        case With(_, name, value):
            return Extend(name, value)
        case Group(_, keys, keep):
            return Dedup(keys, keep)
        case Beside(_, name, other, keys):
            return CountBeside(name, chain_of(other), keys)
        case _:
            assert_never(relation)


def inside(chain: Chain) -> Iterator[Chain]:
    """The chain, and those that are counted beside it."""
    yield chain
    for step in chain.steps:
        if isinstance(step, CountBeside):
            yield from inside(step.other)


def has_dedup(chain: Chain) -> bool:
    return any(isinstance(step, Dedup) for step in chain.steps)


def is_filter(plan: MeasurePlan) -> bool:
    """Whether each record is looked at alone, and all go to its department."""
    alone = all(isinstance(step, Filter | Extend) for step in plan.chain.steps)
    return alone and not plan.measure.per


def fields_of(chain: Chain) -> set[str]:
    """Every column that a step looks at; not those that a chain beside it does."""
    names: set[str] = set()
    for step in chain.steps:
        match step:
            case Filter(expression) | Extend(_, expression):
                parts = inside_test(expression)
                names |= {part.name for part in parts if isinstance(part, Field)}
            case Dedup(keys, keep):
                names |= {*keys, *([] if keep is None else [keep.field])}
            case CountBeside(_, _, keys):
                names |= {*keys}
            case _:
                assert_never(step)
    return names


def may_stay_open(expression: RecordExpression) -> bool:
    """Whether the working days of some year decide, which nobody may know yet."""
    return any(isinstance(one, Test) and one.op in CALENDAR_ENDS for one in inside_test(expression))


def origin_of(expression: RecordExpression) -> Span | None:
    """The clause that says it, or the first one that says a part of it."""
    parts = (one for one in inside_test(expression) if isinstance(one, Test))
    return next((one.origin for one in parts if one.origin is not None), None)
