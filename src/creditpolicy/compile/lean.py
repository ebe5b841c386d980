"""A department's score from rows that somebody vouches for, by code of its own."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, cast

from attrs import frozen

from creditpolicy.compile.cells import kept_filled
from creditpolicy.compile.compiled import Outcome
from creditpolicy.compile.counting import Counter, record_names
from creditpolicy.compile.figure_helpers import SCORE_NAMES, value_of
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
from creditpolicy.evidence.records import Evidence, Status
from creditpolicy.policy.facts import Kind, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve
from creditpolicy.values.exact import ratio

APPROVED = frozenset(word for word, status in STATUS.items() if status == 1)
Row = dict[str, Any]
LeanFunction = Callable[[Any], Outcome]
"""Of a list of rows, or of evidence; raises one of engine.SURPRISES where something is unusual."""


@frozen
class LeanFigure:
    """The code of one figure."""

    function: LeanFunction
    lines: tuple[Line, ...]
    shown: dict[str, str]


def gives_up(of: object) -> Outcome:
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
        outcome = "of_records" if by == "records" else "of_rows"
        writer.say(f"return {outcome}(of, {number.top}, {number.below}, waiting)")
    return lines


_made = cast("Callable[[type[Outcome], tuple[Any, ...]], Outcome]", tuple[Any, ...].__new__)
"""As `Outcome(…)` does, without a function between."""


def of_rows(rows: list[Row], top: int, below: int, waiting: int) -> Outcome:
    """What a figure comes to, as two whole numbers, of rows of which nothing is said."""
    score = ratio(top, below) if below > 0 else value_of(top, below)
    return _made(Outcome, (score, {}, (), len(rows), 0, waiting))


def of_records(of: Evidence, top: int, below: int, waiting: int) -> Outcome:
    """The same of evidence, with what was said of it when it was read."""
    score = value_of(top, below)
    return Outcome(score, {}, of.diagnostics, of.rows, of.refused, waiting)


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
        "of_records": of_records,
        "of_rows": of_rows,
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
