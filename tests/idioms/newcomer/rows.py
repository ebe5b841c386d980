"""What the cases give, as rows of the kinds that the newcomer's policies declare."""

from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, object]
Given = dict[str, Any]


def row(department: str, kind: str, day: str = "2018-06-01", **cells: object) -> Row:
    """A row of evidence; what is None is left blank."""
    return {"部门": department, "材料": kind, "日期": day, **cells}


def annual_marks(given: Given, back: int) -> list[Row]:
    """The mark of one year of a term, so many years back; the term's last year is 0 back."""
    found: list[Row] = []
    for department, one in given.items():
        marks = [one["final"], *reversed(one["earlier"])]
        found += [
            row(department, "测评", f"{2018 - back}-06-01", 分数=mark)
            for mark in marks[back : back + 1]
        ]
    return found


def complaints(given: Given, column: str, year: int) -> list[Row]:
    """The complaints of three classes in one year; a class without a figure has no row."""
    return [
        row(department, "投诉统计", f"{year}-06-01", 类别=name, 投诉量=count)
        for department, one in given.items()
        for name, count in zip(("噪声", "扬尘", "异味"), one[column], strict=True)
        if count is not None
    ]


def research(given: Given, column: str, year: int) -> list[Row]:
    """The research spending and the revenue of one year, from a fraction."""
    found = []
    for department, one in given.items():
        spent, revenue = one[column].split("/")
        found.append(row(department, "研发报表", f"{year}-06-01", 研发投入=spent, 营业收入=revenue))
    return found


def causes(given: Given) -> Iterable[Row]:
    """I065: awards and deductions, each with its cause."""
    for department, one in given.items():
        for record in one["records"]:
            yield row(department, "加减分", 事由=record["cause"], 分数=record["pts"])


def marks(given: Given) -> Iterable[Row]:
    """I183: one mark a unit, under the name that tells its class."""
    for name, one in given.items():
        yield row(classed(name, given), "测评", 分数=one["score"])


def classed(name: str, given: Given) -> str:
    """丙局 of the case is 丙街道 of the policy where the case calls it a 街道."""
    return name.replace("局", "街道") if given[name].get("class") == "街道" else name


def totals(given: Given) -> Iterable[Row]:
    """I161: the total and the line assessment of each."""
    for department, one in given.items():
        yield row(department, "总评", 分数=one["score"])
        yield row(department, "条线测评", 分数=one["line"])


def articles(given: Given) -> Iterable[Row]:
    """I043: an article a row for each department that signed it."""
    for article in given["_articles"]:
        for department in article["by"]:
            yield row(department, "稿件", 篇号=article["id"])


def endorsed(given: Given) -> Iterable[Row]:
    """I039: endorsements of a study."""
    for department, one in given.items():
        for record in one["records"]:
            yield row(department, "签批", 报告=record["doc"], 级别=record["level"] + "级")


def entered(given: Given) -> Iterable[Row]:
    """I019: results with the day of the decision and of the entry, and monthly briefs."""
    for department, one in given.items():
        for day, entry in one["records"]:
            yield row(department, "执法结果", day, 录入日=entry)
        for month in one["months"]:
            yield row(department, "工作简报", f"2018-{month:02}-15", 标题="简报")


def inspected(given: Given) -> Iterable[Row]:
    """I179: the inspections of each community."""
    for department, one in given.items():
        for community, found in one["villages"].items():
            for mark in found:
                yield row(department, "检查", 社区=community, 得分数=mark)


MAKERS: dict[str, Callable[[Given], Iterable[Row]]] = {
    "I019": entered,
    "I039": endorsed,
    "I043": articles,
    "I065": causes,
    "I161": totals,
    "I179": inspected,
    "I183": marks,
}
"""By idiom: the rows of its cases, where one year is enough."""
LAGGED: dict[str, Callable[[Given, str, int], list[Row]]] = {
    "I091": complaints,
    "I097": research,
}
"""By idiom: the rows of one of its two years."""
