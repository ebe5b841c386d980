"""The names that statements give to things, as far as the syntax alone can tell."""

from collections.abc import Iterable, Iterator

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name


def declared_names(statements: Iterable[s.Statement]) -> Iterator[str]:
    """Every name that these statements give to something, values of fields and choices too."""
    for statement in statements:
        for name in _declared(statement):
            yield name.text


def _declared(statement: s.Statement) -> tuple[Name, ...]:
    match statement:
        case s.ChangeLine(of) | s.Add(of) | s.ChangeTo(to=of):
            return () if isinstance(of, s.Mention) else _declared(of)
        case s.Departments(names) | s.Components(names):
            return names
        case s.Group(name) | s.Kind(name) | s.Table(name) | s.Measure(name) | s.Compute(name):
            return (name,)
        case s.Grades(name, values):
            return (name, *values)
        case s.Reference(name, assessment):
            return (name,) if assessment is None else (name, assessment)
        case s.Succession(names):
            return names
        case s.Alias(name, others):
            return (name, *others)
        case s.Field(names, field_type):
            return (*names, *field_type.names)
        case s.DaysField(name):
            return (name,)
        case s.Assumption(name, value, choices):
            options = choices.values if isinstance(choices, s.Options) else ()
            return (name, *(one for one in (value, *options) if isinstance(one, Name)))
        case s.Recognise(name, kind):
            return (kind,) if name is None else (name, kind)
        case _:
            return ()
