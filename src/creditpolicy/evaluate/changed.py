"""What a department would score with other records of a kind: only what they change is redone.

The measures and scores are those of the assessment, and are worked out by the same evaluator.
"""

from collections.abc import Iterable

from attrs import evolve, frozen

from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.measures import MeasureTable, Result, measure_table
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.scores import Scores
from creditpolicy.evidence.records import Record
from creditpolicy.policy.core.records import Beside, Group, Measure, Records, Relation
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Fold,
    Measured,
    Rank,
    Score,
    Scored,
    ScoreExpression,
    Var,
)
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.core.walk import inside, parts

_HERE = Var(DEPARTMENT)


@frozen
class _Look:
    """A score and what it looks at: figures of the department at hand, and of anybody."""

    score: Score
    own: frozenset[str]
    wide: frozenset[str]


class Changed:
    """Figures of one assessment with the records of one department and kind replaced."""

    def __init__(self, assessment: Assessment, wanted: Iterable[str]) -> None:
        """`wanted` are the names of the scores that will be asked for."""
        self.assessment = assessment
        self._given = assessment.run.given(assessment.policy)
        self._looks = _needed(assessment.policy.scores, wanted)
        self._measures = {m.name: _reach(m.of) for m in assessment.policy.measures}
        self._records: dict[str, dict[str, list[Record]]] = {}
        for kind, records in assessment.evidence.records.items():
            for record in records:
                of = self._records.setdefault(record.department, {})
                of.setdefault(kind, []).append(record)

    def records(self, department: str, kind: str) -> tuple[Record, ...]:
        """What the department has of the kind, in order of the evidence."""
        return tuple(self._records.get(department, {}).get(kind, ()))

    def with_records(self, department: str, kind: str, records: tuple[Record, ...]) -> "Figures":
        """The figures if the department had these records of the kind."""
        measures = dict(self.assessment.measures)
        own: set[str] = set()
        wide: set[str] = set()
        few = self._few(department, kind, records)
        for measure in self.assessment.policy.measures:
            kinds, is_local = self._measures[measure.name]
            if kind not in kinds:
                continue
            if is_local:
                measures[measure.name] = self._of_one(measure, department, few)
                own.add(measure.name)
            else:
                measures[measure.name] = self._of_all(measure, department, kind, records)
                wide.add(measure.name)
        return Figures(self._scores(department, measures, own, wide))

    def _few(self, department: str, kind: str, records: tuple[Record, ...]) -> Relations:
        """The relations of the department's records alone."""
        kept = {name: tuple(of) for name, of in self._records.get(department, {}).items()}
        return self._relations(kept | {kind: records})

    def _relations(self, records: dict[str, tuple[Record, ...]]) -> Relations:
        evidence = evolve(self.assessment.evidence, records=records)
        return Relations(self.assessment.policy, evidence, self.assessment.run)

    def _of_one(self, measure: Measure, department: str, few: Relations) -> MeasureTable:
        old, new = self.assessment.measures[measure.name], measure_table(measure, few)
        others = {key: value for key, value in old.values.items() if key[0] != department}
        undecided = (old.undecided - {department}) | new.undecided
        return MeasureTable(others | new.values, old.nothing, undecided)

    def _of_all(
        self, measure: Measure, department: str, kind: str, records: tuple[Record, ...]
    ) -> MeasureTable:
        of = self.assessment.evidence.records
        others = (r for r in of.get(kind, ()) if r.department != department)
        return measure_table(measure, self._relations(of | {kind: (*others, *records)}))

    def _scores(
        self, department: str, measures: dict[str, MeasureTable], own: set[str], wide: set[str]
    ) -> Scores:
        """Scores in the policy's order; each that looks at something that changed is redone."""
        run = self.assessment.run
        scores = Scores(self.assessment.policy, measures, self._given, run.imports.tables)
        scores.tables = dict(self.assessment.scores)
        for look in self._looks:
            reaches_all = not (look.wide.isdisjoint(own | wide) and look.own.isdisjoint(wide))
            if not reaches_all and look.own.isdisjoint(own):
                continue
            name = look.score.name
            old = scores.tables[name]
            keys = [k for k in old if reaches_all or k[:1] == (department,)]
            new = {key: scores.value(look.score.body, _here(look.score, key)) for key in keys}
            scores.tables[name] = old | new
            changed = [key for key in keys if new[key] != old[key]]
            if any(key[:1] != (department,) for key in changed):
                wide.add(name)
            elif changed:
                own.add(name)
        return scores


@frozen
class Figures:
    """Figures by name and members."""

    scores: Scores

    def at(self, name: str, *key: str) -> Result:
        return self.scores.tables[name].get(key, Mark.NOT_APPLICABLE)


def _here(score: Score, key: tuple[str, ...]) -> dict[str, str]:
    return dict(zip((dim.name for dim in score.dims), key, strict=True))


def _needed(scores: tuple[Score, ...], wanted: Iterable[str]) -> list[_Look]:
    """The scores that the wanted ones rest on, in their order."""
    names = set(wanted)
    looks: list[_Look] = []
    for score in reversed(scores):
        if score.name not in names:
            continue
        looks.append(_look(score))
        names.update(one.name for one in inside(score.body) if isinstance(one, Scored))
    return looks[::-1]


def _look(score: Score) -> _Look:
    own: set[str] = set()
    wide: set[str] = set()
    by_department = bool(score.dims) and score.dims[0].name == DEPARTMENT
    left: list[tuple[ScoreExpression, bool]] = [(score.body, by_department)]
    while left:
        one, is_own = left.pop()
        if isinstance(one, Scored | Measured):
            (own if is_own and one.keys[:1] == (_HERE,) else wide).add(one.name)
        elsewhere = isinstance(one, Rank) or (isinstance(one, Fold) and one.dim == DEPARTMENT)
        left.extend((part, is_own and not elsewhere) for part in parts(one))
    return _Look(score, frozenset(own), frozenset(wide))


def _reach(relation: Relation) -> tuple[frozenset[str], bool]:
    """The kinds that a relation is about, and whether each department stands for itself in it."""
    kinds: set[str] = set()
    is_local = True
    left = [relation]
    while left:
        one = left.pop()
        match one:
            case Records(kind):
                kinds.add(kind)
                continue
            case Group(keys=keys):
                is_local = is_local and DEPARTMENT in keys
            case Beside(keys=keys, other=other):
                is_local = is_local and DEPARTMENT in keys
                left.append(other)
            case _:
                pass
        left.append(one.of)
    return frozenset(kinds), is_local
