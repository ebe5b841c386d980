"""The text that would make a mutant: found by editing, and kept only if checking it proves it."""

from creditpolicy.policy.load import check_source
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Source, Span
from creditpolicy.values.classes import frozen
from creditpolicy.verify.canonical.policy import forms
from creditpolicy.verify.canonical.terms import Terms
from creditpolicy.verify.mutate.judge import outputs
from creditpolicy.verify.mutate.mutant import Edit, Mutant


@frozen
class Line:
    """A line of the policy as it stands, by its number from 1, and as the mutant has it.

    `after` is None where no edit of the text was found that is exactly this mutant.
    """

    number: int
    before: str
    after: str | None


def lines_of(mutant: Mutant) -> tuple[Line, ...]:
    """The lines that change; with their new text where that is proved to mean the mutant."""
    for edit in mutant.edits:
        text = edited(edit)
        if text is not None and _means(text, mutant.policy):
            return tuple(_line(span, old, new) for span, old, new in edit)
    if mutant.origin is None:
        return ()
    source = mutant.origin.source
    number = source.line_and_column(mutant.origin.start)[0]
    return (Line(number, _whole(source, mutant.origin), None),)


def edited(edit: Edit) -> Source | None:
    """The text after an edit; None where a place does not hold once what is to be replaced."""
    if not edit or any(span.text.count(old) != 1 for span, old, _ in edit):
        return None
    source = edit[0][0].source
    text = source.text
    for span, old, new in sorted(edit, key=lambda one: one[0].start, reverse=True):
        at = text.index(old, span.start)
        text = text[:at] + new + text[at + len(old) :]
    return Source(source.name, text)


def _means(source: Source, mutant: Policy) -> bool:
    """Whether the text checks, and comes to what the mutant is."""
    policy = check_source(source).policy
    if policy is None:
        return False
    terms = Terms()
    one, other = forms(policy, terms), forms(mutant, terms)
    values = [{a.name: a.value for a in p.assumptions} for p in (policy, mutant)]
    names = outputs(mutant)
    same = all(one.scores.get(name) == other.scores.get(name) for name in names)
    return same and values[0] == values[1] and policy.period == mutant.period


def _line(span: Span, old: str, new: str) -> Line:
    source = span.source
    at = source.text.index(old, span.start)
    first = source.text.rfind("\n", 0, at) + 1
    last = source.text.find("\n", at + len(old))
    last = len(source.text) if last < 0 else last
    before = source.text[first:last]
    after = source.text[first:at] + new + source.text[at + len(old) : last]
    return Line(source.line_and_column(at)[0], before.strip(), after.strip())


def _whole(source: Source, span: Span) -> str:
    first = source.text.rfind("\n", 0, span.start) + 1
    last = source.text.find("\n", span.start)
    return source.text[first : len(source.text) if last < 0 else last].strip()
