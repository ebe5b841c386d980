"""Grades, gates and lists: a row with what the year came to, and a row for each event."""

from typing import Any

Row = dict[str, Any]
Given = Any

_CLASSES = {"部门": "机关", "街道": "街道"}


def _year(**cells: Any) -> Row:
    return {"材料": "年度考核", **cells}


def _total(facts: Given) -> list[Row]:
    return [{"材料": "总分", "分值": facts["score"]}]


def _vetoed(facts: Given) -> list[Row]:
    green, wanted = facts["green"].split("/")
    counts = {"造假次数": facts["false_data"], "较大事故数": facts["accidents"]}
    return [_year(分数=facts["score"], 绿化面积=green, 应绿化面积=wanted, **counts)]


def _raised(facts: Given) -> list[Row]:
    counts = {"授权专利数": facts["patents"], "主导国家标准数": facts["standards"]}
    return [_year(分数=facts["score"], **counts)]


def _surveyed(facts: Given) -> list[Row]:
    content, asked = facts["sat"].split("/")
    return [
        _year(分数=facts["score"], 责任事故数=facts["accidents"], 满意人数=content, 参评人数=asked)
    ]


def _lowered(facts: Given) -> list[Row]:
    events = [{"材料": "负面情形", "情形名称": event} for event in facts["events"]]
    return [_year(分数=facts["score"]), *events]


def _lined(facts: Given) -> list[Row]:
    return [_year(分数=facts["score"], 条线测评分=facts["line"])]


def _listed(facts: Given) -> list[Row]:
    return [_year(分数=facts["score"], 单位类别=_CLASSES[facts["class"]])]


def _opened(facts: Given) -> list[Row]:
    return [_year(基础指标分=facts["base"], 附加指标分=facts["bonus"])]


def _added(facts: Given) -> list[Row]:
    vetoes = [{"材料": "一票否决情形"} for _ in range(facts["veto"])]
    return [_year(基础指标分=facts["base"], 加分=facts["bonus"]), *vetoes]


MAKERS = {
    "I049": _surveyed,
    "I051": _vetoed,
    "I055": _added,
    "I079": _raised,
    "I085": _opened,
    "I141": _total,
    "I155": _lowered,
    "I161": _lined,
    "I183": _listed,
}
