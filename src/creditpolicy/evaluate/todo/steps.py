"""What a department could do in an item, before anybody knows what it would bring."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from attrs import evolve, frozen

from creditpolicy.evaluate.changed import Changed
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.todo.repair import NOTHING, SAMPLES, Repair, Repairer, Some, days_to_fill
from creditpolicy.evidence.records import Record, Status, Value
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.facts import Column, ColumnType, Item, Kind
from creditpolicy.policy.policy import Policy

_UNKNOWN = frozenset((ColumnType.WHOLE, ColumnType.NUMBER, ColumnType.POINTS))


class Sort(Enum):
    """Complete a record, put one right, see it approved, file it anew, or file one more."""

    COMPLETE = "complete"
    SETTLE = "settle"
    APPROVE = "approve"
    REFILE = "refile"
    FILE = "file"


@frozen
class Step:
    """One thing to do in an item; `records` is what the department would then have of the kind.

    `record` is the one that is there (None: a new one), `first` whether nothing of the kind is.
    """

    sort: Sort
    item: Item
    kind: str
    record: Record | None
    repair: Repair
    records: tuple[Record, ...] | None
    first: bool = False

    @property
    def cost(self) -> int:
        """How much there is to do: what is missing, and a whole record counts as its columns."""
        return self.repair.cost + (self.sort is not Sort.COMPLETE)


class Steps:
    """The steps of one evaluation.

    One more record is a step where nothing was filed, or where a rule recognises such records: of
    figures such as rates more is not better.
    """

    def __init__(self, policy: Policy, relations: Relations, changed: Changed) -> None:
        self._policy = policy
        self._relations = relations
        self._changed = changed
        start, end = policy.period
        self._recognised = {(one.item, one.kind) for one in policy.recognitions}
        self._today = min(max(relations.run.as_of or end, start), end)
        self._repairers = {
            kind.name: Repairer(kind, relations.given, relations.cutoff, self._today)
            for kind in policy.kinds
        }

    def of(self, item: Item, department: str) -> Iterator[Step]:
        """Every step that might bring something, kind after kind."""
        measures: dict[str, list[Measure]] = {}
        ids = {item.id, *(part.id for part in item.parts)}
        for measure in self._policy.measures:
            if measure.item in ids:
                measures.setdefault(measure.kind, []).append(measure)
        for kind, of_kind in measures.items():
            own = self._changed.records(department, kind)
            for index, record in enumerate(own):
                for sort, repair, new in self._better(record, of_kind):
                    records = (*own[:index], new, *own[index + 1 :])
                    yield Step(sort, item, kind, record, repair, records)
            if not own or (item.id, kind) in self._recognised:
                yield self._new(item, department, self._policy.kind_by_name[kind], of_kind, own)

    def _better(
        self, record: Record, measures: list[Measure]
    ) -> Iterator[tuple[Sort, Repair, Record]]:
        approved = evolve(record, status=Status.APPROVED)
        if not self._relations.counts(approved):
            return
        repairer = self._repairers[record.kind]
        ways: list[Repair] = []
        for measure in measures:
            repair = repairer.of(measure, record.values)
            if repair is None or repair in ways:
                continue
            ways.append(repair)
            new = evolve(approved, values=record.values | repair.cells)
            sort = _sort(record, repair)
            if sort is not None:
                yield sort, repair, new
        if record.status is Status.APPROVED:
            yield from self._settled(record, measures)

    def _settled(
        self, record: Record, measures: list[Measure]
    ) -> Iterator[tuple[Sort, Repair, Record]]:
        """The day on which a record stopped to matter."""
        days = {name for measure in measures for name in days_to_fill(measure)}
        for name in sorted(name for name in days if record.values.get(name) is None):
            column = self._policy.kind_by_name[record.kind].column(name)
            if column is not None and column.type is ColumnType.DATE:
                cells: dict[str, Value] = {name: self._today}
                new = evolve(record, values=record.values | cells)
                yield Sort.SETTLE, Repair(cells, (Some(1, (name,)),)), new

    def _new(
        self,
        item: Item,
        department: str,
        kind: Kind,
        measures: list[Measure],
        own: tuple[Record, ...],
    ) -> Step:
        """One more record, with as much in it as counts; of lists the lowest that is enough."""
        blank = {column.name: _blank(column) for column in kind.columns}
        days: dict[str, Value] = {"日期": self._today, "报送日期": self._today}
        values = {**blank, **days, "部门": department}
        if kind.dated_by in blank:
            values[kind.dated_by] = self._today
        whole = NOTHING
        for measure in measures:
            repair = self._repairers[kind.name].of(measure, values)
            if repair is not None:
                whole, values = whole.and_(repair), values | repair.cells
        left = [column for column in kind.columns if _must_be_filled(column, values)]
        if any(column.type in _UNKNOWN for column in left):
            return Step(Sort.FILE, item, kind.name, None, whole, None, first=not own)
        values |= {column.name: _lowest(column, self._today) for column in left}
        record = Record(kind.name, values, Status.APPROVED, "", "", 0)
        return Step(Sort.FILE, item, kind.name, None, whole, (*own, record), first=not own)


def _sort(record: Record, repair: Repair) -> Sort | None:
    """None where there is nothing to do."""
    match record.status:
        case Status.PENDING:
            return Sort.APPROVE
        case Status.REJECTED:
            return Sort.REFILE
        case Status.APPROVED:
            return Sort.COMPLETE if repair.cells else None


def _blank(column: Column) -> Value:
    text = (ColumnType.TEXT, ColumnType.COMPONENT, ColumnType.CREDIT_CODE)
    more = (ColumnType.SUBJECT_CODE, ColumnType.IDENTITY)
    return "" if column.type in (*text, *more) else None


def _must_be_filled(column: Column, values: dict[str, Value]) -> bool:
    blank = values[column.name] in ("", None)
    return blank and not column.optional and (column.required or _blank(column) is None)


def _lowest(column: Column, today: date) -> Value:
    if column.type is ColumnType.DATE:
        return today
    return column.values[-1] if column.values else SAMPLES[column.type]
