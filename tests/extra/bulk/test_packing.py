"""Counts that are packed into sums are the same counts."""

import duckdb
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.packing import BITS, PACKED, packed

CONDITIONS = 7
ROWS = st.lists(
    st.tuples(*[st.sampled_from((True, False, None))] * CONDITIONS), min_size=1, max_size=20
)
MEANT = [
    exp.Count(this=sql.column("c0")),
    *(sql.count_if(sql.column(f"c{n}")) for n in range(CONDITIONS)),
    exp.Sum(this=exp.cast(sql.column("c1"), "INTEGER")),
    sql.count_if(sql.is_null(sql.column("c2"))),
]


def answers(query: exp.Select, rows: list[tuple[bool | None, ...]]) -> list[object]:
    names = [f"c{n}" for n in range(CONDITIONS)]
    types = pa.schema([(name, pa.bool_()) for name in names])
    t = pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], types)
    with duckdb.connect() as database:
        database.register("t", t)
        found = database.execute(query.sql("duckdb")).fetchone()
    assert found is not None
    return list(found)


@given(ROWS)
def test_packed_counts_are_the_counts(rows: list[tuple[bool | None, ...]]) -> None:
    """Of any rows, and where a condition is NULL; a sum among them stays what it is."""
    packing = packed(MEANT)
    sums = exp.select(*packing.columns).from_("t")
    found = answers(exp.select(*packing.meant).from_(sql.subquery(sums, PACKED)), rows)
    assert found == answers(exp.select(*MEANT).from_("t"), rows)


def test_two_counts_share_a_sum() -> None:
    """Nine counts are four pairs and one that stays alone, as the sum does."""
    assert len(packed(MEANT).columns) == 4 + 1 + 1


def test_a_count_of_every_row_leaves_its_neighbour_alone() -> None:
    """The largest count that there can be, in either place: 62 bits of a sum are exact."""
    (column,) = packed(MEANT[:2]).columns
    full = (1 << BITS) - 1
    for low, high in ((full, 0), (0, full), (full, full)):
        given = exp.select(sql.named(sql.number(low + (high << BITS)), column.alias))
        query = exp.select(*packed(MEANT[:2]).meant).from_(sql.subquery(given, PACKED))
        assert sorted(answers(query, [(True,) * CONDITIONS])) == sorted((low, high))
    assert full + (full << BITS) < 1 << 63
