"""Grades and gates: what goes together and what does not."""

import pytest

from tests.policy.marked import check, codes, expected, found_in, in_item, on_top, unmark

SCALES = "等级 等次：优 > 良 > 中\n等级 榜单：红榜、黑榜、不上榜\n"
COUNTED = "统计 件数量：简报 的 件数\n"
GRADED = "表 等次（件数量）\n≥ 3：优\n≥ 1：良\n其余：中\n"
LISTED = "表 榜单（件数量）\n≥ 3：红榜\n其余：不上榜\n"
RANKED = "计算 排名 = 名次（件数量）\n"


def top(text: str) -> str:
    return on_top(SCALES + COUNTED + text)


def item(text: str) -> str:
    return in_item(SCALES + COUNTED + text)


def summed(text: str) -> str:
    return f"{top('')}汇总\n{text}\n"


WRONG = {
    "a grade twice": (on_top, "CP301", "等级 等次：优 > 良 > ⟦优⟧", "等级 等次：优 > 良 > 中"),
    "a built-in name as a grade": (on_top, "CP205", "等级 等次：⟦满分⟧ > 良", "等级 等次：满 > 良"),
    "a scale twice": (on_top, "CP204", "等级 等次：优 > 良\n等级 ⟦等次⟧：甲等、乙等", None),
    "an assumption called like a grade": (
        on_top, "CP204", "假设 优 = 1\n等级 等次：⟦优⟧ > 良", "假设 优数 = 1\n等级 等次：优 > 良"),
    "a figure called like a grade": (top, "CP204", "计算 ⟦优⟧ = 件数量", "计算 优数 = 件数量"),
    "a grade that is none": (
        top, "CP206", "表 等次\n件数量 > 3：优\n其余：⟦差等生⟧", "表 等次\n件数量 > 3：优\n其余：中"),
    "grades of two scales": (
        top, "CP306", "表 等次\n件数量 > 3：优\n其余：⟦黑榜⟧", "表 等次\n件数量 > 3：优\n其余：良"),
    "a grade and a number": (top, "CP306", "计算 甲 = 若 件数量 > 3 则 优 否则 ⟦1⟧", None),
    "arithmetic on a grade": (top, "CP306", "计算 甲 = 件数量 + ⟦优⟧", "计算 甲 = 件数量 + 1"),
    "a grade as a cap": (top, "CP307", "计算 甲 = 件数量，最高 ⟦优⟧", "计算 甲 = 件数量，最高 3"),
    "a grade as the rule": (item, "CP306", "得分率 = ⟦优⟧", None),
    "a rank of grades": (top, "CP306", f"{GRADED}计算 甲 = 名次（⟦等次⟧）", None),
    "a comparison with what is no grade": (
        top, "CP308", f"{GRADED}计算 甲 = 若 等次 为 ⟦红榜⟧ 则 1 否则 0",
        f"{GRADED}计算 甲 = 若 等次 不低于 良 则 1 否则 0"),
    "a comparison with a figure of another scale": (
        top, "CP363", f"{GRADED}{LISTED}计算 甲 = 若 等次 为 ⟦榜单⟧ 则 1 否则 0",
        f"{GRADED}表 前次等次（件数量）\n≥ 2：优\n其余：中\n计算 甲 = 若 等次 低于 前次等次 则 1 否则 0"),
    "a comparison with a choice of other words": (
        top, "CP363", f"假设 起码 = 优，可取 优、极优\n{GRADED}计算 甲 = 若 等次 低于 ⟦起码⟧ 则 1 否则 0",
        f"假设 起码 = 良，可取 良、中\n{GRADED}计算 甲 = 若 等次 低于 起码 则 1 否则 0"),
    "figures of labels have no order": (
        top, "CP313", f"{LISTED}表 前次榜单（件数量）\n≥ 2：红榜\n其余：黑榜\n计算 甲 = 若 榜单 高于 ⟦前次榜单⟧ 则 1 否则 0",
        f"{LISTED}表 前次榜单（件数量）\n≥ 2：红榜\n其余：黑榜\n计算 甲 = 若 榜单 不为 前次榜单 则 1 否则 0"),
    "a bonus where there is none": (
        summed, "CP362", "计算 甲 = ⟦加分⟧ + 1分", "计算 甲 = 基础分 + 1分"),
    "labels have no order": (
        top, "CP313", f"{LISTED}计算 甲 = 若 榜单 高于 ⟦黑榜⟧ 则 1 否则 0",
        f"{LISTED}计算 甲 = 若 榜单 不为 黑榜 则 1 否则 0"),
    "a table that leaves a grade out": (
        top, "CP323", f"{GRADED}⟦表 几分（等次）⟧\n优：1\n良：0.5",
        f"{GRADED}表 几分（等次）\n优：1\n良：0.5\n中：0"),
    "a grade of two scales": (
        lambda text: on_top(f"等级 评价：优、一般\n{SCALES}{COUNTED}{text}"),
        "CP340", "表 结论\n件数量 > 3：⟦优⟧\n其余：中", "表 评价\n件数量 > 3：优\n其余：一般"),
    "a step of a number": (top, "CP342", "计算 甲 = 提一档（⟦件数量⟧）", f"{GRADED}计算 甲 = 提一档（等次）"),
    "a step of a formula": (top, "CP342", f"{GRADED}计算 甲 = 降一档（⟦降一档（等次）⟧）", None),
    "a step of a label": (top, "CP313", f"{LISTED}计算 甲 = 提一档（⟦榜单⟧）", None),
    "a step of two": (top, "CP321", f"{GRADED}计算 甲 = ⟦提一档（等次，等次）⟧", None),
    "a gate on a measure": (top, "CP230", "凡 件数量 > 3，⟦件数量⟧ 记 3", None),
    "a gate on nothing": (item, "CP230", "凡 件数量 > 3，⟦等次⟧ 定为 优", f"{GRADED}凡 件数量 > 3，等次 定为 优"),
    "a gate on another place's figure": (
        lambda text: on_top(f"{SCALES}{COUNTED}{GRADED}").replace("  得分率 = 1", text),
        "CP230", "凡 件数量 > 3，⟦等次⟧ 定为 优\n得分率 = 1", "凡 件数量 > 3，得分率 记 0\n得分率 = 1"),
    "得分 outside an item": (top, "CP230", "凡 件数量 > 3，⟦得分⟧ 记 0分", None),
    "a gate where deductions are added up": (
        item, "CP231",
        "扣分 = 2分 × 件数量，扣完为止\n扣分由责任部门承担\n凡 件数量 > 3，⟦得分⟧ 记 0分",
        "扣分 = 2分 × 件数量，扣完为止\n凡 件数量 > 3，得分 记 0分"),
    "a step of points": (item, "CP341", "凡 件数量 > 3，得分 ⟦降一档⟧", "凡 件数量 > 3，得分率 最高 50%"),
    "a grade put last": (top, "CP341", f"{GRADED}凡 件数量 > 3，等次 ⟦列最后⟧", f"{GRADED}凡 件数量 > 3，等次 最高 良"),
    "a label with a cap": (top, "CP341", f"{LISTED}凡 件数量 > 3，榜单 ⟦最高 黑榜⟧", f"{LISTED}凡 件数量 > 3，榜单 定为 黑榜"),
    "a rank with a value": (top, "CP341", f"{RANKED}凡 件数量 > 3，排名 ⟦记 10⟧", f"{RANKED}凡 件数量 > 3，排名 列最后"),
    "points for a rate": (item, "CP306", "凡 件数量 > 3，得分率 记 ⟦1分⟧", "凡 件数量 > 3，得分率 记 10%"),
    "a cap in another unit": (item, "CP307", "凡 件数量 > 3，得分 最高 ⟦10%⟧", "凡 件数量 > 3，得分 最高 1分"),
    "a grade of another scale": (
        top, "CP306", f"{GRADED}凡 件数量 > 3，等次 定为 ⟦红榜⟧", f"{GRADED}凡 件数量 > 3，等次 定为 若 件数量 > 5 则 优 否则 良"),
    "a cap at what is no grade": (top, "CP308", f"{GRADED}凡 件数量 > 3，等次 最高 ⟦差⟧", f"{GRADED}凡 件数量 > 3，等次 最低 良"),
    "a gate without a condition": (top, "CP314", f"{GRADED}凡 ⟦件数量⟧，等次 定为 优", None),
    "a department's score as a rate": (
        summed, "CP306", "⟦部门得分 = 50%⟧", "部门得分 = 5分"),
    "a department's score for each level": (
        summed, "CP319", "统计 分级数：简报 的 件数，按 级别 分列\n⟦部门得分 = 1分 × 分级数⟧", None),
    "a department's score twice": (summed, "CP204", "部门得分 = 5分\n⟦部门得分 = 6分⟧", None),
    "a formula and a choice": (
        summed, "CP203", "部门得分 = 5分\n⟦部门得分 按 分担分值⟧", "部门得分 按 分担分值"),
    "a department's score computed": (summed, "CP205", "计算 ⟦部门得分⟧ = 5分", "部门得分 = 5分"),
    "a formula for the score above the summary": (top, "CP201", "⟦部门得分 = 5分⟧", None),
    "a recognition in the summary": (summed, "CP201", "⟦认定 简报⟧", None),
    "a gate on the zone's score": (summed, "CP230", "凡 件数量 > 3，⟦总得分⟧ 记 0分", "凡 件数量 > 3，部门得分 记 0分"),
    "a figure of the summary in an item": (
        lambda text: summed("计算 附加 = 1").replace("得分率 = 1", text),
        "CP232", "得分率 = ⟦附加⟧", "得分率 = 1"),
    "the rank in a figure above the items": (top, "CP232", "计算 甲 = ⟦名次⟧", None),
    "the score that needs the rank": (
        summed, "CP215", "⟦部门得分 = 若 名次 = 1 则 5分 否则 6分⟧", "部门得分 = 5分"),
    "a figure called as one above": (
        summed, "CP204", "计算 ⟦件数量⟧ = 1", "计算 件数 = 件数量"),
    "no conditions below": (
        top, "CP222", f"{GRADED}⟦凡 下列任一，等次 定为 优⟧", f"{GRADED}凡 下列任一，等次 定为 优\n情形 件数量 > 3"),
    "conditions below one that stands there": (
        top, "CP201", f"{GRADED}凡 件数量 > 5，等次 定为 优\n⟦情形 件数量 > 3⟧", f"{GRADED}凡 下列全部，等次 定为 优\n情形 件数量 > 3"),
    "a gate around in a circle": (
        top, "CP215", "计算 ⟦甲⟧ = 件数量\n计算 乙 = 甲 + 1\n凡 乙 > 3，甲 记 0", "计算 甲 = 件数量\n计算 乙 = 甲 + 1\n凡 甲 > 3，甲 记 0"),
}  # fmt: skip


@pytest.mark.parametrize(("wrap", "code", "wrong", "_"), WRONG.values(), ids=WRONG)
def test_what_does_not_go_together_is_found_where_it_stands(wrap, code, wrong, _):
    """Each mistake gives its own code, at its own place, and nothing else."""
    marked = unmark(wrap(wrong))
    assert found_in(marked.text) == expected(code, marked)


@pytest.mark.parametrize(("wrap", "_code", "_", "right"), WRONG.values(), ids=WRONG)
def test_what_is_right_beside_it_is_not_reported(wrap, _code, _, right):
    """The corrected text has no finding."""
    assert right is None or codes(wrap(right)) == []


def test_every_finding_says_the_same_in_both_languages():
    """Each message and help of this page is filled in Chinese and in English."""
    for wrap, _, wrong, _ in WRONG.values():
        for problem in check(unmark(wrap(wrong)).text):
            for lang in ("zh", "en"):
                assert problem.message(lang)
                assert "{" not in problem.message(lang) + problem.help(lang)


def test_a_split_figure_in_a_gate_on_the_score_needs_to_be_put_together():
    """A condition for each level is no condition for the department: CP319."""
    split = "统计 分级数：简报 的 件数，按 级别 分列\n"
    assert codes(item(f"{split}凡 分级数 > 3，得分率 记 0")) == ["CP319"]
    assert codes(item(f"{split}凡 合计（分级数，逐 级别） > 3，得分率 记 0")) == []


def test_a_scale_that_nothing_uses_is_named():
    """A scale of grades that no figure has is a warning."""
    (problem,) = (d for d in check(top("计算 等次 = 优"), unused=True) if "榜单" in d.message("zh"))
    assert problem.code.code == "CP211"
