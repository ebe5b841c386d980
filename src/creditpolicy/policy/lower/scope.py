"""Which definition a name means, and an order in which every definition comes after those it uses."""

from collections.abc import Iterator

from attrs import Factory, define, frozen

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy.declare.names import declare
from creditpolicy.policy.facts import Item
from creditpolicy.policy.outline import ItemBlock, Named, TableBlock
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s

Body = Named | s.Rate | s.Score | s.Deduct | s.NotApplicable | s.Remind

RECOGNISED = "认定数"


@frozen
class Key:
    """A definition: the item it stands under (empty before all items) and its name there."""

    item: str
    name: str

    def __str__(self) -> str:
        return f"{self.item}/{self.name}" if self.item else self.name


@frozen
class Definition:
    """A named line, or an item's own rule under its line word."""

    key: Key
    item: Item | None
    body: Body | None
    span: Span


@define
class Scope:
    """All definitions; a name is looked for in its own item, then before all items, then in the others."""

    definitions: dict[Key, Definition] = Factory(dict)
    by_name: dict[str, list[Key]] = Factory(dict)
    recognitions: dict[str, list[Key]] = Factory(dict)

    def add(self, definition: Definition) -> None:
        self.definitions[definition.key] = definition
        self.by_name.setdefault(definition.key.name, []).append(definition.key)
        if isinstance(definition.body, s.Recognise):
            self.recognitions.setdefault(definition.key.item, []).append(definition.key)

    def find(self, name: e.Name, item: str) -> Definition | Diagnostic | None:
        for key in (Key(item, name.text), Key("", name.text)):
            if key in self.definitions:
                return self.definitions[key]
        if name.text == RECOGNISED:
            return None
        elsewhere = self.by_name.get(name.text, [])
        if len(elsewhere) > 1:
            return found(codes.AMBIGUOUS, name.span, name=name.text)
        return self.definitions[elsewhere[0]] if elsewhere else None

    def names(self) -> list[str]:
        return list(self.by_name)


def collect(
    blocks: list[tuple[Item | None, ItemBlock]], taken: dict[str, Span], problems: list[Diagnostic]
) -> Scope:
    """Enters every definition; names that assumptions, departments or kinds have are refused."""
    scope = Scope()
    for item, block in blocks:
        known: dict[str, Span] = dict(taken)
        for position, body in enumerate(block.named, start=1):
            name = _name(body, position)
            free = name.text in _RULE_TABLES and item is not None
            if free or declare(name, name.span, known, problems):
                key = Key(item.id if item else "", name.text)
                scope.add(Definition(key, item, body, name.span))
        if item is not None:
            _add_rules(scope, item, block)
    return scope


_RULE_TABLES = ("得分率", "得分")


def _name(body: Named, position: int) -> e.Name:
    match body:
        case s.Recognise(name=None) as line:
            return e.Name(f"认定{position}", line.span)
        case s.Recognise(name=e.Name() as name) | s.Measure(name=name) | s.Compute(name=name):
            return name
        case TableBlock(head=s.Table() as head):
            return head.name
        case _:
            raise AssertionError(body)


def _add_rules(scope: Scope, item: Item, block: ItemBlock) -> None:
    recognised = [body for body in block.named if isinstance(body, s.Recognise)]
    if recognised:
        scope.add(Definition(Key(item.id, RECOGNISED), item, None, recognised[0].span))


def references(body: Body | None) -> Iterator[e.Name]:
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
        case s.NotApplicable() | s.Remind():
            yield from names_in(body.test)
        case _:
            yield from _in_formula(body.formula)


def _in_clause(clause: s.Clause) -> Iterator[e.Name]:
    match clause:
        case s.Only(test):
            yield from names_in(test)
        case s.Each(table):
            yield table
        case _:
            pass


def _in_row(row: s.Row) -> Iterator[e.Name]:
    for cell in row.cells:
        match cell:
            case s.Bound(limit=limit):
                yield from names_in(limit)
            case s.Otherwise():
                pass
            case _:
                yield from names_in(cell)
    for value in row.values:
        yield from names_in(value)
    yield from _in_limits(row.limits)


def _in_formula(formula: s.Formula) -> Iterator[e.Name]:
    yield from names_in(formula.of)
    yield from _in_limits(formula.limits)


def _in_limits(limits: tuple[s.Limit, ...]) -> Iterator[e.Name]:
    for limit in limits:
        match limit:
            case s.Cap(of) | s.Floor(of):
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
        case e.Sum(terms) | e.Product(terms):
            for _, term in terms:
                yield from names_in(term)
        case e.Negative(of) | e.Bracket(of) | e.Negation(of) | e.Valid(of):
            yield from names_in(of)
        case e.Call(args=args):
            for arg in args:
                yield from names_in(arg)
        case e.Conjunction(parts) | e.Disjunction(parts):
            for part in parts:
                yield from names_in(part)
        case e.Choice(first, second, third) | e.Within(first, second, third):
            for part in (first, second, third):
                yield from names_in(part)
        case e.Compare(left, _, right):
            yield from names_in(left)
            yield from names_in(right)
        case e.Unmatched(relation=relation):
            yield relation


def in_order(scope: Scope, problems: list[Diagnostic]) -> list[Definition]:
    """Every definition after those it uses; a circle is reported once and left out. No recursion: chains may be long."""
    order: list[Definition] = []
    state: dict[Key, bool] = {}
    for start in scope.definitions:
        if start not in state:
            _visit(start, scope, state, order, problems)
    return order


def _visit(
    start: Key,
    scope: Scope,
    state: dict[Key, bool],
    order: list[Definition],
    problems: list[Diagnostic],
) -> None:
    """Depth first; `state` is False while a definition is open and True once it is done."""
    state[start] = False
    path = [(start, iter(_needs(start, scope)))]
    while path:
        key, needs = path[-1]
        needed = next((n for n in needs if not state.get(n, False)), None)
        if needed is None:
            path.pop()
            state[key] = True
            order.append(scope.definitions[key])
        elif needed in state:
            problems.append(_circle([k for k, _ in path], needed, scope))
        else:
            state[needed] = False
            path.append((needed, iter(_needs(needed, scope))))


def _needs(key: Key, scope: Scope) -> list[Key]:
    definition = scope.definitions[key]
    if key.name == RECOGNISED and definition.body is None:
        return scope.recognitions.get(key.item, [])
    found_names = (scope.find(name, key.item) for name in references(definition.body))
    return [d.key for d in found_names if isinstance(d, Definition)]


def _circle(path: list[Key], again: Key, scope: Scope) -> Diagnostic:
    circle = [*path[path.index(again) :], again]
    shown = " → ".join(key.name for key in circle)
    return found(codes.CIRCULAR, scope.definitions[again].span, name=again.name, path=shown)
