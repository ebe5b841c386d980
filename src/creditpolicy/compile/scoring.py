"""Measures go through the generated formulas and become figures."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any, assert_never, cast

from attrs import frozen

from creditpolicy.compile.counting import Counted, Counter
from creditpolicy.compile.figure_helpers import SCORE_NAMES, value_of
from creditpolicy.compile.figures import Const, Figure, Number, Text, Truth
from creditpolicy.compile.leaves import NoSlice
from creditpolicy.compile.measured import Imported, Sources, prepared, prepared_one
from creditpolicy.compile.records import adds
from creditpolicy.compile.slices import Place, Slice
from creditpolicy.compile.source import Line, Writer, run_code
from creditpolicy.compile.tables import Slot, Tables
from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy

ScoreTables = dict[str, dict[Key, Result]]


@frozen
class FigureOf:
    """The code of one figure; `listed`: the measures in it that are lists of values at first.

    `function` takes measures, and for each of them its undecided departments, and gives the figure
    above and below its line.
    """

    function: Callable[..., tuple[int, int]]
    lines: tuple[Line, ...]
    listed: tuple[int, ...]

    def value(self, counter: Counter, counted: Counted) -> Fraction | Mark:
        """Its value; raises Long where a number is too long to be worked out here."""
        state = counted.state
        if self.listed:
            plans, policy = counter.plans, counter.policy
            state = tuple(
                prepared_one(plans[place], of, policy) if place in self.listed else of
                for place, of in enumerate(state[: len(plans)])
            )
        undecided = counter.undecided(counted) if counted.open else ()
        return value_of(*self.function(state, undecided))


@frozen
class Whole:
    """The code of all figures of all members, and what is known of their tables."""

    function: Callable[..., Any]
    slots: tuple[Slot, ...]
    lines: tuple[Line, ...]
    shown: dict[str, str]


@frozen(slots=False)
class Scorer:
    """The generated formulas: those of one figure, or of all members of all figures.

    `tables`: what is known of them so far, as far as one figure rests on it.
    """

    policy: Policy
    tables: Tables

    def scores(self, counter: Counter, counted: Counted) -> ScoreTables:
        """Every figure; raises Long where a number is too long to be worked out here."""
        measures = prepared(counter.plans, counted.state, self.policy)
        return self.figures(measures, counter.undecided(counted) if counted.open else ())

    def figures(
        self, measures: tuple[Any, ...], undecided: Sequence[frozenset[str]]
    ) -> ScoreTables:
        """The same from measures as formulas read them."""
        found = self.whole.function(measures, undecided)
        return {
            score.name: _table(score, slot, value)
            for score, slot, value in zip(self.policy.scores, self.whole.slots, found, strict=True)
        }

    @cached_property
    def whole(self) -> Whole:
        """Made when all figures are asked for."""
        constants: dict[str, object] = SCORE_NAMES | {"Fraction": Fraction}
        writer = Writer(constants)
        tables = Tables(writer, self.tables.sources, self.tables.given)
        lines = tables.write()
        run_code(lines, "scores", constants)
        function = cast("Callable[..., Any]", constants["scores"])
        return Whole(function, tuple(tables.slots.values()), tuple(lines), writer.shown)

    def slice(self, place: Place) -> FigureOf | None:
        """The code of one figure; None where the tables are quicker."""
        constants = SCORE_NAMES | {"Fraction": Fraction}
        one = Slice(Writer(constants), self.tables, self.tables.sources)
        try:
            lines = one.write(place)
        except NoSlice:
            return None
        run_code(lines, "figure", constants)
        function = cast("Callable[..., Any]", constants["figure"])
        return FigureOf(function, tuple(lines), self._unprepared(one.measures(place)))

    def _unprepared(self, used: list[int]) -> tuple[int, ...]:
        plans = self.tables.sources.plans
        return tuple(place for place in used if not adds(plans[place], self.policy))


def _table(score: Score, slot: Slot, value: Any) -> dict[Key, Result]:
    if not score.dims:
        return {(): result_of(slot.figure, value)}
    keys = product(*(dim.members for dim in score.dims))
    one = len(score.dims) == 1
    return {key: result_of(slot.figure, value[key[0] if one else key]) for key in keys}


def result_of(form: Figure, value: Any) -> Result:
    match form:
        case Const(constant):
            return cast("Result", constant)
        case Number(below=below):
            return Fraction(value, below) if isinstance(below, int) else value_of(*value)
        case Truth() | Text():
            return cast("Result", value)
        case _:
            assert_never(form)


def sources_of(counter: Counter, results: Imported, *, open_: bool) -> Sources:
    places = {plan.measure.name: place for place, plan in enumerate(counter.plans)}
    return Sources(counter.policy, places, counter.plans, results, open_)


def scorer_of(
    counter: Counter, given: dict[str, Value], results: Imported, *, open_: bool
) -> Scorer:
    """Generates the formulas; `open_`: there are records of which nobody can say."""
    sources = sources_of(counter, results, open_=open_)
    return Scorer(counter.policy, Tables(Writer({}), sources, given))
