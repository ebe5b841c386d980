"""Decisions to be made: departments, each with some twenty rows; drawn from a seed."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from by_hand import Row
from make_rows import notice_rows

from creditpolicy.policy.filing import filers
from creditpolicy.policy.policy import Policy

Decisions = list[tuple[str, list[Row]]]
_PARTS = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")
_CASE = {
    "领域": "食品药品",
    "机关": "市场监管局",
    "实施日期": "2018-11-27",
    "措施": "限制参加政府采购活动",
    "对象": "济南某某有限公司",
    "代码": "91370100MA3C000000",
}
_SHARES = {
    "正式文件": 8,
    "联合奖惩案例": 22,
    "宣传活动": 20,
    "应用创新": 20,
    "失信记录": 5,
    "双公示信息": 25,
}


def common_decisions(policy: Policy, count: int, rows: int = 20) -> Decisions:
    """For benchmarks/common.policy: cells of Python's types, all as they should be."""
    draw = random.Random(2018)  # noqa: S311 -- seeded, for evidence that is always the same
    names = [draw.choice(policy.department_names) for _ in range(count)]
    sizes = [draw.randint(rows - 5, rows + 5) for _ in range(count)]
    asked = filers(policy)
    return [
        (n, list(_common(n, size, [k for k in asked if n in asked[k]], draw)))
        for n, size in zip(names, sizes, strict=True)
    ]


def _common(department: str, count: int, kinds: list[str], draw: random.Random) -> Iterator[Row]:
    """Rows of the kinds that are asked of the department."""
    weights = [_SHARES[kind] for kind in kinds]
    for number in range(count):
        kind = draw.choices(kinds, weights)[0]
        day = date(2018, 1, 1) + timedelta(days=draw.randrange(330))
        row: Row = {
            "编号": f"{department}{number}",
            "部门": department,
            "材料": kind,
            "日期": day,
            "报送日期": day + timedelta(days=draw.randrange(12)),
            "状态": "核定",
        }
        yield row | _fields(kind, draw)


def _fields(kind: str, draw: random.Random) -> Row:
    match kind:
        case "正式文件":
            return {"类型": draw.choice(("正式文件", "征求意见稿"))}
        case "联合奖惩案例":
            full = draw.random() < 0.3
            cells = {name: text * (full or draw.random() < 0.5) for name, text in _CASE.items()}
            return {"来源": draw.choice(("系统", *["其他"] * 4))} | cells
        case "宣传活动":
            return {"截图": draw.random() < 0.15} | _parts(draw)
        case "应用创新":
            return _parts(draw)
        case "失信记录":
            return {"案号": "（2018）鲁01执1号"}
        case _:
            return {"准确": draw.random() < 0.9, "完整": draw.random() < 0.85}


def _parts(draw: random.Random) -> Row:
    return {part: draw.random() < 0.25 for part in _PARTS}


def notice_decisions(policy: Policy, count: int, rows: int = 20) -> Decisions:
    """For the 2018 notice: texts, as files have them; some rows await approval or were rejected."""
    every = notice_rows(8 * count * rows, policy.department_names)
    asked = filers(policy)
    own: dict[str, list[Row]] = {name: [] for name in policy.department_names}
    for row in every:
        if row["部门"] in asked[row["材料"]]:
            own[row["部门"]].append(_as_filed(row, policy))
    names = [name for name, of in own.items() for _ in range(len(of) // rows)]
    found = [(name, [own[name].pop() for _ in range(rows)]) for name in names]
    random.Random(2018).shuffle(found)  # noqa: S311 -- seeded, for evidence that is always the same
    return found[:count]


def _as_filed(row: dict[str, str], policy: Policy) -> Row:
    """Without the column that is no column of the kind."""
    names = {column.name for column in policy.kind_by_name[row["材料"]].columns}
    common = ("编号", "部门", "材料", "日期", "报送日期", "状态")
    return {name: cell for name, cell in row.items() if name in names or name in common}
