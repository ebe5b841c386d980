"""Rows that generated code did not take: the reference reads them, and says what it has to say."""

from collections.abc import Mapping

from attrs import define, field

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.bind import (
    Binder,
    Columns,
    Table,
    bind,
    bind_one,
    foreign_department,
    invalid_code,
    missing_columns,
)
from creditpolicy.evidence.readers.objects import read_object, read_objects
from creditpolicy.evidence.records import Record, Status
from creditpolicy.evidence.rows import Reading, Row
from creditpolicy.policy.policy import Policy

FILE = "Python"
"""What messages call rows that are in Python already."""

Rows = list[Mapping[str, object]]
Strangers = list[tuple[int, str, str]]
"""Rows of departments of which nobody asks for their kind: number, kind and department."""

Invalid = list[tuple[int, str]]
"""Codes that are none, in rows that are taken nevertheless: number and column."""


@define
class Leftover:
    """The reference's part of a pass.

    `records` are those of the rows that were left over, `kinds` the kinds of such rows by their
    numbers, "" where a row has none; `named`: by kind the departments of which it is asked.
    """

    policy: Policy
    rows: Rows
    binder: Binder
    named: Mapping[str, frozenset[str]]
    records: list[Record] = field(factory=list[Record])
    kinds: dict[int, str] = field(factory=dict[int, str])

    def read(self, at: int) -> None:
        """Makes a record of the row with that number, or says why it is none."""
        reading = read_object(self.rows[at - 1], FILE, at)
        self.kinds[at] = self._kind(reading)
        record = bind_one(reading, self.binder)
        if record is not None:
            self.records.append(record)

    def _kind(self, reading: Reading) -> str:
        cells = reading.cells if isinstance(reading, Row) else {}
        kind = cells.get("材料") or cells.get("kind", "")
        return kind if kind in self.policy.kind_by_name else ""

    def ids(self) -> dict[str, list[str]]:
        """The 编号 of the records that may be copies of others, or contradict them, by kind."""
        found: dict[str, list[str]] = {}
        for record in self.records:
            if record.id and record.status is not Status.REJECTED:
                found.setdefault(record.kind, []).append(record.id)
        return found

    def problems(
        self, strangers: Strangers, invalid: Invalid, *, short: bool
    ) -> tuple[Diagnostic, ...]:
        """What the reference would say of all rows, in its order; `short`: some lack columns."""
        if self.binder.refused == len(self.rows):
            return bind(self.policy, read_objects(self.rows)).diagnostics
        missing = missing_columns(self.policy, self._seen()) if short or self.kinds else ()
        wrong = (invalid_code(Cell(FILE, at, name)) for at, name in invalid if at not in self.kinds)
        said = sorted((*self.binder.problems, *wrong), key=_row)
        return (*said, *missing, *self._foreign(strangers))

    def _foreign(self, strangers: Strangers) -> list[Diagnostic]:
        """Records of departments of which nobody asks for their kind, in order of the rows."""
        of_records = ((one.row, one.kind, one.department) for one in self.records)
        all_of_them = {one for one in of_records if one[2] not in self.named[one[1]]}
        all_of_them |= {one for one in strangers if one[0] not in self.kinds}
        return [
            foreign_department(Cell(FILE, at, "部门"), department, kind)
            for at, kind, department in sorted(all_of_them)
        ]

    def _seen(self) -> dict[Table, Columns]:
        """The columns of each kind, kinds in the order in which they came."""
        seen: dict[Table, Columns] = {}
        for at, row in enumerate(self.rows, 1):
            kind = self.kinds.get(at)
            names = () if kind is not None else tuple(row)
            kind = str(row["材料"]) if kind is None else kind
            if kind:
                key = FILE, "", kind
                if key not in seen:
                    seen[key] = Columns(Cell(FILE, 1))
                seen[key].names.update(names)
        for key, columns in self.binder.seen.items():
            seen[key].names.update(columns.names)
        return seen


def _row(problem: Diagnostic) -> int:
    return problem.at.row if isinstance(problem.at, Cell) else 0


def leftover(
    binder: Binder, rows: Rows, left: list[int], named: Mapping[str, frozenset[str]]
) -> Leftover:
    """What the reference makes of the rows with these numbers; the binder itself stays unused."""
    one = Leftover(binder.policy, rows, binder.unused(), named)
    for at in left:
        one.read(at)
    return one
