"""Names that the policy declares: what may be declared, and that nothing is declared twice."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.facts import Assumption, Column, Kind
from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Name
from creditpolicy.syntax.vocabulary import RESERVED
from creditpolicy.values.nearest import nearest

T = TypeVar("T")
Declared = TypeVar("Declared", bound=Span | Assumption | Column | Kind)

DEPARTMENT = Words("部门", "department")
KIND = Words("材料", "evidence kind")
COLUMN = Words("字段", "field")
ITEM = Words("考核项", "item")
FIGURE = Words("数", "figure")
REFERENCE = Words("引用", "reference")
_MOST_SUGGESTIONS = 100
FIRST = Words("第一次写在这里", "first stated here")


def declare(
    name: Name, value: Declared, known: dict[str, Declared], problems: list[Diagnostic]
) -> bool:
    """Enters a name; a built-in or a second declaration is reported and left out."""
    if name.text in RESERVED:
        problems.append(found(codes.RESERVED, name.span, name=name.text))
    elif name.text in known:
        notes = first_note(_place(known[name.text]))
        problems.append(found(codes.DECLARED_TWICE, name.span, notes, name=name.text))
    else:
        known[name.text] = value
        return True
    return False


def _place(value: Span | Assumption | Column | Kind) -> Span | None:
    return value if isinstance(value, Span) else value.span


def first_note(span: Span | None) -> tuple[Note, ...]:
    """Points at the first of two."""
    return () if span is None else (Note(span, FIRST),)


def unknown(
    name: Name, what: Words, known: Iterable[str], problems: Sequence[Diagnostic]
) -> Diagnostic:
    """“No such name”, with the nearest one where one is near.

    The nearest is looked for while few problems were found: it costs as much as there are names.
    """
    near = nearest(name.text, known) if len(problems) < _MOST_SUGGESTIONS else None
    if near is not None:
        return found(codes.UNKNOWN_NAME_NEAR, name.span, what=what, name=name.text, near=near)
    return found(codes.UNKNOWN_NAME, name.span, what=what, name=name.text)


def once(
    statements: Sequence[T], spans: Sequence[Span], what: Words, problems: list[Diagnostic]
) -> T | None:
    """The only statement of its sort; each further one is reported at its place."""
    problems.extend(found(codes.TWICE, span, first_note(spans[0]), what=what) for span in spans[1:])
    return statements[0] if statements else None


def listed_once(names: Iterable[Name], problems: list[Diagnostic]) -> tuple[Name, ...]:
    """The names of a list; one that stands in it again is reported and left out."""
    seen: dict[str, Name] = {}
    for name in names:
        if name.text in seen:
            notes = first_note(seen[name.text].span)
            problems.append(found(type_codes.VALUE_TWICE, name.span, notes, name=name.text))
        else:
            seen[name.text] = name
    return tuple(seen.values())
