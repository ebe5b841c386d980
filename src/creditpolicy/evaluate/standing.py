"""How each record stands in a measure: counted, or why not."""

from datetime import date
from typing import cast

from attrs import evolve, frozen

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.conditions import Function, function
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.unmet import Unmet
from creditpolicy.evidence.records import Record, Status, Value
from creditpolicy.policy.core.records import Group, Measure, Records, Relation, Where, With
from creditpolicy.values.workdays import UnknownYear

_STATUS = {
    Status.PENDING: Words("待核，核定后才计", "pending: counts once approved"),
    Status.REJECTED: Words("已退回", "rejected"),
}


@frozen
class Standing:
    """A record in a measure; `reasons` is empty where it counts."""

    record: Record
    reasons: tuple[Words, ...]
    pending: bool = False

    @property
    def counts(self) -> bool:
        return not self.reasons


class Standings:
    """Works out standings for one evaluation."""

    def __init__(self, relations: Relations) -> None:
        self.relations = relations
        self._known: dict[str, dict[str, tuple[Standing, ...]]] = {}
        self._steps: dict[str, list[_Level]] = {}
        self._records: dict[tuple[str, str], list[Record]] = {}
        for kind, records in relations.evidence.records.items():
            for record in records:
                self._records.setdefault((kind, record.department), []).append(record)

    def of(self, measure: Measure, department: str) -> tuple[Standing, ...]:
        """Every record of the measure's kind that the department has, in order of the evidence."""
        known = self._known.setdefault(department, {})
        if measure.name not in known:
            known[measure.name] = self._of(measure, department)
        return known[measure.name]

    def forget(self, department: str) -> None:
        """Lets go of a department's, where nobody asks for them again."""
        self._known.pop(department, None)

    def _of(self, measure: Measure, department: str) -> tuple[Standing, ...]:
        if measure.name not in self._steps:
            self._steps[measure.name] = self._levels(measure)
        levels = self._steps[measure.name]
        records = self._records.get((measure.kind, department), [])
        given, cutoff = self.relations.given, self.relations.cutoff
        steps = _columns(measure.of)
        columns = [(step.name, function(step.value, given, cutoff)) for step in steps]
        grown = [self._grown(r, columns) for r in records] if columns else records
        return tuple(self._standing(record, levels) for record in grown)

    def _levels(self, measure: Measure) -> list["_Level"]:
        kind = self.relations.policy.kind_by_name[measure.kind]
        private = frozenset(column.name for column in kind.all_columns if column.private)
        unmet = Unmet(self.relations.given, self.relations.cutoff, private)
        return [
            _Level(step, self._at(step), self._at(step.of), unmet) for step in _steps(measure.of)
        ]

    def _at(self, relation: Relation) -> dict[tuple[str, int], Record]:
        return {record.place: record for record in self.relations.select(relation).records}

    def _grown(self, record: Record, columns: list[tuple[str, Function]]) -> Record:
        """The record with the columns that the relation adds to each."""
        values = dict(record.values)
        for name, value in columns:
            try:
                values[name] = cast("Value", value(values))
            except UnknownYear:
                values[name] = None
        return evolve(record, values=values)

    def _standing(self, record: Record, levels: list["_Level"]) -> Standing:
        if not self.relations.counts(record):
            reason = self._not_counting(record)
            return Standing(record, (reason,), record.status is Status.PENDING)
        place = record.place
        missing = next((level for level in levels if place not in level.records), None)
        return Standing(record, () if missing is None else missing.reasons(place))

    def _not_counting(self, record: Record) -> Words:
        """Why a record does not even come into question."""
        if record.status is Status.REJECTED:
            return _STATUS[record.status]
        name = self.relations.policy.kind_by_name[record.kind].dated_by
        day = record.values[name]
        start, end = self.relations.policy.period
        if not isinstance(day, date):
            return Words(f"没有填“{name}”", f"“{name}” is blank")
        if not start <= day <= end:
            return Words(f"{name} {day} 不在考核期内", f"its {name} {day} lies outside the period")
        if not self.relations.is_known(record):
            as_of = self.relations.run.as_of
            return Words(f"{as_of} 以后才报送", f"filed only after {as_of}")
        return _STATUS[record.status]


@frozen
class _Level:
    """A step of a relation: the records it holds, and those it was given."""

    step: Where | Group
    records: dict[tuple[str, int], Record]
    given: dict[tuple[str, int], Record]
    unmet: Unmet

    def reasons(self, place: tuple[str, int]) -> tuple[Words, ...]:
        """Why the step leaves out a record that it was given."""
        match self.step:
            case Where(test=test):
                return self.unmet.parts(test, self.given[place].values)
            case Group(keys=keys, keep=keep):
                names = [key for key in keys if key != "部门"]
                zh, en = "、".join(names), ", ".join(names)
                if keep is not None:
                    return (Words(f"同一{zh}的只取一件", f"one of each {en} is taken"),)
                return (Words(f"{zh}相同的只计一次", f"equal {en} count once"),)


def _steps(relation: Relation) -> list[Where | Group]:
    """The relation's steps that can leave something out, the first one first."""
    steps: list[Where | Group] = []
    while not isinstance(relation, Records):
        if isinstance(relation, Where | Group):
            steps.append(relation)
        relation = relation.of
    return steps[::-1]


def _columns(relation: Relation) -> list[With]:
    """The columns that the relation works out, the first one first."""
    steps: list[With] = []
    while not isinstance(relation, Records):
        if isinstance(relation, With):
            steps.append(relation)
        relation = relation.of
    return steps[::-1]
