"""Terms that stand once each: equal terms have equal numbers, so that comparing takes no time."""

from collections.abc import Hashable
from fractions import Fraction

from creditpolicy.policy.core.values import Constant

Node = tuple[Hashable, ...]


class Terms:
    """All terms of a comparison; both policies must use the same ones."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._ids: dict[Node, int] = {}

    def of(self, *node: Hashable) -> int:
        """The number of a term: its word, and what stands in it."""
        known = self._ids.get(node)
        if known is None:
            known = self._ids[node] = len(self.nodes)
            self.nodes.append(node)
        return known

    def word(self, term: int) -> Hashable:
        return self.nodes[term][0]

    def literal(self, value: Constant) -> int:
        """A constant; the type keeps True apart from 1."""
        kept = tuple(sorted(value)) if isinstance(value, tuple) else value
        return self.of("lit", type(value).__name__, kept)

    def constant(self, term: int) -> Constant | None:
        """The value of a literal; None for any other term."""
        node = self.nodes[term]
        return node[2] if node[0] == "lit" else None  # type: ignore[return-value]

    def number(self, term: int) -> Fraction | None:
        value = self.constant(term)
        return value if isinstance(value, Fraction) else None

    def parts(self, word: str, term: int) -> tuple[int, ...]:
        """What is joined by a word; a term of another sort by itself."""
        node = self.nodes[term]
        return node[1:] if node[0] == word else (term,)  # type: ignore[return-value]


class Logic:
    """And, or, not: sound for tests that may be neither true nor false.

    One that settles it settles it, so order and repetition do not matter, and a `not` goes inside.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.true, self.false = terms.literal(True), terms.literal(False)

    def join(self, word: str, parts: list[int]) -> int:
        """`and` or `or` of tests, in whatever order they came."""
        neutral, settling = (self.true, self.false) if word == "and" else (self.false, self.true)
        flat = {one for part in parts for one in self.terms.parts(word, part)} - {neutral}
        if settling in flat:
            return settling
        flat -= self._implied(word, flat)
        if len(flat) <= 1:
            return flat.pop() if flat else neutral
        return self.terms.of(word, *sorted(flat))

    def _implied(self, word: str, parts: set[int]) -> set[int]:
        """What says nothing beside another part: a code that is valid is not blank."""
        nodes = self.terms.nodes
        sort = "valid" if word == "and" else "blank"
        codes = {nodes[part][1] for part in parts if nodes[part][0] == sort}
        found: set[int] = set()
        for part in parts:
            match nodes[part]:
                case ("not", int() as inner):
                    of = nodes[inner]
                    weaker = "blank" if word == "and" else "valid"
                    if of[0] == weaker and of[1] in codes:
                        found.add(part)
                case _:
                    pass
        return found

    def negated(self, term: int) -> int:
        if term in (self.true, self.false):
            return self.false if term == self.true else self.true
        match self.terms.nodes[term]:
            case ("not", int() as inner):
                return inner
            case ("and" | "or" as word, *parts):
                other = "or" if word == "and" else "and"
                return self.join(other, [self.negated(part) for part in parts])  # type: ignore[arg-type]
            case _:
                return self.terms.of("not", term)
