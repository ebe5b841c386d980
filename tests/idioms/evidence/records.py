"""Rules about months, means, marks that are given once, and what is counted once."""

from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
Given = Any


def _day(month: int) -> str:
    return f"2018-{month:02}-15"


def _notices(facts: Given) -> list[Row]:
    kinds = (("风险提示", "notices"), ("企业回访", "visits"))
    return [{"材料": kind, "日期": _day(month)} for kind, key in kinds for month in facts[key]]


def _articles(facts: Given) -> list[Row]:
    articles = [
        {"材料": "信息稿件", "日期": _day(month)}
        for month, count in enumerate(facts["months"], start=1)
        for _ in range(count)
    ]
    return [{"材料": "单位分类", "单位类别": f"{facts['class']}类"}, *articles]


def _monthly(facts: Given) -> list[Row]:
    return [
        {"材料": "月度考核", "日期": _day(month), "得分数": points}
        for month, points in enumerate(facts["months"], start=1)
        if points is not None
    ]


def _visits(facts: Given) -> list[Row]:
    return [
        {"材料": "社区检查", "社区": village, "检查得分": points}
        for village, visits in facts["villages"].items()
        for points in visits
    ]


def _leader(facts: Given) -> list[Row]:
    return [{"材料": "领导评价", "评分": facts["mark"], "署名": facts["by"]}]


def _marks(facts: Given) -> list[Row]:
    kinds = (("主管领导评分", "leader"), ("职工评分", "staff"), ("考评组评分", "panel"))
    rows = [{"材料": kind, "分数": facts[key]} for kind, key in kinds if facts[key] is not None]
    return [*rows, {"材料": "附加分", "分数": facts["bonus"]}]


def _years(facts: Given) -> list[Row]:
    earlier = [{"年别": "此前年度", "得分数": points} for points in facts["earlier"]]
    final = {"年别": "最后一年", "得分数": facts["final"]}
    return [{"材料": "年度得分", **row} for row in (*earlier, final)]


_LEDGER = {"名称": "名称", "日期": "立项日期", "文号": "文号", "责任人": "责任人"}


def _ledger(facts: Given) -> list[Row]:
    rows = ({_LEDGER.get(name, name): "有" for name in filled} for filled in facts["rows"])
    return [{"材料": "项目台账", **row} for row in rows]


def _enforcement(facts: Given) -> list[Row]:
    results = [
        {"材料": "执法结果", "日期": made, "录入日": entered} for made, entered in facts["records"]
    ]
    return results + [{"材料": "工作简报", "日期": _day(month)} for month in facts["months"]]


def _tasks(facts: Given) -> list[Row]:
    return [
        {
            "材料": "交办任务",
            "日期": one["notified"],
            "退回日": one["returned"],
            "办结": one["done"],
        }
        for one in facts["tasks"]
    ]


def _endorsed(facts: Given) -> list[Row]:
    return [
        {"材料": "领导签批", "报告": one["doc"], "签批级别": f"{one['level']}级"}
        for one in facts["records"]
    ]


def _published(facts: Given) -> list[Row]:
    return [
        {
            "材料": "文章刊登",
            "文章": one["doc"],
            "刊物": one["journal"],
            "刊类": f"{one['class']}类",
        }
        for one in facts["records"]
    ]


def _causes(facts: Given) -> list[Row]:
    return [
        {"材料": "加减分", "事由": one["cause"], "分数": one["pts"]} for one in facts["records"]
    ]


def _honours(facts: Given) -> list[Row]:
    return [
        {"材料": "表彰", "核定情况": one["status"], "表彰文件": one["doc"]}
        for one in facts["records"]
    ]


def _archives(facts: Given) -> list[Row]:
    check = {"材料": "档案检查", "管理到位": not facts["faulty"]}
    if not facts["faulty"]:
        return [check]
    return [check, {"材料": "酌情扣分", "扣分数": facts["deduct"], "依据文号": facts["doc"]}]


def _raters(facts: Given) -> list[Row]:
    return [{"材料": "评审打分", "打分": mark} for mark in facts["marks"]]


def _inspection(facts: Given) -> list[Row]:
    if facts["external"] is None:
        return []
    deducted = [{"材料": "督查扣分", "扣分值": points} for points in facts["external"]]
    return [{"材料": "督查结果公布"}, *deducted]


def _attendance(facts: Given) -> list[Row]:
    rates = (rate.split("/") for rate in facts["rates"])
    return [
        {"材料": "培训到课", "日期": _day(month), "实到数": present, "应到数": expected}
        for month, (present, expected) in enumerate(rates, start=1)
    ]


def _return(facts: Given) -> list[Row]:
    return [{"材料": "月报", "应报日": facts["due"], "报出日": facts["sent"]}]


def _ballots(given: Given) -> list[Row]:
    return [
        {"材料": "测评票", "部门": department, "票号": str(number), "评分": mark}
        for number, ballot in enumerate(given["_ballots"], start=1)
        for department, mark in ballot.items()
    ]


def _authors(given: Given) -> list[Row]:
    return [
        {"材料": "稿件署名", "部门": department, "篇号": article["id"]}
        for article in given["_articles"]
        for department in article["by"]
    ]


def _joint(given: Given) -> list[Row]:
    rows: list[Row] = []
    for one in given["_cases"]:
        lead = {"部门": one["lead"], "角色": "主办", "完成日": one["lead_done"]}
        others = [
            {"部门": other["dept"], "角色": "协办", "完成日": other["done"]} for other in one["co"]
        ]
        rows += [{"材料": "联办事项", "办理期限": one["due"], **row} for row in (lead, *others)]
    return rows


WHOLE: dict[str, Callable[[Given], list[Row]]] = {
    "I043": _authors,
    "I153": _ballots,
    "I171": _joint,
}
MAKERS: dict[str, Callable[[Given], list[Row]]] = {
    "I019": _enforcement,
    "I021": _ledger,
    "I025": _notices,
    "I039": _endorsed,
    "I045": _published,
    "I047": _articles,
    "I053": _years,
    "I065": _causes,
    "I127": _archives,
    "I129": _monthly,
    "I149": _honours,
    "I151": _marks,
    "I165": _leader,
    "I179": _visits,
    "I189": _tasks,
    "I073": _raters,
    "I105": _inspection,
    "I145": _attendance,
    "I169": _return,
}
