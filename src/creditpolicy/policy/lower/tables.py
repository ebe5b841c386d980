"""表 becomes a case: the first row whose cells fit gives the value."""

from itertools import product

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Dim,
    Operation,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Lit, Mark
from creditpolicy.policy.declare.names import COLUMN, unknown
from creditpolicy.policy.lower import types as t
from creditpolicy.policy.lower.dims import merge
from creditpolicy.policy.lower.formulas import FormulaLowering, Term
from creditpolicy.policy.outline import TableBlock
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

_MOST_COMBINATIONS = 10_000


def lower_table(block: TableBlock, lowering: FormulaLowering) -> Term | None:
    """The table as one case, or None where something was reported."""
    head = block.head
    assert isinstance(head, s.Table)
    problems = lowering.context.problems
    if not block.rows:
        problems.append(found(codes.EMPTY_TABLE, head.span, name=head.name.text))
        return None
    keys = [_key(key, lowering) for key in head.keys]
    if any(key is None for key in keys):
        return None
    known = [key for key in keys if key is not None]
    before = len(problems)
    rows = [_row(row, head, known, lowering) for row in block.rows]
    _check_order(block, problems)
    if len(problems) > before:
        return None
    return _case(block, known, [row for row in rows if row is not None], lowering)


def _key(name: e.Name, lowering: FormulaLowering) -> Term | None:
    """A key is a figure, an assumption, or a column whose values are listed."""
    context = lowering.context
    scope = context.scope.find(name, lowering.item.id if lowering.item else "")
    if name.text in context.assumptions or scope is not None:
        return lowering.expression(name)
    columns = [kind.column(name.text) for kind in context.kinds.values()]
    types = {t.of_column(column) for column in columns if column is not None}
    categories = [of for of in types if isinstance(of, t.Category)]
    if len(categories) > 1:
        context.problems.append(found(codes.AMBIGUOUS, name.span, name=name.text))
        return None
    if not categories:
        known = [column.name for kind in context.kinds.values() for column in kind.columns]
        context.problems.append(unknown(name, COLUMN, [*context.scope.names(), *known]))
        return None
    return Term(Var(name.text), categories[0], (Dim(name.text, categories[0].values),))


def _row(
    row: s.Row, head: s.Table, keys: list[Term], lowering: FormulaLowering
) -> tuple[list[Term], Term] | None:
    """The tests of a row (none for 其余) and its value."""
    problems = lowering.context.problems
    wanted = len(keys) or 1
    everything = len(row.cells) == 1 and isinstance(row.cells[0], s.Otherwise)
    if len(row.cells) != wanted and not everything:
        problems.append(
            found(
                type_codes.ROW_CELLS,
                row.span,
                name=head.name.text,
                expected=str(wanted),
                found=str(len(row.cells)),
            )
        )
        return None
    if len(row.values) > 1:
        problems.append(found(type_codes.ONE_VALUE, row.values[1].span))
        return None
    value = lowering.limited(lowering.expression(row.values[0]), row.limits)
    if everything:
        return None if value is None else ([], value)
    tests = [
        _cell(cell, keys[index] if keys else None, lowering)
        for index, cell in enumerate(row.cells)
        if not isinstance(cell, s.Otherwise)
    ]
    if value is None or any(test is None for test in tests):
        return None
    return [test for test in tests if test is not None], value


def _cell(cell: s.RowCell, key: Term | None, lowering: FormulaLowering) -> Term | None:
    match cell:
        case s.Otherwise():
            raise AssertionError(cell)
        case s.Bound(order, limit, span):
            if key is None:
                what = Words("“≥ 数”这样的单元格", "a cell such as “>= 5”")
                lowering.context.problems.append(found(type_codes.NOT_IN_FORMULA, span, what=what))
                return None
            return lowering.compared(key, order, limit, cell)
        case _ if key is None:
            return lowering.truth(cell)
        case _:
            return lowering.compared(key, e.Order.EQUAL, cell, cell)


def _check_order(block: TableBlock, problems: list[Diagnostic]) -> None:
    ended = False
    for row in block.rows:
        if ended:
            problems.append(found(type_codes.AFTER_OTHERWISE, row.span))
        ended = ended or all(isinstance(cell, s.Otherwise) for cell in row.cells)


def _case(
    block: TableBlock,
    keys: list[Term],
    rows: list[tuple[list[Term], Term]],
    lowering: FormulaLowering,
) -> Term | None:
    head = block.head
    assert isinstance(head, s.Table)
    unit = rows[0][1]
    for (_, value), row in zip(rows[1:], block.rows[1:], strict=True):
        common = lowering.same(unit, value, row.values[0])
        if common is None:
            return None
        unit = Term(unit.of, common)
    last_tests, last = rows[-1]
    if last_tests and not _complete(block, keys):
        lowering.context.problems.append(
            found(type_codes.NO_OTHERWISE, head.span, name=head.name.text)
        )
        return None
    dims = merge(*(term.dims for tests, value in rows for term in (*tests, value)))
    other: ScoreExpression = Lit(Mark.UNDECIDED) if last_tests else last.of
    cases = tuple(
        CaseRow(_all(tests), value.of, row.span)
        for (tests, value), row in zip(rows, block.rows, strict=True)
        if tests
    )
    return Term(Case(cases, other), unit.type, dims)


def _all(tests: list[Term]) -> ScoreExpression:
    if len(tests) == 1:
        return tests[0].of
    return Operation(ScoreOp.AND, tuple(test.of for test in tests))


def _complete(block: TableBlock, keys: list[Term]) -> bool:
    """Whether the rows name every combination of the keys' values."""
    values = []
    for key in keys:
        if not isinstance(key.type, t.Category):
            return False
        values.append(key.type.values)
    size = 1
    for options in values:
        size *= len(options)
    if not keys or size > _MOST_COMBINATIONS:
        return False
    return all(any(_fits(row, each) for row in block.rows) for each in product(*values))


def _fits(row: s.Row, values: tuple[str, ...]) -> bool:
    pairs = zip(row.cells, values, strict=True)
    return all(
        isinstance(cell, s.Otherwise) or (isinstance(cell, e.Name) and cell.text == value)
        for cell, value in pairs
    )
