"""Columns that are worked out enter a relation where something in it, or on top of it, reads them.

They stand right above the records: what they are depends on the record alone.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from creditpolicy.policy.core.records import (
    Beside,
    Field,
    Group,
    RecordExpression,
    Records,
    Relation,
    Test,
    Where,
    With,
)
from creditpolicy.policy.facts import Kind
from creditpolicy.values.classes import evolve


def with_derived(of: Relation, kind: Kind, read: Iterable[str] = ()) -> Relation:
    """The relation with the derived columns that it reads, and those that `read` names."""
    names = {*read, *_read(of)} - {*_added(of)}
    for column in kind.derived:
        if column.name in names and column.derived is not None:
            of = _above_records(of, column.name, column.derived)
    return of


def _above_records(of: Relation, name: str, value: RecordExpression) -> Relation:
    if isinstance(of, Records):
        return With(of, name, value)
    return evolve(of, of=_above_records(of.of, name, value))


def _added(of: Relation) -> Iterator[str]:
    while not isinstance(of, Records):
        if isinstance(of, With):
            yield of.name
        of = of.of


def _read(of: Relation) -> Iterator[str]:
    """Every column that a step of the relation looks at."""
    while not isinstance(of, Records):
        match of:
            case Where(test=test):
                yield from _fields(test)
            case Group(keys=keys, keep=keep):
                yield from keys
                yield from () if keep is None else (keep.field,)
            case Beside(keys=keys):
                yield from keys
            case With(value=value):
                yield from _fields(value)
            case _:
                assert_never(of)
        of = of.of


def _fields(expression: RecordExpression) -> Iterator[str]:
    match expression:
        case Field(name):
            yield name
        case Test(args=args):
            for arg in args:
                yield from _fields(arg)
        case _:
            pass
