"""An 编号 names one record of its kind.

Copies count once, and rows that contradict each other not at all.
"""

from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evidence.records import Record, Status
from creditpolicy.evidence.rows import short

_LISTED = 5


def without_duplicates(records: list[Record]) -> tuple[list[Record], list[Diagnostic]]:
    """The records that count, whatever the order of the rows, and what was found.

    A rejected record contradicts nobody: it may have been filed again, mended, under its 编号.
    """
    by_id: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        if record.id and record.status is not Status.REJECTED:
            by_id.setdefault((record.kind, record.id), []).append(record)
    repeated = {key: same for key, same in by_id.items() if len(same) > 1}
    if not repeated:
        return records, []
    left_out: set[tuple[str, int]] = set()
    problems: list[Diagnostic] = []
    for (_, id_), same in repeated.items():
        alike = all(_same(record, same[0]) for record in same) and not _several(same)
        out = same[1:] if alike else same
        left_out.update(record.place for record in out)
        problems.extend(_copy(id_, r, same[0]) if alike else _conflict(id_, r, same) for r in out)
    return [r for r in records if r.place not in left_out], problems


def _same(one: Record, other: Record) -> bool:
    return one.values == other.values and one.status is other.status


def _several(records: list[Record]) -> bool:
    """Whether they were filed under departments that only later became one."""
    return len({r.formerly.merged for r in records if r.formerly and r.formerly.merged}) > 1


def _copy(id_: str, record: Record, first: Record) -> Diagnostic:
    return found(codes.REPEATED_ROW, record.at("编号"), id=short(id_), other=_place(first))


def _conflict(id_: str, record: Record, same: list[Record]) -> Diagnostic:
    others = [_place(other) for other in same[: _LISTED + 1] if other is not record][:_LISTED]
    zh, en = ("、".join(p.zh for p in others), ", ".join(p.en for p in others))
    return found(
        codes.DUPLICATE_ID,
        record.at("编号"),
        id=short(id_),
        count=str(len(same)),
        others=Words(zh, en),
    )


def _place(record: Record) -> Words:
    file = record.file if record.sheet is None else f"{record.file} {record.sheet.name}"
    return Words(f"{file} 第 {record.row} 行", f"{file} row {record.row}")
