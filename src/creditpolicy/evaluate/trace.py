"""Why a figure is what it is.

The formula as it applied, and everything that went into it, down to the records.
"""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, field, frozen

from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.remembered import Remembered
from creditpolicy.evaluate.results.supplied import Supplied
from creditpolicy.evaluate.scores import Scores, Where
from creditpolicy.evaluate.standing import Standing, Standings
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Case,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Score,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Given, Lit, Mark
from creditpolicy.policy.facts import Assumption, Reference, Value


@frozen
class Counted:
    """A measure at one department (and its keys): the value, and how every record stands."""

    measure: Measure
    key: Key
    value: Result
    records: tuple[Standing, ...]


@frozen
class Assumed:
    """An assumption that a figure rests on."""

    assumption: Assumption
    value: Value
    overridden: bool


@frozen
class Referred:
    """A figure of another result; `source` is None where the policy does without it.

    `under` is the department's name there, "" where it is that of today.
    """

    reference: Reference
    figure: str
    key: Key
    value: Result
    source: Supplied | None
    under: str = ""


@frozen
class Derived:
    """A score; `formula` is its body with only the branches that applied.

    `because` are the tests that chose the branches, `values` the values of every part of the
    formula that is not arithmetic.
    """

    score: Score
    key: Key
    value: Result
    formula: ScoreExpression
    because: tuple[tuple[ScoreExpression, bool], ...]
    values: dict[ScoreExpression, Result] = field(repr=False)
    inputs: tuple["Step", ...] = field(repr=False)


Step = Counted | Assumed | Referred | Derived
Place = tuple[Scored | Measured | Imported | Given, Key]
"""A figure at its members: the node says of which sort it is, and has no keys of its own."""


@frozen
class _Taken:
    """The branches of a score that applied, the tests that chose them, and what they look at."""

    here: Where
    formula: ScoreExpression
    because: tuple[tuple[ScoreExpression, bool], ...]
    places: tuple[Place, ...]


class Tracer:
    """Derives the figures of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        policy, run = assessment.policy, assessment.run
        self.given = run.given(policy)
        self.scores = Scores(policy, assessment.measures, self.given, run.imports.tables)
        self.scores.tables = assessment.scores
        self.standings = Standings(Relations(policy, assessment.evidence, run))
        self.steps = Remembered[Scored | Measured | Imported | Given, Step]()
        self._assumptions = {a.name: a for a in policy.assumptions}
        self._references = {reference.name: reference for reference in policy.references}

    def derive(self, name: str, key: Key = ()) -> Derived:
        """How the score `name` came about at `key`.

        Each figure is derived once, however often it is used, and after those that it needs: a
        long chain of figures is no deep call.
        """
        first: Place = Scored(name, ()), key
        taken: dict[Place, _Taken] = {}
        waiting = [first]
        while waiting:
            place = waiting.pop()
            if place in self.steps:
                continue
            needed = self._needed(place, taken)
            if needed:
                waiting += [place, *needed]
            else:
                self.steps[place] = self._step(place, taken)
        step = self.steps[first]
        assert isinstance(step, Derived)
        return step

    def _needed(self, place: Place, taken: dict[Place, _Taken]) -> list[Place]:
        """What a figure looks at that has no step yet."""
        of, key = place
        if not isinstance(of, Scored):
            return []
        if place not in taken:
            taken[place] = self._applied(of.name, key)
        return [one for one in taken[place].places if one not in self.steps]

    def _step(self, place: Place, taken: dict[Place, _Taken]) -> Step:
        of, key = place
        match of:
            case Measured(name):
                return self.count(name, key)
            case Imported(result, figure):
                return self._referred(result, figure, key)
            case Given(name):
                return self._assumed(name)
            case Scored(name):
                return self._without_alias(self._derive(name, key, taken.pop(place)))

    def _applied(self, name: str, key: Key) -> _Taken:
        score = self.assessment.policy.score_by_name[name]
        here = dict(zip((dim.name for dim in score.dims), key, strict=True))
        because: list[tuple[ScoreExpression, bool]] = []
        formula = self._taken(score.body, here, because)
        parts = [self._bound(test, here) for test, _ in because] + [formula]
        places = dict.fromkeys(place for part in parts for place in self._inputs(part, here))
        return _Taken(here, formula, tuple(because), tuple(places))

    def _derive(self, name: str, key: Key, taken: _Taken) -> Derived:
        score = self.assessment.policy.score_by_name[name]
        value = self.assessment.scores[name].get(key, Mark.NOT_APPLICABLE)
        values = dict(self._values(taken.formula, taken.here))
        steps = tuple(self.steps[place] for place in taken.places)
        return Derived(score, key, value, taken.formula, taken.because, values, steps)

    def _without_alias(self, derived: Derived) -> Derived:
        """A figure that only repeats another one takes over its formula."""
        match derived.formula:
            case Scored(name):
                same = [
                    s for s in derived.inputs if isinstance(s, Derived) and s.score.name == name
                ]
                for other in same:
                    rest = [step for step in derived.inputs if step is not other]
                    known = {id(step) for step in rest}
                    more = (step for step in other.inputs if id(step) not in known)
                    return evolve(
                        other,
                        score=derived.score,
                        key=derived.key,
                        because=(*derived.because, *other.because),
                        inputs=(*rest, *more),
                    )
            case _:
                pass
        return derived

    def _values(
        self, expression: ScoreExpression, here: Where
    ) -> Iterator[tuple[ScoreExpression, Result]]:
        if isinstance(expression, Operation):
            for arg in expression.args:
                yield from self._values(arg, here)
        elif not isinstance(expression, Lit):
            yield expression, self.scores.value(expression, here)

    def _bound(self, expression: ScoreExpression, here: Where) -> ScoreExpression:
        return self._taken(expression, here, [])

    def _taken(
        self,
        expression: ScoreExpression,
        here: Where,
        because: list[tuple[ScoreExpression, bool]],
    ) -> ScoreExpression:
        """The expression without the branches that did not apply."""
        match expression:
            case Case():
                return self._taken(self._branch(expression, here, because), here, because)
            case Instead(of, mark, use):
                value = self.scores.value(of, here)
                return self._taken(use if value is mark else of, here, because)
            case Operation(op, args):
                return self._operation(op, args, here, because)
            case Scored(name, keys):
                return Scored(name, self._members(keys, here))
            case Measured(name, keys):
                return Measured(name, self._members(keys, here))
            case Imported(result, figure, keys):
                return Imported(result, figure, self._members(keys, here))
            case Fold() | Rank() | Lit() | Given() | Var():
                return expression

    def _operation(
        self,
        op: ScoreOp,
        args: tuple[ScoreExpression, ...],
        here: Where,
        because: list[tuple[ScoreExpression, bool]],
    ) -> ScoreExpression:
        """A sum leaves out the terms that stand for what does not concern the department."""
        taken = tuple(self._taken(arg, here, because) for arg in args)
        if op is ScoreOp.ADD:
            pairs = zip(args, taken, strict=True)
            kept = tuple(new for old, new in pairs if new != _ZERO or old == _ZERO)
            taken = kept or taken[:1]
        return taken[0] if op is ScoreOp.ADD and len(taken) == 1 else Operation(op, taken)

    def _members(
        self, keys: tuple[ScoreExpression, ...], here: Where
    ) -> tuple[ScoreExpression, ...]:
        values = (self.scores.value(key, here) for key in keys)
        return tuple(Lit(value) for value in values)

    def _branch(
        self, case: Case, here: Where, because: list[tuple[ScoreExpression, bool]]
    ) -> ScoreExpression:
        indifferent = self._indifferent(case, here)
        for row in case.rows:
            test = self.scores.value(row.test, here)
            if isinstance(test, Mark):
                return Lit(test)
            if test is True:
                because.extend([] if indifferent else self._why(row.test, here, held=True))
                return row.value
        for row in case.rows:
            because.extend([] if indifferent else self._why(row.test, here, held=False))
        return case.other

    def _why(
        self, test: ScoreExpression, here: Where, *, held: bool
    ) -> list[tuple[ScoreExpression, bool]]:
        """A test; where it is a case itself, what chose among its own first."""
        because: list[tuple[ScoreExpression, bool]] = []
        while isinstance(test, Case):
            test = self._branch(test, here, because)
        return [*because, (test, held)]

    def _indifferent(self, case: Case, here: Where) -> bool:
        """Whether an assumption chooses here between branches that all give the same."""
        if not all(_on_assumption(row.test) for row in case.rows):
            return False
        values = [self.scores.value(row.value, here) for row in case.rows]
        return all(value == self.scores.value(case.other, here) for value in values)

    def _inputs(self, expression: ScoreExpression, here: Where) -> Iterator[Place]:
        """Everything that the expression looks at."""
        match expression:
            case Scored(name, keys):
                key = self._key(keys, here)
                if key in self.assessment.scores[name]:
                    yield Scored(name, ()), key
            case Measured(name, keys):
                yield Measured(name, ()), self._key(keys, here)
            case Imported(result, figure, keys):
                yield Imported(result, figure, ()), self._key(keys, here)
            case Given():
                yield expression, ()
            case Operation(_, args):
                for arg in args:
                    yield from self._inputs(arg, here)
            case Instead(of, _, use):
                yield from self._inputs(of, here)
                yield from self._inputs(use, here)
            case Case():
                yield from self._inputs(self._bound(expression, here), here)
            case Fold():
                yield from self._fold(expression, here)
            case Rank(dim=dim, body=body, at=at):
                there = {**here, dim: str(self.scores.value(at, here))}
                yield from self._inputs(self._bound(body, there), there)
            case Lit() | Var():
                pass

    def _fold(self, fold: Fold, here: Where) -> Iterator[Place]:
        """Every member; of a column's values those that have a figure.

        Where a measure is split by the dimension it stands once, with all its records.
        """
        whole = _split_measures(fold.body) if fold.dim != DEPARTMENT else []
        for measured in whole:
            yield Measured(measured.name, ()), self._key(measured.keys[:1], here)
        for member in fold.members:
            there = {**here, fold.dim: member}
            value = self.scores.value(fold.body, there)
            left_out = value is Mark.NOT_APPLICABLE and fold.dim != DEPARTMENT
            if left_out or (whole and value == 0):
                continue
            for place in self._inputs(self._bound(fold.body, there), there):
                if not (whole and isinstance(place[0], Measured)):
                    yield place

    def _key(self, keys: tuple[ScoreExpression, ...], here: Where) -> Key:
        return tuple(str(self.scores.value(key, here)) for key in keys)

    def count(self, name: str, key: Key) -> Counted:
        """The records behind the measure `name` at `key`."""
        measure = self.assessment.policy.measure_by_name[name]
        department = key[0]
        standings = self.standings.of(measure, department)
        if len(key) > 1:
            standings = tuple(
                standing
                for standing in standings
                if all(
                    str(standing.record.values.get(column)) == member
                    for column, member in zip(measure.per, key[1:], strict=True)
                )
            )
        whole = len(key) <= len(measure.per)
        value = (
            self._total(measure, department) if whole else self.assessment.measures[name].at(key)
        )
        return Counted(measure, key, value, standings)

    def _assumed(self, name: str) -> Assumed:
        overridden = name in self.assessment.run.assumed
        return Assumed(self._assumptions[name], self.given[name], overridden)

    def _referred(self, result: str, figure: str, key: Key) -> Referred:
        imports = self.assessment.run.imports
        value = imports.tables[result, figure].get(key, Mark.NOT_APPLICABLE)
        reference, source = self._references[result], imports.sources.get(result)
        under = imports.names.get(result, {}).get(key[0], "") if key else ""
        return Referred(reference, figure, key, value, source, under)

    def _total(self, measure: Measure, department: str) -> Result:
        """A split measure over all its keys."""
        table = self.assessment.measures[measure.name]
        values = [value for key, value in table.values.items() if key[:1] == (department,)]
        if department in table.undecided:
            return Mark.UNDECIDED
        return sum((v for v in values if isinstance(v, Fraction)), Fraction(0))


_ZERO = Lit(Fraction(0))


def _on_assumption(test: ScoreExpression) -> bool:
    match test:
        case Operation(_, (Given(), Lit())):
            return True
        case _:
            return False


def _split_measures(body: ScoreExpression) -> list[Measured]:
    match body:
        case Measured(_, keys) if len(keys) > 1:
            return [body]
        case Operation(_, args):
            return [measured for arg in args for measured in _split_measures(arg)]
        case _:
            return []
