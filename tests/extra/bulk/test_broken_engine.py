"""An engine that is wrong in one place is found out by comparing measures, not scores alone."""

from typing import Any

import pytest
from sqlglot import exp

import creditpolicy
from creditpolicy.extra.bulk.duckdb_engine import DuckDB
from tests.extra.bulk.tables import differences, table_of

POLICY = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 份数：整数
  字段 级别：国家级 > 省级 > 市级
  字段 赛事：文字
考核项 1 信息报送 100分
  统计 多份：简报 的 件数，只计 份数 ≥ 2
  统计 份数合计：简报 的 份数 合计
  统计 赛事数：简报 的 件数，同一 赛事 只取 级别 最高，只计 级别 不低于 省级
  得分率 = 多份 + 份数合计 + 赛事数，最高 1
  责任部门 全部部门
"""
)
ROWS = [
    {"部门": one, "材料": "简报", "日期": day, "份数": n, "级别": level, "赛事": "技能赛"}
    for one, day, n, level in (
        ("甲局", "2018-01-01", 2, "市级"),
        ("甲局", "2018-12-31", 1, "省级"),
        ("甲局", "2018-06-01", 3, "国家级"),
        ("乙局", "2018-06-01", 2, "市级"),
        ("乙局", "2018-06-02", 0, "市级"),
    )
]
BREAKS: list[tuple[type[exp.Expr], type[exp.Expr]]] = [
    (exp.GTE, exp.GT),
    (exp.LTE, exp.LT),
    (exp.Sum, exp.Max),
    (exp.BitwiseAnd, exp.BitwiseOr),
]


def test_the_engine_as_it_is() -> None:
    """On these rows the engine and the reference agree."""
    result = POLICY.evaluate_table(table_of(ROWS))
    assert differences(POLICY, result, POLICY.evaluate(ROWS)) == []


@pytest.mark.parametrize(("right", "wrong"), BREAKS, ids=lambda one: one.__name__)
def test_a_wrong_operator_is_found(right: Any, wrong: Any, monkeypatch: Any) -> None:
    """≥ as >, ≤ as <, a sum as a maximum, one bit as another: each shows in a measure."""
    rows = DuckDB.rows

    def broken(self: DuckDB, query: exp.Query) -> Any:
        changed = query.transform(lambda node: wrong(**node.args) if type(node) is right else node)
        return rows(self, changed)

    monkeypatch.setattr(DuckDB, "rows", broken)
    result = POLICY.evaluate_table(table_of(ROWS))
    assert differences(POLICY, result, POLICY.evaluate(ROWS)) != []
