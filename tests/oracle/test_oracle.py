"""The oracle against arithmetic done by hand from the page, and laws on random evidence."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from tests.oracle import evidence, gaoxin
from tests.oracle.gaoxin import DEPARTMENTS, GROUPS, HEAD, MEMBERS, STREETS, assess

pytestmark = pytest.mark.no_cover  # none of the package runs here

ALTERNATIVES = [
    dict(zip(gaoxin.CHOICES, choice, strict=True))
    for choice in itertools.product(*gaoxin.CHOICES.values())
]


def row(kind: str, department: str, **cells: object) -> dict[str, object]:
    """A row of 2018-05-02 (a Wednesday), to which cells are added."""
    return {"材料": kind, "部门": department, "日期": "2018-05-02"} | cells


def document(department: str, **cells: object) -> dict[str, object]:
    return row("正式文件", department, 文号="济高〔2018〕1号", 附件="a.pdf") | cells


def case(department: str, **cells: object) -> dict[str, object]:
    """A 自报 case with all its columns."""
    filled = {
        "奖惩领域名称": "税收",
        "实施部门名称": "税务局",
        "奖惩措施": "限制",
        "对象名称": "某",
    }
    valid = {"来源": "自报", "主体代码": "91350100M000100Y43"}
    return row("联合奖惩案例", department) | filled | valid | cells


def report(department: str, level: str) -> dict[str, object]:
    return row("媒体报道", department, 级别=level, 截图=True)


def five(kind: str, department: str, name: object = "甲", **cells: object) -> dict[str, object]:
    """A 宣传活动 or 信用应用创新 with three of its five components."""
    components: dict[str, object] = {"制度文件": "是", "图片资料": True, "典型案例": "x"}
    return row(kind, department, 名称=name) | components | cells


def listing(department: str, removed: object = None, **cells: object) -> dict[str, object]:
    return row("失信被执行记录", department, 移出日期=removed) | cells


def filing(department: str, decided: str, reported: object, right: object = True) -> Any:
    cells = {"类别": "行政许可", "准确": right, "日期": decided, "报送日期": reported}
    return row("双公示信息", department) | cells


def declared(department: str, amount: object, **cells: object) -> dict[str, object]:
    return row("双公示应报", department, 应报数量=amount) | cells


def item(result: dict[str, Any], department: str, number: str) -> Any:
    return result["departments"][department]["items"][number]


def rate(rows: list[dict[str, object]], department: str, number: str, **values: str) -> Any:
    return item(assess(rows, assumptions=values), department, number)["rate"]


def total(result: dict[str, Any], column: str) -> Fraction:
    return sum((Fraction(d[column]) for d in result["departments"].values()), Fraction(0))


# The table of the notice


def test_table() -> None:
    """The items have the page's points, group sizes and weights, and name 23 departments."""
    assert sum(gaoxin.POINTS.values()) == 100
    assert len(DEPARTMENTS) == len(set(DEPARTMENTS)) == 23
    sizes = {number: [len(members) for _, members in GROUPS[number]] for number in GROUPS}
    assert sizes == {"1": [1, 12], "2": [4, 5, 8], "3": [5, 6, 9], "4": [7, 6, 6], "6": [4, 6]}
    assert len(MEMBERS["5"]) == 22
    assert all(sum(weight for weight, _ in groups) == 1 for groups in GROUPS.values())
    assert all(len(set(members)) == len(members) for members in MEMBERS.values())
    assert {d for members in MEMBERS.values() for d in members} == set(DEPARTMENTS)
    only_in_5 = [d for d in DEPARTMENTS if sum(d in m for m in MEMBERS.values()) == 1]
    assert only_in_5 == [HEAD, "办公室", "政法委"]


def test_no_evidence() -> None:
    """Without evidence nobody is listed, so item 5 gives its 15 points, and nothing else does."""
    result = assess([])
    assert result["zone"]["score"] == "15"
    assert result["zone"]["items"] == {"1": "0", "2": "0", "3": "0", "4": "0", "5": "15", "6": "0"}
    assert total(result, "share") == 100
    assert total(result, "contribution") == 15
    # Item 1: 30 x 60% / 1; item 5: 15 / 22; 公安分局 in item 1: 30 x 40% / 12 = 1.
    assert result["departments"][HEAD]["share"] == "18"
    assert result["departments"]["政法委"]["share"] == "15/22"
    assert item(result, "公安分局", "1")["share"] == "1"
    assert result["rejected"] == []


def test_ranks() -> None:
    """Equal scores share a rank and the next is skipped: 1, 2, 2, 4, 4, 6 and so on."""
    # 办公室 100; 政法委 with one listing 100 x 10 / 15 = 200/3; 发展战略 with two of three
    # documents 100 x 20 / 30 = 200/3; the others have item 5 only: 1500 / their points.
    rows = [listing("政法委"), document(HEAD), document(HEAD)]
    departments = assess(rows, assumptions={"满分文件数": "3"})["departments"]
    ranks = {name: d["rank"] for name, d in departments.items()}
    assert departments["政法委"]["score"] == departments[HEAD]["score"] == "200/3"
    assert departments["投资促进中心"]["score"] == "100/3"  # items 3, 4, 5: 1500 / 45
    assert (ranks["办公室"], ranks["政法委"], ranks[HEAD]) == (1, 2, 2)
    assert (ranks["投资促进中心"], ranks["行政服务与审批管理局"]) == (4, 4)
    assert ranks["城市管理局"] == 6  # items 3, 4, 5, 6: 1500 / 50
    assert (ranks["人力资源管理部"], ranks["服务业促进局"]) == (7, 7)  # 1500 / 65
    assert (ranks["国土规划建设管理局"], ranks["科技经济运行局"], ranks["财政局"]) == (9, 9, 9)
    assert ranks["环保分局"] == 12  # 1500 / 85
    assert [ranks[d] for d in ["检察院", *STREETS.split("、")]] == [13] * 6  # 1500 / 95
    assert [ranks[d] for d in ("市场监管局", "社会事务局", "税务局", "公安分局", "法院")] == [
        19
    ] * 5


# Items 1 to 4


def test_one_document() -> None:
    """One document by 发展战略与宣传策划局 gives the zone 18 points, and itself 100."""
    result = assess([document(HEAD)])
    assert result["zone"]["items"]["1"] == "18"  # 30 x 60% x 1
    assert result["zone"]["score"] == "33"  # and 15 for item 5
    assert item(result, HEAD, "1") == {
        "rate": "1", "score": "30", "contribution": "18", "share": "18",
    }  # fmt: skip
    assert result["departments"][HEAD]["score"] == "100"
    assert result["departments"][HEAD]["rank"] == 1


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "1"),
        ({"状态": None}, "1"),
        ({"状态": "\u3000"}, "1"),
        ({"状态": "approved"}, "1"),
        ({"状态": " 核定\u3000"}, "1"),
        ({"状态": "待核"}, "0"),
        ({"状态": "pending"}, "0"),
        ({"状态": "退回"}, "0"),
        ({"文号": "\u3000"}, "0"),
        ({"文号": None}, "0"),
        ({"附件": False}, "0"),
        ({"附件": " 无 "}, "0"),
        ({"附件": "否"}, "0"),
        ({"附件": "无附件"}, "1"),
        ({"标题": ""}, "1"),
        ({"日期": "2018-01-01"}, "1"),
        ({"日期": "2018年12月31日"}, "1"),
        ({"日期": "2017/12/31"}, "0"),
        ({"日期": "2019-01-01"}, "0"),
        ({"报送日期": "2020-01-01"}, "1"),
    ],
)
def test_what_counts(cells: dict[str, object], expected: str) -> None:
    """A document counts if it is 核定, in the period, and has 文号 and 附件."""
    result = assess([document("法院") | cells])
    assert item(result, "法院", "1")["rate"] == expected
    assert result["rejected"] == []


def test_full_marks() -> None:
    """A rate is the number of records over what earns full marks, at most 1."""
    rows = [document("法院")] * 3
    assert rate(rows, "法院", "1", 满分文件数="20") == "3/20"
    assert rate(rows, "法院", "1", 满分文件数="3") == "1"
    assert rate(rows, "法院", "1", 满分文件数="2") == "1"
    with pytest.raises(ValueError, match="满分文件数"):
        assess(rows, assumptions={"满分文件数": "21"})


def test_pending() -> None:
    """With pending, 待核 counts as 核定; 退回 does not."""
    rows = [document("法院", 状态="待核"), document("税务局", 状态="退回")]
    result = assess(rows, with_pending=True)
    assert item(result, "法院", "1")["rate"] == "1"
    assert item(result, "税务局", "1")["rate"] == "0"


def test_foreign_department() -> None:
    """A record of a department that the item does not name scores nothing, and is no mistake."""
    result = assess([document("办公室"), listing(HEAD), five("信用应用创新", "环保分局")])
    assert result["rejected"] == []
    assert result["zone"]["score"] == "15"


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("91350100M000100Y43", True),
        ("91110000600037341L", True),
        ("91110000600037341l", True),
        ("91350100M000100Y44", False),
        ("9135010OM000100Y43", False),  # the letter O
        ("91350100M000100Y4", False),
        ("91350100M000100Y430", False),
        ("11010519491231002X", True),
        ("\u300011010519491231002x ", True),
        ("110105194912310021", False),
        # 1949-12-32 does not exist: 310 -> 320 adds 10 to a digit sum. By hand, the digits
        # 1 1 0 1 0 5 1 9 4 9 1 2 3 2 0 0 2 with the weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2:
        # 7+9+0+5+0+20+2+9+24+27+7+18+30+10+0+0+4 = 172 = 15 x 11 + 7, and "10X98765432"[7] is 5.
        ("110105194912320025", False),
        ("", False),
        ("无", False),
    ],
)
def test_codes(code: str, good: bool) -> None:
    """A 自报 case needs a valid code of a company or a person, in any letter case."""
    assert rate([case("法院", 主体代码=code)], "法院", "2") == ("1" if good else "0")


def test_check_characters() -> None:
    """The check characters of the standards' own examples."""
    assert gaoxin.code_check("91350100M000100Y4") == "3"
    assert gaoxin.identity_check("11010519491231002") == "X"
    assert gaoxin.identity_check("11010519491232002") == "5"


def test_cases() -> None:
    """自报 of one key count once, 系统 one each, however little a 系统 case says."""
    rows = [
        case("法院", 主体代码="91110000600037341L"),
        case("法院", 主体代码="91110000600037341l", 对象名称="另", 日期="2018年5月2日"),  # the same
        case("法院", 主体代码="91110000600037341L", 日期="2018-05-03"),
        case("法院", 主体代码="91110000600037341L", 奖惩措施="激励"),
        case("法院", 奖惩措施="无"),  # not filled
        case("税务局", 主体代码="91110000600037341L"),  # of another department
        row("联合奖惩案例", "法院", 来源="系统"),
        row("联合奖惩案例", "法院", 来源="系统"),
    ]
    assert rate(rows, "法院", "2", 奖惩满分案例数="20") == "1/4"  # 3 + 2 of 20
    assert rate(rows, "税务局", "2", 奖惩满分案例数="20") == "1/20"


def test_publicity() -> None:
    """Reports from 市级 up and activities with three components are counted together."""
    rows = [
        report("法院", "国家级"),
        report("法院", "市级"),
        report("法院", "区级"),
        report("法院", "省级") | {"截图": "无"},
        five("宣传活动", "法院"),
        five("宣传活动", "法院", 图片资料=False),
        five("宣传活动", "法院", 图片资料="否", 媒体报道="网址"),
    ]
    assert rate(rows, "法院", "3", 宣传满分案例数="20") == "1/5"  # 2 + 2 of 20
    # By level 4 + 1 for the reports, and 2 activities: 7 of 20.
    assert rate(rows, "法院", "3", 宣传满分案例数="20", 媒体级别倍数="按级别") == "7/20"
    province = [report("法院", "省级")]
    assert rate(province, "法院", "3", 宣传满分案例数="4", 媒体级别倍数="按级别") == "1/2"


@pytest.mark.parametrize(
    ("activity", "innovation", "one"),
    [
        ({}, {}, True),
        ({"名称": " 甲\u3000"}, {"日期": "2018/5/2"}, True),
        ({"名称": ""}, {"名称": None}, True),
        ({"名称": "乙"}, {}, False),
        ({"名称": ""}, {}, False),
        ({"日期": "2018-05-03"}, {}, False),
        ({"部门": "税务局"}, {}, False),
        ({"图片资料": "无"}, {}, False),  # not recognised
        ({"状态": "待核"}, {}, False),
        ({"级别": "国家级", "截图": "有", "材料": "媒体报道"}, {}, False),
    ],
)
def test_repetition(activity: dict[str, Any], innovation: dict[str, Any], one: bool) -> None:
    """Forbidden repetition: a case recognised as 宣传活动 does not count in item 4 as well."""
    rows = [five("宣传活动", "法院") | activity, five("信用应用创新", "法院") | innovation]
    assert rate(rows, "法院", "4") == "1"
    assert rate(rows, "法院", "4", 跨项重复="禁止") == ("0" if one else "1")
    assert rate(rows[1:] * 2, "法院", "4", 跨项重复="禁止", 创新满分案例数="2") == "1"
    earlier = [rate(rows, "法院", "3", 跨项重复=value) for value in ("允许", "禁止")]
    assert earlier[0] == earlier[1]


@pytest.mark.parametrize(
    ("how", "score", "contributions"),
    [
        # The first group of item 4: 15 x 50% = 15/2 for seven. Two of them have f = 1, one has 1/2.
        ("平均", "75/28", ["15/14", "15/28", "0"]),  # 15/2 x 5/2 / 7
        ("任一", "15/2", ["15/14", "15/14", "15/14"]),
        ("全部", "0", ["0", "0", "0"]),
    ],
)
def test_sharing(how: str, score: str, contributions: list[str]) -> None:
    """A group's weight is met by the mean, the best or the worst; own scores do not change."""
    rows = [five("信用应用创新", d) for d in ("税务局", "税务局", "检察院", "检察院", "市场监管局")]
    result = assess(rows, assumptions={"组内分担": how, "创新满分案例数": "2"})
    assert result["zone"]["items"]["4"] == score
    some = [item(result, d, "4") for d in ("税务局", "市场监管局", "社会事务局")]
    assert [part["contribution"] for part in some] == contributions
    assert [part["share"] for part in some] == ["15/14"] * 3
    assert [part["score"] for part in some] == ["15", "15/2", "0"]
    # 税务局 is in all but nothing else: (15 + 15) of 100; 投资促进中心 in 3, 4, 5: 15 of 45.
    assert result["departments"]["税务局"]["score"] == "30"
    assert result["departments"]["投资促进中心"]["score"] == "100/3"


def test_worst_of_a_group() -> None:
    """Under 全部 a group has what its worst member has, shared equally."""
    members = GROUPS["4"][1][1]
    rows = [five("信用应用创新", d) for d in members] + [five("信用应用创新", "法院")]
    result = assess(rows, assumptions={"组内分担": "全部", "创新满分案例数": "2"})
    # 15 x 30% = 9/2 for six; the worst has 1/2: 9/4 in all, 3/8 each, 法院 too.
    assert result["zone"]["items"]["4"] == "9/4"
    assert item(result, "法院", "4")["contribution"] == "3/8"
    assert item(result, "法院", "4")["score"] == "15"


# Item 5


def test_deduction() -> None:
    """A listing takes its deduction from the zone and from its department alone."""
    result = assess([listing("办公室")])
    assert result["zone"]["items"]["5"] == "10"
    assert item(result, "办公室", "5") == {
        "rate": "2/3", "score": "10", "contribution": "-95/22", "share": "15/22",
    }  # fmt: skip
    assert item(result, "政法委", "5")["contribution"] == "15/22"
    assert result["departments"]["办公室"]["score"] == "200/3"
    assert assess([listing("办公室")], assumptions={"失信扣分": "15"})["zone"]["score"] == "0"


def test_floor() -> None:
    """Where the deductions exceed 15, they take 15 in proportion to the listings."""
    # Three and one listings: 20 > 15. The parts are 15 x 3/4 = 45/4 and 15/4;
    # 15/22 - 45/4 = (30 - 495) / 44 and 15/22 - 15/4 = (30 - 165) / 44; together with the others'
    # 20 x 15/22 = 600/44 nothing is left.
    result = assess([listing("税务局")] * 3 + [listing("办公室")])
    assert result["zone"]["items"]["5"] == "0"
    assert item(result, "税务局", "5")["contribution"] == "-465/44"
    assert item(result, "办公室", "5")["contribution"] == "-135/44"
    assert total(result, "contribution") == 0
    # A department's own rate has its own floor: 15 - 4 x 5 is 0.
    assert rate([listing("税务局")] * 4, "税务局", "5") == "0"


def test_sharing_leaves_item_5() -> None:
    """Item 5 has no groups and is not touched by 组内分担."""
    for how in gaoxin.CHOICES["组内分担"]:
        result = assess([listing("办公室")], assumptions={"组内分担": how})
        assert result["zone"]["items"]["5"] == "10"
        assert item(result, "政法委", "5")["contribution"] == "15/22"


@pytest.mark.parametrize(
    ("removed", "as_of", "listed"),
    [
        (None, None, True),
        ("\u3000", None, True),
        ("2018-12-30", None, False),
        ("2018-12-31", None, False),
        ("2019-01-01", None, True),
        ("2018-06-01", "2018-05-31", True),
        ("2018-06-01", "2018-06-01", False),
        ("2019-01-10", "2019-01-09", True),  # an as-of day after the period is taken as given
        ("2019-01-10", "2019-01-10", False),
        (None, "2018-05-01", False),  # not yet known
        (None, "2018-05-02", True),
    ],
)
def test_removal(removed: str | None, as_of: str | None, listed: bool) -> None:
    """A listing counts while it is not removed: on the cut-off day itself it no longer is."""
    day = None if as_of is None else dt.date.fromisoformat(as_of)
    result = assess([listing("办公室", removed)], as_of=day)
    assert result["zone"]["items"]["5"] == ("10" if listed else "15")


def test_old_listing() -> None:
    """A listing from before 2018 does not count."""
    assert rate([listing("办公室", 日期="2017-12-31")], "办公室", "5") == "1"


# Item 6

ON_TIME = ("2018-05-02", "2018-05-03")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "0"),
        ([declared("法院", 5)], "0"),
        ([declared("法院", "0")], None),
        ([declared("法院", 0), declared("法院", "0")], None),
        ([filing("法院", *ON_TIME)], "2/3"),  # nothing declared: (1 + 1 + 0) / 3
        ([filing("法院", *ON_TIME), declared("法院", 0)], "1"),  # more than declared
        ([filing("法院", *ON_TIME), declared("法院", 1)], "1"),
        ([filing("法院", *ON_TIME)] * 3 + [declared("法院", 2)], "1"),
        ([filing("法院", *ON_TIME), declared("法院", 1), declared("法院", 3)], "3/4"),  # 9/4 / 3
        ([filing("法院", *ON_TIME, "否"), declared("法院", 1)], "2/3"),
        ([filing("法院", *ON_TIME, False), filing("法院", *ON_TIME), declared("法院", 2)], "5/6"),
        ([filing("法院", "2018-05-02", ""), declared("法院", 1)], "2/3"),
        ([declared("法院", 0, 状态="退回")], "0"),
        ([declared("法院", 0, 日期="2017-12-31")], "0"),
        ([declared("法院", "1.5"), filing("法院", *ON_TIME)], "2/3"),  # a rejected declaration
        ([declared("法院", 0), declared("法院", "NaN")], None),
        ([declared("法院", 0), filing("法院", *ON_TIME) | {"状态": "待核"}], None),
        ([declared("法院", 0), filing("法院", *ON_TIME, "对")], None),
    ],
)
def test_filing_rate(rows: list[dict[str, object]], expected: str | None) -> None:
    """Item 6's rate is the mean of accuracy, punctuality and completeness, or does not apply."""
    assert rate(rows, "法院", "6") == expected


@pytest.mark.parametrize(
    ("decided", "reported", "limit", "good"),
    [
        # From Friday 2018-12-28: 12-29 is a working Saturday (1), 12-30 to 01-01 are days off,
        # 01-02 to 01-04 (4), 01-07 (5), 01-08 (6), 01-09 (7), 01-10 (8).
        ("2018-12-28", "2019-01-09", "7", True),
        ("2018-12-28", "2019-01-10", "7", False),
        ("2018-12-28", "2019-01-10", "8", True),
        ("2018-12-28", "2019-01-07", "5", True),
        ("2018-12-28", "2019-01-08", "5", False),
        # From Tuesday 2018-02-06: 7, 8, 9 (3), 11, a working Sunday (4), 12 (5), 13 (6), 14 (7);
        # 15 to 21 is the Spring Festival; 22 is the eighth.
        ("2018-02-06", "2018-02-11", "5", True),
        ("2018-02-06", "2018-02-14", "7", True),
        ("2018-02-06", "2018-02-21", "7", True),
        ("2018-02-06", "2018-02-22", "7", False),
        ("2018-02-06", "2018-02-22", "8", True),
        # From Friday 2018-09-28: 29 and 30 are worked (2), 10-01 to 10-07 are days off, 8 to 12
        # (7), the weekend 13 and 14, 15 (8) to 19 (12), 22 (13) to 26 (17), 29, 30, 31 (20).
        ("2018-09-28", "2018-10-10", "5", True),
        ("2018-09-28", "2018-10-11", "5", False),
        ("2018-09-28", "2018-10-14", "7", True),
        ("2018-09-28", "2018-10-15", "7", False),
        ("2018-09-28", "2018-10-31", "20", True),
        ("2018-09-28", "2018-11-01", "20", False),
        ("2018-05-02", "2018-05-02", "5", True),
        ("2018-05-02", "2018-04-01", "5", True),
        ("2018-05-02", "9999-12-31", "20", False),
    ],
)
def test_deadline(decided: str, reported: str, limit: str, good: bool) -> None:
    """A term is counted in working days, with the moved ones, and ends before the next one."""
    rows = [filing("法院", decided, reported), declared("法院", 1)]
    assert rate(rows, "法院", "6", 及时期限=limit) == ("1" if good else "2/3")


def test_department_exempt() -> None:
    """A department to which item 6 does not apply leaves its part to the rest of its group."""
    rows = [declared("法院", 0), declared("财政局", 1), filing("财政局", *ON_TIME)]
    result = assess(rows)
    # 5 x 20% = 1 for the five that are left.
    assert result["zone"]["items"]["6"] == "1/5"
    assert item(result, "财政局", "6")["contribution"] == "1/5"
    assert item(result, "法院", "6") == {
        "rate": None, "score": None, "contribution": None, "share": None,
    }  # fmt: skip
    assert total(result, "share") == 100
    # 法院 is in all items but with item 5 alone: 15 of 95 points.
    assert result["departments"]["法院"]["score"] == "300/19"


def test_group_exempt() -> None:
    """A group to which item 6 does not apply gives its weight to the other group."""
    rows = [declared(d, 0) for d in GROUPS["6"][1][1]]
    rows += [declared("市场监管局", 1), filing("市场监管局", *ON_TIME)]
    result = assess(rows)
    # All 5 points are for the four of the first group: 5/4 each.
    assert result["zone"]["items"]["6"] == "5/4"
    assert item(result, "市场监管局", "6")["contribution"] == "5/4"
    assert item(result, "税务局", "6")["share"] == "5/4"
    assert total(result, "share") == 100
    assert result["zone"]["score"] == "65/4"


def test_item_exempt() -> None:
    """If item 6 applies to nobody, the other 95 points are rescaled to 100."""
    rows = [declared(d, 0) for d in MEMBERS["6"]] + [document(HEAD)]
    result = assess(rows)
    assert result["zone"]["items"]["6"] is None
    assert result["zone"]["items"]["1"] == "18"  # shown in its own points
    assert result["zone"]["score"] == "660/19"  # (18 + 15) x 100/95
    assert item(result, HEAD, "1")["contribution"] == "360/19"  # 18 x 100/95
    assert item(result, HEAD, "1")["score"] == "30"
    assert result["departments"]["政法委"]["share"] == "150/209"  # 15/22 x 20/19
    assert total(result, "share") == 100
    assert total(result, "contribution") == Fraction(660, 19)


def test_missing_as_full() -> None:
    """With 缺项处理 满分 what does not apply has f = 1, in the zone and in contributions."""
    rows = [declared(d, 0) for d in MEMBERS["6"]]
    result = assess(rows, assumptions={"缺项处理": "满分"})
    assert result["zone"]["items"]["6"] == "5"
    assert result["zone"]["score"] == "20"
    assert item(result, "税务局", "6") == {
        "rate": "1", "score": "5", "contribution": "1", "share": "1",
    }  # fmt: skip
    # 城市管理局 is in 3, 4, 5 and 6: (15 + 5) of 50; where item 6 is left out: 15 of 45.
    assert result["departments"]["城市管理局"]["score"] == "40"
    assert assess(rows)["departments"]["城市管理局"]["score"] == "100/3"
    one = assess([declared("法院", 0)], assumptions={"缺项处理": "满分"})
    assert one["zone"]["items"]["6"] == "1/6"  # 5 x 20% / 6
    none = assess([declared("法院", 2)], assumptions={"缺项处理": "满分"})
    assert none["zone"]["items"]["6"] == "0"


# Departments' scores, as-of days, rejected rows


def test_own_score_by_shares() -> None:
    """By 分担分值, a department's score is what it adds over what it could add, at least 0."""
    rows = [five("宣传活动", "城市管理局"), listing("政法委")]
    by_points = assess(rows)["departments"]
    result = assess(rows, assumptions={"部门得分口径": "分担分值"})
    by_shares = result["departments"]
    assert by_points["城市管理局"]["score"] == "60"  # (15 + 15) of 50
    # Shares: 15 x 25% / 9 = 5/12, 15 x 30% / 6 = 3/4, 15/22, 5 x 20% / 6 = 1/6: 133/66 together.
    # Contributions: 5/12 + 15/22 = 145/132. So 100 x 145/132 x 66/133 = 7250/133.
    assert by_shares["城市管理局"]["share"] == "133/66"
    assert by_shares["城市管理局"]["contribution"] == "145/132"
    assert by_shares["城市管理局"]["score"] == "7250/133"
    assert by_points["政法委"]["score"] == "200/3"
    assert by_shares["政法委"]["score"] == "0"  # 15/22 - 5 is below 0
    assert by_shares["政法委"]["contribution"] == "-95/22"
    assert result["zone"] == assess(rows)["zone"]


@pytest.mark.parametrize(
    ("happened", "reported", "known"),
    [
        ("2018-05-02", "2018-06-01", True),
        ("2018-05-02", "2018-06-02", False),
        ("2018-06-01", "", True),
        ("2018-06-02", None, False),
        ("2018-06-02", "2018-05-30", True),  # 报送日期 decides where there is one
    ],
)
def test_as_of(happened: str, reported: str | None, known: bool) -> None:
    """As of a day, only what was reported by then is known; without one, everything is."""
    rows = [document("法院", 日期=happened, 报送日期=reported)]
    result = assess(rows, as_of=dt.date(2018, 6, 1))
    assert item(result, "法院", "1")["rate"] == ("1" if known else "0")
    assert item(assess(rows), "法院", "1")["rate"] == "1"


@pytest.mark.parametrize(
    "bad",
    [
        document("法院", 日期="2018-02-30"),
        document("法院", 日期=""),
        document("法院", 日期="20180502"),
        document("法院", 日期="2018-5-2"),
        document("法院", 报送日期="五月"),
        document("法院", 状态="通过"),
        document("法院", 状态=True),
        document("法院", 状态="退回", 日期="无"),
        document("高院"),
        document("") | {"部门": None},
        row("简报", "法院"),
        {"部门": "法院", "日期": "2018-05-02"},
        case("法院", 来源=""),
        report("法院", "县级"),
        report("法院", ""),
        listing("法院", "无"),
        filing("法院", *ON_TIME, None),
        filing("法院", *ON_TIME) | {"类别": "行政裁决"},
        declared("法院", None),
        declared("法院", "1,2"),
        declared("法院", "-1"),
        declared("法院", -1),
        declared("法院", "1.5"),
        declared("法院", "NaN"),
        declared("法院", True),
    ],
)
def test_rejected(bad: dict[str, object]) -> None:
    """A row with an invalid typed cell, department or kind is rejected and counts nowhere."""
    result = assess([document(HEAD), bad])
    assert result["rejected"] == [1]
    assert assess([document(HEAD)]) == result | {"rejected": []}


def test_numbers() -> None:
    """Rows of one kind with one 编号 count once if they are identical, else not at all."""
    same = [
        document("法院", 编号="A", 附件=True),
        document("法院", 编号=" A", 附件="是 ", 状态=None),
    ]
    values = {"满分文件数": "4"}
    once = assess(same, assumptions=values)
    assert (item(once, "法院", "1")["rate"], once["rejected"]) == ("1/4", [])
    conflict = assess([*same, document("法院", 编号="A", 标题="b")], assumptions=values)
    assert (item(conflict, "法院", "1")["rate"], conflict["rejected"]) == ("0", [0, 1, 2])
    blank = assess([document("法院", 编号=" ")] * 2, assumptions=values)
    assert item(blank, "法院", "1")["rate"] == "1/2"
    kinds = [document("法院", 编号="A"), five("宣传活动", "法院", 编号="A")]
    assert assess(kinds)["rejected"] == []


# Laws on random evidence


@cache
def drawn(seed: int, n: int) -> list[dict[str, object]]:
    """Evidence for all alternatives alike, drawn once."""
    return evidence.rows(seed, n)


@pytest.mark.parametrize("values", ALTERNATIVES, ids=lambda values: "-".join(values.values()))
def test_sums(values: dict[str, str]) -> None:
    """Contributions sum to the zone's score and shares to 100, exactly, for all alternatives."""
    for seed, n in itertools.product(range(7), (5, 30, 90)):
        more = {name: str(1 + seed % 4) for name in gaoxin.NUMBERS if "满分" in name}
        rows = drawn(seed, n)
        as_of = dt.date(2018, 12, 3) if seed % 5 == 0 else None
        result = assess(rows, as_of=as_of, assumptions=values | more, with_pending=seed % 3 == 0)
        assert total(result, "contribution") == Fraction(result["zone"]["score"])
        assert total(result, "share") == 100
        assert 0 <= Fraction(result["zone"]["score"]) <= 100
        for department in result["departments"].values():
            assert 0 <= Fraction(department["score"]) <= 100
            assert 1 <= department["rank"] <= 23
            for part in department["items"].values():
                assert part["rate"] is None or 0 <= Fraction(part["rate"]) <= 1


def test_order() -> None:
    """The order of the rows changes nothing but the indexes of those rejected."""
    for seed in range(40):
        rows = evidence.rows(seed, 80)
        shuffled = list(rows)
        random.Random(seed).shuffle(shuffled)
        first, second = assess(rows), assess(shuffled)
        assert len(first.pop("rejected")) == len(second.pop("rejected"))
        assert first == second


def test_mean_of_contributions() -> None:
    """What the contributions of an item add up to is its score, rescaled with the rest."""
    for seed in range(40):
        result = assess(evidence.rows(seed, 200))
        scores = {i: Fraction(s) for i, s in result["zone"]["items"].items() if s is not None}
        scale = Fraction(100, sum(gaoxin.POINTS[i] for i in scores))
        for number, score in scores.items():
            parts = [item(result, d, number)["contribution"] for d in MEMBERS[number]]
            assert sum(Fraction(part or 0) for part in parts) == scale * score


# The evidence


def test_evidence_is_seeded() -> None:
    """The same seed gives the same rows, as many as are asked for."""
    for seed, n in itertools.product(range(20), (0, 1, 5, 30)):
        rows = evidence.rows(seed, n)
        assert len(rows) == n
        assert rows == evidence.rows(seed, n)
    assert evidence.rows(1, 30) != evidence.rows(2, 30)


@pytest.mark.parametrize(("n", "seeds", "least"), [(5, 40, 15), (30, 40, 30), (5000, 6, 6)])
def test_evidence_is_varied(n: int, seeds: int, least: int) -> None:
    """Small and large evidence alike give many different scores of the zone."""
    assert len({assess(evidence.rows(s, n))["zone"]["score"] for s in range(seeds)}) >= least


def test_evidence_has_edges() -> None:
    """The kinds, departments and edges of the page all occur in a few hundred seeds' rows."""
    reached = dict.fromkeys(
        ["group 1 exempt", "group 2 exempt", "item exempt", "floor", "below floor", "same case",
         "one of two", "system", "activity and innovation", "duplicates once", "rejected"], 0,
    )  # fmt: skip
    kinds: set[object] = set()
    departments: set[object] = set()
    for seed in range(150):
        rows = evidence.rows(seed, 60)
        cells = [gaoxin.read_cells(row) for row in rows]
        kinds |= {c["材料"] for c in cells}
        departments |= {c["部门"] for c in cells}
        records, rejected = gaoxin.read_rows(rows)
        known = [c for c in records if gaoxin.counts(c, None, False)]
        result, strict = assess(rows), assess(rows, assumptions={"跨项重复": "禁止"})
        first, second = (
            all(item(result, d, "6")["rate"] is None for d in members) for _, members in GROUPS["6"]
        )
        reached["group 1 exempt"] += first and not second
        reached["group 2 exempt"] += second and not first
        reached["item exempt"] += first and second
        listed = sum(gaoxin.count_listings([c], gaoxin.END) for c in known)
        reached["floor"] += listed == 3
        reached["below floor"] += listed > 3
        own = [c for c in gaoxin.recognised(known, "联合奖惩案例") if c["来源"] == "自报"]
        by_department = [[c for c in own if c["部门"] == d] for d in DEPARTMENTS]
        reached["same case"] += any(gaoxin.count_cases(c) < len(c) for c in by_department)
        reached["system"] += len(own) < len(gaoxin.recognised(known, "联合奖惩案例"))
        reached["one of two"] += len(own) > 1
        reached["activity and innovation"] += result["zone"] != strict["zone"]
        reached["duplicates once"] += len(records) + len(rejected) < len(rows)
        reached["rejected"] += bool(rejected)
    assert set(gaoxin.KINDS) < kinds
    assert set(DEPARTMENTS) < departments
    assert min(reached.values()) >= 3, reached
