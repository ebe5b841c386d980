"""An independent oracle for the 2018 notice, written only from its page (`gaoxin_2018.md`).

It is brute force with `fractions.Fraction` and shares no code with the package. "§" cites the
page. Where the page is silent, this was decided:

- A date is `YYYY-MM-DD`, `YYYY/M/D` or `YYYY年M月D日`, and must exist. A count is digits only, so
  that `1.5`, `-1`, `1,2`, `+1` and `NaN` are invalid. Full-width digits are read.
- Typed cells that are blank are invalid, except 移出日期, 报送日期 and 状态. Text cells may be
  blank.
- A row is checked whatever its status and period: a 退回 row with a bad date is rejected too.
  Only the columns of the row's own kind are checked.
- An unknown department or kind, also a blank one, makes a rejected row.
- approved, pending and rejected mean 核定, 待核 and 退回; any other status is invalid.
- Valid rows of one kind with the same non-blank 编号, 退回 rows apart: where they say the same
  (dates as dates, statuses by what they mean, codes whatever their letter case) they count once,
  and none is rejected for it. Otherwise all are rejected, whatever their period or as-of day.
- Dates agree as dates, not as text (自报 keys and 跨项重复); names and measures agree as text.
- What does not apply to a department has None as rate, score, contribution and share; an item
  that applies to nobody has None as its zone score.
- Item scores, of the zone and of departments, are in their own points, never rescaled.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

import chinese_calendar

STREETS = "舜华路街道办、东区街道办、遥墙街道办、创新谷街道办、章锦街道办"
FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
HEAD = "发展战略与宣传策划局"
ITEM_5 = (
    "办公室、人力资源管理部、政法委、科技经济运行局、服务业促进局、财政局、国土规划建设管理局、"
    "城市管理局、市场监管局、行政服务与审批管理局、社会事务局、税务局、投资促进中心、公安分局、"
    "检察院、法院、环保分局、" + STREETS
).split("、")
DEPARTMENTS = [HEAD, *ITEM_5]
POINTS = {"1": 30, "2": 20, "3": 15, "4": 15, "5": 15, "6": 5}

_TABLE = f"""
1 60 {HEAD}
1 40 市场监管局、社会事务局、税务局、公安分局、检察院、法院、环保分局、{STREETS}
2 50 服务业促进局、市场监管局、税务局、国土规划建设管理局
2 30 人力资源管理部、科技经济运行局、财政局、社会事务局、环保分局
2 20 公安分局、检察院、法院、{STREETS}
3 40 市场监管局、税务局、服务业促进局、国土规划建设管理局、检察院
3 35 人力资源管理部、科技经济运行局、财政局、社会事务局、投资促进中心、行政服务与审批管理局
3 25 城市管理局、公安分局、法院、环保分局、{STREETS}
4 50 市场监管局、税务局、人力资源管理部、服务业促进局、社会事务局、投资促进中心、检察院
4 30 科技经济运行局、国土规划建设管理局、城市管理局、财政局、行政服务与审批管理局、法院
4 20 公安分局、{STREETS}
6 80 市场监管局、税务局、科技经济运行局、国土规划建设管理局
6 20 财政局、城市管理局、社会事务局、公安分局、法院、环保分局
"""

GROUPS: dict[str, list[tuple[Fraction, list[str]]]] = {}
"""§1: an item's groups, each a weight and its members. Item 5 has no groups."""

for _line in _TABLE.split("\n")[1:-1]:
    _item, _weight, _names = _line.split(" ")
    GROUPS.setdefault(_item, []).append((Fraction(int(_weight), 100), _names.split("、")))

MEMBERS = {item: [d for _, members in groups for d in members] for item, groups in GROUPS.items()}
MEMBERS["5"] = ITEM_5

COMPONENTS = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")
CASE_COLUMNS = ("奖惩领域名称", "实施部门名称", "奖惩措施", "对象名称", "主体代码")
LEVELS = {"国家级": 4, "省级": 2, "市级": 1, "区级": 0}
STATUSES = {"": "核定", "approved": "核定", "pending": "待核", "rejected": "退回"}
STATUSES |= {word: word for word in ("核定", "待核", "退回")}

KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "正式文件": {},
    "联合奖惩案例": {"来源": ("系统", "自报")},
    "媒体报道": {"级别": tuple(LEVELS)},
    "宣传活动": {},
    "信用应用创新": {},
    "失信被执行记录": {},
    "双公示信息": {"类别": ("行政许可", "行政处罚"), "准确": ("是", "否")},
    "双公示应报": {},
}
"""§2: the kinds of evidence, each with its enumerated columns."""

START, END = dt.date(2018, 1, 1), dt.date(2018, 12, 31)

CHOICES = {
    "组内分担": ("平均", "任一", "全部"),
    "跨项重复": ("允许", "禁止"),
    "媒体级别倍数": ("不区分", "按级别"),
    "部门得分口径": ("考核项分值", "分担分值"),
    "缺项处理": ("折算", "满分"),
}
"""§3: assumptions that choose among alternatives; the first is the default."""

NUMBERS = {
    "满分文件数": (1, 1, 20),
    "奖惩满分案例数": (1, 1, 20),
    "宣传满分案例数": (1, 1, 20),
    "创新满分案例数": (1, 1, 20),
    "失信扣分": (5, 1, 15),
    "及时期限": (7, 5, 20),
}
"""§3: assumptions with a number: the default, the least and the greatest value."""


class Options(NamedTuple):
    """The values of the assumptions of §3."""

    words: dict[str, str]
    numbers: dict[str, Fraction]


class Cells(dict[str, str]):
    """A row as read: the text of its non-blank cells; any other cell is blank."""

    def __missing__(self, column: str) -> str:
        return ""


class Outcome(NamedTuple):
    """What an item gives: its score in its own points, and each department's part of it."""

    score: Fraction | None
    contributions: dict[str, Fraction]
    shares: dict[str, Fraction]


def read_options(assumptions: Mapping[str, str] | None) -> Options:
    """§3: the defaults, replaced by what is given; an unknown name or value is an error."""
    words = {name: choices[0] for name, choices in CHOICES.items()}
    numbers = {name: Fraction(value) for name, (value, _, _) in NUMBERS.items()}
    for name, text in (assumptions or {}).items():
        if name in CHOICES and text in CHOICES[name]:
            words[name] = text
        elif name in NUMBERS and NUMBERS[name][1] <= Fraction(text) <= NUMBERS[name][2]:
            numbers[name] = Fraction(text)
        else:
            raise ValueError(f"{name} = {text}")
    return Options(words, numbers)


# Reading rows


def read_cells(row: Mapping[str, object]) -> Cells:
    """The cells of a row, as they are read.

    §2: "Every cell is read without leading and trailing blanks; a null or absent cell is blank."
    "JSON true and false are read as 是 and 否."
    """
    cells = Cells()
    for column, value in row.items():
        if value is None:
            continue
        text = ("是" if value else "否") if isinstance(value, bool) else str(value).strip()
        if text:
            cells[column] = text
    return cells


@lru_cache(maxsize=4096)
def read_date(text: str) -> dt.date | None:
    """The date that a cell holds, None when it is blank or not a date that exists."""
    text = text.translate(FULL_WIDTH)
    for pattern in (
        "([0-9]{4})-([0-9]{2})-([0-9]{2})",
        "([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})",
        "([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日",
    ):
        if found := re.fullmatch(pattern, text):
            try:
                return dt.date(*(int(part) for part in found.groups()))
            except ValueError:
                return None
    return None


def the_date(cells: Cells, column: str = "日期") -> dt.date:
    """A date that is known to be valid."""
    day = read_date(cells[column])
    assert day is not None
    return day


def is_valid(cells: Cells) -> bool:
    """§2: "A row with an invalid date, count, level or other enumerated value is rejected"."""
    kind = cells["材料"]
    if cells["部门"] not in DEPARTMENTS or kind not in KINDS or cells["状态"] not in STATUSES:
        return False
    if read_date(cells["日期"]) is None:
        return False
    if cells["报送日期"] and read_date(cells["报送日期"]) is None:
        return False
    if kind == "失信被执行记录" and cells["移出日期"] and read_date(cells["移出日期"]) is None:
        return False
    if kind == "双公示应报" and not re.fullmatch("[0-9]+", cells["应报数量"].translate(FULL_WIDTH)):
        return False
    return all(cells[column] in values for column, values in KINDS[kind].items())


def read_rows(rows: Sequence[Mapping[str, object]]) -> tuple[list[Cells], list[int]]:
    """The records, identical rows with one 编号 taken once, and the indexes of rejected rows."""
    every = [read_cells(row) for row in rows]
    valid = [is_valid(cells) for cells in every]
    namesakes: dict[tuple[str, str], list[Cells]] = {}
    for cells, good in zip(every, valid, strict=True):
        if good and cells["编号"] and STATUSES[cells["状态"]] != "退回":
            namesakes.setdefault((cells["材料"], cells["编号"]), []).append(cells)
    records, rejected = [], []
    for index, (cells, good) in enumerate(zip(every, valid, strict=True)):
        same = namesakes.get((cells["材料"], cells["编号"]), [cells]) if good else []
        if good and STATUSES[cells["状态"]] == "退回":
            continue
        if not good or any(meaning(other) != meaning(cells) for other in same):
            rejected.append(index)
        elif cells is same[0]:
            records.append(cells)
    return records, rejected


def meaning(cells: Cells) -> dict[str, object]:
    """What a row says, however it is written."""
    said: dict[str, object] = dict(cells)
    said["状态"] = STATUSES[cells["状态"]]
    for column in ("日期", "报送日期", "移出日期"):
        if cells.get(column):
            said[column] = the_date(cells, column)
    said["主体代码"] = cells.get("主体代码", "").upper()
    return {column: value for column, value in said.items() if value != ""}


def counts(cells: Cells, as_of: dt.date | None, with_pending: bool) -> bool:
    """Whether a record counts at all.

    §2: "Only 核定 records count"; one outside the period by 日期 does not; as of a day D only those
    "whose 报送日期 (日期 where that is blank) is not after D" are known.
    """
    status = STATUSES[cells["状态"]]
    if not (status == "核定" or (with_pending and status == "待核")):
        return False
    if as_of is not None and the_date(cells, "报送日期" if cells["报送日期"] else "日期") > as_of:
        return False
    return START <= the_date(cells) <= END


# Check characters

CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def code_check(first: str) -> str:
    """GB 32100-2015: the check character after 17 characters of the alphabet."""
    total = sum(CODE_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(first))
    return CODE_ALPHABET[(31 - total % 31) % 31]


def identity_check(first: str) -> str:
    """GB 11643-1999: the check character after 17 digits."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(c) * w for c, w in zip(first, weights, strict=True)) % 11]


def is_subject_code(text: str) -> bool:
    """§2: a valid 统一社会信用代码 or 公民身份号码; "Letter case in 主体代码 does not matter"."""
    if len(text) != 18 or not text.isascii():
        return False
    code = text.upper()
    if all(c in CODE_ALPHABET for c in code) and code[17] == code_check(code[:17]):
        return True
    if not all(c in "0123456789" for c in code[:17]) or code[17] != identity_check(code[:17]):
        return False
    return read_date(f"{code[6:10]}-{code[10:12]}-{code[12:14]}") is not None


# Counting


def is_filled(text: str) -> bool:
    """§2: "filled" when the cell holds more than blanks and is not 否 or 无."""
    return text not in ("", "否", "无")


def is_recognised(cells: Cells) -> bool:
    """§2: the column "recognised when", of items 1 to 4."""
    kind = cells["材料"]
    if kind == "正式文件":
        return is_filled(cells["文号"]) and is_filled(cells["附件"])
    if kind == "联合奖惩案例":
        six = all(is_filled(cells[column]) for column in (*CASE_COLUMNS, "日期"))
        return cells["来源"] == "系统" or (six and is_subject_code(cells["主体代码"]))
    if kind == "媒体报道":
        return cells["级别"] in ("国家级", "省级", "市级") and is_filled(cells["截图"])
    return sum(is_filled(cells[component]) for component in COMPONENTS) >= 3


def recognised(mine: list[Cells], kind: str) -> list[Cells]:
    """The recognised records of one kind."""
    return [cells for cells in mine if cells["材料"] == kind and is_recognised(cells)]


def count_cases(mine: list[Cells]) -> int:
    """§2, item 2: 自报 "with the same (奖惩措施, 主体代码, 日期) count once; 系统 one each"."""
    cases = recognised(mine, "联合奖惩案例")
    own = [cells for cells in cases if cells["来源"] == "自报"]
    keys = {(c["奖惩措施"], c["主体代码"].upper(), the_date(c)) for c in own}
    return len(cases) - len(own) + len(keys)


def count_publicity(mine: list[Cells], by_level: str) -> int:
    """§2, item 3: "n counts both kinds"; §3: by level a report counts as 4, 2 or 1 cases."""
    reports = recognised(mine, "媒体报道")
    worth = sum(LEVELS[cells["级别"]] for cells in reports)
    n = worth if by_level == "按级别" else len(reports)
    return n + len(recognised(mine, "宣传活动"))


def count_innovations(mine: list[Cells], repeated: str) -> int:
    """§2, item 4: the recognised records.

    §3: when repetition is 禁止, one that agrees in 部门, 名称 and 日期 with a recognised 宣传活动
    counts "in the earlier item only".
    """
    activities = [(c["名称"], the_date(c)) for c in recognised(mine, "宣传活动")]
    found = recognised(mine, "信用应用创新")
    if repeated == "禁止":
        found = [c for c in found if (c["名称"], the_date(c)) not in activities]
    return len(found)


def count_listings(mine: list[Cells], cut_off: dt.date) -> int:
    """§2, item 5: "still listed at the cut-off (移出日期 empty or after the as-of day ...)"."""
    listings = [cells for cells in mine if cells["材料"] == "失信被执行记录"]
    return sum(not c["移出日期"] or the_date(c, "移出日期") > cut_off for c in listings)


@lru_cache(maxsize=4096)
def is_workday(day: dt.date) -> bool:
    """Whether the State Council made it a working day, weekends that were exchanged included."""
    return bool(chinese_calendar.is_workday(day))


def in_time(cells: Cells, limit: Fraction) -> bool:
    """Whether a 双公示信息 is in time.

    §2, item 6: "the number of working days after 日期, up to and including 报送日期, is at most
    及时期限"; "A blank 报送日期 is not within any deadline."
    """
    if not cells["报送日期"]:
        return False
    day, reported, working = the_date(cells), the_date(cells, "报送日期"), 0
    while day < reported and working <= limit:
        day += dt.timedelta(days=1)
        working += is_workday(day)
    return working <= limit


def filing_rate(mine: list[Cells], limit: Fraction) -> Fraction | None:
    """§2, item 6: the mean of 准确率, 及时率 and 报送率; None is "not applicable"."""
    filed = [cells for cells in mine if cells["材料"] == "双公示信息"]
    declared = [int(cells["应报数量"]) for cells in mine if cells["材料"] == "双公示应报"]
    n, due = len(filed), sum(declared)
    if n == 0:
        return None if declared and due == 0 else Fraction(0)
    accurate = Fraction(sum(cells["准确"] == "是" for cells in filed), n)
    timely = Fraction(sum(in_time(cells, limit) for cells in filed), n)
    if not declared:
        reported = Fraction(0)
    elif due == 0:
        reported = Fraction(1)
    else:
        reported = min(Fraction(1), Fraction(n, due))
    return (accurate + timely + reported) / 3


def rate(item: str, mine: list[Cells], options: Options, cut_off: dt.date) -> Fraction | None:
    """§2: the column f, "a department's rate in an item, from 0 to 1"."""
    words, numbers = options
    if item == "5":
        n = count_listings(mine, cut_off)
        return max(Fraction(0), 15 - numbers["失信扣分"] * n) / 15
    if item == "6":
        f = filing_rate(mine, numbers["及时期限"])
        return Fraction(1) if f is None and words["缺项处理"] == "满分" else f
    if item == "1":
        n, full = len(recognised(mine, "正式文件")), numbers["满分文件数"]
    elif item == "2":
        n, full = count_cases(mine), numbers["奖惩满分案例数"]
    elif item == "3":
        n, full = count_publicity(mine, words["媒体级别倍数"]), numbers["宣传满分案例数"]
    else:
        n, full = count_innovations(mine, words["跨项重复"]), numbers["创新满分案例数"]
    return min(Fraction(1), n / full)


# Scores


def grouped_outcome(item: str, rates: Mapping[str, Fraction | None], how: str) -> Outcome:
    """§2, Zone and Contribution, for an item with groups; §3, 组内分担."""
    groups = []
    for weight, members in GROUPS[item]:
        applicable = {d: f for d in members if (f := rates[d]) is not None}
        if applicable:
            groups.append((weight, applicable))
    if not groups:
        return Outcome(None, {}, {})
    all_weights = sum((weight for weight, _ in groups), Fraction(0))
    score, contributions, shares = Fraction(0), {}, {}
    for weight, fs in groups:
        points = POINTS[item] * weight / all_weights
        mean = sum(fs.values(), Fraction(0)) / len(fs)
        met = {"平均": mean, "任一": max(fs.values()), "全部": min(fs.values())}[how]
        score += points * met
        for department, f in fs.items():
            shares[department] = points / len(fs)
            contributions[department] = points * (f if how == "平均" else met) / len(fs)
    return Outcome(score, contributions, shares)


def listings_outcome(listings: Mapping[str, int], deduction: Fraction) -> Outcome:
    """§2, Zone and Contribution, for item 5.

    "max(0, 15 − 失信扣分 × all active listings of the 22)"; "an equal share of the 15 minus its
    part of the deduction (when the floor binds, in proportion to its listings)".
    """
    total = sum(listings.values())
    deducted = min(Fraction(15), deduction * total)
    share = Fraction(15, len(ITEM_5))
    contributions = {d: share - deducted * n / max(total, 1) for d, n in listings.items()}
    return Outcome(15 - deducted, contributions, dict.fromkeys(listings, share))


def own_score(
    rates: Mapping[str, Fraction | None], contribution: Fraction, share: Fraction, base: str
) -> Fraction:
    """A department's own score.

    §2: "100 × Σ points × f ÷ Σ points over the items that name it and apply to it"; §3, 分担分值:
    "100 × Σ contributions ÷ Σ shares, not below 0".
    """
    if base == "分担分值":
        return max(Fraction(0), 100 * contribution / share)
    applicable = {item: f for item, f in rates.items() if f is not None}
    reached = sum((POINTS[item] * f for item, f in applicable.items()), Fraction(0))
    return 100 * reached / sum(POINTS[item] for item in applicable)


def assess(
    rows: Sequence[Mapping[str, object]],
    *,
    as_of: dt.date | None = None,
    assumptions: Mapping[str, str] | None = None,
    with_pending: bool = False,
) -> dict[str, Any]:
    """The assessment of `rows` as plain data; exact numbers are text such as "349/4"."""
    options = read_options(assumptions)
    records, rejected = read_rows(rows)
    cut_off = END if as_of is None else as_of
    evidence: dict[str, list[Cells]] = {department: [] for department in DEPARTMENTS}
    for cells in records:
        if counts(cells, as_of, with_pending):
            evidence[cells["部门"]].append(cells)

    rates = {
        item: {d: rate(item, evidence[d], options, cut_off) for d in members}
        for item, members in sorted(MEMBERS.items())
    }
    listings = {d: count_listings(evidence[d], cut_off) for d in ITEM_5}
    outcomes = {
        item: listings_outcome(listings, options.numbers["失信扣分"])
        if item == "5"
        else grouped_outcome(item, rates[item], options.words["组内分担"])
        for item in rates
    }
    scores = {item: o.score for item, o in outcomes.items() if o.score is not None}
    # §2: "the total of the others is rescaled to 100 (contributions and shares with it ...)"
    scale = Fraction(100, sum(POINTS[item] for item in scores))

    departments: dict[str, dict[str, Any]] = {}
    own: dict[str, Fraction] = {}
    for d in DEPARTMENTS:
        mine = {item: fs[d] for item, fs in rates.items() if d in fs}
        given = {i: scale * outcomes[i].contributions[d] for i, f in mine.items() if f is not None}
        shared = {i: scale * outcomes[i].shares[d] for i, f in mine.items() if f is not None}
        contribution, share = sum(given.values(), Fraction(0)), sum(shared.values(), Fraction(0))
        own[d] = own_score(mine, contribution, share, options.words["部门得分口径"])
        departments[d] = {
            "score": str(own[d]),
            "contribution": str(contribution),
            "share": str(share),
            "items": {
                item: {
                    "rate": _text(f),
                    "score": _text(None if f is None else POINTS[item] * f),
                    "contribution": _text(given.get(item)),
                    "share": _text(shared.get(item)),
                }
                for item, f in mine.items()
            },
        }
    for d in DEPARTMENTS:
        # §2: "equal scores share a rank and the next is skipped (1, 2, 2, 4)"
        departments[d]["rank"] = 1 + sum(other > own[d] for other in own.values())
    zone = {
        "score": str(scale * sum(scores.values(), Fraction(0))),
        "items": {item: _text(outcome.score) for item, outcome in outcomes.items()},
    }
    return {"zone": zone, "departments": departments, "rejected": rejected}


def _text(number: Fraction | None) -> str | None:
    return None if number is None else str(number)
