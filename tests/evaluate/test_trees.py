"""What parts, categories, exemptions and items outside the total come to, by hand."""

from fractions import Fraction

import pytest

import creditpolicy
from creditpolicy import Mark

HEAD = """语言 1
考核 示例
  年度 2018
  总分 100分
部门 甲局、乙局、丙局
材料 成绩
  字段 事项：文件、宣传、培训
  字段 分数：分值
"""


def part(number: int, name: str, points: int) -> str:
    return (
        f"分项 1.{number} {name} {points}分\n"
        f"  统计 {name}数：成绩 的 件数，只计 事项 为 {name}\n"
        f"  统计 {name}得分：成绩 的 分数 合计，只计 事项 为 {name}\n"
        f"  不适用 凡 {name}数 = 0\n  得分 = {name}得分，最高 {points}分，最低 0分\n"
    )


def whole_item(number: int, name: str, points: int, heading: str = "考核项") -> str:
    lines = part(number, name, points).split("\n", 1)[1]
    return f"{heading} {number} {name} {points}分\n{lines}  责任部门 全部部门\n"


def rows(**scores: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"部门": department, "材料": "成绩", "日期": "2018-03-01", "事项": name, "分数": points}
        for department, of in scores.items()
        for name, points in of.items()
    ]


FILED = rows(
    甲局={"文件": "30", "宣传": "10", "培训": "20"}, 乙局={"文件": "60", "宣传": "15"}, 丙局={}
)


@pytest.mark.parametrize(
    ("missing", "score"),
    [
        # Without 培训 (20): 60 of 60 and 15 of 20.
        ("折算", Fraction(100) * (60 + 15) / 80),
        ("满分", Fraction(60 + 15 + 20)),
        ("均值", Fraction(60 + 15 + 20)),
        ("平均摊入", Fraction(70) + Fraction(30) * 15 / 20),
    ],
)
def test_a_part_that_does_not_apply(missing, score):
    """Each 缺项 by hand; 培训 is 1 for the only department that has it, and so is its mean."""
    text = HEAD + f"考核项 1 工作 100分\n  责任部门 全部部门\n  缺项 按 {missing}\n"
    text += part(1, "文件", 60) + part(2, "宣传", 20) + part(3, "培训", 20)
    assessment = creditpolicy.loads(text).evaluate(FILED)
    first, second, third = assessment.departments
    assert (first.score, second.score) == (60, score)
    assert third.items[0].score is Mark.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("missing", "scores", "zone"),
    [
        # Zone, item by item: 45/60, 12.5/20 and 20/20 on average of whom each applies to.
        ("折算", (60, Fraction(75) * 100 / 80, None), Fraction(45) + Fraction(25, 2) + 20),
        (
            "满分",
            (60, 95, 100),
            Fraction(60) * (30 + 60 + 60) / 180 + Fraction(10 + 15 + 20, 3) + 20,
        ),
        # 丙局 gets the means of the others: 45, 12.5 and 20.
        ("均值", (60, 95, Fraction(155, 2)), Fraction(155, 2)),
        (
            "平均摊入",
            (60, Fraction(70) + Fraction(30) * 3 / 4, None),
            Fraction(45) + Fraction(25, 2) + 20,
        ),
    ],
)
def test_an_item_that_does_not_apply(missing, scores, zone):
    """The same words under 汇总, between items; every item applies to somebody."""
    text = HEAD + whole_item(1, "文件", 60) + whole_item(2, "宣传", 20) + whole_item(3, "培训", 20)
    assessment = creditpolicy.loads(f"{text}汇总\n  缺项 按 {missing}\n").evaluate(FILED)
    expected = [Mark.NOT_APPLICABLE if score is None else score for score in scores]
    assert [one.score for one in assessment.departments] == expected
    assert assessment.zone.score == zone


def test_points_of_what_applies_to_nobody_are_spread_equally():
    """培训 (20) applies to nobody: 文件 counts 70 and 宣传 30, for zone, contribution and share."""
    text = HEAD + whole_item(1, "文件", 60) + whole_item(2, "宣传", 20) + whole_item(3, "培训", 20)
    policy = creditpolicy.loads(f"{text}汇总\n  缺项 按 平均摊入\n")
    filed = rows(甲局={"文件": "30"}, 乙局={"文件": "60", "宣传": "10"})
    assessment = policy.evaluate(filed)
    first, second, _ = assessment.departments
    assert assessment.zone.score == Fraction(70) * 3 / 4 + Fraction(30) / 2
    assert first.contribution == Fraction(35) / 2
    assert second.contribution == 35 + Fraction(30) / 2
    assert (first.share, second.share) == (35, 65)
    # 甲局's own items without its 宣传 and 培训: 文件 counts all 100.
    assert (first.score, second.score) == (50, 70 + 15)


BONUS = (
    "加分项 4 附加 5分\n  统计 宣传数：成绩 的 件数，只计 事项 为 宣传\n"
    "  得分 = 3分 × 宣传数，最高 5分\n  责任部门 全部部门\n"
    "减分项 5 批评 6分\n  统计 培训数：成绩 的 件数，只计 事项 为 培训\n"
    "  扣分 = 4分 × 培训数，扣完为止\n  责任部门 甲局、乙局\n"
)


@pytest.mark.parametrize("basis", ["考核项分值", "分担分值"])
@pytest.mark.parametrize(("cap", "bonus"), [("", 3), ("  加分 最高 2分\n", 2)])
def test_items_outside_the_total(basis, cap, bonus):
    """甲局: 50 of 100, 3 (or 2) more, 4 less; 乙局: 100 and 3; what is not named adds nothing."""
    text = HEAD + whole_item(1, "文件", 100) + BONUS + f"汇总\n  部门得分 按 {basis}\n{cap}"
    filed = rows(
        甲局={"文件": "50", "宣传": "0", "培训": "0"}, 乙局={"文件": "100", "宣传": "0"}, 丙局={}
    )
    assessment = creditpolicy.loads(text).evaluate(filed)
    first, second, third = assessment.departments
    assert (first.score, second.score) == (50 + bonus - 4, 100 + bonus)
    assert third.score is Mark.NOT_APPLICABLE
    # Zone: 75, with (3 + 3 + 0) ÷ 3 more and (4 + 0) ÷ 2 less; a cap is about departments.
    assert assessment.zone.score == 75 + 2 - 2
    assert first.contribution == 25 + 1 - 2
    assert (first.share, second.share, third.share) == (50, 50, 0)
    assert [line.score for line in assessment.zone.items] == [75, 2, -2]


def test_categories_sum_what_applies_in_their_items():
    """A category's subtotal is in the items' own points; of nothing it is not applicable."""
    text = HEAD + "大类 1 甲 80分\n" + whole_item(1, "文件", 60) + whole_item(2, "宣传", 20)
    text += "大类 2 乙 20分\n" + whole_item(3, "培训", 20)
    assessment = creditpolicy.loads(text).evaluate(FILED)
    zone = {of.category.id: of.score for of in assessment.zone.categories}
    assert zone == {"1": Fraction(45) + Fraction(25, 2), "2": 20}
    subtotals = [[of.score for of in one.categories] for one in assessment.departments]
    assert subtotals[:2] == [[40, 20], [75, Mark.NOT_APPLICABLE]]
    assert subtotals[2] == [Mark.NOT_APPLICABLE, Mark.NOT_APPLICABLE]


def test_who_is_exempt_from_all_items_has_no_score_and_no_rank():
    """Before all items 免考 is about each of them; the others' figures do not see the department."""
    text = HEAD + "免考 乙局：“新组建，不参加本年考核”\n" + whole_item(1, "文件", 100)
    assessment = creditpolicy.loads(text).evaluate(
        rows(甲局={"文件": "50"}, 乙局={"文件": "90"}, 丙局={"文件": "70"})
    )
    _, exempt, _ = assessment.departments
    assert (exempt.score, exempt.rank, exempt.share) == (Mark.NOT_APPLICABLE, None, 0)
    assert assessment.zone.score == 60
    (note,) = assessment.diagnostics
    assert note.code.code == "CP660"
    assert note.message("zh") == "“乙局”免考全部考核项，理由是“新组建，不参加本年考核”。"


def test_a_ruling_stands_before_the_rule_and_before_what_does_not_apply():
    """A decided rate counts where the department filed nothing, and where it filed much."""
    ruling = "  裁定 {} 得分率 60%，由 领导小组 于 2018-12-20 决定\n"
    text = HEAD + whole_item(1, "文件", 100) + ruling.format("乙局") + ruling.format("丙局")
    text += "    理由 “材料毁损”\n"
    assessment = creditpolicy.loads(text).evaluate(rows(甲局={"文件": "30"}, 乙局={"文件": "90"}))
    assert [one.score for one in assessment.departments] == [30, 60, 60]
    assert [note.message("zh") for note in assessment.diagnostics] == [
        "“乙局”考核项 1 的得分率 60.00% 是裁定的，由领导小组于 2018-12-20 决定。",
        "“丙局”考核项 1 的得分率 60.00% 是裁定的，由领导小组于 2018-12-20 决定，理由是“材料毁损”。",
    ]


def test_a_ruling_moves_what_a_department_bears():
    """Where deductions fall on departments, a decided rate is a decided deduction: 40 of 100."""
    text = HEAD + (
        "考核项 1 诚信 100分\n  统计 次数：成绩 的 件数\n  扣分 = 10分 × 次数，扣完为止\n"
        "  扣分由责任部门承担\n  责任部门 全部部门\n"
        "  裁定 乙局 得分率 60%，由 领导小组 于 2018-12-20 决定\n"
    )
    assessment = creditpolicy.loads(text).evaluate(rows(甲局={"文件": "1"}))
    assert [one.items[0].rate for one in assessment.departments] == [
        Fraction(9, 10),
        Fraction(3, 5),
        1,
    ]
    assert assessment.zone.score == 100 - 10 - 40
    contributions = [one.contribution for one in assessment.departments]
    # A third of 100 each, less 10, 40 and nothing.
    assert contributions == [Fraction(70, 3), Fraction(-20, 3), Fraction(100, 3)]
