"""Figures may use one another in any order, and never in a circle."""

import pytest

import creditpolicy
from tests.policy.marked import check, codes, expected, found_in, in_item, on_top, said, unmark


def chain(length: int, last: str) -> str:
    names = [
        "甲" + "".join("零一二三四五六七八九"[int(d)] for d in f"{n:05}") for n in range(length)
    ]
    lines = [f"计算 {one} = {other}" for one, other in zip(names, [*names[1:], last], strict=True)]
    return "\n".join([*lines, f"得分率 = {names[0]}"])


@pytest.mark.no_cover
def test_a_long_chain_of_figures_is_no_deeper_than_a_short_one():
    """Five thousand figures, each of the next, are checked without a deep call."""
    assert codes(in_item(chain(5000, "1"))) == []


@pytest.mark.no_cover
def test_a_long_circle_is_one_finding_with_a_short_path():
    """Five thousand figures in a circle are one CP215 at the first, its path shortened."""
    (problem,) = check(in_item(chain(5000, "甲零零零零零")))
    path = said(problem, "path")
    assert problem.code.code == "CP215"
    assert path.startswith("甲零零零零零 → 甲零零零零一 → ")
    assert path.endswith(" → 甲零零零零零")
    assert len(path) < 120


CIRCLES = {
    "of one": "计算 ⟦甲数⟧ = 甲数 + 1",
    "of two": "计算 ⟦甲数⟧ = 乙数\n计算 乙数 = 甲数",
    "of two, used twice": "计算 ⟦甲数⟧ = 乙数 + 乙数\n计算 乙数 = 甲数 + 甲数",
    "of three, entered from outside": "计算 起 = 甲数\n计算 ⟦甲数⟧ = 乙数\n计算 乙数 = 丙数\n计算 丙数 = 甲数",
    "through a table's cell": "计算 ⟦甲数⟧ = 等次\n表 等次\n甲数 > 1：1\n其余：0",
    "through a cap": "计算 ⟦甲数⟧ = 1，最高 甲数",
    "through a bound": "表 ⟦等次⟧（甲数）\n≥ 等次：1\n其余：0\n计算 甲数 = 1",
    "through a key": "表 ⟦等次⟧（甲数）\n≥ 2：1\n其余：0\n计算 甲数 = 等次",
    "of recognitions": "认定 ⟦案⟧：简报，须 没有 同一 标题 的 例\n认定 例：简报，须 没有 同一 标题 的 案",
    "of a recognition with itself": "认定 ⟦案⟧：简报，须 没有 同一 标题 的 案",
    "through 认定数": "表 ⟦几件⟧\n认定数 > 1：2\n其余：1\n认定 简报，每件计 几件",
    "two circles": "计算 ⟦甲数⟧ = 乙数\n计算 乙数 = 甲数\n计算 ⟦丙数⟧ = 丁数\n计算 丁数 = 丙数",
}


@pytest.mark.parametrize("text", CIRCLES.values(), ids=CIRCLES)
def test_a_circle_is_reported_once(text):
    """Each circle is one CP215 at one of its figures; who uses them is not reported."""
    marked = unmark(in_item(text + "\n得分率 = 1"))
    assert found_in(marked.text) == expected("CP215", marked)


def test_the_path_names_the_figures_in_order():
    """The message shows how a figure comes back to itself."""
    (problem,) = check(in_item("计算 甲数 = 乙数\n计算 乙数 = 丙数\n计算 丙数 = 甲数"))
    assert "甲数 → 乙数 → 丙数 → 甲数" in problem.message("zh")


def test_a_column_called_as_a_figure_is_no_circle():
    """A field of the records and a figure may share a name: the condition means the field."""
    text = "材料 快报\n字段 准确：是否\n计算 准确 = 快报数 ÷ 2\n统计 快报数：快报 的 件数，只计 准确 为 是"
    assert codes(on_top(text)) == []


def test_figures_may_stand_in_any_order():
    """A figure may be used above the line that names it."""
    assert codes(in_item("得分率 = 甲数\n计算 甲数 = 乙数\n计算 乙数 = 1")) == []


RESULTS = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
考核项 1 甲 4分
  ⟦1⟧
  责任部门 全部部门
考核项 2 乙 3分
  ⟦2⟧
  责任部门 全部部门
考核项 3 丙 3分
  ⟦3⟧
  责任部门 全部部门
"""


def results(first: str, second: str, third: str) -> str:
    return RESULTS.replace("⟦1⟧", first).replace("⟦2⟧", second).replace("⟦3⟧", third)


def test_items_may_look_at_items_below_them():
    """Results of items are known in whatever order the items stand."""
    text = results("得分 = 考核项 2 得分 + 1分", "得分率 = 考核项 3 得分率", "得分率 = 1")
    assert codes(text) == []
    rates = creditpolicy.loads(text).evaluate([]).scores["1/得分率"]
    assert rates == {("甲局",): 1, ("乙局",): 1}


@pytest.mark.parametrize(
    ("rules", "path"),
    [
        (("得分率 = 考核项 1 得分率", "得分率 = 1", "得分率 = 1"), "考核项 1 → 考核项 1"),
        (
            ("得分率 = 考核项 3 得分率", "得分率 = 考核项 1 得分率", "得分率 = 考核项 2 得分率"),
            "考核项 1 → 考核项 3 → 考核项 2 → 考核项 1",
        ),
        (
            (
                "计算 数 = 考核项 2 得分 ÷ 3分\n得分率 = 数",
                "得分率 = 考核项 1 得分率",
                "得分率 = 1",
            ),
            "数 → 考核项 2 → 考核项 1 → 数",
        ),
    ],
)
def test_a_circle_through_results_is_reported_once(rules, path):
    """Items that need one another are one finding, which names the items and figures between.

    In English they are items too.
    """
    (problem,) = [one for one in check(results(*rules)) if one.is_error]
    assert problem.code.code == "CP215"
    assert problem.message("zh").endswith(f"：{path}。")
    assert problem.message("en").endswith(f": {path.replace('考核项', 'item')}.")


def test_an_item_that_is_none():
    """The result of an item that is not there is an unknown name."""
    assert codes(results("得分率 = 考核项 7 得分率", "得分率 = 1", "得分率 = 1")) == ["CP206"]
