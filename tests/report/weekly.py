"""A small assessment whose weeks are reckoned by hand, and how to make papers of it."""

from datetime import date, timedelta

import creditpolicy
from creditpolicy.evidence.records import known_by
from creditpolicy.report.bulletin.week import week_of

POLICY = """\
语言 1
考核 周报
  年度 2018
  总分 100分
部门 甲局、乙局、丙局、东街道、西街道
部门组 街道：东街道、西街道
假设 满分件数 = 2，可取 1 至 10，未定
材料 案例
  字段 标题、截图：文字
  字段 代码：主体代码，隐私，可空
材料 公示
  字段 文号：文字
材料 失信
  字段 案号：文字
考核项 1 案例 50分
  认定 案例，须 有 标题、截图
  得分率 = 认定数 ÷ 满分件数，最高 1
  权重
    60%：甲局、乙局
    40%：东街道、西街道
考核项 2 公示 30分
  统计 公示数：公示 的 件数
  统计 及时数：公示 的 件数，只计 报送日期 在 日期 后 3天 以内
  表 得分率
    公示数 = 0：0
    其余：及时数 ÷ 公示数
  责任部门 甲局、丙局
考核项 3 诚信 20分
  统计 失信数：失信 的 件数
  扣分 = 10分 × 失信数，扣完为止
  责任部门 全部部门
"""
LAST = date(2018, 12, 7)
ROWS = [
    # Before the week: one case of 甲局, and a listing of 西街道.
    {"部门": "甲局", "材料": "案例", "日期": "2018-11-20", "报送日期": "2018-11-21", "标题": "甲一", "截图": "a.png"},
    {"部门": "西街道", "材料": "失信", "日期": "2018-11-01", "案号": "（2018）1号"},
    # In the week: a second case, a notice in time, one that is four days late.
    {"部门": "甲局", "材料": "案例", "日期": "2018-12-01", "报送日期": "2018-12-03", "标题": "甲二", "截图": "b.png"},
    {"部门": "甲局", "材料": "公示", "日期": "2018-12-01", "报送日期": "2018-12-04", "文号": "1"},
    {"部门": "丙局", "材料": "公示", "日期": "2018-11-28", "报送日期": "2018-12-05", "文号": "2"},
    {"部门": "东街道", "材料": "案例", "日期": "2018-12-02", "报送日期": "2018-12-02", "标题": "东一", "截图": ""},
    {"部门": "东街道", "材料": "案例", "日期": "2018-12-02", "报送日期": "2018-12-06", "标题": "东二", "截图": "c.png", "状态": "待核"},
    # After it.
    {"部门": "乙局", "材料": "案例", "日期": "2018-12-07", "报送日期": "2018-12-08", "标题": "明天的事", "截图": "d.png"},
]  # fmt: skip


def week(text=POLICY, rows=ROWS, last=LAST, since=None):
    """The week that ends on a day, beside the one before it."""
    policy = creditpolicy.loads(text)
    evidence = policy.read(rows)
    now, before = (
        policy.evaluate(known_by(evidence, day), as_of=day)
        for day in (last, last - timedelta(days=7))
    )
    return week_of(now, before, since)


def named(table, name):
    """The texts of a department's row."""
    return next(_texts(row) for row in table.rows if name in _texts(row))


def _texts(row):
    return [cell.text if cell else None for cell in row]
