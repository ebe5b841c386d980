"""引用: other results that the figures of this policy use."""

from datetime import date

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy.blocks import Outline
from creditpolicy.policy.declare.assessment import About, period_of, year_of
from creditpolicy.policy.declare.names import declare
from creditpolicy.policy.facts import Reference
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s


def declare_references(
    outline: Outline, about: About, taken: dict[str, Span], problems: list[Diagnostic]
) -> dict[str, Reference]:
    """The references by name, entered into the names that are taken; none is to this result."""
    references: dict[str, Reference] = {}
    for line in outline.references:
        reference = _reference(line, about, problems)
        if declare(line.name, line.name.span, taken, problems):
            references[reference.name] = reference
    return references


def _reference(line: s.Reference, about: About, problems: list[Diagnostic]) -> Reference:
    year = year_of(line.year, line.span, problems)
    period: tuple[date, date] | None = None
    if line.period is not None:
        period = period_of(*line.period, line.span, problems)
    assessment = about.name if line.assessment is None else line.assessment.text
    if (assessment, year) == (about.name, about.year) and period in (None, about.period):
        problems.append(found(codes.REFERS_TO_ITSELF, line.span, name=line.name.text))
    at = line.name.span
    return Reference(line.name.text, assessment, year, period, line.optional, (), at, line.merged)
