"""All that should be known of a table beside its bad rows."""

from creditpolicy.compile.table_result import RowFinding
from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.diagnostics.catalog import rows as rows_codes
from creditpolicy.diagnostics.diagnostic import Cell, found
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.engine import RowEngine
from creditpolicy.extra.bulk.warned_columns import warned_columns
from creditpolicy.extra.bulk.warned_rows import warned_rows
from creditpolicy.policy.policy import Policy


def warnings_of(
    policy: Policy, engine: RowEngine, binding: Binding, most: int
) -> tuple[RowFinding, ...]:
    """What a file would be told of rows that count; `most` are shown of each sort."""
    return (
        *warned_rows(policy, engine, binding, most),
        *warned_columns(policy, engine, binding, most),
    )


def no_rows(file: str) -> RowFinding:
    """As the readers of files and rows say it."""
    said = found(rows_codes.NO_ROWS, Cell(file, 1), file=file)
    return RowFinding(rows_codes.NO_ROWS, "", 0, (said,))


def nothing_usable(rows: int) -> RowFinding:
    return RowFinding(codes.NO_EVIDENCE, "", rows, (found(codes.NO_EVIDENCE),))
