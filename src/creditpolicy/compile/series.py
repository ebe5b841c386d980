"""The score as of many days, each record gone through once.

A record comes in on the day on which it was on file. Where a test compares one of its days with the
cut-off, it is gone through again on that day and the next; where a test counts the days to the
cut-off, on every day that is asked for.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from heapq import heapify, heappop, heappush

from attrs import define, field

from creditpolicy.compile.open_records import At
from creditpolicy.compile.plan import Extend, Filter
from creditpolicy.compile.running import Kept, Running, known_on, running
from creditpolicy.policy.core.records import Cutoff, Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.core.walk import inside_test
from creditpolicy.policy.facts import Kind

_COMPARED = frozenset(
    (RecordOp.LT, RecordOp.LE, RecordOp.GT, RecordOp.GE, RecordOp.EQ, RecordOp.NE)
)
_EVERY_DAY = None


@define
class _Turns:
    """When the records that are in are to be gone through again."""

    columns: list[frozenset[str] | None]
    names: list[list[str]]
    events: list[tuple[date, At]] = field(factory=list[tuple[date, At]])
    daily: dict[At, None] = field(factory=dict[At, None])

    def watch(self, at: At, record: Kept) -> None:
        columns = self.columns[at[0]]
        if columns is None:
            self.daily[at] = None
            return
        for name, cell in zip(self.names[at[0]], record[1:], strict=True):
            if name in columns and isinstance(cell, date):
                heappush(self.events, (cell, at))
                if cell < date.max:
                    heappush(self.events, (cell + timedelta(days=1), at))

    def until(self, day: date) -> dict[At, None]:
        """Those whose turn has come."""
        due = dict(self.daily)
        while self.events and self.events[0][0] <= day:
            due[heappop(self.events)[1]] = None
        return due


def series(
    of: Running, days: list[date], place: tuple[str, tuple[str, ...]]
) -> list[tuple[date, Fraction | Mark]]:
    """The figure as of each day, in the order of the days."""
    one = running(of.engine, None, pending=of.most > 1)
    coming = [(known_on(record), at) for at, record in of.kept.items()]
    heapify(coming)
    turns = _turns(of)
    found: dict[date, Fraction | Mark] = {}
    for day in sorted(set(days)):
        _again(one, turns.until(day), day)
        while coming and coming[0][0] <= day:
            at = heappop(coming)[1]
            one.put(at, of.kept[at])
            turns.watch(at, of.kept[at])
        found[day] = one.figure(*place)
    return [(day, found[day]) for day in days]


def _again(one: Running, due: Iterable[At], day: date) -> None:
    """The cut-off becomes another: what depends on it goes by the old and comes by the new one."""
    turned = list(due)
    for at in turned:
        one.changes[at[0]](at, one.kept[at], -1)
    one.move_to(day)
    for at in turned:
        one.changes[at[0]](at, one.kept[at], 1)


def _turns(of: Running) -> _Turns:
    policy = of.engine.policy
    return _Turns(
        [_watched(of, kind) for kind in policy.kinds],
        [["部门", "日期", "报送日期", *(c.name for c in kind.columns)] for kind in policy.kinds],
    )


def _watched(of: Running, kind: Kind) -> frozenset[str] | None:
    """The columns of a kind that are compared with the cut-off; None: it is used otherwise too."""
    root = of.code.forest.kinds.get(kind.name)
    left = [] if root is None else [root]
    columns: set[str] = set()
    while left:
        branch = left.pop()
        left.extend(branch.below.values())
        if isinstance(branch.step, Filter | Extend):
            step = branch.step
            expression = step.test if isinstance(step, Filter) else step.value
            compared = _compared(expression)
            if compared is None:
                return _EVERY_DAY
            columns |= compared
    return frozenset(columns)


def _compared(expression: RecordExpression) -> set[str] | None:
    columns: set[str] = set()
    for one in inside_test(expression):
        if not isinstance(one, Test) or Cutoff() not in one.args:
            continue
        fields = {arg.name for arg in one.args if isinstance(arg, Field)}
        if one.op not in _COMPARED or len(fields) != 1:
            return None
        columns |= fields
    return columns
