"""表 becomes a case: the first row whose cells fit gives the value."""

from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy import types as t
from creditpolicy.policy.blocks import TableBlock
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Case,
    CaseRow,
    Dim,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Lit, Mark
from creditpolicy.policy.declare.names import COLUMN, first_note, unknown
from creditpolicy.policy.lower.coverage import unreachable
from creditpolicy.policy.lower.formulas import FormulaLowering
from creditpolicy.policy.lower.gaps import Domain, Listed, Numbers, first_gap
from creditpolicy.policy.lower.open_tables import OpenTable, no_otherwise
from creditpolicy.policy.lower.term import Term, merge
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import frozen


@frozen
class _Row:
    """A row with its test (None for 其余) and its value."""

    written: s.Row
    test: Term | None
    value: Term


def lower_table(block: TableBlock, lowering: FormulaLowering) -> Term | None:
    """The table as one case, or None where something was reported."""
    head = block.head
    assert isinstance(head, s.Table)
    before = len(lowering.context.problems)
    if not block.rows:
        lowering.report(policy_codes.EMPTY_TABLE, head.span, name=head.name.text)
    keys = [_key(key, lowering) for key in head.keys]
    if any(key is None for key in keys):
        return None
    known = [key for key in keys if key is not None]
    rows = [_row(row, head, known, lowering) for row in block.rows]
    _check_reach(block, lowering)
    lowered = [row for row in rows if row is not None]
    if len(lowering.context.problems) > before or len(lowered) < len(rows):
        return None
    return _case(head, known, lowered, lowering)


def _key(name: e.Name, lowering: FormulaLowering) -> Term | None:
    """A key is a figure, an assumption, or a column whose values are listed."""
    context = lowering.context
    meant = context.scope.find(name, lowering.place)
    if name.text in (DEPARTMENT, *context.assumptions) or meant is not None:
        return lowering.expression(name)
    columns = [kind.column(name.text) for kind in context.kinds.values()]
    types = dict.fromkeys(t.of_column(column) for column in columns if column is not None)
    categories = [of for of in types if isinstance(of, t.Category)]
    if not categories and lowering.is_result(name):
        return lowering.expression(name)
    if len(categories) > 1:
        lowering.report(codes.SPLITS_DIFFER, name.span, dim=name.text)
    elif types and not categories:
        lowering.report(codes.KEY_TYPE, name.span, name=name.text)
    elif not categories:
        known = (column.name for kind in context.kinds.values() for column in kind.all_columns)
        names = [*context.scope.names(), *known]
        context.problems.append(unknown(name, COLUMN, names, context.problems))
    else:
        return Term(Var(name.text), categories[0], (Dim(name.text, categories[0].values),))
    return None


def _row(row: s.Row, head: s.Table, keys: list[Term], lowering: FormulaLowering) -> _Row | None:
    wanted = len(keys) or 1
    everything = len(row.cells) == 1 and _is_otherwise(row)
    if len(row.cells) != wanted and not everything:
        counts = {"expected": str(wanted), "found": str(len(row.cells))}
        lowering.report(codes.ROW_CELLS, row.span, name=head.name.text, **counts)
        return None
    first, *more = row.values
    if more:
        lowering.report(codes.ONE_VALUE, more[0].span)
        return None
    tests = [
        _cell(cell, keys[index] if keys else None, lowering)
        for index, cell in enumerate(row.cells)
        if not isinstance(cell, s.Otherwise)
    ]
    value = lowering.limited(lowering.expression(first), row.limits)
    known = [test for test in tests if test is not None]
    if value is None or len(known) < len(tests):
        return None
    return _joined(row, known, value, lowering)


def _joined(row: s.Row, tests: list[Term], value: Term, lowering: FormulaLowering) -> _Row | None:
    if not tests:
        return _Row(row, None, value)
    test = lowering.joined_tests(ScoreOp.AND, tests, row.span)
    return None if test is None else _Row(row, test, value)


def _cell(cell: s.RowCell, key: Term | None, lowering: FormulaLowering) -> Term | None:
    match cell:
        case s.Otherwise():
            raise AssertionError(cell)
        case s.Bound(order, limit, span):
            if key is None:
                what = Words("“≥ 数”这样的单元格", "a cell such as “>= 5”")
                lowering.report(codes.BOUND_WITHOUT_KEY, span, what=what)
                return None
            return lowering.compared(key, order, limit)
        case s.Bounds(parts, span):
            tests = [_cell(part, key, lowering) for part in parts]
            known = [test for test in tests if test is not None]
            if len(known) < len(tests):
                return None
            return lowering.joined_tests(ScoreOp.AND, known, span)
        case _ if key is None:
            return lowering.truth(cell)
        case _:
            return lowering.compared(key, e.Order.EQUAL, cell)


def _check_reach(block: TableBlock, lowering: FormulaLowering) -> None:
    """The first row behind 其余, and every row that one before it covers."""
    ends = [n for n, row in enumerate(block.rows) if _is_otherwise(row)]
    rows = block.rows[: ends[0] + 1] if ends else block.rows
    if len(rows) < len(block.rows):
        lowering.report(codes.AFTER_OTHERWISE, block.rows[len(rows)].span)
    for row, covering in unreachable(rows):
        line = str(covering.span.line)
        notes = first_note(covering.span)
        problem = found(codes.UNREACHABLE_ROW, row.span, notes, line=line)
        lowering.context.problems.append(problem)


def _is_otherwise(row: s.Row) -> bool:
    return all(isinstance(cell, s.Otherwise) for cell in row.cells)


def _case(
    head: s.Table, keys: list[Term], rows: list[_Row], lowering: FormulaLowering
) -> Term | None:
    unit = rows[0].value.type
    for row in rows[1:]:
        common = lowering.same(Term(row.value.of, unit), row.value, row.written.values[0])
        if common is None:
            return None
        unit = common
    last = rows[-1]
    open_ = last.test is not None
    if open_ and not _complete(head, keys, [row.written for row in rows], lowering):
        return None
    groups = {term.dims: None for row in rows for term in (row.test, row.value) if term}
    dims = lowering.merged(head.span, *groups)
    if dims is None:
        return None
    other: ScoreExpression = Lit(Mark.UNDECIDED) if open_ else last.value.of
    cases = (CaseRow(r.test.of, r.value.of, r.written.span) for r in rows if r.test is not None)
    return Term(Case(tuple(cases), other), unit, merge(dims))


def _complete(
    head: s.Table, keys: list[Term], rows: list[s.Row], lowering: FormulaLowering
) -> bool:
    """Whether the rows leave nothing out, or may leave nothing out of what numbers can be."""
    domains = [_domain(key) for key in keys]
    gap = first_gap(rows, domains)
    if gap is not None and gap.values and any(isinstance(one, Numbers) for one in domains):
        table = OpenTable(head, tuple(rows), tuple(keys), tuple(domains))
        lowering.context.lowered.open_tables.append(table)
        return True
    if gap is not None:
        lowering.context.problems.append(no_otherwise(head, keys, gap))
    return gap is None


def _domain(key: Term) -> Domain:
    """What a key can be: of a department, one of those that the table is for."""
    match key.of, key.type:
        case Var("部门"), t.Category() as category:
            return Listed(category, key.dims[0].members)
        case _, t.Category(values) as category:
            return Listed(category, values)
        case _:
            return Numbers()
