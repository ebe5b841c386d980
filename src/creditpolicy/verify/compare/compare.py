"""Two policies compared: what changed in meaning, and for each change rows on which they differ."""

from collections.abc import Iterable, Iterator

from creditpolicy.policy import names
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.figures import named_figures
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.classes import frozen
from creditpolicy.verify.canonical.policy import Forms, forms, forms_as_assumed
from creditpolicy.verify.canonical.terms import Terms
from creditpolicy.verify.compare.assumptions import renamed_assumptions
from creditpolicy.verify.compare.change import SUMMARY, Change, Effect
from creditpolicy.verify.compare.facts import fact_changes
from creditpolicy.verify.compare.items import POINTS, WEIGHT, item_changes
from creditpolicy.verify.compare.past import past_changes
from creditpolicy.verify.compare.promises import promise_changes
from creditpolicy.verify.compare.reminders import reminder_changes
from creditpolicy.verify.compare.rules import Side, looked_at, other_results, rule_changes
from creditpolicy.verify.witness.dates import shifted, years_later
from creditpolicy.verify.witness.figures import enters
from creditpolicy.verify.witness.known import Bank
from creditpolicy.verify.witness.search import Finding, NoWitness, Search, Under, Witness

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


def compare(old: Policy, new: Policy, bank: Bank | None = None) -> Comparison:
    """Every change with the fewest rows found that show it; `bank`: of the old policy."""
    bank = bank or Bank(old)
    told = changes(old, new)
    touched = frozenset(one.item for one in told if one.effect is Effect.SCORES)
    known = _Known(bank, new, touched, *_same(told, old, new))
    return Comparison(old, new, tuple(Found(one, _finding(one, known)) for one in told))


@frozen
class _Known:
    """What is known of two policies before any rows are tried.

    `touched`: the items that changes are about. `same`: the figures that cannot differ, as in
    normal form they are the same and so is all they read; `as_assumed`: those that are the same
    under the values that either policy's own assumptions have.
    """

    bank: Bank
    new: Policy
    touched: frozenset[str | None]
    same: frozenset[str]
    as_assumed: frozenset[str]


def _same(
    told: tuple[Change, ...], old: Policy, new: Policy
) -> tuple[frozenset[str], frozenset[str]]:
    if any(one.effect is not Effect.WORDING and one.reads and not one.given for one in told):
        return frozenset(), frozenset()
    one, other = both_sides(old, new)
    terms = Terms()
    values = forms_as_assumed(old, terms), forms_as_assumed(new, terms)
    return _alike(one.forms, other.forms), _alike(*values)


def _alike(one: Forms, other: Forms) -> frozenset[str]:
    return frozenset(n for n, form in one.scores.items() if other.scores.get(n) == form)


def _finding(change: Change, known: _Known) -> Finding | None:
    if change.effect is not Effect.SCORES:
        return None
    found = _of_departments(change, known)
    if found is not None:
        return found
    by_itself = _unmoved(change, known)
    tried = 0
    for unmoved in dict.fromkeys((by_itself, ())):
        finding = _searched(change, known, unmoved)
        if isinstance(finding, Witness):
            return finding
        tried += finding.tried
    return NoWitness(tried)


def _of_departments(change: Change, known: _Known) -> Witness | None:
    """Who came or went has a figure in the one policy only, without any evidence."""
    if not change.whom or change.what == WEIGHT:
        return None
    item = change.item
    wanted = (names.department_item_score(item),) if item else (names.DEPARTMENT_SCORE,)
    under = Under({})
    search = Search(known.bank.policy, known.new, wanted, bank=known.bank)
    found = [one for one in search.differences((), under) if one.key[0] in change.whom]
    return under.witness((), found) if found else None


def _searched(change: Change, known: _Known, unmoved: tuple[str, ...]) -> Finding:
    """Rows on which what a change moves differs; `unmoved`: figures that must not."""
    old, new = known.bank.policy, known.new
    same = known.as_assumed if change.given else known.same
    later = shifted(old, new) if years_later(old, new) else None
    is_new = change.item is not None and not {change.item} <= old.numbered.keys() & new.numbered
    tried = 0
    best: Witness | None = None
    for figures, whom, tries, breadth in _places(change, known, same):
        wanted = tuple(name for name in figures if name not in (*same, *unmoved))
        if not wanted:
            continue
        search = Search(old, new, wanted, whom, later, tries, breadth, known.bank, unmoved)
        found = search.run()
        plain = isinstance(found, Witness) and any(one.is_plain for one in found.differences)
        if isinstance(found, Witness) and (plain or is_new):
            return found
        tried += search.tried
        best = best or (found if isinstance(found, Witness) else None)
    return best or NoWitness(tried)


def _unmoved(change: Change, known: _Known) -> tuple[str, ...]:
    """What must not differ, so that a change shows by itself.

    Points and weights show where all rates are as before, a rule where what it looks at is.
    """
    if change.item is not None and change.what in (POINTS, WEIGHT):
        names_ = [names.rate(change.item)]
    else:
        figures = [known.bank.policy.score_by_name.get(name) for name in change.figures[:1]]
        names_ = [name for one in figures if one is not None for name in looked_at(one)]
    scores = known.new.score_by_name
    return tuple(name for name in names_ if name in scores and name not in known.same)


Place = tuple[tuple[str, ...], tuple[str, ...], int, int]
"""Figures to look at, of whom, how many sets of rows to try, how many sorts of them to combine."""


def _places(change: Change, known: _Known, same: frozenset[str]) -> Iterator[Place]:
    """Where it shows by itself, then where other changes may show as well."""
    old, new = known.bank.policy, known.new
    items = (change.item,) if change.item is not None else _items_of(change, (old, new), same)
    for id_ in items:
        own = (names.rate(id_), names.department_item_score(id_))
        yield own, _departments(id_, old, new, change.whom), _TRIES, 24
    for id_ in items:
        yield (names.item_score(id_),), _departments(id_, old, new, change.whom), _FEWER_TRIES, 8
    whom = _departments(items[0] if len(items) == 1 else None, old, new)
    structure = [n for n in change.figures if _item_of(n, old) not in known.touched - {None}]
    if structure and not items:
        shown = dict.fromkeys(name.partition(names.BEFORE_GATE)[0] for name in structure)
        yield tuple(shown), whom, _FEWER_TRIES, 4
        yield tuple(structure), whom, _FEWER_TRIES, 4
    results = (names.DEPARTMENT_SCORE, names.TOTAL, names.RANK, *_graded(old), *_graded(new))
    yield tuple(dict.fromkeys((*results, *change.figures))), whom, _FEWER_TRIES, 4
    yield (names.CONTRIBUTION, names.SHARE), whom, 20, 1


def _item_of(figure: str, policy: Policy) -> str | None:
    known = policy.score_by_name.get(figure)
    return known.item if known else None


_TRIES, _FEWER_TRIES = 1500, 300


def _items_of(
    change: Change, policies: tuple[Policy, Policy], same: frozenset[str]
) -> tuple[str, ...]:
    """The items whose rates an assumption enters, and moves; all where other records count."""
    rates = {item.id: names.rate(item.id) for item in policies[0].items}
    if change.given is None:
        return tuple(rates) if change.reads else ()
    given = change.given
    return tuple(
        id_
        for id_, rate in rates.items()
        if rate not in same and any(enters(given, rate, policy) for policy in policies)
    )


def _graded(policy: Policy) -> Iterator[str]:
    """The figures with names of their own, which every result shows."""
    figures = named_figures(policy).values()
    yield from (one.name for one in figures if isinstance(one, Score) and one.item is None)


def _departments(
    item: str | None, old: Policy, new: Policy, told: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Whose rows are tried: of an item those whose place in it changed, else one of each group.

    Of no item one of each of the largest groups.
    """
    both = set(old.department_names) & set(new.department_names)
    if item is None:
        groups = [group.departments for one in old.items for group in groups_of(one)]
        groups.sort(key=len, reverse=True)
        return _some(n for n in (*(g[0] for g in groups if g), *old.department_names) if n in both)
    sides = [policy.numbered.get(item) for policy in (old, new)]
    members: list[dict[str, object]] = [
        {name: group.weight for group in groups_of(one) for name in group.departments}
        if one is not None
        else {}
        for one in sides
    ]
    moved = [n for n in {**members[0], **members[1]} if members[0].get(n) != members[1].get(n)]
    first = [group.departments[0] for one in sides if one for group in groups_of(one)]
    return _some(name for name in (*told[:1], *moved, *first) if name in both)


def _some(of: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(of))[:_MOST_DEPARTMENTS]
