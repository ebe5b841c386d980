"""A policy that is still being written: its parts, which can stand in any order, and its text."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from attrs import evolve, frozen
from hypothesis import strategies as st

from creditpolicy.syntax.expressions import Name
from creditpolicy.syntax.format_names import spell_declared
from creditpolicy.testing.names import NOWHERE
from creditpolicy.values.exact import exact_text

_T = TypeVar("_T")
Shuffle = Callable[[Sequence[_T]], Sequence[_T]]


@frozen
class DraftGroup:
    """A weight in percent and its departments."""

    weight: Fraction
    members: tuple[str, ...]


@frozen
class DraftItem:
    """An item: `rules` are whole statements with their rows; no `groups` means all of `members`.

    `sort` says what sort of rule it has: see `creditpolicy.testing.sorts`. `word` begins its
    heading, `above` are headings over it, `parts` the texts of its parts, and `responsible` says
    who the members are where that is not a list.
    """

    id: str
    name: str
    points: Fraction
    rules: tuple[str, ...]
    groups: tuple[DraftGroup, ...]
    members: tuple[str, ...]
    sort: str
    word: str = "考核项"
    above: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    responsible: str = ""

    def text(self) -> str:
        head = f"{self.word} {self.id} {quoted(self.name)} {decimal(self.points)}分"
        rules = [f"  {line}" for rule in self.rules for line in rule.split("\n")]
        named = ["  权重"] + [f"    {decimal(g.weight)}%：{listed(g.members)}" for g in self.groups]
        if not self.groups:
            named = [f"  责任部门 {self.responsible or listed(self.members)}"]
        return "\n".join((*self.above, head, *rules, *named, *self.parts))


@frozen
class Draft:
    """The parts of a policy. `text()` is the policy; `shuffled` the same said in another order."""

    head: str
    departments: tuple[str, ...]
    kinds: tuple[str, ...]
    assumptions: tuple[str, ...]
    items: tuple[DraftItem, ...]
    summary: tuple[str, ...] = ()
    outside: tuple[DraftItem, ...] = ()
    figures: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    def text(self) -> str:
        """The policy as text."""
        parts = [self.head, f"部门 {listed(self.departments)}", *self.assumptions]
        parts += [*self.figures, *self.kinds]
        parts += [item.text() for item in (*self.items, *self.outside)]
        if self.summary:
            parts.append("\n  ".join(("汇总", *self.summary)))
        parts += self.cases
        return "\n\n".join(parts) + "\n"

    def shuffled(self, shuffle: Callable[[Sequence[object]], Sequence[object]]) -> "Draft":
        """The same policy, its declarations and the members of its lists in another order.

        `shuffle` gives a permutation: `lambda of: random.sample(of, len(of))`.
        """

        def mixed(of: Sequence[_T]) -> tuple[_T, ...]:
            return tuple(shuffle(of))  # type: ignore[arg-type]

        def item(of: DraftItem) -> DraftItem:
            groups = tuple(evolve(g, members=mixed(g.members)) for g in mixed(of.groups))
            return evolve(
                of,
                rules=mixed(of.rules),
                groups=groups,
                members=mixed(of.members),
                parts=mixed(of.parts),
            )

        return evolve(
            self,
            departments=mixed(self.departments),
            kinds=mixed(self.kinds),
            assumptions=mixed(self.assumptions),
            figures=mixed(self.figures),
            items=tuple(item(of) for of in mixed(self.items)),
            outside=tuple(item(of) for of in mixed(self.outside)),
            summary=mixed(self.summary),
            cases=mixed(self.cases),
        )


def quoted(name: str) -> str:
    """A name as it must be written: 市场监管局, 「2018年考核」."""
    return spell_declared(Name(name, NOWHERE))


def listed(names: Sequence[str]) -> str:
    return "、".join(quoted(name) for name in names)


def decimal(value: Fraction) -> str:
    """A number as policies have it; all that the strategies draw have two decimals at most."""
    cents = value * 100
    assert cents.denominator == 1, exact_text(value)
    whole, rest = divmod(cents.numerator, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def seldom() -> st.SearchStrategy[bool]:
    """True one time in five or so: what is simplest, and so is tried most, is False."""
    return st.sampled_from((False, False, False, False, True))
