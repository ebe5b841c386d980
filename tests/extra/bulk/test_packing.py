"""Counts that are packed into sums are the same counts."""

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.packing import packed

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


def answers(columns: list[exp.Expr], rows: list[tuple[bool | None, ...]]) -> list[object]:
    names = [f"c{n}" for n in range(CONDITIONS)]
    types = pa.schema([(name, pa.bool_()) for name in names])
    t = pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], types)
    with duckdb.connect() as database:
        database.register("t", t)
        found = database.execute(exp.select(*columns).from_("t").sql("duckdb")).fetchone()
    assert found is not None
    return list(found)


@given(ROWS, st.sampled_from((1, 5, 1_000, 2**31, 2**62)))
def test_packed_counts_are_the_counts(rows: list[tuple[bool | None, ...]], others: int) -> None:
    """Whatever share of a sum each of them has, and where a condition is NULL."""
    packing = packed(MEANT, max(len(rows), others))
    assert packing.unpacked(answers(list(packing.columns), rows)) == tuple(answers(MEANT, rows))


@pytest.mark.parametrize(
    ("rows", "sums"), [(0, 1), (1, 1), (3, 1), (2**7 - 1, 1), (2**7, 2), (2**31 - 1, 5), (2**31, 9)]
)
def test_how_many_fit(rows: int, sums: int) -> None:
    """63 bits hold nine counts below 2^7, two below 2^31, and one of more; a sum stays alone."""
    assert len(packed(MEANT, rows).columns) == sums + 1


def test_a_count_of_every_row_leaves_its_neighbours_alone() -> None:
    """The largest count that there can be, in each place."""
    packing = packed(MEANT[:3], 7)
    (column,) = range(len(packing.columns))
    shifts = [shift or 0 for _, shift in packing.places]
    for full in range(3):
        assert packing.unpacked([7 << shifts[full]]) == tuple(7 * (n == full) for n in range(3))
    assert column == 0
    assert sorted(shifts) == [0, 3, 6]
