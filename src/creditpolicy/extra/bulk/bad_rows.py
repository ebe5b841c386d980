"""Rows that cannot be used: counted by code and column, some of them shown, all written on request.

Looked for only where there are any.
"""

from creditpolicy.compile.table_result import RowFinding
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.asking import Asking
from creditpolicy.extra.bulk.binding import Binding
from creditpolicy.extra.bulk.engine import REFUSED, RowEngine
from creditpolicy.extra.bulk.marked import marked
from creditpolicy.extra.bulk.side_file import write_bad_rows
from creditpolicy.policy.policy import Policy


def bad_rows(
    policy: Policy, engine: RowEngine, binding: Binding, asking: Asking
) -> tuple[RowFinding, ...]:
    """What is wrong with the rows of a located table."""
    base = binding.located
    unusable = sql.negated(sql.is_true(base.usable))
    refused = marked(engine, REFUSED, base, binding.problems, unusable)
    if asking.to is not None:
        reasons = [(one.met, one.label) for one in refused.reasons]
        write_bad_rows(policy, engine, reasons, asking.to)
    return refused.findings(policy, engine, binding, asking.shown)
