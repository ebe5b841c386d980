"""Frozen classes for the nodes of trees: `attrs.frozen` in small, without code generated a class.

There are over a hundred such classes, and attrs takes longer to compile their methods than we to
check a policy (docs/decisions has the figures). These have one set of methods for all. What is made
for every row of evidence stays with attrs, which makes instances faster and smaller.
"""

from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")
_NOTHING: Any = object()


class _Field:
    """What is said of a field beyond its type."""

    def __init__(self, default: object, eq: bool, repr: bool) -> None:  # noqa: A002, FBT001 -- as attrs
        self.default = default
        self.eq = eq
        self.repr = repr


def field(*, default: Any = _NOTHING, eq: bool = True, repr: bool = True) -> Any:  # noqa: A002
    """A field with a default, or one that is no part of equality, or of what is printed."""
    return _Field(default, eq, repr)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """A class whose instances never change, equal where their fields are; it inherits no fields."""
    fields = {name: _field_of(cls, name) for name in get_annotations(cls)}
    for name, one in fields.items():
        if one.default is not _NOTHING:
            setattr(cls, name, one.default)
        elif name in cls.__dict__:
            delattr(cls, name)
    compared = [name for name, one in fields.items() if one.eq]
    facts = {
        "__match_args__": tuple(fields),
        "_needed": frozenset(n for n, one in fields.items() if one.default is _NOTHING),
        "_compared": attrgetter(*compared) if compared else staticmethod(type),
        "_shown": tuple(name for name, one in fields.items() if one.repr),
    }
    for name, member in (facts | _METHODS).items():
        setattr(cls, name, member)
    return cls


def _field_of(cls: type, name: str) -> _Field:
    written = cls.__dict__.get(name, _NOTHING)
    return written if isinstance(written, _Field) else _Field(written, True, True)


def _init(self: Any, *values: object, **named: object) -> None:
    given: dict[str, object] = self.__dict__
    given.update(zip(self.__match_args__, values, strict=False), **named)
    if named or len(values) != len(self.__match_args__):
        _check_arguments(type(self), values, named)


def _check_arguments(cls: Any, values: tuple[object, ...], named: dict[str, object]) -> None:
    fields: tuple[str, ...] = cls.__match_args__
    by_place = set(fields[: len(values)])
    missing = cls._needed - by_place - named.keys()
    wrong = missing | (named.keys() - set(fields)) | (named.keys() & by_place)
    if wrong or len(values) > len(fields):
        what = ", ".join(sorted(wrong)) or f"{len(values)} values"
        raise TypeError(f"{cls.__name__} takes {', '.join(fields)}; wrong: {what}")


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


_METHODS = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
