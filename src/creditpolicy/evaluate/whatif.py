"""What would change if open choices were made otherwise: every declared alternative, evaluated."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from math import prod

from attrs import evolve, frozen

from creditpolicy.evaluate.assessment import Assessment, DepartmentResult
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.facts import Assumption, Interval, Value
from creditpolicy.policy.figures import named_figures

Choice = dict[str, Value]


@frozen
class Dependence:
    """An assumption, and whose score, rank or grade changes with one of its alternatives alone."""

    assumption: Assumption
    alternatives: tuple[Value, ...]
    scores: tuple[str, ...]
    ranks: tuple[str, ...]
    grades: tuple[str, ...]


@frozen
class Spread:
    """A department: its result, and from where to where score and rank go over all runs.

    None where no run gives one; `open_`: some run gives a mark in place of a score.
    """

    result: DepartmentResult
    low: Fraction | None
    high: Fraction | None
    best: int | None
    worst: int | None
    open_: bool


@frozen
class WhatIf:
    """`combinations` are all there are, of which `tried` were evaluated."""

    assessment: Assessment
    dependences: tuple[Dependence, ...]
    spreads: tuple[Spread, ...]
    combinations: int
    tried: int


def alternatives(assumption: Assumption) -> tuple[Value, ...]:
    """What else it may be: the other options, or the ends of its range."""
    match assumption.allowed:
        case None:
            return ()
        case Interval(low, high):
            options: tuple[Value, ...] = (low, high)
        case listed:
            options = listed
    return tuple(dict.fromkeys(one for one in options if one != assumption.value))


def choices(assumptions: list[Assumption]) -> Iterator[Choice]:
    """All combinations, that of the policy's own values first."""
    values = [(one.value, *alternatives(one)) for one in assumptions]
    for picked in product(*values):
        yield {a.name: value for a, value in zip(assumptions, picked, strict=True)}


def what_if(assessment: Assessment, most: int) -> WhatIf:
    """One assumption after another, then all combinations up to `most` of them.

    Assumptions that the run set by hand stay as they are set.
    """
    assumed = assessment.run.assumed
    known = assessment.policy.assumptions
    varied = [a for a in known if a.name not in assumed and alternatives(a)]
    combinations = prod(1 + len(alternatives(a)) for a in varied)
    results = [assessment]
    dependences: list[Dependence] = []
    for one in varied:
        alone = [_with(assessment, {one.name: value}) for value in alternatives(one)]
        results += alone
        dependences.append(_dependence(assessment, one, alone))
    tried = min(combinations, most)
    results += (_with(assessment, choice) for choice in islice(choices(varied), tried))
    names = [department.name for department in assessment.departments]
    spreads = tuple(_spread([result.by_name[name] for result in results]) for name in names)
    return WhatIf(assessment, tuple(dependences), spreads, combinations, tried)


def _with(assessment: Assessment, choice: Choice) -> Assessment:
    run = evolve(assessment.run, assumed=assessment.run.assumed | choice)
    return evaluate(assessment.policy, assessment.evidence, run)


def _dependence(base: Assessment, of: Assumption, others: list[Assessment]) -> Dependence:
    pairs = [(own, [other.by_name[own.name] for other in others]) for own in base.departments]
    scores = tuple(own.name for own, rest in pairs if any(o.score != own.score for o in rest))
    ranks = tuple(own.name for own, rest in pairs if any(o.rank != own.rank for o in rest))
    graded = [_grades(one) for one in (base, *others)]
    grades = tuple(own.name for own, _ in pairs if len({one[own.name] for one in graded}) > 1)
    return Dependence(of, alternatives(of), scores, ranks, grades)


def _grades(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """For each department the figures with names of their own that are no numbers."""
    figures = [of for of in named_figures(assessment.policy).values() if isinstance(of, Score)]
    tables = [(assessment.scores[of.name], bool(of.dims)) for of in figures]
    values = {
        one.name: [table.get((one.name,) if own else ()) for table, own in tables]
        for one in assessment.departments
    }
    return {
        name: tuple(value if isinstance(value, str) else "" for value in of)
        for name, of in values.items()
    }


def _spread(results: list[DepartmentResult]) -> Spread:
    scores = [one.score for one in results if isinstance(one.score, Fraction)]
    ranks = [one.rank for one in results if one.rank is not None]
    return Spread(
        results[0],
        min(scores, default=None),
        max(scores, default=None),
        min(ranks, default=None),
        max(ranks, default=None),
        len(scores) < len(results),
    )
