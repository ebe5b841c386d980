"""How far one more record moves a figure: by the form of formulas, by a solver, by rows."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice

from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.policy.core.at_member import at_member
from creditpolicy.policy.core.build import ONE, add, op
from creditpolicy.policy.core.records import RecordExpression
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Measured,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve, frozen
from creditpolicy.verify.prove.claim import Example, Shown
from creditpolicy.verify.prove.direction import Directions, Way
from creditpolicy.verify.prove.doubled import again, doubled, renamed, replaced, second
from creditpolicy.verify.prove.further import Record, of_one_more, touched
from creditpolicy.verify.prove.known import of_measures
from creditpolicy.verify.prove.occurs import Found, Means
from creditpolicy.verify.prove.question import (
    COUNTED,
    Answer,
    Impossible,
    Possible,
    Question,
    Solver,
    Unsettled,
)
from creditpolicy.verify.prove.sorts import Sort, are_additive, built, figures_of, rows_of
from creditpolicy.verify.prove.subject import Subject
from creditpolicy.verify.witness.cells import Setting
from creditpolicy.verify.witness.recipes import Rows
from creditpolicy.verify.witness.rows import RowMaker

_BASES, _FEWER_BASES = 40, 8
_ADDED = f"{COUNTED}再加"


@frozen
class Move:
    """A figure, the record that is added, and what must not happen: it falls (or rises) so far.

    `limit` is the score that says how far it may, None where it may not at all. The record counts
    in all of `counts_in`, and passes `test`. Without a department of its own a figure may be moved
    by anybody's record; a department's figure by its own.
    """

    figure: str
    kind: str
    down: bool
    limit: str | None = None
    counts_in: frozenset[str] = frozenset()
    test: RecordExpression | None = None


def never_moves(subject: Subject, move: Move, solver: Solver | None) -> Found:
    """Whether it ever moves so: `occurs` is False where it never does."""
    mover = _Mover(subject, move, solver)
    if mover.by_form():
        return Found(occurs=False, means=Means.FORM)
    if solver is not None and mover.is_impossible():
        return Found(occurs=False, means=Means.SOLVER)
    example = mover.searched() or mover.built()
    if example is not None:
        return Found(occurs=True, means=Means.EXAMPLE, example=example)
    return Found(occurs=None, means=Means.LATE if mover.late else Means.NOTHING)


class _Mover:
    def __init__(self, subject: Subject, move: Move, solver: Solver | None) -> None:
        self.subject, self.move, self.solver = subject, move, solver
        self.policy = subject.policy
        self.score = self.policy.score_by_name[move.figure]
        self.is_own = any(dim.name == DEPARTMENT for dim in self.score.dims)
        self.late = False

    def by_form(self) -> bool:
        """Whether the form of the formula lets a further record move it the other way only."""
        way = Directions(self.policy, self.move.kind).ways[self.move.figure]
        return way in (Way.STAYS, Way.NEVER_FALLS if self.move.down else Way.NEVER_RISES)

    @property
    def _filers(self) -> list[str]:
        own = {m for dim in self.score.dims if dim.name == DEPARTMENT for m in dim.members}
        whom = ([d for d in cls if not self.is_own or d in own] for cls in self.subject.classes)
        return [cls[0] for cls in whom if cls]

    def _broken(self, before: ScoreExpression, after: ScoreExpression) -> ScoreExpression:
        high, low = (before, after) if self.move.down else (after, before)
        if self.move.limit is None:
            return op(ScoreOp.GT, high, low)
        return op(ScoreOp.GT, op(ScoreOp.SUB, high, low), Scored(self.move.limit, ()))

    def _pair(self) -> tuple[Policy, ScoreExpression]:
        """The policy before and after, and what must not be true of the two."""
        changed = touched(self.policy, self.move.kind)
        names = frozenset(measure.name for measure in changed)
        both = doubled(self.policy, names, _second)
        both = evolve(both, measures=(*both.measures, *renamed(changed)))
        keys = tuple(Var(dim.name) for dim in self.score.dims)
        after = Scored(second(both, self.move.figure), keys)
        return both, self._broken(Scored(self.move.figure, keys), after)

    def _ask(
        self, wanted: tuple[ScoreExpression, ...], filer: str, each: tuple[ScoreExpression, ...],
        given: dict[str, Value] | None = None,
    ) -> Answer:  # fmt: skip
        assert self.solver is not None
        here = ((DEPARTMENT, filer),) if self.is_own else ()
        policy, _ = self._pair()
        taken = {} if given else self.subject.taken
        answer = self.solver.ask(Question(policy, wanted, here, each, taken, given or {}))
        self.late |= isinstance(answer, Unsettled) and answer.late
        return answer

    def is_impossible(self) -> bool:
        """One question for each class of departments that may file the record."""
        _, broken = self._pair()
        names = frozenset(m.name for m in touched(self.policy, self.move.kind))
        before = of_measures(self.policy)
        after = tuple(replaced(fact, names, set(), _second) for fact in before)
        for filer in self._filers:
            record = Record(self.move.kind, filer, self.move.counts_in, self.move.test)
            each = (*before, *after, *of_one_more(self.policy, record))
            if not isinstance(self._ask((broken,), filer, each), Impossible):
                return False
        return True

    def searched(self) -> Example | None:
        """Rows, and a further one that moves the figure so."""
        subject = self.subject
        for assumed in subject.search.choices():
            further = [row for who in self._filers for row in self._further(who, assumed)]
            bases = islice(subject.search.candidates(assumed), _FEWER_BASES if assumed else _BASES)
            for rows in bases if further else ():
                before = subject.tables(rows, assumed)
                for sort in further:
                    example = self._moved(rows, sort, before[self.move.figure], assumed)
                    if example is not None:
                        return example
        return None

    def _further(self, filer: str, assumed: dict[str, Value]) -> list[Sort]:
        """One row of each sort that the claim is about."""
        sorts = self.subject.sorts(filer, assumed)
        own = [sort for sort in sorts if sort.kind == self.move.kind]
        return [sort for sort in own if self._is_meant(sort, assumed)]

    def _is_meant(self, sort: Sort, assumed: dict[str, Value]) -> bool:
        if not self.move.counts_in <= sort.counts_in():
            return False
        if self.move.test is None:
            return True
        given = self.subject.given(assumed)
        values = RowMaker(self.policy, given).values(sort.kind, sort.row)
        kind = self.policy.kind_by_name[sort.kind]
        setting = Setting(kind, given, self.policy.period[1])
        return values is not None and setting.holds(self.move.test, values)

    def _moved(
        self, rows: Rows, sort: Sort, before: Mapping[Key, Result], assumed: dict[str, Value]
    ) -> Example | None:
        tables = self.subject.tables((*rows, sort.row), assumed)
        limit = tables[self.move.limit][()] if self.move.limit else Fraction(0)
        for key, after in self._compared(tables[self.move.figure], sort.row["部门"]):
            values = before.get(key), after
            if self._is_beyond(*values, limit):
                known = tuple(value for value in values if value is not None)
                shown = Shown(self.score.name, self.score.label, self.score.unit, key, known)
                return Example(rows, (sort.row,), (shown,), tuple(assumed.items()))
        return None

    def _compared(self, table: Mapping[Key, Result], filer: str) -> Iterator[tuple[Key, Result]]:
        for key, value in table.items():
            if not self.is_own or key == (filer,):
                yield key, value

    def _is_beyond(self, before: Result | None, after: Result, limit: Result) -> bool:
        numbers = isinstance(before, Fraction) and isinstance(after, Fraction)
        if not numbers or not isinstance(limit, Fraction):
            return False
        assert isinstance(before, Fraction)
        assert isinstance(after, Fraction)
        return (before - after if self.move.down else after - before) > limit

    def built(self) -> Example | None:
        """Rows and a further one that the solver builds, if the reference finds it moved so."""
        if self.solver is None or not are_additive(self.policy.measures):
            return None
        _, broken = self._pair()
        for filer in self._filers:
            sorts, further = self.subject.sorts(filer, {}), self._further(filer, {})
            each = (*built(self.policy, sorts), *self._elsewhere(filer))
            wanted = (broken, *self._added(filer, further))
            answer = self._ask(wanted, filer, each, self.subject.given({})) if further else None
            if isinstance(answer, Possible):
                example = self._replayed(answer, sorts, further)
                if example is not None:
                    return example
        return None

    def _added(self, filer: str, further: list[Sort]) -> Iterator[ScoreExpression]:
        """The filer's measures after one row of the further ones."""
        chosen = [Measured(f"{_ADDED}{at}", (Lit(filer),)) for at in range(len(further))]
        yield op(ScoreOp.EQ, add(list(chosen)), ONE)
        for measure in touched(self.policy, self.move.kind):
            for figure, keys in figures_of(self.policy, measure):
                terms = [
                    op(ScoreOp.MUL, Lit(sort.adds[measure.name, keys]), one)
                    for sort, one in zip(further, chosen, strict=True)
                    if (measure.name, keys) in sort.adds
                ]
                own = at_member(figure, DEPARTMENT, filer)
                yield op(ScoreOp.EQ, _after(own), add([own, *terms]))

    def _elsewhere(self, filer: str) -> Iterator[ScoreExpression]:
        here = op(ScoreOp.EQ, Var(DEPARTMENT), Lit(filer))
        for measure in touched(self.policy, self.move.kind):
            for figure, _ in figures_of(self.policy, measure):
                yield op(ScoreOp.OR, here, op(ScoreOp.EQ, _after(figure), figure))

    def _replayed(self, answer: Possible, sorts: list[Sort], further: list[Sort]) -> Example | None:
        chosen = [name for (name, _), n in answer.counts.items() if n and name.startswith(_ADDED)]
        base = {of: n for of, n in answer.counts.items() if not of[0].startswith(_ADDED)}
        rows = rows_of(self.policy, sorts, base)
        before = self.subject.tables(rows, {})[self.move.figure]
        sort = further[int(chosen[0].removeprefix(_ADDED))]
        return self._moved(rows, sort, dict(before), {})


def _second(of: Measured) -> ScoreExpression:
    return Measured(again(of.name), of.keys)


def _after(of: ScoreExpression) -> ScoreExpression:
    assert isinstance(of, Measured)
    return _second(of)
