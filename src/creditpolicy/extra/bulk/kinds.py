"""All that is asked of a row before a rule looks at it: its kind, its common columns, its cells."""

from collections.abc import Collection, Iterable, Mapping

from sqlglot import exp

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.bind import department_by_any_name
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Cell, Day, Sql, Text
from creditpolicy.extra.bulk.intake import Intake, Problem
from creditpolicy.extra.bulk.sources import cell
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
    """What every row has.

    `as_filed`: the cell of its department, blanks and all; `named`: what it says; `department`: the
    one that counts, NULL where nobody knows it. `known`, `dated`, `standing`: whether its
    department, days and status are in order. `words`: those that there are for each status.
    """

    kind: Sql
    as_filed: Sql
    named: Sql
    department: Sql
    status: Sql
    id: Sql
    cells: dict[str, Cell]
    known: Sql
    dated: Sql
    standing: Sql
    problems: tuple[Problem, ...]
    words: Mapping[str, list[str]]


@frozen
class BoundKind:
    """A kind and its cells.

    `good`: whether its own cells are in order; `dated`: whether the day of its own is, by which it
    lies in the period; `problems`: what is not.
    """

    kind: Kind
    here: Sql
    cells: dict[str, Cell]
    good: Sql
    dated: Sql
    problems: tuple[Problem, ...]


def bind_common(policy: Policy, intake: Intake) -> Common:
    kind, named, status = (intake.text(name) for name in ("材料", "部门", "状态"))
    day, submitted = intake.day("日期", optional=False), intake.day("报送日期", optional=True)
    known = department_by_any_name(policy)
    department = _department(policy, named, known)
    words = [word for words in STATUSES.values() for word in words]
    kinds = [one.name for one in policy.kinds]
    of_known_kinds = (
        _unknown(codes.UNKNOWN_DEPARTMENT, "部门", named, known),
        Problem(codes.BLANK_CELL, "部门", sql.is_null(named)),
        _unknown(codes.UNKNOWN_STATUS, "状态", status, words),
        *day.problems,
        *submitted.problems,
    )
    here = sql.is_true(sql.one_of(kind, kinds))
    problems = (
        _unknown(codes.UNKNOWN_KIND, "材料", kind, kinds),
        Problem(codes.BLANK_CELL, "材料", sql.is_null(kind)),
        *(Problem(p.code, p.column, sql.all_of([here, p.when])) for p in of_known_kinds),
    )
    cells: dict[str, Cell] = {
        "部门": Text(department),
        "日期": day.cell,
        "报送日期": submitted.cell,
    }
    return Common(
        kind,
        cell("部门") if "部门" in intake.raw else exp.null(),
        named,
        department,
        status,
        intake.text("编号"),
        cells,
        intake.one_of("部门", known),
        sql.all_of([day.good, submitted.good]),
        sql.filled_or_null(status, intake.one_of("状态", words)),
        tuple(_without_column(problem, intake) for problem in problems),
        {name: intake.seen("状态", of) for name, of in STATUSES.items()},
    )


def _without_column(problem: Problem, intake: Intake) -> Problem:
    """A cell is not blank where its whole column is missing."""
    missing = problem.code is codes.BLANK_CELL and problem.column not in intake.raw
    return Problem(codes.NO_COLUMN if missing else problem.code, problem.column, problem.when)


def _department(policy: Policy, named: Sql, known: dict[str, str]) -> Sql:
    own = [department.name for department in policy.departments]
    other = ((name, now) for name, now in known.items() if name != now)
    rows = [(sql.one_of(named, [name]), sql.text(now)) for name, now in other]
    return sql.case([(sql.one_of(named, own), named), *rows], exp.null())


def bind_kind(
    kind: Kind, common: Common, intake: Intake, looked_at: Collection[str] | None = None
) -> BoundKind:
    """The kind's own columns beside the common ones; problems only of its own rows.

    `looked_at`: the columns whose cells may be wrong, where somebody vouches for the others.
    """
    bound = {column.name: intake.column(column) for column in kind.columns}
    good = (b.good for name, b in bound.items() if looked_at is None or name in looked_at)
    here = exp.EQ(this=common.kind, expression=sql.text(kind.name))
    own = (problem for one in bound.values() for problem in one.problems)
    return BoundKind(
        kind,
        here,
        {**common.cells, **{name: one.cell for name, one in bound.items()}},
        sql.all_of(good),
        bound[kind.dated_by].good if kind.dated_by in bound else exp.true(),
        tuple(Problem(p.code, p.column, sql.all_of([sql.is_true(here), p.when])) for p in own),
    )


def _unknown(code: Code, column: str, of: Sql, known: Iterable[str]) -> Problem:
    return Problem(code, column, sql.is_true(sql.negated(sql.one_of(of, known))))


def is_status(common: Common, names: Iterable[str]) -> Sql:
    """Whether the status is one of these; a blank one is 核定."""
    listed = list(names)
    words = sql.one_of(common.status, [word for name in listed for word in common.words[name]])
    if "核定" not in listed:
        return sql.is_true(words)
    return exp.Paren(this=exp.or_(sql.is_null(common.status), words))


def day_of(cell: Cell) -> Sql:
    assert isinstance(cell, Day)
    return cell.sql
