"""Where a policy changes its mind: rows and numbers just under, at and above what it asks for."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.api import Policy
from creditpolicy.policy.facts import Column, ColumnType, Value
from creditpolicy.report.formula import number_text
from creditpolicy.values.classes import frozen
from creditpolicy.verify.witness.cells import Cells
from creditpolicy.verify.witness.recipes import counts, numbers
from creditpolicy.verify.witness.rows import RowMaker, asked

_FIRST = 4
_STEPS = {
    ColumnType.WHOLE: Fraction(1),
    ColumnType.NUMBER: Fraction(1, 100),
    ColumnType.POINTS: Fraction(1, 100),
}


@frozen
class Boundaries:
    """`rows`: of a kind, one change of a cell apart, on both sides of every comparison of records.

    `sizes`: how many records make a difference, around each number of a formula. `texts`: columns
    of a kind by which records can be told from each other.
    """

    rows: dict[str, tuple[Cells, ...]]
    sizes: tuple[int, ...]
    texts: dict[str, tuple[str, ...]]


def boundaries(policy: Policy) -> Boundaries:
    """Those of a policy under its own assumptions."""
    checked, given = policy.checked, _given(policy)
    maker = RowMaker(checked, given)
    rows = {
        kind: tuple(_at_few_days(policy, kind, maker.rows(kind, tests)))
        for kind, tests in asked(checked.measures).items()
    }
    texts = {
        kind.name: tuple(c.name for c in kind.columns if c.type is ColumnType.TEXT)
        for kind in checked.kinds
    }
    return Boundaries(
        {k: of for k, of in rows.items() if of}, tuple(counts([checked], given)), texts
    )


def _at_few_days(policy: Policy, kind: str, rows: list[Cells]) -> Iterator[Cells]:
    """The first rows, and of the others those of the same days or of the ends of the period.

    Any row can be of any day: `record_of` draws those, and here they would stand for most.
    """
    dated, ends = policy.checked.kind_by_name[kind].dated_by, policy.checked.period
    days = {day.isoformat() for day in ends} | {row[dated] for row in rows[:_FIRST]}
    yield from (row for row in rows if row[dated] in days)


def numbers_near(policy: Policy, column: Column) -> tuple[str, ...]:
    """What a cell of the column, if of numbers, can hold around each number of a formula."""
    if column.type not in _STEPS:
        return ()
    return tuple(dict.fromkeys(number_text(one) for one in _near(policy, column)))


def _near(policy: Policy, column: Column) -> Iterator[Fraction]:
    step, limits = _STEPS[column.type], column.limits
    named = numbers([policy.checked], _given(policy))
    for number in (one + more for one in sorted(named) for more in (-step, Fraction(0), step)):
        whole = number.denominator == 1 or (column.type is not ColumnType.WHOLE and _ends(number))
        inside = number >= 0 if limits is None else limits.low <= number <= limits.high
        if whole and inside:
            yield number


def _ends(number: Fraction) -> bool:
    """Whether it can be written in a cell: as a decimal."""
    return "/" not in number_text(number)


def _given(policy: Policy) -> dict[str, Value]:
    return {one.name: one.value for one in policy.checked.assumptions}
