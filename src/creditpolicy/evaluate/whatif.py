"""What would change if open choices were made otherwise: every declared alternative, evaluated."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice, product
from math import prod

from attrs import evolve, frozen

from creditpolicy.evaluate.assessment import Assessment, DepartmentResult
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.policy.core.scores import Score, Unit
from creditpolicy.policy.facts import Assumption, Interval, Scale, Value
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
class GradeSpread:
    """A grade, or a label, of a department: its figure's name, its value, and what it is in runs.

    `values` are from high to low where the scale is `ordered`; `open_`: some run gives none.
    """

    name: str
    value: str | None
    values: tuple[str, ...]
    ordered: bool
    open_: bool


@frozen
class Spread:
    """A department: its result, and from where to where score, rank and grades go over all runs.

    None where no run gives one; `open_`: some run gives a mark in place of a score.
    """

    result: DepartmentResult
    low: Fraction | None
    high: Fraction | None
    best: int | None
    worst: int | None
    open_: bool
    grades: tuple[GradeSpread, ...] = ()


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


Watch = Callable[[int, int], None]
"""Is told after each run how many are done, and how many there are."""


def what_if(assessment: Assessment, most: int, watch: Watch = lambda _, __: None) -> WhatIf:
    """One assumption after another, then all combinations up to `most` of them.

    Assumptions that the run set by hand stay as they are set. Of each run only what departments
    have is kept: there may be many.
    """
    assumed = assessment.run.assumed
    known = assessment.policy.assumptions
    varied = [a for a in known if a.name not in assumed and alternatives(a)]
    combinations = prod(1 + len(alternatives(a)) for a in varied)
    tried = min(combinations, most)
    runs = _Runs(assessment, watch, sum(len(alternatives(a)) for a in varied) + tried)
    dependences = [
        _dependence(runs.seen[0], one, [runs.add({one.name: value}) for value in alternatives(one)])
        for one in varied
    ]
    for choice in islice(choices(varied), tried):
        runs.add(choice)
    grades = runs.grades()
    spreads = tuple(
        _spread([seen[one.name] for seen in runs.seen], grades, assessment.policy.scales)
        for one in assessment.departments
    )
    return WhatIf(assessment, tuple(dependences), spreads, combinations, tried)


@frozen
class _Own:
    """What a department has in one run."""

    result: DepartmentResult
    grades: tuple[str | None, ...]


Seen = dict[str, _Own]


class _Runs:
    """All runs so far, the one that was asked about first."""

    def __init__(self, base: Assessment, watch: Watch, total: int) -> None:
        self.base = base
        figures = named_figures(base.policy).items()
        self.figures = [(name, of) for name, of in figures if isinstance(of, Score)]
        self.seen = [self._own(base)]
        self._watch = watch
        self._total = total

    def add(self, choice: Choice) -> Seen:
        run = evolve(self.base.run, assumed=self.base.run.assumed | choice)
        seen = self._own(evaluate(self.base.policy, self.base.evidence, run))
        self.seen.append(seen)
        self._watch(len(self.seen) - 1, self._total)
        return seen

    def grades(self) -> list[tuple[int, str]]:
        """The figures that are grades, or that some run gives a word: their places and names."""
        worded = {
            at
            for seen in self.seen
            for own in seen.values()
            for at, grade in enumerate(own.grades)
            if grade is not None
        }
        figures = enumerate(self.figures)
        return [(at, name) for at, (name, of) in figures if of.unit is Unit.GRADE or at in worded]

    def _own(self, of: Assessment) -> Seen:
        tables = [(of.scores[figure.name], bool(figure.dims)) for _, figure in self.figures]
        own: Seen = {}
        for one in of.departments:
            values = [table.get((one.name,) if each else ()) for table, each in tables]
            grades = tuple(value if isinstance(value, str) else None for value in values)
            own[one.name] = _Own(one, grades)
        return own


def _dependence(base: Seen, of: Assumption, others: list[Seen]) -> Dependence:
    def changed(what: Callable[[_Own], object]) -> tuple[str, ...]:
        return tuple(
            name for name, own in base.items() if any(what(o[name]) != what(own) for o in others)
        )

    return Dependence(
        of,
        alternatives(of),
        changed(lambda own: own.result.score),
        changed(lambda own: own.result.rank),
        changed(lambda own: own.grades),
    )


def _spread(seen: list[_Own], figures: list[tuple[int, str]], scales: tuple[Scale, ...]) -> Spread:
    results = [own.result for own in seen]
    scores = [one.score for one in results if isinstance(one.score, Fraction)]
    ranks = [one.rank for one in results if one.rank is not None]
    grades = (_grade_spread(name, [own.grades[at] for own in seen], scales) for at, name in figures)
    return Spread(
        results[0],
        min(scores, default=None),
        max(scores, default=None),
        min(ranks, default=None),
        max(ranks, default=None),
        len(scores) < len(results),
        tuple(grades),
    )


def _grade_spread(name: str, values: list[str | None], scales: tuple[Scale, ...]) -> GradeSpread:
    """In the order of the scale that has them all: of several that of the figure's own name."""
    given = {value for value in values if value is not None}
    fitting = [scale for scale in scales if given <= {*scale.values}]
    scale = next((one for one in fitting if one.name == name), fitting[0] if fitting else None)
    known = scale.values if scale else tuple(sorted(given))
    ordered = scale is not None and scale.ordered
    listed = tuple(value for value in known if value in given)
    return GradeSpread(name, values[0], listed, ordered, None in values)
