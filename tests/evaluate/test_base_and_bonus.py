"""基础分 and 加分 in formulas, tables and gates under 汇总."""

from fractions import Fraction

import creditpolicy

POLICY = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
等级 等次：优秀 > 合格
材料 简报
  字段 类别：文稿、图片
考核项 1 文件 10分
  统计 件数：简报 的 件数
  得分率 = 件数 ÷ 4，最高 1
  责任部门 全部部门
{extras}汇总
  加分 最高 2分
  部门得分 = 基础分 + {bonus} − 1分，最低 0分
  表 等次（基础分）
    ≥ 5分：优秀
    其余：合格
  凡 {bonus} < 0分，等次 最高 合格
"""
EXTRAS = """加分项 2 创新 5分
  统计 图片数：简报 的 件数，只计 类别 为 图片
  得分 = 1分 × 图片数，最高 5分
  责任部门 全部部门
减分项 3 批评 5分
  统计 文稿数：简报 的 件数，只计 类别 为 文稿
  扣分 = 3分 × 文稿数，扣完为止
  责任部门 全部部门
"""


def rows(*sorts: str) -> list[dict[str, str]]:
    same = {"部门": "甲局", "材料": "简报", "日期": "2018-03-01"}
    return [{**same, "类别": sort} for sort in sorts]


def test_base_and_bonus_are_those_of_the_roll_up() -> None:
    """3 pictures of 4: base 10 × 3/4, bonus 3 but no more than 2; the formula takes 1 off."""
    policy = creditpolicy.loads(POLICY.format(extras=EXTRAS, bonus="加分"))
    assessment = policy.evaluate(rows("图片", "图片", "图片"))
    assert assessment.scores["基础分"][("甲局",)] == Fraction(15, 2)
    assert assessment.scores["加分"][("甲局",)] == 2
    assert assessment.by_name["甲局"].score == Fraction(17, 2)
    assert assessment.scores["等次"][("甲局",)] == "优秀"


def test_a_penalty_makes_the_bonus_negative() -> None:
    """2 pictures and 1 draft: base 10 × 3/4, bonus 2 − 3, and the gate holds."""
    policy = creditpolicy.loads(POLICY.format(extras=EXTRAS, bonus="加分"))
    assessment = policy.evaluate(rows("图片", "图片", "文稿"))
    assert assessment.scores["加分"][("甲局",)] == -1
    assert assessment.by_name["甲局"].score == Fraction(15, 2) - 1 - 1
    assert assessment.scores["等次"][("甲局",)] == "合格"


def test_the_base_is_there_without_bonuses() -> None:
    """Where nothing stands outside the total, the base score is what the items give."""
    text = POLICY.format(extras="", bonus="0分").replace("  加分 最高 2分\n", "")
    policy = creditpolicy.loads(text.replace("  凡 0分 < 0分，等次 最高 合格\n", ""))
    assessment = policy.evaluate(rows("图片", "图片", "图片"))
    assert assessment.scores["基础分"][("甲局",)] == Fraction(15, 2)
    assert assessment.by_name["甲局"].score == Fraction(13, 2)


def test_a_figure_of_the_policy_may_be_called_so() -> None:
    """What the policy itself calls 基础分 is meant, and the roll-up's is another figure."""
    own = POLICY.replace("汇总\n", "汇总\n  计算 基础分 = 4分\n")
    policy = creditpolicy.loads(own.format(extras=EXTRAS, bonus="加分"))
    assessment = policy.evaluate(rows("图片"))
    assert assessment.by_name["甲局"].score == 4 + 1 - 1
    assert assessment.scores["等次"][("甲局",)] == "合格"
    assert assessment.scores["基础分"][("甲局",)] == Fraction(5, 2)


def test_english_names() -> None:
    """base_score and bonus_score are the same figures, and the formatter turns one into the other."""
    text = POLICY.format(extras=EXTRAS, bonus="加分")
    english = text.replace("基础分", "base_score").replace(
        "部门得分 = base_score + 加分", "部门得分 = base_score + bonus_score"
    )
    one, other = (creditpolicy.loads(of).evaluate(rows("图片")) for of in (text, english))
    assert one.departments == other.departments
