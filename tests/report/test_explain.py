"""Explanations say, in both languages, what was scored and what is missing, and nothing private."""

import json

import pytest

import creditpolicy
from creditpolicy import CreditPolicyError
from creditpolicy.report.explain import explain
from tests.oracle.evidence import rows

POLICY = creditpolicy.load("policies/gaoxin_2018.policy")


def row(kind: str, department: str = "税务局", **cells: object) -> dict[str, object]:
    return {"部门": department, "材料": kind, "日期": "2018-06-01", **cells}


CODE = "91350100M000100Y43"
CASE = {
    "来源": "自报",
    "奖惩领域名称": "税收",
    "实施部门名称": "税务局",
    "奖惩措施": "限制出境",
    "对象名称": "甲公司",
}


def said(evidence: list[dict[str, object]], item: str, lang: str = "zh") -> str:
    return explain(POLICY.evaluate(evidence), "税务局", item, lang)


def test_one_component_short() -> None:
    """A case with two of five components lacks one, and the three that would do are named."""
    evidence = [row("信用应用创新", 名称="信易贷", 制度文件="有", 图片资料="有", 总结材料="无")]
    assert "还差 1 个要件即可认定（缺 总结材料、典型案例、媒体报道）" in said(evidence, "4")
    assert "1 more component needed (missing 总结材料, 典型案例, 媒体报道)" in said(
        evidence, "4", "en"
    )


def test_nothing_filed() -> None:
    """Where nothing was filed, the explanation says of what."""
    assert "没有报送“媒体报道”" in said([], "3")
    assert "no “媒体报道” was filed" in said([], "3", "en")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"主体代码": CODE[:-1] + "4"}, "“主体代码”校验不通过"),
        ({"主体代码": ""}, "没有填“主体代码”"),
        ({"主体代码": CODE, "奖惩措施": " "}, "没有填“奖惩措施”"),
        ({"主体代码": CODE, "状态": "待核"}, "待核，核定后才计"),
        ({"主体代码": CODE, "状态": "退回"}, "已退回"),
        ({"主体代码": CODE, "日期": "2017-12-31"}, "日期 2017-12-31 不在考核期内"),
    ],
)
def test_why_a_record_does_not_count(cells: dict[str, object], reason: str) -> None:
    """The failing condition is named: the question that users of every rule engine ask."""
    text = said([row("联合奖惩案例", **{**CASE, **cells})], "2")
    assert reason in text


def test_duplicates_are_explained() -> None:
    """The second of two equal cases says which columns make it the same case."""
    case = row("联合奖惩案例", **CASE, 主体代码=CODE)
    assert "奖惩措施、主体代码、日期相同的只计一次" in said([case, dict(case)], "2")


def test_late_records_show_their_deadline() -> None:
    """A late record shows the last day that would have been in time: 2018-06-01 and 7 working days is 06-12."""
    evidence = [row("双公示信息", 报送日期="2018-06-13", 类别="行政许可", 准确="是")]
    assert "“报送日期”是 2018-06-13，晚于期限 2018-06-12" in said(evidence, "6")


@pytest.mark.parametrize(
    ("evidence", "item", "reason"),
    [
        (
            row("媒体报道", 级别="区级", 截图="a.png"),
            "3",
            "“级别”是“区级”，应为“国家级”、“省级”或“市级”",
        ),
        (row("联合奖惩案例", 来源="自报"), "2", "“来源”是“自报”，应为“系统”"),
        (row("双公示信息", 准确="否", 类别="行政许可"), "6", "“准确”是“否”，应为“是”"),
        (
            row("失信被执行记录", 移出日期="2018-09-14"),
            "5",
            "“移出日期”填了内容；或 “移出日期”是 2018-09-14，应晚于 2018-12-31",
        ),
    ],
)
def test_what_was_wanted_is_said_in_words(
    evidence: dict[str, object], item: str, reason: str
) -> None:
    """A comparison that fails is worded as a clerk would: no sign stands in for a word."""
    assert reason in said([evidence], item)


def wanted(evidence: list[dict[str, object]], item: str, lang: str = "zh") -> list[str]:
    """The lines of what is missing."""
    title = "还差什么" if lang == "zh" else "What is missing"
    _, end = said(evidence, item, lang).split(title + "\n")
    return [line.strip() for line in end.splitlines()]


def test_a_record_that_costs_points_is_among_what_is_missing() -> None:
    """A listing is named as the reason of the deduction; one that was taken off is not."""
    listed = row("失信被执行记录", 编号="甲1", 被执行人="某村委会")
    gone = row("失信被执行记录", 编号="甲2", 移出日期="2018-07-01")
    (line,) = wanted([listed, gone], "5")
    assert "甲1" in line
    assert line.endswith("因这一件扣分")
    (line,) = wanted([listed, gone], "5", "en")
    assert line.endswith("points are deducted for it")


def test_a_kind_of_which_nothing_was_filed_is_missing() -> None:
    """Filings without a declared number: the declaration is what 报送率 lacks."""
    filing = row("双公示信息", 类别="行政许可", 准确="是", 报送日期="2018-06-01")
    assert wanted([filing], "6") == ["6 双公示  没有报送“双公示应报”"]


def test_a_sum_with_a_deduction_is_a_difference() -> None:
    """A 22nd of 15 points less the 5 of a listing is 15/22 − 110/22: `− 95/22`, never `+ -`."""
    text = explain(POLICY.evaluate([row("失信被执行记录")]), "税务局")
    assert "贡献分 = 0 + 0 + 0 + 0 − 95/22 + 0 = -4.32 分（-95/22）" in text


def test_records_of_one_file_name_it_once() -> None:
    """The file stands below the department; a record says its row only."""
    text = said([row("失信被执行记录")], "5")
    assert text.count("Python") == 1
    assert "计入  材料第 1 行" in text
    assert "← 政策第 " in text


def test_the_points_and_the_clause_stand_in_the_head() -> None:
    """Two listings at 5 points each: 15 points, 5 scored, 10 lost, with the place in the notice."""
    evidence = [row("失信被执行记录") for _ in range(2)]
    text = said(evidence, "5")
    assert "考核项 5 政务诚信：15 分，得 5.00 分，失 10.00 分  〔附件第5项" in text
    assert "5 × 2 = 10.00 分" in text
    assert "失信扣分 = 5（假设，未定）" in text


def test_most_points_lost_come_first() -> None:
    """With no evidence at all item 1 (30 points) stands first, item 5 (nothing lost) last."""
    text = explain(POLICY.evaluate([]), "税务局")
    places = [text.index(f"考核项 {item} ") for item in ("1", "2", "3", "4", "6", "5")]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.no_cover
def test_private_values_never_appear(lang: str, format_: str) -> None:
    """No code of a person or a company stands in any explanation."""
    evidence = rows(7, 2000)
    codes = {str(r.get("主体代码", "")).strip() for r in evidence} - {"", "None"}
    text = explain(POLICY.evaluate(evidence), None, None, lang, format_)
    shown = [code for code in codes if len(code) > 8 and code in text]
    assert len(codes) > 20
    assert shown == []


def test_json_says_the_same() -> None:
    """The data has every department in order of rank, exact figures, and the reasons in both languages."""
    assessment = POLICY.evaluate(rows(8, 100))
    data = json.loads(explain(assessment, form="json"))
    assert data["schema"] == "creditpolicy/explanation/1"
    assert [d["rank"] for d in data["departments"]] == sorted(
        d.rank for d in assessment.departments
    )
    for department in data["departments"]:
        result = assessment.by_name[department["name"]]
        assert department["score"]["exact"] == str(result.score)
        assert {item["item"] for item in department["items"]} == {i.item.id for i in result.items}


def test_the_api_refuses_unknown_names() -> None:
    """An unknown department, an unknown item and an item that does not name it each end in a code."""
    assessment = POLICY.evaluate([])
    for department, item, code in (
        ("税务", None, "CP607"),
        ("税务局", "9", "CP608"),
        ("办公室", "1", "CP609"),
    ):
        with pytest.raises(CreditPolicyError) as caught:
            creditpolicy.explain(assessment, department, item)
        assert [d.code.code for d in caught.value.diagnostics] == [code]


SUMMARY = creditpolicy.loads("""语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
等级 等次：优 > 良 > 中
材料 简报
  字段 标题：文字
考核项 1 示例 10分
  统计 件数：简报 的 件数
  得分率 = 件数 ÷ 4，最高 1
  责任部门 全部部门
汇总
  表 甲等次（基础分）
    ≥ 5分：优
    其余：中
  表 乙等次（件数）
    ≥ 1：良
    其余：中
  计算 不降 = 若 甲等次 不低于 乙等次 则 1 否则 0
""")
BRIEF = {"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "标题": "一"}


def test_the_figures_of_the_summary_are_explained() -> None:
    """Each figure of 汇总 is derived in the data as in the text, down to the records."""
    assessment = SUMMARY.evaluate([BRIEF])
    first, _ = json.loads(explain(assessment, form="json"))["departments"]
    figures = {figure["score"]: figure for figure in first["figures"]}
    assert list(figures) == ["甲等次", "乙等次", "不降"]
    assert figures["甲等次"]["value"]["exact"] == "中"
    (base,) = figures["甲等次"]["inputs"]
    assert (base["score"], base["value"]["exact"]) == ("基础分", "5/2")
    (counted,) = figures["乙等次"]["inputs"]
    assert [record["row"] for record in counted["records"]] == [1]


def test_which_grade_was_higher_is_told_with_the_other() -> None:
    """Of two grade figures the text says what the other one was, and what would have been enough."""
    text = explain(SUMMARY.evaluate([BRIEF]), "甲局")
    told = text[text.index("不降 = 0") :]
    assert "因为 乙等次 = 良" in told
    assert "不成立：甲等次 属于 优、良" in told
