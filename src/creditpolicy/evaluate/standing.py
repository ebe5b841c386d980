"""How each record stands in a measure: counted, or why not."""

from datetime import date

from attrs import frozen

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.unmet import Unmet
from creditpolicy.evidence.records import Record, Status
from creditpolicy.policy.core.records import Beside, Group, Measure, Records, Relation, Where

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
        self._places: dict[Relation, dict[tuple[str, int], Record]] = {}

    def of(self, measure: Measure, department: str) -> tuple[Standing, ...]:
        """Every record of the measure's kind that the department has, in order of the evidence."""
        records = self.relations.evidence.records.get(measure.kind, ())
        private = frozenset(
            column.name
            for column in self.relations.policy.kind_by_name[measure.kind].columns
            if column.private
        )
        unmet = Unmet(self.relations.given, self.relations.cutoff, private)
        return tuple(
            self._standing(record, measure.of, unmet)
            for record in records
            if record.department == department
        )

    def _standing(self, record: Record, relation: Relation, unmet: Unmet) -> Standing:
        if not self.relations.counts(record):
            reason = self._not_counting(record)
            return Standing(record, (reason,), record.status is Status.PENDING)
        for step in _steps(relation):
            if _place(record) not in self._at(step):
                return Standing(record, self._reasons(record, step, unmet))
        return Standing(record, ())

    def _at(self, relation: Relation) -> dict[tuple[str, int], Record]:
        if relation not in self._places:
            records = self.relations.select(relation).records
            self._places[relation] = {_place(record): record for record in records}
        return self._places[relation]

    def _reasons(self, record: Record, step: Relation, unmet: Unmet) -> tuple[Words, ...]:
        match step:
            case Where(of, test):
                return unmet.parts(test, self._at(of)[_place(record)].values)
            case Group(keys=keys, keep=keep):
                names = [key for key in keys if key != "部门"]
                zh, en = "、".join(names), ", ".join(names)
                if keep is not None:
                    return (Words(f"同一{zh}的只取一件", f"one of each {en} is taken"),)
                return (Words(f"{zh}相同的只计一次", f"equal {en} count once"),)
            case _:
                return (Words("不计", "does not count"),)

    def _not_counting(self, record: Record) -> Words:
        """Why a record does not even come into question."""
        if record.status is Status.REJECTED:
            return _STATUS[record.status]
        day = record.values["日期"]
        start, end = self.relations.policy.period
        if not isinstance(day, date) or not start <= day <= end:
            return Words(f"日期 {day} 不在考核期内", f"its date {day} lies outside the period")
        if not self.relations.is_known(record):
            as_of = self.relations.run.as_of
            return Words(f"{as_of} 以后才报送", f"filed only after {as_of}")
        return _STATUS[record.status]


def _steps(relation: Relation) -> list[Relation]:
    """The relation's steps, the first one first."""
    steps: list[Relation] = []
    while not isinstance(relation, Records):
        steps.append(relation)
        relation = relation.of
    return [step for step in reversed(steps) if not isinstance(step, Beside)]


def _place(record: Record) -> tuple[str, int]:
    return record.file, record.row
