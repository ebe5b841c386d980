"""What a cell must be beyond its type: filled, and between two numbers."""

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy import types as t
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.facts import ColumnType, Interval
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Number

_UNITS = {
    ColumnType.WHOLE: t.PLAIN,
    ColumnType.NUMBER: t.PLAIN,
    ColumnType.POINTS: t.POINTS,
}


def limits_of(
    line: s.Field, typed: tuple[ColumnType, tuple[str, ...]], problems: list[Diagnostic]
) -> Interval | None:
    """The limits of a field; reports what cannot be asked of its cells."""
    name, unit = line.names[0].text, _UNITS.get(typed[0])
    if line.required and line.optional:
        problems.append(found(codes.REQUIRED_OPTIONAL, line.span, name=name))
    if line.limits is None:
        return None
    if unit is None:
        problems.append(found(type_codes.LIMITS_OF_NO_NUMBER, line.limits.span, name=name))
        return None
    low, high = line.limits.low, line.limits.high
    assert isinstance(low, Number)
    assert isinstance(high, Number)
    for end in (low, high):
        if t.WRITTEN[end.unit] != unit:
            words = {"expected": t.describe(unit), "found": t.describe(t.WRITTEN[end.unit])}
            problems.append(found(type_codes.WRONG_TYPE, end.span, **words))
            return None
    if number_value(low) > number_value(high):
        problems.append(found(type_codes.RANGE_REVERSED, line.limits.span, name=name))
        return None
    return Interval(number_value(low), number_value(high))
