"""What becomes of a mutant: a case notices it, it is no change at all, or nobody would notice."""

from collections.abc import Iterator
from enum import Enum

from creditpolicy.policy import names
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.figures import named_figures
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.classes import frozen
from creditpolicy.verify.canonical.policy import forms, forms_as_assumed
from creditpolicy.verify.canonical.terms import Terms
from creditpolicy.verify.mutate.kill import Jury
from creditpolicy.verify.mutate.mutant import Mutant
from creditpolicy.verify.witness.known import Bank
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


def judge(mutant: Mutant, jury: Jury) -> Verdict:
    """One mutant; the cheapest question first."""
    policy = jury.bank.policy
    noticed = jury.killer(mutant.policy, mutant.figures)
    if noticed is not None:
        return Verdict(Status.KILLED, noticed.name)
    differing = apart(policy, mutant.policy)
    if not differing.intersection(results_of(policy)):
        return Verdict(Status.EQUIVALENT)
    finding = told_apart(jury.bank, mutant, differing)
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
    if policy.period != other.period:  # forms count from its first day, whichever that is
        return frozenset(policy.score_by_name)
    same = policy.assumptions == other.assumptions
    terms = Terms()
    one, two = (forms(p, terms) if same else forms_as_assumed(p, terms) for p in (policy, other))
    return frozenset(name for name in one.scores if one.scores[name] != two.scores.get(name))


def results_of(policy: Policy) -> tuple[str, ...]:
    """What counts: not the figures on the way, which no result rests on once they are replaced."""
    own = {f.name for f in named_figures(policy).values() if isinstance(f, Score)}
    return tuple(name for name in outputs(policy) if name not in own or name in policy.figures)


def told_apart(bank: Bank, mutant: Mutant, differing: frozenset[str]) -> Witness | NoWitness:
    """Rows on which the mutant differs from the policy, the item's own figures first."""
    policy = bank.policy
    tried = 0
    best: Witness | None = None
    touched = ({names.rate(item.id), names.item_score(item.id)} for item in policy.items)
    items = [
        item.id
        for item, own in zip(policy.items, touched, strict=True)
        if not differing.isdisjoint(own)
    ]
    for figures, whom, tries, breadth in _places(policy, items):
        wanted = tuple(name for name in figures if name in differing)
        if not wanted:
            continue
        search = Search(policy, mutant.policy, wanted, whom, None, tries, breadth, bank)
        found = search.run()
        if isinstance(found, Witness) and any(one.is_plain for one in found.differences):
            return found
        tried += search.tried
        best = best or (found if isinstance(found, Witness) else None)
    return best or NoWitness(tried)


Place = tuple[tuple[str, ...], tuple[str, ...], int, int]


def _places(policy: Policy, items: list[str]) -> Iterator[Place]:
    """Figures to look at, of whom, how many sets of rows to try, how many sorts of them to mix."""
    for id_ in items:
        own = (names.rate(id_), names.department_item_score(id_))
        yield own, _whom(policy, [id_]), 1500, 12
    whom = _whom(policy, items)
    yield tuple(names.item_score(id_) for id_ in items), whom, 300, 4
    results = (names.DEPARTMENT_SCORE, names.TOTAL, names.RANK, *policy.figures)
    yield results, whom, 100, 2
    yield (names.CONTRIBUTION, names.SHARE), whom, 20, 1


def _whom(policy: Policy, items: list[str]) -> tuple[str, ...]:
    """The first department of each group of the items, or of the largest groups of all."""
    of = [policy.numbered[id_] for id_ in items] or list(policy.items)
    groups = [group.departments for item in of for group in groups_of(item)]
    if not items:
        groups.sort(key=len, reverse=True)
    found = dict.fromkeys(group[0] for group in groups if group)
    return tuple(found)[:_MOST_DEPARTMENTS] or policy.department_names[:1]


_MOST_DEPARTMENTS = 3
