"""The documentation is enough: policies written from it alone give the figures that are expected.

Their writer had the language page, the tutorial and the how-to pages, and saw none of the policies
beside this folder. They are kept as written at first; one gave wrong figures, and says where (I053).
"""

import json
from pathlib import Path
from typing import Any

import pytest

import creditpolicy
from creditpolicy import Assessment
from tests.idioms.answers import shown
from tests.idioms.newcomer.rows import LAGGED, MAKERS, annual_marks, classed

HERE = Path(__file__).parent
POLICIES = sorted((HERE / "policies").glob("*.policy"))
IDIOMS = {
    path.stem: json.loads((HERE.parent / "cases" / f"{path.stem}.json").read_text(encoding="utf-8"))
    for path in POLICIES
}
CASES = [
    pytest.param(idiom, case, id=f"{idiom}-{number}")
    for idiom, one in IDIOMS.items()
    for number, case in enumerate(one["cases"], start=1)
]
FIGURES = {"I161": "等次", "I183": "榜单"}
"""By idiom: the grade that answers it; the others are answered by the department's score."""
ANNUAL = """语言 1
考核 年度考核
  年度 {year}
  总分 100分
部门 甲局
材料 测评
  字段 分数：分值，0分 至 100分
考核项 1 测评 100分
  统计 平均分：测评 的 分数 均值
  得分 = 平均分
  责任部门 全部部门
"""


def evaluated(idiom: str, given: dict[str, Any]) -> Assessment:
    """The newcomer's policy with the case's evidence, and with the results that it refers to."""
    text = (HERE / "policies" / f"{idiom}.policy").read_text(encoding="utf-8")
    policy = creditpolicy.loads(text)
    if idiom == "I053":
        years = [(back, annual_marks(given, back)) for back in range(4)]
        results = [
            creditpolicy.loads(ANNUAL.format(year=2018 - back)).evaluate(rows)
            for back, rows in years
            if rows
        ]
        return policy.evaluate([], results=results)
    if idiom in LAGGED:
        before = text.replace("2017", "2016").replace("2018", "2017")
        last = creditpolicy.loads(before).evaluate(LAGGED[idiom](given, "last", 2017))
        return policy.evaluate(LAGGED[idiom](given, "now", 2018), results=[last])
    return policy.evaluate(list(MAKERS[idiom](given)))


@pytest.mark.parametrize(("idiom", "case"), CASES)
def test_case(idiom: str, case: dict[str, Any]) -> None:
    """Every case gives exactly the figures that its rule says."""
    given, expected = case["given"], case["expect"]
    assessment = evaluated(idiom, given)
    got = {
        name: shown(
            assessment.scores[FIGURES[idiom]][classed(name, given),]
            if idiom in FIGURES
            else assessment.by_name[name].score
        )
        for name in expected
    }
    assert got == expected


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_no_finding(path: Path) -> None:
    """The checker has nothing to say against any of them."""
    assert creditpolicy.load(path).diagnostics == ()
