"""Items with parts, categories, bonuses: what the trees of the idioms look at."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Given = Any


def _tasks(facts: Given) -> list[Row]:
    done, task = facts["done"].split("/")
    rows: list[Row] = [{"材料": "任务", "完成数": done, "任务数": task}]
    rows += [{"材料": "问题", "事由": str(n)} for n in range(facts["faults"])]
    return rows + [{"材料": "加分事项", "事由": str(n)} for n in range(facts["extras"])]


def _sections(facts: Given) -> list[Row]:
    return [
        {"材料": f"{name}成绩", "实得": got}
        for section in facts.values()
        for name, got in section.items()
    ]


def _roles(facts: Given) -> list[Row]:
    done, task = facts["rate"].split("/")
    return [{"材料": "任务", "分工": facts["group"], "完成数": done, "任务数": task}]


def _starred(facts: Given) -> list[Row]:
    names = ("第一小项", "第二小项", "带星")
    deducted = [*(item["deduct"] for item in facts["items"]), facts["flagged"]]
    return [
        {"材料": "扣分情况", "小项": name, "分数": points}
        for name, points in zip(names, deducted, strict=True)
    ]


def _carried(facts: Given) -> list[Row]:
    """A row for each task that the department carries."""
    parts = ((name, text.split("/")) for name, text in facts.items() if text is not None)
    return [
        {"材料": "工作", "事项": name, "完成数": done, "任务数": task}
        for name, (done, task) in parts
    ]


def _two_parts(facts: Given) -> list[Row]:
    pairs = (("通用", facts["common"]), ("专项", facts["own"]))
    return [{"材料": "成绩", "部分": part, "实得": got} for part, got in pairs if got is not None]


def _boards(facts: Given) -> list[Row]:
    return [
        {
            "材料": "条目",
            "板块": f"第{name}板块",
            "实得": of["got"],
            "可评满分": str(Fraction(of["full"]) - Fraction(of["na"])),
        }
        for name, of in zip("一二三", facts["sections"], strict=True)
    ]


MAKERS: dict[str, Callable[[Given], list[Row]]] = {
    "I005": _two_parts,
    "I029": _roles,
    "I035": _sections,
    "I059": _starred,
    "I063": _boards,
    "I087": _carried,
    "I175": _tasks,
}
