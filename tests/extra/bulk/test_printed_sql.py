"""SQL for a warehouse: run as it is printed, it gives the measures that the reference gives."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import duckdb
import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Policy
from creditpolicy.evaluate.measures import aggregate
from creditpolicy.evaluate.run import Run
from creditpolicy.extra.bulk.printed import Printed, sql_of
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.testing import evidence, policies
from creditpolicy.values.dates import parse_date
from creditpolicy.values.exact import parse_decimal
from tests.extra.bulk.tables import differences, table_of
from tests.properties.effort import part

DIALECTS = ("duckdb", "spark", "postgres")


def warehouse(policy: Policy, rows: list[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    """The rows in a table of the types that the printed SQL says; what does not fit is NULL."""
    connection = duckdb.connect()
    columns = Printed(policy.checked, "duckdb", ()).columns()
    names = (one.name.replace('"', '""') for one in columns)
    types = ", ".join(f'"{n}" {one.type}' for n, one in zip(names, columns, strict=True))
    connection.execute(f"CREATE TABLE evidence ({types})")
    marks = ", ".join(f"TRY_CAST(? AS {one.type})" for one in columns)
    for row in rows:
        cells = [fitting(row.get(one.name), one.type) for one in columns]
        connection.execute(f"INSERT INTO evidence SELECT {marks}", cells)
    return connection


def fitting(cell: Any, type_: str) -> Any:
    if type_ == "TEXT" or cell is None:
        return None if cell is None else str(cell)
    if type_ == "DATE":
        return parse_date(str(cell).strip())
    number = parse_decimal(str(cell).strip())
    fits = number is not None and abs(number) < 2**63 and (number * 10**6).denominator == 1
    return (
        None if not fits or (type_ == "BIGINT" and number.denominator != 1) else str(cell).strip()
    )


def results(connection: duckdb.DuckDBPyConnection, text: str) -> Iterator[dict[str, Any]]:
    """The rows of each query, by the names of its columns."""
    for statement in connection.extract_statements(text):
        found = connection.execute(statement)
        if statement.type == duckdb.StatementType.SELECT:
            names = [one[0] for one in found.description]
            yield from (dict(zip(names, row, strict=True)) for row in found.fetchall())


def measured(
    policy: Policy, rows: list[dict[str, Any]], text: str
) -> dict[str, dict[tuple[str, ...], Any]]:
    """What a warehouse comes to, measure by measure."""
    values: dict[str, dict[tuple[str, ...], Any]] = {m.name: {} for m in policy.checked.measures}
    for row in results(warehouse(policy, rows), text):
        for measure in policy.checked.measures:
            value = value_of(measure, row)
            if value is not None and row["部门"] is not None:
                key = (row["部门"], *(row[name] for name in measure.per))
                values[measure.name][key] = value
    return values


def text_for_duckdb(policy: Policy) -> str:
    text = sql_of(policy.checked, Run(), "duckdb", "evidence", ())
    assert isinstance(text, str)
    return text


def value_of(measure: Any, row: dict[str, Any]) -> Any:
    """The value in a row of results; None where the row is not about it, or has nothing of it."""
    name = measure.name
    match measure.aggregate:
        case Aggregate.MEAN if row.get(f"{name} 个数"):
            return Fraction(row[f"{name} 合计"]) / row[f"{name} 个数"]
        case Aggregate.ONLY if row.get(f"{name} 最小") is not None:
            low, high = row[f"{name} 最小"], row[f"{name} 最大"]
            return Mark.UNDECIDED if low != high else low if isinstance(low, str) else Fraction(low)
        case _:
            return None if row.get(name) is None else Fraction(row[name])


def scale(text: str, name: str) -> int:
    """What the numbers of a measure are to be divided by: decimals are counted in millionths."""
    line = next(one for one in text.splitlines() if one.startswith(f'-- "{name}"'))
    return 10**6 if line.endswith("（以 1/1000000 计）") else 1


@part(8)
@given(st.data())
def test_the_printed_sql_gives_the_measures(data: st.DataObject) -> None:
    """On drawn policies, in DuckDB, for a table of typed columns: every measure of every department."""
    policy = data.draw(policies())
    rows = data.draw(evidence(policy))
    text = sql_of(policy.checked, Run(), "duckdb", "evidence", ())
    if not isinstance(text, str) or not rows:
        return
    connection = warehouse(policy, rows)
    names = [one.name for one in Printed(policy.checked, "duckdb", ()).columns()]
    typed = [dict(zip(names, row, strict=True)) for row in connection.table("evidence").fetchall()]
    reference = policy.evaluate(typed)
    ours = measured(policy, rows, text)
    for measure in policy.checked.measures:
        theirs, below = reference.measures[measure.name], scale(text, measure.name)
        for key in {*theirs.values, *ours[measure.name]}:
            if key[0] not in theirs.undecided:
                value = ours[measure.name].get(key, aggregate(measure.aggregate, ()))
                counted = Fraction(value, below) if isinstance(value, Fraction) else value
                assert counted == theirs.at(key), (measure.name, key)


@part(20)
@given(policies())
def test_an_engine_divides_nothing(policy: Policy) -> None:
    """Whatever a policy divides, means among it: engines round, so they count and add up alone."""
    text = sql_of(policy.checked, Run(), "duckdb", "evidence", ())
    if isinstance(text, str):
        divisions = (sqlglot.exp.Div, sqlglot.exp.IntDiv, sqlglot.exp.Avg)
        assert not any(
            one and one.find(*divisions) for one in sqlglot.parse(text, dialect="duckdb")
        )


@pytest.mark.no_cover
@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_is_sql(dialect: str) -> None:
    """What is printed for the 2018 notice is read by a parser of that dialect, statement by statement."""
    policy = creditpolicy.load("policies/gaoxin_2018.policy")
    text = sql_of(policy.checked, Run(), dialect, "仓库.材料", ["区县"])
    assert isinstance(text, str)
    parsed = sqlglot.parse(text, dialect=dialect)
    assert len([one for one in parsed if isinstance(one, sqlglot.exp.Select)]) == 4


def test_a_name_cannot_leave_its_comment_or_its_quotes() -> None:
    """Names with quotes, a backslash and a comment's signs stay names, in every dialect."""
    policy = creditpolicy.loads(
        """\
语言 1
考核 「a*/ DROP TABLE evidence; --」
  年度 2018
  总分 10分
部门 「b'\\"`c --」
材料 「/* d」
  字段 「e" FROM f; DROP TABLE evidence; --」、alike、「by 0」：「g'); DROP TABLE evidence; --」、是
考核项 1 信息 10分
  统计 数量：「/* d」 的 件数，只计 「e" FROM f; DROP TABLE evidence; --」 为 「g'); DROP TABLE evidence; --」
  得分率 = 数量，最高 1
  责任部门 全部部门
"""
    )
    field, value = 'e" FROM f; DROP TABLE evidence; --', "g'); DROP TABLE evidence; --"
    row = {"部门": "b'\\\"`c --", "材料": "/* d", "日期": "2018-03-01", "alike": "是", "by 0": "是"}
    rows = [{**row, "编号": "1", field: value}, {**row, "编号": "2", field: "是"}]
    counted = policy.evaluate(rows).measures["1/数量"].values
    assert (
        counted == {(row["部门"],): 1} == measured(policy, rows, text_for_duckdb(policy))["1/数量"]
    )
    assert differences(policy, policy.evaluate_table(table_of(rows)), policy.evaluate(rows)) == []
    for dialect in DIALECTS:
        text = sql_of(policy.checked, Run(), dialect, "evidence", ())
        assert isinstance(text, str)
        parsed = sqlglot.parse(text, dialect=dialect)
        assert not any(isinstance(one, sqlglot.exp.Drop) for one in parsed)


def test_a_column_of_two_types_is_refused() -> None:
    """A day for one kind and a number for another: no table has such a column."""
    policy = creditpolicy.loads(
        """\
语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局
材料 简报
  字段 时点：日期
材料 报表
  字段 时点：整数
考核项 1 信息 10分
  统计 数量：简报 的 件数，只计 时点 早于 2018-06-01
  统计 报表数：报表 的 件数，只计 时点 ≥ 3
  得分率 = 数量 + 报表数，最高 1
  责任部门 全部部门
"""
    )
    refused = sql_of(policy.checked, Run(), "duckdb", "evidence", ())
    assert not isinstance(refused, str)
    assert (refused.code.code, refused.message("zh")) == (
        "CP737",
        "“时点”列没有一种 SQL 类型能让仓库算得和这里一样，没有写 SQL。",
    )
