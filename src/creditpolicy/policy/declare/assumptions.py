"""Assumptions: what the notice leaves open, with the value taken and what it might be instead."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy.declare.names import declare
from creditpolicy.policy.facts import (
    Assumption,
    AssumptionUnit,
    Decision,
    Interval,
    Value,
)
from creditpolicy.policy.outline import AssumptionBlock, Outline
from creditpolicy.policy.print_value import value_text
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name, Number, Unit

_UNITS = {
    Unit.NONE: AssumptionUnit.NUMBER,
    Unit.POINTS: AssumptionUnit.POINTS,
    Unit.PERCENT: AssumptionUnit.RATE,
    Unit.WORKING_DAYS: AssumptionUnit.WORKING_DAYS,
    Unit.DAYS: AssumptionUnit.DAYS,
}


def number_value(number: Number) -> Fraction:
    """The exact value: 40% is 2/5, all other units count in themselves."""
    value = Fraction(number.value)
    return value / 100 if number.unit is Unit.PERCENT else value


def declare_assumptions(outline: Outline, problems: list[Diagnostic]) -> dict[str, Assumption]:
    """The assumptions by name; a value outside its own range is reported."""
    assumptions: dict[str, Assumption] = {}
    for block in outline.assumptions:
        assumption = _assumption(block, problems)
        if assumption is not None:
            declare(block.head.name, assumption, assumptions, problems)
    return assumptions


def _assumption(block: AssumptionBlock, problems: list[Diagnostic]) -> Assumption | None:
    head = block.head
    units = {_unit(value) for value in (head.value, *_choices(head))}
    if len(units) > 1:
        problems.append(found(type_codes.ASSUMPTION_UNITS, head.span, name=head.name.text))
        return None
    assumption = Assumption(
        head.name.text,
        _value(head.value),
        units.pop(),
        _allowed(head, problems),
        _decision(head, problems),
        block.reason[0].text if block.reason else "",
        block.cited[0].text if block.cited else "",
        head.name.span,
    )
    if not assumption.allows(assumption.value):
        shown = value_text(assumption.value)
        problems.append(
            found(type_codes.OUT_OF_RANGE, head.value.span, name=assumption.name, value=shown)
        )
    return assumption


def _choices(head: s.Assumption) -> tuple[Number | Name, ...]:
    match head.choices:
        case s.Range(low, high):
            return low, high
        case s.Options(values):
            return values
        case None:
            return ()


def _unit(value: Number | Name) -> AssumptionUnit:
    return AssumptionUnit.CHOICE if isinstance(value, Name) else _UNITS[value.unit]


def _value(value: Number | Name) -> Value:
    return value.text if isinstance(value, Name) else number_value(value)


def _allowed(head: s.Assumption, problems: list[Diagnostic]) -> Interval | tuple[Value, ...] | None:
    match head.choices:
        case s.Range(Number() as low, Number() as high):
            if number_value(low) > number_value(high):
                problems.append(
                    found(type_codes.RANGE_REVERSED, head.choices.span, name=head.name.text)
                )
            return Interval(number_value(low), number_value(high))
        case s.Range():
            problems.append(
                found(type_codes.RANGE_OF_NAMES, head.choices.span, name=head.name.text)
            )
            return tuple(_value(value) for value in _choices(head))
        case s.Options(values):
            return tuple(_value(value) for value in values)
        case None:
            return None


def _decision(head: s.Assumption, problems: list[Diagnostic]) -> Decision | None:
    match head.decision:
        case s.Decided(by, on):
            if on.value is None:
                problems.append(found(codes.BAD_DATE, on.span, text=on.text))
                return None
            return Decision(by.text, on.value)
        case s.Undecided() | None:
            return None
