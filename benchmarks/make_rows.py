"""Evidence rows for the 2018 policy, or for a made one: drawn from a seed, so always the same."""

import random
from collections.abc import Iterator

_PARTS = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")


def notice_rows(
    count: int, departments: tuple[str, ...], ids: str = "R{}"
) -> Iterator[dict[str, str]]:
    """Rows of every kind of the 2018 policy; `ids` gives the 编号 of row number n."""
    draw = random.Random(2018)  # noqa: S311 -- seeded, for evidence that is always the same
    for number in range(count):
        kind, fields = draw.choice(_NOTICE)(draw)
        yield _common(draw, departments) | {"编号": ids.format(number), "材料": kind} | fields


def plain_rows(count: int, departments: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Rows for the generated policies."""
    draw = random.Random(2018)  # noqa: S311 -- seeded, for evidence that is always the same
    for number in range(count):
        kind, fields = draw.choice(_PLAIN)(draw)
        yield _common(draw, departments) | {"编号": f"R{number}", "材料": kind} | fields


def _common(draw: random.Random, departments: tuple[str, ...]) -> dict[str, str]:
    month, day = draw.randint(1, 11), draw.randint(1, 28)
    return {
        "部门": draw.choice(departments),
        "日期": f"2018-{month:02}-{day:02}",
        "报送日期": f"2018-{month + draw.randint(0, 1):02}-{draw.randint(day, 28):02}",
        "状态": draw.choice(("核定", "核定", "核定", "核定", "待核", "退回")),
    }


Fields = tuple[str, dict[str, str]]


def _document(draw: random.Random) -> Fields:
    title = f"方案{draw.randrange(10_000)}"
    return "正式文件", {"标题": title, "文号": draw.choice(("", "一号")), "附件": "有"}


def _case(draw: random.Random) -> Fields:
    return "联合奖惩案例", {
        "来源": draw.choice(("系统", "自报")),
        "奖惩领域名称": "纳税",
        "实施部门名称": "税务局",
        "奖惩措施": f"措施{draw.randrange(1_000)}",
        "对象名称": "某公司",
        "主体代码": draw.choice(("91350100M000100Y43", "91110000600037341L", "123")),
    }


def _report(draw: random.Random) -> Fields:
    level = draw.choice(("国家级", "省级", "市级", "区级"))
    return "媒体报道", {"标题": "报道", "媒体名称": "日报", "截图": "有", "级别": level}


def _activity(draw: random.Random) -> Fields:
    kind = draw.choice(("宣传活动", "信用应用创新"))
    given = {part: draw.choice(("有", "")) for part in _PARTS}
    return kind, {"名称": f"活动{draw.randrange(10_000)}"} | given


def _listing(draw: random.Random) -> Fields:
    return "失信被执行记录", {
        "被执行人": "某单位",
        "案号": "一",
        "移出日期": draw.choice(("", "2018-11-30")),
    }


def _published(draw: random.Random) -> Fields:
    return "双公示信息", {"类别": "行政许可", "准确": draw.choice(("是", "否"))}


def _expected(draw: random.Random) -> Fields:
    return "双公示应报", {"应报数量": str(draw.randrange(100))}


_NOTICE = (_document, _case, _report, _activity, _listing, _published, _published, _expected)


def _file(draw: random.Random) -> Fields:
    return "文件", _document(draw)[1]


def _press(draw: random.Random) -> Fields:
    return "报道", _report(draw)[1] | {"媒体名称": ""}


def _facts(draw: random.Random) -> Fields:
    return "信息", {"准确": draw.choice(("是", "否"))}


def _failure(_: random.Random) -> Fields:
    return "失信", {"案号": "一"}


_PLAIN = (_file, _press, _facts, _failure)
