"""Drawn policies, each with several sets of evidence in one table, held against the reference."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from creditpolicy import Policy
from creditpolicy.evidence.bind import ENGLISH
from creditpolicy.evidence.readers.objects import read_object
from creditpolicy.evidence.rows import Row
from creditpolicy.testing import assumed, policies
from tests.compile.calendars import drawn_calendar
from tests.compile.reference import strange
from tests.extra.bulk.tables import (
    OF_COLUMNS,
    closing,
    column_findings,
    differences,
    refusals,
    refusals_of,
    table_of,
    undecided,
    undecided_of,
    warnings,
    warnings_of,
)
from tests.extra.bulk.typed import in_own_types

TOGETHER = 10
"""Sets of evidence of one policy in one table: policies take longer to draw, and queries to run."""
SET = "案例"
"""The column that tells them apart."""


def compare(data: st.DataObject, source_of: Callable[[pa.Table], Any] = lambda one: one) -> None:
    """In every set each measure, each figure and all that is said of rows is the reference's."""
    policy = data.draw(policies())
    with drawn_calendar(data, policy):
        _compare(policy, data, source_of)


def _compare(policy: Policy, data: st.DataObject, source_of: Callable[[pa.Table], Any]) -> None:
    choices = {"as_of": data.draw(days(policy)), "assume": data.draw(assumed(policy))}
    pending, warned = data.draw(st.booleans()), data.draw(st.booleans())
    rows = filed(policy)
    sets = [data.draw(rows) for _ in range(TOGETHER)]
    every = [row for rows in sets for row in rows]
    if not every:
        return
    plain = table_of(every)
    if data.draw(st.booleans()):
        plain = in_own_types(policy, plain)
    references = [policy.evaluate(rows, **choices) for rows in divided(plain, sets)]
    if pending:
        references = [one.if_approved or one for one in references]
    table = plain.append_column(SET, [[number for number, of in enumerate(sets) for _ in of]])
    if data.draw(st.booleans()):
        table = in_english(table)
    options = {"by": [SET], "pending": pending, "warnings": warned, "shown": 10, **choices}
    result = policy.evaluate_table(source_of(table), **options)
    numbers = [number for number, rows in enumerate(sets) if rows]
    assert sorted(result.counted) == [(number,) for number in numbers]
    for one in result:
        reference = references[int(str(one.by[0]))]
        assert differences(policy, result, reference, one.by) == []
        assert one.diagnostics == closing(reference)
    assert refusals(result) == sum(map(refusals_of, references), Counter())
    if warned:
        assert warnings(result) == sum(map(warnings_of, references), Counter())
        together = policy.read(plain.to_pylist()).diagnostics
        assert column_findings(result) == {one for one in together if one.code.code in OF_COLUMNS}
    else:
        assert warnings(result) == Counter()
    assert undecided(result) == sum(map(undecided_of, references))
    assert result.rows == len(every)
    assert result.refused == sum(one.evidence.refused for one in references)


def divided(table: pa.Table, sets: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    """The rows as the table has them: a column that one row has, all have."""
    rows = iter(table.to_pylist())
    return (list(islice(rows, len(of))) for of in sets)


def days(policy: Policy) -> st.SearchStrategy[date | None]:
    """None, or a day from a little before the period on."""
    start, end = policy.checked.period
    inside = st.integers(-3, (end - start).days).map(lambda n: start + timedelta(days=n))
    return st.one_of(st.none(), inside)


def filed(policy: Policy) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows that a table can hold, odd ones among them, under the Chinese names of columns."""
    return strange(policy).map(lambda rows: [_chinese(row) for row in rows if _is_row(row)])


def _is_row(row: Any) -> bool:
    return isinstance(read_object(row, "", 1), Row)


def _chinese(row: dict[str, Any]) -> dict[str, Any]:
    return {ENGLISH.get(name, name): cell for name, cell in row.items()}


def in_english(table: pa.Table) -> pa.Table:
    """The same with the English names of the columns that have one."""
    names = {name: word for word, name in ENGLISH.items()}
    return table.rename_columns([names.get(name, name) for name in table.column_names])
