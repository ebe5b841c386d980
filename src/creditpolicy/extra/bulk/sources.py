"""The rows of a table under the names that a policy knows, whatever the table calls its columns.

Names of kinds and statuses come without blanks around them, and where an engine works on one row at
a time, whatever else is one of some names; other cells as they are.
"""

from collections.abc import Mapping, Sequence

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.engine import SOURCE, Form, RawColumn

COMMON = ("编号", "部门", "材料", "日期", "报送日期", "状态")
NAMES = ("材料", "状态")
ROWS = "cp_rows"
"""The name of the rows in every query."""


def by_column(index: int) -> str:
    """The name of a column that tells assessments apart; no name in a policy has that quote."""
    return f"by {index}」"


def as_filed(name: str) -> str:
    """The name under which a column of names comes with its blanks too, where that is asked for."""
    return f"{name}」"


def cell(name: str) -> Sql:
    return sql.column(name, ROWS)


def rows_of(
    columns: Mapping[str, Sql],
    by: Sequence[RawColumn],
    table: str = SOURCE,
    more: Sequence[str] = (),
) -> exp.Subquery:
    """The rows as a table.

    `columns`: expressions of the source by the names that a policy knows; `by`: the columns that
    tell assessments apart; `more`: further columns, under their own names.
    """
    listed = [sql.named(one, name) for name, one in columns.items()]
    listed += [
        sql.named(sql.column(one.name, SOURCE), by_column(index)) for index, one in enumerate(by)
    ]
    listed += [sql.column(name, SOURCE) for name in more]
    source = (
        exp.to_table(table)
        if table == SOURCE
        else exp.alias_(exp.to_table(table), SOURCE, table=True)
    )
    return sql.subquery(exp.select(*listed).from_(source), ROWS)


def said(of: Sql, names: Sequence[str] = ()) -> Sql:
    """What a text says, without blanks around it; NULL where that is nothing.

    `names`: what it is as a rule, to be looked for before blanks are.
    """
    read = sql.blank_is_null(exp.Trim(this=of, expression=sql.text(sql.BLANKS)))
    return sql.case([(sql.one_of(of, names), of)], read) if names else read


def trimmed(raw: RawColumn, table: str, name: str, names: Sequence[str] = ()) -> Sql:
    """What a person reads in a column, without blanks around it; NULL where there is nothing.

    `names`: what stands in it as a rule, to be looked for before blanks are.
    """
    of = sql.column(name, table)
    match raw.form:
        case Form.TEXT:
            return said(of, names)
        case Form.FLAG:
            rows = [(of, sql.text("是")), (sql.negated(of), sql.text("否"))]
            return sql.case(rows, exp.null())
        case _:
            return sql.as_text(of)
