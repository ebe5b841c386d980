"""Cells of rows that somebody vouches for, read where a rule asks for them and nowhere else.

Whatever has a closed form (days, numbers, listed values) is looked at as it is read; what is
unusual raises, and the whole evidence is read in full instead.
"""

from creditpolicy.compile.cells import (
    Period,
    kept_filled,
    kind_cells,
    known_values,
    read_number,
)
from creditpolicy.compile.conditions import Cell
from creditpolicy.compile.source import Writer
from creditpolicy.evidence.cells import CHECKED
from creditpolicy.policy.facts import Column, ColumnType, Kind
from creditpolicy.values.classes import evolve


def cells_in_place(kind: Kind, department: str, period: Period, writer: Writer) -> dict[str, Cell]:
    """For each column what gives its value, in a row that counts for the department."""
    cells = {
        "部门": Cell(repr(department), none=False, empty=False),
        "日期": _day("row['日期']", blank=False),
        "报送日期": _day("row['报送日期']", blank=True),
    }
    for column in kind.columns:
        cells[column.name] = _cell(column, writer)
    raw = f"row[{kind.dated_by!r}]"
    dated = Cell(f"DAYS_IN[{raw}]", False, False, filled="True", period=period, raw=raw)
    return cells | {kind.dated_by: dated}


def cells_of_record(kind: Kind, department: str, period: Period) -> dict[str, Cell]:
    """The same of a record that was read, whose cells are values already."""
    cells = kind_cells(kind, period, checked=False)
    own = {name: evolve(cell, name=f"row[{name!r}]") for name, cell in cells.items()}
    for name, cell in own.items():
        if name in ("日期", "报送日期", kind.dated_by):
            own[name] = evolve(cell, raw=cell.name)
    return own | {"部门": Cell(repr(department), none=False, empty=False)}


def _cell(column: Column, writer: Writer) -> Cell:
    raw = f"row[{column.name!r}]"
    blank = not kept_filled(column)
    match column.type:
        case ColumnType.COMPONENT:
            yes = f"(cell := {raw}) is not False and (cell is True or cell not in EMPTY)"
            return Cell(f"component({raw})", none=False, filled=yes)
        case ColumnType.TEXT:
            return Cell(f'({raw} or "")', none=False, filled=f"{raw} not in EMPTY")
        case of if of in CHECKED:
            return Cell(f'upper({raw} or "")', none=False, filled=f"{raw} not in EMPTY")
        case ColumnType.DATE:
            return _day(raw, blank=blank)
        case ColumnType.YES_NO:
            values = writer.named("VALUES", known_values(column))
            value = (
                f"'是' if (cell := {raw}) is True else '否' if cell is False else {values}[cell]"
            )
            yes = f"(cell := {raw}) is True or cell is not False and {values}[cell] == '是'"
            return Cell(f"({value})", none=blank, empty=False, yes=yes)
        case ColumnType.CATEGORY | ColumnType.LEVEL:
            return Cell(f"{writer.named('VALUES', known_values(column))}[{raw}]", blank, False)
        case _:
            return Cell(read_number(column, raw, writer), none=blank, empty=False)


def _day(raw: str, *, blank: bool) -> Cell:
    days = "DAYS_OR_BLANK" if blank else "DAYS"
    value = f"(cell if (cell := {raw}).__class__ is date else {days}[cell])"
    return Cell(value, none=blank, empty=False, raw=raw)


def is_in_place(text: str) -> bool:
    """Whether a value is read from the row each time that it is asked for."""
    return "row[" in text
