"""What should be known of rows that count, in a DataFrame of Spark's."""

from collections import Counter
from typing import Any

from tests.extra.bulk.tables import table_of
from tests.extra.bulk.test_undecided import IN_TIME, LATER, SAME_DAY, policy_of, shown
from tests.extra.bulk.test_warnings import BRIEF, CASES, CHECK, POLICY


def test_warnings(interpreted: Any) -> None:
    """All examples in one table, told apart by a column: of as many rows each thing is said."""
    sets = [rows for rows, _ in CASES.values()]
    every = [dict.fromkeys(BRIEF | CHECK, "") | row for rows in sets for row in rows]
    numbers = [number for number, rows in enumerate(sets) for _ in rows]
    frame = interpreted.createDataFrame(table_of(every, 案例=numbers))
    result = POLICY.evaluate_table(frame, by=["案例"], warnings=True)
    expected = Counter[tuple[str, str]]({("CP550", "备注"): 1})  # it is said of the second row too
    for _, said in CASES.values():
        expected.update({key: len(at) for key, at in said.items() if key[0] != "CP554"})
    assert {(one.code.code, one.column): one.rows for one in result.warnings} == expected


def test_rows_beyond_the_calendar_are_told(interpreted: Any) -> None:
    """Of all districts together, asked for or not; of equals the one that counts."""
    rows = [SAME_DAY, LATER, LATER | {"部门": "乙局"}, LATER]
    frame = interpreted.createDataFrame(table_of(rows, 区县=["东", "东", "西", "中"]))
    assert shown(policy_of(IN_TIME).evaluate_table(frame, by=["区县"])) == [2, 3, 4]
    once = policy_of(f"同一 标题 只计一次，{IN_TIME}")
    assert shown(once.evaluate_table(interpreted.createDataFrame(table_of(rows[1:3])))) == [1, 2]
