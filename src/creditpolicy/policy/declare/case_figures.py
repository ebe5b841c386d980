"""Which figure a case means: of the zone, of a department, or one that an item names."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Code, Diagnostic, Words, found
from creditpolicy.policy import names
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import DEPARTMENT, Dim, Measured, Score, Scored, Unit
from creditpolicy.policy.declare.case_values import named_values
from creditpolicy.policy.declare.names import DEPARTMENT as A_DEPARTMENT
from creditpolicy.policy.declare.names import FIGURE, ITEM, unknown
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.source.source import Span
from creditpolicy.syntax import cases as c
from creditpolicy.syntax.expressions import ItemFigure, Name

_OF_RULES = ("得分率", "得分")
_OF_ITEMS = ("扣分", "扣分合计", "有效权重")
_CATEGORY = Words("大类", "category")


class Found(NamedTuple):
    """A figure of the core: its dimensions, and its unit (None where it is a measure's)."""

    of: Scored | Measured
    dims: tuple[Dim, ...]
    unit: Unit | None
    label: str


class Place(NamedTuple):
    """A figure at its members."""

    found: Found
    key: tuple[str, ...]


class Figures:
    """The figures of a policy by the names that people give them."""

    def __init__(self, policy: Policy, problems: list[Diagnostic]) -> None:
        self.policy = policy
        self.values = named_values(policy)
        self.problems = problems
        self.departments = {
            name: department.name
            for department in policy.departments
            for name in (department.name, *department.aliases)
        }
        self._named: dict[str, dict[str, Measure | Score]] = {}
        for label, item, figure in _named(policy):
            self._named.setdefault(label, {})[item] = figure

    def at(self, line: c.Expect) -> Place | None:
        """The figure that a line expects something of, or a report of why there is none."""
        figure = self._figure(line.figure, line.owner)
        owner = self._owner(line.owner)
        if figure is None or (owner is None and line.owner is not None):
            return None
        dims = figure.dims
        key: tuple[str, ...] = ()
        whole = bool(dims) and dims[0].name == DEPARTMENT
        if whole and owner is None:
            self._report(codes.OF_DEPARTMENTS, line.figure.span, name=figure.label)
            return None
        if owner is not None and not whole:
            self._report(codes.OF_THE_ZONE, line.figure.span, name=figure.label)
            return None
        if owner is not None:
            key, dims = (owner,), dims[1:]
        members = self._members(line, figure, dims)
        return None if members is None else Place(figure, key + members)

    def department(self, name: Name) -> str | None:
        """The department's own name."""
        if name.text not in self.departments:
            self.problems.append(unknown(name, A_DEPARTMENT, self.departments, self.problems))
        return self.departments.get(name.text)

    def _owner(self, name: Name | None) -> str | None:
        return None if name is None else self.department(name)

    def _report(self, code: Code, at: Span, **args: str | Words) -> None:
        self.problems.append(found(code, at, **args))

    def _figure(self, figure: c.Figure, owner: Name | None) -> Found | None:
        match figure:
            case Name():
                return self._by_name(figure)
            case ItemFigure(item, rate):
                return self._of_item(item, figure.span, rate=rate, whole=owner is None)
            case c.OwnFigure():
                return self._own(figure, owner)
            case c.CategoryFigure(category):
                zone, own = names.category_score, names.category_department_score
                name = zone(category) if owner is None else own(category)
                ids = [one.id for one in self.policy.categories]
                return self._numbered(name, category, ids, _CATEGORY, figure.span)
            case _:
                assert_never(figure)

    def _by_name(self, name: Name) -> Found | None:
        """A figure that the policy names, in one item only; or what every policy has."""
        by_item = self._named.get(name.text, {})
        if len(by_item) > 1:
            items = [item for item in by_item if item]
            listed = Words("、".join(items), ", ".join(items))
            named = {"name": name.text, "first": items[0]}
            self._report(codes.WHICH_ITEM, name.span, items=listed, **named)
            return None
        for figure in by_item.values():
            return self._found(figure)
        if name.text in names.LABELS and name.text in self.policy.score_by_name:
            return self._found(self.policy.score_by_name[name.text])
        known = [*self._named, *names.LABELS]
        self.problems.append(unknown(name, FIGURE, known, self.problems))
        return None

    def _of_item(self, item: str, at: Span, *, rate: bool, whole: bool) -> Found | None:
        name = names.rate(item) if rate else names.department_item_score(item)
        if whole and not rate and item not in {p.id for i in self.policy.items for p in i.parts}:
            name = names.item_score(item)
        return self._numbered(name, item, list(self.policy.numbered), ITEM, at)

    def _numbered(
        self, name: str, number: str, known: list[str], what: Words, at: Span
    ) -> Found | None:
        if number not in known:
            self.problems.append(unknown(Name(number, at), what, known, self.problems))
            return None
        return self._found(self.policy.score_by_name[name])

    def _own(self, figure: c.OwnFigure, owner: Name | None) -> Found | None:
        """A figure under the heading of an item."""
        item, label = figure.item, figure.name.text
        if item not in self.policy.numbered:
            known = list(self.policy.numbered)
            name = Name(item, figure.span)
            self.problems.append(unknown(name, ITEM, known, self.problems))
            return None
        one = self._named.get(label, {}).get(item) or self._given(item, label, owner)
        if one is not None:
            return self._found(one)
        own = [label for label, items in self._named.items() if item in items]
        self.problems.append(unknown(figure.name, FIGURE, own, self.problems))
        return None

    def _given(self, item: str, label: str, owner: Name | None) -> Score | None:
        """What every item has beside its score and its rate."""
        scores = self.policy.score_by_name
        if label in _OF_ITEMS:
            return scores.get(f"{item}/{label}")
        name = "" if owner is None else self.departments.get(owner.text, "")
        for number, group in enumerate(groups_of(self.policy.numbered[item]), 1):
            if name in group.departments and label == names.CONTRIBUTION:
                return scores.get(names.group_contribution(item, number))
            if name in group.departments and label == names.SHARE:
                return scores.get(names.group_share(item, number))
        return None

    def _found(self, figure: Measure | Score) -> Found:
        match figure:
            case Score():
                return Found(Scored(figure.name, ()), figure.dims, figure.unit, figure.label.zh)
            case Measure():
                kind = self.policy.kind_by_name[figure.kind]
                columns = [kind.column(name) for name in figure.per]
                splits = tuple(Dim(one.name, one.values) for one in columns if one is not None)
                dims = (Dim(DEPARTMENT, self.policy.department_names), *splits)
                return Found(Measured(figure.name, ()), dims, None, figure.label)
            case _:
                assert_never(figure)

    def _members(
        self, line: c.Expect, figure: Found, dims: tuple[Dim, ...]
    ) -> tuple[str, ...] | None:
        """One member for each dimension beside the department; a number has no list of them."""
        if not dims and line.members:
            self._report(codes.NOT_SPLIT, line.members[0].span, name=figure.label)
            return None
        if len(dims) != len(line.members):
            by = [dim.name for dim in dims]
            example = "、".join(dim.members[0] if dim.members else "1" for dim in dims)
            args = {"name": figure.label, "count": str(len(line.members)), "example": example}
            dimensions = Words("、".join(by), ", ".join(by))
            self._report(codes.MEMBERS, line.figure.span, dims=dimensions, **args)
            return None
        for dim, member in zip(dims, line.members, strict=True):
            if dim.members and member.text not in dim.members:
                values = Words("、".join(dim.members), ", ".join(dim.members))
                args = {"of": dim.name, "name": member.text}
                self._report(type_codes.UNKNOWN_VALUE, member.span, values=values, **args)
                return None
        return tuple(member.text for member in line.members)


def _named(policy: Policy) -> Iterator[tuple[str, str, Measure | Score]]:
    """The figures that the policy names itself, each with the number of its item or none."""
    for measure in policy.measures:
        item = measure.item or ""
        if measure.name == names.of_policy(item, measure.label):
            yield measure.label, item, measure
    for score in policy.scores:
        label, item = score.label.zh, score.item or ""
        if score.name == names.of_policy(item, label) and label not in _OF_RULES:
            yield label, item, score
