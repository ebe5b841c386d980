"""What is declared and never used is a warning (CP211), and nothing that is used."""

import pytest

from creditpolicy.diagnostics.diagnostic import in_language
from tests.policy.marked import DEPARTMENTS, HEAD, ITEM, KINDS, check, codes, in_item, on_top


def no_class(text):
    """The same, with a group before it that takes 乙局: 两局 makes no class of departments then."""
    return text.replace("部门组 两局：", "部门组 一局：乙局\n部门组 两局：")


def unused(text):
    problems = check(text, unused=True)
    assert {d.code.code for d in problems} <= {"CP211"}
    return {(in_language(dict(d.args)["what"], "zh"), dict(d.args)["name"]) for d in problems}


def names(text):
    return {name for _, name in unused(text)}


def test_the_frame_declares_two_kinds_for_nothing():
    """Kinds of evidence that no item uses are warned of; a group makes a class in bulletins."""
    assert unused(on_top("")) == {("材料", "简报"), ("材料", "通报")}


def test_a_group_that_neither_rules_nor_bulletins_use():
    """Of two groups with a department in common the second makes no class."""
    assert unused(no_class(on_top(""))) == {("材料", "简报"), ("材料", "通报"), ("部门组", "两局")}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (on_top("假设 甲数 = 1"), ("假设", "甲数")),
        (on_top("计算 甲数 = 1"), ("数", "甲数")),
        (on_top("统计 甲数：简报 的 件数"), ("数", "甲数")),
        (in_item("表 等次\n其余：1"), ("数", "等次")),
        (on_top("部门 丁局").replace("全部部门", "甲局、乙局、丙局"), ("部门", "丁局")),
        (in_item("认定 简报"), ("认定", "简报")),
        (in_item("认定 案例：简报"), ("认定", "案例")),
    ],
)
def test_what_nothing_uses_is_named(text, what):
    """An assumption, a figure, a department or a recognition that no rule needs is named."""
    assert what in unused(text)


USED = {
    "an assumption in a formula": ("甲数", on_top("假设 甲数 = 1\n计算 乙数 = 甲数")),
    "an assumption in a condition": (
        "期限", on_top("假设 期限 = 7天\n统计 甲数：简报 的 件数，只计 报送日期 在 日期 后 期限 以内")),
    "an assumption as a key": (
        "做法", on_top("假设 做法 = 甲，可取 甲、乙\n表 等次（做法）\n甲：1\n乙：2")),
    "an assumption in 汇总": ("做法", on_top("假设 做法 = 平均，可取 平均、任一\n汇总\n组内 按 做法")),
    "an assumption in 不适用": ("甲数", on_top("假设 甲数 = 1").replace("  得分率", "  不适用 凡 甲数 = 2\n  得分率")),
    "a figure in a cap": ("甲数", in_item("计算 甲数 = 1\n得分率 = 1，最高 甲数")),
    "a figure in a table": ("甲数", in_item("计算 甲数 = 1\n表 得分率\n甲数 > 0：1\n其余：0")),
    "a figure in a reminder": ("甲数", in_item("计算 甲数 = 1\n提醒 凡 甲数 = 1：“是”")),
    "a table behind 每件计": (
        "几件", in_item("表 几件（级别）\n省级：2\n其余：1\n认定 简报，每件计 几件\n得分率 = 认定数，最高 1")),
    "a recognition through 认定数": ("案例", in_item("认定 案例：简报\n得分率 = 认定数，最高 1")),
    "a recognition beside a record": (
        "案例", in_item("认定 案例：简报\n统计 甲数：简报 的 件数，只计 没有 同一 标题 的 案例\n得分率 = 甲数，最高 1")),
    "a measure beside a record": (
        "甲数", in_item("统计 甲数：简报 的 件数\n认定 简报，须 没有 同一 标题 的 甲数\n得分率 = 认定数，最高 1")),
    "a figure of another item": (
        "甲数", HEAD.replace("10分", "20分") + DEPARTMENTS + KINDS + ITEM.replace("得分率 = 1", "得分率 = 甲数")
        + "考核项 2 又 10分\n计算 甲数 = 1\n得分率 = 1\n责任部门 甲局"),
    "a group in weights": ("两局", no_class(in_item("权重\n60%：甲局\n40%：两局"))),
    "a group in 责任部门": ("两局", no_class(in_item("责任部门 甲局、两局"))),
    "a group in an exception": ("两局", no_class(in_item("责任部门 全部部门，除 两局 外"))),
    "a kind in a measure": ("简报", in_item("统计 甲数：简报 的 件数")),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), USED.values(), ids=USED)
def test_what_is_used_is_not_named(name, text):
    """However a name is used, it is used."""
    assert name not in names(text)


def test_fields_are_what_people_file_and_may_serve_nothing_else():
    """A field that no rule reads is no finding: the notice asks for it all the same."""
    text = in_item("认定 简报\n得分率 = 认定数，最高 1\n责任部门 甲局、两局")
    assert names(text) == {"通报"}


def test_nothing_is_called_unused_beside_an_error():
    """Where something is wrong, what seems unused may only be misspelt elsewhere."""
    assert codes(
        on_top("假设 满分数 = 1").replace("得分率 = 1", "得分率 = 满分书"), unused=True
    ) == ["CP207"]
