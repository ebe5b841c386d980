"""Small tables that a query joins and does not read are left out of it.

Rows come with all that may be asked of them; no engine knows that such a join changes nothing.
"""

from collections.abc import Iterator

from sqlglot import exp

from creditpolicy.extra.bulk.texts import LOOKED_UP


def without_unused(query: exp.Expr) -> exp.Expr:
    """The same rows, each select in it with the joins that it reads from."""
    made = query.copy()
    for select in list(made.find_all(exp.Select)):
        _leave_out(select)
    return made


def _leave_out(select: exp.Select) -> None:
    """From the last to the first: a table may be joined by what an earlier one says."""
    joins: list[exp.Join] = list(select.args.get("joins") or ())
    for join in reversed(joins):
        name = join.alias_or_name
        if name.startswith(LOOKED_UP) and name not in _read(select, join):
            join.pop()


def _read(select: exp.Select, but: exp.Join) -> Iterator[str]:
    """The tables whose columns a select reads, but in one of its joins and in its sources."""
    for part in select.walk(prune=lambda node: isinstance(node, exp.Subquery) or node is but):
        if isinstance(part, exp.Column):
            yield part.table
