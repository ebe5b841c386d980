"""Spark counts what the reference counts: measures, figures and refused rows, exactly."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import creditpolicy
from creditpolicy.testing import evidence, policies
from tests.extra.bulk.tables import differences, refusals, refusals_of, table_of
from tests.extra.bulk.test_same_as_reference import Tables, _by_idiom
from tests.idioms.test_idioms import HERE

TOGETHER = 3
"""Evidence of one policy goes into one table: a job of Spark's takes long, however few the rows."""


@settings(max_examples=max(4, settings.default.max_examples // 100))
@given(st.data())
def test_on_drawn_policies(spark: Any, data: st.DataObject) -> None:
    """Whatever the policy and the rows, certain or with what is pending: all of it is the same."""
    policy, pending = data.draw(policies()), data.draw(st.booleans())
    drawn = [data.draw(evidence(policy)) for _ in range(TOGETHER)]
    references = [policy.evaluate(rows) for rows in drawn]
    if pending:
        references = [one.if_approved or one for one in references]
    every = [row for rows in drawn for row in rows]
    if not every:
        return
    numbers = [number for number, rows in enumerate(drawn) for _ in rows]
    table = spark.createDataFrame(table_of(every, 案例=numbers))
    result = policy.evaluate_table(table, by=["案例"], pending=pending)
    for number in set(numbers):
        assert differences(policy, result, references[number], (number,)) == []
    assert refusals(result) == sum(map(refusals_of, references), Counter())
    assert result.rows == len(every)
    assert result.refused == sum(one.evidence.refused for one in references)


def _idioms() -> Iterator[Any]:
    """One rule in three on every day: what is particular to Spark shows in few of them."""
    for number, (idiom, tables) in enumerate(sorted(_by_idiom().items())):
        yield pytest.param(idiom, tables, marks=[pytest.mark.nightly] if number % 3 else [])


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
