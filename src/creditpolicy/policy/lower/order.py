"""An order in which every definition comes after those that it uses; circles are reported."""

from collections.abc import Iterable, Iterator
from itertools import chain

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy import names
from creditpolicy.policy.lower.references import gate_references, references
from creditpolicy.policy.lower.scope import RECOGNISED, SUMMARY, Definition, Key, Scope
from creditpolicy.syntax.expressions import Name
from creditpolicy.values.classes import define, field

_SHOWN = 4
"""Of a long circle, so many names are shown at its beginning and at its end."""


@define
class _Walk:
    """Depth first, without recursion: chains of definitions may be long.

    `path` holds the definitions that are open, each with those it still needs; `done` is in order.
    """

    scope: Scope
    path: dict[Key, Iterator[Key]] = field(factory=dict[Key, Iterator[Key]])
    done: dict[Key, None] = field(factory=dict[Key, None])
    circular: set[Key] = field(factory=set[Key])


def in_order(scope: Scope, problems: list[Diagnostic]) -> list[Definition]:
    """Every definition after those it uses; each circle is reported once."""
    walk = _Walk(scope)
    for start in scope.definitions:
        if start not in walk.done:
            _visit(start, walk, problems)
    return [scope.definitions[key] for key in walk.done]


def _visit(start: Key, walk: _Walk, problems: list[Diagnostic]) -> None:
    walk.path[start] = _needs(start, walk.scope)
    while walk.path:
        key = next(reversed(walk.path))
        needed = next((need for need in walk.path[key] if need not in walk.done), None)
        if needed is None:
            walk.path.popitem()
            walk.done[key] = None
        elif needed not in walk.path:
            walk.path[needed] = _needs(needed, walk.scope)
        elif not {key, needed} <= walk.circular:
            problems.append(_circle(needed, walk))


def _needs(key: Key, scope: Scope) -> Iterator[Key]:
    """What a definition uses, one after another."""
    definition = scope.definitions[key]
    if key == Key(SUMMARY, names.RANK):
        gated = (name for gate in definition.gates for name in gate_references(gate))
        return chain((Key(SUMMARY, names.DEPARTMENT_SCORE),), _found(gated, key, scope))
    if key.name == RECOGNISED and definition.body is None:
        return iter(scope.recognitions.get(key.item, []))
    gated = (name for gate in definition.gates for name in gate_references(gate))
    used = chain(references(definition.body), gated)
    return _found(used, key, scope)


def _found(used: Iterable[Name], key: Key, scope: Scope) -> Iterator[Key]:
    found_names = (scope.find(name, key.item) for name in used)
    return (one.key for one in found_names if isinstance(one, Definition))


def _circle(again: Key, walk: _Walk) -> Diagnostic:
    path = list(walk.path)
    circle = path[path.index(again) :]
    walk.circular.update(circle)
    shown_names = [key.name for key in (*circle, again)]
    if len(shown_names) > 2 * _SHOWN + 1:
        shown_names[_SHOWN:-_SHOWN] = ["……"]
    shown, at = " → ".join(shown_names), walk.scope.definitions[again].span
    return found(codes.CIRCULAR, at, name=again.name, path=shown)
