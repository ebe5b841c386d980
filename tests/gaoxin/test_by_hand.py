"""Small cases of the 2018 notice, worked out by hand from the page; the arithmetic stands beside each."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from creditpolicy.diagnostics.diagnostic import Cell
from tests.gaoxin.figures import POLICY, Row, evaluated
from tests.gaoxin.page import HEAD

CREDIT_CODE = "91350100M000100Y43"
IDENTITY_NUMBER = "11010519491231002X"
"""Both have their right check character; the second is the example of GB 11643-1999."""


def row(kind: str, department: str, **cells: object) -> Row:
    """A record of Wednesday 2018-05-02."""
    return {"材料": kind, "部门": department, "日期": "2018-05-02", **cells}


def document(department: str, **cells: object) -> Row:
    return row("正式文件", department, **{"文号": "1号", "附件": "方案.pdf", **cells})


def case(department: str, **cells: object) -> Row:
    filled = {
        "来源": "自报",
        "奖惩领域名称": "税收",
        "实施部门名称": "税务局",
        "奖惩措施": "限制参加采购",
        "对象名称": "某公司",
        "主体代码": CREDIT_CODE,
    }
    return row("联合奖惩案例", department, **{**filled, **cells})


def activity(
    department: str, name: str, *parts: str, kind: str = "宣传活动", **cells: object
) -> Row:
    return row(kind, department, 名称=name, **dict.fromkeys(parts, "有"), **cells)


def filing(department: str, decided: str, reported: str, right: str = "是") -> Row:
    cells = {"类别": "行政许可", "准确": right, "报送日期": reported, "日期": decided}
    return {**row("双公示信息", department), **cells}


def declared(department: str, number: int | str) -> Row:
    return row("双公示应报", department, 应报数量=number)


def score(*rows: Row, **options: Any) -> dict[str, Any]:
    return evaluated(list(rows), **options)


def of_item(result: dict[str, Any], department: str, item: str) -> dict[str, str]:
    line: dict[str, str] = result["departments"][department]["items"][item]
    return line


def test_no_evidence_at_all() -> None:
    """Without evidence nobody is listed: item 5 keeps its 15 points and nothing else scores."""
    result = score()
    assert result["zone"]["score"] == "15"
    assert result["zone"]["items"] == {"1": "0", "2": "0", "3": "0", "4": "0", "5": "15", "6": "0"}
    # 办公室 stands in item 5 only: 100 × 15 ÷ 15. Its share and contribution: 15 ÷ 22.
    assert result["departments"]["办公室"]["score"] == "100"
    assert result["departments"]["办公室"]["contribution"] == "15/22"
    # 税务局 stands in all six items: 100 × 15 ÷ 100.
    assert result["departments"]["税务局"]["score"] == "15"
    # Its share: 30 × 40% ÷ 12 + 20 × 50% ÷ 4 + 15 × 40% ÷ 5 + 15 × 50% ÷ 7 + 15 ÷ 22 + 5 × 80% ÷ 4
    #          = 1 + 5/2 + 6/5 + 15/14 + 15/22 + 1
    expected = 1 + Fraction(5, 2) + Fraction(6, 5) + Fraction(15, 14) + Fraction(15, 22) + 1
    assert result["departments"]["税务局"]["share"] == str(expected)


def test_one_document_of_the_head_office() -> None:
    """One formal document of 发展战略与宣传策划局 is worth its whole group: 30 × 60% = 18 points."""
    result = score(document(HEAD))
    assert result["zone"]["items"]["1"] == "18"
    assert result["zone"]["score"] == "33"  # with the 15 of item 5
    assert result["departments"][HEAD] == {
        "rank": 1,  # beside 办公室 and 政法委
        "score": "100",
        "contribution": "18",
        "share": "18",
        "items": {"1": {"rate": "1", "score": "30", "contribution": "18", "share": "18"}},
    }


def test_one_document_of_one_in_twelve() -> None:
    """One document of one of the twelve: 30 × 40% × 1/12 = 1 point for the zone."""
    result = score(document("税务局"))
    assert result["zone"]["items"]["1"] == "1"
    assert of_item(result, "税务局", "1")["contribution"] == "1"
    # 税务局: 100 × (30 + 15) ÷ 100.
    assert result["departments"]["税务局"]["score"] == "45"


@pytest.mark.parametrize(
    ("documents", "wanted", "rate"),
    [(1, "1", "1"), (1, "3", "1/3"), (2, "3", "2/3"), (4, "3", "1")],
)
def test_documents_for_full_marks(documents: int, wanted: str, rate: str) -> None:
    """n documents of the N that full marks take give min(1, n ÷ N)."""
    rows = [document("法院", 文号=f"{n}号") for n in range(documents)]
    result = score(*rows, assume={"满分文件数": wanted})
    assert of_item(result, "法院", "1")["rate"] == rate


@pytest.mark.parametrize(
    "cells",
    [
        {"附件": ""},
        {"附件": None},
        {"附件": "无"},
        {"附件": "否"},
        {"附件": False},
        {"附件": "　"},
        {"文号": ""},
        {"日期": "2017-12-31"},
        {"日期": "2019-01-01"},
        {"状态": "待核"},
        {"状态": "退回"},
    ],
)
def test_documents_that_do_not_count(cells: dict[str, object]) -> None:
    """A document without number or annex, outside 2018, or not approved counts nowhere."""
    assert score(document("法院", **cells))["zone"]["items"]["1"] == "0"


@pytest.mark.parametrize(
    ("cells", "rate"),
    [
        ({}, "1"),
        ({"主体代码": CREDIT_CODE.lower()}, "1"),
        ({"主体代码": IDENTITY_NUMBER}, "1"),
        ({"主体代码": "91350100M000100Y44"}, "0"),  # the check character is 3
        ({"主体代码": CREDIT_CODE + "0"}, "0"),  # 19 characters
        ({"主体代码": "11010519491331003X"}, "0"),  # the right check character, no 13th month
        ({"奖惩措施": ""}, "0"),
        ({"对象名称": "无"}, "0"),
        ({"来源": "系统", "奖惩措施": "", "主体代码": ""}, "1"),  # the system's own need nothing
    ],
)
def test_a_case(cells: dict[str, object], rate: str) -> None:
    """A reported case counts with its six parts and a valid code; the system's counts as it is."""
    assert of_item(score(case("财政局", **cells)), "财政局", "2")["rate"] == rate


def test_cases_that_are_one() -> None:
    """Reported cases with equal measure, code and date count once; the system's count one each."""
    rows = [
        case("财政局"),
        case("财政局", 对象名称="某有限公司", 主体代码=CREDIT_CODE.lower()),  # the same case
        case("财政局", 奖惩措施="行业禁入"),
        case("财政局", 来源="系统"),
        case("财政局", 来源="系统"),
    ]
    # 1 + 1 + 2 = 4 of 10; the group: 20 × 30% × (4/10) ÷ 5 = 12/25.
    result = score(*rows, assume={"奖惩满分案例数": "10"})
    assert of_item(result, "财政局", "2")["rate"] == "2/5"
    assert result["zone"]["items"]["2"] == "12/25"


def test_three_of_five_parts() -> None:
    """An activity is a case from three of its five parts on."""
    two = activity("检察院", "诚信进校园", "制度文件", "图片资料")
    three = activity("检察院", "诚信进校园", "制度文件", "图片资料", "媒体报道")
    assert of_item(score(two), "检察院", "3")["rate"] == "0"
    result = score(three)
    assert of_item(result, "检察院", "3")["rate"] == "1"
    assert result["zone"]["items"]["3"] == "6/5"  # 15 × 40% × 1/5


@pytest.mark.parametrize(
    ("level", "plain", "weighted"),
    [("国家级", "1/5", "4/5"), ("省级", "1/5", "2/5"), ("市级", "1/5", "1/5"), ("区级", "0", "0")],
)
def test_levels_of_reports(level: str, plain: str, weighted: str) -> None:
    """Of five wanted, a report is one; weighted by its level it is 4, 2 or 1; a district one is none."""
    report = row("媒体报道", "城市管理局", 标题="一", 媒体名称="某报", 级别=level, 截图="有")
    assume = {"宣传满分案例数": "5"}
    assert of_item(score(report, assume=assume), "城市管理局", "3")["rate"] == plain
    assume["媒体级别倍数"] = "按级别"
    assert of_item(score(report, assume=assume), "城市管理局", "3")["rate"] == weighted
    no_picture = {**report, "截图": "否"}
    assert of_item(score(no_picture, assume=assume), "城市管理局", "3")["rate"] == "0"


def test_one_case_in_two_items() -> None:
    """One case serves items 3 and 4; where that is forbidden, it serves item 3 only."""
    parts = ("制度文件", "总结材料", "典型案例")
    both = [
        activity("投资促进中心", "信易贷", *parts),
        activity("投资促进中心", "信易贷", *parts, kind="信用应用创新"),
    ]
    allowed, forbidden = score(*both), score(*both, assume={"跨项重复": "禁止"})
    assert of_item(allowed, "投资促进中心", "4")["rate"] == "1"
    assert of_item(forbidden, "投资促进中心", "3")["rate"] == "1"
    assert of_item(forbidden, "投资促进中心", "4")["rate"] == "0"
    another = {**both[1], "名称": "信易租"}
    kept = score(both[0], another, assume={"跨项重复": "禁止"})
    assert of_item(kept, "投资促进中心", "4")["rate"] == "1"


def test_a_listing() -> None:
    """One listing of 政法委 costs it and the zone 5 points of item 5."""
    result = score(row("失信被执行记录", "政法委", 被执行人="某中心", 案号="1号", 移出日期=""))
    assert result["zone"]["items"]["5"] == "10"
    # 政法委: rate (15 − 5) ÷ 15, score 100 × 10 ÷ 15, contribution 15 ÷ 22 − 5 = −95/22.
    line = of_item(result, "政法委", "5")
    assert line == {"rate": "2/3", "score": "10", "contribution": "-95/22", "share": "15/22"}
    assert result["departments"]["政法委"]["score"] == "200/3"
    # 100 × −95/22 ÷ 15/22 is below 0, so 0 where departments are scored on their shares.
    assert (
        score(
            row("失信被执行记录", "政法委", 被执行人="某中心", 案号="1号", 移出日期=""),
            assume={"部门得分口径": "分担分值"},
        )["departments"]["政法委"]["score"]
        == "0"
    )


def test_more_listings_than_points() -> None:
    """Four listings at 5 points take the 15 points and no more, in proportion to the listings."""
    names = ["政法委", "政法委", "政法委", "法院"]
    rows = [row("失信被执行记录", name, 案号=f"{n}号") for n, name in enumerate(names)]
    result = score(*rows)
    assert result["zone"]["items"]["5"] == "0"
    # 15 ÷ 22 − 15 × 3/4 = −465/44 and 15 ÷ 22 − 15 × 1/4 = −135/44; the other 20 keep 15 ÷ 22.
    assert of_item(result, "政法委", "5")["contribution"] == "-465/44"
    assert of_item(result, "法院", "5")["contribution"] == "-135/44"
    assert of_item(result, "政法委", "5")["rate"] == "0"
    assert of_item(result, "法院", "5")["rate"] == "2/3"  # its own 5 of 15


@pytest.mark.parametrize(
    ("removed", "as_of", "left"),
    [
        ("", None, "10"),
        ("2018-12-31", None, "15"),  # removed by the end of the period
        ("2019-01-01", None, "10"),
        ("2018-12-07", date(2018, 12, 7), "15"),  # on the cut-off day it is no longer listed
        ("2018-12-08", date(2018, 12, 7), "10"),
        ("2019-01-01", date(2019, 1, 1), "15"),  # the as-of day is the cut-off as it is given
        ("", date(2018, 5, 1), "15"),  # the listing itself is of 2 May
    ],
)
def test_when_a_listing_ends(removed: str, as_of: date | None, left: str) -> None:
    """A listing costs points as long as it stands at the cut-off."""
    listing = row("失信被执行记录", "法院", 案号="1号", 移出日期=removed)
    assert score(listing, as_of=as_of)["zone"]["items"]["5"] == left


@pytest.mark.parametrize(
    ("decided", "reported", "in_time"),
    [
        # 28 September (1), the working Saturday 29 (2) and Sunday 30 (3), then 8 to 11 October (4-7).
        ("2018-09-27", "2018-10-11", True),
        ("2018-09-27", "2018-10-12", False),
        # The working Sunday 11 February (1), 12 to 14 (2-4), 22 and 23 (5, 6), working Saturday 24 (7);
        # Sunday 25 is a day of rest behind the last day.
        ("2018-02-09", "2018-02-24", True),
        ("2018-02-09", "2018-02-25", True),
        ("2018-02-09", "2018-02-26", False),
        ("2018-05-02", "2018-05-02", True),
        ("2018-05-02", "2018-04-02", True),
        ("2018-05-02", "", False),
    ],
)
def test_in_time(decided: str, reported: str, in_time: bool) -> None:
    """Seven working days after the decision are in time, moved working days and holidays counted."""
    result = score(filing("财政局", decided, reported), declared("财政局", 1))
    # Accurate 1, complete 1, in time 1 or 0: the mean is 1 or 2/3.
    assert of_item(result, "财政局", "6")["rate"] == ("1" if in_time else "2/3")


def test_three_rates() -> None:
    """准确率 3/4, 及时率 2/4 and 报送率 4/5 make (3/4 + 1/2 + 4/5) ÷ 3 = 41/60."""
    rows = [
        filing("税务局", "2018-05-02", "2018-05-03"),
        filing("税务局", "2018-05-02", "2018-05-03"),
        filing("税务局", "2018-05-02", "2018-08-01"),
        filing("税务局", "2018-05-02", "2018-08-01", right="否"),
        declared("税务局", 2),
        declared("税务局", "３"),
    ]
    result = score(*rows)
    assert of_item(result, "税务局", "6")["rate"] == "41/60"
    assert result["zone"]["items"]["6"] == "41/60"  # 5 × 80% × 41/60 ÷ 4


@pytest.mark.parametrize(
    ("rows", "rate", "warned"),
    [
        ([], "0", True),
        ([declared("法院", 3)], "0", False),
        ([declared("法院", 0)], None, False),
        ([declared("法院", 0), filing("法院", "2018-05-02", "2018-05-03")], "1", True),
        ([filing("法院", "2018-05-02", "2018-05-03")], "2/3", True),  # (1 + 1 + 0) ÷ 3
    ],
)
def test_nothing_declared(rows: list[Row], rate: str | None, warned: bool) -> None:
    """Nothing reported, nothing declared, a declared 0: each is its own case, and said aloud."""
    assessment = POLICY.evaluate(rows)
    assert of_item(evaluated(rows), "法院", "6")["rate"] == rate
    told = [d.message("zh") for d in assessment.diagnostics if d.code.code == "CP602"]
    assert any("法院" in sentence for sentence in told) is warned


def test_item_that_applies_to_nobody() -> None:
    """Where all ten declare 0, item 6 applies to nobody and the other 95 points become 100."""
    ten = "市场监管局、税务局、科技经济运行局、国土规划建设管理局、财政局、城市管理局、社会事务局"
    names = [*ten.split("、"), "公安分局", "法院", "环保分局"]
    result = score(*[declared(name, 0) for name in names], document(HEAD))
    assert result["zone"]["items"]["6"] is None
    # (18 + 15) × 100 ÷ 95
    assert result["zone"]["score"] == str(Fraction(33 * 100, 95))
    assert result["departments"][HEAD]["contribution"] == str(Fraction(18 * 100, 95))
    # 税务局 has 95 points left, of which 15 are reached.
    assert result["departments"]["税务局"]["score"] == str(Fraction(1500, 95))
    full = score(*[declared(name, 0) for name in names], assume={"缺项处理": "满分"})
    assert full["zone"]["items"]["6"] == "5"


def test_group_that_applies_to_nobody() -> None:
    """A group to whom nothing applies gives its weight to the other group of the item."""
    four = ["市场监管局", "税务局", "科技经济运行局", "国土规划建设管理局"]
    rows = [declared(name, 0) for name in four]
    rows += [filing("法院", "2018-05-02", "2018-05-03"), declared("法院", 1)]
    result = score(*rows)
    # The group of six has the whole weight: 5 × 1 ÷ 6.
    assert result["zone"]["items"]["6"] == "5/6"
    assert of_item(result, "法院", "6")["share"] == "5/6"
    assert of_item(result, "税务局", "6") == dict.fromkeys(
        ("rate", "score", "contribution", "share"), None
    )


@pytest.mark.parametrize(
    ("how", "zone", "mine", "other"),
    [
        # One of twelve has its document: 12 × 1/12, the best 12, the worst 0 points; shared by twelve.
        ("平均", "1", "1", "0"),
        ("任一", "12", "1", "1"),
        ("全部", "0", "0", "0"),
    ],
)
def test_how_a_group_is_met(how: str, zone: str, mine: str, other: str) -> None:
    """Mean, best or worst of a group; a department's own score always uses its own rate."""
    result = score(document("税务局"), assume={"组内分担": how})
    assert result["zone"]["items"]["1"] == zone
    assert of_item(result, "税务局", "1")["contribution"] == mine
    assert of_item(result, "法院", "1")["contribution"] == other
    assert of_item(result, "税务局", "1")["score"] == "30"


def test_ranks_skip() -> None:
    """Two at the top are both first, and the next is third."""
    listing = row("失信被执行记录", "政法委", 案号="1号")
    ranks = {n: d["rank"] for n, d in score(document(HEAD), listing)["departments"].items()}
    # 100: 发展战略与宣传策划局, 办公室; 200/3: 政法委; 1500/45: 投资促进中心, 行政服务与审批管理局; 1500/50.
    assert [name for name, rank in ranks.items() if rank == 1] == [HEAD, "办公室"]
    assert ranks["政法委"] == 3
    assert ranks["投资促进中心"] == ranks["行政服务与审批管理局"] == 4
    assert ranks["城市管理局"] == 6


@pytest.mark.parametrize(
    ("happened", "reported", "known"),
    [
        ("2018-12-07", "", True),
        ("2018-12-08", "", False),
        ("2018-12-01", "2018-12-07", True),
        ("2018-12-01", "2018-12-08", False),
    ],
)
def test_as_of_a_week(happened: str, reported: str, known: bool) -> None:
    """The bulletin of 7 December knows what was on file on that day, and nothing later."""
    rows = [document(HEAD, 日期=happened, 报送日期=reported)]
    assert score(*rows, as_of=date(2018, 12, 7))["zone"]["items"]["1"] == ("18" if known else "0")
    assert score(*rows)["zone"]["items"]["1"] == "18"


def test_pending_beside_certain() -> None:
    """A pending document scores nothing for certain, and what it would if it were approved."""
    assessment = POLICY.evaluate([document(HEAD, 状态="待核")])
    assert assessment.zone.score == 15
    assert assessment.if_approved is not None
    assert assessment.if_approved.zone.score == 33


def test_foreign_record() -> None:
    """A record of a department that the item does not name scores nothing and is listed."""
    assessment = POLICY.evaluate([document("财政局")])
    assert assessment.zone.score == 15
    (problem,) = [d for d in assessment.diagnostics if d.code.code == "CP552"]
    assert problem.at == Cell("Python", 1, "部门")
    assert "财政局" in problem.message("zh")
    assert "财政局" in problem.message("en")


def test_bad_row_is_told() -> None:
    """A row of the 30th of February is refused with its place, and the others count."""
    rows = [document(HEAD), document("税务局", 日期="2018-02-30")]
    assessment = POLICY.evaluate(rows)
    assert assessment.zone.score == 33
    assert assessment.evidence.refused == 1
    (problem,) = [d for d in assessment.diagnostics if d.is_error]
    assert (problem.code.code, problem.at.row, problem.at.column) == ("CP543", 2, "日期")


def test_a_listing_without_end_is_still_listed() -> None:
    """移出日期 9999-12-31, as databases write “no end”, is after the cut-off: 1 listing, 5 points."""
    result = score(row("失信被执行记录", "税务局", 移出日期="9999-12-31"))
    assert of_item(result, "税务局", "5")["rate"] == "2/3"  # (15 − 5 × 1) ÷ 15
    assert result["zone"]["items"]["5"] == "10"


def test_a_filing_in_the_far_future_is_late() -> None:
    """报送日期 9999-12-31 is no year of the calendar, and yet surely past 7 working days.

    准确率 1, 及时率 1/2, 报送率 1: their mean is 5/6.
    """
    filings = [filing("税务局", "2018-05-02", day) for day in ("2018-05-03", "9999-12-31")]
    result = score(*filings, declared("税务局", 2))
    assert of_item(result, "税务局", "6")["rate"] == "5/6"


def test_pending_nobody_knew_of_gives_no_second_result() -> None:
    """What was filed after the as-of day, or lies outside the period, is pending for nobody."""
    later = document("税务局", 状态="待核", 日期="2018-06-01")
    outside = document("税务局", 状态="待核", 日期="2017-06-01")
    early = date(2018, 3, 1)
    assert POLICY.evaluate([later], as_of=early).if_approved is None
    assert POLICY.evaluate([outside]).if_approved is None
    assert POLICY.evaluate([later]).if_approved is not None
