"""Policies that are valid and very large, of any size."""

from itertools import product

from tests.policy.marked import DEPARTMENTS, HEAD, KINDS

_DIGITS = "零一二三四五六七八九"


def name(stem: str, number: int) -> str:
    return stem + "".join(_DIGITS[int(digit)] for digit in f"{number:05}")


def items(count: int) -> str:
    """So many items, each with three figures, a table and weights."""
    head = HEAD.replace("10分", f"{count}分")
    return "".join([head, DEPARTMENTS, KINDS, *(_one_item(n) for n in range(1, count + 1))])


def _one_item(number: int) -> str:
    figure = name("件数", number)
    return (
        f"考核项 {number} 示例 1分\n统计 {figure}：简报 的 件数，只计 级别 不低于 省级 且 有 标题\n"
        f"统计 总数：简报 的 件数\n计算 比 = {figure} ÷ 总数\n"
        "表 得分率（比）\n≥ 90%：1\n≥ 60%：0.5\n其余：0\n权重\n60%：甲局\n40%：乙局、丙局\n"
    )


def computes(count: int) -> str:
    lines = [f"计算 {name('数', n)} = {name('数', n + 1)} + 1" for n in range(count)]
    return _item(
        "\n".join([*lines, f"计算 {name('数', count)} = 1", f"得分率 = {name('数', 0)}，最高 1"])
    )


def rows(count: int) -> str:
    """A table of so many rows on five keys of listed values, without 其余 where it is complete."""
    keys = [name("键", n) for n in range(5)]
    size = 1
    while size**5 < count:
        size += 1
    values = [name("值", n) for n in range(size)]
    fields = "".join(f"字段 {key}：{'、'.join(values)}\n" for key in keys)
    lines = [
        f"{'，'.join(cells)}：1\n"
        for cells, _ in zip(product(values, repeat=5), range(count), strict=False)
    ]
    table = f"表 几件（{'，'.join(keys)}）\n{''.join(lines)}其余：0"
    item = "考核项 1 示例 10分\n得分率 = 1\n责任部门 甲局"
    return f"{HEAD}{DEPARTMENTS}材料 快报\n{fields}计算 甲 = 1\n{table}\n{item}"


def bounds(count: int) -> str:
    lines = [f"≥ {count - n}：{n % 7}" for n in range(count)]
    return _item(
        "统计 件数量：简报 的 件数\n表 等次（件数量）\n"
        + "\n".join(lines)
        + "\n其余：0\n得分率 = 1"
    )


def conditions(count: int) -> str:
    """A table without keys: each row has a figure of its own."""
    figures = "\n".join(f"统计 {name('数', n)}：简报 的 件数" for n in range(count))
    lines = "\n".join(f"{name('数', n)} > 0：1" for n in range(count))
    return _item(f"{figures}\n表 得分率\n{lines}\n其余：0")


def terms(count: int) -> str:
    """One long formula of alternating signs."""
    return _item(
        "统计 件数量：简报 的 件数\n得分率 = 1" + " + 件数量 − 件数量" * count + "，最高 1，最低 0"
    )


def departments(count: int) -> str:
    all_ = [name("局", n) for n in range(count)]
    groups = "".join(f"部门组 {name('组', n)}：{'、'.join(all_[n::10])}\n" for n in range(10))
    weights = "".join(f"10%：{name('组', n)}\n" for n in range(10))
    return f"{HEAD}部门 {'、'.join(all_)}\n{groups}考核项 1 示例 10分\n得分率 = 1\n权重\n{weights}"


def misspelt(count: int) -> str:
    """So many figures, and as many names that nothing declares."""
    lines = [f"计算 {name('数', n)} = {name('量', n)} + 1" for n in range(count)]
    return _item("\n".join([*lines, "得分率 = 1"]))


def assumptions(count: int) -> str:
    lines = [f"假设 {name('数', n)} = 1，可取 1 至 {n + 2}" for n in range(count)]
    uses = [f"计算 {name('量', n)} = {name('数', n)} × 2" for n in range(count)]
    return "\n".join(
        [HEAD + DEPARTMENTS, *lines, *uses, "考核项 1 示例 10分\n得分率 = 1\n责任部门 甲局"]
    )


def _item(text: str) -> str:
    return f"{HEAD}{DEPARTMENTS}{KINDS}考核项 1 示例 10分\n{text}\n责任部门 全部部门\n"
