"""What one more record of a kind can do to measures: what a solver is told of before and after."""

from collections.abc import Iterator
from itertools import permutations

from creditpolicy.policy.checks.ranges import RangeReader
from creditpolicy.policy.core.build import ONE, ZERO, add, op
from creditpolicy.policy.core.records import (
    Beside,
    Group,
    Measure,
    RecordExpression,
    RecordOp,
    Records,
    Relation,
    Test,
    Where,
)
from creditpolicy.policy.core.scores import DEPARTMENT, Measured, ScoreExpression, ScoreOp, Var
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.prove.doubled import again
from creditpolicy.verify.prove.known import at_hand, parts_at_hand, summed

_MOST = 40


@frozen
class Record:
    """One more record: of a kind, filed by a department; `counts_in` these measures at least.

    `test` is what it passes.
    """

    kind: str
    filer: str
    counts_in: frozenset[str] = frozenset()
    test: RecordExpression | None = None


def touched(policy: Policy, kind: str) -> list[Measure]:
    """The measures that one more record of the kind can change."""
    return [measure for measure in policy.measures if looks_at(measure.of, kind)]


def looks_at(of: Relation, kind: str) -> bool:
    while not isinstance(of, Records):
        if isinstance(of, Beside) and looks_at(of.other, kind):
            return True
        of = of.of
    return of.kind == kind


def is_plain(of: Relation, kind: str) -> bool:
    """Whether a record of the kind counts or not whatever others there are, or once a key."""
    if isinstance(of, Records):
        return of.kind == kind
    if isinstance(of, Beside) and looks_at(of.other, kind):
        return False
    return is_plain(of.of, kind) and (isinstance(of, Group) or not has_group(of.of))


def has_group(of: Relation) -> bool:
    while not isinstance(of, Records):
        if isinstance(of, Group):
            return True
        of = of.of
    return False


def of_one_more(policy: Policy, record: Record) -> tuple[ScoreExpression, ...]:
    """What holds between each measure before and after, at every department."""
    reader = RangeReader(policy)
    changed = touched(policy, record.kind)
    here = op(ScoreOp.EQ, Var(DEPARTMENT), Lit(record.filer))
    own = [fact for one in changed for fact in _grows(policy, one, record, reader)]
    counts = [m for m in changed if _is_count(m) and not m.per and is_plain(m.of, record.kind)]
    if len(counts) <= _MOST:
        own += [fact for pair in permutations(counts, 2) for fact in _together(*pair, reader)]
    elsewhere = [fact for one in changed for fact in _stays(policy, one, record)]
    facts = [op(ScoreOp.OR, op(ScoreOp.NOT, here), fact) for fact in own]
    return (*facts, *(op(ScoreOp.OR, here, fact) for fact in elsewhere))


def _grows(
    policy: Policy, measure: Measure, record: Record, reader: RangeReader
) -> Iterator[ScoreExpression]:
    """How much a measure of the filer's can change.

    Where one record takes the place of another, it may count under another value, or under none.
    """
    if not is_plain(measure.of, record.kind):
        return
    parts = parts_at_hand(policy, measure)
    grows = [_more(part) for part in parts]
    if _is_count(measure) and parts:
        whole = add(list(grows))
        yield op(ScoreOp.LE, whole, ONE)
        moves = has_group(measure.of) and bool(measure.per)
        if not moves:
            yield from (op(ScoreOp.GE, one, ZERO) for one in grows)
        if not _has_blanks(policy, measure):
            yield op(ScoreOp.GE, whole, ONE if _is_met(measure, record) else ZERO)
    elif measure.aggregate is Aggregate.SUM and not has_group(measure.of):
        cells = reader.cells(measure)
        for part, grown in zip(parts, grows, strict=True):
            yield from summed(grown, ONE, measure, reader)
            if cells.low is not None and cells.low >= 0:
                yield op(ScoreOp.GE, _second(part), part)


def _has_blanks(policy: Policy, measure: Measure) -> bool:
    """Whether a record may have no value in a column by which the measure is split."""
    columns = [policy.kind_by_name[measure.kind].column(name) for name in measure.per]
    return any(column is None or column.optional for column in columns)


def _together(one: Measure, other: Measure, reader: RangeReader) -> Iterator[ScoreExpression]:
    """A record that counts in a part counts in the whole."""
    if reader.is_part(at_hand(one), at_hand(other)) and not has_group(other.of):
        yield op(ScoreOp.LE, _more(at_hand(one)), _more(at_hand(other)))


def _stays(policy: Policy, measure: Measure, record: Record) -> Iterator[ScoreExpression]:
    """What other departments have, unless departments look at each other's records."""
    additive = measure.aggregate in (Aggregate.COUNT, Aggregate.SUM)
    if additive and is_plain(measure.of, record.kind) and _is_own(measure.of):
        for part in parts_at_hand(policy, measure):
            yield op(ScoreOp.EQ, _second(part), part)


def _is_own(of: Relation) -> bool:
    """Whether records of one department are never kept in the place of another's."""
    while not isinstance(of, Records):
        if isinstance(of, Group | Beside) and DEPARTMENT not in of.keys:
            return False
        of = of.of
    return True


def _is_count(measure: Measure) -> bool:
    return measure.aggregate is Aggregate.COUNT


def _is_met(measure: Measure, record: Record) -> bool:
    """Whether the record counts in the measure for certain."""
    if has_group(measure.of):
        return False
    known = set[RecordExpression]() if record.test is None else set(_all(record.test))
    return measure.name in record.counts_in or _asks(measure.of) <= known


def _asks(of: Relation) -> set[RecordExpression]:
    """The conditions of a chain of filters; one that nothing meets stands for what is no filter."""
    found: set[RecordExpression] = set()
    while not isinstance(of, Records):
        if isinstance(of, Where):
            found |= set(_all(of.test))
        else:
            found.add(Lit(False))
        of = of.of
    return found


def _all(test: RecordExpression) -> Iterator[RecordExpression]:
    match test:
        case Test(RecordOp.AND, args):
            for arg in args:
                yield from _all(arg)
        case _:
            yield test


def _second(of: Measured) -> Measured:
    return Measured(again(of.name), of.keys)


def _more(of: Measured) -> ScoreExpression:
    return op(ScoreOp.SUB, _second(of), of)
