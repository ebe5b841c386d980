"""Writes examples/gaoxin_2018/evidence.jsonl, the evidence that `make demo` scores.

Everything in it is made up: every name says so, credit codes and identity numbers have a region
(990000) that no place has, and their check characters are right so that they are recognised. Two
rows are wrong on purpose. The same seed gives the same bytes; a test compares.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "examples" / "gaoxin_2018" / "evidence.jsonl"
SEED = 2018
REGION = "990000"

STREETS = ["舜华路街道办", "东区街道办", "遥墙街道办", "创新谷街道办", "章锦街道办"]
PARTS = ["制度文件", "图片资料", "总结材料", "典型案例", "媒体报道"]

# How many cases each department filed itself, and how many the city's system counted for it.
CASES = {
    "服务业促进局": (2, 1), "市场监管局": (3, 5), "国土规划建设管理局": (0, 2),
    "人力资源管理部": (2, 0), "科技经济运行局": (1, 0), "社会事务局": (0, 1), "环保分局": (3, 1),
    "公安分局": (1, 2), "检察院": (1, 0), "法院": (1, 4), "舜华路街道办": (1, 0),
    "创新谷街道办": (1, 0),
}  # fmt: skip
FIELDS = {
    "服务业促进局": ("家政服务", "列入行业红名单"), "市场监管局": ("食品安全", "限制参与政府采购"),
    "税务局": ("税收征管", "限制出境"), "人力资源管理部": ("劳动保障", "限制参加评先评优"),
    "科技经济运行局": ("科技创新", "优先安排扶持资金"), "环保分局": ("环境保护", "限制取得许可"),
    "公安分局": ("交通安全", "通报所在单位"), "检察院": ("公益诉讼", "发出检察建议"),
    "法院": ("执行判决", "限制高消费"), "舜华路街道办": ("物业服务", "列入社区红榜"),
    "创新谷街道办": ("园区服务", "优先受理申请"),
}  # fmt: skip

# Media reports: department, level, medium, whether there is a picture of it.
REPORTS = [
    ("税务局", "国家级", "示例中国信用报", True), ("税务局", "省级", "示例齐鲁日报", True),
    ("服务业促进局", "市级", "示例泉城晚报", True), ("检察院", "省级", "示例法治报", True),
    ("市场监管局", "市级", "示例泉城晚报", True), ("市场监管局", "区级", "示例高新周报", True),
    ("财政局", "市级", "示例泉城晚报", False), ("投资促进中心", "省级", "示例经济导报", True),
    ("法院", "市级", "示例泉城晚报", True), ("东区街道办", "区级", "示例高新周报", True),
    ("公安分局", "市级", "示例泉城广播", True), ("舜华路街道办", "市级", "示例泉城广播", True),
    ("国土规划建设管理局", "区级", "示例高新周报", True),
]  # fmt: skip

# Activities and innovations: department, name, how many of the five parts are there.
ACTIVITIES = [
    ("税务局", "诚信纳税宣传月", 4), ("市场监管局", "诚信经营宣传周", 5),
    ("人力资源管理部", "劳动诚信进企业", 3), ("科技经济运行局", "科研诚信讲座", 4),
    ("财政局", "政府采购诚信培训", 2), ("社会事务局", "诚信进校园", 5),
    ("行政服务与审批管理局", "信用承诺宣讲", 3), ("城市管理局", "诚信商户评选", 2),
    ("环保分局", "环保信用开放日", 4), ("法院", "失信惩戒宣传日", 3),
    ("舜华路街道办", "诚信社区行", 4), ("遥墙街道办", "诚信大集", 1),
    ("创新谷街道办", "诚信园区沙龙", 3), ("章锦街道办", "诚信家庭评选", 2),
    ("国土规划建设管理局", "建筑市场信用课堂", 2),
]  # fmt: skip
INNOVATIONS = [
    ("税务局", "纳税信用贷", 5), ("市场监管局", "信用分类监管", 4),
    ("人力资源管理部", "用工信用码", 3), ("服务业促进局", "家政信用查询", 3),
    ("社会事务局", "信用养老", 2), ("投资促进中心", "信用招商", 3), ("检察院", "信用修复建议", 2),
    ("科技经济运行局", "信用科技券", 4), ("国土规划建设管理局", "信用评标", 3),
    ("城市管理局", "信用停车", 3), ("行政服务与审批管理局", "信用审批", 5),
    ("法院", "自动履行证明", 3), ("公安分局", "信用租房登记", 3), ("舜华路街道办", "信用积分超市", 3),
    ("东区街道办", "信用楼宇", 1), ("创新谷街道办", "诚信园区沙龙", 3),
]  # fmt: skip

# Listings: department, whose, when it was taken off the list ("": still on it).
LISTINGS = [
    ("遥墙街道办", "示例甲村村民委员会", ""), ("城市管理局", "示例环卫服务所", ""),
    ("社会事务局", "示例第九幼儿园", "2018-09-14"),
]  # fmt: skip

# Published decisions: department, how many in time, late, inaccurate, and declared (None: not).
FILINGS = [
    ("市场监管局", 9, 1, 1, 10), ("税务局", 6, 2, 0, 9), ("科技经济运行局", 3, 0, 0, 3),
    ("国土规划建设管理局", 4, 2, 1, 8), ("财政局", 0, 0, 0, 0), ("城市管理局", 3, 2, 1, 10),
    ("社会事务局", 2, 0, 0, None), ("公安分局", 4, 1, 0, 5), ("法院", 0, 0, 0, 0),
    ("环保分局", 3, 0, 1, 4),
]  # fmt: skip

Row = dict[str, object]


def credit_code(seventeen: str) -> str:
    """The code with its check character (GB 32100-2015)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(one) * pow(3, i, 31) for i, one in enumerate(seventeen))
    return seventeen + alphabet[-total % 31]


def identity_number(seventeen: str) -> str:
    """The number with its check character (GB 11643-1999)."""
    total = sum(int(one) * pow(2, 17 - i, 11) for i, one in enumerate(seventeen))
    return seventeen + "10X98765432"[total % 11]


class Writer:
    """Numbers the rows of each kind, and draws what nobody needs to choose."""

    def __init__(self) -> None:
        self.draw = random.Random(SEED)  # noqa: S311  # made-up evidence, no secret
        self.numbers: dict[str, int] = {}
        self.firms = cycle("甲乙丙丁戊己庚辛壬癸")

    def row(self, kind: str, department: str, day: str = "", **cells: object) -> Row:
        """A row with its number; its day drawn where none is given, filed a few days later."""
        number = self.numbers[kind] = self.numbers.get(kind, 0) + 1
        decided = date.fromisoformat(day) if day else date(2018, 1, 8) + timedelta(self.below(330))
        filed = {"报送日期": str(decided + timedelta(1 + self.below(5)))}
        known = {"部门": department, "材料": kind, "日期": str(decided)}
        return {"编号": f"{kind[:2]}-{number:02}", **known, **filed, **cells}

    def below(self, limit: int) -> int:
        """A number from 0 on. `Random.random` is the one that is the same in every Python."""
        return int(self.draw.random() * limit)

    def subject(self) -> Row:
        """A firm or a person that does not exist, with a code that nobody has."""
        name, serial = next(self.firms), 10000 + self.below(90000)
        if self.below(4):
            code = credit_code(f"91{REGION}MA9X{serial}")
            return {"对象名称": f"示例{name}有限公司", "主体代码": code}
        code = identity_number(
            f"{REGION}19{70 + self.below(30)}0{1 + self.below(9)}15{serial % 1000:03}"
        )
        return {"对象名称": f"某{name}", "主体代码": code}


def documents(writer: Writer) -> Iterator[Row]:
    """Item 1: a plan from nearly everybody; one lacks its attachment, one waits, one is missing."""
    for department in ("发展战略与宣传策划局", "市场监管局", "社会事务局", "税务局", "公安分局", "检察院", "法院",
                       "环保分局", *STREETS[:2], *STREETS[3:]):  # fmt: skip
        number = 10 + writer.below(80)
        cells: Row = {
            "标题": f"{department}2018年社会信用体系建设工作方案",
            "文号": f"示例发〔2018〕{number}号",
            "附件": "无" if department == "环保分局" else f"工作方案-{number}.pdf",
        }
        if department == "章锦街道办":
            cells["状态"] = "待核"
        yield writer.row("正式文件", department, **cells)
    yield writer.row(
        "正式文件",
        "发展战略与宣传策划局",
        标题="成立社会信用体系建设工作领导小组的通知",
        文号="示例发〔2018〕3号",
        附件="领导小组名单.pdf",
    )


def own_case(writer: Writer, department: str, day: str = "", **cells: object) -> Row:
    """A case that a department filed itself, in the form that the notice asks for."""
    field, measure = FIELDS[department]
    row = writer.row("联合奖惩案例", department, day, 来源="自报", 奖惩领域名称=field)
    return row | {"实施部门名称": department, "奖惩措施": measure, **writer.subject(), **cells}


def tax_cases(writer: Writer) -> Iterator[Row]:
    """Item 2 of the department that the demo explains: one of each thing that can happen."""
    good = own_case(writer, "税务局", "2018-03-20", 奖惩措施="限制出境")
    yield good
    again = own_case(writer, "税务局", "2018-03-20", 奖惩措施="限制出境")
    yield again | {key: good[key] for key in ("对象名称", "主体代码")}
    wrong = own_case(
        writer, "税务局", "2018-05-16", 奖惩措施="提高检查频次", 对象名称="示例建材有限公司"
    )
    code = credit_code(f"91{REGION}MA9X77777")
    yield wrong | {"主体代码": code[:-1] + ("3" if code[-1] != "3" else "4")}
    yield own_case(writer, "税务局", "2018-08-09", 奖惩措施="停止出口退税", 主体代码="")
    yield own_case(writer, "税务局", "2018-11-21", 奖惩措施="公布重大税收违法案件", 状态="待核")
    yield own_case(writer, "税务局", "2017-12-27", 奖惩措施="限制出境")


def cases(writer: Writer) -> Iterator[Row]:
    """Item 2."""
    yield from tax_cases(writer)
    for department, (own, counted) in CASES.items():
        for _ in range(own):
            yield own_case(writer, department)
        for _ in range(counted):
            yield writer.row("联合奖惩案例", department, 来源="系统")
    yield own_case(writer, "舜华路街道办", 主体代码="")
    yield own_case(writer, "检察院", "2018-10-10", 状态="退回")


def publicity(writer: Writer) -> Iterator[Row]:
    """Items 3 and 4."""
    for index, (department, level, medium, pictured) in enumerate(REPORTS):
        yield writer.row(
            "媒体报道",
            department,
            标题=f"{department}诚信建设见闻之{index + 1}",
            媒体名称=medium,
            级别=level,
            截图=f"截图-{index + 1:02}.png" if pictured else "",
        )
    for kind, lines in (("宣传活动", ACTIVITIES), ("信用应用创新", INNOVATIONS)):
        for department, name, parts in lines:
            day = "2018-09-20" if name == "诚信园区沙龙" else ""
            first = writer.below(5)
            there = {PARTS[(first + i) % 5] for i in range(parts)}
            filled: Row = {part: "有" if part in there else "无" for part in PARTS}
            if name == "信用停车":
                filled["状态"] = "待核"
            yield writer.row(kind, department, day, 名称=name, **filled)


def listings(writer: Writer) -> Iterator[Row]:
    """Item 5."""
    for index, (department, name, until) in enumerate(LISTINGS):
        case = f"（2018）示例执{100 + index}号"
        yield writer.row("失信被执行记录", department, 被执行人=name, 案号=case, 移出日期=until)


def filings(writer: Writer) -> Iterator[Row]:
    """Item 6: decisions in time, late ones, inaccurate ones, and how many were declared."""
    for department, prompt, late, inaccurate, declared in FILINGS:
        for index in range(prompt + late):
            row = writer.row("双公示信息", department)
            if index >= prompt:
                decided = date.fromisoformat(str(row["日期"]))
                row["报送日期"] = str(decided + timedelta(25 + writer.below(20)))
            kind = "行政处罚" if writer.below(3) == 0 else "行政许可"
            yield row | {"类别": kind, "准确": "否" if index < inaccurate else "是"}
        if declared is not None:
            yield writer.row("双公示应报", department, "2018-12-20", 应报数量=declared)


def mistakes(writer: Writer) -> Iterator[Row]:
    """Two rows that are refused: a day that does not exist, and a mistyped department."""
    cells = {"类别": "行政许可", "准确": "是"}
    yield writer.row("双公示信息", "公安分局", "2018-03-01", **cells) | {"日期": "2018-02-30"}
    yield writer.row("双公示信息", "税物局", "2018-06-11", **cells)


def sample() -> str:
    """The file: one row a line, Chinese as it is, cells that are empty left out."""
    writer = Writer()
    parts = (documents, cases, publicity, listings, filings, mistakes)
    rows = (row for part in parts for row in part(writer))
    kept = ({column: cell for column, cell in row.items() if cell != ""} for row in rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)


if __name__ == "__main__":
    SAMPLE.parent.mkdir(parents=True, exist_ok=True)
    SAMPLE.write_text(sample(), encoding="utf-8", newline="\n")
    print(f"wrote {SAMPLE}")
