"""Measures: exact numbers for each department and each value of the keys."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from creditpolicy.evaluate.relations import Relations, Selection
from creditpolicy.evidence.records import Record, Value
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.values.exact import exact_sum

Result = Fraction | Mark | str | bool
Key = tuple[str, ...]


@frozen
class MeasureTable:
    """A measure's values; where no record fell, `nothing` is the value."""

    values: dict[Key, Result]
    nothing: Result
    undecided: frozenset[str]

    @property
    def too_long(self) -> bool:
        """Whether a sum has more digits than are worked with."""
        return Mark.UNDECIDED in self.values.values()

    def at(self, key: Key) -> Result:
        if key and key[0] in self.undecided:
            return Mark.UNDECIDED
        return self.values.get(key, self.nothing)


def measure_table(measure: Measure, relations: Relations) -> MeasureTable:
    """All values of a measure; a record of which nobody can say makes its department undecided."""
    selection: Selection = relations.select(measure.of)
    groups: dict[Key, list[Value]] = {}
    for record in selection.records:
        groups.setdefault(_key(record, measure), []).append(_value(record, measure))
    values = {key: aggregate(measure.aggregate, values) for key, values in groups.items()}
    undecided = frozenset(record.department for record in selection.open)
    return MeasureTable(values, aggregate(measure.aggregate, ()), undecided)


def _key(record: Record, measure: Measure) -> Key:
    return (record.department, *(str(record.values[name]) for name in measure.per))


def _value(record: Record, measure: Measure) -> Value:
    return None if measure.column is None else record.values[measure.column]


def aggregate(how: Aggregate, values: Iterable[Value]) -> Result:
    """Blanks are left out; of nothing, count and sum are 0 and the others not applicable."""
    if how is Aggregate.COUNT:
        return Fraction(sum(1 for _ in values))
    if how is Aggregate.ONLY:
        return _only({value for value in values if value not in ("", None)})
    numbers = [Fraction(v) for v in values if isinstance(v, int | Fraction)]
    return fold(how, numbers)


def _only(values: set[Value]) -> Result:
    """What all agree on; undecided where nothing was filed, and where they differ."""
    if len(values) != 1:
        return Mark.UNDECIDED
    value = values.pop()
    return Fraction(value) if isinstance(value, int | Fraction) else str(value)


def fold(how: Aggregate, numbers: list[Fraction]) -> Fraction | Mark:
    """Many numbers as one; undecided where it has more digits than are worked with."""
    match how:
        case Aggregate.COUNT:
            return Fraction(len(numbers))
        case Aggregate.SUM:
            return _sum(numbers)
        case _ if not numbers:
            return Mark.NOT_APPLICABLE
        case Aggregate.MAX:
            return max(numbers)
        case Aggregate.MIN:
            return min(numbers)
        case Aggregate.MEAN:
            total = _sum(numbers)
            return total if isinstance(total, Mark) else total / len(numbers)
        case Aggregate.ONLY:
            return numbers[0] if len(set(numbers)) == 1 else Mark.UNDECIDED


def _sum(numbers: list[Fraction]) -> Fraction | Mark:
    total = exact_sum(numbers)
    return Mark.UNDECIDED if total is None else total
