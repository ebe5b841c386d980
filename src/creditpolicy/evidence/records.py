"""Bound evidence: records whose cells are known to be what their kind declares."""

from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import evolve, field, frozen

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.rows import Sheet, cell_at
from creditpolicy.policy.facts import Former

Value = str | date | int | Fraction | None
"""Text, a day, a whole number, a number; None for a blank that is not text."""


class Status(Enum):
    """Only what is approved scores; a blank status counts as approved."""

    APPROVED = "核定"
    PENDING = "待核"
    REJECTED = "退回"


@frozen
class Record:
    """One record: `values` by column name, with 部门, 日期 and 报送日期 among them.

    `formerly` is the former department under whose name it was filed, if it was.
    """

    kind: str
    values: dict[str, Value] = field(repr=False)
    status: Status
    id: str
    file: str
    row: int
    formerly: Former | None = None
    sheet: Sheet | None = field(default=None, repr=False)

    @property
    def department(self) -> str:
        return str(self.values["部门"])

    @property
    def known_on(self) -> date | None:
        """The day on which it came on file: that of filing, or of the fact where that is blank."""
        day = self.values["报送日期"] or self.values["日期"]
        return day if isinstance(day, date) else None

    @property
    def place(self) -> tuple[str, int]:
        """The file (and sheet) and the row: what tells one record from every other."""
        file = self.file if self.sheet is None else f"{self.file}!{self.sheet.name}"
        return file, self.row

    def at(self, column: str | None = None) -> Cell:
        """The place of the record, or of its cell in that column."""
        return cell_at(self.file, self.row, column, self.sheet)


@frozen
class Evidence:
    """All records of an evaluation, and what was found wrong on the way.

    `records`: a tuple of records for each kind that has any, by the kind's name. `rows`: how many
    rows were read; `refused`: how many of them cannot be used, each of which has an error among
    the `diagnostics`. `policy`: the digest of the policy that read it, and the only one that may
    score it.
    """

    records: dict[str, tuple[Record, ...]]
    rows: int
    refused: int
    diagnostics: tuple[Diagnostic, ...]
    policy: str


def known_by(evidence: Evidence, day: date) -> Evidence:
    """What was on file on that day: nothing can be said of what came later."""
    records = {
        kind: tuple(one for one in of if one.known_on is None or one.known_on <= day)
        for kind, of in evidence.records.items()
    }
    return evolve(evidence, records=records)
