"""A department's score from rows that somebody vouches for, by code of its own."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, cast

from attrs import frozen

from creditpolicy.compile.cells import kept_filled
from creditpolicy.compile.counting import Counter, record_names
from creditpolicy.compile.figure_helpers import SCORE_NAMES
from creditpolicy.compile.figures import number_of
from creditpolicy.compile.helpers import MOST_DAYS
from creditpolicy.compile.lean_code import By, LeanCode, Wanted
from creditpolicy.compile.leaves import NoSlice
from creditpolicy.compile.measured import prepared_one
from creditpolicy.compile.saturation import caps_of
from creditpolicy.compile.scoring import Scorer
from creditpolicy.compile.settled import settled_plan
from creditpolicy.compile.slices import Place, Slice
from creditpolicy.compile.source import Line, Writer, run_code
from creditpolicy.compile.usual import DAYS, DAYS_OR_BLANK, STATUS, TEXTS, Remembered, Unusual
from creditpolicy.evidence.records import Status
from creditpolicy.policy.facts import Kind, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve

APPROVED = frozenset(word for word, status in STATUS.items() if status == 1)
Row = dict[str, Any]
LeanFunction = Callable[[Any], tuple[int, int, int]]
"""Rows, or records by kind, come to: how many await approval, and the figure as two numbers."""


@frozen
class LeanFigure:
    """The code of one figure; raises one of engine.SURPRISES where rows are unusual."""

    function: LeanFunction
    lines: tuple[Line, ...]
    shown: dict[str, str]


def gives_up(of: object) -> tuple[int, int, int]:
    """In the place of code that there is none of."""
    del of
    raise Unusual


def lean_figure(
    counter: Counter, scorer: Scorer, given: dict[str, Value], place: Place, by: By
) -> LeanFigure | None:
    """Generates the code; None where the department's own rows are not enough."""
    policy, (own,) = counter.policy, place[1]
    start, end = policy.period
    if (end - start).days >= MOST_DAYS:
        return None
    names = lean_names(counter, own)
    writer = Writer(names)
    try:
        lines = _written(writer, counter, scorer, given, place, by)
    except NoSlice:
        return None
    run_code(lines, "lean", names)
    return LeanFigure(cast("LeanFunction", names["lean"]), tuple(lines), writer.shown)


def _written(
    writer: Writer,
    counter: Counter,
    scorer: Scorer,
    given: dict[str, Value],
    place: Place,
    by: By,
) -> list[Line]:
    policy, (own,) = counter.policy, place[1]
    one = Slice(writer, scorer.tables, evolve(scorer.tables.sources, own=own))
    formula = one.body(place)
    plans = {at: settled_plan(counter.plans[at], given) for at in one.measures(place)}
    wanted = Wanted(own, plans, caps_of(one, place), by)
    with writer.aside() as lines, writer.block("def lean(of):"):
        LeanCode(policy, writer, given, wanted).write()
        writer.add(formula)
        number = number_of(one.figures[place])
        writer.say(f"return waiting, {number.top}, {number.below}")
    return lines


def lean_names(counter: Counter, own: str) -> dict[str, object]:
    """What the code calls, besides what the code of records and of scores does."""
    policy = counter.policy
    names = record_names(policy) | SCORE_NAMES
    known: dict[str, str] = names["DEPARTMENTS"]  # type: ignore[assignment]
    days = days_in(policy)

    def elsewhere(row: Row) -> None:
        """A row that is not among those that count: of another department, or of another day."""
        if row["部门"] != own:
            if known[row["部门"]] == own:
                raise Unusual
        elif waits(row):
            raise Unusual

    def waits(row: Row) -> bool:
        """Whether the day of a row, which awaits approval, is one of the period."""
        dated_by, read = kinds[row["材料"]]
        cell = row[dated_by]
        if cell in days:
            return True
        if (cell if cell.__class__ is date else read[cell]) in days:
            raise Unusual
        return False

    def prepared(place: int, of: Any) -> Any:
        return prepared_one(counter.plans[place], of, policy)

    kinds = {kind.name: (kind.dated_by, _days_of(kind)) for kind in policy.kinds}
    return names | {
        "APPROVED": APPROVED,
        "COUNTS": Status.APPROVED,
        "WAITS": Status.PENDING,
        "DAYS_IN": days,
        "Fraction": Fraction,
        "OTHERS": frozenset(policy.department_names) - {own},
        "component": component,
        "cutoff": policy.period[1],
        "elsewhere": elsewhere,
        "prepared": prepared,
        "waits": waits,
    }


def days_in(policy: Policy) -> dict[object, date]:
    """The days of the period, by themselves and as texts."""
    start, end = policy.period
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    found: dict[object, date] = {day: day for day in days}
    return found | {day.isoformat(): day for day in days}


def _days_of(kind: Kind) -> Remembered:
    """What reads the cells of the day that decides the period."""
    column = next((one for one in kind.columns if one.name == kind.dated_by), None)
    blank = kind.dated_by == "报送日期" if column is None else not kept_filled(column)
    return DAYS_OR_BLANK if blank else DAYS


def component(cell: object) -> str:
    """A component's cell as a text."""
    return "是" if cell is True else "否" if cell is False else cast("str", TEXTS[cell])
