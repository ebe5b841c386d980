"""What a proof rests on, kept while it is made: each condition that it settled, each move."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from unittest.mock import patch

from creditpolicy import Policy
from creditpolicy.policy.facts import Interval
from creditpolicy.verify.prove import (
    adding_up,
    items,
    moves,
    occurs,
    promises,
    results,
    rules,
    summary,
)
from creditpolicy.verify.prove.moves import _Mover
from creditpolicy.verify.prove.sorts import Sort, _adds


class Recorded:
    """Conditions with their answers, and moves with theirs, each with the part it is about."""

    def __init__(self) -> None:
        self.conditions: list[tuple] = []
        self.moves: list[tuple] = []

    def settle(self, subject, probes, *args):
        kept = list(probes)
        found = occurs.settle(subject, kept, *args)
        self.conditions += [(subject, probe, found[probe.score.name]) for probe in kept]
        return found

    def never_moves(self, subject, move, solver):
        found = moves.never_moves(subject, move, solver)
        self.moves.append((subject, move, found))
        return found

    def attack(self, rows, further, given) -> None:
        """Nothing that is said never to happen happens on these rows, or by the further one."""
        known = {}
        for subject, probe, found in self.conditions:
            if found.occurs is False:
                if id(subject) not in known:
                    known[id(subject)] = subject.tables(rows, _own(subject, given))
                happened = True in known[id(subject)][probe.score.name].values()
                assert not happened, probe.score.name
        for subject, move, found in self.moves:
            if found.occurs is False and further["材料"] == move.kind:
                self._attack_move(subject, move, (rows, further), _own(subject, given))

    def _attack_move(self, subject, move, evidence, given) -> None:
        rows, further = evidence
        mover = _Mover(subject, move, None)
        cells = {name: str(cell) for name, cell in further.items()}
        adds = _adds(subject.policy, cells, given)
        sort = Sort(cells, adds)
        if mover._is_meant(sort, given):
            before = subject.tables(rows, given)[move.figure]
            assert mover._moved(tuple(rows), sort, before, given) is None, move


@contextmanager
def recording() -> Iterator[Recorded]:
    """Keeps what is settled while this lasts."""
    kept = Recorded()
    places = (adding_up, items, promises, results, rules, summary)
    patches = [patch.object(one, "settle", kept.settle) for one in places]
    patches += [patch.object(one, "never_moves", kept.never_moves) for one in (items, promises)]
    for one in patches:
        one.start()
    try:
        yield kept
    finally:
        for one in patches:
            one.stop()


def _own(subject, given):
    names = {one.name for one in subject.policy.assumptions}
    return {name: value for name, value in given.items() if name in names}


def values(policy: Policy, texts: dict[str, str]) -> dict[str, Fraction | str]:
    """Assumptions as values, from texts as a command takes them."""
    known = {one.name: one for one in policy.checked.assumptions}
    return {name: _value(known[name], text) for name, text in texts.items()}


def _value(assumption, text):
    if isinstance(assumption.value, str):
        return text
    assert assumption.allowed is None or isinstance(assumption.allowed, Interval | tuple)
    return Fraction(text)
