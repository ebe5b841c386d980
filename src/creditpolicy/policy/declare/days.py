"""Days of a record: fields worked out from two of them, and which one decides the period."""

from collections.abc import Mapping

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy import types as t
from creditpolicy.policy.core.records import Cutoff, Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.declare.names import COLUMN, unknown
from creditpolicy.policy.facts import Column, ColumnType
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name

_COMMON = ("日期", "报送日期")
CUTOFF = "截止日"


def days_column(
    line: s.DaysField, columns: Mapping[str, Column], problems: list[Diagnostic]
) -> Column | None:
    """How many days lie from one day to the other; blank where one of them is."""
    start, end = (_day(name, columns, problems) for name in (line.start, line.end))
    if start is None or end is None:
        return None
    op = RecordOp.WORKING_DAYS if line.working else RecordOp.DAYS
    sources = [columns[name.text] for name in (line.start, line.end) if name.text in columns]
    return Column(
        line.name.text,
        ColumnType.WHOLE,
        optional=True,
        private=any(column.private for column in sources),
        derived=Test(op, (start, end), line.span),
        span=line.name.span,
    )


def _day(
    name: Name, columns: Mapping[str, Column], problems: list[Diagnostic]
) -> RecordExpression | None:
    if name.text == CUTOFF:
        return Cutoff()
    return Field(name.text) if is_day(name, columns, problems) else None


def is_day(name: Name, columns: Mapping[str, Column], problems: list[Diagnostic]) -> bool:
    """Whether it names a day that records have; reports what does not."""
    column = columns.get(name.text)
    if name.text in _COMMON or (column is not None and column.type is ColumnType.DATE):
        return True
    if column is None:
        problems.append(unknown(name, COLUMN, (*columns, *_COMMON), problems))
    else:
        words = {"expected": t.describe(t.Day()), "found": t.describe(t.of_column(column))}
        problems.append(found(codes.WRONG_TYPE, name.span, **words))
    return False
