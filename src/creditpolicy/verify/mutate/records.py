"""What can be wrong in the sentences about records: conditions, dates, levels, duplicates."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.records import (
    Beside,
    Field,
    Group,
    Keep,
    Measure,
    RecordExpression,
    RecordOp,
    Records,
    Relation,
    Test,
    Where,
    With,
)
from creditpolicy.policy.core.scores import DEPARTMENT
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.facts import ColumnType, Kind
from creditpolicy.source.source import Span
from creditpolicy.values.classes import evolve
from creditpolicy.verify.mutate.mutant import Step, changed, gone
from creditpolicy.verify.mutate.operators import Operator
from creditpolicy.verify.mutate.orders import (
    RECORD_BY_SIGN,
    RECORD_SIGNS,
    SIGNS,
    neighbours,
    number_texts,
    order_texts,
)

_CONDITION = Words("一个条件", "a condition")
_JOINED = {RecordOp.AND: RecordOp.OR, RecordOp.OR: RecordOp.AND}
_OPPOSITE = {RecordOp.EQ: RecordOp.NE, RecordOp.NE: RecordOp.EQ}
_BLANK = {RecordOp.FILLED: RecordOp.BLANK, RecordOp.BLANK: RecordOp.FILLED}
_DAYS = {
    RecordOp.WITHIN_DAYS: RecordOp.WITHIN_WORKING_DAYS,
    RecordOp.WITHIN_WORKING_DAYS: RecordOp.WITHIN_DAYS,
    RecordOp.AHEAD_DAYS: RecordOp.AHEAD_WORKING_DAYS,
    RecordOp.AHEAD_WORKING_DAYS: RecordOp.AHEAD_DAYS,
    RecordOp.DAYS: RecordOp.WORKING_DAYS,
    RecordOp.WORKING_DAYS: RecordOp.DAYS,
}
_AGGREGATES = {
    Aggregate.SUM: (Aggregate.COUNT, "合计", "件数"),
    Aggregate.MAX: (Aggregate.MIN, "最大", "最小"),
    Aggregate.MIN: (Aggregate.MAX, "最小", "最大"),
    Aggregate.MEAN: (Aggregate.MAX, "均值", "最大"),
}


def measure_changes(measure: Measure, kind: Kind) -> Iterator[tuple[Measure, Step]]:
    """The measure with one thing changed, each way."""
    for relation, step in _relations(measure.of, kind):
        yield evolve(measure, of=relation), step
    if measure.aggregate in _AGGREGATES:
        other, old, new = _AGGREGATES[measure.aggregate]
        step = Step(Operator.AGGREGATE, changed(old, new), measure.origin, ((old, new),))
        yield evolve(measure, aggregate=other), step


def _relations(of: Relation, kind: Kind) -> Iterator[tuple[Relation, Step]]:
    if isinstance(of, Records):
        return
    for below, step in _relations(of.of, kind):
        yield evolve(of, of=below), step
    match of:
        case Where(below, test):
            for other, step in tests(test, kind):
                yield evolve(of, test=other), step
            if not _is_members(test):
                yield below, Step(Operator.CONDITION, gone(_CONDITION), _origin(test))
        case With(value=value):
            for other, step in tests(value, kind):
                yield evolve(of, value=other), step
        case Group():
            yield from _groups(of)
        case Beside(keys=keys):
            for key in keys:
                if key != DEPARTMENT and len(keys) > 1:
                    left = tuple(k for k in keys if k != key)
                    yield evolve(of, keys=left), _without_key(key)


def _is_members(test: RecordExpression) -> bool:
    """Whom an item names is a fact: it is changed with the facts."""
    match test:
        case Test(RecordOp.IN, (Field("部门"), _)):
            return True
        case _:
            return False


def _groups(of: Group) -> Iterator[tuple[Relation, Step]]:
    what = Words("“同一……只计一次”", "“the same … counts once”")
    yield of.of, Step(Operator.DEDUP, gone(what))
    for key in of.keys:
        if key != DEPARTMENT and len(of.keys) > 1:
            yield evolve(of, keys=tuple(k for k in of.keys if k != key)), _without_key(key)
    if of.keep is not None:
        old, new = ("最高", "最低") if of.keep.highest else ("最低", "最高")
        keep = Keep(of.keep.field, not of.keep.highest)
        texts = ((old, new), ("highest", "lowest") if of.keep.highest else ("lowest", "highest"))
        yield evolve(of, keep=keep), Step(Operator.DEDUP, changed(old, new), None, texts)


def _without_key(key: str) -> Step:
    told = Words(f"“同一”里去掉“{key}”", f"“the same” without “{key}”")
    texts = ((f"、{key}", ""), (f"{key}、", ""), (f", {key}", ""), (f"{key}, ", ""))
    return Step(Operator.DEDUP, told, None, texts)


def tests(of: RecordExpression, kind: Kind) -> Iterator[tuple[RecordExpression, Step]]:
    """The test with one thing changed, each way, at any depth."""
    if not isinstance(of, Test) or _is_members(of):
        return
    yield from _own(of, kind)
    for at, arg in enumerate(of.args):
        for other, step in tests(arg, kind):
            args = (*of.args[:at], other, *of.args[at + 1 :])
            yield evolve(of, args=args), step if step.at else evolve(step, at=of.origin)


def _own(of: Test, kind: Kind) -> Iterator[tuple[RecordExpression, Step]]:
    op, args = of.op, of.args
    if op in _JOINED:
        yield from _joined(of)
    elif op in RECORD_SIGNS:
        sign = RECORD_SIGNS[op]
        other = RECORD_BY_SIGN[SIGNS[sign]]
        told = changed(sign, SIGNS[sign])
        yield Test(other, args, of.origin), Step(Operator.BOUND, told, of.origin, order_texts(sign))
    elif op in _OPPOSITE or op in _BLANK:
        yield _opposed(of)
    elif op in _DAYS:
        yield _other_days(of)
    elif op is RecordOp.IN:
        yield from _levels(of, kind)
    elif op is RecordOp.AT_LEAST:
        yield from _components(of)
    for at, arg in enumerate(args):
        if isinstance(arg, Lit) and isinstance(arg.value, Fraction) and op is not RecordOp.CALENDAR:
            yield from _numbers(of, at, arg.value)


def _joined(of: Test) -> Iterator[tuple[RecordExpression, Step]]:
    old, new = ("且", "或") if of.op is RecordOp.AND else ("或", "且")
    told = changed(old, new)
    joined = Test(_JOINED[of.op], of.args, of.origin)
    yield joined, Step(Operator.JOIN, told, _origin(of), ((old, new),))
    for at, part in enumerate(of.args):
        rest = (*of.args[:at], *of.args[at + 1 :])
        left = rest[0] if len(rest) == 1 else Test(of.op, rest, of.origin)
        yield left, Step(Operator.CONDITION, _without(part), _origin(part), _removals(part))


def _without(part: RecordExpression) -> Words:
    at = _origin(part)
    text = " ".join(at.text.split()) if at is not None else ""
    return gone(Words(f"条件“{text}”", f"the condition “{text}”") if text else _CONDITION)


def _removals(part: RecordExpression) -> tuple[tuple[str, str], ...]:
    at = _origin(part)
    if at is None:
        return ()
    text = at.text
    joints = (
        "，且 ",
        "，或 ",
        " 且 ",
        " 或 ",
        "，且",
        "、",
        ", and ",
        " and ",
        ", or ",
        " or ",
        ", ",
    )
    pairs = [(joint + text, "") for joint in joints] + [(text + joint, "") for joint in joints]
    return tuple(pairs)


def _origin(of: RecordExpression) -> Span | None:
    """Where a test stands, or the first part of it that has a place."""
    if not isinstance(of, Test):
        return None
    if of.origin is not None:
        return of.origin
    spans = [span for span in map(_origin, of.args) if span is not None]
    return spans[0] if len(spans) == 1 else None


def _opposed(of: Test) -> tuple[RecordExpression, Step]:
    if of.op in _OPPOSITE:
        old, new = of.op.value, _OPPOSITE[of.op].value
        op, texts = _OPPOSITE[of.op], ((old, new), ("没有", "有"))
    else:
        filled = of.op is RecordOp.FILLED
        old, new = ("有", "无") if filled else ("无", "有")
        op, texts = _BLANK[of.op], ((old, new), ("has", "has no") if filled else ("has no", "has"))
    return Test(op, of.args, of.origin), Step(
        Operator.OPPOSITE, changed(old, new), of.origin, texts
    )


def _other_days(of: Test) -> tuple[RecordExpression, Step]:
    working = of.op.value.endswith("working_days")
    old, new = ("工作日", "天") if working else ("天", "工作日")
    texts = (
        ("个工作日", "天") if working else ("天", "个工作日"),
        ("working days", "days") if working else ("days", "working days"),
    )
    step = Step(Operator.DAYS, changed(old, new), of.origin, texts)
    return Test(_DAYS[of.op], of.args, of.origin), step


def _levels(of: Test, kind: Kind) -> Iterator[tuple[RecordExpression, Step]]:
    """One value less, and for a level the next one more."""
    match of.args:
        case (Field(name), Lit(tuple() as values)):
            column = kind.column(name)
        case _:
            return
    if column is None or not column.values:
        return
    listed = [value for value in column.values if value in values]
    level = column.type is ColumnType.LEVEL
    sets = [listed[:-1] if level else [v for v in listed if v != out] for out in listed[-1:]]
    more = [value for value in column.values if value not in values]
    sets += [[*listed, more[0]]] if more else []
    for one in sets:
        if one:
            told = changed("、".join(listed), "、".join(one))
            texts = _level_texts(column.values, listed, one) if level else ()
            test = Test(of.op, (of.args[0], Lit(tuple(one))), of.origin)
            yield test, Step(Operator.LEVEL, told, of.origin, texts)


def _level_texts(
    values: tuple[str, ...], old: list[str], new: list[str]
) -> tuple[tuple[str, str], ...]:
    """`不低于 市级` to `不低于 省级`, where the values are the highest ones."""
    if list(values[: len(old)]) == old and list(values[: len(new)]) == new:
        return ((old[-1], new[-1]),)
    return ()


def _components(of: Test) -> Iterator[tuple[RecordExpression, Step]]:
    count, *fields = of.args
    for at, field in enumerate(fields):
        if isinstance(field, Field):
            rest = (*fields[:at], *fields[at + 1 :])
            what = Words(f"要件“{field.name}”", f"the component “{field.name}”")
            yield Test(of.op, (count, *rest), of.origin), Step(Operator.COMPONENT, gone(what))


def _numbers(of: Test, at: int, value: Fraction) -> Iterator[tuple[RecordExpression, Step]]:
    most = len(of.args) - 1 if of.op is RecordOp.AT_LEAST else None
    for new in neighbours(value):
        if new < 0 or (most is not None and not 1 <= new <= most):
            continue
        args = (*of.args[:at], Lit(new), *of.args[at + 1 :])
        texts = number_texts(value, new)
        told = changed(texts[-1][0], texts[-1][1])
        yield Test(of.op, args, of.origin), Step(Operator.THRESHOLD, told, of.origin, texts)
