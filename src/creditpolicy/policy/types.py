"""The types of expressions, and how units combine."""

from enum import Enum

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.facts import Assumption, AssumptionUnit, Column, ColumnType, Scale
from creditpolicy.syntax.expressions import Unit as WrittenUnit
from creditpolicy.values.classes import frozen


class Measure(Enum):
    """The unit of a number; PLAIN is a bare number, which goes with counts and rates."""

    POINTS = "points"
    RATE = "rate"
    COUNT = "count"
    PLAIN = "plain"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    PLACE = "place"


@frozen
class Quantity:
    measure: Measure


@frozen
class Category:
    """One of `values`; from high to low where `ordered`; `scale` names the grades that they are.

    `sets` are names for several of the values.
    """

    values: tuple[str, ...]
    ordered: bool = False
    scale: str = ""
    sets: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def named(self, name: str) -> tuple[str, ...] | None:
        """The values that a name stands for: itself, or those of a set; None where for none."""
        return (name,) if name in self.values else dict(self.sets).get(name)


@frozen
class Day:
    pass


@frozen
class FreeText:
    """Free text."""


@frozen
class Code:
    """A code with a check character; `column` is its sort."""

    column: ColumnType


@frozen
class Truth:
    pass


@frozen
class NoValue:
    """A mark that is written where a value may stand: it goes with values of any type."""


Type = Quantity | Category | Day | FreeText | Code | Truth | NoValue

POINTS = Quantity(Measure.POINTS)
RATE = Quantity(Measure.RATE)
COUNT = Quantity(Measure.COUNT)
PLAIN = Quantity(Measure.PLAIN)

WRITTEN = {
    WrittenUnit.NONE: PLAIN,
    WrittenUnit.POINTS: POINTS,
    WrittenUnit.PERCENT: RATE,
    WrittenUnit.WORKING_DAYS: Quantity(Measure.WORKING_DAYS),
    WrittenUnit.DAYS: Quantity(Measure.DAYS),
}
_ASSUMED = {
    AssumptionUnit.NUMBER: PLAIN,
    AssumptionUnit.POINTS: POINTS,
    AssumptionUnit.RATE: RATE,
    AssumptionUnit.WORKING_DAYS: Quantity(Measure.WORKING_DAYS),
    AssumptionUnit.DAYS: Quantity(Measure.DAYS),
}
_NEUTRAL = {Measure.PLAIN, Measure.COUNT, Measure.RATE, Measure.PLACE}


def of_column(column: Column) -> Type:
    match column.type:
        case ColumnType.DATE:
            return Day()
        case ColumnType.WHOLE:
            return COUNT
        case ColumnType.NUMBER:
            return PLAIN
        case ColumnType.POINTS:
            return POINTS
        case ColumnType.CATEGORY | ColumnType.YES_NO:
            return Category(column.values)
        case ColumnType.LEVEL:
            return Category(column.values, ordered=True)
        case ColumnType.CREDIT_CODE | ColumnType.IDENTITY | ColumnType.SUBJECT_CODE:
            return Code(column.type)
        case ColumnType.TEXT | ColumnType.COMPONENT:
            return FreeText()


def of_assumption(assumption: Assumption) -> Type:
    if assumption.unit is AssumptionUnit.CHOICE:
        allowed = assumption.allowed if isinstance(assumption.allowed, tuple) else ()
        values = [v for v in (*allowed, assumption.value) if isinstance(v, str)]
        return Category(tuple(dict.fromkeys(values)))
    return _ASSUMED[assumption.unit]


def of_scale(scale: Scale) -> Category:
    return Category(scale.values, scale.ordered, scale.name)


def one_list(left: Category, right: Category) -> Category | None:
    """The list of which both have values, with its order; None where they are of two."""
    scales = {left.scale, right.scale} - {""}
    whole, part = (left, right) if set(right.values) <= set(left.values) else (right, left)
    if len(scales) > 1 or not set(part.values) <= set(whole.values):
        return None
    same_order = [value for value in whole.values if value in part.values] == [*part.values]
    ordered = whole.ordered and (same_order or not part.ordered)
    return Category(whole.values, ordered, whole.scale)


def alike(left: Quantity, right: Quantity) -> Quantity | None:
    """The unit of a sum, a comparison or a choice of the two; None where they do not fit."""
    if left == right:
        return left
    if left.measure in _NEUTRAL and right.measure in _NEUTRAL:
        if left.measure is Measure.PLAIN:
            return right
        places = {left.measure, right.measure} == {Measure.COUNT, Measure.PLACE}
        return left if right == PLAIN else COUNT if places else None
    return None


def comparable(left: Type, right: Type) -> bool:
    """Days, or quantities of one unit, or a quantity and a bare number."""
    match left, right:
        case Day(), Day():
            return True
        case Quantity() as one, Quantity() as two:
            return alike(one, two) is not None or PLAIN in (one, two)
        case _:
            return False


def _counting(of: Quantity) -> Quantity:
    return COUNT if of.measure is Measure.PLACE else of


def times(left: Quantity, right: Quantity) -> Quantity | None:
    """The unit of a product: at most one side has a unit of its own; a rank is like a count."""
    left, right = _counting(left), _counting(right)
    for unit in (PLAIN, RATE):
        if unit in (left, right):
            return right if left == unit else left
    if left == right == COUNT:
        return COUNT
    for one, other in ((left, right), (right, left)):
        if one == COUNT and other.measure is Measure.POINTS:
            return other
    return None


def over(left: Quantity, right: Quantity) -> Quantity | None:
    """The unit of a quotient: equals make a rate; a count over a bare number goes with either."""
    left, right = _counting(left), _counting(right)
    if right.measure is Measure.PLAIN:
        return PLAIN if left == COUNT else left
    if left == right or (left.measure in _NEUTRAL and right.measure in _NEUTRAL):
        return RATE
    if left.measure is Measure.POINTS and right.measure in _NEUTRAL:
        return left
    return None


def rounded_up_or_down(of: Quantity) -> Quantity:
    """The unit of a number rounded to whole ones: points and days stay, the others count."""
    return COUNT if of.measure in _NEUTRAL else of


_NAMES = {
    Measure.POINTS: Words("分值", "points"),
    Measure.RATE: Words("比率", "a rate"),
    Measure.COUNT: Words("件数", "a count"),
    Measure.PLAIN: Words("没有单位的数", "a bare number"),
    Measure.DAYS: Words("天数", "days"),
    Measure.WORKING_DAYS: Words("工作日数", "working days"),
    Measure.PLACE: Words("名次", "a rank"),
}


def describe(of: Type) -> Words:
    """The type in words for a message."""
    match of:
        case Quantity(measure):
            return _NAMES[measure]
        case Category(scale=scale) if scale:
            return Words(f"等级“{scale}”", f"a grade of “{scale}”")
        case Category():
            return Words("一个取值", "a value of a list")
        case Day():
            return Words("日期", "a date")
        case FreeText():
            return Words("文字", "text")
        case Code():
            return Words("代码", "a code")
        case Truth():
            return Words("条件", "a condition")
        case NoValue():
            return Words("“不适用”或“未定”", "“not_applicable” or “undecided”")
