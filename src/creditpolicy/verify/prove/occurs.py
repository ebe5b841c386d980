"""Whether a condition is ever true: by the ranges of figures, by rows, or by a solver."""

from collections.abc import Iterable
from enum import Enum

from creditpolicy.evaluate.measures import Key
from creditpolicy.policy.core.scores import DEPARTMENT, Score, Scored
from creditpolicy.policy.facts import Value
from creditpolicy.values.classes import frozen
from creditpolicy.verify.prove.claim import Example
from creditpolicy.verify.prove.known import of_measures
from creditpolicy.verify.prove.never import is_never
from creditpolicy.verify.prove.question import Impossible, Possible, Question, Solver, Unsettled
from creditpolicy.verify.prove.sorts import are_additive, built, rows_of
from creditpolicy.verify.prove.subject import Subject, example_of

_TRIES = (250, 20)
"""How many sets of rows are tried, and how many with other assumptions."""


class Means(Enum):
    """What an answer rests on."""

    RANGES = "ranges"
    CELLS = "cells"
    SOLVER = "solver"
    EXAMPLE = "example"
    FORM = "form"
    IDENTITY = "identity"
    LATE = "late"
    NOTHING = "nothing"


@frozen
class Probe:
    """A condition that is a score; `expected`: it should be true of something.

    `shown` are the figures by which an example is told.
    """

    score: Score
    expected: bool
    shown: tuple[Scored, ...]


@frozen
class Found:
    """`occurs` is None where nobody knows."""

    occurs: bool | None
    means: Means
    example: Example | None = None


def settle(
    subject: Subject,
    probes: Iterable[Probe],
    solver: Solver | None,
    tries: tuple[int, int] = _TRIES,
) -> dict[str, Found]:
    """An answer for each probe, by the name of its score."""
    settler = _Settler(subject, solver, tries)
    left = {probe.score.name: probe for probe in probes}
    found: dict[str, Found] = {}
    for name, probe in left.items():
        if not probe.expected:
            found |= settler.never(name, probe)
    found |= settler.searched([probe for name, probe in left.items() if name not in found])
    for name, probe in left.items():
        if name not in found and probe.expected:
            found |= settler.never(name, probe)
    for name, probe in left.items():
        if name not in found:
            found[name] = settler.built(probe)
    return found


def is_impossible(subject: Subject, probe: Probe, solver: Solver) -> bool:
    """Whether the solver proves that it is never true."""
    return _Settler(subject, solver).is_impossible(probe)


class _Settler:
    def __init__(
        self, subject: Subject, solver: Solver | None, tries: tuple[int, int] = _TRIES
    ) -> None:
        self.subject, self.solver, self.tries = subject, solver, tries
        self.late = False

    def never(self, name: str, probe: Probe) -> dict[str, Found]:
        """A proof that it is never true, where there is one."""
        if is_never(probe.score.body, self.subject.reader):
            return {name: Found(occurs=False, means=Means.RANGES)}
        if self.solver is not None and self.is_impossible(probe):
            return {name: Found(occurs=False, means=Means.SOLVER)}
        return {}

    def is_impossible(self, probe: Probe) -> bool:
        """One question for each class of departments."""
        assert self.solver is not None
        subject = self.subject
        for department in self._whom(probe):
            question = Question(
                subject.policy,
                (probe.score.body,),
                department,
                of_measures(subject.policy),
                subject.taken,
            )
            answer = self.solver.ask(question)
            if not isinstance(answer, Impossible):
                self.late |= isinstance(answer, Unsettled) and answer.late
                return False
        return True

    def _whom(self, probe: Probe) -> list[tuple[tuple[str, str], ...]]:
        dims = [dim for dim in probe.score.dims if dim.name == DEPARTMENT]
        if not dims:
            return [()]
        own = set(dims[0].members)
        first = (next((one for one in cls if one in own), None) for cls in self.subject.classes)
        return [((DEPARTMENT, one),) for one in first if one is not None]

    def searched(self, probes: list[Probe]) -> dict[str, Found]:
        """Rows on which a probe is true, tried for all at once."""
        left = {probe.score.name: probe for probe in probes}
        found: dict[str, Found] = {}
        for rows, assumed in self.subject.trials(*self.tries) if left else ():
            tables = self.subject.tables(rows, assumed)
            for name, probe in list(left.items()):
                key = next((key for key, value in tables[name].items() if value is True), None)
                if key is not None:
                    example = example_of(self.subject, probe.shown, key, rows, assumed)
                    found[name] = Found(occurs=True, means=Means.EXAMPLE, example=example)
                    del left[name]
            if not left:
                break
        return found

    def built(self, probe: Probe) -> Found:
        """Rows that the solver builds, if the reference finds the condition true of them."""
        for department in self._whom(probe) if self.solver else ():
            example = self._build(probe, department)
            if example is not None:
                return Found(occurs=True, means=Means.EXAMPLE, example=example)
        return Found(occurs=None, means=Means.LATE if self.late else Means.NOTHING)

    def _build(self, probe: Probe, here: tuple[tuple[str, str], ...]) -> Example | None:
        subject, policy = self.subject, self.subject.policy
        whose = dict(here).get(DEPARTMENT, policy.department_names[0])
        if self.solver is None or not are_additive(policy.measures):
            return None
        given: dict[str, Value] = subject.given({})
        sorts = subject.sorts(whose, {})
        facts = tuple(built(policy, sorts))
        answer = self.solver.ask(Question(policy, (probe.score.body,), here, facts, {}, given))
        if not isinstance(answer, Possible):
            self.late |= isinstance(answer, Unsettled) and answer.late
            return None
        rows = rows_of(policy, sorts, answer.counts)
        tables = subject.tables(rows, {})
        key: Key = tuple(member for _, member in here)
        if tables[probe.score.name].get(key) is not True:
            return None
        return example_of(subject, probe.shown, key, rows, {})
