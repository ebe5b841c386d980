"""Joins of small tables that a query does not read are left out, and no others."""

import pytest
import sqlglot

from creditpolicy.extra.bulk.unused import without_unused

FIRST = "LEFT JOIN cp_texts_0 ON cp_texts_0.text = r.a"
SECOND = "LEFT JOIN cp_days AS cp_texts_1 ON cp_texts_1.day = cp_texts_0.day"
OTHER = "LEFT JOIN cp_judged ON cp_judged.id = r.a"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"SELECT r.a FROM r {FIRST} {SECOND}", "SELECT r.a FROM r"),
        (f"SELECT cp_texts_0.day FROM r {FIRST} {SECOND}", f"SELECT cp_texts_0.day FROM r {FIRST}"),
        (f"SELECT cp_texts_1.place FROM r {FIRST} {SECOND}", None),
        (f"SELECT r.a FROM r {FIRST} {SECOND} WHERE cp_texts_1.place > 3", None),
        (f"SELECT r.a FROM r {FIRST} GROUP BY r.a ORDER BY cp_texts_0.day", None),
        (f"SELECT r.a FROM r {OTHER}", None),
        (
            f"SELECT r.a FROM (SELECT cp_texts_0.day AS a FROM r {FIRST}) AS r {FIRST}",
            f"SELECT r.a FROM (SELECT cp_texts_0.day AS a FROM r {FIRST}) AS r",
        ),
        (
            f"SELECT r.a FROM r {FIRST} WHERE EXISTS(SELECT 1 FROM q WHERE q.b = cp_texts_0.day)",
            None,
        ),
        (
            f"SELECT r.a FROM r {FIRST} UNION SELECT cp_texts_0.day FROM r {FIRST}",
            f"SELECT r.a FROM r UNION SELECT cp_texts_0.day FROM r {FIRST}",
        ),
    ],
)
def test_what_is_left_out(written: str, expected: str | None) -> None:
    """Read anywhere but in a query further inside, a table stays; so does one that it is joined by."""
    query = sqlglot.parse_one(written)
    assert without_unused(query).sql() == (expected or written)
    assert query.sql() == written, "the query that was given is as it was"
