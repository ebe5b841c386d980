"""Rows under names that departments no longer have."""

import pytest

import creditpolicy
from creditpolicy.diagnostics.diagnostic import Cell

POLICY = creditpolicy.loads("""\
语言 1
考核 示例
  年度 2018
  总分 10分
部门 税务局、生态环境分局
别称 国税局：县国税局
沿革 国税局、地税局 于 2018-06-15 合并为 税务局
沿革 环保办 于 2017-01-01 更名为 环保分局
沿革 环保分局 于 2018-11-20 更名为 生态环境分局
材料 案例
  字段 标题：文字
考核项 1 示例 10分
  认定 案例
  得分率 = 认定数 ÷ 10，最高 1
  责任部门 全部部门
""")


def read(*rows: tuple[str, str, str]) -> creditpolicy.Evidence:
    """Rows of department, day and id."""
    cells = ("部门", "日期", "编号")
    of = [{**dict(zip(cells, row, strict=True)), "材料": "案例", "标题": "甲"} for row in rows]
    return POLICY.read(of)


def codes(evidence: creditpolicy.Evidence) -> list[str]:
    return [problem.code.code for problem in evidence.diagnostics]


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("国税局", "税务局"),
        ("县国税局", "税务局"),
        ("地税局", "税务局"),
        ("环保分局", "生态环境分局"),
    ],
)
def test_a_fact_of_before_counts_for_the_successor(name: str, today: str) -> None:
    """Until the day before, an old name is as good as the new one, and the record keeps it."""
    evidence = read((name, "2018-06-14", ""))
    (record,) = evidence.records["案例"]
    assert record.department == today
    assert record.formerly is not None and name in (record.formerly.name, "县国税局")
    assert codes(evidence) == []


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("国税局", "2018-06-15", ("2018-06-15", "合并为“税务局”", "税务局")),
        ("县国税局", "2018-07-01", ("2018-06-15", "合并为“税务局”", "税务局")),
        ("环保分局", "2018-11-20", ("2018-11-20", "更名为“生态环境分局”", "生态环境分局")),
        ("环保办", "2018-01-01", ("2017-01-01", "更名为“环保分局”", "生态环境分局")),
    ],
)
def test_a_fact_of_after_counts_and_is_named(
    name: str, day: str, said: tuple[str, str, str]
) -> None:
    """From the day on the row counts too, and a warning at its department asks about the day."""
    evidence = read((name, day, ""))
    (problem,) = evidence.diagnostics
    until, change, today = said
    assert problem.code.code == "CP565" and not problem.is_error
    assert problem.at == Cell("Python", 1, "部门")
    old = name.removeprefix("县")
    assert problem.message("zh") == (
        f"“{old}”已于 {until} {change}，这一行写的却是 {day} 的事；已经算给“{today}”。"
    )
    assert evidence.records["案例"][0].department == today


def test_a_fact_of_before_under_the_new_name_is_fine() -> None:
    """Who writes today's name for a fact of before says nothing wrong."""
    assert codes(read(("税务局", "2018-03-01", ""), ("生态环境分局", "2018-03-01", ""))) == []


def test_two_that_merged_may_have_used_one_number() -> None:
    """One id of two departments that only later became one names two facts; neither is dropped."""
    rows = [("国税局", "2018-03-01", "7"), ("地税局", "2018-03-01", "7")]
    evidence = read(*rows)
    assert codes(evidence)[:2] == ["CP548", "CP548"]
    with_today = read(rows[0], ("税务局", "2018-03-01", "7"), rows[1])
    assert codes(with_today)[:3] == ["CP548"] * 3


@pytest.mark.parametrize("other", ["税务局", "县国税局"])
def test_a_copy_under_another_name_counts_once(other: str) -> None:
    """The same row under an old and a new name, or an alias, is one fact."""
    evidence = read(("国税局", "2018-03-01", "7"), (other, "2018-03-01", "7"))
    assert codes(evidence) == ["CP549"]
    assert len(evidence.records["案例"]) == 1
