"""Rows become records of the policy's kinds.

A row that does not fit is reported and left out, never dropped.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import define, field, frozen

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Cell, Code, Diagnostic, Severity, Text, Words, found
from creditpolicy.evidence.cells import CHECKED, Read, Wrong, is_valid, read_date, reader
from creditpolicy.evidence.duplicates import without_duplicates
from creditpolicy.evidence.records import Evidence, Record, Status, Value
from creditpolicy.evidence.rows import Row, short
from creditpolicy.evidence.unreadable import unreadable
from creditpolicy.policy.changes import change_words
from creditpolicy.policy.facts import Column, Former, Kind
from creditpolicy.policy.filing import filers
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve
from creditpolicy.values.codes import mask
from creditpolicy.values.exact import exact_text
from creditpolicy.values.nearest import nearest

ENGLISH = {
    "id": "编号",
    "department": "部门",
    "kind": "材料",
    "date": "日期",
    "submitted": "报送日期",
    "status": "状态",
    "item": "考核项",
}
_COMMON = frozenset(ENGLISH.values())
_LISTED = 6
"""So many values of a column are listed; of more the nearest one is named."""
MOST_GUESSES = 200
"""Unknown names, or columns, for which a known one is looked for: each is compared with all."""
STATUSES_BY_WORD = {
    "": Status.APPROVED,
    "核定": Status.APPROVED,
    "approved": Status.APPROVED,
    "待核": Status.PENDING,
    "pending": Status.PENDING,
    "退回": Status.REJECTED,
    "rejected": Status.REJECTED,
}


@frozen
class _Plan:
    """How the rows of one kind are read."""

    kind: Kind
    readers: tuple[tuple[str, Read], ...]
    names: frozenset[str]
    codes: tuple[Column, ...]


Table = tuple[str, str, str]
"""A file, a sheet of it where it has sheets, and a kind."""


@define
class Columns:
    """The columns that came, and where the header stands that names them."""

    header: Cell
    names: set[str] = field(factory=set[str])


@define
class Binder:
    """`rows` were read, `refused` of them cannot be used; `seen`: the columns by table."""

    policy: Policy
    plans: dict[str, _Plan]
    departments: dict[str, str]
    formers: dict[str, Former]
    rows: int = 0
    refused: int = 0
    problems: list[Diagnostic] = field(factory=list[Diagnostic])
    seen: dict[Table, Columns] = field(factory=dict[Table, Columns])
    warned: set[tuple[Table, str]] = field(factory=set[tuple[Table, str]])
    meant: dict[tuple[str, str], str | None] = field(factory=dict[tuple[str, str], str | None])

    def unused(self) -> "Binder":
        """Another one for the same policy, which has read nothing yet."""
        return Binder(self.policy, self.plans, self.departments, self.formers)


def bind(policy: Policy, rows: Iterable[Row | Diagnostic]) -> Evidence:
    """All records of the rows, in order, with every problem in order of the rows."""
    binder = binder_of(policy)
    records = [record for row in rows if (record := bind_one(row, binder)) is not None]
    kept, repeated = without_duplicates(records)
    problems = [*binder.problems, *repeated, *missing_columns(policy, binder.seen)]
    problems.extend(foreign(policy, kept))
    if binder.rows and not kept and not unreadable(problems):
        problems.append(found(codes.NO_EVIDENCE))
    by_kind: dict[str, list[Record]] = {}
    for record in kept:
        by_kind.setdefault(record.kind, []).append(record)
    return Evidence(
        {kind: tuple(of) for kind, of in by_kind.items()},
        binder.rows,
        binder.refused + sum(problem.is_error for problem in repeated),
        tuple(problems),
        policy.digest,
    )


def binder_of(policy: Policy) -> Binder:
    """What reads rows one by one, and remembers what it said."""
    return Binder(policy, _plans(policy), department_by_any_name(policy), formers(policy))


def bind_one(row: Row | Diagnostic, binder: Binder) -> Record | None:
    """The record of a row, or None where it is none and the binder's problems say why."""
    if isinstance(row, Diagnostic):
        binder.problems.append(row)
        lost = row.severity is Severity.ERROR and isinstance(row.at, Cell)
        binder.rows, binder.refused = binder.rows + lost, binder.refused + lost
        return None
    record = _bind_row(row, binder)
    binder.rows, binder.refused = binder.rows + 1, binder.refused + (record is None)
    return record


def _plans(policy: Policy) -> dict[str, _Plan]:
    return {
        kind.name: _Plan(
            kind,
            tuple((column.name, reader(column)) for column in kind.columns),
            frozenset(column.name for column in kind.columns),
            tuple(column for column in kind.columns if column.type in CHECKED),
        )
        for kind in policy.kinds
    }


def department_by_any_name(policy: Policy) -> dict[str, str]:
    """Every name that a department has or had, with the name that counts."""
    return {name: department.name for department in policy.departments for name in department.names}


def formers(policy: Policy) -> dict[str, Former]:
    """The former departments, by every name of theirs."""
    every = (former for department in policy.departments for former in department.formers)
    return {name: former for former in every for name in (former.name, *former.aliases)}


def _bind_row(row: Row, binder: Binder) -> Record | None:
    problems: list[Diagnostic] = []
    cells = _chinese_columns(row, problems)
    plan = _plan(row, cells, binder, problems)
    if plan is None:
        binder.problems.extend(problems)
        return None
    values = _common_values(row, cells, binder, problems)
    for name, read in plan.readers:
        value = read(cells.get(name, ""))
        if isinstance(value, Wrong):
            problems.append(_wrong(row, plan.kind, name, cells.get(name, ""), value))
        else:
            values[name] = value
    status = STATUSES_BY_WORD.get(cells.get("状态", ""))
    if status is None:
        at = row.at("状态")
        problems.append(found(codes.UNKNOWN_STATUS, at, text=short(cells["状态"])))
    _note_columns(row, cells, plan, binder)
    binder.problems.extend(problems)
    if problems or status is None:
        return None
    binder.problems.extend(_invalid_codes(row, plan, values))
    former = binder.formers.get(cells["部门"])
    id_ = cells.get("编号", "")
    record = Record(plan.kind.name, values, status, id_, row.file, row.number, former, row.sheet)
    binder.problems.extend(_old_name(record))
    return record


def _old_name(record: Record) -> Iterator[Diagnostic]:
    """A fact of a day on which its department was no more: it counts, and is never overlooked."""
    former, day = record.formerly, record.values["日期"]
    if former is None or not isinstance(day, date) or day < former.until:
        return
    change = change_words(former.change, former.successor)
    names = {"name": former.name, "until": str(former.until), "department": record.department}
    at = record.at("部门")
    yield found(codes.OLD_NAME, at, change=change, day=str(day), **names)


def _invalid_codes(row: Row, plan: _Plan, values: dict[str, Value]) -> Iterator[Diagnostic]:
    """A code with a wrong digit refuses no row, and is named before somebody misses its points."""
    for column in plan.codes:
        text = values[column.name]
        if text and not is_valid(column.type, str(text)):
            yield invalid_code(row.at(column.name))


def invalid_code(at: Cell) -> Diagnostic:
    return found(codes.INVALID_CODE, at, column=str(at.column))


def _chinese_columns(row: Row, problems: list[Diagnostic]) -> dict[str, str]:
    """The cells with the common columns under their Chinese names."""
    if ENGLISH.keys().isdisjoint(row.cells):
        return row.cells
    cells = dict(row.cells)
    for english, chinese in ENGLISH.items():
        text = cells.pop(english, None)
        if text is None:
            continue
        if cells.get(chinese) and text and cells[chinese] != text:
            at = row.at(chinese)
            problems.append(found(codes.TWO_NAMES, at, column=chinese, other=english))
        cells[chinese] = cells.get(chinese) or text
    return cells


def _plan(
    row: Row, cells: dict[str, str], binder: Binder, problems: list[Diagnostic]
) -> _Plan | None:
    name = cells.get("材料", "")
    plan = binder.plans.get(name)
    if plan is None:
        at = row.at("材料")
        unknown = _unknown(codes.UNKNOWN_KIND, at, name, binder.plans, binder)
        problems.append(unknown if name else _blank(at, cells))
    return plan


def _blank(at: Cell, cells: dict[str, str]) -> Diagnostic:
    """A cell that must be filled is blank, or its whole column is missing."""
    column = str(at.column)
    return found(codes.BLANK_CELL if column in cells else codes.NO_COLUMN, at, column=column)


def _unknown(code: Code, at: Cell, name: str, known: Iterable[str], binder: Binder) -> Diagnostic:
    key = (str(at.column), name)
    if key not in binder.meant and len(binder.meant) < MOST_GUESSES:
        binder.meant[key] = nearest(name, known)
    near = binder.meant.get(key)
    hint = Words("核对写法。", "Check its spelling.")
    if near is not None:
        hint = Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
    return found(code, at, name=short(name), hint=hint)


def _common_values(
    row: Row, cells: dict[str, str], binder: Binder, problems: list[Diagnostic]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    name = cells.get("部门", "")
    if name in binder.departments:
        values["部门"] = binder.departments[name]
    else:
        at = row.at("部门")
        unknown = _unknown(codes.UNKNOWN_DEPARTMENT, at, name, binder.departments, binder)
        problems.append(unknown if name else _blank(at, cells))
    for column, optional in (("日期", False), ("报送日期", True)):
        text = cells.get(column, "")
        day = None if optional and not text else read_date(text)
        if not isinstance(day, Wrong):
            values[column] = day
            continue
        at = row.at(column)
        wrong = found(day.code, at, column=column, text=short(text))
        problems.append(wrong if text else _blank(at, cells))
    return values


def _wrong(row: Row, kind: Kind, name: str, text: str, wrong: Wrong) -> Diagnostic:
    """The problem with a cell; a private one is never shown."""
    column = kind.column(name)
    private = column is not None and column.private
    listed = "、".join(column.values) if column is not None else ""
    hint = Words(f"可取的值：{listed}。", f"Its values: {listed}.")
    many = column is not None and len(column.values) > _LISTED
    if many and wrong.near and not private:
        hint = Words(f"是不是“{wrong.near}”？", f"Did you mean “{wrong.near}”?")
    shown = mask(text) if private else short(text)
    at = row.at(name)
    words: dict[str, Text] = {"column": name, "text": shown, "hint": hint}
    if column is not None and column.limits is not None:
        low, high = exact_text(column.limits.low), exact_text(column.limits.high)
        words |= {"low": low, "high": high}
    return found(wrong.code, at, **words)


def _note_columns(row: Row, cells: dict[str, str], plan: _Plan, binder: Binder) -> None:
    """Remembers which columns came, and warns once of each that the kind does not have."""
    key = (row.file, "" if row.sheet is None else row.sheet.name, plan.kind.name)
    if key not in binder.seen:
        binder.seen[key] = Columns(_header(row))
    binder.seen[key].names.update(cells)
    for column, text in cells.items():
        warning = (key, column)
        known = column in plan.names or column in _COMMON
        if known or not text or warning in binder.warned:
            continue
        binder.warned.add(warning)
        near = meant_column(plan.kind, column) if len(binder.warned) <= MOST_GUESSES else None
        hint = Words("列名写错的，改过来；确实多余的，不必理会。", "Mend its name, or ignore this.")
        if near is not None:
            hint = Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
            binder.seen[key].names.add(near)
        at = row.at(short(column))
        binder.problems.append(
            found(codes.UNKNOWN_COLUMN, at, kind=plan.kind.name, column=short(column), hint=hint)
        )


def meant_column(kind: Kind, column: str) -> str | None:
    """The kind's column that an unknown one was probably meant to be."""
    return nearest(column, (one.name for one in kind.columns))


def missing_columns(policy: Policy, seen: Mapping[Table, Columns]) -> list[Diagnostic]:
    """Columns that a kind declares and a table with such records nowhere has."""
    return [
        found(
            codes.MISSING_COLUMN,
            evolve(columns.header, column=column.name),
            kind=kind,
            column=column.name,
        )
        for (_, _, kind), columns in seen.items()
        for column in policy.kind_by_name[kind].columns
        if column.name not in columns.names and not column.optional
    ]


def _header(row: Row) -> Cell:
    if row.sheet is None:
        return Cell(row.file, 1)
    return Cell(row.file, row.sheet.header, None, row.sheet.name)


def foreign(policy: Policy, records: Iterable[Record]) -> list[Diagnostic]:
    """Records of a department that no item with this kind of evidence names."""
    named = filers(policy)
    return [
        foreign_department(record.at("部门"), record.department, record.kind)
        for record in records
        if record.department not in named[record.kind]
    ]


def foreign_department(at: Cell, department: str, kind: str) -> Diagnostic:
    return found(codes.FOREIGN_DEPARTMENT, at, department=department, kind=kind)
