"""What is said of rows that count: a copy, a wrong code, a former name, a department of no item.

The conditions are those of `evidence.bind` and `evidence.duplicates`.
"""

from collections.abc import Iterable, Iterator

from sqlglot import exp

from creditpolicy.compile.table_result import RowFinding
from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.bind import department_by_any_name, formers
from creditpolicy.evidence.cells import CHECKED
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.cells import Sql, Text
from creditpolicy.extra.bulk.engine import WARNED, RowEngine
from creditpolicy.extra.bulk.intake import Problem
from creditpolicy.extra.bulk.kinds import day_of
from creditpolicy.extra.bulk.marked import marked
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.policy.filing import filers
from creditpolicy.policy.policy import Policy


def warned_rows(
    policy: Policy, engine: RowEngine, binding: Binding, most: int
) -> tuple[RowFinding, ...]:
    """Of the rows of a located table that are records, copies and contradictions among them."""
    base = binding.located
    listed = [*_wrong_codes(base), *_old_names(policy, base), *_foreign(policy, base)]
    if binding.repeated:
        listed.append(_copies(base))
    if not listed:
        return ()
    of = marked(engine, WARNED, base, listed, sql.is_true(base.readable))
    return of.findings(policy, engine, binding, most)


def _problem(code: Code, column: str, condition: Sql) -> Problem:
    return Problem(code, column, sql.is_true(exp.Paren(this=condition)))


def _of_kind(base: Base, rows: Iterable[tuple[str, Sql]]) -> Sql:
    """Each row is asked only what its own kind asks."""
    return sql.chosen(base.common.kind, [(sql.text(name), of) for name, of in rows], exp.false())


def _copies(base: Base) -> Problem:
    again = sql.all_of([sql.negated(base.countable), sql.negated(base.contradicted)])
    return _problem(codes.REPEATED_ROW, "编号", again)


def _wrong_codes(base: Base) -> Iterator[Problem]:
    wrong: dict[str, list[tuple[str, Sql]]] = {}
    for name, kind in base.kinds.items():
        for column in kind.kind.columns:
            cell = kind.cells[column.name]
            if column.type in CHECKED and isinstance(cell, Text) and cell.valid is not None:
                wrong.setdefault(column.name, []).append((name, sql.negated(cell.valid)))
    for column_name, rows in wrong.items():
        yield _problem(codes.INVALID_CODE, column_name, _of_kind(base, rows))


def _old_names(policy: Policy, base: Base) -> Iterator[Problem]:
    """A fact of a day on which its department was no more."""
    day = day_of(base.common.cells["日期"])
    rows = [
        (sql.text(name), exp.GTE(this=day, expression=sql.day(former.until)))
        for name, former in formers(policy).items()
    ]
    if rows:
        yield _problem(codes.OLD_NAME, "部门", sql.chosen(base.common.named, rows, exp.false()))


def _foreign(policy: Policy, base: Base) -> Iterator[Problem]:
    """Of copies the one that counts."""
    known, named = department_by_any_name(policy).items(), sql.blank_too(base.common.named)
    rows: list[tuple[str, Sql]] = []
    for kind, own in filers(policy).items():
        others = [name for name, department in known if department not in own]
        if others:
            rows.append((kind, sql.one_of(named, others)))
    if rows:
        counts = [base.countable, sql.negated(base.contradicted)]
        foreign = sql.all_of([_of_kind(base, rows), *counts])
        yield _problem(codes.FOREIGN_DEPARTMENT, "部门", foreign)
