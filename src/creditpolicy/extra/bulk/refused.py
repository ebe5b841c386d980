"""Rows that cannot be used: how many for each reason."""

from collections.abc import Iterable

from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evaluate.table import Refused
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.counts import whole
from creditpolicy.extra.bulk.engine import Engine
from creditpolicy.extra.bulk.intake import Problem
from creditpolicy.extra.bulk.relations import Base


def refused(engine: Engine, base: Base, problems: Iterable[Problem]) -> tuple[Refused, ...]:
    """The problems that rows have; kinds share those of a column of the same name."""
    listed = list(problems)
    query = base.query(*(sql.count_if(one.when) for one in listed))
    (counted,) = engine.rows(query)
    rows: dict[tuple[Code, str], int] = {}
    for problem, number in zip(listed, counted, strict=True):
        key = problem.code, problem.column
        rows[key] = rows.get(key, 0) + whole(number)
    return tuple(Refused(*key, number) for key, number in rows.items() if number)
