"""The few expressions that our SQL is made of; each is tested on every engine.

They share their parts, which nothing changes: a query is copied once, when its text is written.
"""

from collections.abc import Iterable
from datetime import date

from sqlglot import exp

from creditpolicy.extra.bulk.cells import Sql

WHOLE = "DECIMAL(38, 0)"
"""Whole numbers of 38 digits: sums of them are exact, or the engine says that they are not."""
BLANKS = "".join(chr(n) for n in range(0x3001) if chr(n).isspace())
"""What Python's `strip` takes away."""


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
    return exp.and_(*listed, copy=False) if listed else exp.true()


def filled_or_null(of: Sql, other: Sql) -> Sql:
    """A blank, or something; always true where that something is only that it is no blank."""
    return exp.true() if other == is_filled(of) else exp.Paren(this=exp.or_(is_null(of), other))


def any_of(conditions: Iterable[Sql]) -> Sql:
    listed = [one for one in conditions if one != exp.false()]
    return exp.or_(*listed, copy=False) if listed else exp.false()


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
        made.when(condition, value, copy=False)
    return made.else_(other, copy=False) if made.args.get("ifs") else other


def chosen(of: Sql, rows: Iterable[tuple[Sql, Sql]], other: Sql) -> Sql:
    """By the value of an expression, which is looked at once."""
    made = exp.Case(this=of)
    for value, result in rows:
        made.when(value, result, copy=False)
    return made.else_(other, copy=False)


def whole(of: Sql) -> Sql:
    return exp.cast(of, WHOLE, copy=False)


def as_text(of: Sql) -> Sql:
    return exp.cast(of, "TEXT", copy=False)


def blank_is_null(of: Sql) -> Sql:
    return exp.Nullif(this=of, expression=text(""))


def count_if(condition: Sql) -> Sql:
    """How many rows meet a condition."""
    return among(exp.Count(this=exp.Star()), condition)


def blank_too(of: Sql) -> Sql:
    """A text that may be empty where the other is NULL: for tests that neither of them passes."""
    return of.this if isinstance(of, exp.Nullif) else of


def among(aggregate: Sql, condition: Sql) -> Sql:
    """An aggregate of the rows that meet a condition."""
    return exp.Filter(this=aggregate, expression=exp.Where(this=condition))


def met(condition: Sql) -> Sql:
    """A condition where only true matters: what is done for NULL inside it is left out."""
    match condition:
        case exp.Coalesce(this=of, expressions=[exp.Boolean(this=False)]):
            return met(of)
        case exp.Paren(this=of):
            return exp.Paren(this=met(of))
        case exp.And() | exp.Or():
            sides = (_side(met(one), condition) for one in (condition.this, condition.expression))
            return type(condition)(**dict(zip(("this", "expression"), sides, strict=True)))
        case _:
            return condition


def _side(of: Sql, joined: exp.Connector) -> Sql:
    """In brackets where it joins in the other way: what held it together may have been left out."""
    other = isinstance(of, exp.Connector) and type(of) is not type(joined)
    return exp.Paren(this=of) if other else of


def named(of: Sql, name: str) -> Sql:
    return exp.alias_(of, name, quoted=True, copy=False)


def subquery(query: exp.Query, name: str) -> exp.Subquery:
    return query.subquery(exp.to_identifier(name, quoted=True), copy=False)
