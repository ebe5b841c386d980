"""Working days in SQL: a small table says how many lie up to each day, and places are subtracted.

The table ends where the calendar does; a question beyond it is unknown, as in `values.workdays`.
"""

from datetime import date, timedelta
from functools import cached_property

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Cell, Constant, Day, Number, Sql, Truth
from creditpolicy.values.classes import frozen
from creditpolicy.values.workdays import is_working_day, known_years


@frozen
class Placed:
    """A day and its place among the working days, NULL beyond the calendar."""

    day: Sql
    place: Sql


class Calendar:
    """The places of all days that the calendar knows."""

    @cached_property
    def places(self) -> dict[date, int]:
        """How many working days lie up to and including each day, from the first known year on."""
        first, last = known_years()[0], known_years()[-1]
        assert known_years() == tuple(range(first, last + 1)), "a gap would be bridged"
        day, end, place = date(first, 1, 1), date(last, 12, 31), 0
        found: dict[date, int] = {}
        while day <= end:
            place += is_working_day(day)
            found[day] = place
            day += timedelta(days=1)
        return found

    @property
    def first(self) -> date:
        return date(known_years()[0], 1, 1)

    @property
    def last(self) -> date:
        return date(known_years()[-1], 12, 31)

    def day(self, cell: Cell) -> Placed:
        match cell:
            case Day(of, place) if place is not None:
                return Placed(of, place)
            case Constant(value=date() as value):
                known = self.places.get(value)
                return Placed(sql.day(value), exp.null() if known is None else sql.number(known))
            case _:
                raise TypeError(f"no day with a place: {cell!r}")

    def between(self, start: Placed, end: Placed) -> Number:
        """Working days after one day up to another; 0 where it is not later."""
        blank = exp.or_(sql.is_null(start.day), sql.is_null(end.day))
        later = exp.GT(this=end.day, expression=start.day)
        counted = sql.case([(blank, exp.null()), (later, _from(start, end))], sql.number(0))
        beyond = exp.or_(sql.is_null(start.place), sql.is_null(end.place))
        return Number(counted, unknown=sql.is_true(exp.and_(later, beyond)))

    def within(self, of: Placed, start: Placed, limit: int) -> Truth:
        """Whether at most `limit` working days lie after `start` up to and including a day."""
        later = exp.GT(this=of.day, expression=start.day)
        enough = exp.LTE(this=_from(start, of), expression=sql.number(limit))
        known = sql.case(
            [
                (exp.LTE(this=of.day, expression=start.day), exp.true()),
                (sql.is_null(exp.Add(this=start.place, expression=of.place)), exp.false()),
            ],
            enough,
        )
        left = exp.Sub(this=sql.number(max(self.places.values())), expression=start.place)
        too_late = exp.and_(
            sql.is_filled(start.place),
            exp.GT(this=of.day, expression=sql.day(self.last)),
            exp.GT(this=left, expression=sql.number(limit)),
        )
        beyond = exp.or_(sql.is_null(start.place), sql.is_null(of.place))
        unknown = exp.and_(later, exp.Paren(this=beyond), sql.negated(sql.is_true(too_late)))
        return Truth(sql.is_true(known), sql.is_true(unknown))

    def ahead(self, of: Placed, due: Placed, least: int) -> Truth:
        """Whether a day lies at least so many working days before another."""
        earlier = exp.LT(this=of.day, expression=due.day)
        enough = exp.GTE(this=_from(of, due), expression=sql.number(least))
        same = exp.true() if least <= 0 else exp.false()
        known = sql.case(
            [(exp.EQ(this=of.day, expression=due.day), same), (earlier, enough)], exp.false()
        )
        beyond = exp.or_(sql.is_null(of.place), sql.is_null(due.place))
        return Truth(sql.is_true(known), sql.is_true(exp.and_(earlier, exp.Paren(this=beyond))))


def _from(start: Placed, end: Placed) -> Sql:
    return exp.Paren(this=exp.Sub(this=end.place, expression=start.place))
