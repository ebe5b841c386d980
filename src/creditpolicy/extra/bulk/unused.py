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
        joins: list[exp.Join] = select.args.get("joins") or []
        if joins:
            select.set("joins", _read(select, joins))
    return made


def _read(select: exp.Select, joins: list[exp.Join]) -> list[exp.Join]:
    """From the last to the first: a table may be joined by what an earlier one says."""
    read, kept = set(_tables(select)), list[exp.Join]()
    for join in reversed(joins):
        name = join.alias_or_name
        if not name.startswith(LOOKED_UP) or name in read:
            read.update(_tables(join))
            kept.append(join)
    return kept[::-1]


def _tables(part: exp.Expr) -> Iterator[str]:
    """The tables whose columns it reads itself, not in its sources nor in joins inside of it."""
    for node in part.walk(prune=lambda one: one is not part and _is_source(one)):
        if isinstance(node, exp.Column):
            yield node.table


def _is_source(node: exp.Expr) -> bool:
    return isinstance(node, exp.Subquery | exp.Join)
