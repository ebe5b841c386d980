"""What a department would score with other records of a kind: only what they change is redone.

The measures and scores are those of the assessment, and are worked out by the same evaluator.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from attrs import evolve, field, frozen

from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.measures import Key, MeasureTable, Result, measure_table
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.scores import Scores
from creditpolicy.evidence.records import Record
from creditpolicy.policy.core.records import Beside, Group, Measure, Records, Relation
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Case,
    Fold,
    Measured,
    Operation,
    Rank,
    Score,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.core.walk import parts
from creditpolicy.policy.facts import Value

_HERE = Var(DEPARTMENT)
_MISSING = object()


@frozen
class _Look:
    """A score and what it looks at: figures of the department at hand, and of anybody."""

    score: Score
    own: frozenset[str]
    wide: frozenset[str]


_Entry = tuple[dict[Key, Result], Key, object]


@frozen
class _Undo:
    """Entries of tables as they were before they were changed."""

    entries: list[_Entry] = field(factory=list[_Entry])

    def put(self, table: dict[Key, Result], key: Key, value: Result) -> None:
        self.entries.append((table, key, table.get(key, _MISSING)))
        table[key] = value

    def drop(self, table: dict[Key, Result], key: Key) -> None:
        self.entries.append((table, key, table.pop(key)))

    def undo(self) -> None:
        for table, key, old in reversed(self.entries):
            if old is _MISSING:
                del table[key]
            else:
                table[key] = old  # type: ignore[assignment]


class Changed:
    """Figures of one assessment with the records of one department and kind replaced.

    The tables are copied once; each question changes a few entries, and changes them back.
    """

    def __init__(self, assessment: Assessment, wanted: Iterable[str]) -> None:
        """`wanted` are the names of the department's scores that will be asked for."""
        self.assessment = assessment
        self._wanted = tuple(wanted)
        self._given = assessment.run.given(assessment.policy)
        self._looks = _needed(assessment.policy.scores, self._wanted, self._given)
        names = [look.score.name for look in self._looks]
        self._tables = {**assessment.scores, **{n: dict(assessment.scores[n]) for n in names}}
        self._measures = {n: _copied(table) for n, table in assessment.measures.items()}
        self._keys = {n: _by_department(table) for n, table in self._measures.items()}
        self._reach = {m.name: _reach(m.of) for m in assessment.policy.measures}
        self._records: dict[str, dict[str, list[Record]]] = {}
        for kind, records in assessment.evidence.records.items():
            for record in records:
                of = self._records.setdefault(record.department, {})
                of.setdefault(kind, []).append(record)

    def records(self, department: str, kind: str) -> tuple[Record, ...]:
        """What the department has of the kind, in order of the evidence."""
        return tuple(self._records.get(department, {}).get(kind, ()))

    def figures(self, department: str, kind: str, records: tuple[Record, ...]) -> dict[str, Result]:
        """The wanted scores of the department if it had these records of the kind."""
        undo = _Undo()
        measures = dict(self._measures)
        own: set[str] = set()
        wide: set[str] = set()
        few = self._few(department, kind, records)
        for measure in self.assessment.policy.measures:
            kinds, is_local = self._reach[measure.name]
            if kind not in kinds:
                continue
            (own if is_local else wide).add(measure.name)
            measures[measure.name] = (
                self._of_one(measure, department, few, undo)
                if is_local
                else self._of_all(measure, department, kind, records)
            )
        self._redo(department, measures, own, wide, undo)
        found = {name: self._tables[name][department,] for name in self._wanted}
        undo.undo()
        return found

    def _few(self, department: str, kind: str, records: tuple[Record, ...]) -> Relations:
        """The relations of the department's records alone."""
        kept = {name: tuple(of) for name, of in self._records.get(department, {}).items()}
        return self._relations(kept | {kind: records})

    def _relations(self, records: dict[str, tuple[Record, ...]]) -> Relations:
        evidence = evolve(self.assessment.evidence, records=records)
        return Relations(self.assessment.policy, evidence, self.assessment.run)

    def _of_one(
        self, measure: Measure, department: str, few: Relations, undo: _Undo
    ) -> MeasureTable:
        old, new = self._measures[measure.name], measure_table(measure, few)
        for key in self._keys[measure.name].get(department, ()):
            undo.drop(old.values, key)
        for key, value in new.values.items():
            undo.put(old.values, key, value)
        undecided = (old.undecided - {department}) | new.undecided
        return evolve(old, undecided=undecided)

    def _of_all(
        self, measure: Measure, department: str, kind: str, records: tuple[Record, ...]
    ) -> MeasureTable:
        of = self.assessment.evidence.records
        others = (r for r in of.get(kind, ()) if r.department != department)
        return measure_table(measure, self._relations(of | {kind: (*others, *records)}))

    def _redo(
        self,
        department: str,
        measures: dict[str, MeasureTable],
        own: set[str],
        wide: set[str],
        undo: _Undo,
    ) -> None:
        """Scores in the policy's order; each that looks at something that changed is redone."""
        run = self.assessment.run
        scores = Scores(self.assessment.policy, measures, self._given, run.imports.tables)
        scores.tables = self._tables
        for look in self._looks:
            reaches_all = not (look.wide.isdisjoint(own | wide) and look.own.isdisjoint(wide))
            if not reaches_all and look.own.isdisjoint(own):
                continue
            score, table = look.score, self._tables[look.score.name]
            keys = [key for key in _own_keys(score, department) if key in table]
            keys = list(table) if reaches_all else keys
            new = {key: scores.value(score.body, _here(score, key)) for key in keys}
            changed = {key: value for key, value in new.items() if value != table[key]}
            for key, value in changed.items():
                undo.put(table, key, value)
            if any(key[:1] != (department,) for key in changed):
                wide.add(score.name)
            elif changed:
                own.add(score.name)


def _copied(table: MeasureTable) -> MeasureTable:
    return evolve(table, values=dict(table.values))


def _by_department(table: MeasureTable) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for key in table.values:
        found.setdefault(key[0], []).append(key)
    return found


def _own_keys(score: Score, department: str) -> Iterator[Key]:
    """The keys that the department has if the score is about it."""
    return product((department,), *(dim.members for dim in score.dims[1:]))


def _here(score: Score, key: Key) -> dict[str, str]:
    return dict(zip((dim.name for dim in score.dims), key, strict=True))


def _needed(
    scores: tuple[Score, ...], wanted: Iterable[str], given: dict[str, Value]
) -> list[_Look]:
    """The scores that the wanted ones rest on, in their order."""
    names = set(wanted)
    looks: list[_Look] = []
    for score in reversed(scores):
        if score.name in names:
            look = _look(score, given)
            looks.append(look)
            names |= look.own | look.wide
    return looks[::-1]


def _look(score: Score, given: dict[str, Value]) -> _Look:
    own: set[str] = set()
    wide: set[str] = set()
    by_department = bool(score.dims) and score.dims[0].name == DEPARTMENT
    left: list[tuple[ScoreExpression, bool]] = [(score.body, by_department)]
    while left:
        one, is_own = left.pop()
        if isinstance(one, Scored | Measured):
            (own if is_own and one.keys[:1] == (_HERE,) else wide).add(one.name)
        elsewhere = isinstance(one, Rank) or (isinstance(one, Fold) and one.dim == DEPARTMENT)
        left.extend((part, is_own and not elsewhere) for part in _parts(one, given))
    return _Look(score, frozenset(own), frozenset(wide))


def _parts(of: ScoreExpression, given: dict[str, Value]) -> tuple[ScoreExpression, ...]:
    """What stands in an expression; of a choice that an assumption makes only what it chose."""
    if not isinstance(of, Case):
        return parts(of)
    found: list[ScoreExpression] = []
    for row in of.rows:
        settled = _settled(row.test, given)
        if settled is True:
            return (*found, row.value)
        if settled is None:
            found += [row.test, row.value]
    return (*found, of.other)


def _settled(test: ScoreExpression, given: dict[str, Value]) -> bool | None:
    match test:
        case Operation(ScoreOp.EQ, (Given(name), Lit(value))):
            return bool(given[name] == value)
        case _:
            return None


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
