"""Expectations rewritten to what the figures are: nothing else in the text may change."""

from typing import NamedTuple

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy.policy import Policy
from creditpolicy.report.case_lines import CaseLines
from creditpolicy.source.source import Source, Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.cases import Expect
from creditpolicy.syntax.format import language_of
from creditpolicy.syntax.parse import parse
from creditpolicy.verify.cases import Comparison


class Change(NamedTuple):
    """A line that would change: its number (None in data), as it is, and as it would be."""

    line: int | None
    before: str
    after: str


class Accepted(NamedTuple):
    """The new text of a source, and what is different in it."""

    text: str
    changes: tuple[Change, ...]


def accepted(
    source: Source, comparisons: list[Comparison], policy: Policy
) -> Accepted | Diagnostic:
    """The text with the actual value in the place of each that is expected; or CP770."""
    before, _ = parse(source)
    lines = CaseLines(policy, language_of(before))
    text, changes = source.text, list[Change]()
    placed = [(_written(one.expectation.stated), one) for one in comparisons]
    for at, one in sorted(placed, key=lambda pair: -pair[0].start if pair[0] else 0):
        if at is None or at.source != source:
            continue
        value = lines.value(one.expectation, one.actual)
        whole = _written(one.expectation.origin) or at
        after = source.text[whole.start : at.start] + value
        changes.append(Change(at.line, whole.text, after))
        text = text[: at.start] + value + text[at.end :]
    after_file, problems = parse(Source(source.name, text))
    expected = {change.line for change in changes if change.line is not None}
    if problems or not _differs_only_at(before, after_file, expected):
        return found(codes.NOT_REWRITTEN, file=source.name)
    return Accepted(text, tuple(reversed(changes)))


def _written(at: Span | None) -> Span | None:
    """Where it stands in its own file: an amendment is read as part of a whole."""
    return at and at.written


def _differs_only_at(before: s.File, after: s.File, lines: set[int]) -> bool:
    """Whether the statements are equal but for the values that those lines expect."""
    if len(before.statements) != len(after.statements):
        return False
    if [one.text for one in before.comments] != [one.text for one in after.comments]:
        return False
    return all(
        old == new or (old.span.line in lines and _same_figure(old, new))
        for old, new in zip(before.statements, after.statements, strict=True)
    )


def _same_figure(old: s.Statement, new: s.Statement) -> bool:
    match old, new:
        case Expect(), Expect():
            return (old.owner, old.figure, old.members) == (new.owner, new.figure, new.members)
        case _:
            return False
