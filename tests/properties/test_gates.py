"""Laws of gates, held against a second way to work them out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Mark
from tests.properties.effort import part

HEAD = """语言 1
考核 示例
年度 2018
总分 10分
部门 甲局、乙局、丙局、丁局
等级 等次：优 > 良 > 中 > 差
材料 打分
  字段 甲数、乙数、丙数：整数
统计 甲：打分 的 甲数 合计
统计 乙：打分 的 乙数 合计
统计 丙：打分 的 丙数 合计
考核项 1 示例 10分
  得分率 = 1
  责任部门 全部部门
"""
NAMES = ("甲局", "乙局", "丙局", "丁局")
GRADES = ("优", "良", "中", "差")
Counts = tuple[int, int, int]


def figure(text: str, counts: list[Counts], name: str) -> list[object]:
    """The figure `name` of each department, behind lines that stand before all items."""
    columns = ("甲数", "乙数", "丙数")
    rows = [
        {"部门": who, "材料": "打分", "日期": "2018-05-02", **dict(zip(columns, of, strict=True))}
        for who, of in zip(NAMES, counts, strict=True)
    ]
    policy = creditpolicy.loads(HEAD.replace("考核项", text + "考核项"))
    table = policy.evaluate(rows).scores[name]
    return [table[who,] for who in NAMES]


def held(test: str, counts: Counts) -> bool:
    """What a condition of the tests below says; division by 0 holds for nobody."""
    one, two, three = counts
    match test:
        case "甲 ÷ 丙 > 1":
            return three > 0 and one > three
        case "乙 ≥ 1":
            return two >= 1
        case _:
            return one == two


TESTS = st.sampled_from(("甲 ÷ 丙 > 1", "乙 ≥ 1", "甲 = 乙"))
COUNTS = st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=4, max_size=4)
NUMBERS = ("记 2", "最高 3", "最低 1", "记 甲数值 × 2")
STEPS = ("提一档", "降一档", "定为 中", "最高 良", "最低 良")


def number(value: Fraction, effect: str) -> Fraction:
    match effect:
        case "记 2":
            return Fraction(2)
        case "最高 3":
            return min(value, Fraction(3))
        case "最低 1":
            return max(value, Fraction(1))
        case _:
            return value * 2


def grade(value: str, effect: str) -> str:
    place = GRADES.index(value)
    match effect:
        case "提一档":
            return GRADES[max(0, place - 1)]
        case "降一档":
            return GRADES[min(3, place + 1)]
        case "定为 中":
            return "中"
        case "最高 良":
            return GRADES[max(1, place)]
        case _:
            return GRADES[min(1, place)]


@part(5)
@given(COUNTS, st.lists(st.tuples(TESTS, st.sampled_from(NUMBERS)), max_size=4))
def test_gates_on_a_number(counts: list[Counts], gates: list[tuple[str, str]]) -> None:
    """Each gate that holds changes the number that those before it left, in the order written."""
    lines = "".join(f"凡 {test}，甲数值 {effect}\n" for test, effect in gates)
    expected = []
    for of in counts:
        value = Fraction(of[0])
        for test, effect in gates:
            value = number(value, effect) if held(test, of) else value
        expected.append(value)
    assert figure(f"计算 甲数值 = 甲\n{lines}", counts, "甲数值") == expected


@part(5)
@given(COUNTS, st.lists(st.tuples(TESTS, st.sampled_from(STEPS)), max_size=4))
def test_gates_on_a_grade(counts: list[Counts], gates: list[tuple[str, str]]) -> None:
    """Grades move by one step, stop at the ends, and are held at a grade, in the order written."""
    table = "表 等次（甲）\n≥ 3：优\n≥ 2：良\n≥ 1：中\n其余：差\n"
    lines = "".join(f"凡 {test}，等次 {effect}\n" for test, effect in gates)
    expected = []
    for of in counts:
        value = GRADES[3 - min(3, of[0])]
        for test, effect in gates:
            value = grade(value, effect) if held(test, of) else value
        expected.append(value)
    assert figure(f"{table}{lines}", counts, "等次") == expected


@part(5)
@given(COUNTS, TESTS)
def test_last_is_behind_all_others(counts: list[Counts], test: str) -> None:
    """Those put last keep their order and their ties behind all others, who move up."""
    keys = [(held(test, of), -of[0]) for of in counts]
    expected = [Fraction(1 + sum(other < own for other in keys)) for own in keys]
    text = f"计算 排名 = 名次（甲）\n凡 {test}，排名 列最后\n"
    assert figure(text, counts, "排名") == expected


@part(5)
@given(COUNTS, st.lists(TESTS, min_size=1, max_size=3), st.booleans())
def test_conditions_below_are_joined(counts: list[Counts], tests: list[str], every: bool) -> None:
    """下列任一 is 或 and 下列全部 is 且 of the conditions below."""
    below = "".join(f"情形 {test}\n" for test in tests)
    how, joint = ("下列全部", " 且 ") if every else ("下列任一", " 或 ")
    listed = f"计算 甲数值 = 甲\n凡 {how}，甲数值 记 9\n{below}"
    joined = f"计算 甲数值 = 甲\n凡 {joint.join(tests)}，甲数值 记 9\n"
    assert figure(listed, counts, "甲数值") == figure(joined, counts, "甲数值")


@pytest.mark.parametrize(
    ("test", "expected"),
    [("丙 ÷ 丙 > 0", Fraction(4)), ("乙 ÷ 丙 > 0 或 甲 = 4", Fraction(9)), ("甲 = 4", Fraction(9))],
)
def test_what_is_not_applicable_does_not_hold(test: str, expected: Fraction) -> None:
    """With 丙 = 0 a quotient by it opens no gate, and does not close one that another part opens."""
    text = f"计算 甲数值 = 甲\n凡 {test}，甲数值 记 9\n"
    assert figure(text, [(4, 1, 0)] * 4, "甲数值") == [expected] * 4


def test_a_gate_gives_a_number_to_what_has_none() -> None:
    """记 replaces what is not applicable, 最高 leaves it: a cap is about numbers."""
    counts = [(4, 1, 0)] * 4
    assert figure("计算 率 = 甲 ÷ 丙\n凡 乙 = 1，率 记 0\n", counts, "率") == [Fraction(0)] * 4
    capped = figure("计算 率 = 甲 ÷ 丙\n凡 乙 = 1，率 最高 0\n", counts, "率")
    assert capped == [Mark.NOT_APPLICABLE] * 4


def test_what_is_undecided_makes_the_figure_undecided() -> None:
    """Where nobody can say whether a gate opens, nobody can say what is behind it."""
    dated = HEAD.replace("丙数：整数", "丙数：整数\n  字段 止：日期").replace("2018", "2090")
    text = "统计 及时：打分 的 件数，只计 止 在 日期 后 3个工作日 以内\n"
    text += "计算 甲数值 = 甲\n凡 及时 = 1，甲数值 记 9\n"
    row = {"部门": "甲局", "材料": "打分", "日期": "2090-03-01", "止": "2090-04-20"}
    policy = creditpolicy.loads(dated.replace("考核项", text + "考核项"))
    scores = policy.evaluate([{**row, "甲数": 1, "乙数": 1, "丙数": 1}]).scores["甲数值"]
    assert (scores["甲局",], scores["乙局",]) == (Mark.UNDECIDED, Fraction(0))
