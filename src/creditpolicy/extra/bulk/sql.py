"""The few expressions that our SQL is made of; each is tested on every engine."""

from collections.abc import Iterable
from datetime import date

from sqlglot import exp

from creditpolicy.extra.bulk.cells import Sql

WHOLE = "DECIMAL(38, 0)"
"""Whole numbers of 38 digits: sums of them are exact, or the engine says that they are not."""


def column(name: str, table: str | None = None) -> Sql:
    return exp.column(name, table=table, quoted=True)


def text(value: str) -> Sql:
    return exp.Literal.string(value)


def number(value: int) -> Sql:
    literal = exp.Literal.number(abs(value))
    return exp.Neg(this=literal) if value < 0 else literal


def day(value: date) -> Sql:
    return exp.cast(text(value.isoformat()), "DATE")


def all_of(conditions: Iterable[Sql]) -> Sql:
    listed = [one for one in conditions if one != exp.true()]
    return exp.and_(*listed) if listed else exp.true()


def any_of(conditions: Iterable[Sql]) -> Sql:
    listed = [one for one in conditions if one != exp.false()]
    return exp.or_(*listed) if listed else exp.false()


def negated(condition: Sql) -> Sql:
    return exp.Not(this=exp.Paren(this=condition))


def is_true(condition: Sql) -> Sql:
    """A condition that is never NULL."""
    return exp.Coalesce(this=condition, expressions=[exp.false()])


def is_null(of: Sql) -> Sql:
    return exp.Is(this=of, expression=exp.null())


def is_filled(of: Sql) -> Sql:
    return exp.Not(this=is_null(of))


def one_of(of: Sql, values: Iterable[str]) -> Sql:
    listed = [text(value) for value in values]
    return exp.In(this=of, expressions=listed) if listed else exp.false()


def case(rows: Iterable[tuple[Sql, Sql]], other: Sql) -> Sql:
    made = exp.Case()
    for condition, value in rows:
        made = made.when(condition, value)
    return made.else_(other) if made.args.get("ifs") else other


def whole(of: Sql) -> Sql:
    return exp.cast(of, WHOLE)


def as_text(of: Sql) -> Sql:
    return exp.cast(of, "TEXT")


def blank_is_null(of: Sql) -> Sql:
    return exp.Nullif(this=of, expression=text(""))


def count_if(condition: Sql) -> Sql:
    """How many rows meet a condition; a sum, since engines differ in the words for it."""
    return exp.Coalesce(
        this=exp.Sum(this=case([(condition, number(1))], number(0))), expressions=[number(0)]
    )


def named(of: Sql, name: str) -> Sql:
    return exp.alias_(of, name, quoted=True)


def subquery(query: exp.Query, name: str) -> exp.Subquery:
    return query.subquery(exp.to_identifier(name, quoted=True))
