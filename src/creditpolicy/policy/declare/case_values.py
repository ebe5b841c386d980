"""The fixed value that a case expects: a number, a grade, or a mark."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.cases import Expected
from creditpolicy.policy.core.scores import Unit as ScoreUnit
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.declare.names import unknown
from creditpolicy.policy.policy import Policy
from creditpolicy.syntax import expressions as e
from creditpolicy.values.exact import is_long

MARKS = {"不适用": Mark.NOT_APPLICABLE, "未定": Mark.UNDECIDED}
_VALUE = Words("取值", "value")
_UNITS = {
    ScoreUnit.POINTS: (e.Unit.POINTS,),
    ScoreUnit.RATE: (e.Unit.PERCENT,),
    ScoreUnit.COUNT: (e.Unit.PERCENT, e.Unit.DAYS, e.Unit.WORKING_DAYS),
    ScoreUnit.PLACE: (),
    ScoreUnit.GRADE: (),
    None: (e.Unit.POINTS, e.Unit.DAYS, e.Unit.WORKING_DAYS),
}
_CALLED = {
    ScoreUnit.POINTS: Words("分数", "points"),
    ScoreUnit.RATE: Words("率", "a rate"),
    ScoreUnit.COUNT: Words("数", "a number"),
    ScoreUnit.PLACE: Words("名次", "a place"),
    ScoreUnit.GRADE: Words("等次", "a grade"),
    None: Words("统计出来的数", "a number that is counted"),
}
_WRITTEN = {
    e.Unit.NONE: Words("没有单位的数", "a number without a unit"),
    e.Unit.POINTS: Words("分数", "points"),
    e.Unit.PERCENT: Words("百分数", "a percentage"),
    e.Unit.DAYS: Words("天数", "days"),
    e.Unit.WORKING_DAYS: Words("工作日数", "working days"),
}


class Fixed(NamedTuple):
    """A value, and the units that its numbers are written in."""

    value: Expected
    units: frozenset[e.Unit]


def fixed_value(
    of: e.Expression, known: frozenset[str], problems: list[Diagnostic]
) -> Fixed | None:
    """What the expression comes to, exactly; reported where it is not fixed, or none of `known`."""
    match of:
        case e.Name(text) if text in MARKS:
            return Fixed(MARKS[text], frozenset())
        case e.Name(text):
            if text not in known:
                problems.append(unknown(of, _VALUE, known, problems))
                return None
            return Fixed(text, frozenset())
        case _:
            number = _number(of)
            if number is None:
                problems.append(found(codes.NOT_CONSTANT, of.span))
                return None
            return Fixed(number, frozenset(_units(of)))


def check_unit(
    fixed: Fixed, unit: ScoreUnit | None, label: str, at: e.Expression
) -> Diagnostic | None:
    """Points for points, a percentage for a rate; a bare number goes with each but a grade."""
    strange = [one for one in fixed.units if one not in (e.Unit.NONE, *_UNITS[unit])]
    is_number = isinstance(fixed.value, Fraction)
    if is_number and unit is ScoreUnit.GRADE:
        strange = [*fixed.units]
    if not strange:
        return None
    args = {"unit": _CALLED[unit], "found": _WRITTEN[strange[0]]}
    return found(codes.EXPECTED_UNIT, at.span, name=label, **args)


def named_values(policy: Policy) -> frozenset[str]:
    """Every grade and every value of a column."""
    graded = {value for scale in policy.scales for value in scale.values}
    columns = (column for kind in policy.kinds for column in kind.all_columns)
    return frozenset(graded | {value for column in columns for value in column.values})


def _number(of: e.Expression) -> Fraction | None:
    match of:
        case e.Number():
            return number_value(of)
        case e.Bracket(inside):
            return _number(inside)
        case e.Negative(inside):
            number = _number(inside)
            return None if number is None else -number
        case e.Sum(terms) | e.Product(terms):
            return _joined(terms)
        case _:
            return None


def _joined(terms: tuple[tuple[str, e.Expression], ...]) -> Fraction | None:
    (_, first), *rest = terms
    total = _number(first)
    for sign, term in rest:
        number = _number(term)
        if total is None or number is None or (sign == "/" and number == 0):
            return None
        total = _apply(sign, total, number)
        if is_long(total):
            return None
    return total


def _apply(sign: str, one: Fraction, other: Fraction) -> Fraction:
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case _:
            return one / other


def _units(of: e.Expression) -> Iterator[e.Unit]:
    match of:
        case e.Number(unit=unit):
            yield unit
        case e.Bracket(inside) | e.Negative(inside):
            yield from _units(inside)
        case e.Sum(terms) | e.Product(terms):
            for _, term in terms:
                yield from _units(term)
        case _:
            pass
