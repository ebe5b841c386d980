"""SQL that is printed for Spark: run there as it stands, it gives the measures of the reference."""

from typing import Any

from creditpolicy.evaluate.run import Run
from creditpolicy.extra.bulk.printed import sql_of
from tests.extra.bulk.test_broken_engine import POLICY, ROWS
from tests.extra.bulk.test_printed_sql import value_of, warehouse


def test_the_printed_sql_gives_the_measures(spark: Any) -> None:
    """A count, a sum, and the best record of each event, for a table of typed columns."""
    typed = warehouse(POLICY, ROWS).table("evidence").to_arrow_table()
    spark.createDataFrame(typed).createOrReplaceTempView("evidence")
    text = sql_of(POLICY.checked, Run(), "spark", "evidence", ())
    assert isinstance(text, str)
    found = [row for one in text.split(";\n") if one.strip() for row in spark.sql(one).collect()]
    for name, theirs in POLICY.evaluate(typed.to_pylist()).measures.items():
        (measure,) = (one for one in POLICY.checked.measures if one.name == name)
        values = ((row["部门"], value_of(measure, row.asDict())) for row in found)
        ours = {(department,): of for department, of in values if of is not None}
        assert ours == {key: theirs.at(key) for key in ours}
        assert any(ours.values())
        assert all(key in ours or not value for key, value in theirs.values.items())
