"""Spark takes a row at a time: what is quick for it says the same as what it stands for."""

from datetime import date
from itertools import product
from typing import Any

import pyarrow as pa

import creditpolicy
from creditpolicy.extra.bulk.sql import BLANKS
from tests.extra.bulk.tables import differences, refusals, refusals_of, table_of

POLICY = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 活动
  字段 级别：省级 > 市级
  要件 通知、照片
  字段 名称：文字
材料 简报
  字段 头版：是否
考核项 1 活动 100分
  统计 有通知：活动 的 件数，只计 有 通知
  统计 都有：活动 的 件数，只计 至少2个要件
  统计 省级数：活动 的 件数，只计 级别 为 省级
  统计 头版数：简报 的 件数，只计 头版 为 是
  得分率 = 有通知 + 都有 + 省级数 + 头版数，最高 1
  责任部门 全部部门
"""
)
ROW = {"部门": "甲局", "材料": "活动", "日期": "2018-05-01", "级别": "省级"}
LETTERS = "否无 \u3000\x1f!}~\x7f\x85\u2fff\u3001\u5425\u5427\u65df\u65e1不\U0001f600"
"""Both words, blanks, and what stands on either side of each bound."""


def test_every_text_that_says_nothing(spark: Any) -> None:
    """A text says something if what is left between its blanks is neither 否 nor 无 nor nothing."""
    texts = ["".join(of) for size in range(4) for of in product(sorted(set(LETTERS)), repeat=size)]
    texts += [one + word + one for one in BLANKS for word in ("", "否", "无", "x", "否定")]
    rows = [ROW | {"通知": text, "照片": "有", "案例": n} for n, text in enumerate(texts)]
    table = pa.Table.from_pylist(rows)
    result = POLICY.evaluate_table(spark.createDataFrame(table), by=["案例"])
    for number, text in enumerate(texts):
        says = text.strip() not in ("", "否", "无")
        measures = result.measures((number,))
        for name in ("1/有通知", "1/都有"):
            assert (text, measures[name].at(("甲局",))) == (text, says)


def test_names_with_blanks_around_them(interpreted: Any) -> None:
    """Kinds, statuses, levels and truths are the same names with blanks; others stay unknown."""
    cells: dict[str, tuple[str | None, ...]] = {
        "材料": ("活动", " 活动", "简报\u3000", "活 动", "", " ", None),
        "状态": ("核定", "approved ", "\u3000待核", "退回\t", "核", " ", None),
        "级别": ("省级", " 市级", "省级\x1f", "县级", "", None),
        "头版": ("是", "否 ", "\u00a0是", "是的", "", None),
    }
    rows: list[dict[str, str | None]] = [
        {**ROW, "头版": "是", "编号": f"{name}{number}", "部门": "甲局", name: cell}
        for name, listed in cells.items()
        for number, cell in enumerate(listed)
    ]
    rows += [{**row, "材料": "简报", "编号": f"简{row['编号']}"} for row in rows if row["头版"]]
    result = POLICY.evaluate_table(interpreted.createDataFrame(table_of(rows)))
    reference = POLICY.evaluate(rows)
    assert differences(POLICY, result, reference) == []
    assert refusals(result) == refusals_of(reference)


SHARED = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 活动
  字段 地点、名称：文字
材料 简报
  字段 栏目、名称：文字
  字段 级别：省级、市级
考核项 1 材料 100分
  统计 有地点：活动 的 件数，只计 有 地点
  统计 有栏目：简报 的 件数，只计 有 栏目
  统计 活动名：活动 的 件数，只计 有 名称
  统计 省级名：简报 的 件数，只计 有 名称，且 级别 为 省级
  得分率 = 有地点 + 有栏目 + 活动名 + 省级名，最高 1
  责任部门 全部部门
"""
)


def test_a_row_is_asked_for_the_texts_of_its_own_kind(interpreted: Any) -> None:
    """What stands in the columns of another kind says nothing, though kinds share what is read."""
    filled = [
        dict(zip(("地点", "栏目", "名称"), of, strict=True)) for of in product("有无", repeat=3)
    ]
    rows = [
        {"部门": "甲局", "材料": kind, "日期": "2018-05-01", "级别": level, **of}
        for kind in ("活动", "简报")
        for level in ("省级", "市级", "县级")
        for of in filled
    ]
    result = SHARED.evaluate_table(interpreted.createDataFrame(table_of(rows)))
    reference = SHARED.evaluate(rows)
    assert differences(SHARED, result, reference) == []
    assert refusals(result) == refusals_of(reference)
    found = {name: int(of.at(("甲局",))) for name, of in result.measures(()).items()}
    # Each of three columns is filled in half of eight rows; three levels, one unknown to 简报.
    assert found == {"1/有地点": 12, "1/有栏目": 8, "1/活动名": 12, "1/省级名": 4}


LATE = creditpolicy.loads(
    """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 头版：是否
考核项 1 简报 100分
  统计 按时：简报 的 件数，只计 报送日期 在 日期 后 1日 以内
  得分率 = 按时，最高 1
  责任部门 全部部门
"""
)


def test_a_day_without_a_midnight(interpreted: Any) -> None:
    """Days are counted by the calendar: in São Paulo 2018-11-04 began at one o'clock."""
    row = {"部门": "甲局", "材料": "简报", "头版": True}
    rows = [
        row | {"日期": date(2018, 11, first), "报送日期": date(2018, 11, then)}
        for first, then in ((3, 4), (3, 5), (4, 5), (4, 6), (5, 6))
    ]
    interpreted.conf.set("spark.sql.session.timeZone", "America/Sao_Paulo")
    try:
        result = LATE.evaluate_table(interpreted.createDataFrame(pa.Table.from_pylist(rows)))
    finally:
        interpreted.conf.unset("spark.sql.session.timeZone")
    assert result.measures(())["1/按时"].at(("甲局",)) == 3
