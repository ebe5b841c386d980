"""Assumptions: what the notice leaves open, with the value taken and what it might be instead."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.blocks import AssumptionBlock, Outline
from creditpolicy.policy.declare.names import declare, first_note, once
from creditpolicy.policy.facts import (
    Assumption,
    AssumptionUnit,
    Decision,
    Interval,
    Value,
)
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name, Number, Unit

Allowed = Interval | tuple[Value, ...] | None

_UNITS = {
    Unit.NONE: AssumptionUnit.NUMBER,
    Unit.POINTS: AssumptionUnit.POINTS,
    Unit.PERCENT: AssumptionUnit.RATE,
    Unit.WORKING_DAYS: AssumptionUnit.WORKING_DAYS,
    Unit.DAYS: AssumptionUnit.DAYS,
}
_UNCLEAR = (type_codes.ASSUMPTION_UNITS, type_codes.RANGE_OF_NAMES)
_CITED = Words("假设的出处", "The source of this assumption")
_REASON = Words("假设的理由", "The reason of this assumption")


def number_value(number: Number) -> Fraction:
    """The exact value: 40% is 2/5, all other units count in themselves."""
    value = Fraction(number.value)
    return value / 100 if number.unit is Unit.PERCENT else value


def declare_assumptions(outline: Outline, problems: list[Diagnostic]) -> dict[str, Assumption]:
    """The assumptions by name; one whose unit is unclear is reported and left out."""
    assumptions: dict[str, Assumption] = {}
    for block in outline.assumptions:
        assumption = _assumption(block, problems)
        if assumption is not None:
            declare(block.head.name, assumption, assumptions, problems)
    return assumptions


def _assumption(block: AssumptionBlock, problems: list[Diagnostic]) -> Assumption | None:
    head = block.head
    reason = once(block.reason, [line.span for line in block.reason], _REASON, problems)
    cited = once(block.cited, [line.span for line in block.cited], _CITED, problems)
    before = len(problems)
    assumption = Assumption(
        head.name.text,
        _value(head.value),
        _unit(head.value),
        _allowed(head, problems),
        decision_of(head.decision, problems),
        reason.text if reason else "",
        cited.text if cited else "",
        head.name.span,
    )
    if any(problem.code in _UNCLEAR for problem in problems[before:]):
        return None
    if len(problems) == before and not assumption.allows(assumption.value):
        shown, at = head.value.span.text, head.value.span
        problems.append(found(type_codes.OUT_OF_RANGE, at, name=assumption.name, value=shown))
    return assumption


def _unit(value: Number | Name) -> AssumptionUnit:
    return AssumptionUnit.CHOICE if isinstance(value, Name) else _UNITS[value.unit]


def _value(value: Number | Name) -> Value:
    return value.text if isinstance(value, Name) else number_value(value)


def _allowed(head: s.Assumption, problems: list[Diagnostic]) -> Allowed:
    """What the value may be; of a name that stands alone, only itself."""
    match head.choices:
        case s.Range():
            return _range(head, head.choices, problems)
        case s.Options(values):
            _one_unit(head, values, problems)
            return _options(values, problems)
        case None:
            return (head.value.text,) if isinstance(head.value, Name) else None


def _range(head: s.Assumption, of: s.Range, problems: list[Diagnostic]) -> Allowed:
    match of:
        case s.Range(Number() as low, Number() as high):
            if _one_unit(head, (low, high), problems) and number_value(low) > number_value(high):
                problems.append(found(type_codes.RANGE_REVERSED, of.span, name=head.name.text))
                return Interval(number_value(high), number_value(low))
            return Interval(number_value(low), number_value(high))
        case _:
            problems.append(found(type_codes.RANGE_OF_NAMES, of.span, name=head.name.text))
            return (_value(of.low), _value(of.high))


def _one_unit(
    head: s.Assumption, values: tuple[Number | Name, ...], problems: list[Diagnostic]
) -> bool:
    """Whether the value and what it may be are all in one unit."""
    strange = next((value for value in values if _unit(value) is not _unit(head.value)), None)
    if strange is None:
        return True
    problems.append(found(type_codes.ASSUMPTION_UNITS, strange.span, name=head.name.text))
    return False


def _options(values: tuple[Number | Name, ...], problems: list[Diagnostic]) -> tuple[Value, ...]:
    seen: dict[Value, Number | Name] = {}
    for value in values:
        first = seen.setdefault(_value(value), value)
        if first is not value:
            notes, shown = first_note(first.span), value.span.text
            problems.append(found(type_codes.VALUE_TWICE, value.span, notes, name=shown))
    return tuple(seen)


def decision_of(
    written: s.Decided | s.Undecided | None, problems: list[Diagnostic]
) -> Decision | None:
    """Who decided it and when; None is undecided."""
    match written:
        case s.Decided(by, on):
            if on.value is None:
                problems.append(found(codes.BAD_DATE, on.span, text=on.text))
                return None
            return Decision(by.text, on.value)
        case s.Undecided() | None:
            return None
