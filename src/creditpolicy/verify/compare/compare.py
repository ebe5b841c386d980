"""Two policies compared: what changed in meaning, and for each change rows on which they differ."""

from collections.abc import Iterable, Iterator

from creditpolicy.policy import names
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.figures import named_figures
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.classes import frozen
from creditpolicy.verify.canonical.policy import forms
from creditpolicy.verify.canonical.terms import Terms
from creditpolicy.verify.compare.assumptions import renamed_assumptions
from creditpolicy.verify.compare.change import SUMMARY, Change, Effect
from creditpolicy.verify.compare.facts import fact_changes
from creditpolicy.verify.compare.items import item_changes
from creditpolicy.verify.compare.past import past_changes
from creditpolicy.verify.compare.promises import promise_changes
from creditpolicy.verify.compare.reminders import reminder_changes
from creditpolicy.verify.compare.rules import Side, other_results, rule_changes
from creditpolicy.verify.witness.dates import shifted
from creditpolicy.verify.witness.figures import enters
from creditpolicy.verify.witness.search import Finding, NoWitness, Search, Witness

_MOST_DEPARTMENTS = 3


@frozen
class Found:
    """A change, and evidence that shows it; None where it can move no score."""

    change: Change
    finding: Finding | None


@frozen
class Comparison:
    """`found`: every change, facts first. Empty: the policies say the same, and that is proved."""

    old: Policy
    new: Policy
    found: tuple[Found, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed that a score or the evidence could tell."""
        return all(one.change.effect is Effect.WORDING for one in self.found)


def changes(old: Policy, new: Policy) -> tuple[Change, ...]:
    """What changed in meaning; the order of declarations and the names of figures are no change."""
    sides = both_sides(old, new)
    facts = [*fact_changes(old, new), *past_changes(old, new), *item_changes(old, new)]
    told = frozenset(one.item for one in facts if one.effect is Effect.SCORES)
    found = [*facts, *rule_changes(*sides, told), *reminder_changes(*sides)]
    found += promise_changes(*sides)
    if not any(one.effect is Effect.SCORES for one in found):
        found += other_results(*sides)
    places = {id_: at for at, id_ in enumerate((*old.numbered, *new.numbered), 1)}
    return tuple(sorted(found, key=lambda one: _place(one, places)))


def both_sides(old: Policy, new: Policy) -> tuple[Side, Side]:
    """The two with the forms of their figures, in the same terms."""
    terms = Terms()
    renamed = renamed_assumptions(old, new)
    return Side(old, forms(old, terms)), Side(new, forms(new, terms, renamed))


def _place(change: Change, places: dict[str, int]) -> int:
    """What is about the whole policy first, then the items in order, then how it adds up."""
    if change.item is not None:
        return places[change.item]
    return len(places) + 1 if change.subject == SUMMARY else 0


def compare(old: Policy, new: Policy) -> Comparison:
    """Every change with the fewest rows found that show it."""
    told = changes(old, new)
    touched = frozenset(one.item for one in told if one.effect is Effect.SCORES)
    same = _same(told, old, new)
    found = tuple(Found(one, _finding(one, old, new, (touched, same))) for one in told)
    return Comparison(old, new, found)


def _same(told: tuple[Change, ...], old: Policy, new: Policy) -> frozenset[str]:
    """The figures that cannot differ: in normal form they are the same, and so is all they read."""
    if any(one.effect is not Effect.WORDING and one.reads for one in told):
        return frozenset()
    one, other = both_sides(old, new)
    theirs = other.forms.scores
    return frozenset(n for n, form in one.forms.scores.items() if theirs.get(n) == form)


def _finding(
    change: Change,
    old: Policy,
    new: Policy,
    known: tuple[frozenset[str | None], frozenset[str]],
) -> Finding | None:
    if change.effect is not Effect.SCORES:
        return None
    touched, same = known
    whom = _departments(change, old, new)
    tried = 0
    best: Witness | None = None
    for figures, tries, breadth in _places(change, old, new, touched):
        wanted = tuple(name for name in figures if name not in same)
        if not wanted:
            continue
        search = Search(old, new, wanted, whom, shifted(old, new), tries, breadth)
        found = search.run()
        if isinstance(found, Witness) and any(one.is_plain for one in found.differences):
            return found
        tried += search.tried
        best = best or (found if isinstance(found, Witness) else None)
    return best or NoWitness(tried)


Place = tuple[tuple[str, ...], int, int]
"""Figures to look at, how many sets of rows to try, and how many sorts of rows to combine."""


def _places(
    change: Change, old: Policy, new: Policy, touched: frozenset[str | None]
) -> Iterator[Place]:
    """Where it shows by itself, then where other changes may show as well."""
    items = (change.item,) if change.item is not None else _items_of(change, old)
    own = [name(i) for i in items for name in (names.rate, names.department_item_score)]
    if own:
        yield tuple(own), _TRIES, 24
        yield tuple(names.item_score(item) for item in items), _TRIES, 8
    structure = [n for n in change.figures if _item_of(n, old) not in touched - {None}]
    if structure and not own:
        yield tuple(structure), _FEWER_TRIES, 4
    results = (names.DEPARTMENT_SCORE, names.TOTAL, names.RANK, *_graded(old), *_graded(new))
    yield tuple(dict.fromkeys((*results, *change.figures))), _FEWER_TRIES, 4
    yield (names.CONTRIBUTION, names.SHARE), 2, 1


def _item_of(figure: str, policy: Policy) -> str | None:
    known = policy.score_by_name.get(figure)
    return known.item if known else None


_TRIES, _FEWER_TRIES = 1500, 150


def _items_of(change: Change, policy: Policy) -> tuple[str, ...]:
    """The items whose rates an assumption enters."""
    if change.given is None:
        return ()
    return tuple(
        item.id for item in policy.items if enters(change.given, names.rate(item.id), policy)
    )


def _graded(policy: Policy) -> Iterator[str]:
    """The figures with names of their own, which every result shows."""
    figures = named_figures(policy).values()
    yield from (one.name for one in figures if isinstance(one, Score) and one.item is None)


def _departments(change: Change, old: Policy, new: Policy) -> tuple[str, ...]:
    """Whose rows are tried: of an item those whose place in it changed, else one of each group."""
    both = set(old.department_names) & set(new.department_names)
    if change.item is None:
        return _some(name for name in old.department_names if name in both)
    sides = [policy.numbered.get(change.item) for policy in (old, new)]
    members: list[dict[str, object]] = [
        {name: group.weight for group in groups_of(item) for name in group.departments}
        if item is not None
        else {}
        for item in sides
    ]
    moved = [n for n in {**members[0], **members[1]} if members[0].get(n) != members[1].get(n)]
    first = [group.departments[0] for item in sides if item for group in groups_of(item)]
    return _some(name for name in (*moved, *first) if name in both)


def _some(of: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(of))[:_MOST_DEPARTMENTS]
