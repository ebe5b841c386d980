"""What is said of rows that count: a copy, a wrong code, a former name, a department of no item.

The conditions are those of `evidence.bind` and `evidence.duplicates`.
"""

from collections.abc import Iterator

from sqlglot import exp

from creditpolicy.compile.table_result import RowFinding
from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.bind import formers
from creditpolicy.evidence.cells import CHECKED
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.cells import Sql, Text
from creditpolicy.extra.bulk.engine import WARNED, RowEngine
from creditpolicy.extra.bulk.intake import Problem
from creditpolicy.extra.bulk.kinds import BoundKind, day_of
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
        again = sql.negated(base.countable)
        listed.append(_problem(codes.REPEATED_ROW, "编号", [again, _uncontradicted(base)]))
    if not listed:
        return ()
    of = marked(engine, WARNED, base, listed, sql.is_true(base.readable))
    return of.findings(policy, engine, binding, most)


def _problem(code: Code, column: str, conditions: list[Sql]) -> Problem:
    return Problem(code, column, sql.is_true(exp.Paren(this=sql.all_of(conditions))))


def _uncontradicted(base: Base) -> Sql:
    return sql.negated(base.contradicted)


def _wrong_codes(base: Base) -> Iterator[Problem]:
    for kind in base.kinds.values():
        for column in kind.kind.columns:
            cell = kind.cells[column.name]
            if column.type in CHECKED and isinstance(cell, Text) and cell.valid is not None:
                wrong = [kind.here, sql.negated(cell.valid)]
                yield _problem(codes.INVALID_CODE, column.name, wrong)


def _old_names(policy: Policy, base: Base) -> Iterator[Problem]:
    """A fact of a day on which its department was no more."""
    day = day_of(base.common.cells["日期"])
    rows = [
        (sql.text(name), exp.GTE(this=day, expression=sql.day(former.until)))
        for name, former in formers(policy).items()
    ]
    if rows:
        late = sql.chosen(base.common.named, rows, exp.false())
        yield _problem(codes.OLD_NAME, "部门", [late])


def _foreign(policy: Policy, base: Base) -> Iterator[Problem]:
    """Of copies the one that counts."""
    named, everyone = filers(policy), frozenset(policy.department_names)
    for name, kind in base.kinds.items():
        if named[name] != everyone:
            elsewhere = _other_department(kind, named[name])
            counts = [base.countable, _uncontradicted(base)]
            yield _problem(codes.FOREIGN_DEPARTMENT, "部门", [kind.here, elsewhere, *counts])


def _other_department(kind: BoundKind, known: frozenset[str]) -> Sql:
    department = kind.cells["部门"]
    assert isinstance(department, Text)
    return sql.negated(sql.one_of(department.sql, sorted(known)))
