"""One step to either side of a case: a number a little less or more, a record fewer or more."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.policy.cases import Case, CaseEvidence, Filed
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.values.classes import evolve

STEPS = {
    ColumnType.WHOLE: Fraction(1),
    ColumnType.NUMBER: Fraction(1, 100),
    ColumnType.POINTS: Fraction(1, 100),
}
"""How far the next number of a column is."""


def beside(case: Case, policy: Policy) -> Iterator[Case]:
    """The cases one step from this one, numbers before records; none has a number below 0."""
    if not case.rows:
        return
    *others, last = case.rows
    for row in _stepped(last, policy):
        yield evolve(case, rows=(*others, row))
    yield evolve(case, rows=tuple(others))
    yield evolve(case, rows=(*case.rows, last))


def _stepped(row: CaseEvidence, policy: Policy) -> Iterator[CaseEvidence]:
    kind = next(cell.text for cell in row.cells if cell.column == "材料")
    for at, cell in enumerate(row.cells):
        column = policy.kind_by_name[kind].column(cell.column)
        if column is None or column.type not in STEPS:
            continue
        for step in (-STEPS[column.type], STEPS[column.type]):
            number = Fraction(cell.text) + step
            if number >= 0:
                new = Filed(cell.column, decimal_text(number))
                yield CaseEvidence((*row.cells[:at], new, *row.cells[at + 1 :]))
