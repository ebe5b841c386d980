"""Tables that a program answers for, held against what the same rows come to in full."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
from hypothesis import event
from hypothesis import strategies as st

from creditpolicy import Policy
from creditpolicy.testing import evidence, policies
from tests.compile.calendars import drawn_calendar
from tests.compile.vouched import counts, typed
from tests.extra.bulk.drawn import divided
from tests.extra.bulk.tables import differences, table_of
from tests.extra.bulk.typed import in_own_types

_SETS = 4


def compare_vouched(
    data: st.DataObject, source_of: Callable[[pa.Table], Any] = lambda one: one
) -> None:
    """Rows that reading takes come to the same measures and figures, whichever word is given."""
    policy = data.draw(policies())
    with drawn_calendar(data, policy):
        sets = [_read(data, policy) for _ in range(_SETS)]
        _compare(data, policy, sets, "cells", source_of)
        of_departments = [[row for row in rows if _counts(policy, row)] for rows in sets]
        _compare(data, policy, of_departments, "rows", source_of)


def _read(data: st.DataObject, policy: Policy) -> list[Any]:
    read = policy.read(data.draw(evidence(policy, max_size=14))).records.values()
    return [data.draw(typed(policy, one)) for of in read for one in of]


def _counts(policy: Policy, row: Any) -> bool:
    return counts(policy, row, row["部门"])


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
    ours = policy.evaluate_table(source, vouched=vouched, **choices)
    event(f"{vouched}, on trust: {ours.counted.base.vouched is not None}")
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
