"""Goals among records: tests that hold and fail, bounds that are met exactly or missed by one."""

from collections.abc import Iterator

from creditpolicy.policy.core.records import (
    Beside,
    Field,
    Group,
    Measure,
    RecordExpression,
    RecordOp,
    Records,
    Relation,
    Test,
    Where,
    With,
)
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.facts import ColumnType, Kind
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.coverage.goals import Goal, What

ORDERED = frozenset((RecordOp.LT, RecordOp.LE, RecordOp.GT, RecordOp.GE))
STEPPED = frozenset(
    (
        RecordOp.AT_LEAST,
        RecordOp.WITHIN_DAYS,
        RecordOp.WITHIN_WORKING_DAYS,
        RecordOp.AHEAD_DAYS,
        RecordOp.AHEAD_WORKING_DAYS,
    )
)
"""Tests against a whole number: one more, or one less, is the nearest on the other side."""
_JOINTS = frozenset((RecordOp.AND, RecordOp.OR, RecordOp.NOT))
_NEVER_BLANK = frozenset(ColumnType) - {
    ColumnType.TEXT,
    ColumnType.COMPONENT,
    ColumnType.CREDIT_CODE,
    ColumnType.IDENTITY,
    ColumnType.SUBJECT_CODE,
}


def record_goals(policy: Policy) -> list[Goal]:
    return [goal for measure in policy.measures for goal in _measure_goals(measure, policy)]


def wheres(relation: Relation) -> Iterator[Where]:
    """The filters of a relation, those of the relation itself last; not those of others."""
    match relation:
        case Records():
            return
        case Where(of):
            yield from wheres(of)
            yield relation
        case Group(of) | Beside(of) | With(of):
            yield from wheres(of)


def merges(relation: Relation) -> list[Group]:
    """Where records are merged, the first of them first."""
    return [step for step in _steps(relation) if isinstance(step, Group)]


def caps(relation: Relation) -> list[tuple[With, Test]]:
    """Where the number of each record has a cap (每件最高), the first of them first."""
    return [
        (step, step.value)
        for step in _steps(relation)
        if isinstance(step, With)
        and isinstance(step.value, Test)
        and step.value.op is RecordOp.MIN
        and step.value.origin is not None
    ]


def _steps(relation: Relation) -> list[Relation]:
    """The relation and all that it is made from, from the records on; not those of others."""
    steps = [relation]
    while not isinstance(steps[-1], Records):
        steps.append(steps[-1].of)
    return steps[::-1]


def atoms(test: RecordExpression) -> Iterator[Test]:
    """The parts of a test that hold or fail by themselves, in order, as somebody wrote them."""
    match test:
        case Test(op, args) if op in _JOINTS:
            for arg in args:
                yield from atoms(arg)
        case Test(origin=origin) if origin is not None:
            yield test
        case _:
            return


def numbered_atoms(measure: Measure) -> Iterator[tuple[int, Where, Test]]:
    """Every such part of a measure with its filter, each under its number."""
    pairs = ((where, atom) for where in wheres(measure.of) for atom in atoms(where.test))
    for number, (where, atom) in enumerate(pairs, 1):
        yield number, where, atom


def _measure_goals(measure: Measure, policy: Policy) -> Iterator[Goal]:
    name = measure.name
    yield Goal(name, 0, What.COUNTED, 0, measure.label, measure.origin)
    for number, _ in enumerate(merges(measure.of)):
        yield Goal(name, 0, What.MERGED, number, measure.label, measure.origin)
    for number, (_, cap) in enumerate(caps(measure.of)):
        for what in (What.CAPPED, What.UNCAPPED):
            yield Goal(name, 0, what, number, cap, cap.origin)
    kind = policy.kind_by_name[measure.kind]
    for node, where, atom in numbered_atoms(measure):
        if not _on_assumptions(atom):
            for what in _sides(atom, where, kind):
                yield Goal(name, node, what, 0, atom, atom.origin)


def _sides(atom: Test, where: Where, kind: Kind) -> tuple[What, ...]:
    if atom.op in STEPPED:
        return What.AT, What.BEYOND
    if atom.op in ORDERED:
        return What.HOLDS, What.FAILS, What.AT
    if atom.op in (RecordOp.FILLED, RecordOp.BLANK) and _is_always_filled(atom, kind):
        return (What.HOLDS if atom.op is RecordOp.FILLED else What.FAILS,)
    if atom.op is RecordOp.FILLED and _must_be_valid(atom, where):
        return (What.HOLDS,)
    return What.HOLDS, What.FAILS


def _must_be_valid(atom: Test, where: Where) -> bool:
    """A blank code is not valid either, so that its being blank decides nothing."""
    codes = (other.args[0] for other in atoms(where.test) if other.op is RecordOp.VALID)
    return atom.args[0] in codes


def _is_always_filled(atom: Test, kind: Kind) -> bool:
    return all(_never_blank(arg, kind) for arg in atom.args)


def _never_blank(arg: RecordExpression, kind: Kind) -> bool:
    match arg:
        case Field("部门" | "日期"):
            return True
        case Field(name):
            column = kind.column(name)
            if column is None or column.optional:
                return False
            return column.required or column.type in _NEVER_BLANK
        case _:
            return False


def _on_assumptions(atom: Test) -> bool:
    """A test of assumptions alone: their alternatives are goals of their own."""
    return all(isinstance(arg, Given | Lit) for arg in atom.args)
