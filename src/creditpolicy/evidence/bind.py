"""Rows become records of the policy's kinds.

A row that does not fit is reported and left out, never dropped.
"""

from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Cell, Code, Diagnostic, Severity, Text, Words, found
from creditpolicy.evidence.cells import CHECKED, Read, Wrong, is_valid, read_date, reader
from creditpolicy.evidence.duplicates import without_duplicates
from creditpolicy.evidence.records import Evidence, Record, Status, Value
from creditpolicy.evidence.rows import Row, short
from creditpolicy.evidence.unreadable import unreadable
from creditpolicy.policy.facts import Column, Kind
from creditpolicy.policy.policy import Policy
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
_MOST_GUESSES = 200
"""Unknown names, or columns, for which a known one is looked for: each is compared with all."""
_STATUS = {
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


@define
class _Binder:
    policy: Policy
    plans: dict[str, _Plan]
    departments: dict[str, str]
    problems: list[Diagnostic] = field(factory=list[Diagnostic])
    seen: dict[tuple[str, str], set[str]] = field(factory=dict[tuple[str, str], set[str]])
    warned: set[tuple[str, str, str]] = field(factory=set[tuple[str, str, str]])
    meant: dict[tuple[str, str], str | None] = field(factory=dict[tuple[str, str], str | None])


def bind(policy: Policy, rows: Iterable[Row | Diagnostic]) -> Evidence:
    """All records of the rows, in order, with every problem in order of the rows."""
    binder = _Binder(policy, _plans(policy), _departments(policy))
    records: list[Record] = []
    count = refused = 0
    for row in rows:
        if isinstance(row, Diagnostic):
            binder.problems.append(row)
            lost = row.severity is Severity.ERROR and isinstance(row.at, Cell)
            count, refused = count + lost, refused + lost
            continue
        count += 1
        record = _bind_row(row, binder)
        if record is None:
            refused += 1
        else:
            records.append(record)
    kept, repeated = without_duplicates(records)
    binder.problems.extend(repeated)
    binder.problems.extend(_missing_columns(binder))
    binder.problems.extend(_foreign(policy, kept))
    if count and not kept and not unreadable(binder.problems):
        binder.problems.append(found(codes.NO_EVIDENCE))
    by_kind: dict[str, list[Record]] = {}
    for record in kept:
        by_kind.setdefault(record.kind, []).append(record)
    return Evidence(
        {kind: tuple(of) for kind, of in by_kind.items()},
        count,
        refused + sum(problem.is_error for problem in repeated),
        tuple(binder.problems),
        policy.digest,
    )


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


def _departments(policy: Policy) -> dict[str, str]:
    """Every name and alias of a department, with the name that counts."""
    return {
        name: department.name
        for department in policy.departments
        for name in (department.name, *department.aliases)
    }


def _bind_row(row: Row, binder: _Binder) -> Record | None:
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
    status = _STATUS.get(cells.get("状态", ""))
    if status is None:
        at = Cell(row.file, row.number, "状态")
        problems.append(found(codes.UNKNOWN_STATUS, at, text=short(cells["状态"])))
    _note_columns(row, cells, plan, binder)
    binder.problems.extend(problems)
    if problems or status is None:
        return None
    binder.problems.extend(_invalid_codes(row, plan, values))
    return Record(plan.kind.name, values, status, cells.get("编号", ""), row.file, row.number)


def _invalid_codes(row: Row, plan: _Plan, values: dict[str, Value]) -> Iterator[Diagnostic]:
    """A code with a wrong digit refuses no row, and is named before somebody misses its points."""
    for column in plan.codes:
        text = values[column.name]
        if text and not is_valid(column.type, str(text)):
            at = Cell(row.file, row.number, column.name)
            yield found(codes.INVALID_CODE, at, column=column.name)


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
            at = Cell(row.file, row.number, chinese)
            problems.append(found(codes.TWO_NAMES, at, column=chinese, other=english))
        cells[chinese] = cells.get(chinese) or text
    return cells


def _plan(
    row: Row, cells: dict[str, str], binder: _Binder, problems: list[Diagnostic]
) -> _Plan | None:
    name = cells.get("材料", "")
    plan = binder.plans.get(name)
    if plan is None:
        at = Cell(row.file, row.number, "材料")
        unknown = _unknown(codes.UNKNOWN_KIND, at, name, binder.plans, binder)
        problems.append(unknown if name else _blank(at, cells))
    return plan


def _blank(at: Cell, cells: dict[str, str]) -> Diagnostic:
    """A cell that must be filled is blank, or its whole column is missing."""
    column = str(at.column)
    return found(codes.BLANK_CELL if column in cells else codes.NO_COLUMN, at, column=column)


def _unknown(code: Code, at: Cell, name: str, known: Iterable[str], binder: _Binder) -> Diagnostic:
    key = (str(at.column), name)
    if key not in binder.meant and len(binder.meant) < _MOST_GUESSES:
        binder.meant[key] = nearest(name, known)
    near = binder.meant.get(key)
    hint = Words("核对写法。", "Check its spelling.")
    if near is not None:
        hint = Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
    return found(code, at, name=short(name), hint=hint)


def _common_values(
    row: Row, cells: dict[str, str], binder: _Binder, problems: list[Diagnostic]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    name = cells.get("部门", "")
    if name in binder.departments:
        values["部门"] = binder.departments[name]
    else:
        at = Cell(row.file, row.number, "部门")
        unknown = _unknown(codes.UNKNOWN_DEPARTMENT, at, name, binder.departments, binder)
        problems.append(unknown if name else _blank(at, cells))
    for column, optional in (("日期", False), ("报送日期", True)):
        text = cells.get(column, "")
        day = None if optional and not text else read_date(text)
        if not isinstance(day, Wrong):
            values[column] = day
            continue
        at = Cell(row.file, row.number, column)
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
    at = Cell(row.file, row.number, name)
    words: dict[str, Text] = {"column": name, "text": shown, "hint": hint}
    if column is not None and column.limits is not None:
        low, high = exact_text(column.limits.low), exact_text(column.limits.high)
        words |= {"low": low, "high": high}
    return found(wrong.code, at, **words)


def _note_columns(row: Row, cells: dict[str, str], plan: _Plan, binder: _Binder) -> None:
    """Remembers which columns came, and warns once of each that the kind does not have."""
    key = (row.file, plan.kind.name)
    binder.seen.setdefault(key, set()).update(cells)
    for column, text in cells.items():
        warning = (row.file, plan.kind.name, column)
        known = column in plan.names or column in _COMMON
        if known or not text or warning in binder.warned:
            continue
        binder.warned.add(warning)
        near = nearest(column, plan.names) if len(binder.warned) <= _MOST_GUESSES else None
        hint = Words("列名写错的，改过来；确实多余的，不必理会。", "Mend its name, or ignore this.")
        if near is not None:
            hint = Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
            binder.seen[key].add(near)
        at = Cell(row.file, row.number, short(column))
        binder.problems.append(
            found(codes.UNKNOWN_COLUMN, at, kind=plan.kind.name, column=short(column), hint=hint)
        )


def _missing_columns(binder: _Binder) -> list[Diagnostic]:
    return [
        found(codes.MISSING_COLUMN, Cell(file, 1, column.name), kind=kind, column=column.name)
        for (file, kind), columns in binder.seen.items()
        for column in binder.plans[kind].kind.columns
        if column.name not in columns and not column.optional
    ]


def _foreign(policy: Policy, records: list[Record]) -> list[Diagnostic]:
    """Records of a department that no item with this kind of evidence names."""
    named: dict[str, set[str]] = {}
    for measure in policy.measures:
        members = (
            policy.numbered[measure.item].departments if measure.item else policy.department_names
        )
        named.setdefault(measure.kind, set()).update(members)
    return [
        found(
            codes.FOREIGN_DEPARTMENT,
            Cell(record.file, record.row, "部门"),
            department=record.department,
            kind=record.kind,
        )
        for record in records
        if record.department not in named.get(record.kind, ())
    ]
