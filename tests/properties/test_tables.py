"""Laws of tables: what is proved complete covers its range, each value once, read independently."""

from fractions import Fraction
from itertools import pairwise

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Policy
from tests.properties.effort import part

HEAD = """语言 1
考核 示例
年度 2018
总分 10分
部门 甲局
材料 打分
  字段 数：数字
考核项 1 示例 10分
  统计 数和：打分 的 数 合计
  得分率 = 若 档 ≥ 0 则 1 否则 1
  责任部门 全部部门
"""
ORDERS = ("≥", ">", "≤", "<")
NUMBERS = st.sampled_from([Fraction(n, 2) for n in range(-6, 7)])


@frozen
class Band:
    """A row of a table over one number: the number, one bound, or two that both must hold."""

    bounds: tuple[tuple[str, Fraction], ...]

    def text(self) -> str:
        return " 且 ".join(f"{order} {signed(limit)}".lstrip("= ") for order, limit in self.bounds)

    def holds(self, value: Fraction) -> bool:
        """The bounds, read by themselves."""
        return all(compared(value, order, limit) for order, limit in self.bounds)


def signed(value: Fraction) -> str:
    """A number as a cell has it: two decimals at most, with its sign."""
    text = str(float(abs(value)))
    return f"−{text}" if value < 0 else text


def compared(value: Fraction, order: str, limit: Fraction) -> bool:
    match order:
        case "≥":
            return value >= limit
        case ">":
            return value > limit
        case "≤":
            return value <= limit
        case "<":
            return value < limit
        case _:
            return value == limit


def policy_of(bands: list[Band]) -> Policy | None:
    """A policy with the table, whose rows are worth their place; None where it is refused."""
    rows = "".join(f"    {band.text()}：{number}\n" for number, band in enumerate(bands, 1))
    table = f"  表 档（数和）\n{rows}"
    return creditpolicy.check(HEAD.replace("  得分率", f"{table}  得分率", 1))[0]


def worth(policy: Policy, value: Fraction) -> object:
    row = {"部门": "甲局", "材料": "打分", "日期": "2018-05-02", "数": str(float(value))}
    return policy.evaluate([row]).scores["1/档"]["甲局",]


BOUNDS = st.tuples(st.sampled_from(ORDERS), NUMBERS)
ONE_NUMBER = NUMBERS.map(lambda number: Band((("=", number),)))
BANDS = ONE_NUMBER | st.builds(Band, st.lists(BOUNDS, min_size=1, max_size=2).map(tuple))
POINTS = [Fraction(n, 4) for n in range(-16, 17)]
"""Every bound that is drawn, what lies between two of them, and what lies outside them all."""


@part(2)
@given(st.lists(BANDS, min_size=1, max_size=4))
def test_what_is_accepted_leaves_nothing_out(bands: list[Band]) -> None:
    """A table that checks without 其余 gives each value the first row whose bounds hold; and where
    some value has no such row, or a row has no value of its own, the table does not check."""
    first = [next((n for n, band in enumerate(bands, 1) if band.holds(v)), None) for v in POINTS]
    whole = None not in first
    own = {*first} >= {*range(1, len(bands) + 1)}
    policy = policy_of(bands)
    if policy is None:
        assert not (whole and own)
        return
    assert whole
    assert [worth(policy, value) for value in POINTS] == first


@part(2)
@given(st.lists(st.tuples(NUMBERS, st.booleans()), min_size=1, max_size=4), st.randoms())
def test_bands_that_meet_cover_their_range_once(cuts, random) -> None:
    """Bands from cut to cut, in any order, give each value the one row that it lies in."""
    ends = sorted(dict(cuts).items())
    bands = [Band((("<" if above else "≤", limit),)) for limit, above in ends[:1]]
    for (low, at_low), (high, at_high) in pairwise(ends):
        lower = ("≥" if at_low else ">", low)
        bands.append(Band((lower, ("<" if at_high else "≤", high))))
    last, at_last = ends[-1]
    bands.append(Band((("≥" if at_last else ">", last),)))
    random.shuffle(bands)
    policy = policy_of(bands)
    assert policy is not None
    for value in POINTS:
        rows = [number for number, band in enumerate(bands, 1) if band.holds(value)]
        assert [worth(policy, value)] == rows


@part(5)
@given(
    st.lists(NUMBERS, min_size=3, max_size=3, unique=True).map(lambda of: sorted(of, reverse=True)),
    st.lists(NUMBERS, min_size=2, max_size=6),
)
def test_grades_rise_with_their_figure(limits: list[Fraction], values: list[Fraction]) -> None:
    """Where bands go down row by row, who has more never has a lower grade, and equals have equal ones."""
    grades = ("优", "良", "中", "差")
    rows = [
        f"    ≥ {signed(limit)}：{grade}\n" for limit, grade in zip(limits, grades, strict=False)
    ]
    table = "  表 等次（数和）\n" + "".join(rows) + "    其余：差\n"
    rule = "得分率 = 若 等次 不低于 中 则 1 否则 0"
    text = HEAD.replace("  得分率 = 若 档 ≥ 0 则 1 否则 1", table + f"  {rule}")
    policy = creditpolicy.loads("语言 1\n等级 等次：优 > 良 > 中 > 差\n" + text.split("\n", 1)[1])
    row = {"部门": "甲局", "材料": "打分", "日期": "2018-05-02"}
    places = []
    for value in sorted(values):
        scores = policy.evaluate([{**row, "数": str(float(value))}]).scores
        places.append(-grades.index(str(scores["1/等次"]["甲局",])))
        assert places[-1] == -sum(value < limit for limit in limits)
    assert places == sorted(places)
