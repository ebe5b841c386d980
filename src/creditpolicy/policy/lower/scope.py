"""Which definition a name means."""

from collections.abc import Iterator

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy import names
from creditpolicy.policy.declare.names import declare
from creditpolicy.policy.facts import Item
from creditpolicy.policy.outline import GateBlock, ItemBlock, Named, TableBlock
from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import define, field, frozen

RECOGNISED = "认定数"


@frozen
class Key:
    """A definition: the item it stands under (empty before all items) and its name there."""

    item: str
    name: str

    def __str__(self) -> str:
        return names.of_policy(self.item, self.name)


@frozen
class Definition:
    """A named line; `body` is None for 认定数, which no line defines."""

    key: Key
    item: Item | None
    body: Named | None
    span: Span
    gates: tuple[GateBlock, ...] = ()

    @property
    def is_formula(self) -> bool:
        """Whether it is worked out from figures: what a gate can change."""
        return isinstance(self.body, s.Compute | TableBlock)

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
        elsewhere = self.by_name.get(name.text, [])
        if len(elsewhere) > 1:
            return found(codes.AMBIGUOUS, name.span, name=name.text)
        return self.definitions[elsewhere[0]] if elsewhere else None

    def names(self) -> list[str]:
        return list(self.by_name)


def collect(
    blocks: list[tuple[Item | None, ItemBlock]], taken: dict[str, Span], problems: list[Diagnostic]
) -> Scope:
    """Enters every definition; the name of an assumption is refused."""
    parts = ((part.id, item.id) for item, _ in blocks if item for part in item.parts)
    scope = Scope(wholes=dict(parts))
    for item, block in blocks:
        known: dict[str, Span] = {}
        for position, body in enumerate(block.named, start=1):
            name = _name(body, position)
            if name.text in taken:
                known.setdefault(name.text, taken[name.text])
            if _is_rule(body, name, item) or declare(name, name.span, known, problems):
                key = Key(item.id if item else "", name.text)
                gates = () if _is_rule(body, name, item) else gates_of(block, name.text)
                scope.add(Definition(key, item, body, name.span, gates))
        problems.extend(_without_target(scope, item, block))
        if item is not None:
            _add_recognised(scope, item, block)
    return scope


def gates_of(block: ItemBlock, *targets: str) -> tuple[GateBlock, ...]:
    """The gates on a figure, in the order in which they are written."""
    return tuple(gate for gate in block.gates if gate.head.target.text in targets)


def _without_target(scope: Scope, item: Item | None, block: ItemBlock) -> Iterator[Diagnostic]:
    """Gates on what is no formula of this place."""
    for gate in block.gates:
        target = gate.head.target
        definition = scope.definitions.get(Key(item.id if item else "", target.text))
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
        case _:
            raise AssertionError(body)


def _add_recognised(scope: Scope, item: Item, block: ItemBlock) -> None:
    recognised = [body for body in block.named if isinstance(body, s.Recognise)]
    if recognised:
        scope.add(Definition(Key(item.id, RECOGNISED), item, None, recognised[0].span))
