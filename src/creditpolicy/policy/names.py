"""The names of the figures that every policy has, and their labels in both languages."""

import re

from creditpolicy.diagnostics.diagnostic import Words

TOTAL = "总得分"
FACTOR = "折算系数"
DEPARTMENT_SCORE = "部门得分"
CONTRIBUTION = "贡献分"
SHARE = "分担分值"
RANK = "名次"
OVERALL_RATE = "得分率"
"""A department's score as a share of the total; results have it, policies need no such figure."""
BASE_SCORE = "基础分"
BONUS = "加分"
BASE_CONTRIBUTION = "基础贡献分"
SPREAD = "摊入每项的分值"
DEPARTMENT_SPREAD = "部门摊入每项的分值"


def rate(item: str) -> str:
    return f"{item}/得分率"


def own_rate(item: str) -> str:
    """The rate before 缺项 fills it."""
    return f"{item}/本来的得分率"


def own_deduction(item: str) -> str:
    return f"{item}/本来的扣分"


def item_score(item: str) -> str:
    """The zone's score in an item, in the item's own points."""
    return f"{item}/得分"


def department_item_score(item: str) -> str:
    return f"{item}/部门得分"


def item_result(item: str, *, rate: bool) -> str:
    """A result of an item that formulas of others look at."""
    return f"{item}/结果/{'得分率' if rate else '得分'}"


def is_of_item(name: str) -> bool:
    """Whether a figure is one that every item has, not one that the policy names."""
    return _OF_ITEMS.fullmatch(name.partition("/")[2]) is not None


def deduction(item: str) -> str:
    return f"{item}/扣分"


def deduction_sum(item: str) -> str:
    return f"{item}/扣分合计"


def live_weight(item: str) -> str:
    return f"{item}/有效权重"


def group_value(item: str, group: int) -> str:
    return f"{item}/组{group}/得分率"


def group_size(item: str, group: int) -> str:
    return f"{item}/组{group}/适用部门数"


def group_contribution(item: str, group: int) -> str:
    return f"{item}/组{group}/贡献分"


def group_share(item: str, group: int) -> str:
    return f"{item}/组{group}/分担分值"


BEFORE_GATE = "/凡"
"""What follows a figure's name in the name of what it was before one of its gates."""


def before_gate(name: str, number: int) -> str:
    """A figure as it was before its gate of this number."""
    return f"{name}{BEFORE_GATE}{number}之前"


def part_total(item: str) -> str:
    return f"{item}/分项合计"


def part_spread(item: str) -> str:
    return f"{item}/摊入分值"


def category_score(category: str) -> str:
    """The zone's score in a 大类."""
    return f"{category}/大类得分"


def category_department_score(category: str) -> str:
    return f"{category}/部门大类得分"


def reminder(item: str, number: int) -> str:
    return f"{item}/提醒{number}"


def promise(place: str, number: int) -> str:
    """What a 保证 asks about; no evaluation has such a figure."""
    return f"{place}/保证{number}"


LABELS = {
    TOTAL: Words("总得分", "zone score"),
    FACTOR: Words("折算系数", "rescaling factor"),
    DEPARTMENT_SCORE: Words("部门得分", "department score"),
    CONTRIBUTION: Words("贡献分", "contribution"),
    SHARE: Words("分担分值", "share"),
    RANK: Words("名次", "rank"),
    BASE_SCORE: Words("基础分", "base score"),
    BONUS: Words("加分", "bonus"),
    BASE_CONTRIBUTION: Words("基础贡献分", "contribution without bonuses"),
    SPREAD: Words("摊入每项的分值", "points spread onto each item"),
    DEPARTMENT_SPREAD: Words(
        "部门摊入每项的分值", "points spread onto each item of the department"
    ),
}
_OF_ITEMS = re.compile(
    r"得分率|得分|部门得分|扣分|扣分合计|有效权重|提醒[0-9]+|.*/.*"
    r"|本来的得分率|本来的扣分|分项合计|摊入分值|大类得分|部门大类得分"
)


def of_policy(item: str, name: str) -> str:
    """The name of a figure that a policy defines itself; it is none of those above.

    「 and 」 cannot stand in a name that somebody wrote.
    """
    taken = _OF_ITEMS.fullmatch(name) if item else name in LABELS or "/" in name
    shown = f"「{name}」" if taken else name
    return f"{item}/{shown}" if item else shown
