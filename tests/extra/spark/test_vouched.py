"""Spark counts rows that somebody answers for as it counts them in full."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import creditpolicy
from tests.compile.vouched import POLICY, ROW
from tests.extra.bulk.drawn_vouched import compare_vouched
from tests.extra.bulk.tables import differences, refusals, refusals_of, table_of


@settings(max_examples=max(2, settings.default.max_examples // 200))
@given(st.data())
def test_on_drawn_policies(spark: Any, data: st.DataObject) -> None:
    """Whatever the policy, certain or with what is pending: rows that reading takes are the same."""
    compare_vouched(data, spark.createDataFrame)


def test_one_odd_cell_has_all_rows_read(interpreted: Any) -> None:
    """A level that there is not is found, though somebody answered for it, and its row refused."""
    policy = creditpolicy.loads(POLICY)
    rows = [ROW, ROW | {"编号": "2", "级别": "县级"}]
    result = policy.evaluate_table(interpreted.createDataFrame(table_of(rows)), vouched="cells")
    reference = policy.evaluate(rows)
    assert differences(policy, result, reference) == []
    assert refusals(result) == refusals_of(reference)
