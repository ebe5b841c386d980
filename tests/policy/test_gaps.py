"""Tables without 其余: the checker finds exactly those that leave something out, and says what."""

import operator
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.policy.marked import check, codes, in_item, said

SIGNS = {"≥": operator.ge, ">": operator.gt, "≤": operator.le, "<": operator.lt, "": operator.eq}
Bound = tuple[str, int]
Row = tuple[Bound, ...]


def fits(row: Row, value: int) -> bool:
    return all(SIGNS[sign](value, limit) for sign, limit in row)


def written(row: Row) -> str:
    return " 且 ".join(f"{sign} {limit}".strip() for sign, limit in row)


bounds = st.tuples(st.sampled_from(("≥", ">", "≤", "<")), st.integers(-2, 6))
rows = st.one_of(
    bounds.map(lambda one: (one,)),
    st.tuples(bounds, bounds),
    st.integers(0, 6).map(lambda value: (("", value),)),
)
tables = st.lists(rows, min_size=1, max_size=6)


def problems(table: list[Row]):
    lines = "".join(f"    {written(row)}：1\n" for row in table)
    text = in_item(f"  统计 件数量：简报 的 件数\n  表 等次（件数量）\n{lines}")
    return [one for one in check(text) if one.code.code == "CP323"]


@given(tables)
@example([(("", 0),), (("", 1),), (("≥", 2),)])
@example([(("≥", 3),), (("≥", 1), ("<", 3))])
@example([(("≥", 1),), (("<", 0),)])
def test_a_gap_is_found_where_there_is_one(table: list[Row]) -> None:
    """A table over a count is refused exactly where some whole number from 0 fits no row."""
    left = [value for value in range(10) if not any(fits(row, value) for row in table)]
    found = problems(table)
    unreachable = "CP328" in codes_of(table)
    assert bool(found) == bool(left) or unreachable
    for one in found:
        words = dict(one.args)["case"]
        value = int(re.findall(r"-?[0-9]+", words.zh)[0])
        assert value >= 0
        assert not any(fits(row, value) for row in table)
        assert said(one, "name") == "等次"


def codes_of(table: list[Row]) -> list[str]:
    lines = "".join(f"    {written(row)}：1\n" for row in table)
    return codes(in_item(f"  统计 件数量：简报 的 件数\n  表 等次（件数量）\n{lines}"))


COUNTS = "统计 件数量：简报 的 件数\n统计 篇数和：简报 的 篇数 合计\n"


@pytest.mark.parametrize(
    "table",
    [
        "表 等次（件数量）\n0：1\n1：1\n≥ 2：0.5",
        "表 等次（率）\n100%：1\n≥ 60% 且 < 100%：0.5\n< 60%：0",
        "表 等次（率）\n≥ 0 且 ≤ 1：1",
        "表 等次（名次（件数量））".replace("名次（件数量）", "位次") + "\n1：1\n2：0.5\n3：0.2",
        "表 等次（下）\n≤ 0：1\n1：0.5\n2：0.3\n≥ 3：0",
        "表 等次（类别数，部门）\n0，其余：1\n≥ 1，两局：0.5\n≥ 1，甲局：0.2",
    ],
)
def test_what_a_key_can_be_is_known(table: str) -> None:
    """Counts are whole from 0, shares from 0 to 1, ranks as many as departments, floors whole."""
    given_ = (
        f"{COUNTS}统计 好数：简报 的 件数，只计 类别 为 文稿\n统计 类别数：简报 的 不同 类别 数\n"
        "计算 率 = 好数 ÷ 件数量\n计算 位次 = 名次（件数量）\n"
        "计算 下 = 向下取整（篇数和 ÷ 2）\n"
    )
    assert "CP323" not in codes(in_item(given_ + table))


def test_the_gap_is_named_in_both_languages() -> None:
    """The finding says for which values of the keys the table says nothing."""
    text = in_item(
        COUNTS + "计算 率 = 件数量 ÷ 篇数和，最高 1\n"
        "表 等次（率，部门）\n≥ 80%，其余：1\n< 80%，两局：0.5"
    )
    (problem,) = [one for one in check(text) if one.code.code == "CP323"]
    assert problem.message("zh") == "表“等次”没有写明“率”为 0%、“部门”为 甲局 时怎么算。"
    assert problem.message("en") == (
        "Table “等次” does not say what holds where “率” is 0% and “部门” is 甲局."
    )
    assert problem.help("zh") == "补上这一档，或最后加一行“其余：……”。"
