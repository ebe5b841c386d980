"""What becomes of a mutant: a case notices it, it is no change at all, or nobody would notice."""

from enum import Enum

from creditpolicy.policy import names
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.figures import named_figures
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.classes import frozen
from creditpolicy.verify.canonical.policy import forms
from creditpolicy.verify.canonical.terms import Terms
from creditpolicy.verify.mutate.kill import Jury
from creditpolicy.verify.mutate.mutant import Mutant
from creditpolicy.verify.witness.figures import enters, needed
from creditpolicy.verify.witness.search import NoWitness, Search, Witness


class Status(Enum):
    """A survivor comes with rows that tell it from the policy; of an unknown one none were found.

    `EQUIVALENT` is proved: in normal form every result is the same.
    """

    KILLED = "killed"
    EQUIVALENT = "equivalent"
    SURVIVED = "survived"
    UNKNOWN = "unknown"


@frozen
class Verdict:
    """`case`: which one noticed. `finding`: rows that show a survivor, or how many were tried."""

    status: Status
    case: str = ""
    finding: Witness | NoWitness | None = None


def judge(policy: Policy, mutant: Mutant, jury: Jury) -> Verdict:
    """One mutant; the cheapest question first."""
    noticed = jury.killer(mutant.policy, mutant.figures)
    if noticed is not None:
        return Verdict(Status.KILLED, noticed.name)
    differing = apart(policy, mutant.policy)
    if not differing.intersection(results_of(policy)):
        return Verdict(Status.EQUIVALENT)
    finding = told_apart(policy, mutant, differing)
    status = Status.SURVIVED if isinstance(finding, Witness) else Status.UNKNOWN
    return Verdict(status, "", finding)


def outputs(policy: Policy) -> tuple[str, ...]:
    """The figures that results show: everything else is on the way to them."""
    own = [f.name for f in named_figures(policy).values() if isinstance(f, Score)]
    items = [
        name(item.id)
        for item in policy.numbered.values()
        for name in (names.rate, names.department_item_score, names.item_score)
    ]
    groups = [
        name(item.id, index)
        for item in policy.items
        for index, _ in enumerate(groups_of(item), start=1)
        for name in (names.group_contribution, names.group_share)
    ]
    results = (names.DEPARTMENT_SCORE, names.CONTRIBUTION, names.SHARE, names.TOTAL, names.RANK)
    reminders = [one.test for one in policy.reminders]
    return tuple(dict.fromkeys((*own, *items, *groups, *results, *reminders)))


def apart(policy: Policy, other: Policy) -> frozenset[str]:
    """The figures that are not, in normal form, the same formula of the same evidence."""
    if policy.assumptions != other.assumptions:
        return frozenset(policy.score_by_name)
    terms = Terms()
    one, two = (forms(each, terms) for each in (policy, other))
    return frozenset(name for name in one.scores if one.scores[name] != two.scores.get(name))


def results_of(policy: Policy) -> tuple[str, ...]:
    """What counts: not the figures on the way, which no result rests on once they are replaced."""
    own = {f.name for f in named_figures(policy).values() if isinstance(f, Score)}
    return tuple(name for name in outputs(policy) if name not in own or name in policy.figures)


def told_apart(policy: Policy, mutant: Mutant, differing: frozenset[str]) -> Witness | NoWitness:
    """Rows on which the mutant differs from the policy, the item's own figures first."""
    tried = 0
    items = _touched(policy, mutant)
    whom = _whom(policy, items)
    for figures, tries, breadth in _places(policy, items):
        wanted = tuple(name for name in figures if name in differing)
        if not wanted:
            continue
        search = Search(policy, mutant.policy, wanted, whom, lambda rows: rows, tries, breadth)
        found = search.run()
        if isinstance(found, Witness):
            return found
        tried += search.tried
    return NoWitness(tried)


Place = tuple[tuple[str, ...], int, int]


def _places(policy: Policy, items: tuple[str, ...]) -> list[Place]:
    """Figures to look at, how many sets of rows to try, how many sorts of rows to combine."""
    own = [n(i) for i in items for n in (names.rate, names.department_item_score)]
    zone = [names.item_score(i) for i in items]
    results = (names.DEPARTMENT_SCORE, names.TOTAL, names.RANK, *policy.figures)
    return [
        (tuple(own), 500, 12),
        (tuple(zone), 60, 4),
        (results, 30, 2),
        ((names.CONTRIBUTION, names.SHARE), 2, 1),
    ]


def _whom(policy: Policy, items: tuple[str, ...]) -> tuple[str, ...]:
    """The first department of each group of the items; of no item, the first of all."""
    groups = (group for id_ in items for group in groups_of(policy.numbered[id_]))
    found = dict.fromkeys(group.departments[0] for group in groups)
    return tuple(found)[:_MOST_DEPARTMENTS] or policy.department_names[:1]


_MOST_DEPARTMENTS = 3


def _touched(policy: Policy, mutant: Mutant) -> tuple[str, ...]:
    """The items whose rates the change enters."""
    if mutant.item is not None and mutant.item in {i.id for i in policy.items}:
        return (mutant.item,)
    before = {a.name: a.value for a in policy.assumptions}
    assumed = [a.name for a in mutant.policy.assumptions if before.get(a.name) != a.value]
    found: list[str] = []
    for item in policy.items:
        scores, measures = needed(policy, (names.rate(item.id),))
        seen = scores | measures
        if seen.intersection(mutant.figures) or any(
            enters(name, names.rate(item.id), policy) for name in assumed
        ):
            found.append(item.id)
    return tuple(found)
