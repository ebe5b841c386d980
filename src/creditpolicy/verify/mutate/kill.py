"""Whether the cases of a policy notice a mutant: the first whose figures are no longer met."""

from collections.abc import Iterable, Iterator

from creditpolicy.evaluate.measures import MeasureTable, Result
from creditpolicy.policy.cases import Case, Expectation
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.cases import case_evidence, case_run
from creditpolicy.verify.witness.known import Bank, Known, Other, Table
from creditpolicy.verify.witness.outline import Outline


class Jury:
    """The cases of a policy, each with what it comes to, for many mutants of it."""

    def __init__(self, bank: Bank, cases: Iterable[Case]) -> None:
        self.bank = bank
        own = ((case, looked_at(bank.outline, case), _known(bank.policy, case)) for case in cases)
        # What looks at little is soonest worked out.
        self._cases = sorted(own, key=lambda one: len(one[1]))

    def killer(self, mutant: Policy, figures: tuple[str, ...]) -> Case | None:
        """The first case that a mutant does not meet; `figures`: what changed, or () for facts."""
        return next(self.killers(mutant, figures), None)

    def killers(self, mutant: Policy, figures: tuple[str, ...]) -> Iterator[Case]:
        """All cases that a mutant does not meet, those that look at little first."""
        other = Other(self.bank, mutant)
        for case, looked, known in self._cases:
            if figures and looked.isdisjoint(figures):
                continue
            moved = other.moved(known, wanted(case))
            if not all(_is_met(one, moved) for one in case.expectations):
                yield case


def _known(policy: Policy, case: Case) -> Known:
    return Known(policy, case_evidence(policy, case), case_run(policy, case))


def wanted(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.of.name for one in case.expectations))


def looked_at(outline: Outline, case: Case) -> frozenset[str]:
    """The figures that those of a case rest on."""
    part = outline.sliced(wanted(case))
    return frozenset((*part.score_by_name, *part.measure_by_name))


def _is_met(one: Expectation, moved: dict[str, Table]) -> bool:
    """Whether a figure is exactly as it must be; one that did not move is."""
    table = moved.get(one.of.name)
    match table:
        case None:
            return True
        case MeasureTable():
            actual: Result = table.at(one.key)
        case _:
            actual = table.get(one.key, Mark.NOT_APPLICABLE)
    return type(actual) is type(one.expected) and actual == one.expected
