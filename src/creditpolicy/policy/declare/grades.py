"""Scales of grades, and whose members stand for which."""

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy.blocks import Outline
from creditpolicy.policy.declare.names import declare, first_note, listed_once
from creditpolicy.policy.facts import Scale
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name
from creditpolicy.syntax.vocabulary import RESERVED


def declare_grades(
    outline: Outline, taken: dict[str, Span], problems: list[Diagnostic]
) -> dict[str, Scale]:
    """The scales by name; a grade is no built-in name, and none that is `taken` otherwise."""
    spans: dict[str, Span] = {}
    scales: dict[str, Scale] = {}
    for line in outline.grades:
        values = _values(line, taken, problems)
        if declare(line.name, line.name.span, spans, problems):
            name = line.name.text
            scales[name] = Scale(name, values, line.ordered, line.name.span)
    return scales


def _values(line: s.Grades, taken: dict[str, Span], problems: list[Diagnostic]) -> tuple[str, ...]:
    values = listed_once(line.values, problems)
    for value in values:
        if value.text in RESERVED:
            problems.append(found(codes.RESERVED, value.span, name=value.text))
        elif value.text in taken:
            notes = first_note(taken[value.text])
            problems.append(found(codes.DECLARED_TWICE, value.span, notes, name=value.text))
    return tuple(value.text for value in values)


def grade_spans(outline: Outline) -> dict[str, Span]:
    """Where each grade is first declared: no figure may bear its name."""
    spans: dict[str, Span] = {}
    for line in outline.grades:
        for value in line.values:
            spans.setdefault(value.text, value.span)
    return spans


def scales_of(name: Name, scales: dict[str, Scale]) -> list[Scale]:
    return [scale for scale in scales.values() if name.text in scale.values]


def scale_key(name: str) -> str:
    """What stands for a scale among all that is used; no figure is called so."""
    return f"等级/{name}"
