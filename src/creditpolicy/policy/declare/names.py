"""Names that the policy declares: what may be declared, and that nothing is declared twice."""

from collections.abc import Iterable
from typing import TypeVar

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Name
from creditpolicy.syntax.vocabulary import BUILTINS
from creditpolicy.values.nearest import nearest

T = TypeVar("T")

DEPARTMENT = Words("部门", "department")
KIND = Words("材料", "evidence kind")
COLUMN = Words("字段", "field")
FIGURE = Words("数", "figure")


def declare(name: Name, value: T, known: dict[str, T], problems: list[Diagnostic]) -> bool:
    """Enters a name; a built-in or a second declaration is reported and left out."""
    if name.text in BUILTINS:
        problems.append(found(codes.RESERVED, name.span, name=name.text))
    elif name.text in known:
        problems.append(found(codes.DECLARED_TWICE, name.span, name=name.text))
    else:
        known[name.text] = value
        return True
    return False


def unknown(name: Name, what: Words, known: Iterable[str]) -> Diagnostic:
    """“No such name”, with the nearest one, or with the split of a run of names."""
    known = list(known)
    near = nearest(name.text, known)
    if near is not None:
        return found(codes.UNKNOWN_NAME_NEAR, name.span, what=what, name=name.text, near=near)
    return found(codes.UNKNOWN_NAME, name.span, what=what, name=name.text)


def once(
    statements: list[T], spans: list[Span], what: Words, problems: list[Diagnostic]
) -> T | None:
    """The only statement of its sort; a second one is reported at its place."""
    for span in spans[1:]:
        first = Note(spans[0], Words("第一次写在这里", "first stated here"))
        problems.append(found(codes.TWICE, span, (first,), what=what))
    return statements[0] if statements else None
