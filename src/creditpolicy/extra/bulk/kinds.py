"""All that is asked of a row before a rule looks at it: its kind, its common columns, its cells."""

from collections.abc import Iterable

from sqlglot import exp

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.bind import department_by_any_name
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Cell, Day, Sql, Text
from creditpolicy.extra.bulk.intake import Intake, Problem
from creditpolicy.policy.facts import Kind
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen

STATUSES = {
    "核定": ("核定", "approved"),
    "待核": ("待核", "pending"),
    "退回": ("退回", "rejected"),
}


@frozen
class Common:
    """What every row has. `problems` are those of its common columns."""

    kind: Sql
    department: Sql
    status: Sql
    id: Sql
    cells: dict[str, Cell]
    problems: tuple[Problem, ...]


@frozen
class BoundKind:
    """The rows of a kind that can be used, their cells, and what is wrong with the others."""

    kind: Kind
    cells: dict[str, Cell]
    usable: Sql
    problems: tuple[Problem, ...]


def bind_common(policy: Policy, intake: Intake) -> Common:
    kind, named = intake.name("材料"), intake.name("部门")
    status, id_ = intake.name("状态"), intake.text("编号")
    day, submitted = (
        intake.day("日期", optional=False),
        intake.day("报送日期", optional=True),
    )
    known = department_by_any_name(policy)
    other = ((name, now) for name, now in known.items() if name != now)
    own = [d.name for d in policy.departments]
    rows = [(sql.one_of(named, [name]), sql.text(now)) for name, now in other]
    department = sql.case([(sql.one_of(named, own), named), *rows], exp.null())
    every_status = [word for words in STATUSES.values() for word in words]
    problems = (
        _unknown(codes.UNKNOWN_KIND, "材料", kind, [k.name for k in policy.kinds]),
        Problem(codes.BLANK_CELL, "材料", sql.is_null(kind)),
        _unknown(codes.UNKNOWN_DEPARTMENT, "部门", named, known),
        Problem(codes.BLANK_CELL, "部门", sql.is_null(named)),
        _unknown(codes.UNKNOWN_STATUS, "状态", status, every_status),
        *day.problems,
        *submitted.problems,
    )
    cells: dict[str, Cell] = {
        "部门": Text(department),
        "日期": day.cell,
        "报送日期": submitted.cell,
    }
    return Common(kind, department, status, id_, cells, problems)


def bind_kind(kind: Kind, common: Common, intake: Intake) -> BoundKind:
    """The kind's own columns beside the common ones; problems only of its own rows."""
    bound = {column.name: intake.column(column) for column in kind.columns}
    here = sql.is_true(sql.one_of(common.kind, [kind.name]))
    own = tuple(problem for one in bound.values() for problem in one.problems)
    cells = {name: one.cell for name, one in bound.items()}
    fine = [sql.negated(one.when) for one in (*_of_rows(common), *own)]
    return BoundKind(
        kind,
        {**common.cells, **cells},
        sql.all_of([here, *fine]),
        tuple(Problem(p.code, p.column, sql.all_of([here, p.when])) for p in own),
    )


def _of_rows(common: Common) -> tuple[Problem, ...]:
    """Those of the common problems that a row of a known kind can have."""
    return tuple(one for one in common.problems if one.column != "材料")


def _unknown(code: Code, column: str, of: Sql, known: Iterable[str]) -> Problem:
    return Problem(code, column, sql.is_true(sql.negated(sql.one_of(of, known))))


def is_status(common: Common, name: str) -> Sql:
    words = sql.is_true(sql.one_of(common.status, STATUSES[name]))
    return sql.any_of([sql.is_null(common.status), words]) if name == "核定" else words


def day_of(cell: Cell) -> Sql:
    assert isinstance(cell, Day)
    return cell.sql
