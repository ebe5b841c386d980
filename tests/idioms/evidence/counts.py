"""Counts, ratios, bands and levels: one department at a time."""

from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
Given = Any

_LEVELS = {"省": "省级", "市": "市级", "县": "县级", "乡": "乡级"}


def _times(kind: str, count: int) -> list[Row]:
    return [{"材料": kind} for _ in range(count)]


def _ratio(kind: str, part: str, whole: str, key: str) -> Callable[[Given], list[Row]]:
    def make(facts: Given) -> list[Row]:
        numerator, denominator = facts[key].split("/")
        return [{"材料": kind, part: numerator, whole: denominator}]

    return make


def _count(kind: str) -> Callable[[Given], list[Row]]:
    return lambda facts: _times(kind, facts["n"])


def _budget(facts: Given) -> list[Row]:
    return [{"材料": "会议费", "支出": facts["spent"], "预算": facts["plan"]}]


def _visits(facts: Given) -> list[Row]:
    return _times("上门服务", facts["firms"]) + _times("集中辅导", facts["sessions"])


def _training(facts: Given) -> list[Row]:
    kinds = (("培训", "training"), ("竞赛", "contest"), ("指南", "guide"))
    return [row for kind, key in kinds for row in _times(kind, facts[key])]


def _prizes(facts: Given) -> list[Row]:
    return [
        {"材料": "竞赛获奖", "赛事": record["event"], "奖级": _LEVELS[record["level"]]}
        for record in facts["records"]
    ]


def _used(facts: Given) -> list[Row]:
    return [
        {"材料": "信息采用", "渠道": outlet}
        for outlet, count in facts["used"].items()
        for _ in range(count)
    ]


def _codes(facts: Given) -> list[Row]:
    return [{"材料": "帮扶记录", "对象代码": code} for code in facts["codes"]]


def _documents(facts: Given) -> list[Row]:
    return [
        {"材料": "规范性文件", "日期": issued, "报备日期": filed} for issued, filed in facts["docs"]
    ]


def _again(facts: Given) -> list[Row]:
    return [{"材料": "再次投诉", "新事项": one["new_matter"]} for one in facts["again"]]


def _marks(facts: Given) -> list[Row]:
    return [{"材料": "测评成绩", "成绩": facts["score"]}]


def _reports(facts: Given) -> list[Row]:
    return [
        {"材料": "检测报告", "日期": one["made"], "上传日期": one["sent"], "无误": one["ok"]}
        for one in facts["records"]
    ]


def _plan(facts: Given) -> list[Row]:
    return [{"材料": "应急预案", "日期": facts["issued"]}] if facts["issued"] else []


def _cases(facts: Given) -> list[Row]:
    return [{"材料": "案例", "批示次数": times} for times in facts["commended"]]


def _facilities(facts: Given) -> list[Row]:
    parts = [{"材料": "小项得分", "得分数": points} for points in facts["parts"]]
    return _times("充电设施", facts["facilities"]) + parts


def _articles(facts: Given) -> list[Row]:
    return [
        {"材料": "报刊用稿", "级别": _LEVELS[one["level"]], "头版": one["front"]}
        for one in facts["records"]
    ]


MAKERS: dict[str, Callable[[Given], list[Row]]] = {
    "I007": _count("反诈宣讲"),
    "I009": _ratio("抽检情况", "合格数", "抽检数", "pass"),
    "I013": _visits,
    "I015": _ratio("整改情况", "已整改数", "问题数", "fixed"),
    "I017": _ratio("归档情况", "归集数", "应产生数", "filed"),
    "I023": _prizes,
    "I027": _plan,
    "I031": _reports,
    "I033": _codes,
    "I037": _used,
    "I041": _cases,
    "I083": _ratio("开工情况", "开工套数", "任务套数", "rate"),
    "I099": _budget,
    "I107": _count("台账差错"),
    "I113": _marks,
    "I115": _count("调度会"),
    "I121": _again,
    "I133": _ratio("隐患情况", "整改数", "隐患数", "rate"),
    "I139": _training,
    "I143": _count("违规用印"),
    "I167": _documents,
    "I181": _facilities,
    "I187": _articles,
}
