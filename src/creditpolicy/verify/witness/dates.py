"""Rows of one period as rows of another: the same days, so many years later."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from attrs import evolve

from creditpolicy.evidence.rows import Reading, Row
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.policy import Policy
from creditpolicy.values.dates import parse_date
from creditpolicy.verify.witness.cells import Cells
from creditpolicy.verify.witness.recipes import Rows


def shifted(old: Policy, new: Policy) -> Callable[[Rows], Rows]:
    """What to do with the old policy's rows where the new one's period begins in another year."""
    years = years_later(old, new)
    if years == 0:
        return lambda rows: rows
    return lambda rows: tuple(_later(row, old, years) for row in rows)


def years_later(old: Policy, new: Policy) -> int:
    """How many years later the whole period lies; 0 where only one end of it has moved."""
    first, last = (new.period[n].year - old.period[n].year for n in (0, 1))
    return first if first == last else 0


def moved_rows(policy: Policy, rows: Iterable[Reading], years: int) -> Iterator[Reading]:
    """Evidence with all its days so many years later."""
    for row in rows:
        yield evolve(row, cells=_later(row.cells, policy, years)) if isinstance(row, Row) else row


def _later(row: Cells, policy: Policy, years: int) -> Cells:
    kind = policy.kind_by_name.get(row.get("材料") or row.get("kind", ""))
    own = () if kind is None else (c.name for c in kind.columns if c.type is ColumnType.DATE)
    dated = {*_EVERY_KIND, *own}
    return {name: _moved(text, years) if name in dated else text for name, text in row.items()}


_EVERY_KIND = ("日期", "date", "报送日期", "submitted")


def _moved(text: str, years: int) -> str:
    day = parse_date(text)
    if day is None:
        return text
    leap = day.month == 2 and day.day == 29
    year = min(max(day.year + years, date.min.year), date.max.year)
    return (day.replace(year=year, day=28) if leap else day.replace(year=year)).isoformat()
