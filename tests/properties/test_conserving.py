"""Laws of what does not apply: points move to what applies, and none are lost or made."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Mark
from tests.properties.effort import part

TOTAL = 60
POINTS = (10, 20, 30)
NAMES = ("甲局", "乙局")
CHOICES = ("折算", "平均摊入", "满分", "均值")
Rates = dict[tuple[str, int], int | None]
"""Of a department in an item: how many halves it has; None where it has no such work."""

RATES = st.fixed_dictionaries(
    {
        (name, item): st.sampled_from((0, 1, 2, None))
        for name in NAMES
        for item in range(1, len(POINTS) + 1)
    }
)


def evaluated(choice: str, rates: Rates, *, parts: bool):
    """The scores of the departments in three items, or in three parts of one item."""
    head, word = (
        ("考核项 1 全部 60分\n责任部门 全部部门\n", "分项 1.") if parts else ("", "考核项 ")
    )
    text = f"语言 1\n考核 示例\n年度 2018\n总分 {TOTAL}分\n部门 甲局、乙局\n材料 成绩\n"
    text += f"  字段 项：一、二、三\n  字段 半数：整数\n{head}" + f"缺项 按 {choice}\n" * parts
    for number, (name, points) in enumerate(zip("一二三", POINTS, strict=True), 1):
        text += f"{word}{number} {name} {points}分\n"
        text += f"  统计 数{name}：成绩 的 半数 合计，只计 项 为 {name}\n"
        text += f"  统计 行数{name}：成绩 的 件数，只计 项 为 {name}\n"
        text += f"  不适用 凡 行数{name} = 0\n  得分率 = 数{name} ÷ 2，最高 1\n"
        text += "" if parts else "  责任部门 全部部门\n"
    text += "" if parts else f"汇总\n  缺项 按 {choice}\n"
    row = {"材料": "成绩", "日期": "2018-05-02"}
    rows = [
        {**row, "部门": name, "项": "一二三"[item - 1], "半数": halves}
        for (name, item), halves in rates.items()
        if halves is not None
    ]
    assessment = creditpolicy.loads(text).evaluate(rows)
    return {one.name: one.score for one in assessment.departments}


def by_hand(choice: str, rates: Rates, name: str) -> Fraction | None:
    """The department's score, by the words of the notice; None where nothing applies to it."""
    known = {n: Fraction(h, 2) for (who, n), h in rates.items() if who == name and h is not None}
    if not known and choice in ("折算", "平均摊入"):
        return None
    given = sum((POINTS[n - 1] * rate for n, rate in known.items()), Fraction(0))
    worth = sum(POINTS[n - 1] for n in known)
    if choice == "折算":
        return given * TOTAL / worth
    if choice == "平均摊入":
        more = Fraction(TOTAL - worth, len(known))
        return sum(((POINTS[n - 1] + more) * rate for n, rate in known.items()), Fraction(0))
    raise AssertionError(choice)


@pytest.mark.parametrize("parts", [False, True], ids=["items", "parts"])
@pytest.mark.parametrize("choice", ["折算", "平均摊入"])
def test_points_of_what_does_not_apply_go_to_the_rest(choice: str, parts: bool) -> None:
    """Rescaled or spread, a score is what the arithmetic of the notice gives for items and parts."""

    @part(8)
    @given(RATES)
    def law(rates: Rates) -> None:
        scores = evaluated(choice, rates, parts=parts)
        for name in NAMES:
            expected = by_hand(choice, rates, name)
            assert scores[name] == (Mark.NOT_APPLICABLE if expected is None else expected)

    law()


@pytest.mark.parametrize("parts", [False, True], ids=["items", "parts"])
@pytest.mark.parametrize("choice", CHOICES)
def test_full_marks_in_all_that_applies_are_the_total(choice: str, parts: bool) -> None:
    """Who has full marks wherever something applies has all 60 points, whatever does not apply."""

    @part(10)
    @given(st.sets(st.sampled_from(range(1, 4)), min_size=1))
    def law(applies: set[int]) -> None:
        rates: Rates = {(n, i): 2 if i in applies else None for n in NAMES for i in range(1, 4)}
        rates["乙局", min(applies)] = 1
        scores = evaluated(choice, rates, parts=parts)
        assert scores["甲局"] == TOTAL
        assert scores["乙局"] < TOTAL

    law()
