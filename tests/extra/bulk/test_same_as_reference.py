"""DuckDB counts what the reference counts: measures, figures and refused rows, exactly."""

from collections import defaultdict
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from tests.extra.bulk.drawn import compare
from tests.extra.bulk.tables import differences, table_of
from tests.idioms.evidence import rows as rows_of_idiom
from tests.idioms.test_idioms import CASES, HERE
from tests.properties.effort import part


@part(5)
@given(st.data())
def test_on_drawn_policies(data: st.DataObject) -> None:
    """Whatever the policy and the rows, certain or with what is pending: all of it is the same."""
    compare(data)


Tables = dict[tuple[tuple[str, str], ...], list[list[Any]]]


def _by_idiom() -> dict[str, Tables]:
    """The cases of each idiom, by what they assume."""
    found: dict[str, Tables] = defaultdict(lambda: defaultdict(list))
    for case in CASES:
        idiom, one = cast("tuple[str, dict[str, Any]]", case.values)
        assumed = tuple(sorted((one["given"].get("_assume") or {}).items()))
        rows = list(rows_of_idiom(idiom, one["given"]))
        if rows:
            found[idiom][assumed].append(rows)
    return found


@pytest.mark.no_cover
@pytest.mark.parametrize(("idiom", "tables"), sorted(_by_idiom().items()))
def test_on_real_rules(idiom: str, tables: Tables) -> None:
    """All cases of a rule in one table, told apart by a column, come to what each comes to alone."""
    policy = creditpolicy.load(HERE / "policies" / f"{idiom}.policy")
    for assumed, cases in tables.items():
        assume = dict(assumed)
        every = [row for rows in cases for row in rows]
        numbers = [number for number, rows in enumerate(cases) for _ in rows]
        result = policy.evaluate_table(table_of(every, 案例=numbers), by=["案例"], assume=assume)
        assert len(result) == len(cases)
        for number, rows in enumerate(cases):
            reference = policy.evaluate(rows, assume=assume)
            assert differences(policy, result, reference, (number,)) == []
