"""Assumptions that differ, and those that were only given another name."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Text, Words
from creditpolicy.policy.facts import Assumption, AssumptionUnit, Interval, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.exact import exact_text
from creditpolicy.verify.compare.change import NONE, Change, Effect

_UNITS = {
    AssumptionUnit.NUMBER: Words("", ""),
    AssumptionUnit.CHOICE: Words("", ""),
    AssumptionUnit.RATE: Words("", ""),
    AssumptionUnit.POINTS: Words("分", " points"),
    AssumptionUnit.WORKING_DAYS: Words("个工作日", " working days"),
    AssumptionUnit.DAYS: Words("天", " days"),
}


def assumption_changes(old: Policy, new: Policy) -> Iterator[Change]:
    renamed = renamed_assumptions(old, new)
    after = {renamed.get(one.name, one.name): one for one in new.assumptions}
    for one in old.assumptions:
        yield from _changes(one, after.pop(one.name, None))
    for other in after.values():
        yield from _changes(None, other)


def renamed_assumptions(old: Policy, new: Policy) -> dict[str, str]:
    """The old name of each new one that says exactly what one that is gone said."""
    known, kept = {a.name for a in old.assumptions}, {a.name for a in new.assumptions}
    gone = {_content(one): one.name for one in old.assumptions if one.name not in kept}
    return {
        one.name: gone[_content(one)]
        for one in new.assumptions
        if one.name not in known and _content(one) in gone and one.reason
    }


def _content(one: Assumption) -> tuple[object, ...]:
    return one.value, one.unit, one.allowed, one.reason, one.cited


def _changes(one: Assumption | None, other: Assumption | None) -> Iterator[Change]:
    known = one or other
    assert known is not None
    subject = Words(f"假设 {known.name}", f"assumption {known.name}")
    if one is None or other is None:
        before, after = (NONE if a is None else _value(a, a.value) for a in (one, other))
        yield Change(subject, None, Words("假设", "assumption"), before, after, given=known.name)
        return
    if one.name != other.name:
        yield Change(subject, None, Words("名称", "name"), one.name, other.name, Effect.WORDING)
    parts: list[tuple[Words, Text, Text, Effect]] = [
        (Words("取值", "value"), _value(one, one.value), _value(other, other.value), Effect.SCORES),
        (Words("可取", "allowed"), _allowed(one), _allowed(other), Effect.WORDING),
        (Words("由谁决定", "decided by"), _decided(one), _decided(other), Effect.WORDING),
        (Words("理由", "reason"), one.reason, other.reason, Effect.WORDING),
        (Words("出处", "source"), one.cited, other.cited, Effect.WORDING),
    ]
    for what, before, after, effect in parts:
        if before != after:
            yield Change(subject, None, what, before, after, effect, given=one.name, reads=True)


def _value(of: Assumption, value: Value) -> Text:
    if not isinstance(value, Fraction):
        return value
    if of.unit is AssumptionUnit.RATE:
        return exact_text(value * 100) + "%"
    unit = _UNITS[of.unit]
    return Words(exact_text(value) + unit.zh, exact_text(value) + unit.en)


def _allowed(one: Assumption) -> Words:
    match one.allowed:
        case None:
            return Words("没有写", "not said")
        case Interval(low, high):
            return Words(f"{exact_text(low)} 至 {exact_text(high)}", f"{low} to {high}")
        case options:
            texts = sorted(exact_text(o) if isinstance(o, Fraction) else o for o in options)
            return Words("、".join(texts), ", ".join(texts))


def _decided(one: Assumption) -> Words:
    if one.decision is None:
        return Words("未定", "undecided")
    on = one.decision.on.isoformat()
    return Words(f"{one.decision.by}，{on}", f"{one.decision.by}, {on}")
