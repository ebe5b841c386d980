"""What one case reaches: the reference evaluator, asked again for what its expectations need.

Only figures that an expectation rests on are looked at. A rule that ran, and whose result nobody
compares with anything, is not covered.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from creditpolicy.evaluate.conditions import Values, function
from creditpolicy.evaluate.measures import Key, MeasureTable, Result
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.scores import Scores, Where
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy import names
from creditpolicy.policy.cases import Expectation
from creditpolicy.policy.core.records import Measure, RecordExpression, Test
from creditpolicy.policy.core.records import Where as Filter
from creditpolicy.policy.core.scores import (
    Case,
    Instead,
    Measured,
    Operation,
    Scored,
    ScoreExpression,
    ScoreOp,
)
from creditpolicy.policy.core.values import Given, Lit, Mark
from creditpolicy.policy.core.walk import given_in_relation
from creditpolicy.policy.facts import Interval
from creditpolicy.policy.policy import Policy
from creditpolicy.values.workdays import UnknownYear
from creditpolicy.verify.coverage.goals import Goal, What
from creditpolicy.verify.coverage.record_goals import ORDERED as ORDERED_RECORDS
from creditpolicy.verify.coverage.record_goals import STEPPED, caps, merges, numbered_atoms
from creditpolicy.verify.coverage.score_goals import (
    EXTREMES,
    ORDERED,
    is_written,
    numbered_nodes,
)

Counts = set[tuple[str, str]]
_OPEN = object()
"""What nobody can say: the calendar of working days ends before it."""


class Evaluated(NamedTuple):
    """What an evaluation was made from, and its tables; an `Assessment` has the same."""

    run: Run
    evidence: Evidence
    measures: dict[str, MeasureTable]
    scores: dict[str, dict[Key, Result]]


def reached(policy: Policy, expectations: Iterable[Expectation], of: Evaluated) -> set[Goal]:
    """The goals in formulas and in conditions that these expectations rest on."""
    watching = _Watching(policy, of)
    for one in expectations:
        watching.look_at(one.of, one.key)
    watching.finish()
    goals = watching.goals | _records(policy, of, watching.counts)
    goals |= set(_groups(policy, of, watching.seen))
    return goals | set(_alternatives(policy, of, watching))


class _Watching(Scores):
    """The evaluator of scores, with an eye on each part as it gets its value."""

    def __init__(self, policy: Policy, of: Evaluated) -> None:
        super().__init__(policy, of.measures, of.run.given(policy), of.run.imports.tables)
        self.tables = of.scores
        self.goals: set[Goal] = set()
        self.counts: Counts = set()
        self.used: set[str] = set()
        self._known: dict[tuple[int, Key], Result] = {}
        self._nodes = {
            id(node): (score.name, number)
            for score in policy.scores
            if is_written(score)
            for number, node in numbered_nodes(score)
        }
        self._waiting: list[tuple[str, Key]] = []
        self.seen: set[tuple[str, Key]] = set()

    def look_at(self, of: Scored | Measured, key: Key) -> None:
        match of:
            case Scored(name):
                if (name, key) not in self.seen and key in self.tables.get(name, {}):
                    self.seen.add((name, key))
                    self._waiting.append((name, key))
            case Measured(name):
                self.counts.add((name, key[0]))

    def finish(self) -> None:
        """Looks at all that was waited for, and at what that needs in turn."""
        while self._waiting:
            name, key = self._waiting.pop()
            score = self.policy.score_by_name[name]
            self.value(score.body, dict(zip((d.name for d in score.dims), key, strict=True)))

    def value(self, expression: ScoreExpression, here: Where) -> Result:
        """As the evaluator has it, once for each part and place."""
        place = id(expression), (*here, *here.values())
        if place in self._known:
            return self._known[place]
        result = self._known[place] = super().value(expression, here)
        match expression:
            case Given(name):
                self.used.add(name)
            case Scored() | Measured():
                self.look_at(expression, self._key(expression.keys, here))
            case _ if id(expression) in self._nodes:
                self._note(expression, here, result)
            case _:
                pass
        return result

    def _note(self, of: ScoreExpression, here: Where, result: Result) -> None:
        match of:
            case Case():
                self._branch(of, here)
            case Operation(op, args) if op in EXTREMES:
                self._extreme(of, op, [self.value(a, here) for a in args])
            case Operation(op, args) if isinstance(result, bool):
                self._add(of, What.HOLDS if result else What.FAILS)
                if op in ORDERED:
                    self._bound(of, [self.value(a, here) for a in args], holds=result)
            case Instead(inner, mark):
                value = self.value(inner, here)
                self._add(of, What.MARK if value is mark else What.VALUE)
            case _:
                pass

    def _bound(self, of: Operation, values: list[Result], *, holds: bool) -> None:
        """Whether a number is at its bound, or misses it by one (by 1/100, if not whole)."""
        match values:
            case [Fraction() as one, Fraction() as other]:
                whole = one.denominator == other.denominator == 1
                step = Fraction(1) if whole else Fraction(1, 100)
                if one == other:
                    self._add(of, What.AT)
                elif not holds and abs(one - other) <= step:
                    self._add(of, What.BEYOND)
            case _:
                pass

    def _add(self, of: ScoreExpression, what: What, number: int = 0) -> None:
        owner, node = self._nodes[id(of)]
        self.goals.add(Goal(owner, node, what, number))

    def _branch(self, of: Case, here: Where) -> None:
        for number, row in enumerate(of.rows):
            test = self.value(row.test, here)
            if isinstance(test, Mark):
                return
            if test is True:
                self._add(of, What.ROW, number)
                return
        self._add(of, What.OTHERWISE)

    def _extreme(self, of: Operation, op: ScoreOp, values: list[Result]) -> None:
        numbers = [value for value in values if isinstance(value, Fraction)]
        if len(numbers) == len(values):
            best = min(numbers) if op is ScoreOp.MIN else max(numbers)
            if numbers.count(best) == 1:
                self._add(of, What.DECIDES, numbers.index(best))
            else:
                self._add(of, What.AT)


def _groups(policy: Policy, of: Evaluated, seen: set[tuple[str, Key]]) -> Iterator[Goal]:
    """Weight groups of whose weight an expected figure depends: who scored there contributes."""
    for item in policy.items:
        rates = of.scores.get(names.rate(item.id), {})
        whole = (names.item_score(item.id), ()) in seen
        for number, group in enumerate(item.groups):
            own = names.group_contribution(item.id, number + 1)
            for department in group.departments:
                rate = rates.get((department,))
                if isinstance(rate, Fraction) and rate and (whole or (own, (department,)) in seen):
                    yield Goal(item.id, 0, What.GROUP, number)


def _alternatives(policy: Policy, of: Evaluated, watching: _Watching) -> Iterator[Goal]:
    """The values of the assumptions that the expectations depend on."""
    measures = {name for name, _ in watching.counts}
    used = watching.used | {
        given for name in measures for given in given_in_relation(policy.measure_by_name[name].of)
    }
    values = of.run.given(policy)
    for one in policy.assumptions:
        if one.name not in used:
            continue
        value = values[one.name]
        match one.allowed:
            case tuple() as options if value in options:
                yield Goal(one.name, 0, What.ALTERNATIVE, options.index(value))
            case Interval():
                own = value == one.value
                yield Goal(one.name, 0, What.ALTERNATIVE if own else What.OTHER_ALTERNATIVE)
            case _:
                pass


def _records(policy: Policy, of: Evaluated, counts: Counts) -> set[Goal]:
    """The goals in conditions on the records of the departments whose counts are needed."""
    relations = Relations(policy, of.evidence, of.run)
    wanted: dict[str, set[str]] = {}
    for name, department in counts:
        wanted.setdefault(name, set()).add(department)
    return {
        goal
        for name, departments in wanted.items()
        for goal in _of_measure(policy.measure_by_name[name], departments, relations)
    }


def _of_measure(measure: Measure, departments: set[str], relations: Relations) -> set[Goal]:
    goals: set[Goal] = set()
    counted = relations.select(measure.of).records
    if any(record.department in departments for record in counted):
        goals.add(Goal(measure.name, 0, What.COUNTED))
    goals |= set(_merged(measure, departments, relations))
    goals |= set(_capped(measure, departments, relations))
    for node, where, atom in numbered_atoms(measure):
        for values in _filtered(where, departments, relations):
            if _decides(atom, where.test, values, relations):
                sides = _sides(atom, values, relations)
                goals |= {Goal(measure.name, node, what) for what in sides}
    return goals


def _merged(measure: Measure, departments: set[str], relations: Relations) -> Iterator[Goal]:
    """Where a record of theirs does not go on, because another one stands for it."""
    for number, group in enumerate(merges(measure.of)):
        kept = {record.place for record in relations.select(group).records}
        before = relations.select(group.of).records
        if any(one.department in departments and one.place not in kept for one in before):
            yield Goal(measure.name, 0, What.MERGED, number)


def _capped(measure: Measure, departments: set[str], relations: Relations) -> Iterator[Goal]:
    """On which side of its cap the number of a record of theirs lies that is counted."""
    counted = {record.place for record in relations.select(measure.of).records}
    for number, (cap, most) in enumerate(caps(measure.of)):
        for record in relations.select(cap.of).records:
            if record.place in counted and record.department in departments:
                within = _ask(most, record.values, relations) == record.values[cap.name]
                yield Goal(measure.name, 0, What.UNCAPPED if within else What.CAPPED, number)


def _filtered(where: Filter, departments: set[str], relations: Relations) -> list[Values]:
    records = relations.select(where.of).records
    return [record.values for record in records if record.department in departments]


def _decides(atom: Test, test: RecordExpression, values: Values, relations: Relations) -> bool:
    """Whether the whole test would come out otherwise if this part of it did.

    Beside a part that has settled it already, what this one says is not tested.
    """
    whole, own = _ask(test, values, relations), _ask(atom, values, relations)
    if whole is _OPEN or own is _OPEN:
        return False
    other = _ask(_with(test, atom, own is not True), values, relations)
    return (whole is True) is not (other is True)


def _with(test: RecordExpression, atom: Test, value: bool) -> RecordExpression:  # noqa: FBT001
    """The test with a constant in the place of one of its parts."""
    if test is atom:
        return Lit(value)
    match test:
        case Test(op, args):
            return Test(op, tuple(_with(arg, atom, value) for arg in args))
        case _:
            return test


def _sides(atom: Test, values: Values, relations: Relations) -> set[What]:
    """On which side of a test a record lies; a blank is on none, so that the test fails."""
    sides = {What.HOLDS if _ask(atom, values, relations) is True else What.FAILS}
    if atom.op in ORDERED_RECORDS:
        one, other = (_ask(arg, values, relations) for arg in atom.args)
        sides |= {What.AT} if one is not None and one == other else set()
    if atom.op in STEPPED:
        sides |= _steps(atom, values, relations)
    return sides


def _steps(atom: Test, values: Values, relations: Relations) -> set[What]:
    """Whether one step more (or less) would lie on the other side."""
    holds, *moved = (_ask(_moved(atom, step, relations), values, relations) for step in (0, 1, -1))
    if holds is True and False in moved:
        return {What.AT}
    return {What.BEYOND} if holds is not True and True in moved else set()


def _moved(atom: Test, step: int, relations: Relations) -> Test:
    """The same test with its whole number moved."""
    args = [
        Lit(number + step) if (number := _number(arg, relations)) is not None else arg
        for arg in atom.args
    ]
    return Test(atom.op, tuple(args))


def _number(of: RecordExpression, relations: Relations) -> Fraction | None:
    match of:
        case Lit(Fraction() as number):
            return number
        case Given(name):
            value = relations.given[name]
            return value if isinstance(value, Fraction) else None
        case _:
            return None


def _ask(of: RecordExpression, values: Values, relations: Relations) -> object:
    try:
        return function(of, relations.given, relations.cutoff)(values)
    except UnknownYear:
        return _OPEN
