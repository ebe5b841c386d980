"""Whoever waits for a long query can stop it."""

from signal import ITIMER_REAL, SIGALRM, default_int_handler, setitimer, signal
from time import monotonic

import pytest
import sqlglot

from creditpolicy.extra.bulk.duckdb_engine import DuckDB
from tests.extra.bulk.tables import table_of

MINUTES = "SELECT sum(a.range * b.range % 7) FROM range(200000) AS a, range(20000000) AS b"
"""Four million million products."""


@pytest.fixture
def alarm():
    """An interruption, a moment from now."""
    before = signal(SIGALRM, default_int_handler)
    setitimer(ITIMER_REAL, 0.3)
    yield
    setitimer(ITIMER_REAL, 0)
    signal(SIGALRM, before)


@pytest.mark.parametrize("write", [False, True])
def test_a_query_ends_when_it_is_interrupted(alarm: None, tmp_path, write: bool) -> None:
    """Not when it has come to its end; the connection answers again, and no file is there."""
    engine, path = DuckDB(table_of([{"部门": "甲局"}])), tmp_path / "half.parquet"
    query = sqlglot.parse_one(MINUTES, dialect="duckdb")
    begun = monotonic()
    with pytest.raises(KeyboardInterrupt):
        engine.write(query, path) if write else list(engine.rows(query))
    assert monotonic() - begun < 20
    assert [one.name for one in engine.columns()] == ["部门"]
    assert not path.exists()
    engine.close()
