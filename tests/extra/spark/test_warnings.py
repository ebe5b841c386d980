"""What should be known of rows that count, in a DataFrame of Spark's."""

from collections import Counter
from typing import Any

from tests.extra.bulk.tables import table_of
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
