"""A policy with one thing changed, and how its text would have to be edited to say so."""

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.values.classes import field, frozen
from creditpolicy.verify.mutate.operators import Operator

Replacement = tuple[Span, str, str]
"""A place, what stands there once, and what would."""

Edit = tuple[Replacement, ...]


@frozen
class Step:
    """A change of a node: what was done, in words, and texts that may say it."""

    operator: Operator
    told: Words
    at: Span | None = None
    texts: tuple[tuple[str, str], ...] = ()


@frozen
class Mutant:
    """`id` is the same in every run. `figures`: those whose formulas changed.

    `edits`: ways in which the text may have to change; which of them is right is found by checking.
    """

    id: str
    operator: Operator
    item: str | None
    told: Words
    origin: Span | None
    edits: tuple[Edit, ...]
    figures: tuple[str, ...]
    policy: Policy = field(eq=False, repr=False)


def changed(old: str, new: str) -> Words:
    return Words(f"“{old}”改为“{new}”", f"“{old}” becomes “{new}”")


def gone(what: Words) -> Words:
    return Words(f"去掉{what.zh}", f"without {what.en}")
