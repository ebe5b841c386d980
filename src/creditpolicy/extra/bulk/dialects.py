"""Queries as text, in the words of an engine; the one place where sqlglot writes.

A dialect is sqlglot's, by its name. What it would pass on untranslated is put right here.
"""

from sqlglot import exp


def text_of(query: exp.Expr, dialect: str, *, pretty: bool = False) -> str:
    """The text of a query that an engine of that dialect runs."""
    return query.sql(dialect=dialect, pretty=pretty)
