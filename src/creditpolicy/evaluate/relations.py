"""Relations: which records each one holds."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, assert_never, cast

from attrs import evolve, frozen

from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evaluate.conditions import function
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.records import Evidence, Record, Status, Value
from creditpolicy.policy.core.records import (
    Beside,
    Group,
    Keep,
    RecordExpression,
    Records,
    Relation,
    Where,
    With,
)
from creditpolicy.policy.core.scores import DEPARTMENT
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.policy import Policy
from creditpolicy.values.workdays import UnknownYear


@frozen
class Selection:
    """The records of a relation, those of which nobody can say, and why."""

    records: tuple[Record, ...]
    open: tuple[Record, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


class Relations:
    """The relations of one evaluation; each is worked out once."""

    def __init__(self, policy: Policy, evidence: Evidence, run: Run) -> None:
        self.policy = policy
        self.evidence = evidence
        self.run = run
        self.cutoff = run.cutoff(policy)
        self.given = run.given(policy)
        self._known: dict[Relation, Selection] = {}

    def select(self, relation: Relation) -> Selection:
        known = self._known.get(relation)
        if known is None:
            known = self._known[relation] = self._select(relation)
        return known

    def _select(self, relation: Relation) -> Selection:
        match relation:
            case Records(kind):
                records = self.evidence.records.get(kind, ())
                return Selection(tuple(r for r in records if self.counts(r)))
            case Where():
                return self._where(relation)
            case Group(of, keys, keep):
                below = self.select(of)
                return evolve(below, records=tuple(self._group(below.records, keys, keep)))
            case Beside():
                return self._beside(relation)
            case With():
                return self._with(relation)
            case _:
                assert_never(relation)

    def counts(self, record: Record) -> bool:
        """Whether a record has the status asked for, lies in the period, and is known by then."""
        if record.status is not Status.APPROVED and not (
            self.run.pending and record.status is Status.PENDING
        ):
            return False
        day = record.values[self.policy.kind_by_name[record.kind].dated_by]
        start, end = self.policy.period
        return isinstance(day, date) and start <= day <= end and self.is_known(record)

    def is_known(self, record: Record) -> bool:
        """Whether the record was on file on the as-of day; without one every record is."""
        if self.run.as_of is None:
            return True
        day = record.known_on
        return day is not None and day <= self.run.as_of

    def _where(self, where: Where) -> Selection:
        def kept(record: Record, value: object) -> Record | None:
            return record if value is True else None

        return self._each(where.of, where.test, kept)

    def _with(self, more: With) -> Selection:
        def grown(record: Record, value: object) -> Record:
            return evolve(record, values=record.values | {more.name: cast("Value", value)})

        return self._each(more.of, more.value, grown)

    def _each(
        self,
        of: Relation,
        expression: RecordExpression,
        result: Callable[[Record, object], Record | None],
    ) -> Selection:
        """What becomes of each record; it is open where the calendar ends before it."""
        below = self.select(of)
        value = function(expression, self.given, self.cutoff)
        kept: list[Record] = []
        left_open: list[Record] = list(below.open)
        problems = list(below.problems)
        for record in below.records:
            try:
                one = result(record, value(record.values))
            except UnknownYear as error:
                at = record.at("日期")
                left_open.append(record)
                problems.append(found(codes.UNKNOWN_YEAR, at, year=str(error.year)))
            else:
                kept.extend([] if one is None else [one])
        return Selection(tuple(kept), tuple(left_open), tuple(problems))

    def _group(
        self, records: Iterable[Record], keys: tuple[str, ...], keep: Keep | None
    ) -> Iterable[Record]:
        groups: dict[tuple[object, ...], Record] = {}
        for record in records:
            key = tuple(record.values[name] for name in keys)
            other = groups.get(key)
            if other is None or self._better(record, other, keep):
                groups[key] = record
        return groups.values()

    def _better(self, record: Record, other: Record, keep: Keep | None) -> bool:
        if keep is not None:
            one, two = self._order(record, keep.field), self._order(other, keep.field)
            if one != two:
                if one is None or two is None:
                    return two is None
                return bool(one > two if keep.highest else one < two)
        return _first(record) < _first(other)

    def _order(self, record: Record, name: str) -> Any:
        """The value to compare by: a level by its place, the highest first."""
        value = record.values[name]
        column = self.policy.kind_by_name[record.kind].column(name)
        if value is not None and column is not None and column.type is ColumnType.LEVEL:
            return -column.values.index(str(value))
        return value

    def _beside(self, beside: Beside) -> Selection:
        below, other = self.select(beside.of), self.select(beside.other)
        counts = Counter(_key(record, beside.keys) for record in other.records)
        records = (
            evolve(r, values=r.values | {beside.name: counts[_key(r, beside.keys)]})
            for r in below.records
        )
        problems = tuple(dict.fromkeys((*below.problems, *other.problems)))
        left_open = (*below.open, *other.open)
        if other.open and DEPARTMENT not in beside.keys:
            left_open += below.records  # an open record of one department may decide for all
        return Selection(tuple(records), left_open, problems)


def _first(record: Record) -> tuple[str, ...]:
    """The earliest comes first, then by 编号 and by the cells: never by the order of the rows."""
    cells = (str(value) for _, value in sorted(record.values.items()))
    return (str(record.values["日期"]), record.id, *cells)


def _key(record: Record, keys: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(record.values[name] for name in keys)
