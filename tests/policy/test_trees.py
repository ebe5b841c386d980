"""大类, 分项, 免考, 裁定, and items outside the total: what stands where, and what is refused."""

import pytest

import creditpolicy
from tests.policy.marked import DEPARTMENTS, HEAD, check, codes, place

RULE = "  得分率 = 1\n  责任部门 全部部门\n"


def whole(*blocks: str) -> str:
    return HEAD + DEPARTMENTS + "".join(blocks)


def item(id_: str, points: str, *lines: str) -> str:
    return f"考核项 {id_} 示例 {points}\n" + (RULE if not lines else "\n".join(lines) + "\n")


def categories(text: str) -> dict[str, str]:
    policy = creditpolicy.loads(text).checked
    return {of.id: of.parent for of in policy.categories}


def test_a_category_stands_in_the_open_one_whose_number_it_goes_on_from():
    """1.1 stands in 1, 1.1.1 in 1.1, 1.2 in 1 again, and 2 in none; so does 10 beside 1."""
    text = whole(
        "大类 1 甲 8分\n大类 1.1 乙 4分\n大类 1.1.1 丙 4分\n",
        item("1", "4分"),
        "大类 1.2 丁 4分\n",
        item("2", "4分"),
        "大类 2 戊 1分\n",
        item("3", "1分"),
        "大类 10 己 1分\n",
        item("4", "1分"),
    )
    parents = {"1": "", "1.1": "1", "1.1.1": "1.1", "1.2": "1", "2": "", "10": ""}
    assert categories(text) == parents
    assert [of.category for of in creditpolicy.loads(text).checked.items] == [
        "1.1.1",
        "1.2",
        "2",
        "10",
    ]


def test_items_outside_the_total_close_the_categories():
    """Behind a 加分项 no category is open, and its points are in no sum."""
    text = whole(
        "大类 1 甲 10分\n", item("1", "10分"), "加分项 2 乙 5分\n", RULE, "减分项 3 丙 5分\n",
        "  扣分 = 1分，最高 5分，扣完为止\n  责任部门 全部部门\n".replace("1分，最高 5分", "5分"),
    )  # fmt: skip
    policy = creditpolicy.loads(text).checked
    assert [of.category for of in policy.items] == ["1", "", ""]


@pytest.mark.parametrize(
    ("points", "numbers"),
    [(("6分", "3分"), ("10", "9", "1")), (("6分", "4.5分"), ("10", "10.5", "0.5"))],
)
def test_the_sum_below_a_category_is_shown_with_its_difference(points, numbers):
    """CP412 stands at the category, names its points, the sum and the difference, and every addend."""
    text = whole("大类 1 甲 10分\n", *(item(str(n), p) for n, p in enumerate(points, 1)))
    problem = next(p for p in check(text) if p.code.code == "CP412")
    args = dict(problem.args)
    assert (args["points"], args["sum"], args["difference"]) == numbers
    assert [note.text.zh for note in problem.notes] == [f"{p[:-1]} 分" for p in points]
    assert place(problem).text == "大类 1 甲 10分"


def test_only_what_stands_directly_in_a_category_is_summed():
    """A category of categories adds up those, not their items once more."""
    text = whole(
        "大类 1 甲 10分\n大类 1.1 乙 4分\n",
        item("1", "1分"),
        item("2", "3分"),
        "大类 1.2 丙 6分\n",
        item("3", "6分"),
    )
    assert codes(text) == []


def test_the_sum_of_the_parts_is_shown_with_its_difference():
    """CP413 stands at the item and points at every part."""
    text = whole(
        item("1", "10分", "责任部门 全部部门"), "分项 1.1 甲 6分\n得分率 = 1\n分项 1.2 乙 3分\n得分率 = 1\n"
    )  # fmt: skip
    (problem,) = check(text)
    args = dict(problem.args)
    assert (problem.code.code, args["sum"], args["difference"]) == ("CP413", "9", "1")
    assert [note.text.zh for note in problem.notes] == ["6 分", "3 分"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("大类 1 甲 10分\n大类 1 乙 10分\n" + item("1", "10分"), "CP404"),
        (item("1", "10分", "责任部门 全部部门") + "分项 1 甲 10分\n得分率 = 1\n", "CP404"),
        ("分项 1.1 甲 10分\n得分率 = 1\n" + item("1", "10分"), "CP201"),
        (item("1", "10分") + "汇总\n分项 1.1 甲 10分\n得分率 = 1\n", "CP201"),
        (item("1", "10分", RULE + "缺项 按 满分"), "CP201"),
        (item("1", "10分", RULE + "免考 丁局：“不在”"), "CP207"),
        (item("1", "10分", RULE + "免考 甲局：“一”\n免考 甲局：“二”"), "CP301"),
        (
            item("1", "10分", RULE + "裁定 丁局 得分率 6%，由 组 于 2018-01-01 决定"),
            "CP207",
        ),
        (item("1", "10分", RULE + "裁定 甲局 得分率 6分，由 组 于 2018-01-01 决定"), "CP306"),
        (item("1", "10分", RULE + "裁定 甲局 得分率 6%，由 组 于 2018-02-30 决定"), "CP209"),
        (
            item("1", "10分")
            + "减分项 2 乙 5分\n扣分 = 5分，扣完为止\n责任部门 全部部门\n"
            + "裁定 甲局 得分率 6%，由 组 于 2018-01-01 决定",
            "CP201",
        ),
        (item("1", "10分") + "加分项 2 乙 5分\n扣分 = 5分，扣完为止\n责任部门 全部部门", "CP261"),
        (item("1", "10分") + "加分项 2 乙 5分\n得分 = 9分\n责任部门 全部部门", "CP406"),
        (
            item("1", "10分", "得分 = 分项合计 + 1分\n责任部门 全部部门")
            + "分项 1.1 甲 10分\n得分率 = 1\n",
            "CP406",
        ),
    ],
)
def test_what_cannot_stand_is_refused(text, code):
    """One mistake, one code."""
    assert codes(whole(text)) == [code]


def test_a_sum_of_parts_within_their_points_raises_no_false_alarm():
    """A mean lies among what it is the mean of, whatever 缺项 says; so no cap is asked for."""
    for missing in ("折算", "满分", "均值", "平均摊入"):
        text = whole(
            item("1", "10分", f"得分 = 分项合计\n责任部门 全部部门\n缺项 按 {missing}"),
            "分项 1.1 甲 6分\n得分率 = 1\n分项 1.2 乙 4分\n得分率 = 1\n",
        )
        assert codes(text) == []


def test_a_name_in_a_part_is_looked_for_in_its_item_before_all_others():
    """A part sees the figures of its item, which come before those of all; its own come first."""
    text = whole(
        "计算 甲数 = 1 ÷ 2\n计算 乙数 = 1 ÷ 2\n",
        item("1", "10分", "责任部门 全部部门\n计算 甲数 = 1\n计算 乙数 = 1 ÷ 2"),
        "分项 1.1 甲 6分\n得分率 = 甲数\n分项 1.2 乙 4分\n计算 乙数 = 1\n得分率 = 乙数\n",
    )
    (department, *_) = creditpolicy.loads(text).evaluate([]).departments
    assert [str(part.rate) for part in department.items[0].parts] == ["1", "1"]
