"""Steps, ranks, classes, marks and last year's figures: what the formulas of the idioms look at."""

from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
Given = Any

_LEVELS = {"国家": "国家级", "省": "省级", "市": "市级", "县": "县级", "乡": "乡级"}
_LISTED = ("网站", "公众号", "广播", "公告栏")


def _quotient(text: str) -> tuple[str, str]:
    """A fraction, or a decimal over 1, as two cells."""
    top, _, below = text.partition("/")
    return top, below or "1"


def _one(kind: str, **columns: str) -> Callable[[Given], list[Row]]:
    """One row; each column from the case's key."""
    return lambda facts: [{"材料": kind} | {name: facts[key] for name, key in columns.items()}]


def _fractions(kind: str, **columns: str) -> Callable[[Given], list[Row]]:
    """One row; each pair of columns, joined by `_`, from a fraction of the case."""

    def make(facts: Given) -> list[Row]:
        row: Row = {"材料": kind}
        for names, key in columns.items():
            row |= zip(names.split("_"), _quotient(facts[key]), strict=True)
        return [row]

    return make


def _fairs(facts: Given) -> list[Row]:
    return [{"材料": "招聘会"} for _ in range(facts["n"])]


def _lengths(facts: Given) -> list[Row]:
    return [{"材料": "河道整治", "米数": metres} for metres in facts["metres"]]


def _parts(facts: Given) -> list[Row]:
    pairs = zip(facts["got"], facts["full"], strict=True)
    return [{"材料": "分项成绩", "实得": got, "满分数": full} for got, full in pairs]


def _complaints(facts: Given) -> list[Row]:
    sorts = zip(("噪声", "扬尘", "异味"), facts["now"], facts["last"], strict=True)
    return [
        {"材料": "投诉情况", "类别": sort, "本年数": now, "上年数": last}
        for sort, now, last in sorts
    ]


def _task(facts: Given) -> list[Row]:
    done, task = facts["done"].split("/")
    return [{"材料": "任务情况", "类别": facts["class"], "完成数": done, "任务数": task}]


def _environment(facts: Given) -> list[Row]:
    water, times = _quotient(facts["water"])
    cut, cut_times = _quotient(facts["cut"])
    row = {"水质评分": water, "水质次数": times, "减排评分": cut, "减排次数": cut_times}
    return [{"材料": "环境评分", "重点区域": facts["key_area"], **row}]


def _honours(facts: Given) -> list[Row]:
    return [
        {"材料": "表彰", "工作": one["event"], "级别": _LEVELS[one["level"]]}
        for one in facts["records"]
    ]


def _channels(facts: Given) -> list[Row]:
    channels = (one if one in _LISTED else "其他" for one in facts["channels"])
    return [{"材料": "信息发布", "渠道": channel} for channel in channels]


def _practices(facts: Given) -> list[Row]:
    return [
        {"材料": "做法推广", "级别": _LEVELS[one["level"]], "状态": one["status"]}
        for one in facts["records"]
    ]


_GREEN = {"新增数": "n", "全年目标": "annual", "已过月数": "month"}
_OVERDUE = {"本年逾期_本年办件": "now", "上年逾期_上年办件": "last"}
_RESEARCH = {"本年研发_本年营收": "now", "上年研发_上年营收": "last"}
_EMPLOYED = {"就业数_应就业数": "now", "上年就业数_上年应就业数": "last"}

MAKERS: dict[str, Callable[[Given], list[Row]]] = {
    "I001": _one("成绩", 日常履职="daily", 重点攻坚="key"),
    "I003": _practices,
    "I057": _parts,
    "I061": _one("自查表", 实得分="got", 不涉及分="na"),
    "I069": _one("绿色工厂", **_GREEN),
    "I075": _fractions("植树情况", 完成数_任务数="plant", 到位资金_应到资金="money"),
    "I077": _one("客流", 本年客流="now", 基期客流="base"),
    "I081": _fairs,
    "I089": _environment,
    "I091": _complaints,
    "I097": _fractions("研发投入", **_RESEARCH),
    "I101": _one("分类站点", 试点="pilot", 缺少数="missing"),
    "I109": _fractions("就业情况", **_EMPLOYED),
    "I111": _one("全市排名", 本年名次="now", 上年名次="last"),
    "I123": _one("考核成绩", 总评分="score", 处置失当="veto"),
    "I125": _fractions("办件情况", **_OVERDUE),
    "I131": _lengths,
    "I135": _task,
    "I147": _honours,
    "I157": _one("演练成绩", 成绩="score"),
    "I159": _fractions("培训情况", 参训数_应训数="rate"),
    "I163": _one("考试成绩", 平均分="score"),
    "I173": _channels,
    "I185": _fractions("考核成绩", 总评分_评委数="score"),
}
