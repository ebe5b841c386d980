"""Which definition a name means."""

from collections.abc import Iterator

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy import names
from creditpolicy.policy.blocks import GateBlock, ItemBlock, Named, TableBlock
from creditpolicy.policy.declare.names import declare, first_note
from creditpolicy.policy.facts import Item
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import define, field, frozen

RECOGNISED = "认定数"
SUMMARY = "汇总"
"""Where definitions stand that come after all items."""
RESULTS = (names.DEPARTMENT_SCORE, names.RANK)
"""What is defined under 汇总 in any case."""


@frozen
class Key:
    """A definition: the item or 汇总 it stands under (empty before all items), its name there."""

    item: str
    name: str

    def __str__(self) -> str:
        if self.item == SUMMARY:
            return self.name if self.name in RESULTS else names.of_policy("", self.name)
        return names.of_policy(self.item, self.name)

    @property
    def is_result(self) -> bool:
        """Whether it is the department's score or its rank."""
        return self.item == SUMMARY and self.name in RESULTS


@frozen
class Definition:
    """A named line; `body` is None where no line defines it: 认定数, and often the results."""

    key: Key
    item: Item | None
    body: Named | None
    span: Span | None
    gates: tuple[GateBlock, ...] = ()

    @property
    def is_formula(self) -> bool:
        """Whether it is worked out from figures: what a gate can change."""
        return isinstance(self.body, s.Compute | TableBlock) or self.key.is_result

    @property
    def is_rule(self) -> bool:
        """Whether it is the table by which its item is scored."""
        is_table = isinstance(self.body, TableBlock)
        return self.item is not None and is_table and self.key.name in RULE_TABLES

    @property
    def is_of_records(self) -> bool:
        """Whether it is a measure or a recognition, not a formula."""
        return isinstance(self.body, s.Measure | s.Recognise)


@define
class Scope:
    """All definitions; a name means that of its own item, of all items, or of one other item.

    `wholes` are the items of parts: a name in a part may be one of its item.
    """

    definitions: dict[Key, Definition] = field(factory=dict[Key, Definition])
    by_name: dict[str, list[Key]] = field(factory=dict[str, list[Key]])
    recognitions: dict[str, list[Key]] = field(factory=dict[str, list[Key]])
    wholes: dict[str, str] = field(factory=dict[str, str])

    def add(self, definition: Definition) -> None:
        self.definitions[definition.key] = definition
        self.by_name.setdefault(definition.key.name, []).append(definition.key)
        if isinstance(definition.body, s.Recognise):
            self.recognitions.setdefault(definition.key.item, []).append(definition.key)

    def find(self, name: e.Name, item: str) -> Definition | Diagnostic | None:
        whole = "" if name.text in RULE_TABLES else self.wholes.get(item, "")
        for key in (Key(item, name.text), Key(whole, name.text), Key("", name.text)):
            if key in self.definitions:
                return self.definitions[key]
        if name.text in _OF_THE_ITEM:
            return None
        known = self.by_name.get(name.text, [])
        elsewhere = [key for key in known if key.item != SUMMARY]
        if len(elsewhere) < len(known) and not elsewhere:
            return found(codes.IN_SUMMARY, name.span, name=name.text)
        if len(elsewhere) > 1:
            return found(codes.AMBIGUOUS, name.span, name=name.text)
        return self.definitions[elsewhere[0]] if elsewhere else None

    def names(self) -> list[str]:
        return list(self.by_name)


def with_parts(items: list[tuple[Item, ItemBlock]]) -> list[tuple[Item, ItemBlock]]:
    """Every item, and behind it its parts."""
    all_: list[tuple[Item, ItemBlock]] = []
    for item, block in items:
        all_ += [(item, block), *zip(item.parts, block.parts, strict=True)]
    return all_


Place = tuple[str, Item | None, ItemBlock]
"""A block, with the item it belongs to, and what keys of its definitions say."""


def places(
    shared: ItemBlock, summary: ItemBlock, items: list[tuple[Item, ItemBlock]]
) -> list[Place]:
    """All blocks in which figures are defined, those of parts behind their item."""
    own: list[Place] = [(item.id, item, block) for item, block in with_parts(items)]
    return [("", None, shared), (SUMMARY, None, summary), *own]


def collect(places: list[Place], taken: dict[str, Span], problems: list[Diagnostic]) -> Scope:
    """Enters every definition; the name of an assumption or of a grade is refused."""
    parts = ((part.id, item.id) for _, item, _ in places if item for part in item.parts)
    scope = Scope(wholes=dict(parts))
    shared: dict[str, Span] = {}
    for place, item, block in places:
        known = dict(shared) if place == SUMMARY else shared if place == "" else {}
        for position, body in enumerate(block.named, start=1):
            name = _name(body, position)
            if name.text in taken:
                known.setdefault(name.text, taken[name.text])
            key = Key(place, name.text)
            if _is_rule(body, name, item):
                scope.add(Definition(key, item, body, name.span))
            elif _may_be(key, body, name, known, problems):
                scope.add(Definition(key, item, body, name.span, gates_of(block, name.text)))
        if place == SUMMARY:
            _add_results(scope, block)
        problems.extend(_without_target(scope, place, item, block))
        if item is not None:
            _add_recognised(scope, item, block)
    return scope


def _may_be(
    key: Key, body: Named, name: e.Name, known: dict[str, Span], problems: list[Diagnostic]
) -> bool:
    """Whether the name is free; under 汇总 those of the results are not, but for their formula."""
    if key.is_result and not isinstance(body, s.DepartmentScore):
        problems.append(found(codes.RESERVED, name.span, name=name.text))
        return False
    if key.is_result and key.name in known:
        first = first_note(known[key.name])
        problems.append(found(codes.DECLARED_TWICE, name.span, first, name=name.text))
        return False
    if key.is_result:
        known[key.name] = name.span
        return True
    return declare(name, name.span, known, problems)


def _add_results(scope: Scope, block: ItemBlock) -> None:
    """The department's score and rank, where no formula stands for them."""
    for name in RESULTS:
        key, gates = Key(SUMMARY, name), gates_of(block, name)
        if key not in scope.definitions:
            at = gates[0].head.span if gates else None
            scope.add(Definition(key, None, None, at, gates))


def gates_of(block: ItemBlock, *targets: str) -> tuple[GateBlock, ...]:
    """The gates on a figure, in the order in which they are written."""
    return tuple(gate for gate in block.gates if gate.head.target.text in targets)


def _without_target(
    scope: Scope, place: str, item: Item | None, block: ItemBlock
) -> Iterator[Diagnostic]:
    """Gates on what is no formula of this place."""
    for gate in block.gates:
        target = gate.head.target
        definition = scope.definitions.get(Key(place, target.text))
        is_rule = item is not None and target.text in RULE_TABLES
        if not (is_rule if definition is None else definition.is_formula):
            yield found(codes.GATE_TARGET, target.span, name=target.text)


RULE_TABLES = ("得分率", "得分")
_OF_THE_ITEM = (RECOGNISED, *RULE_TABLES)


def _is_rule(body: Named, name: e.Name, item: Item | None) -> bool:
    """A table of an item that is its rule; a second one is a second rule, not a second name."""
    return item is not None and isinstance(body, TableBlock) and name.text in RULE_TABLES


def _name(body: Named, position: int) -> e.Name:
    match body:
        case s.Recognise(name=None) as line:
            return e.Name(f"认定{position}", line.span)
        case s.Recognise(name=e.Name() as name) | s.Measure(name=name) | s.Compute(name=name):
            return name
        case TableBlock(head=s.Table() as head):
            return head.name
        case s.DepartmentScore(span=span):
            return e.Name(names.DEPARTMENT_SCORE, span)
        case _:
            raise AssertionError(body)


def _add_recognised(scope: Scope, item: Item, block: ItemBlock) -> None:
    recognised = [body for body in block.named if isinstance(body, s.Recognise)]
    if recognised:
        scope.add(Definition(Key(item.id, RECOGNISED), item, None, recognised[0].span))
