"""Seeded evidence for the 2018 notice: rows of all eight kinds, and every edge of the page.

`rows(seed, n)` gives n rows, the same for the same seed and n. A seed decides what it looks at:
some spread over all kinds, some aim at one item; some are clean, some full of mistakes. How many
records of a department are good is set by a small target, so that scores stay varied (and not all
full) for 30 rows as for 5000. Names and codes are invented; identity numbers have a region code
that no place has.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

import chinese_calendar

from tests.oracle.gaoxin import (
    CASE_COLUMNS,
    CODE_ALPHABET,
    COMPONENTS,
    DEPARTMENTS,
    END,
    GROUPS,
    HEAD,
    ITEM_5,
    MEMBERS,
    START,
    code_check,
    identity_check,
)

Row = dict[str, object]
T = TypeVar("T")

ITEM_OF = {
    "正式文件": "1",
    "联合奖惩案例": "2",
    "媒体报道": "3",
    "宣传活动": "3",
    "信用应用创新": "4",
    "失信被执行记录": "5",
    "双公示信息": "6",
    "双公示应报": "6",
}
KINDS = list(ITEM_OF)
LIMITS = (5, 7, 8, 20)
ONE_DAY = dt.timedelta(days=1)

BLANKS = ("", " ", "  ", "\u3000", "\u3000 \t", "\u00a0")
UNFILLED: tuple[object, ...] = ("", None, False, "否", "无", "\u3000", " 无 ", "\u3000否\u3000")
FILLED: tuple[object, ...] = (True, "是", "有", "附件一.pdf", "\u3000见附件", "已上传 ", 1, "是否")
BAD_DATES: tuple[object, ...] = (
    "2018-02-30", "2018-02-29", "2018/6/31", "2018年13月1日", "2018-00-10", "20180501", "2018-05",
    "", None, "\u3000", "无", "五月一日", "２０１８-05-01", 20180501, True, "2018-05-01 10:00",
)  # fmt: skip
BAD_COUNTS: tuple[object, ...] = (
    "1,2", "-1", "1.5", "NaN", "", None, "三", "３", "1e2", "10件", -1, True, False, "∞", "1 0",
)  # fmt: skip
BAD_WORDS: tuple[object, ...] = ("", None, "\u3000", "其他", "县级", "不详", 1, "系统自报", "无")
BAD_DEPARTMENTS: tuple[object, ...] = ("高新区税务分局", "市场监管", "", None, "税务局、法院", 7)
BAD_KINDS: tuple[object, ...] = ("简报", "", None, "双公示", "正式 文件", True)
BAD_STATUSES: tuple[object, ...] = ("通过", "已核", "unknown", "approved,rejected", True, 0)

STREETS_OF_TOWN = ("汉峪", "龙奥", "颖秀", "崇华", "新泺", "舜风", "凤凰", "经十东")
TRADES = ("科技", "建材", "商贸", "餐饮", "物流", "生物医药", "软件")
PEOPLE = ("王建国", "李秀英", "张伟", "刘洋", "陈静", "赵磊", "孙丽华", "周强")
TITLES = ("信用体系建设工作方案", "信用工作规划", "成立领导小组的通知", "年度信用工作要点")
ACTIVITIES = ("诚信宣传月", "信用进社区", "信易贷", "诚信企业座谈会", "信用承诺制")
MEDIA = ("济南日报", "大众日报", "新华网", "齐鲁晚报", "高新区在线")
AREAS = ("安全生产", "食品药品", "税收征管", "环境保护", "工程建设")
MEASURES = ("限制参与政府采购", "行政审批绿色通道", "重点监管", "优先办理", "取消评优资格")

# Days beside the moved working days and the holidays of 2018: Spring Festival, Qingming, May Day,
# Dragon Boat, Mid-autumn, Golden Week, and the end of the year with the working Saturday 12-29.
EDGE_DECISIONS = tuple(
    dt.date(2018, month, day)
    for month, day in (
        (1, 1), (2, 2), (2, 5), (2, 6), (2, 9), (2, 11), (2, 14), (2, 15), (2, 21), (2, 24),
        (4, 4), (4, 8), (4, 27), (4, 28), (6, 15), (9, 21), (9, 28), (9, 29), (9, 30), (10, 7),
        (12, 20), (12, 21), (12, 28), (12, 29), (12, 30), (12, 31),
    )
)  # fmt: skip
BEFORE = (START - ONE_DAY, dt.date(2017, 6, 1), dt.date(2016, 2, 29))
AFTER = (END + ONE_DAY, dt.date(2019, 3, 5))


@lru_cache(maxsize=4096)
def working_day_after(day: dt.date, number: int) -> dt.date:
    """The number-th working day after `day`."""
    while number:
        day += ONE_DAY
        number -= chinese_calendar.is_workday(day)
    return day


def written(rng: random.Random, day: dt.date) -> str:
    """A date in one of the three forms, mostly the first."""
    other = rng.choice(
        ("{0}/{1}/{2}", "{0}/{1:02}/{2:02}", "{0}年{1}月{2}日", "{0}年{1:02}月{2:02}日")
    )
    return rng.choice(("{0}-{1:02}-{2:02}", other)).format(day.year, day.month, day.day)


class Maker:
    """Makes the rows of one seed."""

    def __init__(self, seed: int, n: int) -> None:
        rng = self.rng = random.Random(f"gaoxin-{seed}-{n}")
        aim = rng.choice("123456")
        self.kinds = rng.choice((KINDS, KINDS, [k for k in KINDS if ITEM_OF[k] == aim]))
        if rng.random() < 0.4:
            self.departments = rng.sample(DEPARTMENTS, rng.randint(2, 10))
        else:
            self.departments = list(DEPARTMENTS)
        self.mistakes = rng.choice((0.0, 0.0, 0.03, 0.3))
        self.listings = rng.choice((0, 0, 1, 1, 2, 3, 4, 8, 40))
        self.accuracy, self.punctuality = rng.random(), rng.random()
        self.expected = max(1, n // (len(self.kinds) * len(self.departments)))
        self.targets: dict[tuple[str, str], float] = {}
        self.exempt: list[str] = []
        for _, members in rng.choice(([], [], GROUPS["6"][:1], GROUPS["6"][1:], GROUPS["6"])):
            self.exempt += members
        if rng.random() < 0.3:
            self.exempt.append(rng.choice(MEMBERS["6"]))
        self.codes = [self.code() for _ in range(rng.choice((1, 3, 20)))]

    # Cells

    def pick(self, values: Sequence[T]) -> T:
        return self.rng.choice(values)

    def code(self) -> str:
        """A valid code: of a company, whose first character may be a letter, or of a person."""
        if self.rng.random() < 0.5:
            head = self.pick(("91370100MA", "11370112MB", "A1370100MA", "Y2990000XX"))
            first = head + "".join(self.pick(CODE_ALPHABET) for _ in range(7))
            code = first + code_check(first)
        else:
            born = dt.date(1945, 1, 1) + self.rng.randrange(20000) * ONE_DAY
            born = self.pick((born, born, dt.date(2000, 2, 29)))
            first = f"990{self.rng.randrange(1000):03}{born:%Y%m%d}{self.rng.randrange(1000):03}"
            code = first + identity_check(first)
        return code

    def bad_code(self) -> object:
        """A code that is wrong in one way."""
        good = self.code()
        swapped = CODE_ALPHABET[(CODE_ALPHABET.index(good[17]) + 1) % 31]
        no_birthday = "990101" + self.pick(("19990229", "20001301", "00000101", "19800431")) + "001"
        return self.pick(
            (
                good[:17] + swapped,
                good[:17],
                good + "0",
                good[:5] + self.pick("IOZSV") + good[6:],
                no_birthday + identity_check(no_birthday),
                "370102800101123",
                "１" + good[1:],
                good[:9] + "-" + good[9:],
                "无",
                "",
                None,
            )
        )

    def dressed(self, row: Row) -> Row:
        """The row with cells written in other ways that are read the same."""
        result: Row = {}
        for column, value in row.items():
            written_as = self.rewritten(value)
            if written_as is not None or self.rng.random() < 0.5:
                result[column] = written_as
        return result

    def rewritten(self, value: object) -> object:
        """Another cell that is read the same: blanks around text, true or a number as text."""
        chance = self.rng.random()
        if isinstance(value, bool):
            return ("是" if value else "否") if chance < 0.2 else value
        if isinstance(value, int):
            return str(value) if chance < 0.2 else value
        if isinstance(value, str) and not value.strip():
            return None if chance < 0.3 else value
        if isinstance(value, str) and chance < 0.1:
            return self.pick(BLANKS) + value + self.pick(BLANKS)
        return value

    def day(self) -> dt.date:
        """A day of the period, at its bounds and beside its holidays more often."""
        some = START + self.rng.randrange(365) * ONE_DAY
        return self.pick((some, some, some, self.pick(EDGE_DECISIONS), START, END))

    def submitted(self, day: dt.date) -> str:
        """A 报送日期: blank, on, before or after the day, also after the period."""
        some = day + self.rng.randrange(60) * ONE_DAY
        choice = self.pick((None, None, day, day - ONE_DAY, some, some, END, END + 9 * ONE_DAY))
        return "" if choice is None else written(self.rng, choice)

    def reported(self, day: dt.date) -> str:
        """The 报送日期 of a 双公示信息: in time or late by a day or by much, or blank."""
        limit = self.pick(LIMITS)
        last = working_day_after(day, limit)
        beyond = working_day_after(day, limit + 1)
        days = (beyond, beyond, last + ONE_DAY, day + 45 * ONE_DAY, END + 400 * ONE_DAY)
        if self.rng.random() < self.punctuality:
            days = (day, day - ONE_DAY, last, beyond - ONE_DAY, day + 2 * ONE_DAY)
        return "" if self.rng.random() < 0.04 else written(self.rng, self.pick(days))

    def components(self, good: bool) -> Row:
        """Five components of which at least 3 are filled, or at most 2."""
        number = self.pick((3, 3, 4, 5)) if good else self.pick((0, 1, 2, 2))
        filled = self.rng.sample(COMPONENTS, number)
        return {c: self.pick(FILLED if c in filled else UNFILLED) for c in COMPONENTS}

    # Rows

    def common(self, kind: str, department: str, day: dt.date) -> Row:
        return {
            "编号": "",
            "部门": department,
            "材料": kind,
            "日期": written(self.rng, day),
            "报送日期": self.submitted(day),
            "状态": self.pick(("核定", "核定", "核定", "", None, "approved")),
        }

    def good(self, kind: str, department: str, day: dt.date | None = None) -> Row:
        """A row that counts (of 双公示 and of listings: that is on file)."""
        day = day or self.day()
        row = self.common(kind, department, day)
        if kind == "正式文件":
            row |= {"标题": self.pick(TITLES), "附件": self.pick(FILLED)}
            row["文号"] = f"济高信用办[2018]{self.rng.randrange(1, 90)}号"
        elif kind == "联合奖惩案例":
            row |= self.case()
        elif kind == "媒体报道":
            row |= {"标题": self.pick(ACTIVITIES) + "见成效", "媒体名称": self.pick(MEDIA)}
            row |= {"级别": self.pick(("国家级", "省级", "市级")), "截图": self.pick(FILLED)}
        elif kind in ("宣传活动", "信用应用创新"):
            row["名称"] = self.pick((*ACTIVITIES, "", "\u3000"))
            row |= self.components(True)
        elif kind == "失信被执行记录":
            row |= {"被执行人": self.pick(STREETS_OF_TOWN) + "社区居民委员会"}
            row["案号"] = f"（2018）鲁0191执{self.rng.randrange(1, 3000)}号"
            row["移出日期"] = self.removal(day)
        elif kind == "双公示信息":
            right = self.rng.random() < self.accuracy
            row["类别"] = self.pick(("行政许可", "行政处罚"))
            row["准确"] = self.pick(("是", True)) if right else self.pick(("否", False))
            row["报送日期"] = self.reported(day)
        else:
            row["应报数量"] = self.declared(department)
        return row

    def case(self) -> Row:
        """The columns of a case that counts; a 系统 case may lack everything."""
        system = self.rng.random() < 0.3
        company = f"济南{self.pick(STREETS_OF_TOWN)}{self.pick(TRADES)}有限公司"
        code = self.pick(self.codes)
        row: Row = {
            "来源": "系统" if system else "自报",
            "奖惩领域名称": self.pick(AREAS),
            "实施部门名称": "高新区" + self.pick(DEPARTMENTS),
            "奖惩措施": self.pick(MEASURES),
            "对象名称": self.pick((company, self.pick(PEOPLE))),
            "主体代码": self.pick((code, code, code.lower())),
        }
        if system and self.rng.random() < 0.5:
            row[self.pick(CASE_COLUMNS)] = self.pick(UNFILLED)
            row["主体代码"] = self.pick((code, self.bad_code()))
        return row

    def removal(self, day: dt.date) -> str:
        """A 移出日期, within the seed's number of listings that stay."""
        if self.listings > 0:
            self.listings -= 1
            stays = self.pick((None, None, END + ONE_DAY, dt.date(2019, 6, 30)))
            return "" if stays is None else written(self.rng, stays)
        some = day + self.rng.randrange((END - day).days + 1) * ONE_DAY
        return written(self.rng, self.pick((some, END, END - ONE_DAY)))

    def declared(self, department: str) -> object:
        if department in self.exempt:
            return self.pick(("0", 0))
        around = self.rng.randrange(self.expected * 2 + 2)
        return self.pick((0, "1", 2, around, around, str(around), self.expected * 3))

    def spoiled(self, kind: str, department: str) -> Row:
        """A row that does not count, or not in this item, for one reason."""
        row = self.good(kind, department)
        reason = self.pick(("status", "period", "content", "content", "foreign"))
        if kind in ("失信被执行记录", "双公示信息", "双公示应报"):
            reason = self.pick(("status", "period"))
        if reason == "status":
            row["状态"] = self.pick(("待核", "退回", "pending", "rejected"))
        elif reason == "period":
            row["日期"] = written(self.rng, self.pick((*BEFORE, *AFTER)))
        elif reason == "foreign" and len(MEMBERS[ITEM_OF[kind]]) < len(DEPARTMENTS):
            row["部门"] = self.pick([d for d in DEPARTMENTS if d not in MEMBERS[ITEM_OF[kind]]])
        elif kind == "正式文件":
            row[self.pick(("文号", "附件"))] = self.pick(UNFILLED)
        elif kind == "联合奖惩案例":
            row["来源"] = "自报"
            if self.rng.random() < 0.5:
                row["主体代码"] = self.bad_code()
            else:
                row[self.pick(CASE_COLUMNS)] = self.pick(UNFILLED)
        elif kind == "媒体报道" and self.rng.random() < 0.5:
            row["级别"] = "区级"
        elif kind == "媒体报道":
            row["截图"] = self.pick(UNFILLED)
        else:
            row |= self.components(False)
        return row

    def mistaken(self, row: Row) -> Row:
        """The row with one cell that makes it invalid."""
        wrong: list[tuple[str, Sequence[object]]] = [
            ("日期", BAD_DATES),
            ("报送日期", [bad for bad in BAD_DATES if isinstance(bad, str) and bad.strip()]),
            ("部门", BAD_DEPARTMENTS),
            ("材料", BAD_KINDS),
            ("状态", BAD_STATUSES),
        ]
        own = {"应报数量": BAD_COUNTS, "级别": BAD_WORDS, "来源": BAD_WORDS, "类别": BAD_WORDS}
        wrong += [(column, values) for column, values in own.items() if column in row] * 3
        if "准确" in row:
            wrong += [("准确", ("", None, "对", "无", 1))] * 2
        if "移出日期" in row:
            wrong += [("移出日期", ("2018-02-30", "无", "至今", True))] * 2
        column, values = self.pick(wrong)
        return row | {column: self.pick(values)}

    def any_row(self) -> Row:
        """A row of the seed's kinds and departments, good as often as its target says."""
        kind, department = self.pick(self.kinds), self.pick(self.departments)
        if department not in MEMBERS[ITEM_OF[kind]] and self.rng.random() < 0.8:
            department = self.pick(MEMBERS[ITEM_OF[kind]])
        target = self.targets.setdefault(
            (kind, department), self.pick((0, 0.5, 1, 2, 3, 6, 12, 25)) / self.expected
        )
        if kind.startswith("双公示"):
            target = 0 if department in self.exempt and kind == "双公示信息" else 0.9
        if kind == "失信被执行记录":
            target = 0.8
        make = self.good if self.rng.random() < target else self.spoiled
        row = make(kind, department)
        return self.mistaken(row) if self.rng.random() < self.mistakes else row

    # Scenes: a few rows that belong together

    def filer(self) -> str:
        """A department of item 6 that is not exempt, if there is one."""
        return self.pick([d for d in MEMBERS["6"] if d not in self.exempt] or MEMBERS["6"])

    def same_cases(self) -> list[Row]:
        """自报 cases of one key, written differently, beside neighbours with another key."""
        department, day = self.pick(MEMBERS["2"]), self.day()
        first = self.good("联合奖惩案例", department, day) | self.case()
        first |= {"来源": "自报", "奖惩领域名称": "食品药品", "实施部门名称": "高新区" + department}
        first |= {"奖惩措施": "重点监管", "对象名称": "张伟", "主体代码": self.code()}
        again = first | {"主体代码": str(first["主体代码"]).lower(), "对象名称": "张 伟"}
        again["日期"] = f"{day.year}年{day.month}月{day.day}日"
        tomorrow = first | {"日期": (day + ONE_DAY).isoformat(), "报送日期": ""}
        return [
            first,
            again,
            tomorrow,
            first | {"奖惩措施": "优先办理"},
            first | {"来源": "系统"},
            first | {"来源": "系统"},
            first | {"部门": self.pick(MEMBERS["2"])},
        ]

    def shared_cases(self) -> list[Row]:
        """宣传活动 and 信用应用创新 that are one case, or nearly."""
        department, day = self.pick(MEMBERS["4"]), self.day()
        name = self.pick((*ACTIVITIES, "", "\u3000"))
        activity = self.good("宣传活动", department, day) | {"名称": name}
        found = self.good("信用应用创新", department, day) | {"名称": f"\u3000{name} "}
        found["日期"] = f"{day.year}/{day.month}/{day.day}"
        near: Row = self.pick(
            (
                {"名称": "另一案例"},
                {"日期": written(self.rng, day + ONE_DAY)},
                {"部门": self.pick(MEMBERS["4"])},
                {"材料": "宣传活动"},
                {},
            )
        )
        loss: Row = self.pick(
            ({"状态": "待核"}, self.components(False), {"报送日期": "2019-02-01"})
        )
        return [found, activity | self.pick(({}, {}, loss)), found | near]

    def deadlines(self) -> list[Row]:
        """Decisions reported on the last day in time, on rest days after it, and a day late."""
        department = self.filer()
        day, limit = self.pick(EDGE_DECISIONS), self.pick(LIMITS)
        beyond = working_day_after(day, limit + 1)
        result = [self.good("双公示应报", department) | {"应报数量": self.pick((3, "4"))}]
        for reported in (working_day_after(day, limit), beyond - ONE_DAY, beyond, None):
            row = self.good("双公示信息", department, day) | {"准确": True}
            result.append(row | {"报送日期": reported and reported.isoformat()})
        return result

    def exemptions(self) -> list[Row]:
        """A zero declared by everybody who is exempt in this seed."""
        return [self.good("双公示应报", d) | {"应报数量": self.pick((0, "0"))} for d in self.exempt]

    def declarations(self) -> list[Row]:
        """Several 应报 rows that add up, also with rejected ones; more reported than declared."""
        department = self.filer()
        choices: list[list[object]] = [[0, 0], [1, "2"], [0, 3], ["NaN"], ["1.5", 2], [0], []]
        amounts = self.pick(choices)
        declared = [self.good("双公示应报", department) | {"应报数量": a} for a in amounts]
        if self.rng.random() < 0.3:
            declared.append(self.spoiled("双公示应报", department))
        filed = [self.good("双公示信息", department) for _ in range(self.rng.randrange(5))]
        return declared + filed

    def removals(self) -> list[Row]:
        """Listings removed before, on and after the cut-off, and one from before 2018."""
        row = self.good("失信被执行记录", self.pick([*ITEM_5, HEAD]), dt.date(2018, 3, 5))
        when = ["2018-12-30", "2018-12-31", "2018年3月5日"]
        if self.listings > 0:
            when += ["2019-01-01", ""]
        return [row | {"日期": "2017-12-31", "移出日期": ""}, row | {"移出日期": self.pick(when)}]

    def lone_document(self) -> list[Row]:
        return [self.good("正式文件", HEAD, self.pick((START, END)))]

    def one_of_each(self) -> list[Row]:
        """One good record of every department in items 1 to 4, and filings, but for one."""
        result = []
        for kind in KINDS:
            members = [d for d in MEMBERS[ITEM_OF[kind]] if d not in self.exempt or kind[0] != "双"]
            if members and kind != "失信被执行记录":
                result += [self.good(kind, d) for d in self.rng.sample(members, len(members) - 1)]
        return result

    def scenes(self, room: int) -> list[Row]:
        """Scenes of this seed, in at most `room` rows."""
        makers: list[Callable[[], list[Row]]] = [self.same_cases, self.shared_cases, self.removals]
        if not set(MEMBERS["6"]) <= set(self.exempt) or self.rng.random() < 0.1:
            makers += [self.deadlines, self.declarations, self.deadlines]
        makers += [self.pick((self.lone_document, self.one_of_each, self.shared_cases))]
        self.rng.shuffle(makers)
        result = self.exemptions()
        for make in makers:
            result += make()
        return result[:room]

    def numbered(self, rows: list[Row]) -> list[Row]:
        """The rows with 编号: some blank, some twice, identical or not, some in another kind."""
        per_kind, repeated = self.rng.random() < 0.5, self.pick((0.0, 0.01, 0.1))
        used: dict[object, int] = {}
        for row in rows:
            key = row["材料"] if per_kind else None
            used[key] = used.get(key, 0) + 1
            row["编号"] = "" if self.rng.random() < 0.05 else f"GX-{used[key]:05}"
        for i in range(1, len(rows)):
            if self.rng.random() < repeated:
                copy = dict(rows[self.rng.randrange(i)])
                change = self.pick(("编号", "编号", "部门", "报送日期", "状态"))
                if change != "编号":
                    copy[change] = rows[i][change]
                rows[i] = copy
        return rows


def rows(seed: int, n: int) -> list[Row]:
    """Make n rows of evidence for `seed`, in a random order."""
    maker = Maker(seed, n)
    made = maker.scenes(maker.pick((0, n // 2, n)))
    while len(made) < n:
        made.append(maker.any_row())
    made = maker.numbered(made)
    maker.rng.shuffle(made)
    return [maker.dressed(row) for row in made]
