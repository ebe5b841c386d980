"""Queries as text, in the words of an engine; the one place where sqlglot writes.

A dialect is sqlglot's, by its name. What it would pass on untranslated is put right here.
"""

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.unused import without_unused


def by_row(dialect: str) -> bool:
    """Whether an engine makes a program that works on one row at a time, in Java."""
    return dialect == "spark"


def text_of(query: exp.Expr, dialect: str, *, pretty: bool = False) -> str:
    """The text of a query that an engine of that dialect runs."""
    query = without_unused(query)
    if dialect == "postgres":
        query = query.transform(_days_apart, copy=False)
    if by_row(dialect):
        query = _without_filters(query).transform(_in_days, copy=False)
    return query.sql(dialect=dialect, pretty=pretty, copy=False)


def _days_apart(node: exp.Expr) -> exp.Expr:
    """Two days are subtracted: what sqlglot writes for it goes by seconds and divides."""
    if isinstance(node, exp.DateDiff):
        return exp.Paren(this=exp.Sub(this=node.this, expression=node.expression))
    return node


def _in_days(node: exp.Expr) -> exp.Expr:
    """Of days alone: what sqlglot writes goes by midnights, which some days of a place have not."""
    if isinstance(node, exp.DateDiff):
        return exp.Anonymous(this="DATEDIFF", expressions=[node.this, node.expression])
    return node


def _without_filters(query: exp.Expr) -> exp.Expr:
    """Conditions inside of aggregates: Spark makes a program of each, but one of all its filters.

    Java does not compile one that is too long.
    """
    return query.transform(_filtered, copy=False)


def _filtered(node: exp.Expr) -> exp.Expr:
    if not isinstance(node, exp.Filter):
        return node
    aggregate, condition = node.this, node.expression.this
    of = sql.number(1) if isinstance(aggregate.this, exp.Star) else aggregate.this
    made: exp.Expr = type(aggregate)(this=sql.case([(condition, of)], exp.null()))
    return made
