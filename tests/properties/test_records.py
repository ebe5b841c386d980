"""Laws of records: what is merged is merged once and for all, and what is shared is shared out."""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Assessment, Mark
from tests.properties.effort import part

NAMES = ("甲局", "乙局", "丙局")
LEVELS = ("国家级", "省级", "市级")
HEAD = """语言 1
考核 示例
年度 2018
总分 10分
部门 甲局、乙局、丙局
材料 案例
  字段 标题：文字
  字段 级别：国家级 > 省级 > 市级
  字段 数量：整数
考核项 1 示例 10分
  得分率 = 1
  责任部门 全部部门
"""
ONCE = "同一 标题 只计一次"
HIGHEST = "同一 标题 只取 级别 最高"
LOWEST = "同一 标题 只取 级别 最低"
SHARED = "同一 标题 由各部门均分"
Row = dict[str, str]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "材料": st.just("案例"),
            "部门": st.sampled_from(NAMES),
            "标题": st.sampled_from(("一", "二", "三", "")),
            "级别": st.sampled_from(LEVELS),
            "日期": st.sampled_from(("2018-03-01", "2018-03-02", "2018-12-31")),
            "数量": st.sampled_from("0123"),
        }
    ),
    max_size=8,
)


def measures(*clauses: str, of: str = "件数") -> Callable[[list[Row]], Assessment]:
    """An evaluation with the figures 数0, 数1 … of the clauses."""
    lines = "".join(
        f"  统计 「数{number}」：案例 的 {of}{f'，{clause}' * bool(clause)}\n"
        for number, clause in enumerate(clauses)
    )
    return creditpolicy.loads(HEAD.replace("  得分率", f"{lines}  得分率")).evaluate


def figure(assessment: Assessment, number: int = 0) -> list[Fraction | Mark]:
    key = f"1/数{number}"
    if key in assessment.measures:
        return [assessment.measures[key].at((name,)) for name in NAMES]
    return [assessment.scores[key][name,] for name in NAMES]


def titles(rows: list[Row], name: str) -> set[str]:
    return {row["标题"] for row in rows if row["部门"] == name}


@part(5)
@given(ROWS, st.sampled_from((ONCE, HIGHEST, LOWEST)), st.sampled_from(("件数", "数量 合计")))
def test_merging_again_merges_nothing(rows: list[Row], clause: str, of: str) -> None:
    """A clause that merges, written twice, is written once: for counts and for sums."""
    result = measures(clause, f"{clause}，{clause}", of=of)(rows)
    assert figure(result, 0) == figure(result, 1)


@part(5)
@given(ROWS, st.data())
def test_a_copy_changes_nothing_that_is_merged(rows: list[Row], data: st.DataObject) -> None:
    """Whatever the order, a department has as many merged cases as titles, and a copy is no more."""
    evaluate = measures(ONCE, HIGHEST, LOWEST)
    expected = [len(titles(rows, name)) for name in NAMES]
    copies = data.draw(st.permutations([*rows, *rows[:3]]))
    for result in (evaluate(rows), evaluate(copies)):
        assert [figure(result, number) for number in range(3)] == [expected] * 3


@part(5)
@given(ROWS)
def test_the_highest_stands_for_its_title(rows: list[Row]) -> None:
    """Split by level, the one left of each title is the highest (or lowest) that was filed."""
    result = measures(f"{HIGHEST}，按 级别 分列", f"{LOWEST}，按 级别 分列")(rows)
    for number, choose in enumerate((min, max)):
        for name in NAMES:
            left = [
                choose(
                    LEVELS.index(row["级别"])
                    for row in rows
                    if (row["部门"], row["标题"]) == (name, title)
                )
                for title in titles(rows, name)
            ]
            for place, level in enumerate(LEVELS):
                found = result.measures[f"1/数{number}"].at((name, level))
                assert found == left.count(place)


@part(5)
@given(ROWS)
def test_shares_conserve_the_case(rows: list[Row]) -> None:
    """Shared out, the cases of all departments together are the cases that have a title: no more
    and no less, and each has as much of a case as every other that filed it."""
    shares = figure(measures(SHARED)(rows))
    named = {row["标题"] for row in rows} - {""}
    assert sum(one for one in shares if isinstance(one, Fraction)) == len(named)
    by_title = {title: sum(title in titles(rows, name) for name in NAMES) for title in named}
    for name, share in zip(NAMES, shares, strict=True):
        own = titles(rows, name) - {""}
        assert share == sum((Fraction(1, by_title[title]) for title in own), Fraction(0))


@part(5)
@given(ROWS, st.integers(0, 3))
def test_no_record_gives_more_than_its_cap(rows: list[Row], cap: int) -> None:
    """每件最高 caps each record: the sum is that of the capped, and never above cap × records."""
    result = measures(f"每件最高 {cap}", of="数量 合计")(rows)
    for name, value in zip(NAMES, figure(result), strict=True):
        own = [int(row["数量"]) for row in rows if row["部门"] == name]
        assert value == sum(min(one, cap) for one in own)
