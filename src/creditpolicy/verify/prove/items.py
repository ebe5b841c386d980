"""The claims about one item."""

from collections.abc import Iterator

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.build import ONE, ZERO, op
from creditpolicy.policy.core.scores import DEPARTMENT, Scored, ScoreOp, Var
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.verify.prove.claim import Claim, Property
from creditpolicy.verify.prove.conditions import asked_of, probe
from creditpolicy.verify.prove.further import looks_at
from creditpolicy.verify.prove.moves import Move, never_moves
from creditpolicy.verify.prove.occurs import settle
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.rules import rule_claims
from creditpolicy.verify.prove.subject import Subject
from creditpolicy.verify.prove.told import told
from creditpolicy.verify.witness.figures import sliced

_MOST_SETS = 6


def item_claims(policy: Policy, item: Item, solver: Solver | None) -> Iterator[Claim]:
    """In the policy cut down to the item: what is asked of its rate, its rules, its tables."""
    rate = names.rate(item.id)
    reminders = [one.test for one in policy.reminders if one.item == item.id]
    own = sliced(policy, (rate, *reminders))
    score = own.score_by_name[rate]
    figure = Scored(rate, (Var(DEPARTMENT),))
    outside = op(ScoreOp.OR, op(ScoreOp.LT, figure, ZERO), op(ScoreOp.GT, figure, ONE))
    over = probe(score, outside, "出界", expected=False)
    full = probe(score, op(ScoreOp.EQ, figure, ONE), "满分", expected=True)
    asked = asked_of(policy, [one for one in own.scores if one.item == item.id])
    probes = (over, full, *(of for one in asked for of in one.probes))
    shown = (rate, *(figure.name for of in probes for figure in of.shown))
    subject = Subject(own, shown, (of.score for of in probes), (item,))
    found = settle(subject, probes, solver)
    yield told(Property.BOUNDS, item.id, found[over.score.name], wanted=False)
    yield told(Property.REACHED, item.id, found[full.score.name], wanted=True)
    plain = Subject(own, (rate,), (), (item,))
    yield from _further(plain, item, solver)
    yield from rule_claims(plain.policy, item, rate, solver)
    yield from (one.told(item.id, found) for one in asked)


def _further(subject: Subject, item: Item, solver: Solver | None) -> Iterator[Claim]:
    """One claim for each kind of evidence that the item looks at, or for each way to count."""
    for move, what in moves_of(subject, item):
        found = never_moves(subject, move, solver)
        yield told(Property.FURTHER, item.id, found, wanted=False, what=what)


def moves_of(subject: Subject, item: Item) -> Iterator[tuple[Move, Words]]:
    """What one more record must not do to the rate of an item, and how that is said."""
    policy = subject.policy
    is_loss = item.sort is ItemSort.PENALTY or names.deduction(item.id) in policy.score_by_name
    down = item.sort is ItemSort.PENALTY or not is_loss
    for kind in policy.kinds:
        if any(looks_at(measure.of, kind.name) for measure in policy.measures):
            sets = [frozenset[str]()] if is_loss else _ways_to_count(subject, kind.name)
            for counts_in in sets:
                move = Move(names.rate(item.id), kind.name, down, counts_in=counts_in)
                yield move, _what(policy, item, move, several=len(sets) > 1)


def _ways_to_count(subject: Subject, kind: str) -> list[frozenset[str]]:
    """The measures that a good record counts in: no record counts in these and in others beside.

    A kind that nothing counts, but others are held against, has one way: no measure at all.
    """
    department = subject.classes[0][0]
    sorts = [sort.counts_in() for sort in subject.sorts(department, {}) if sort.kind == kind]
    most = [one for one in sorts if not any(one < other for other in sorts)]
    return list(dict.fromkeys(most))[:_MOST_SETS] or [frozenset()]


def _what(policy: Policy, item: Item, move: Move, *, several: bool) -> Words:
    loses = not move.down or item.sort is ItemSort.PENALTY
    zh, en = ("不会提高", "never raises") if loses else ("不会降低", "never lowers")
    own = [one for one in policy.measures if looks_at(one.of, move.kind)]
    labels = [one.label for one in own if one.name in move.counts_in]
    if not move.counts_in or (len(own) == 1 and not several):
        good = ("算得上的", " that counts") if move.counts_in else ("", "")
        return Words(
            f"再多一条{good[0]}{move.kind}，得分{zh}", f"one more {move.kind}{good[1]} {en} a score"
        )
    listed = "、".join(labels), ", ".join(labels)
    return Words(
        f"再多一条{move.kind}（{listed[0]}都算上），得分{zh}",
        f"one more {move.kind} (counted in {listed[1]}) {en} a score",
    )
