"""The generated code of a policy, made when it is first needed, and what it is run with."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from threading import Lock
from traceback import walk_tb

from attrs import field, frozen

from creditpolicy.compile.compiled import Outcome
from creditpolicy.compile.counting import Counted, Counter, counter_of
from creditpolicy.compile.figure_helpers import Long
from creditpolicy.compile.lean import LeanFigure, LeanFunction, gives_up, lean_figure
from creditpolicy.compile.lean_code import By
from creditpolicy.compile.leftover import Rows
from creditpolicy.compile.scoring import FigureOf, Scorer, ScoreTables, scorer_of
from creditpolicy.compile.slices import Place
from creditpolicy.compile.source import CODE, Line, shown
from creditpolicy.compile.usual import UNUSUAL
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evaluate.evaluate import closing_words, too_long
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.scores import Scores
from creditpolicy.evidence.bind import department_by_any_name
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy

SURPRISES = (*UNUSUAL, Long)
"""What code of vouched rows meets where they are not as they usually come."""


@frozen(slots=False)
class Engine:
    """One policy with its assumptions; threads take turns where they write code."""

    policy: Policy
    run: Run = field(repr=False)
    slices: dict[tuple[Place, bool], FigureOf | None] = field(
        factory=dict[tuple[Place, bool], FigureOf | None], repr=False, eq=False
    )
    writing: Lock = field(factory=Lock, repr=False, eq=False)

    def zone(self, of: Rows | Evidence, as_of: date | None, *, pending: bool) -> Outcome:
        """The score of the zone, and every figure."""
        counted = self.counted(of, as_of, pending=pending)
        figures, words = self.all_figures(counted)
        score = figures[names.TOTAL][()]
        assert isinstance(score, Fraction | Mark)
        said = (*self.run.imports.warnings, *counted.diagnostics, *words)
        return Outcome(score, figures, said, counted.rows, counted.refused, counted.waiting)

    def lean_figure(self, own: str, by: By) -> LeanFigure | None:
        """Writes the code of a department's score; None where there is none."""
        place = names.DEPARTMENT_SCORE, (own,)
        with self.writing:
            return lean_figure(self.counter, self.scorer, self.given, place, by)

    @cached_property
    def lean(self) -> dict[str, "LeanFunctions"]:
        """Code for rows that somebody vouches for, by what is known of them."""
        return {"cells": LeanFunctions(self, "cells"), "rows": LeanFunctions(self, "rows")}

    @cached_property
    def recorded(self) -> "LeanFunctions":
        """Code for evidence that this policy has read."""
        return LeanFunctions(self, "records")

    @property
    def surprises(self) -> tuple[type[Exception], ...]:
        """What that code raises where something is unusual, or where there is none."""
        return SURPRISES

    def source_of(self, own: str, by: By) -> str:
        """The code for a department's vouched rows, to be read; "" where there is none."""
        one = self.lean_figure(own, by)
        return "" if one is None else "\n".join(shown([*one.lines], one.shown)) + "\n"

    def department(
        self, of: Rows | Evidence, name: str, as_of: date | None, *, pending: bool
    ) -> Outcome:
        """The score of one department."""
        try:
            if isinstance(of, Evidence) and as_of is None and not pending:
                return self.recorded[name](of)
        except SURPRISES:
            pass
        counted = self.counted(of, as_of, pending=pending)
        score = self.figure((names.DEPARTMENT_SCORE, (name,)), counted)
        said = counted.diagnostics
        if counted.open:
            said = (*said, *self.counter.problems(counted))
        return Outcome(score, {}, said, counted.rows, counted.refused, counted.waiting)

    def figure(self, place: Place, counted: Counted) -> Fraction | Mark:
        """One figure."""
        try:
            return self.quick(place, counted)
        except Long:
            value = self.all_figures(counted)[0][place[0]][place[1]]
        assert isinstance(value, Fraction | Mark)
        return value

    def quick(self, place: Place, counted: Counted) -> Fraction | Mark:
        """One figure, by code of its own where that is quicker than all of them; raises Long."""
        one = self.slice(place, open_=bool(counted.open))
        try:
            return self._by_all(place, counted) if one is None else one.value(self.counter, counted)
        except Long:
            raise
        except Exception as error:
            self.point(error, () if one is None else one.lines)
            raise

    def _by_all(self, place: Place, counted: Counted) -> Fraction | Mark:
        scorer = self.open_scorer if counted.open else self.scorer
        value = scorer.scores(self.counter, counted)[place[0]][place[1]]
        assert isinstance(value, Fraction | Mark)
        return value

    def slice(self, place: Place, *, open_: bool) -> FigureOf | None:
        """The code of one figure; None where all of them together are quicker."""
        key = place, open_
        if key not in self.slices:
            with self.writing:
                self.slices[key] = (self.open_scorer if open_ else self.scorer).slice(place)
        return self.slices[key]

    def counted(self, of: Rows | Evidence, as_of: date | None, *, pending: bool) -> Counted:
        """The measures of rows, or of records that were read before."""
        counter = self.counter
        try:
            if isinstance(of, Evidence):
                return counter.evidence(of, as_of, pending=pending)
            return counter.rows(of, as_of, pending=pending)
        except Exception as error:
            self.point(error)
            raise

    def all_figures(self, counted: Counted) -> tuple[ScoreTables, list[Diagnostic]]:
        """Every figure, and what is to be said beside the rows."""
        problems = self.counter.problems(counted)
        scorer = self.open_scorer if counted.open else self.scorer
        try:
            tables = scorer.scores(self.counter, counted)
        except Long:
            tables, more = self._by_reference(counted)
            problems = [*dict.fromkeys((*problems, *more))]
        except Exception as error:
            self.point(error)
            raise
        return tables, [*problems, *closing_words(self.policy, tables)]

    def _by_reference(self, counted: Counted) -> tuple[ScoreTables, list[Diagnostic]]:
        """Numbers of hundreds of digits: the reference knows which are too long to go on with."""
        run, measures = self.run, self.counter.tables(counted)
        scores = Scores(self.policy, measures, run.given(self.policy), run.imports.tables)
        scores.evaluate()
        return scores.tables, too_long(self.policy, measures, scores)

    @cached_property
    def departments(self) -> dict[str, str]:
        """Every name of a department, with the one that counts."""
        return department_by_any_name(self.policy)

    @cached_property
    def given(self) -> dict[str, Value]:
        """The value of every assumption."""
        return self.run.given(self.policy)

    @cached_property
    def counter(self) -> Counter:
        return counter_of(self.policy, self.given)

    @cached_property
    def scorer(self) -> Scorer:
        return scorer_of(self.counter, self.given, self.run.imports.tables, open_=False)

    @cached_property
    def open_scorer(self) -> Scorer:
        """Where nobody can say of some record whether it counts."""
        return scorer_of(self.counter, self.given, self.run.imports.tables, open_=True)

    @property
    def source(self) -> str:
        """The code to be read."""
        texts = ["\n".join(shown([*x.lines], x.shown)) for x in (self.counter, self.scorer.whole)]
        return "\n\n".join(texts) + "\n"

    def point(self, error: Exception, figure: tuple[Line, ...] = ()) -> None:
        """Lets an error of ours say which clause of the policy its code came from."""
        lines = {
            CODE.format("records"): self.counter.lines,
            CODE.format("scores"): self.scorer.whole.lines,
            CODE.format("figure"): figure,
        }
        for frame, number in walk_tb(error.__traceback__):
            of = lines.get(frame.f_code.co_filename, ())
            origin = of[number - 1].origin if number <= len(of) else None
            if origin is not None:
                error.add_note(f"{origin.source.name}:{origin.line}: {origin.text}")


class LeanFunctions(dict[str | None, LeanFunction]):
    """The code for each department by any of its names, written when it is first asked for."""

    def __init__(self, engine: Engine, by: By) -> None:
        super().__init__()
        self.engine = engine
        self.by: By = by

    def __missing__(self, name: str | None) -> LeanFunction:
        own = None if name is None else self.engine.departments.get(name)
        if own is None:
            return gives_up
        figure = self.engine.lean_figure(own, self.by)
        self[name] = one = gives_up if figure is None else figure.function
        return one
