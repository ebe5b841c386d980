"""Which rows of a table a row before them covers.

The time grows with the rows, not with their square: rows are looked up by their listed values.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.lower.gaps import literal
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

_MOST_PATTERNS = 64

Pattern = tuple[str | None, ...]
"""The values that a row names, and None for 其余."""

_UP = (e.Order.AT_LEAST, e.Order.MORE)
_DOWN = (e.Order.AT_MOST, e.Order.LESS)
_INCLUDED = (e.Order.AT_LEAST, e.Order.AT_MOST)


class _Patterns:
    """Rows by what they name; at most so many different sets of columns that 其余 stands in."""

    def __init__(self) -> None:
        self._rows: dict[tuple[bool, ...], dict[Pattern, s.Row]] = {}

    def covering(self, values: Pattern) -> s.Row | None:
        """An earlier row that fits wherever these values do."""
        for open_, rows in self._rows.items():
            cut = tuple(None if any_ else v for v, any_ in zip(values, open_, strict=True))
            if cut in rows:
                return rows[cut]
        return None

    def add(self, values: Pattern, row: s.Row) -> None:
        open_ = tuple(value is None for value in values)
        if open_ in self._rows or len(self._rows) < _MOST_PATTERNS:
            self._rows.setdefault(open_, {}).setdefault(values, row)


def _pattern(row: s.Row) -> Pattern | None:
    """What a row names, if it names values only: numbers and names, as written."""
    values: list[str | None] = []
    for cell in row.cells:
        match cell:
            case s.Otherwise():
                values.append(None)
            case e.Name(text):
                values.append(f"name {text}")
            case e.Number():
                values.append(f"number {number_value(cell)}")
            case _:
                return None
    return tuple(values)


def unreachable(rows: Sequence[s.Row]) -> Iterator[tuple[s.Row, s.Row]]:
    """Each row that never applies, with the earlier row that covers it."""
    patterns = _Patterns()
    bounds: dict[bool, tuple[Fraction, bool, s.Row]] = {}
    for row in rows:
        pattern, bound = _pattern(row), _bound(row)
        covering = _around(bounds, row)
        if pattern is not None and len(pattern) == len(rows[0].cells):
            covering = patterns.covering(pattern)
            patterns.add(pattern, row)
        elif bound is not None:
            covering = _widest(bounds, bound, row)
        if covering is not None:
            yield row, covering


def _around(bounds: dict[bool, tuple[Fraction, bool, s.Row]], row: s.Row) -> s.Row | None:
    """The earlier row whose bound reaches at least as far as one of those of an interval."""
    match row.cells:
        case (s.Bounds(parts),):
            rows = (_widest(bounds, one, None) for part in parts if (one := _of(part)))
            return next((row for row in rows if row is not None), None)
        case _:
            return None


def _bound(row: s.Row) -> tuple[bool, Fraction, bool] | None:
    """A row with one bound on a number: upwards or not, the number, whether it is included."""
    match row.cells:
        case (s.Bound() as bound,):
            return _of(bound)
        case _:
            return None


def _of(bound: s.Bound) -> tuple[bool, Fraction, bool] | None:
    number, order = literal(bound.limit), bound.order
    if number is None or order not in (*_UP, *_DOWN):
        return None
    return order in _UP, number, order in _INCLUDED


def _widest(
    bounds: dict[bool, tuple[Fraction, bool, s.Row]],
    bound: tuple[bool, Fraction, bool],
    row: s.Row | None,
) -> s.Row | None:
    """The earlier row that reaches at least as far in the same direction; else remembers `row`."""
    upwards, limit, included = bound
    if upwards in bounds:
        other, other_included, earlier = bounds[upwards]
        further = limit > other if upwards else limit < other
        if further or (limit == other and (other_included or not included)):
            return earlier
    if row is not None:
        bounds[upwards] = (limit, included, row)
    return None
