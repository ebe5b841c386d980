"""Units, types and values: what goes together in a formula, a condition and a table (CP3xx)."""

import pytest

from tests.policy.marked import (
    check,
    codes,
    expected,
    found_in,
    in_item,
    on_top,
    unmark,
)

COUNTED = (
    "统计 件数量：简报 的 件数\n统计 金额和：简报 的 金额 合计\n统计 篇数和：简报 的 篇数 合计\n"
)
SPLIT = "统计 分级数：简报 的 件数，按 级别 分列\n"


def counted(text: str) -> str:
    return in_item(COUNTED + text)


def split(text: str) -> str:
    return in_item(SPLIT + text)


def condition(text: str) -> str:
    return in_item(f"统计 件数量：简报 的 件数，只计 {text}")


def other_levels(text: str) -> str:
    more = (
        "材料 快报\n字段 级别：上 > 下\n考核项 1 甲 10分\n统计 快报数：快报 的 件数，按 级别 分列\n"
    )
    return on_top(f"{more}{SPLIT}{text}\n责任部门 全部部门").split("考核项 1 示例")[0]


WRONG = {
    "a value listed twice": (on_top, "CP301", "材料 快报\n字段 甲：上、下、⟦上⟧", "材料 快报\n字段 甲：上、下"),
    "an option twice": (on_top, "CP301", "假设 甲数 = 1，可取 1、2、⟦1⟧", "假设 甲数 = 1，可取 1、2"),
    "a member of a group twice": (on_top, "CP301", "部门组 组：甲局、⟦甲局⟧", "部门组 组：甲局、乙局"),
    "an exception twice": (
        in_item, "CP301", "责任部门 全部部门，除 甲局、⟦甲局⟧ 外", "责任部门 全部部门，除 甲局 外"),
    "a key twice": (
        in_item, "CP301", "统计 甲数：简报 的 件数，同一 标题、⟦标题⟧ 只计一次",
        "统计 甲数：简报 的 件数，同一 标题、文号 只计一次"),
    "a column to split by twice": (
        in_item, "CP301", "统计 甲数：简报 的 件数，按 级别、⟦级别⟧ 分列",
        "统计 甲数：简报 的 件数，按 级别、类别 分列"),
    "a range in another unit": (
        on_top, "CP302", "假设 甲数 = 5分，可取 ⟦1⟧ 至 15", "假设 甲数 = 5分，可取 1分 至 15分"),
    "one option in another unit": (
        on_top, "CP302", "假设 甲数 = 5%，可取 5%、⟦10分⟧", "假设 甲数 = 5%，可取 5%、10%"),
    "a value outside its range": (
        on_top, "CP303", "假设 甲数 = ⟦25⟧，可取 1 至 20", "假设 甲数 = 20，可取 1 至 20"),
    "a value that is no option": (
        on_top, "CP303", "假设 做法 = ⟦丙⟧，可取 甲、乙", "假设 做法 = 乙，可取 甲、乙"),
    "a range upside down": (
        on_top, "CP304", "假设 甲数 = 5，⟦可取 20 至 1⟧", "假设 甲数 = 5，可取 5 至 5"),
    "a range of names": (on_top, "CP305", "假设 做法 = 甲，⟦可取 甲 至 丙⟧", "假设 做法 = 甲，可取 甲、丙"),
    "an item's points without their unit": (
        lambda text: on_top("").replace("10分\n  得分率", text + "\n  得分率"), "CP216", "⟦10⟧", "10分"),
    "a total in percent": (lambda text: on_top("").replace("总分 10分", text), "CP216", "总分 ⟦10%⟧", None),
    "points as a rate": (
        counted, "CP306", "得分率 = ⟦2分 × 件数量⟧", "得分率 = 件数量 ÷ 10，最高 1"),
    "a count as points": (counted, "CP306", "得分 = ⟦2 × 件数量⟧，最高 10", "得分 = 2分 × 件数量，最高 10分"),
    "a rank as a rate": (
        counted, "CP306", "得分率 = ⟦名次（件数量）⟧", "得分率 = 若 名次（件数量） = 1 则 1 否则 0.5"),
    "a day against a number": (condition, "CP306", "日期 晚于 ⟦3⟧", "日期 晚于 2018-01-01"),
    "a number against a day": (condition, "CP306", "篇数 > ⟦日期⟧", "篇数 > 3"),
    "days that are no days": (
        condition, "CP306", "报送日期 在 日期 后 ⟦7⟧ 以内", "报送日期 在 日期 后 7天 以内"),
    "what is no day": (
        condition, "CP306", "⟦篇数⟧ 在 日期 后 7天 以内", "移出日期 在 日期 后 7个工作日 以内"),
    "points that a record counts as": (
        in_item, "CP306", "表 奖分（级别）\n国家级：2分\n其余：1分\n认定 简报，每件计 ⟦奖分⟧\n得分 = 1分 × 认定数，最高 10分",
        "表 奖分（级别）\n国家级：2\n其余：1\n认定 简报，每件计 奖分\n得分 = 1分 × 认定数，最高 10分"),
    "two values of a choice": (
        counted, "CP306", "得分率 = 若 件数量 > 1 则 1分 否则 ⟦件数量⟧", "得分率 = 若 件数量 > 1 则 1 否则 0.5"),
    "rows with other units": (
        counted, "CP306", "表 等次\n件数量 > 1：1分\n其余：⟦1⟧", "表 等次\n件数量 > 1：1分\n其余：0.5分"),
    "a condition as a number": (
        counted, "CP306", "得分率 = 件数量 + ⟦（件数量 > 1）⟧", "得分率 = 件数量 + 1，最高 1"),
    "a day in a formula": (counted, "CP306", "得分率 = 件数量 + ⟦2018-01-01⟧", None),
    "points and a bare number": (counted, "CP307", "得分 = 2分 + ⟦3⟧", "得分 = 2分 + 8分，最高 10分"),
    "points and a count": (
        counted, "CP307", "得分 = 1分 + ⟦件数量⟧，最高 10分", "得分 = 1分 × 件数量，最高 10分"),
    "points times points": (
        counted, "CP307", "得分 = 2分 × ⟦金额和⟧，最高 10分", "得分 = 2 × 金额和，最高 10分，最低 0分"),
    "a rate and a count": (
        counted, "CP307", "得分率 = 50% + ⟦件数量⟧，最高 1", "得分率 = 50% + 件数量 ÷ 篇数和，最高 1"),
    "a count by points": (counted, "CP307", "得分率 = 件数量 ÷ ⟦10分⟧，最高 1", None),
    "a cap in another unit": (
        counted, "CP307", "得分 = 1分 × 件数量，最高 ⟦10⟧", "得分 = 1分 × 件数量，最高 10分"),
    "a floor in another unit": (counted, "CP307", "得分率 = 件数量，最低 ⟦0分⟧", None),
    "a comparison of a rate with a count": (
        counted, "CP307", "计算 甲数 = 若 件数量 ÷ 篇数和 > ⟦件数量⟧ 则 1 否则 0",
        "计算 甲数 = 若 件数量 ÷ 篇数和 > 60% 则 1 否则 0"),
    "a list of other units": (
        counted, "CP307", "得分率 = 均值（件数量 ÷ 篇数和，⟦件数量⟧）", "得分率 = 均值（件数量 ÷ 篇数和，1），最高 1"),
    "days and points": (
        lambda text: on_top(f"假设 期限 = 7天\n计算 甲数 = {text}"), "CP307", "期限 + ⟦1分⟧", "期限 + 1天"),
    "a value that is none": (condition, "CP308", "级别 不低于 ⟦县级⟧", "级别 不低于 市级"),
    "a department that is none": (condition, "CP308", "部门 为 ⟦丁局⟧", "部门 为 甲局"),
    "是 of listed values": (condition, "CP308", "类别 为 ⟦是⟧", "类别 不为 文稿"),
    "a number of a level": (condition, "CP308", "级别 高于 ⟦3⟧", "级别 高于 市级"),
    "a value in a table": (
        in_item, "CP308", "表 几件（级别）\n⟦县级⟧：1\n其余：0", "表 几件（级别）\n市级：1\n其余：0"),
    "a choice of an assumption": (
        lambda text: on_top(f"假设 做法 = 甲，可取 甲、乙\n计算 甲数 = 若 做法 为 {text} 则 1 否则 0"),
        "CP308", "⟦丙⟧", "乙"),
    "a field in a formula": (
        counted, "CP309", "得分率 = ⟦篇数⟧ ÷ 10，最高 1", "得分率 = 篇数和 ÷ 10，最高 1"),
    "a field in a test of a formula": (in_item, "CP309", "不适用 凡 ⟦篇数⟧ > 3", None),
    "a figure in a measure": (
        counted, "CP310", "统计 甲数：简报 的 件数，只计 篇数 > ⟦件数量⟧", "统计 甲数：简报 的 件数，只计 篇数 > 3"),
    "a computation in a recognition": (
        counted, "CP310", "计算 乙数 = 件数量 ÷ 2\n认定 简报，须 ⟦乙数⟧ > 3\n得分率 = 认定数，最高 1", None),
    "a computation beside a record": (
        counted, "CP310", "计算 乙数 = 1\n认定 简报，须 没有 同一 标题 的 ⟦乙数⟧\n得分率 = 认定数，最高 1",
        "认定 简报，须 没有 同一 标题 的 件数量\n得分率 = 认定数，最高 1"),
    "more components than there are": (condition, "CP311", "⟦至少4个要件⟧", "至少3个要件"),
    "no component": (condition, "CP312", "⟦至少0个要件⟧", "至少1个要件"),
    "half a component": (condition, "CP312", "⟦至少1.5个要件⟧", None),
    "values without an order": (condition, "CP313", "⟦类别 高于 图片⟧", "类别 为 图片"),
    "departments without an order": (condition, "CP313", "⟦部门 高于 甲局⟧", None),
    "a bound on values without an order": (
        in_item, "CP313", "表 几件（类别）\n≥ ⟦文稿⟧：1\n其余：0", "表 几件（级别）\n≥ 省级：1\n其余：0"),
    "a field that is no condition": (condition, "CP314", "⟦级别⟧", "级别 为 省级"),
    "a number that is no condition": (counted, "CP314", "不适用 凡 ⟦件数量⟧", "不适用 凡 件数量 = 0"),
    "a row that is no condition": (
        counted, "CP314", "表 等次\n⟦件数量⟧：1\n其余：0", "表 等次\n件数量 > 0：1\n其余：0"),
    "arithmetic on a record": (condition, "CP315", "⟦篇数 × 2⟧ > 4", "篇数 > 2"),
    "a function on a record": (condition, "CP315", "⟦最大（篇数，2）⟧ > 4", None),
    "若 on a record": (condition, "CP315", "篇数 > （⟦若 篇数 > 1 则 2 否则 3⟧）", None),
    "有 in a formula": (counted, "CP316", "不适用 凡 ⟦有 标题⟧", "不适用 凡 件数量 = 0"),
    "要件 in a formula": (counted, "CP316", "得分率 = 若 ⟦至少3个要件⟧ 则 1 否则 0", None),
    "以内 in a formula": (counted, "CP316", "不适用 凡 ⟦报送日期 在 日期 后 7天 以内⟧", None),
    "split by text": (
        in_item, "CP317", "统计 甲数：简报 的 件数，按 ⟦标题⟧ 分列", "统计 甲数：简报 的 件数，按 类别 分列"),
    "split by a common column": (in_item, "CP317", "统计 甲数：简报 的 件数，按 ⟦日期⟧ 分列", None),
    "split by the department": (in_item, "CP317", "统计 甲数：简报 的 件数，按 ⟦部门⟧ 分列", None),
    "split by what is private": (
        lambda text: on_top(f"材料 快报\n字段 性别：男、女，隐私\n统计 甲数：快报 的 件数，按 {text} 分列"),
        "CP317", "⟦性别⟧", None),
    "a table keyed by text": (in_item, "CP317", "表 几件（⟦标题⟧）\n其余：1", "表 几件（级别）\n其余：1"),
    "a sum of text": (
        in_item, "CP318", "统计 甲数：简报 的 ⟦标题⟧ 合计", "统计 甲数：简报 的 篇数 合计"),
    "the largest level": (in_item, "CP318", "统计 甲数：简报 的 ⟦级别⟧ 最大值", None),
    "a split figure as points": (
        split, "CP319", "得分 = ⟦1分 × 分级数⟧，最高 10分", "得分 = 合计（1分 × 分级数，逐 级别），最高 10分"),
    "a split figure in 不适用": (split, "CP319", "不适用 凡 ⟦分级数 = 0⟧", "不适用 凡 合计（分级数，逐 级别） = 0"),
    "a split figure in 提醒": (split, "CP319", "提醒 凡 ⟦分级数 = 0⟧：“无”", None),
    "a split table as the rule": (
        split, "CP319", "⟦表 得分率（级别）⟧\n国家级：1\n其余：0.5", "表 得分率\n其余：1"),
    "逐 what nothing is split by": (
        counted, "CP320", "得分率 = 合计（件数量，逐 ⟦级别⟧），最高 1", "得分率 = 合计（件数量，逐 部门），最高 1"),
    "the rank of one number": (counted, "CP320", "计算 甲数 = ⟦名次（3）⟧", "计算 甲数 = 名次（件数量）"),
    "two figures with 逐": (
        split, "CP321", "得分率 = ⟦合计（分级数，分级数，逐 级别）⟧，最高 1", "得分率 = 合计（分级数，逐 级别），最高 1"),
    "a rank of two figures": (counted, "CP321", "计算 甲数 = ⟦名次（件数量，篇数和）⟧", None),
    "a row with a cell too many": (
        in_item, "CP322", "表 几件（级别）\n⟦国家级，省级：2⟧\n其余：1", "表 几件（级别）\n国家级：2\n其余：1"),
    "a row with a cell too few": (
        in_item, "CP322", "表 几件（级别，类别）\n⟦国家级：2⟧\n其余：1", "表 几件（级别，类别）\n国家级，其余：2\n其余：1"),
    "a table without 其余": (
        counted, "CP323", "⟦表 等次（件数量）⟧\n≥ 3：1", "表 等次（件数量）\n≥ 3：1\n其余：0"),
    "listed values with one missing": (
        in_item, "CP323", "⟦表 几件（级别）⟧\n国家级：3\n省级：2", "表 几件（级别）\n国家级：3\n省级：2\n市级：1"),
    "combinations with one missing": (
        in_item, "CP323", "⟦表 几件（级别，类别）⟧\n国家级，其余：3\n省级，文稿：2\n市级，其余：1",
        "表 几件（级别，类别）\n国家级，其余：3\n省级，文稿：2\n省级，图片：2\n市级，其余：1"),
    "rows behind 其余, reported once": (
        counted, "CP324", "表 等次\n其余：0\n⟦件数量 > 1：1⟧\n件数量 > 2：2", "表 等次\n件数量 > 1：1\n其余：0"),
    "a choice that does not fit": (
        lambda text: on_top(f"假设 做法 = 平均，可取 平均、抽签\n汇总\n组内 按 {text}"), "CP325", "⟦做法⟧", "平均"),
    "a number as a choice": (
        lambda text: on_top(f"假设 做法 = 1\n汇总\n组内 按 {text}"), "CP325", "⟦做法⟧", None),
    "two values in a row": (
        counted, "CP326", "表 等次\n件数量 > 1：1、⟦2⟧\n其余：0", "表 等次\n件数量 > 1：1\n其余：0"),
    "text that is no code": (condition, "CP327", "⟦标题 有效⟧", "代码 有效"),
    "the same value again": (
        in_item, "CP328", "表 几件（级别）\n省级：2\n⟦省级：3⟧\n其余：1", "表 几件（级别）\n省级：2\n市级：3\n其余：1"),
    "a value that 其余 covers": (
        in_item, "CP328", "表 几件（级别，类别）\n省级，其余：2\n⟦省级，图片：3⟧\n其余：1",
        "表 几件（级别，类别）\n省级，图片：2\n省级，其余：3\n其余：1"),
    "a bound below a wider one": (
        counted, "CP328", "表 等次（件数量）\n≥ 60：1\n⟦≥ 80：2⟧\n其余：0", "表 等次（件数量）\n≥ 80：2\n≥ 60：1\n其余：0"),
    "a bound again": (
        counted, "CP328", "表 等次（件数量）\n< 5：1\n⟦< 5：2⟧\n其余：0", "表 等次（件数量）\n< 5：1\n≤ 5：2\n其余：0"),
    "text compared with a value": (condition, "CP329", "⟦标题⟧ 为 信用", "类别 为 文稿"),
    "text compared with text": (condition, "CP329", "⟦标题⟧ = 文号", None),
    "a code compared": (condition, "CP329", "⟦代码⟧ 为 甲", None),
    "clauses without end": (
        lambda text: in_item("统计 件数量：简报 的 件数" + "，须 有 标题" * 50 + text), "CP330", "，⟦须 有 文号⟧", ""),
    "caps without end": (
        lambda text: counted("得分率 = 件数量" + "，最高 1" * 19 + text), "CP330", "，最高 1，⟦最高 1⟧", "，最高 1"),
    "levels of two kinds": (
        other_levels, "CP331", "得分率 = 合计（分级数 × ⟦快报数⟧，逐 级别），最高 1",
        "得分率 = 合计（分级数，逐 级别） + 合计（快报数，逐 级别），最高 1"),
    "a key of two kinds": (
        other_levels, "CP331", "表 几件（⟦级别⟧）\n其余：1\n得分率 = 1", None),
    "个数 of nothing said": (
        counted, "CP332", "得分率 = ⟦个数（件数量）⟧，最高 1", "得分率 = 个数（件数量，逐 部门），最高 1"),
    "the highest text": (
        in_item, "CP333", "统计 甲数：简报 的 件数，同一 标题 只取 ⟦文号⟧ 最高",
        "统计 甲数：简报 的 件数，同一 标题 只取 日期 最高"),
    "the lowest category": (in_item, "CP333", "统计 甲数：简报 的 件数，同一 标题 只取 ⟦类别⟧ 最低", None),
    "a bound without a key": (
        counted, "CP334", "表 等次\n⟦≥ 3⟧：1\n其余：0", "表 等次（件数量）\n≥ 3：1\n其余：0"),
    "so many decimal places": (
        counted, "CP339", "得分率 = 四舍五入（件数量，⟦7⟧），最高 1", "得分率 = 四舍五入（件数量，6），最高 1"),
    "half a decimal place": (counted, "CP339", "得分率 = 四舍五入（件数量，⟦0.5⟧），最高 1", None),
    "places in percent": (counted, "CP339", "得分率 = 四舍五入（件数量，⟦100%⟧），最高 1", None),
    "computed places": (
        counted, "CP339", "得分率 = 四舍五入（件数量，⟦件数量⟧），最高 1", "得分率 = 四舍五入（件数量，0），最高 1"),
    "no places": (counted, "CP321", "得分率 = ⟦四舍五入（件数量）⟧，最高 1", None),
    "rounding two figures": (
        counted, "CP321", "得分率 = ⟦向下取整（件数量，1）⟧，最高 1", "得分率 = 向下取整（件数量），最高 1"),
    "rounding over something": (
        split, "CP336", "得分率 = 向上取整（分级数，逐 ⟦级别⟧），最高 1",
        "得分率 = 向上取整（合计（分级数，逐 级别） ÷ 2），最高 1"),
    "a rank over a column": (
        counted, "CP337", "计算 甲数 = 名次（件数量，逐 ⟦级别⟧）", "计算 甲数 = 名次（件数量，逐 部门）"),
    "a rank over two groups": (
        counted, "CP337", "计算 甲数 = 倒数名次（件数量，逐 两局、⟦部门⟧）", "计算 甲数 = 倒数名次（件数量，逐 两局）"),
    "a group of other departments": (
        counted, "CP338", "责任部门 甲局\n计算 甲数 = 均值（件数量，逐 ⟦两局⟧）",
        "责任部门 甲局、乙局\n计算 甲数 = 均值（件数量，逐 两局）"),
    "a mark in a sum": (
        counted, "CP306", "得分率 = 件数量 + ⟦不适用⟧，最高 1", "得分率 = 若 件数量 > 1 则 1 否则 不适用"),
    "a mark as the rule": (counted, "CP306", "得分率 = ⟦不适用⟧", None),
    "a mark as a cap": (counted, "CP307", "得分率 = 件数量，最高 ⟦未定⟧", "得分率 = 件数量，最高 1，未定的按 0"),
    "points in place of a rate": (
        counted, "CP306", "得分率 = 件数量 ÷ 篇数和，最高 1，不适用的按 ⟦1分⟧",
        "得分率 = 件数量 ÷ 篇数和，最高 1，不适用的按 1"),
    "a number that belongs": (
        counted, "CP343", "得分率 = 若 ⟦件数量⟧ 属于 甲局 则 1 否则 0", "得分率 = 若 部门 属于 甲局、两局 则 1 否则 0"),
    "a number of records that belongs": (
        condition, "CP343", "⟦篇数⟧ 属于 甲局", "部门 属于 两局、甲局 且 级别 属于 省级、国家级"),
    "a department that none is": (
        counted, "CP308", "得分率 = 若 部门 属于 甲局、⟦丁局⟧ 则 1 否则 0", "得分率 = 若 部门 不为 两局 则 1 否则 0"),
    "a group that none is": (condition, "CP308", "部门 属于 ⟦三局⟧", "部门 为 两局"),
    "departments have no order": (counted, "CP313", "得分率 = 若 部门 高于 ⟦甲局⟧ 则 1 否则 0", None),
    "a department left out of a table": (
        in_item, "CP323", "⟦表 得分率（部门）⟧\n两局：1", "表 得分率（部门）\n两局：1\n甲局：0.5"),
    "an interval left out": (
        counted, "CP323", "⟦表 等次（篇数和）⟧\n≥ 3：1\n≥ 1 且 < 2：0.5\n0：0.2",
        "表 等次（篇数和）\n≥ 3：1\n≥ 1 且 < 3：0.5\n0：0.2"),
    "a fraction left out": (
        in_item, "CP323", "统计 金额和：简报 的 金额 合计\n⟦表 等次（金额和）⟧\n≤ 0分：0\n≥ 1分：1",
        "统计 金额和：简报 的 金额 合计\n表 等次（金额和）\n≤ 0分：0\n> 0分：1"),
    "a bound that is assumed": (
        lambda text: on_top(f"假设 门槛 = 3\n考核项 2 乙 1分\n统计 件数量：简报 的 件数\n{text}\n责任部门 全部部门\n").replace("总分 10分", "总分 11分"),
        "CP323", "⟦表 得分率（件数量）⟧\n≥ 门槛：1\n< 门槛：0", "表 得分率（件数量）\n≥ 门槛：1\n其余：0"),
    "an interval that a bound covers": (
        counted, "CP328", "表 等次（件数量）\n≥ 60：1\n⟦≥ 80 且 < 90：2⟧\n其余：0",
        "表 等次（件数量）\n≥ 80 且 < 90：2\n≥ 60：1\n其余：0"),
    "an interval without a key": (
        counted, "CP334", "表 等次\n⟦≥ 3⟧ 且 ⟦< 5⟧：1\n其余：0", "表 等次（件数量）\n≥ 3 且 < 5：1\n其余：0"),
    "a record that applies": (condition, "CP315", "⟦篇数 适用⟧", "有 移出日期"),
}  # fmt: skip


@pytest.mark.parametrize(("wrap", "code", "wrong", "_"), WRONG.values(), ids=WRONG)
def test_what_does_not_go_together_is_found_where_it_stands(wrap, code, wrong, _):
    """Each mistake gives its own code, at its own place, and nothing else."""
    marked = unmark(wrap(wrong))
    found = [one for one in found_in(marked.text) if one[0] not in ("CP410", "CP411")]
    assert found == expected(code, marked)


@pytest.mark.parametrize(("wrap", "code", "_", "right"), WRONG.values(), ids=WRONG)
def test_what_is_right_beside_it_is_not_reported(wrap, code, _, right):
    """The corrected text has no finding."""
    assert right is None or codes(wrap(right)) == []


def test_every_finding_says_the_same_in_both_languages():
    """Each message and help of this page is filled in Chinese and in English."""
    for wrap, _, wrong, _ in WRONG.values():
        for problem in check(unmark(wrap(wrong)).text):
            for lang in ("zh", "en"):
                assert problem.message(lang)
                assert "{" not in problem.message(lang) + problem.help(lang)


@pytest.mark.parametrize(
    "formula",
    [
        "得分 = 0.4分 × 件数量，最高 10分",
        "得分 = 10分 − 扣几分 × 件数量，最低 0分",
        "得分 = 10分 - 2分 * 件数量，扣完为止",
        "得分率 = 均值（件数量 ÷ 篇数和，50%，1），最高 1",
        "得分率 = 若 件数量 ≥ 3 则 1 否则 0.5",
        "得分 = 若 件数量 > 0 且 件数量 < 5 则 5分 否则 10分",
        "得分 = 若 件数量 ÷ 篇数和 ≥ 60% 则 10分 否则 0分",
        "得分 = 若 2分 × 件数量 ≥ 6分 则 10分 否则 0分",
        "得分 = 若 2分 × 件数量 ≥ 6 则 10分 否则 0分",
        "得分 = 10分 × 件数量 ÷ 篇数和，最高 10分",
        "得分 = 10分 × 60% × （件数量 ÷ 篇数和） + 4分，最高 10分",
        "得分 = （件数量 + 篇数和） × 0.5分，最高 10分",
        "得分 = 金额和，最高 10分，最低 0分",
        "得分率 = 最小（1，件数量 ÷ 10）",
        "得分率 = 件数量 ÷ 最大（1，篇数和），最高 1",
        "得分 = 若 名次（件数量） ≤ 2 则 10分 否则 5分",
        "得分率 = 1 − （名次（件数量） − 1） ÷ 3，最低 0",
        "得分 = 比例 × 20分，最高 10分",
        "得分 = 若 非（件数量 = 0） 则 10分 否则 0分",
        "得分率 = −1 × −1",
        "得分 = 0.2分 × 向下取整（篇数和 ÷ 500），最高 10分",
        "得分 = 10分 − 0.2分 × 向上取整（（30% − 比例） × 100），最高 10分，最低 0分",
        "得分 = 四舍五入（金额和，1），最高 10分，最低 0分",
        "得分率 = 四舍五入（最小（1，件数量 ÷ 30），3）",
        "得分率 = 1 − （密集名次（件数量） − 1） ÷ 3，最低 0",
        "得分率 = 件数量 ÷ 篇数和，最高 1，不适用的按 1",
        "得分率 = 若 名次（件数量，逐 两局） 适用 则 1 否则 不适用",
    ],
)
def test_what_a_clerk_types_is_accepted(formula):
    """Ordinary formulas, with points, counts, rates and percents, have no finding."""
    head = "假设 扣几分 = 2分，可取 1分 至 5分\n假设 比例 = 20%，可取 10% 至 90%\n"
    assert codes(on_top(head).split("考核项 1")[0] + "考核项 1 示例 10分\n" + COUNTED + formula
                 + "\n责任部门 全部部门") == []  # fmt: skip


@pytest.mark.parametrize(
    "test",
    [
        "级别 不低于 市级，且 有 标题",
        "（类别 为 文稿 或 类别 为 图片） 且 无 移出日期",
        "移出日期 晚于 截止日",
        "日期 不早于 2018-06-01 且 日期 不晚于 2018年12月31日",
        "报送日期 在 日期 后 7个工作日 以内",
        "篇数 ≥ 3",
        "金额 ≥ 3分",
        "金额 ≥ 3",
        "非（有 标题、文号）",
        "代码 有效",
        "至少三个要件",
        "部门 不为 甲局",
        "有 方案",
    ],
)
def test_what_a_clerk_asks_of_a_record_is_accepted(test):
    """Ordinary conditions on records have no finding."""
    assert codes(condition(test)) == []


def test_a_bound_on_levels_is_a_choice_among_them():
    """≥ 省级 in a table keyed by a level holds for 省级 and what is above it."""
    from tests.policy.scores import rates

    text = in_item(
        SPLIT
        + "表 几件（级别）\n≥ 省级：0.5\n其余：0.1\n得分率 = 合计（分级数 × 几件，逐 级别），最高 1"
    )
    rows = [{"部门": "甲局", "材料": "简报", "日期": "2018-01-01", "级别": level, "类别": "文稿", "篇数": 1,
             "金额": 1} for level in ("省级", "市级")]  # fmt: skip
    assert rates(text, rows)["甲局"] == "3/5"
