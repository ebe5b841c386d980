"""SQL that is printed for Spark: run as it is, it gives the measures of the reference."""

from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest

import creditpolicy
from creditpolicy.evaluate.run import Run
from creditpolicy.extra.bulk.printed import Printed, sql_of
from tests.extra.bulk.test_printed_sql import warehouse

POLICY = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局、东区
  别称 甲局：甲
材料 简报
  字段 份数：整数，可空
  字段 级别：国家级 > 省级 > 市级
  字段 赛事：文字
  字段 代码：统一社会信用代码
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计，只计 代码 有效
  统计 赛事数：简报 的 件数，同一 赛事 只取 级别 最高，只计 级别 不低于 省级
  统计 及时：简报 的 件数，只计 报送日期 在 日期 后 3个工作日 以内
  得分率 = 份数合计 + 赛事数 + 及时，最高 1
  责任部门 全部部门
"""
)
CODES = ("91350100m000100y43", "91350100M000100Y44", None)
ROWS: list[dict[str, Any]] = [
    {
        "编号": str(number % 30),
        "部门": ("甲局", "甲", " 乙局", "丙局")[number % 4],
        "材料": "简报",
        "日期": f"2018-12-{10 + number % 20}",
        "报送日期": f"2018-12-{12 + number % 19}",
        "份数": str(number % 7),
        "级别": ("国家级", "省级", "市级", "县级")[number % 30 // 8],
        "赛事": ("技能赛", "演讲赛")[number % 2],
        "代码": CODES[number % 3],
    }
    for number in range(40)
]


@pytest.mark.no_cover
def test_the_printed_sql_gives_the_measures(spark) -> None:
    """Aliases, bad rows, numbers that come twice, codes, working days and the best of several."""
    table = warehouse(POLICY, ROWS).table("evidence").to_arrow_table()
    assert isinstance(table, pa.Table)
    spark.createDataFrame(table).createOrReplaceTempView("evidence")
    text = sql_of(POLICY.checked, Run(), "spark", "evidence", ())
    assert isinstance(text, str)
    reference = POLICY.evaluate(table.to_pylist())
    found: dict[str, dict[tuple[str, ...], Any]] = {}
    for statement in text.split(";\n"):
        if statement.strip():
            for row in spark.sql(statement).collect():
                of = row.asDict()
                for name in reference.measures.keys() & of.keys():
                    if of["部门"] is not None and of[name] is not None:
                        found.setdefault(name, {})[(of["部门"],)] = Fraction(of[name])
    assert len(Printed(POLICY.checked, "spark", ()).columns()) == len(table.column_names)
    for name, theirs in reference.measures.items():
        for department in POLICY.checked.department_names:
            assert found[name].get((department,), 0) == theirs.at((department,)), (name, department)
