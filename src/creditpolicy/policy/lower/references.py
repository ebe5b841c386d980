"""The names that a definition uses."""

from collections.abc import Iterator

from creditpolicy.policy.blocks import GateBlock, Named, TableBlock
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s


def references(body: Named | None) -> Iterator[e.Name]:
    """Every name that a definition uses, tables' keys and cells included."""
    match body:
        case None:
            pass
        case s.Recognise() | s.Measure():
            for clause in body.clauses:
                yield from _in_clause(clause)
        case TableBlock():
            if isinstance(body.head, s.Table):
                yield from body.head.keys
            for row in body.rows:
                yield from _in_row(row)
        case s.Compute(formula=formula) | s.DepartmentScore(formula=formula):
            yield from names_in(formula.of)
            yield from _in_limits(formula.limits)


def gate_references(gate: GateBlock) -> Iterator[e.Name]:
    """What a gate uses, but for its target: of that it sees the value before."""
    for name in _in_gate(gate):
        if name.text != gate.head.target.text:
            yield name


def _in_gate(gate: GateBlock) -> Iterator[e.Name]:
    head = gate.head
    if not isinstance(head.test, s.Below):
        yield from names_in(head.test)
    for case in gate.cases:
        yield from names_in(case.test)
    match head.effect:
        case s.Becomes(of) | s.Cap(of) | s.Floor(of):
            yield from names_in(of)
        case s.Step() | s.Last():
            pass


def _in_clause(clause: s.Clause) -> Iterator[e.Name]:
    match clause:
        case s.Only(test):
            yield from _beside(test)
        case s.Each(table):
            yield table
        case _:
            pass


def _beside(test: e.Expression) -> Iterator[e.Name]:
    """The recognitions that a condition looks at: all else that it names is of the record."""
    match test:
        case e.Unmatched(relation=relation) | e.Compare(e.Alike(relation=relation), _, _):
            yield relation
        case e.Conjunction(parts) | e.Disjunction(parts):
            for part in parts:
                yield from _beside(part)
        case e.Bracket(of) | e.Negation(of):
            yield from _beside(of)
        case _:
            pass


def _in_row(row: s.Row) -> Iterator[e.Name]:
    for cell in row.cells:
        match cell:
            case s.Bound(limit=limit):
                yield from names_in(limit)
            case s.Bounds(parts):
                for part in parts:
                    yield from names_in(part.limit)
            case s.Otherwise():
                pass
            case _:
                yield from names_in(cell)
    for value in row.values:
        yield from names_in(value)
    yield from _in_limits(row.limits)


def _in_limits(limits: tuple[s.Limit, ...]) -> Iterator[e.Name]:
    for limit in limits:
        match limit:
            case s.Cap(of) | s.Floor(of) | s.InPlace(value=of):
                yield from names_in(of)
            case s.Exhausted():
                pass


def names_in(expression: e.Expression) -> Iterator[e.Name]:
    """Every name in an expression; the depth of expressions is bounded by the parser."""
    match expression:
        case e.Name():
            yield expression
        case e.Number() | e.Date() | e.Filled() | e.Blank() | e.AtLeast():
            pass
        case e.Imported() | e.ItemResult():
            pass
        case e.Sum(terms) | e.Product(terms):
            for _, term in terms:
                yield from names_in(term)
        case (
            e.Negative(of)
            | e.Bracket(of)
            | e.Negation(of)
            | e.Valid(of)
            | e.Applies(of)
            | e.Belongs(of)
        ):
            yield from names_in(of)
        case e.Call(args=parts) | e.Conjunction(parts) | e.Disjunction(parts):
            for part in parts:
                yield from names_in(part)
        case (
            e.Choice(first, second, third)
            | e.Within(first, second, third)
            | e.Ahead(first, second, third)
        ):
            for part in (first, second, third):
                yield from names_in(part)
        case e.Compare(left, _, right):
            yield from names_in(left)
            yield from names_in(right)
        case e.Unmatched() | e.Alike():
            pass
