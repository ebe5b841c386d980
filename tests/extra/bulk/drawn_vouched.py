"""Tables that a program answers for, held against what the same rows come to in full."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from creditpolicy import Policy
from creditpolicy.testing import evidence, policies
from tests.compile.calendars import drawn_calendar
from tests.compile.vouched import counts, typed
from tests.extra.bulk.drawn import divided
from tests.extra.bulk.tables import differences, table_of
from tests.extra.bulk.typed import in_own_types

WORDS = ("cells", "rows")
SETS = 4
"""Sets of evidence of one policy in one table."""


def compare_vouched(
    data: st.DataObject, source_of: Callable[[pa.Table], Any] = lambda one: one
) -> None:
    """Rows that are as the word says come to what they come to in full, and on trust alone."""
    policy = data.draw(policies())
    with drawn_calendar(data, policy):
        sets = [_read(data, policy) for _ in range(SETS)]
        vouched = data.draw(st.sampled_from(WORDS))
        if vouched == "rows":
            sets = [[row for row in rows if counts(policy, row, row["部门"])] for rows in sets]
        _compare(data, policy, sets, vouched, source_of)


def _read(data: st.DataObject, policy: Policy) -> list[Any]:
    read = policy.read(data.draw(evidence(policy, max_size=14))).records.values()
    return [data.draw(typed(policy, one)) for of in read for one in of]


def _compare(
    data: st.DataObject,
    policy: Policy,
    sets: list[list[Any]],
    vouched: Any,
    source_of: Callable[[pa.Table], Any],
) -> None:
    every = [row for rows in sets for row in rows]
    if not every:
        return
    table = table_of(every, 案例=[number for number, rows in enumerate(sets) for _ in rows])
    if data.draw(st.booleans()):
        table = in_own_types(policy, table)
    source = source_of(table)
    pending = data.draw(st.booleans())
    choices: Any = {"by": ["案例"], "pending": pending}
    full = policy.evaluate_table(source, **choices)
    if full.refused:  # a number that the type of its column cannot hold
        return
    ours: Any = policy.evaluate_table(source, vouched=vouched, **choices)
    assert ours.counted.base.vouched == ("cells" if pending else vouched)
    assert (ours.rows, ours.refused) == (full.rows, 0)
    assert [(one.code, one.rows) for one in ours.warnings] == [
        (one.code, one.rows) for one in full.warnings
    ]
    assert sorted(ours.counted) == [(number,) for number, rows in enumerate(sets) if rows]
    rows = list(divided(table, sets))
    for by in ours.counted:
        reference = policy.evaluate(rows[int(str(by[0]))])
        if pending:
            reference = reference.if_approved or reference
        assert differences(policy, ours, reference, by) == []
