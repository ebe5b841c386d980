"""Queries as text, in the words of an engine; the one place where sqlglot writes.

A dialect is sqlglot's, by its name. What it would pass on untranslated is put right here.
"""

from sqlglot import exp


def text_of(query: exp.Expr, dialect: str, *, pretty: bool = False) -> str:
    """The text of a query that an engine of that dialect runs."""
    if dialect == "postgres":
        query = query.transform(_days_apart)
    return query.sql(dialect=dialect, pretty=pretty)


def _days_apart(node: exp.Expr) -> exp.Expr:
    """Two days are subtracted: what sqlglot writes for it goes by seconds and divides."""
    if isinstance(node, exp.DateDiff):
        return exp.Paren(this=exp.Sub(this=node.this, expression=node.expression))
    return node
