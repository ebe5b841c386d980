"""Rows that a program answers for: as it may hold them, and what may be odd in one."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from creditpolicy.evidence.records import Record
from creditpolicy.policy.facts import ColumnType

_SPELLED: dict[Any, tuple[Any, ...]] = {"是": ("是", True), "否": ("否", False), None: ("", None)}


@st.composite
def typed(draw: st.DrawFn, policy: Any, record: Record) -> Any:
    """A record as a program holds it: days, numbers and truths, or texts of them."""
    columns = {one.name: one for one in policy.checked.kind_by_name[record.kind].columns}
    row: dict[str, Any] = {"编号": record.id, "材料": record.kind, "状态": record.status.value}
    for name, value in record.values.items():
        listed = name in columns and columns[name].type is ColumnType.YES_NO
        row[name] = value
        if value is None or listed or name in policy.checked.kind_by_name[record.kind].components:
            row[name] = draw(st.sampled_from(_SPELLED.get(value, (value,))))
        elif isinstance(value, date | int) and draw(st.booleans()):
            row[name] = str(value)
    return row


def counts(policy: Any, row: Any, name: str) -> bool:
    kind = policy.checked.kind_by_name[row["材料"]]
    start, end = map(str, policy.checked.period)
    day = str(row[kind.dated_by] or "")
    return row["部门"] == name and row["状态"] == "核定" and start <= day <= end


POLICY = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
  别称 甲局：县甲局
材料 简报
  字段 标题、备注：文字
  字段 级别：省级 > 市级
  字段 刊登：是否
  字段 篇数：整数
  字段 刊登日期：日期，可空
  字段 主体代码：统一社会信用代码
  要件 图片、总结
考核项 1 信息报送 60分
  认定 简报，须 级别 不低于 市级，且 刊登 为 是，且 有 标题，且 至少1个要件，
      且 刊登日期 在 日期 后 5个工作日 以内，同一 标题 只计一次
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 全部部门
考核项 2 数量 40分
  统计 总数：简报 的 篇数 合计
  统计 有码数：简报 的 件数，只计 主体代码 有效
  得分率 = 总数 ÷ 20 + 有码数 ÷ 4，最高 1
  责任部门 全部部门
"""
ROW = {
    "编号": "1",
    "部门": "甲局",
    "材料": "简报",
    "日期": date(2018, 3, 1),
    "报送日期": None,
    "状态": "核定",
    "标题": "诚信日",
    "备注": "",
    "级别": "市级",
    "刊登": True,
    "篇数": 3,
    "刊登日期": date(2018, 3, 8),
    "主体代码": "91350100M000100Y43",
    "图片": True,
    "总结": False,
}

OTHERS: dict[str, Any] = {
    "another department": {"部门": "乙局"},
    "an alias": {"部门": "县甲局"},
    "an unknown department": {"部门": "丙局"},
    "an unknown kind": {"材料": "短报"},
    "pending": {"状态": "待核"},
    "pending, of another year": {"状态": "待核", "日期": date(2017, 3, 1)},
    "rejected": {"状态": "退回"},
    "approved, in English": {"状态": "approved"},
    "an unknown status": {"状态": "已核"},
    "last year": {"日期": date(2017, 12, 31)},
    "a day as text": {"日期": "2018-03-01"},
    "a day as another text": {"日期": "2018/3/1"},
    "no day": {"日期": "2018-02-30"},
    "a day and a time": {"日期": datetime(2018, 3, 1, 8)},  # noqa: DTZ001
    "no level": {"级别": "县级"},
    "the lowest level as text with blanks": {"级别": " 市级"},
    "no truth": {"刊登": 1},
    "truth as text": {"刊登": "否"},
    "a count as text": {"篇数": "4"},
    "no count": {"篇数": -4},
    "half a piece": {"篇数": Fraction(1, 2)},
    "a float": {"篇数": 3.0},
    "a truth for a count": {"篇数": True},
    "late": {"刊登日期": date(2018, 3, 9)},
    "published at an unknown day": {"刊登日期": None},
    "published at no day": {"刊登日期": "三月"},
    "a wrong code": {"主体代码": "91350100M000100Y44"},
    "a code in small letters": {"主体代码": "91350100m000100y43"},
    "a component as text": {"图片": "无", "总结": "有"},
    "no title": {"标题": None},
}
