"""A Spark that is wrong in one place is found out by comparing measures, not scores alone."""

from typing import Any

import pytest
from sqlglot import exp

from creditpolicy.extra.bulk.spark_engine import Spark
from tests.extra.bulk.tables import differences, table_of
from tests.extra.bulk.test_broken_engine import BREAKS, POLICY, ROWS

OF_SPARK = [
    *(one for one in BREAKS if exp.BitwiseAnd not in one),
    (exp.EQ, exp.NEQ),
]
"""Kinds have numbers here, and no bits."""


def test_the_engine_as_it_is(spark) -> None:
    """On these rows Spark and the reference agree."""
    result = POLICY.evaluate_table(spark.createDataFrame(table_of(ROWS)))
    assert differences(POLICY, result, POLICY.evaluate(ROWS)) == []


@pytest.mark.parametrize(("right", "wrong"), OF_SPARK, ids=lambda one: one.__name__)
def test_a_wrong_operator_is_found(spark, right: Any, wrong: Any, monkeypatch: Any) -> None:
    """≥ as >, ≤ as <, a sum as a maximum, another kind: each shows in a measure."""
    rows = Spark.rows

    def broken(self: Spark, query: exp.Query) -> Any:
        changed = query.transform(lambda node: wrong(**node.args) if type(node) is right else node)
        return rows(self, changed)

    monkeypatch.setattr(Spark, "rows", broken)
    result = POLICY.evaluate_table(spark.createDataFrame(table_of(ROWS)))
    assert differences(POLICY, result, POLICY.evaluate(ROWS)) != []
