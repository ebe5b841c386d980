"""Spark counts what the reference counts: measures, figures and refused rows, exactly."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import creditpolicy
from tests.extra.bulk.drawn import compare
from tests.extra.bulk.tables import differences, table_of
from tests.extra.bulk.test_same_as_reference import Tables, _by_idiom
from tests.idioms.test_idioms import HERE


@settings(max_examples=max(3, settings.default.max_examples // 100))
@given(st.data())
def test_on_drawn_policies(spark: Any, data: st.DataObject) -> None:
    """Whatever the policy and the rows, certain or with what is pending: all of it is the same."""
    compare(data, spark.createDataFrame)


def _idioms() -> Iterator[Any]:
    """One rule in six on every day: what is particular to Spark shows in few of them."""
    for number, (idiom, tables) in enumerate(sorted(_by_idiom().items())):
        yield pytest.param(idiom, tables, marks=[pytest.mark.nightly] if number % 6 else [])


@pytest.mark.no_cover
@pytest.mark.parametrize(("idiom", "tables"), [*_idioms()])
def test_on_real_rules(interpreted: Any, idiom: str, tables: Tables) -> None:
    """All cases of a rule in one table, told apart by a column, come to what each comes to alone."""
    policy = creditpolicy.load(HERE / "policies" / f"{idiom}.policy")
    for assumed, cases in tables.items():
        assume = dict(assumed)
        every = [row for rows in cases for row in rows]
        numbers = [number for number, rows in enumerate(cases) for _ in rows]
        table = interpreted.createDataFrame(table_of(every, 案例=numbers))
        result = policy.evaluate_table(table, by=["案例"], assume=assume)
        assert len(result) == len(cases)
        for number, rows in enumerate(cases):
            reference = policy.evaluate(rows, assume=assume)
            assert differences(policy, result, reference, (number,)) == []
