"""Departments, their other names, and named sets of them."""

from creditpolicy.values.frozen import frozen

from creditpolicy.diagnostics.diagnostic import Diagnostic, Words
from creditpolicy.policy.declare.names import DEPARTMENT, declare, unknown
from creditpolicy.policy.facts import Department
from creditpolicy.policy.outline import Outline
from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Name

SET = Words("部门或部门组", "department or group")


@frozen
class Departments:
    """All departments in order of declaration, and the named sets."""

    all: tuple[Department, ...]
    sets: dict[str, tuple[str, ...]]
    spans: dict[str, Span]

    def expand(self, names: tuple[Name, ...], problems: list[Diagnostic]) -> list[tuple[str, Span]]:
        """The departments that a list of departments and sets names, each with its place."""
        members: list[tuple[str, Span]] = []
        for name in names:
            if name.text in self.sets:
                members.extend((member, name.span) for member in self.sets[name.text])
            elif name.text in self.spans:
                members.append((name.text, name.span))
            else:
                problems.append(unknown(name, SET, [*self.spans, *self.sets]))
        return members


def declare_departments(outline: Outline, problems: list[Diagnostic]) -> Departments:
    """Checks that every department stands once and every set names departments."""
    known: dict[str, Span] = {}
    names = [name for line in outline.departments for name in line.names]
    ordered = [n.text for n in names if declare(n, n.span, known, problems)]
    aliases = _aliases(outline, known, problems)
    departments = tuple(Department(name, tuple(aliases.get(name, ()))) for name in ordered)
    return Departments(departments, _sets(outline, known, problems), known)


def _aliases(
    outline: Outline, known: dict[str, Span], problems: list[Diagnostic]
) -> dict[str, list[str]]:
    aliases: dict[str, list[str]] = {}
    taken = dict(known)
    for line in outline.aliases:
        if line.name.text not in known:
            problems.append(unknown(line.name, DEPARTMENT, known))
            continue
        for other in line.others:
            if declare(other, other.span, taken, problems):
                aliases.setdefault(line.name.text, []).append(other.text)
    return aliases


def _sets(
    outline: Outline, known: dict[str, Span], problems: list[Diagnostic]
) -> dict[str, tuple[str, ...]]:
    taken = dict(known)
    sets: dict[str, tuple[str, ...]] = {}
    for group in outline.groups:
        for member in group.members:
            if member.text not in known:
                problems.append(unknown(member, DEPARTMENT, known))
        if declare(group.name, group.name.span, taken, problems):
            members = (member.text for member in group.members if member.text in known)
            sets[group.name.text] = tuple(dict.fromkeys(members))
    return sets
