"""Frozen and mutable classes for nodes of trees: as much of attrs as those need, in its words.

There are over a hundred such classes, and attrs takes longer to compile the methods of each than we
take to check a policy (docs/decisions has the figures). These have one set of methods for all. What
is made for every row of evidence stays with attrs, whose instances are made faster and are smaller.
"""

from collections.abc import Callable
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")
_NOTHING: Any = object()
_set = object.__setattr__


class _Field:
    """What is said of a field beyond its type."""

    def __init__(self, default: object, factory: Callable[[], object] | None = None) -> None:
        self.default = default
        self.factory = factory
        self.compared = self.shown = True


def field(
    *,
    default: Any = _NOTHING,
    factory: Callable[[], Any] | None = None,
    eq: bool = True,
    repr: bool = True,  # noqa: A002 -- as in attrs
) -> Any:
    """A field with a default, or one that is no part of equality, or of what is printed."""
    one = _Field(default, factory)
    one.compared, one.shown = eq, repr
    return one


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """A class whose instances never change, equal where their fields are; it inherits no fields."""
    members = _members(cls) | {"__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}
    return _with_members(cls, members)


@dataclass_transform(field_specifiers=(field,))
def define(cls: type[_T]) -> type[_T]:
    """The same for instances that may change, and so have no hash."""
    return _with_members(cls, _members(cls) | {"__hash__": None})


def evolve(node: _T, **changes: object) -> _T:
    """A copy with some fields changed."""
    names: tuple[str, ...] = getattr(node, "__match_args__")  # noqa: B009 -- every class here has it
    return type(node)(**{name: getattr(node, name) for name in names} | changes)


def _with_members(cls: type[_T], members: dict[str, object]) -> type[_T]:
    for name, member in members.items():
        setattr(cls, name, member)
    return cls


def _members(cls: type) -> dict[str, object]:
    fields = {name: _field_of(cls, name) for name in get_annotations(cls)}
    for name in fields.keys() & cls.__dict__.keys():
        delattr(cls, name)
    compared = [name for name, one in fields.items() if one.compared]
    return {
        "__match_args__": tuple(fields),
        "_compared": attrgetter(*compared) if compared else staticmethod(type),
        "_shown": tuple(name for name, one in fields.items() if one.shown),
        "__init__": _init(fields),
        "__eq__": _eq,
        "__repr__": _repr,
    }


def _field_of(cls: type, name: str) -> _Field:
    written = cls.__dict__.get(name, _NOTHING)
    return written if isinstance(written, _Field) else _Field(written)


def _init(fields: dict[str, _Field]) -> Callable[..., None]:
    names = tuple(fields)
    defaults = tuple(one.default for one in fields.values())
    most = len(names)
    least = most - next((n for n, one in enumerate(reversed(defaults)) if one is _NOTHING), most)

    def init(self: Any, *values: object, **named: object) -> None:
        if named or not least <= len(values) <= most:
            values = _arguments(type(self).__name__, fields, values, named)
        elif len(values) < most:
            values += defaults[len(values) :]
        for name, value in zip(names, values, strict=True):
            _set(self, name, value)

    return init


def _arguments(
    of: str, fields: dict[str, _Field], values: tuple[object, ...], named: dict[str, object]
) -> tuple[object, ...]:
    """A value for every field; raises TypeError where the arguments do not fit."""
    given = dict(zip(fields, values, strict=False))
    wrong = (named.keys() - fields.keys()) | (named.keys() & given.keys())
    given |= named
    for name, one in fields.items():
        if name not in given and one.factory is not None:
            given[name] = one.factory()
        elif name not in given and one.default is not _NOTHING:
            given[name] = one.default
    wrong |= fields.keys() - given.keys()
    if wrong or len(values) > len(fields):
        what = ", ".join(sorted(wrong)) or f"{len(values)} values"
        raise TypeError(f"{of} takes {', '.join(fields)}; wrong: {what}")
    return tuple(given[name] for name in fields)


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    compared = self._compared
    return compared(self) == compared(other)


def _hash(self: Any) -> int:
    return hash((self.__class__, self._compared(self)))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._shown)
    return f"{self.__class__.__name__}({shown})"


def _refuse(self: Any, name: str, *_: object) -> None:
    raise AttributeError(f"{self.__class__.__name__} is frozen: {name} cannot be changed")
