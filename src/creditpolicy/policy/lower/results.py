"""Results of items in formulas of others: figures of their own, and an order for all figures."""

from collections.abc import Iterator

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy import names
from creditpolicy.policy.core.build import scored_here
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Dim,
    Score,
    Unit,
)
from creditpolicy.policy.core.walk import scored_in
from creditpolicy.policy.facts import Item
from creditpolicy.values.classes import define, field

_SHOWN = 8


def item_result(item: Item, *, rate: bool) -> Score:
    """The rate or the score of a department in an item, under a name that says so."""
    of = names.rate(item.id) if rate else names.department_item_score(item.id)
    zh, en = ("得分率", "rate") if rate else ("得分", "score")
    label = Words(f"考核项{item.id}{zh}", f"{en} of item {item.id}")
    unit = Unit.RATE if rate else Unit.POINTS
    name = names.item_result(item.id, rate=rate)
    dims = (Dim(DEPARTMENT, item.departments),)
    return Score(name, label, dims, scored_here(of), unit, item.id, item.span)


@define
class _Walk:
    """Depth first, without recursion: chains of figures may be long."""

    scores: dict[str, Score]
    path: dict[str, Iterator[str]] = field(factory=dict[str, Iterator[str]])
    done: dict[str, Score] = field(factory=dict[str, Score])


def arranged(scores: list[Score], problems: list[Diagnostic]) -> list[Score]:
    """The scores, each after those it needs; a circle through results of items is reported once."""
    walk = _Walk({score.name: score for score in scores})
    for start in walk.scores:
        if start not in walk.done and not _visit(start, walk, problems):
            return scores
    return list(walk.done.values())


def _visit(start: str, walk: _Walk, problems: list[Diagnostic]) -> bool:
    walk.path[start] = scored_in(walk.scores[start].body)
    while walk.path:
        name = next(reversed(walk.path))
        needed = next((one for one in walk.path[name] if one not in walk.done), None)
        if needed is None:
            walk.path.popitem()
            walk.done[name] = walk.scores[name]
        elif needed in walk.path:
            problems.append(_circle(needed, walk))
            return False
        elif needed in walk.scores:
            walk.path[needed] = scored_in(walk.scores[needed].body)
    return True


def _circle(again: str, walk: _Walk) -> Diagnostic:
    """The items and figures that need one another; what the program adds between is left out."""
    path = list(walk.path)
    circle = [walk.scores[name] for name in path[path.index(again) :]]
    shown = list(dict.fromkeys(_name(score) for score in circle))
    first = next(score for score in circle if score.origin is not None)
    head, rest = shown[0], shown[1:_SHOWN]
    more = (_MORE,) * (len(shown) > _SHOWN)
    steps = (head, *rest, *more, head)
    arrows = Words(" → ".join(one.zh for one in steps), " → ".join(one.en for one in steps))
    return found(codes.CIRCULAR, first.origin, name=head, path=arrows)


_MORE = Words("……", "……")


def _name(score: Score) -> Words:
    """A figure by its name; what every item has, by its item."""
    if score.item is not None and names.is_of_item(score.name):
        return Words(f"考核项 {score.item}", f"item {score.item}")
    return score.label
