"""What occurs in a value: its classes, and which way each of their switches and options stands."""

from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Occurrence = tuple[str, ...]
"""A class; or one, a field of it and how that stands: `syntax.rules.Extreme`, `highest`, `True`."""


def occurring(value: object) -> set[Occurrence]:
    """All that occurs in a frozen value, at any depth; places in a text are no part of it."""
    found: set[Occurrence] = set()
    left: list[object] = [value]
    while left:
        one = left.pop()
        if isinstance(one, tuple):
            left.extend(one)
        elif (fields := _fields(type(one))) is not None:
            name = _name(type(one))
            found.add((name,))
            for field in fields:
                inside = getattr(one, field)
                found.add((name, field, _stands(inside)))
                left.append(inside)
    return found


def possible(*classes: object) -> set[Occurrence]:
    """All that can occur in values of these classes and unions, and of the classes they mention."""
    found: set[Occurrence] = set()
    known: set[type] = set()
    left: list[object] = [*classes]
    while left:
        one = left.pop()
        left.extend(get_args(one))
        if not isinstance(one, type) or one in known or (fields := _fields(one)) is None:
            continue
        known.add(one)
        found.add((_name(one),))
        hints = get_type_hints(one)
        for field in fields:
            found.update((_name(one), field, text) for text in _can_be(hints[field]))
            left.append(hints[field])
    return found


def _fields(of: type) -> tuple[str, ...] | None:
    """The fields of one of our frozen classes, but for those that only say where it was written."""
    return getattr(of, "_shown", None)


def _name(of: type) -> str:
    return f"{of.__module__.removeprefix('creditpolicy.')}.{of.__name__}"


def _stands(value: object) -> str:
    """How a switch stands, or whether an option is taken: both ways are worth drawing."""
    if isinstance(value, bool | Enum):
        return str(value)
    return "none" if value is None or value in ("", ()) else "some"


def _can_be(hint: Any) -> Iterator[str]:
    parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    for part in parts:
        if part is bool:
            yield from ("True", "False")
        elif isinstance(part, type) and issubclass(part, Enum):
            yield from map(str, part)
        elif part is type(None):
            yield from ("none", "some")
