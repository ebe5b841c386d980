"""One thing that changed, said in both languages."""

from enum import Enum

from creditpolicy.diagnostics.diagnostic import Text, Words
from creditpolicy.values.classes import frozen

NONE = ""
"""What stands before a thing that is new, and after one that is gone."""


class Effect(Enum):
    """What a change can move: scores, what evidence must hold, or only words."""

    SCORES = "scores"
    EVIDENCE = "evidence"
    WORDING = "wording"


@frozen
class Change:
    """`subject`: the item (by `item`, its number) or the part of the policy; `what` of it changed.

    `before` and `after` are short texts, blank where there was, or is, no such thing. `figures`:
    the names of the figures that it moves, where it is more than the whole policy's; `given`: the
    assumption that it is about. `reads`: whether formulas stay and what they read changes. `whom`:
    the departments that it is about.
    """

    subject: Words
    item: str | None
    what: Words
    before: Text
    after: Text
    effect: Effect = Effect.SCORES
    figures: tuple[str, ...] = ()
    given: str | None = None
    reads: bool = False
    whom: tuple[str, ...] = ()


POLICY = Words("整份政策", "the policy")
SUMMARY = Words("汇总", "summary")


def item_words(id_: str, name: str) -> Words:
    return Words(f"考核项 {id_} {name}", f"item {id_} {name}")


def listed(names: tuple[str, ...] | list[str]) -> Words:
    return Words("、".join(names), ", ".join(names))
