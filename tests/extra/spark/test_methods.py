"""Java compiles what Spark makes of a pass: it leaves a long method as it is, and that is slow."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlglot import exp

import creditpolicy
from creditpolicy import Policy
from creditpolicy.extra.bulk import counts, packing
from creditpolicy.extra.bulk.spark_engine import Spark
from tests.extra.bulk.tables import table_of

COMPILED = 8_000
"""Bytes of a Java method beyond which it is not compiled, but interpreted for ever."""
HERE = Path(__file__).parents[3]
KINDS = "金木水火土风云雷电山石田"


def long() -> Policy:
    """Twelve kinds, each with a condition on six texts: too much for one method."""
    kinds = "".join(
        f"材料 {one}报\n  字段 标题、摘要、正文、作者、栏目、版面：文字\n" for one in KINDS
    )
    items = "".join(
        f"考核项 {number} {one} {89 if number == 1 else 1}分\n"
        f"  认定 {one}报，须 有 标题、摘要、正文、作者、栏目、版面\n"
        "  得分率 = 认定数，最高 1\n  责任部门 法院\n"
        for number, one in enumerate(KINDS, 1)
    )
    text = f"语言 1\n考核 示例考核\n  年度 2018\n  总分 100分\n部门 法院\n{kinds}{items}"
    return creditpolicy.loads(text)


COMMON = creditpolicy.load(HERE / "benchmarks" / "common.policy")
NOTICE = creditpolicy.load(HERE / "policies" / "gaoxin_2018.policy")
CASES = {
    "the common workload": (COMMON, None),
    "the common workload, vouched for": (COMMON, "cells"),
    "the 2018 notice, vouched for": (NOTICE, "cells"),
    "long conditions, vouched for": (long(), "cells"),
}


@pytest.mark.parametrize(("policy", "vouched"), CASES.values(), ids=CASES)
def test_java_compiles_all_of_a_pass(
    spark: Any, monkeypatch: Any, policy: Policy, vouched: Any
) -> None:
    """No method is too long of the query that answers all measures of one record each."""
    rows = Spark.rows
    sizes: list[int] = []

    def sized(self: Spark, query: Any) -> Any:
        if "class 0" in query.sql():
            plan = self._frame(query)._jdf.queryExecution().explainString(_mode(spark))
            sizes.extend(int(size) for size in re.findall(r"maxMethodCodeSize:(\d+)", plan))
        return rows(self, query)

    monkeypatch.setattr(Spark, "rows", sized)
    spark.conf.set("spark.sql.adaptive.enabled", "false")
    columns = [column for kind in policy.checked.kinds for column in kind.columns]
    row = {one.name: one.values[0] if one.values else "有" for one in columns}
    row |= {"部门": "法院", "材料": policy.checked.kinds[0].name, "日期": "2018-05-01"}
    try:
        result = policy.evaluate_table(spark.createDataFrame(table_of([row])), vouched=vouched)
    finally:
        spark.conf.unset("spark.sql.adaptive.enabled")
    assert result.counted.base.vouched == vouched
    assert sizes
    assert max(sizes) < COMPILED


@pytest.mark.parametrize("vouched", [None, "cells"])
def test_tables_of_all_sizes_are_asked_the_same(spark: Any, monkeypatch: Any, vouched: Any) -> None:
    """So a program that was made for one table, and compiled, is there for the next."""
    rows = Spark.rows
    asked: list[set[str]] = []

    def noted(self: Spark, query: Any) -> Any:
        asked[-1].add(query.sql())
        return rows(self, query)

    monkeypatch.setattr(Spark, "rows", noted)
    row = {"部门": "法院", "材料": "失信记录", "日期": "2018-05-01", "案号": "一"}
    for count in (3, 5_000):
        asked.append(set())
        COMMON.evaluate_table(spark.createDataFrame(table_of([row] * count)), vouched=vouched)
    assert asked[0]
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("bits", "count", "shared"), [(2, 3, [True]), (2, 4, [True, False]), (61, 4, [True, False])]
)
def test_sums_are_shared_by_counts_that_fit(
    spark: Any, monkeypatch: Any, bits: int, count: int, shared: list[bool]
) -> None:
    """Where a group has too many rows, or a sum overflows, each count is asked for alone.

    Of 2 bits a count of four runs into its neighbour; four times two to the 61st is too much.
    """
    rows = Spark.rows
    shifts: list[bool] = []

    def noted(self: Spark, query: Any) -> Any:
        if "class 0" in query.sql():
            shifts.append(query.find(exp.BitwiseRightShift) is not None)
        return rows(self, query)

    monkeypatch.setattr(Spark, "rows", noted)
    monkeypatch.setattr(packing, "BITS", bits)
    monkeypatch.setattr(counts, "BITS", bits)
    row = {"部门": "法院", "材料": "失信记录", "日期": "2018-05-01", "案号": "一"}
    result = COMMON.evaluate_table(spark.createDataFrame(table_of([row] * count)))
    assert shifts == shared
    assert result.measures()["5/记录数"].at(("法院",)) == count


def _mode(spark: Any) -> Any:
    java = spark.sparkContext._jvm
    return java.org.apache.spark.sql.execution.ExplainMode.fromString("codegen")
