"""Departments, their other and former names, and named sets of them."""

from collections.abc import Mapping
from datetime import date

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.blocks import Outline
from creditpolicy.policy.declare.names import (
    DEPARTMENT,
    declare,
    listed_once,
    unknown,
)
from creditpolicy.policy.declare.succession import (
    Past,
    declare_endings,
    formers_of,
    past_of,
)
from creditpolicy.policy.facts import Department
from creditpolicy.source.source import Span
from creditpolicy.syntax.expressions import Name
from creditpolicy.values.classes import frozen

SET = Words("部门或部门组", "department or group")
_EVERYBODY = frozenset(
    ("各部门", "所有部门", "全体部门", "各单位", "所有单位", "全部单位", "各责任单位", "everyone")
)
"""How people name all departments at once."""


@frozen
class Departments:
    """All departments in order of declaration, and the named sets, each with its place."""

    all: tuple[Department, ...]
    sets: dict[str, tuple[str, ...]]
    spans: dict[str, Span]
    set_spans: dict[str, Span]
    past: Past

    def expand(self, names: tuple[Name, ...], problems: list[Diagnostic]) -> list[tuple[str, Span]]:
        """The departments that a list of departments and sets names, each with its place."""
        members: list[tuple[str, Span]] = []
        for name in names:
            if name.text in self.sets:
                members.extend((member, name.span) for member in self.sets[name.text])
            elif name.text in self.spans:
                members.append((name.text, name.span))
            elif self.spans:
                problems.append(self.unknown(name, SET, problems))
        return members

    def unknown(self, name: Name, what: Words, problems: list[Diagnostic]) -> Diagnostic:
        """Why no department, or set where it may be one, is called so today."""
        known = [*self.spans, *(self.sets if what is SET else ())]
        if name.text in _EVERYBODY:
            everyone = Words("全部部门", "all departments")
            return found(
                codes.UNKNOWN_NAME_NEAR, name.span, what=what, name=name.text, near=everyone
            )
        return self.past.named(name) or unknown(name, what, known, problems)


def declare_departments(
    outline: Outline, start: Span, period: tuple[date, date], problems: list[Diagnostic]
) -> Departments:
    """Checks that every department stands once, ends once, and every set names departments."""
    known: dict[str, Span] = {}
    names = [name for line in outline.departments for name in line.names]
    ordered = [n.text for n in names if declare(n, n.span, known, problems)]
    if not outline.departments:
        what, shape = Words("部门", "its departments"), Words("部门 甲局、乙局", "departments A, B")
        problems.append(found(codes.MISSING, start, what=what, shape=shape))
    taken = dict(known)
    past = past_of(declare_endings(outline.successions, known, taken, period, problems))
    aliases = _aliases(outline, {**known, **past.endings}, taken, problems)
    formers = formers_of(past, aliases)
    departments = tuple(
        Department(name, tuple(aliases.get(name, ())), formers.get(name, ())) for name in ordered
    )
    set_spans: dict[str, Span] = {}
    sets = _sets(outline, known, past, taken, set_spans, problems)
    return Departments(departments, sets, known, set_spans, past)


def _aliases(
    outline: Outline,
    known: Mapping[str, object],
    taken: dict[str, Span],
    problems: list[Diagnostic],
) -> dict[str, list[str]]:
    aliases: dict[str, list[str]] = {}
    for line in outline.aliases:
        if line.name.text not in known:
            if known:
                problems.append(unknown(line.name, DEPARTMENT, known, problems))
            continue
        for other in line.others:
            if declare(other, other.span, taken, problems):
                aliases.setdefault(line.name.text, []).append(other.text)
    return aliases


def _sets(
    outline: Outline,
    known: dict[str, Span],
    past: Past,
    taken: dict[str, Span],
    spans: dict[str, Span],
    problems: list[Diagnostic],
) -> dict[str, tuple[str, ...]]:
    sets: dict[str, tuple[str, ...]] = {}
    for group in outline.groups:
        members = listed_once(group.members, problems)
        strange = (member for member in members if known and member.text not in known)
        for member in strange:
            named = past.named(member)
            problems.append(named or unknown(member, DEPARTMENT, known, problems))
        if declare(group.name, group.name.span, taken, problems):
            sets[group.name.text] = tuple(m.text for m in members if m.text in known)
            spans[group.name.text] = group.name.span
    return sets
